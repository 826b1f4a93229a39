// From rows back to records; the twin of insert.h. For this folder only; throws SqlError.
#pragma once

#include <optional>
#include <vector>

#include "ledger/ledger_impl.h"
#include "ledger/record.h"

namespace dragoman {

class Loader {
 public:
  explicit Loader(LedgerImpl& ledger) : ledger_(ledger) {}

  ReportInfo Info(int64_t report);  // REQUIRES: the row is there
  ReportRecord Report(int64_t report);
  ActorRecord Actor(int64_t report, uint32_t n);
  SentenceRecord Sentence(int64_t report, uint32_t n);
  std::optional<PlaceRecord> OnePlace(int64_t report, uint32_t n);
  StatementRecord OneStatement(int64_t report, uint32_t n);
  EventRecord OneEvent(int64_t report, uint32_t n);
  StandingRecord OneStanding(int64_t report, uint32_t n);

 private:
  uint32_t Count(const char* sql, int64_t report);
  void TextLayers(ReportRecord& record, int64_t report);
  void Mentions(ReportRecord& record, int64_t report);

  LedgerImpl& ledger_;
};

}  // namespace dragoman
