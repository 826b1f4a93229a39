// Dates of the calendar: months, days, weekdays, years, quarters, seasons, holidays, clocks.
#include <algorithm>

#include "core/strings.h"
#include "time/grammar.h"

namespace dragoman {

Grammar::Try Grammar::Calendar(uint32_t i) const {
  Try best;
  auto keep = [&best](Try found) {
    if (found && (!best || found->end > best->end)) best = found;
  };
  const Lexeme& lexeme = At(i);
  if (lexeme.shape == Shape::iso) {
    Match match{i, i + 1, {}};
    match.meaning.year = lexeme.number / 10000;
    match.meaning.month = lexeme.number / 100 % 100;
    match.meaning.day = lexeme.number % 100;
    return match;
  }
  if (lexeme.shape == Shape::slashed) {
    // American order unless the first figure can be no month; with full stops the day stands first.
    Match match{i, i + 1, {}};
    bool day_first = lexeme.parts[0] > 12;
    match.meaning.month = lexeme.parts[day_first ? 1 : 0];
    match.meaning.day = lexeme.parts[day_first ? 0 : 1];
    match.meaning.year = lexeme.parts[2];
    if (match.meaning.month < 1 || match.meaning.month > 12 || match.meaning.day < 1)
      return std::nullopt;
    return match;
  }
  keep(MonthFirst(i));
  keep(DayFirst(i));
  keep(WeekdayFirst(i));
  keep(QuarterOrHalf(i));
  keep(SeasonFirst(i));
  keep(HolidayFirst(i));
  keep(ClockFirst(i));
  keep(PartFirst(i));
  keep(DecadeOrCentury(i));
  if (!best) keep(YearAlone(i));
  return best;
}

// ", 2024", "2024", "of 2024", "this year", "of last year", "the same year" behind a date without a
// year.
void Grammar::AddYear(Match& match) const {
  uint32_t i = match.end;
  if (match.meaning.year != 0) return;
  uint32_t next = Is(i, ",") ? i + 1 : i;
  if (Is(next, "of") && next == i) ++next;
  bool sentence_end = Is(i, ".") || At(next).shape == Shape::stop;
  if (!sentence_end) {
    uint32_t end = next + 1;
    int year = YearAt(next);
    if (year == 0) year = SpelledYear(next, end);
    if (year >= 1500) {
      match.meaning.year = year;
      match.end = end;
      return;
    }
  }
  next = Is(i, "of") ? i + 1 : i;
  if (In(next, "last|this|next") && Is(next + 1, "year")) {
    match.meaning.year_relative = true;
    match.meaning.year_shift = Is(next, "last") ? -1 : Is(next, "next") ? 1 : 0;
    match.end = next + 2;
  } else if (Is(next, "that") && Is(next + 1, "year")) {
    match.meaning.from_story = true;
    match.meaning.relation = Relation::same;
    match.end = next + 2;
  }
}

// "Friday morning", "May 18 at 10 p.m."
void Grammar::AddPart(Match& match) const {
  uint32_t i = match.end;
  const TimeWord& word = Word(i);
  if (word.part.empty() || word.part == "MI" || In(i, "overnight|dawn|dusk|sunrise|sunset")) return;
  if (In(i, "mornings|afternoons|evenings|nights"))
    match.meaning.type = TimexType::SET;
  else
    match.meaning.type = TimexType::TIME;
  match.meaning.part = word.part;
  match.end = i + 1;
}

Grammar::Try Grammar::MonthFirst(uint32_t i) const {
  if (!MonthHere(i)) return std::nullopt;
  Match match{i, SkipDot(i + 1), {}};
  match.meaning.month = Word(i).month;
  {
    uint32_t next = match.end, end = next + 1;
    if (IsHyphen(next) && IsDayNumber(next + 1) && At(i).range.size() == 3) ++next;
    if (Is(next, "the")) ++next;
    int day = 0;
    if (IsDayNumber(next) && At(next).space_before + IsHyphen(next - 1) > 0)
      day = At(next).number, end = next + 1;
    else if (int n = OrdinalAt(next, end);
             n >= 1 && n <= 31 && At(next).shape != Shape::number && !Is(end, "quarter"))
      day = n;
    bool clock = day > 0 && (In(end, "am|pm|a.m|a.m.|p.m|p.m.") || Is(end, "%"));
    if (day > 0 && !clock && Word(end).unit == 0) {
      match.meaning.day = day;
      match.end = end;
      // "May 18 (Saturday)"
      if (Is(end, "(") && Word(end + 1).weekday > 0 && Is(end + 2, ")")) {
        match.meaning.weekday = Word(end + 1).weekday;
        match.end = end + 3;
      }
    }
  }
  AddYear(match);
  if (match.meaning.day > 0) AddPart(match);
  return match;
}

// "18 May 2024", "the 18th of May", "18-May-2024".
Grammar::Try Grammar::DayFirst(uint32_t i) const {
  uint32_t at = Is(i, "the") ? i + 1 : i, end = at + 1;
  int day = IsDayNumber(at) ? At(at).number : OrdinalAt(at, end);
  if (day < 1 || day > 31) return std::nullopt;
  uint32_t next = Is(end, "of") || IsHyphen(end) ? end + 1 : end;
  if (Word(next).month == 0 || !At(next).capital) return std::nullopt;
  if (At(at).shape == Shape::number && In(i - 1, "$|#|\xC2\xA3") && i > 0) return std::nullopt;
  // "In 18 March 5" cannot be; "on May 18 May said" can: a month behind a day that follows a month.
  if (i > 0 && Word(i - 1).month > 0 && At(i - 1).capital) return std::nullopt;
  Match match{i, SkipDot(next + 1), {}};
  match.meaning.day = day;
  match.meaning.month = Word(next).month;
  if (IsHyphen(match.end) && YearAt(match.end + 1) != 0) ++match.end;
  AddYear(match);
  AddPart(match);
  return match;
}

// "Saturday", "Saturday, May 18", "Saturday (May 18)", "Saturday night", "Saturday the 18th".
Grammar::Try Grammar::WeekdayFirst(uint32_t i) const {
  if (Word(i).weekday == 0 || !At(i).capital) return std::nullopt;
  bool short_form = Word(i).needs_capital;
  uint32_t end = short_form ? SkipDot(i + 1) : i + 1;
  Match match{i, end, {}};
  match.meaning.weekday = Word(i).weekday;
  uint32_t next = Is(end, ",") || Is(end, "(") ? end + 1 : end;
  Try date = MonthFirst(next);
  if (!date || date->meaning.day == 0) date = DayFirst(Is(next, "the") ? next + 1 : next);
  if (date && date->meaning.day > 0) {
    int weekday = match.meaning.weekday;
    match = *date;
    match.begin = i;
    match.meaning.weekday = weekday;
    if (Is(end, "(") && Is(match.end, ")")) ++match.end;
    AddYear(match);
    return match;
  }
  // "Sun" and "Sat" alone are words of their own.
  if (short_form && end == i + 1 && Word(end).part.empty()) return std::nullopt;
  AddPart(match);
  if (match.end == end && In(end, "last|this|next") && Is(end + 1, "week")) {
    match.meaning.relation = Is(end, "last")   ? Relation::last
                             : Is(end, "next") ? Relation::next
                                               : Relation::current;
    match.meaning.unit = 'W';
    match.end = end + 2;
  }
  return match;
}

namespace {

constexpr std::string_view kCounted =
    "people|troops|men|women|children|million|percent|per|miles|km|feet|tons|tonnes|hrs|gmt|local|"
    "est|edt|hours|dollars|points|h|soldiers|fighters";

}  // namespace

Grammar::Try Grammar::YearAlone(uint32_t i) const {
  uint32_t at = i;
  bool fiscal = In(at, "fiscal|fy");
  if (fiscal) ++at;
  if (fiscal && Is(at, "year")) ++at;
  bool prefixed = Is(at, "the") && Is(at + 1, "year");
  if (prefixed) at += 2;
  uint32_t end = at + 1;
  int year = YearAt(at);
  if (year == 0) year = SpelledYear(at, end);
  if (year == 0 && Is(at, "'") && At(at + 1).shape == Shape::number && At(at + 1).digits == 2 &&
      !At(at + 1).space_before && i > 0 && In(i - 1, "in|of|since")) {
    year = At(at + 1).number < 50 ? 2000 + At(at + 1).number : 1900 + At(at + 1).number;
    end = at + 2;
  }
  if (year < 1500 || year > 2100) return std::nullopt;
  Match match{i, end, {}};
  match.meaning.year = year;
  match.meaning.fiscal = fiscal;
  if (fiscal || prefixed) return match;
  if (At(end).shape == Shape::mark && In(end, "%|$")) return std::nullopt;
  if (i > 0 && In(i - 1, "$|#|.|\xC2\xA3|:") && !At(i).space_before) return std::nullopt;
  if (i > 0 && (In(i - 1, "$|#|no|flight|resolution|room|page|number|channel|boeing|article") ||
                (Is(i - 1, ".") && Is(i - 2, "no"))))
    return std::nullopt;
  // "2,000 troops" was no year already; "1500 troops", "1938 people" are counts: a plural noun
  // follows. An owner or preposition before it makes it a year: "its 1989 results", "in 1989
  // sales".
  bool owned = i > 0 && (IsPossessive(i - 1) ||
                         In(i - 1, "in|since|the|his|her|its|their|that|this|our|of"));
  bool plural = Lower(end).size() > 3 && Lower(end).ends_with("s") &&
                At(end).shape == Shape::word && !At(end).capital &&
                !In(end,
                    "was|has|its|this|as|is|elections|talks|protests|sanctions|operations|earnings|"
                    "results|sales");
  if (In(end, kCounted) || (Word(end).unit != 0 && Word(end).plural)) return std::nullopt;
  if (plural && !owned) return std::nullopt;
  bool modern = year >= 1900 && year < 2040;
  if (!modern && (plural || !(i > 0 && In(i - 1, "in|since|of|from|until|(|by|between|and|to"))))
    return std::nullopt;
  return match;
}

Grammar::Try Grammar::DecadeOrCentury(uint32_t i) const {
  uint32_t at = Is(i, "the") ? i + 1 : i;
  uint32_t start = i;
  if (at > i && In(at, "early|late|mid")) {
    ++at;
    if (IsHyphen(at)) ++at;
  }
  if (Is(at, "'") || Is(at, "\xE2\x80\x98") || Is(at, "\xE2\x80\x99")) ++at;
  Match match{start, at + 1, {}};
  constexpr std::string_view kDecades[] = {"twenties", "thirties",  "forties",  "fifties",
                                           "sixties",  "seventies", "eighties", "nineties"};
  if (At(at).shape == Shape::decade) {
    int n = At(at).number;
    if (At(at).digits == 2) n += 1900;
    if (n < 1500 || n > 2090 || (At(at).digits == 2 && at == i)) return std::nullopt;
    match.meaning.decade = n / 10;
    return match;
  }
  for (int d = 0; d < 8; ++d) {
    if (!Is(at, kDecades[d]) || at == i) continue;
    bool age = i > 0 && In(i - 1, "his|her|their|my|in");
    if (age && at == i) return std::nullopt;
    match.meaning.decade = 190 + d + 2;
    return match;
  }
  uint32_t end = 0;
  int n = OrdinalAt(at, end);
  uint32_t next = IsHyphen(end) ? end + 1 : end;
  if (n >= 1 && n <= 30 && Is(next, "century")) {
    match.meaning.century = n - 1;
    match.end = next + 1;
    return match;
  }
  return std::nullopt;
}

// "the third quarter of 2023", "third-quarter", "Q3 2023", "the first half of the year", "this
// year's second quarter", "the 1988 third quarter".
Grammar::Try Grammar::QuarterOrHalf(uint32_t i) const {
  Match match{i, i, {}};
  Meaning& m = match.meaning;
  uint32_t at = Is(i, "the") ? i + 1 : i;
  if (At(at).shape == Shape::word && At(at).range.size() == 2 && In(at, "q1|q2|q3|q4|h1|h2")) {
    int n = Lower(at)[1] - '0';
    (Lower(at)[0] == 'q' ? m.quarter : m.half) = n;
    match.end = at + 1;
    if (YearAt(match.end) != 0) m.year = YearAt(match.end++);
    return match;
  }
  if (YearAt(at) != 0 && at > i) m.year = YearAt(at++);
  if (In(at, "last|this|next") && Is(at + 1, "year") && IsPossessive(at + 2)) {
    m.year_relative = true;
    m.year_shift = Is(at, "last") ? -1 : Is(at, "next") ? 1 : 0;
    at += 3;
  }
  if (In(at, "fiscal")) {
    ++at;
    if (IsHyphen(at)) ++at;
  }
  bool year_ago = false;
  if (Is(at, "year") && IsHyphen(at + 1) && In(at + 2, "ago|earlier")) year_ago = true, at += 3;
  uint32_t end = 0;
  int n = Is(at, "last") ? 0 : OrdinalAt(at, end);
  if (Is(at, "last")) end = at + 1, n = Is(end, "half") ? 2 : 4;
  if (n == 0 && !year_ago) return std::nullopt;
  if (year_ago && n == 0) return std::nullopt;
  uint32_t next = IsHyphen(end) ? end + 1 : end;
  if (Is(next, "half") && n <= 2)
    m.half = n;
  else if (In(next, "quarter") && n <= 4 && !(Is(at, "last")))
    m.quarter = n;
  else
    return std::nullopt;
  if (m.half > 0 && !(Is(next + 1, "of") || Is(next + 1, ",")) && at == i) return std::nullopt;
  if (next > end) match.begin = at;  // "the third-quarter loss": an adjective
  match.end = next + 1;
  if (year_ago) m.year_relative = true, m.year_shift = -1;
  if (Is(match.end, "of") && Is(match.end + 1, "fiscal") && YearAt(match.end + 2) != 0) {
    m.year = YearAt(match.end + 2);
    match.end += 3;
    return match;
  }
  if (Is(match.end, "of") && Is(match.end + 1, "the") && In(match.end + 2, "year|decade|century") &&
      m.half > 0) {
    match.end += 3;
    return match;
  }
  AddYear(match);
  if (match.end == next + 1 && m.half > 0 && m.year == 0 && !m.year_relative)
    return std::nullopt;  // a football match's
  if (Is(match.end, "a") && Is(match.end + 1, "year") && In(match.end + 2, "ago|earlier") &&
      m.year == 0) {
    m.year_relative = true;
    m.year_shift = -1;
    match.end += 3;
  }
  return match;
}

Grammar::Try Grammar::SeasonFirst(uint32_t i) const {
  uint32_t at = Is(i, "the") ? i + 1 : i;
  if (Word(at).season.empty() || In(at, "summers|winters")) return std::nullopt;
  Match match{i, at + 1, {}};
  match.meaning.season = Word(at).season;
  AddYear(match);
  if (match.end > at + 1) return match;
  // Bare: "spring" and "fall" are verbs too, and "Prague Spring", "Arab Spring" are names.
  bool noun =
      i > 0 && In(i - 1,
                  "in|since|until|by|of|during|early|late|mid|through|over|before|into|this|"
                  "last|next|each|every|-");
  if (at > i)
    noun = i > 0 && In(i - 1, "in|into|since|until|by|during|through|over|before|for|of|end");
  if (!noun || At(at).capital || In(at + 1, "of|line|camp|olympics|games|palace|offensive"))
    return std::nullopt;
  return match;
}

Grammar::Try Grammar::HolidayFirst(uint32_t i) const {
  uint32_t at = Is(i, "the") ? i + 1 : i;
  if (!At(at).capital && At(at).shape != Shape::ordinal) return std::nullopt;
  uint32_t longest = holidays_.LongestFrom(Lower(at));
  if (longest == 0) return std::nullopt;
  for (uint32_t end = std::min(at + longest * 3, size_); end > at; --end) {
    uint32_t from = At(at).range.begin, to = At(end - 1).range.end;
    std::optional<int> row =
        holidays_.Find(std::string_view(lexemes_.lower).substr(from, to - from));
    if (!row) continue;
    Match match{at, end, {}};
    match.meaning.holiday = *row;
    AddYear(match);
    AddPart(match);
    return match;
  }
  return std::nullopt;
}

void Grammar::AddClockZone(uint32_t& end) const {
  if (In(end, "est|edt|gmt|utc|pst|pdt|cst|cdt|cet|cest|bst|ist|msk|et|pt") &&
      !At(end).range.empty())
    ++end;
  else if (In(end, "local|moscow|eastern|beijing") && Is(end + 1, "time"))
    end += 2;
}

// "10:35 a.m. Friday", "4 in the morning", "14:30 GMT on May 18", "noon Saturday".
Grammar::Try Grammar::ClockFirst(uint32_t i) const {
  const Lexeme& lexeme = At(i);
  Match match{i, i + 1, {}};
  Meaning& m = match.meaning;
  m.type = TimexType::TIME;
  uint32_t end = i + 1;
  if (In(i, "noon|midnight|midday")) {
    if (At(i).capital && i > 0 && At(i - 1).capital) return std::nullopt;  // "High Noon"
    m.clock = Is(i, "midnight") ? 24 * 60 : 12 * 60;
    m.clock_hour_only = Is(i, "midnight");
  } else {
    bool clock = lexeme.shape == Shape::clock;
    bool hour = lexeme.shape == Shape::number && lexeme.digits <= 2 && lexeme.number <= 24;
    uint32_t word_end = 0;
    int spelled = clock || hour ? 0 : NumberWords(i, word_end);
    if (!clock && !hour && (spelled < 1 || spelled > 12)) return std::nullopt;
    int minutes = clock ? lexeme.number : (spelled > 0 ? spelled : lexeme.number) * 60;
    if (spelled > 0) end = word_end;
    bool oclock = Is(end, "o") && Is(end + 2, "clock");
    if (oclock) end += 3;
    bool am = In(end, "am|a.m|a.m."), pm = In(end, "pm|p.m|p.m.");
    if (am || pm) ++end;
    uint32_t night = Is(end, "in") && Is(end + 1, "the")     ? end + 2
                     : Is(end, "at") && Is(end + 1, "night") ? end + 1
                                                             : 0;
    if (!am && !pm && night > 0 && !Word(night).part.empty() && minutes <= 12 * 60) {
      am = Word(night).part == "MO";
      pm = !am;
      end = night + 1;
    }
    if (!am && !pm && !clock && !oclock) return std::nullopt;
    if (pm && minutes < 12 * 60) minutes += 12 * 60;
    if (am && minutes >= 12 * 60 && minutes < 13 * 60) minutes -= 12 * 60;
    m.clock = minutes;
  }
  AddClockZone(end);
  match.end = end;
  // The day that may follow.
  uint32_t next = Is(end, ",") ? end + 1 : end;
  if (Is(next, "on")) ++next;
  Try day = WeekdayFirst(next);
  if (!day) day = MonthFirst(next);
  if (!day && next == end) day = DayFirst(next);
  if (!day && In(next, "today|yesterday|tomorrow")) day = DayWord(next);
  bool whole = day &&
               (day->meaning.weekday > 0 || day->meaning.day > 0 || day->meaning.unit == 'D') &&
               day->meaning.part.empty();
  if (whole) {
    Meaning joined = day->meaning;
    joined.type = TimexType::TIME;
    joined.clock = m.clock;
    joined.clock_hour_only = m.clock_hour_only;
    match.meaning = joined;
    match.end = day->end;
  }
  return match;
}

// "the morning", "morning", "overnight". Of "the night of Oct. 23" only the day is taken, as
// TimeBank does.
Grammar::Try Grammar::PartFirst(uint32_t i) const {
  if (Is(i, "overnight")) {
    Match match{i, i + 1, {}};
    match.meaning.type = TimexType::TIME;
    match.meaning.part = "NI";
    match.meaning.from_story = true;
    return match;
  }
  uint32_t at = Is(i, "the") ? i + 1 : i;
  const TimeWord& word = Word(at);
  if (word.part.empty() || word.part == "MI" || In(at, "mornings|afternoons|evenings|nights"))
    return std::nullopt;
  if (Is(at + 1, "of") || (at == i && !(i > 0 && In(i - 1, "mid|-|late|early"))))
    return std::nullopt;
  if (at > i && !(i > 0 && In(i - 1, "in|during|through|into|for"))) return std::nullopt;
  Match match{i, at + 1, {}};
  match.meaning.type = TimexType::TIME;
  match.meaning.part = word.part;
  match.meaning.from_story = true;
  return match;
}

}  // namespace dragoman
