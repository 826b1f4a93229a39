// Whether a happening has happened: from modals, negation, infinitives, doubt nouns and dates.
//
// The walk goes up from the trigger over the verbs that carry it ("tried to", "launched an"), and
// the strongest sign met wins: negated, hypothetical, future, ongoing, then occurred.
//   "will not withdraw" negated; "if troops were to cross" hypothetical; "is shelling" ongoing.
// Not this way: "denied bombing" is read as denial by the stage, not here.
// Test: tests/events/status_test.cc.
#pragma once

#include <string_view>

#include "events/candidate.h"
#include "events/event_layer.h"

namespace dragoman {

EventStatus StatusOf(const Frame& frame, const Candidate& candidate);

// By its date: more than a year before the report is historical, after it future. Either may be
// empty or less than a day precise; then as far as it can be told.
EventStatus StatusByDate(EventStatus status, std::string_view date, std::string_view report_date);

}  // namespace dragoman
