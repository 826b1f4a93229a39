// Since when and until when a standing holds, as its own clause tells.
//
// A date belongs to it that hangs on the words that tell it, on those that carry them, or on a
// clause about their noun ("the truce, which had held since 1991"). "Since", "from", "until" bound
// it; any other date is its first day where the words tell a change ("were restored in 1999"), its
// last where they tell an end ("collapsed in May"), else none: the day on which somebody speaks, or
// on which something else happened to be so, is no bound.
// Not this way: "ever since", where the date stands in another clause.
// Test: tests/standings/.
#pragma once

#include <set>
#include <string>

#include "standings/told_state.h"

namespace dragoman {

struct Bounds {
  std::string since, until;  // ISO, of any precision; empty where not told
};

// `change`: the words tell how it came about. `others`: words that tell standings of their own,
// whose dates are not this one's.
Bounds BoundsOf(const Document& doc, const StateReader& reader, const Syntax& syntax,
                const ToldState& state, bool change, const std::set<uint32_t>& others);

}  // namespace dragoman
