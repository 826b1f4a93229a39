// From meanings to TIMEX3 values: relative to the report's date, to the tense of the words around,
// and to what was told before. Method: HeidelTime's post-processing (Strötgen and Gertz 2010), with
// one story anchor.
#pragma once

#include <optional>
#include <string>

#include "time/calendar.h"
#include "time/holidays.h"
#include "time/meaning.h"
#include "time/tense.h"

namespace dragoman {

// A stretch of the calendar: its first day and its size (Y, Q, M, W or D).
struct Stamp {
  CivilDate date;
  char size = 'D';
};

class Resolver {
 public:
  // `report`: the report's date, if known. `holidays` must outlive the Resolver.
  Resolver(std::optional<CivilDate> report, const Holidays& holidays)
      : report_(report), holidays_(holidays) {}

  // Expressions must come in text order: each may move the story's anchor. `place` is where it
  // stands (a count of lexemes), so that what was told long ago no longer carries.
  std::string Resolve(const Meaning& meaning, Tense tense, uint32_t place);

 private:
  struct Value {
    std::string text;
    std::optional<Stamp> stamp;
  };
  Value DatePart(const Meaning& m, Tense tense) const;
  Value Shifted(const Meaning& m, Tense tense) const;
  Value YearAgo(const Meaning& m) const;
  Value Weekday(const Meaning& m, Tense tense) const;
  Value MonthOrDay(const Meaning& m, Tense tense) const;
  Value Season(const Meaning& m, Tense tense) const;
  Value Quarter(const Meaning& m, Tense tense) const;
  Value Holiday(const Meaning& m, Tense tense) const;
  Value Weekend(const Meaning& m, Tense tense) const;
  Value Of(const Stamp& stamp) const;
  int YearOf(const Meaning& m) const;  // 0: not told
  std::optional<Stamp> Anchor(const Meaning& m) const;
  int ChooseYear(int month, int day, Tense tense, Relation relation) const;
  void Remember(const Value& value, const Meaning& m, uint32_t place);

  std::optional<CivilDate> report_;
  const Holidays& holidays_;
  std::optional<Stamp> story_, quarter_;
  uint32_t quarter_place_ = 0, story_place_ = 0, now_ = 0;
};

}  // namespace dragoman
