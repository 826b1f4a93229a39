// How a pair stood over time: the standings of a ledger put together into states.
//
// Rows that tell the same value of a kind, for the same side, are one state as long as no contrary
// value begins between them (knowledge/standing_contraries.tsv). A contrary that begins later ends
// the state; one that another report vouches for on the same days disputes it, and both stay.
//   not-recognised told in 2021 and 2024, recognised since 2025-07-03
//     -> not-recognised 2021 to 2024, ended by: recognised from 2025-07-03
//   "severed since May" (one paper), "restored in April" (another, in June): each disputes the
//   other
// Attitudes are each speaker's own: they follow each other and dispute nothing.
// Test: tests/ledger/history_test.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/queries.h"

namespace dragoman {

struct PairState {
  bool forward = true;         // of Between::a towards Between::b; else of b towards a
  std::string holder, target;  // as the query calls them
  std::string kind, value;
  std::string since, until;         // as told by any row, the widest; empty where none tells
  Days days;                        // for which rows vouch; empty where undated
  std::vector<StandingRow> rows;    // that tell it, first told first; never empty
  std::vector<EventRow> changes;    // between the two, told in the words that tell it
  std::optional<size_t> ended_by;   // index of the state that came after
  std::vector<size_t> disputed_by;  // indexes of states that other reports tell of the same days
};

// States of the pair: a towards b, then b towards a; by kind in the order of the kinds (see
// docs/records.md), then by time. `filter.between` must be set, its holder and target empty;
// `limit` counts states. Errors are those of QueryStandings.
Result<std::vector<PairState>> QueryHistory(Ledger& ledger, const StandingFilter& filter);

}  // namespace dragoman
