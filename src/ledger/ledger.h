// Ledger: one open SQLite file with the records of many reports. docs/ledger.md describes the file.
//
//   Result<Ledger> ledger = Ledger::Open("dragoman.db", OpenMode::read, {});
//   Result<std::vector<EventRow>> rows = QueryEvents(*ledger, {.between = {{"Russia",
//   "Taliban"}}});
//
// A Ledger is used by one thread at a time; open one a thread. Any number of readers, in this
// process and in others, may ask while one Writer writes; each query sees whole reports only.
#pragma once

#include <memory>
#include <string>

#include "core/result.h"
#include "knowledge/knowledge.h"

namespace dragoman {

enum class OpenMode {
  read,   // the file must be there and is not changed
  write,  // the file is made, or brought to the newest schema, if need be
};

struct LedgerOptions {
  int busy_timeout_ms = 10'000;  // how long to wait for another writer
  // For names in queries that only the tables know ("the Kremlin"); may be null.
  std::shared_ptr<const Knowledge> knowledge{};
  uint32_t max_pages = 0;  // for tests of a full disk: the file may have no more pages; 0: no bound
};

struct LedgerImpl;

class Ledger {
 public:
  // Errors: not_found (read: no such file), bad_input (no SQLite file, or another program's
  // database, which is left untouched; a ledger from a newer version), corrupt (cut short or
  // damaged), io.
  static Result<Ledger> Open(const std::string& path, OpenMode mode,
                             const LedgerOptions& options = {});
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  const std::string& path() const;
  LedgerImpl& impl() const { return *impl_; }  // for src/ledger only

 private:
  explicit Ledger(std::unique_ptr<LedgerImpl> impl);
  std::unique_ptr<LedgerImpl> impl_;
};

}  // namespace dragoman
