// A report as a person reads it: its text with what was found in it marked, then the records with
// the reason for each.
#pragma once

#include "cli/console.h"
#include "ledger/record.h"

namespace dragoman {

// With colour, spans are coloured; without, they stand in brackets. A legend says which is which.
void PrintReport(Console& console, const ReportRecord& record);

}  // namespace dragoman
