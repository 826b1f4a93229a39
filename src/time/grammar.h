// The grammar of time expressions: hand-written rules over lexemes, tried at every word that can
// start an expression; the longest wins.
//
// Idea: after HeidelTime and SUTime (Strötgen and Gertz 2010; Chang and Manning 2012) but with one
// recursive shape instead of a list of patterns: a head (month, weekday, unit, number, season,
// quarter, clock) and what may stand before it (early, last, the end of, nearly) and behind it (a
// day, a year, "ago", "of last year").
//   "early next year"        -> year, relation next; the word "early" joins the range, not the
//   value "Saturday (May 18)"      -> weekday 6, month 5, day 18
// It does not know what words do: "they may march on Sunday" gives Sunday only, because "may" and
// "march" are not capitals, but "May Day parade" in a headline of capitals can still go wrong.
// Tests: tests/time/time_stage_test.cc.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "time/holidays.h"
#include "time/lexeme.h"
#include "time/meaning.h"

namespace dragoman {

class Grammar {
 public:
  // Both must outlive the Grammar.
  Grammar(const Lexemes& lexemes, const Holidays& holidays);

  // All expressions in text order, not overlapping. Linear: no rule looks further than kReach
  // lexemes.
  std::vector<Match> FindAll() const;

 private:
  static constexpr uint32_t kReach = 16;
  using Try = std::optional<Match>;

  // A number as words or digits. `vague`: "several", "a few"; end 0: none.
  struct Quantity {
    uint32_t end = 0;
    int count = 0;
    bool half = false, vague = false;
    bool article = false;  // "a", "an"
  };

  // Looking at lexemes; all are safe beyond the end.
  const Lexeme& At(uint32_t i) const { return i < size_ ? lexemes_.list[i] : kNothing; }
  std::string_view Lower(uint32_t i) const {
    return i < size_ ? lexemes_.Lower(i) : std::string_view();
  }
  bool Is(uint32_t i, std::string_view word) const { return Lower(i) == word; }
  bool In(uint32_t i, std::string_view words) const;
  const TimeWord& Word(uint32_t i) const;
  bool IsHyphen(uint32_t i) const;
  bool IsPossessive(uint32_t i) const;
  bool IsDayNumber(uint32_t i) const;
  int YearAt(uint32_t i) const;  // 0: none
  uint32_t SkipDot(uint32_t i) const;
  Quantity QuantityAt(uint32_t i) const;
  int NumberWords(uint32_t i, uint32_t& end) const;
  int OrdinalAt(uint32_t i, uint32_t& end) const;
  int SpelledYear(uint32_t i, uint32_t& end) const;
  char UnitAt(uint32_t i, uint32_t& end) const;
  bool MonthHere(uint32_t i) const;

  // Whole expressions from i on, prefixes included.
  Try Expression(uint32_t i) const;
  Try WithPrefix(uint32_t i) const;
  Try Date(uint32_t i) const;  // an expression without its prefix
  // grammar_dates.cc
  Try Calendar(uint32_t i) const;  // dates with numbers
  Try MonthFirst(uint32_t i) const;
  Try DayFirst(uint32_t i) const;
  Try WeekdayFirst(uint32_t i) const;
  Try YearAlone(uint32_t i) const;
  Try DecadeOrCentury(uint32_t i) const;
  Try QuarterOrHalf(uint32_t i) const;
  Try SeasonFirst(uint32_t i) const;
  Try HolidayFirst(uint32_t i) const;
  Try ClockFirst(uint32_t i) const;
  Try PartFirst(uint32_t i) const;
  void AddDayList(std::vector<Match>& out, uint32_t& i) const;
  void AddYear(Match& match) const;  // ", 2024", "of last year", "this year"
  void AddPart(Match& match) const;  // "Friday morning"
  void AddClockZone(uint32_t& end) const;
  // grammar_spans.cc
  Try DayWord(uint32_t i) const;  // today, now, recently
  Try NowWord(uint32_t i) const;
  Try PastOrFuture(uint32_t i) const;
  Try BarePlural(uint32_t i) const;
  Try RelatedUnit(uint32_t i, uint32_t head, Relation relation) const;
  Relation RelationAt(uint32_t& at, bool the) const;
  // grammar_counts.cc
  bool CountsTime(uint32_t i, uint32_t at, uint32_t end, const Quantity& quantity,
                  bool frame) const;
  bool IsLength(uint32_t i, uint32_t end) const;
  Try Related(uint32_t i) const;   // last week, this March, the following day
  Try Counted(uint32_t i) const;   // two weeks, two weeks ago, the past two weeks
  Try Repeated(uint32_t i) const;  // every day, weekly
  Try BareUnit(uint32_t i) const;  // the quarter, for years
  Try Compound(uint32_t i) const;  // year-ago, year-end, 10-year
  Try RelatedHead(uint32_t i, uint32_t head, Relation relation) const;
  Try AfterCount(uint32_t begin, uint32_t i, const Quantity& quantity, char unit) const;

  const Lexemes& lexemes_;
  const Holidays& holidays_;
  uint32_t size_;
  static const Lexeme kNothing;
};

}  // namespace dragoman
