// The closed class of words that build expressions of time: months, weekdays, units, numbers, parts
// of the day. They are function words of the grammar, so they stand in code; holidays are in
// knowledge/holidays.tsv.
#pragma once

#include <string_view>

#include "time/lexeme.h"

namespace dragoman {

// nullptr where the word means nothing to the grammar. Lives for ever; safe from many threads.
const TimeWord* FindTimeWord(std::string_view lower);

}  // namespace dragoman
