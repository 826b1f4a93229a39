// What an expression of time says before it is resolved: "last March" is month 3, relation last.
// The grammar fills it from the words alone; the resolver gives it a value relative to the report's
// date.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/range.h"
#include "time/time_layer.h"

namespace dragoman {

// How the words place the date: "last March", "next week", "that day", "the following day".
enum class Relation : uint8_t { none, current, last, next, same, following, previous };

struct Meaning {
  TimexType type = TimexType::DATE;
  std::string value;  // finished already: references, durations, sets; nothing below counts then

  int year = 0;  // 0: not given
  int month = 0, day = 0, weekday = 0, quarter = 0, half = 0;
  std::string_view season;
  int holiday = -1;  // row of the holiday table
  int decade = -1;   // 199
  int century = -1;  // 19 for the 20th
  Relation relation = Relation::none;
  bool year_relative = false;  // "March last year": year_shift counts from the report's year
  int year_shift = 0;
  bool fiscal = false;

  char unit = 0;  // with `shift`: so many units from the anchor; 0: no shift
  int shift = 0;
  bool from_story = false;  // the anchor is what was told before, not the report's date
  bool year_ago = false;  // "a year earlier": the same period of the year before, if one was named

  std::string_view part;  // MO AF EV NI MI: a part of that day
  int clock = -1;         // minutes after midnight
  bool clock_hour_only = false;
};

struct Match {
  uint32_t begin = 0, end = 0;  // lexemes
  Meaning meaning;
};

}  // namespace dragoman
