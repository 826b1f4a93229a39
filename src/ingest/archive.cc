#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cerrno>
#include <memory>
#include <optional>

#include "core/strings.h"
#include "core/utf8.h"
#include "ingest/inputs.h"

namespace dragoman {
namespace {

using std::string_view_literals::operator""sv;  // NOLINT(misc-unused-using-decls): used below

// Text shrinks to a tenth, lists of the same line to a fiftieth; only bombs come to this.
constexpr uint64_t kMaxRatio = 300;
constexpr uint64_t kRatioFrom = 32u << 20;  // of unpacked bytes; below, ratios say nothing
constexpr size_t kMaxNameBytes = 512;
constexpr std::string_view kPackedEndings = "gz|zst|xz|bz2";

constexpr std::string_view kMagics[] = {"\x1F\x8B"sv, "PK\x03\x04"sv, "\x28\xB5\x2F\xFD"sv,
                                        "\xFD"
                                        "7zXZ\0"sv,
                                        "BZh"sv};

bool IsOfficeDocument(std::string_view head) {
  // The first member's name stands 30 bytes behind the start.
  if (!head.starts_with("PK\x03\x04") || head.size() < 64) return false;
  std::string_view name = head.substr(30);
  return name.starts_with("[Content_Types].xml") || name.starts_with("_rels/") ||
         name.starts_with("mimetypeapplication/");
}

bool LeadsOut(std::string_view name) {
  if (name.starts_with('/') || name.find('\\') != std::string_view::npos) return true;
  for (std::string_view part : Split(name, '/'))
    if (part == "..") return true;
  return false;
}

// "wire.jsonl.gz" -> "wire.jsonl"
std::string PlainName(const std::string& name) {
  size_t dot = name.rfind('.');
  bool packed = dot != std::string::npos &&
                InList(ToLower(std::string_view(name).substr(dot + 1)), kPackedEndings);
  return packed ? name.substr(0, dot) : name;
}

class Unpacker {
 public:
  Unpacker(ByteSource& source, ArchiveBudget& budget, const MemberSink& sink)
      : source_(source),
        budget_(budget),
        sink_(sink),
        archive_(archive_read_new(), archive_read_free) {}

  void Run() {
    if (Status opened = Open(); !opened) {
      sink_(Fail(opened.error()), source_.name());
      return;
    }
    while (!done_) {
      archive_entry* entry = nullptr;
      int code = archive_read_next_header(archive_.get(), &entry);
      if (code == ARCHIVE_EOF) return;
      if (code < ARCHIVE_WARN) {
        sink_(Fail(Damage(source_.name())), source_.name());
        return;
      }
      Member(entry);
    }
  }

 private:
  // Only what is done in this process: other filters of the library start programs.
  Status Open() {
    archive* a = archive_.get();
    if (a == nullptr) return Fail(ErrorKind::limit, fmt::format("{}: no memory", source_.name()));
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_zip_streamable(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_raw(a);
    if (archive_read_open(a, this, nullptr, Feed, nullptr) != ARCHIVE_OK)
      return Fail(Damage(source_.name()));
    return Ok();
  }

  // The library asks for the next bytes of the archive.
  static la_ssize_t Feed(archive* a, void* self, const void** bytes) {
    auto piece = static_cast<Unpacker*>(self)->source_.Next();
    if (!piece) {
      archive_set_error(a, EIO, "%s", piece.error().message.c_str());
      return -1;
    }
    *bytes = piece->data();
    return static_cast<la_ssize_t>(piece->size());
  }

  Error Damage(const std::string& name) const {
    const char* said = archive_error_string(archive_.get());
    return {ErrorKind::bad_input,
            fmt::format("{}: cannot be unpacked: {}", name,
                        said != nullptr ? SafeForTerminal(said, true) : "damaged")};
  }

  void Member(archive_entry* entry) {
    if (budget_.members == 0) {
      Stop(fmt::format("{}: has more members than are read; the rest is left out", source_.name()));
      return;
    }
    --budget_.members;
    bool raw = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    std::string name = source_.name(), plain = PlainName(source_.name());
    if (!raw) {
      const char* given = archive_entry_pathname(entry);
      std::string inner = given != nullptr ? std::string(given).substr(0, kMaxNameBytes) : "?";
      if (archive_entry_filetype(entry) != AE_IFREG) return;
      name += ":" + SafeForTerminal(inner, true);
      plain = inner;
      if (LeadsOut(inner)) {
        done_ = !sink_(Fail(ErrorKind::bad_input,
                            fmt::format("{}: the name leads out of the archive; skipped", name)),
                       plain);
        return;
      }
      if (IsNoReportName(std::string_view(inner).substr(inner.rfind('/') + 1))) return;
    }
    auto read = [this, name](char* out, size_t size) { return Read(name, out, size); };
    done_ |= !sink_(ByteSource::FromReader(read, name), plain);
    done_ |= broken_;
  }

  Result<size_t> Read(const std::string& name, char* out, size_t size) {
    la_ssize_t got = archive_read_data(archive_.get(), out, size);
    if (got < 0) {
      broken_ = got == ARCHIVE_FATAL;
      return Fail(Damage(name));
    }
    auto count = static_cast<uint64_t>(got);
    unpacked_ += count;
    auto packed =
        static_cast<uint64_t>(std::max<la_int64_t>(archive_filter_bytes(archive_.get(), -1), 1));
    if (unpacked_ > kRatioFrom && unpacked_ / kMaxRatio > packed) {
      broken_ = true;
      return Fail(ErrorKind::limit,
                  fmt::format("{}: unpacks to more than {} times its size, as only bombs do; the "
                              "archive is read no further",
                              name, kMaxRatio));
    }
    if (count > budget_.bytes) {
      broken_ = true;
      return Fail(
          ErrorKind::limit,
          fmt::format("{}: the archive unpacks to more than is read; unpack it yourself and "
                      "read the folder",
                      name));
    }
    budget_.bytes -= count;
    return static_cast<size_t>(got);
  }

  void Stop(std::string message) {
    sink_(Fail(ErrorKind::limit, std::move(message)), source_.name());
    done_ = true;
  }

  ByteSource& source_;
  ArchiveBudget& budget_;
  const MemberSink& sink_;
  std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
  uint64_t unpacked_ = 0;
  bool done_ = false, broken_ = false;
};

}  // namespace

bool LooksLikeArchive(std::string_view head) {
  if (IsOfficeDocument(head)) return false;
  for (std::string_view magic : kMagics)
    if (head.starts_with(magic)) return true;
  return head.size() >= 512 && head.substr(257, 5) == "ustar";
}

void ReadArchive(ByteSource& source, ArchiveBudget& budget, const MemberSink& sink) {
  if (budget.depth == 0) {
    sink(
        Fail(ErrorKind::limit,
             fmt::format("{}: too many archives in each other; unpack it yourself", source.name())),
        source.name());
    return;
  }
  --budget.depth;
  Unpacker(source, budget, sink).Run();
  ++budget.depth;
}

}  // namespace dragoman
