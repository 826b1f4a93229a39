// Opening a ledger with care for files that are none. The header of the file is read before SQLite
// may touch it: opening another program's database would be enough to change it (a journal that is
// rolled back, a log that is folded in). A ledger is created in one transaction in SQLite's
// rollback mode and only then switched to WAL, so that its header tells the truth from the first
// commit on.
#include "ledger/ledger.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "ledger/ledger_impl.h"
#include "ledger/schema.h"

namespace dragoman {
namespace {

using sql::Throw;

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr size_t kHeaderBytes = 100;
constexpr size_t kApplicationIdAt = 68;

// Throws where the file cannot be a ledger. Returns whether there is one (false: none, or an empty
// file).
bool LookAtFile(const std::string& path, OpenMode mode) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) {
    if (errno != ENOENT)
      Throw(ErrorKind::io, fmt::format("{}: cannot be opened: {}", path, std::strerror(errno)));
    if (mode == OpenMode::write) return false;
    Throw(ErrorKind::not_found,
          fmt::format("{}: there is no such ledger; make one with `dragoman read PATH --ledger {}`",
                      path, path));
  }
  if (S_ISDIR(info.st_mode))
    Throw(ErrorKind::bad_input,
          fmt::format("{}: is a folder, not a ledger; name a file in it", path));
  if (!S_ISREG(info.st_mode))
    Throw(ErrorKind::bad_input, fmt::format("{}: is no regular file; use another --ledger", path));
  if (info.st_size == 0) {
    if (mode == OpenMode::write) return false;
    Throw(ErrorKind::bad_input,
          fmt::format("{}: is empty and no ledger; read some reports into it first", path));
  }
  std::array<char, kHeaderBytes> header{};
  std::ifstream file(path, std::ios::binary);
  if (!file)
    Throw(ErrorKind::io, fmt::format("{}: cannot be read: {}", path, std::strerror(errno)));
  file.read(header.data(), header.size());
  if (file.gcount() < static_cast<std::streamsize>(kMagic.size()) ||
      std::string_view(header.data(), kMagic.size()) != kMagic)
    Throw(ErrorKind::bad_input,
          fmt::format("{}: is no ledger (not an SQLite file); use another --ledger", path));
  if (file.gcount() < static_cast<std::streamsize>(kHeaderBytes))
    Throw(ErrorKind::corrupt,
          fmt::format("{}: the ledger is damaged (cut short); restore a copy", path));
  uint32_t id = 0;
  for (size_t i = 0; i < 4; ++i)
    id = id << 8 | static_cast<unsigned char>(header[kApplicationIdAt + i]);
  if (id != sql::kApplicationId)
    Throw(
        ErrorKind::bad_input,
        fmt::format("{}: is another program's database, not a ledger; use another --ledger", path));
  return true;
}

void CheckVersion(LedgerImpl& impl) {
  auto version = static_cast<uint32_t>(impl.db.Number("PRAGMA user_version"));
  if (version > sql::SchemaVersion())
    Throw(ErrorKind::bad_input,
          fmt::format(
              "{}: this ledger has version {} and was written by a newer dragoman; this one knows "
              "up to {}; update dragoman or use another --ledger",
              impl.db.path(), version, sql::SchemaVersion()));
  if (version < sql::SchemaVersion() && impl.mode == OpenMode::read)
    Throw(ErrorKind::bad_input,
          fmt::format("{}: this ledger has the older version {}; `dragoman read` brings it to {}",
                      impl.db.path(), version, sql::SchemaVersion()));
}

// Readable where the folder is not writable: WAL needs a shared-memory file beside the ledger, and
// without one the only way is to say that nobody writes. REQUIRES: no log with unfolded pages is
// there.
std::unique_ptr<LedgerImpl> OpenForReading(const std::string& path) {
  auto attempt = [&path](int flags) {
    auto impl = std::make_unique<LedgerImpl>(path, SQLITE_OPEN_READONLY | flags);
    impl->db.Number("SELECT count(*) FROM sqlite_schema");
    return impl;
  };
  try {
    return attempt(0);
  } catch (const sql::SqlError& e) {
    int code = e.code & 0xFF;
    struct stat log;
    bool folded = stat((path + "-wal").c_str(), &log) != 0 || log.st_size == 0;
    if (!folded || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY)) throw;
  }
  return attempt(SQLITE_OPEN_MEMORY);  // see Connection: immutable
}

std::unique_ptr<LedgerImpl> OpenForWriting(const std::string& path, const LedgerOptions& options) {
  auto impl = std::make_unique<LedgerImpl>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  impl->mode = OpenMode::write;
  sqlite3_busy_timeout(impl->db.get(), options.busy_timeout_ms);
  CheckVersion(*impl);
  if (options.max_pages > 0)
    impl->db.Exec(fmt::format("PRAGMA max_page_count = {}", options.max_pages));
  impl->db.Exec("PRAGMA foreign_keys = ON");
  sql::Migrate(impl->db);
  if (sqlite3_db_readonly(impl->db.get(), "main") == 1)
    Throw(ErrorKind::io,
          fmt::format("{}: the ledger cannot be written to; check the permissions or use "
                      "another --ledger",
                      path));
  impl->db.Exec("PRAGMA journal_mode = WAL");
  // NORMAL: a killed process loses nothing that was committed; only a power cut may take the last
  // batches, whole, and a re-run reads those reports again.
  impl->db.Exec("PRAGMA synchronous = NORMAL");
  return impl;
}

}  // namespace

Ledger::Ledger(std::unique_ptr<LedgerImpl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;
const std::string& Ledger::path() const { return impl_->db.path(); }

Result<Ledger> Ledger::Open(const std::string& path, OpenMode mode, const LedgerOptions& options) {
  return sql::Guard([&] {
    bool there = LookAtFile(path, mode);
    std::unique_ptr<LedgerImpl> impl =
        mode == OpenMode::write ? OpenForWriting(path, options) : OpenForReading(path);
    sqlite3_busy_timeout(impl->db.get(), options.busy_timeout_ms);
    impl->mode = mode;
    impl->knowledge = options.knowledge;
    if (there) CheckVersion(*impl);
    return Ledger(std::move(impl));
  });
}

}  // namespace dragoman
