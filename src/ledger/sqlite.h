// A thin layer over SQLite for this folder only: connections and statements that clean up after
// themselves, and errors as SqlError, an exception that Guard() turns into a Result at every public
// function of the ledger. Nothing here leaves the folder. One thread at a time.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

namespace dragoman::sql {

struct SqlError : std::exception {
  SqlError(int code_in, Error error_in) : code(code_in), error(std::move(error_in)) {}
  const char* what() const noexcept override { return error.message.c_str(); }
  int code;  // SQLite's extended result code
  Error error;
};

class Connection {
 public:
  // Throws SqlError. `path` as the user named it; it goes into every message.
  Connection(const std::string& path, int flags);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  sqlite3* get() const { return db_; }
  const std::string& path() const { return path_; }
  void Exec(const std::string& sql);
  int64_t Number(const std::string& sql);  // first column of the first row, 0 where there is none
  // Throws the error that the connection is in.
  [[noreturn]] void Throw(int code, std::string_view sql = {}) const;

 private:
  std::string path_;
  sqlite3* db_ = nullptr;
};

// An empty string as NULL.
struct OrNull {
  std::string_view text;
};

// A prepared statement. Views that it returns live until the next Step or Reset.
class Stmt {
 public:
  Stmt(Connection& db, std::string_view sql);
  Stmt(Stmt&& other) noexcept : db_(other.db_), stmt_(std::exchange(other.stmt_, nullptr)) {}
  ~Stmt() { sqlite3_finalize(stmt_); }
  Stmt(const Stmt&) = delete;
  Stmt& operator=(const Stmt&) = delete;

  void Bind(int at, int64_t value);
  void Bind(int at, uint32_t value) { Bind(at, static_cast<int64_t>(value)); }
  void Bind(int at, int value) { Bind(at, static_cast<int64_t>(value)); }
  void Bind(int at, bool value) { Bind(at, static_cast<int64_t>(value)); }
  void Bind(int at, double value);
  void Bind(int at, std::string_view value);
  void Bind(int at, const std::string& value) { Bind(at, std::string_view(value)); }
  void Bind(int at, const char* value) { Bind(at, std::string_view(value)); }
  void Bind(int at, OrNull value);
  void Bind(int at, std::nullptr_t);
  template <class T>
  void Bind(int at, const std::optional<T>& value) {
    if (value) {
      Bind(at, *value);
    } else {
      Bind(at, nullptr);
    }
  }
  // Resets and binds parameters 1, 2, ... The bound text must live until the statement has run.
  template <class... Values>
  Stmt& With(const Values&... values) {
    Reset();
    int at = 0;
    (Bind(++at, values), ...);
    return *this;
  }

  bool Step();  // true while there is a row
  void Run();   // to the end, then Reset
  // Calls `row` for each row, then Resets: a statement left open would hold an old view of the
  // ledger.
  template <class Row>
  void Each(Row&& row) {
    while (Step()) row();
    Reset();
  }
  void Reset() { sqlite3_reset(stmt_); }

  bool IsNull(int column) const { return sqlite3_column_type(stmt_, column) == SQLITE_NULL; }
  int64_t Int(int column) const { return sqlite3_column_int64(stmt_, column); }
  uint32_t Index(int column) const { return static_cast<uint32_t>(Int(column)); }
  double Real(int column) const { return sqlite3_column_double(stmt_, column); }
  std::string Text(int column) const;  // empty for NULL
  std::optional<uint32_t> OptionalIndex(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(Index(column));
  }
  std::optional<double> OptionalReal(int column) const {
    return IsNull(column) ? std::nullopt : std::optional(Real(column));
  }
  int columns() const { return sqlite3_column_count(stmt_); }

 private:
  Connection& db_;
  sqlite3_stmt* stmt_ = nullptr;
};

// Prepared statements by their text, made on first use.
class StmtCache {
 public:
  explicit StmtCache(Connection& db) : db_(db) {}
  // `sql` must be a literal: it is kept by its address.
  Stmt& Get(const char* sql);

 private:
  Connection& db_;
  std::map<const char*, std::unique_ptr<Stmt>> statements_;
};

// A transaction that rolls back unless Commit() was called.
class Transaction {
 public:
  Transaction(Connection& db, const char* begin) : db_(db) { db_.Exec(begin); }
  ~Transaction();
  void Commit();

 private:
  Connection& db_;
  bool done_ = false;
};

// Runs `body`, which may throw, and gives its value or the error.
template <class Body>
auto Guard(Body&& body) -> Result<decltype(body())> {
  try {
    return body();
  } catch (const SqlError& e) {
    return Fail(e.error);
  } catch (const std::bad_alloc&) {
    return Fail(ErrorKind::limit, "ledger: out of memory");
  } catch (const std::exception& e) {
    return Fail(ErrorKind::bug, std::string("ledger: ") + e.what() + "; please report this");
  }
}

[[noreturn]] void Throw(ErrorKind kind, std::string message);

}  // namespace dragoman::sql
