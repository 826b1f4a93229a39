#include "ingest/inputs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

// Endings that no report has. Documents and archives are not here: they may hold reports, and the
// reader says of each that it cannot read it.
constexpr std::string_view kNoReportEndings =
    "db|db-wal|db-shm|db-journal|sqlite|sqlite3|png|jpg|jpeg|gif|webp|svg|ico|bmp|tif|tiff|mp3|mp4|"
    "m4a|wav|"
    "ogg|avi|mov|mkv|webm|ttf|otf|woff|woff2|css|js|so|o|a|exe|dll|pyc|swp|bak|tmp|lock";

std::string_view SpecialKind(mode_t mode) {
  if (S_ISFIFO(mode)) return "a named pipe";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  return "not a file";
}

class Lister {
 public:
  InputList list;

  void Add(const std::string& path) {
    if (path == "-") {
      list.inputs.push_back({path});
      return;
    }
    // A stack instead of recursion: folders may be nested as deep as the disk allows. Children are
    // pushed in reverse, so that they come off in order.
    std::vector<std::string> open = {path};
    while (!open.empty()) {
      std::string next = std::move(open.back());
      open.pop_back();
      struct stat info;
      if (::stat(next.c_str(), &info) != 0) {
        int cause = errno;
        Problem(cause == ENOENT ? ErrorKind::not_found : ErrorKind::io,
                fmt::format("{}: {}", next, std::strerror(cause)));
      } else if (S_ISDIR(info.st_mode)) {
        if (seen_.insert({info.st_dev, info.st_ino}).second) PushChildren(next, open);
      } else if (S_ISREG(info.st_mode)) {
        list.inputs.push_back({next});
      } else {
        Problem(ErrorKind::bad_input,
                fmt::format("{}: is {}, skipped; to read a stream pipe it into -", next,
                            SpecialKind(info.st_mode)));
      }
    }
  }

 private:
  void Problem(ErrorKind kind, std::string message) {
    list.problems.push_back({kind, std::move(message)});
  }

  void PushChildren(const std::string& folder, std::vector<std::string>& open) {
    std::error_code code;
    std::filesystem::directory_iterator entry(folder, code), end;
    std::vector<std::string> names;
    while (!code && entry != end) {
      std::string name = entry->path().filename().string();
      if (!IsNoReportName(name)) names.push_back(std::move(name));
      entry.increment(code);
    }
    if (code)
      Problem(ErrorKind::io, fmt::format("{}: cannot read folder: {}", folder, code.message()));
    std::sort(names.rbegin(), names.rend());
    std::string base = folder.ends_with('/') ? folder : folder + "/";
    for (std::string& name : names) open.push_back(base + name);
  }

  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

bool IsNoReportName(std::string_view name) {
  if (name.starts_with('.') || name.ends_with('~')) return true;
  size_t dot = name.rfind('.');
  return dot != std::string_view::npos && InList(ToLower(name.substr(dot + 1)), kNoReportEndings);
}

InputList ListInputs(std::span<const std::string> paths) {
  Lister lister;
  for (const std::string& path : paths) lister.Add(path);
  return std::move(lister.list);
}

}  // namespace dragoman
