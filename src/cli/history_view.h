// The history of a pair as entries: a line a state, with who says so, what changed it, what ended
// it and who says otherwise.
#pragma once

#include <vector>

#include "cli/entry.h"
#include "ledger/history.h"

namespace dragoman {

std::vector<Entry> HistoryEntries(Ledger& ledger, const std::vector<PairState>& states);

}  // namespace dragoman
