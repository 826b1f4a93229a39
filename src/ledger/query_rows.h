// Rows of queries, filled. For this folder only; throws SqlError.
#pragma once

#include "ledger/load.h"
#include "ledger/queries.h"

namespace dragoman {

class RowFiller {
 public:
  explicit RowFiller(LedgerImpl& ledger) : ledger_(ledger), load_(ledger) {}
  StatementRow OneStatement(int64_t report, uint32_t n);
  EventRow OneEvent(int64_t report, uint32_t n);
  StandingRow OneStanding(int64_t report, uint32_t n);
  RowSource Source(int64_t report, uint32_t sentence);

 private:
  RowActor Actor(int64_t report, uint32_t n);
  std::vector<RowActor> Actors(int64_t report, const std::vector<uint32_t>& actors);
  std::vector<RowActor> Actors(int64_t report, const std::vector<ActorUse>& uses);

  LedgerImpl& ledger_;
  Loader load_;
};

}  // namespace dragoman
