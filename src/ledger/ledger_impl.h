// What a Ledger holds; for this folder only.
#pragma once

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace dragoman {

struct LedgerImpl {
  LedgerImpl(const std::string& path, int flags) : db(path, flags), statements(db) {}

  sql::Connection db;
  sql::StmtCache statements;
  OpenMode mode = OpenMode::read;
  std::shared_ptr<const Knowledge> knowledge;
};

}  // namespace dragoman
