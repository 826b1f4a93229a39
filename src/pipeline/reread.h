// A report out of a ledger, ready to go through the pipeline again: for `explain` and `events
// --coverage`, which show what today's tables make of it.
#pragma once

#include "ingest/raw_report.h"
#include "ledger/record.h"

namespace dragoman {

struct Reread {
  RawReport report;
  // Whether it is, by its hash, what was read then. A ledger keeps a title or date once, whether it
  // came beside the text or stood in it; where none of the ways in which it may have come gives the
  // hash back, it is taken to stand in the text.
  bool exact = false;
};
Reread RereadOf(const ReportRecord& record);

}  // namespace dragoman
