#include "ledger/sqlite.h"

#include <fmt/format.h>

namespace dragoman::sql {
namespace {

// What happened and what to do next, for the errors that a user can meet.
Error ErrorOf(int code, const std::string& path, const char* detail, std::string_view statement) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {ErrorKind::io,
              fmt::format("{}: the disk is full; free some space and run again (what was "
                          "written before is kept)",
                          path)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::io,
              fmt::format("{}: another program is writing to this ledger; wait until it ends "
                          "or use another --ledger",
                          path)};
    case SQLITE_READONLY:
      return {ErrorKind::io,
              fmt::format("{}: the ledger or its folder cannot be written to; check the "
                          "permissions or use another --ledger",
                          path)};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorKind::io,
              fmt::format("{}: cannot be opened; check that the folder exists and the "
                          "permissions of both",
                          path)};
    case SQLITE_IOERR:
      return {ErrorKind::io,
              fmt::format("{}: the system could not read or write it ({})", path, detail)};
    case SQLITE_NOTADB:
      return {ErrorKind::bad_input, fmt::format("{}: is no ledger; use another --ledger", path)};
    case SQLITE_CORRUPT:
      return {ErrorKind::corrupt,
              fmt::format("{}: the ledger is damaged ({}); restore a copy or read the "
                          "reports into a new one",
                          path, detail)};
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM: return {ErrorKind::limit, fmt::format("{}: {}", path, detail)};
    default:
      return {ErrorKind::bug,
              fmt::format("{}: {}{}{}; please report this", path, detail,
                          statement.empty() ? "" : " in ", statement.substr(0, 120))};
  }
}

}  // namespace

void Throw(ErrorKind kind, std::string message) {
  throw SqlError(SQLITE_ERROR, {kind, std::move(message)});
}

Connection::Connection(const std::string& path, int flags) : path_(path) {
  // A URI, so that no name is special to SQLite (":memory:", "file:...?...").
  std::string uri = path.starts_with('/') ? "file://" : "file:./";
  for (char c : path) {
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                 c == '/' || c == '.' || c == '-' || c == '_';
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  // SQLITE_OPEN_MEMORY is not used by us; here it says "nothing will change this file".
  if (flags & SQLITE_OPEN_MEMORY) uri += "?immutable=1";
  flags &= ~SQLITE_OPEN_MEMORY;
  int code =
      sqlite3_open_v2(uri.c_str(), &db_, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_extended_result_codes(db_, 1);
    return;
  }
  Error error = ErrorOf(code, path_, db_ ? sqlite3_errmsg(db_) : "no memory", {});
  sqlite3_close_v2(db_);
  throw SqlError(code, std::move(error));
}

Connection::~Connection() { sqlite3_close_v2(db_); }

void Connection::Throw(int code, std::string_view statement) const {
  throw SqlError(code, ErrorOf(code, path_, sqlite3_errmsg(db_), statement));
}

void Connection::Exec(const std::string& sql) {
  int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) Throw(code, sql);
}

int64_t Connection::Number(const std::string& sql) {
  Stmt statement(*this, sql);
  return statement.Step() ? statement.Int(0) : 0;
}

Stmt::Stmt(Connection& db, std::string_view text) : db_(db) {
  int code = sqlite3_prepare_v3(db.get(), text.data(), static_cast<int>(text.size()),
                                SQLITE_PREPARE_PERSISTENT, &stmt_, nullptr);
  if (code != SQLITE_OK) db.Throw(code, text);
}

void Stmt::Bind(int at, int64_t value) {
  if (int code = sqlite3_bind_int64(stmt_, at, value); code != SQLITE_OK) db_.Throw(code);
}
void Stmt::Bind(int at, double value) {
  if (int code = sqlite3_bind_double(stmt_, at, value); code != SQLITE_OK) db_.Throw(code);
}
void Stmt::Bind(int at, std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();  // nullptr would mean NULL
  int code = sqlite3_bind_text64(stmt_, at, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) db_.Throw(code);
}
void Stmt::Bind(int at, OrNull value) {
  if (value.text.empty()) return Bind(at, nullptr);
  Bind(at, value.text);
}
void Stmt::Bind(int at, std::nullptr_t) {
  if (int code = sqlite3_bind_null(stmt_, at); code != SQLITE_OK) db_.Throw(code);
}

bool Stmt::Step() {
  int code = sqlite3_step(stmt_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = ErrorOf(code, db_.path(), sqlite3_errmsg(db_.get()), sqlite3_sql(stmt_));
  sqlite3_reset(stmt_);
  throw SqlError(code, std::move(error));
}

void Stmt::Run() {
  while (Step()) {
  }
  Reset();
}

std::string Stmt::Text(int column) const {
  const void* text = sqlite3_column_text(stmt_, column);
  if (text == nullptr) return {};
  return {static_cast<const char*>(text), static_cast<size_t>(sqlite3_column_bytes(stmt_, column))};
}

Stmt& StmtCache::Get(const char* text) {
  std::unique_ptr<Stmt>& statement = statements_[text];
  if (!statement) statement = std::make_unique<Stmt>(db_, text);
  return *statement;
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself (disk full); a second ROLLBACK is then an error of no
  // weight.
  if (!done_ && !sqlite3_get_autocommit(db_.get()))
    sqlite3_exec(db_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::Commit() {
  db_.Exec("COMMIT");
  done_ = true;
}

}  // namespace dragoman::sql
