#include "cli/whole_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace dragoman {

WholeFile::~WholeFile() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::remove(Temporary().c_str());
}

Status WholeFile::Open(bool force) {
  if (path_.empty()) return Ok();
  std::error_code code;
  std::filesystem::file_status status = std::filesystem::status(path_, code);
  if (std::filesystem::exists(status)) {
    // A rename would put a file in the place of /dev/null.
    if (!std::filesystem::is_regular_file(status))
      return dragoman::Fail(
          ErrorKind::bad_input,
          fmt::format("{}: is no ordinary file; without --out, standard output is written", path_));
    if (!force)
      return dragoman::Fail(ErrorKind::bad_input,
                            fmt::format("{}: is there already; --force writes over it", path_));
  }
  file_ = std::fopen(Temporary().c_str(), "wb");
  return file_ != nullptr ? Ok() : Failed();
}

bool WholeFile::Put(const std::string& text) {
  if (path_.empty()) {
    console_.PrintData(text);
    return console_.Alive();
  }
  return std::fwrite(text.data(), 1, text.size(), file_) == text.size();
}

Status WholeFile::Close() {
  if (path_.empty()) return Ok();
  bool good = std::ferror(file_) == 0 && std::fflush(file_) == 0 && fsync(fileno(file_)) == 0;
  good = std::fclose(file_) == 0 && good;
  file_ = nullptr;
  if (good && std::rename(Temporary().c_str(), path_.c_str()) == 0) return Ok();
  Status failed = Failed();
  std::remove(Temporary().c_str());
  return failed;
}

Status WholeFile::Failed() const {
  return dragoman::Fail(ErrorKind::io,
                        fmt::format("{}: cannot be written: {}", path_, std::strerror(errno)));
}

}  // namespace dragoman
