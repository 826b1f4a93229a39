// Words that point (today, last week, two days later) and stretches of time (two weeks, every day).
#include <algorithm>
#include <string>

#include "core/strings.h"
#include "time/durations.h"
#include "time/grammar.h"

namespace dragoman {
Grammar::Try Grammar::DayWord(uint32_t i) const {
  auto day = [&](int shift, uint32_t end) {
    Match match{i, end, {}};
    match.meaning.unit = 'D';
    match.meaning.shift = shift;
    AddPart(match);
    return match;
  };
  if (Is(i, "today")) {
    if (IsPossessive(i + 1) &&
        In(i + 2, "world|youth|society|standards|generation|children|technology"))
      return std::nullopt;
    return day(0, i + 1);
  }
  if (Is(i, "yesterday")) return day(-1, i + 1);
  if (Is(i, "tomorrow")) return day(1, i + 1);
  if (Is(i, "the") && Is(i + 1, "day") && In(i + 2, "before|after") &&
      In(i + 3, "yesterday|tomorrow")) {
    Match match = day(Is(i + 2, "before") ? -2 : 2, i + 4);
    return match;
  }
  if (Is(i, "tonight")) {
    Match match = day(0, i + 1);
    match.meaning.type = TimexType::TIME;
    match.meaning.part = "NI";
    return match;
  }
  if (Try now = NowWord(i)) return now;
  return PastOrFuture(i);
}

// "now", "currently", "these days", "at present".
Grammar::Try Grammar::NowWord(uint32_t i) const {
  if (Is(i, "now")) {
    return Reference(i, i + 1, "PRESENT_REF");
  }
  if (Is(i, "right") && Is(i + 1, "now")) return Reference(i, i + 2, "PRESENT_REF");
  if (In(i, "currently|nowadays|presently")) return Reference(i, i + 1, "PRESENT_REF");
  if (In(i, "these") && Is(i + 1, "days")) return Reference(i, i + 2, "PRESENT_REF");
  if (Is(i, "at") && Is(i + 1, "present") && !Is(i + 2, "the"))
    return Reference(i, i + 2, "PRESENT_REF");
  if (Is(i, "the") && In(i + 1, "moment|present")) {
    if (i > 0 && (In(i - 1, "at|for") || (Is(i + 1, "present") && In(i - 1, "in"))))
      return Reference(i, i + 2, "PRESENT_REF");
    return std::nullopt;
  }
  if (Is(i, "current")) {
    if (Word(i + 1).unit != 0 || Is(i + 1, "fiscal")) return std::nullopt;
    return Reference(i, i + 1, "PRESENT_REF");
  }
  return std::nullopt;
}

// "recently", "in recent months", "soon", "the near future", "was once".
Grammar::Try Grammar::PastOrFuture(uint32_t i) const {
  if (In(i, "recently|lately"))
    return Reference(i > 0 && Is(i - 1, "more") ? i - 1 : i, i + 1, "PAST_REF");
  if (Is(i, "recent")) {
    if (Is(i + 1, "years")) return Reference(i, i + 2, "PAST_REF");
    if (Word(i + 1).unit != 0 && Word(i + 1).plural)
      return Fixed(i, i + 2, TimexType::DURATION, DurationValue(Word(i + 1).unit, 0, true, false));
    return std::nullopt;  // "recent attacks": TimeBank marks four in ten
  }
  if (Is(i, "soon") && !(i > 0 && In(i - 1, "as|so|too")) && !In(i + 1, "after"))
    return Reference(i, i + 1, "FUTURE_REF");
  uint32_t at = Is(i, "the") ? i + 1 : i;
  if (at > i && In(at, "near|foreseeable|immediate|distant") && Is(at + 1, "future"))
    return Reference(i, at + 2, "FUTURE_REF");
  if (at > i && In(at, "near|short|long") && Is(at + 1, "term") && i > 0 &&
      In(i - 1, "in|over|for"))
    return Reference(i, at + 2, "FUTURE_REF");
  if (Is(at, "future")) {
    if (Word(at + 1).unit != 0 && Word(at + 1).plural) return Reference(i, at + 2, "FUTURE_REF");
    bool adjective =
        At(at + 1).shape == Shape::word && !IsPossessive(at + 1) &&
        !In(at + 1, "and|of|is|are|for|in|to|as|but|was|will|by|with|if|when|that|looks|or|at|on");
    if (adjective) return std::nullopt;
    return Reference(i, at + 1, "FUTURE_REF");
  }
  if (at > i && Is(at, "past") && Word(at + 1).unit == 0 && i > 0 &&
      In(i - 1, "in|of|from|into|for|to|with")) {
    uint32_t end = 0;
    if (At(at + 1).shape == Shape::word && QuantityAt(at + 1).end == 0 &&
        Word(at + 1).season.empty() && (UnitAt(at + 1, end) == 0) &&
        !In(at + 1,
            "and|as|is|are|were|was|to|but|by|have|that|has|when|he|she|they|it|the|because"))
      return std::nullopt;
    if (At(at + 1).shape == Shape::number || QuantityAt(at + 1).end > 0) return std::nullopt;
    return Reference(i, at + 1, "PAST_REF");
  }
  // "was once", "once considered": a time; "once he", "once more": none.
  if (Is(i, "once") && i > 0 && In(i - 1, "was|were|had|is|it|he|she|they|who|that|which") &&
      At(i + 1).shape == Shape::word &&
      (Lower(i + 1).ends_with("ed") ||
       In(i + 1, "a|an|was|were|had|said|called|led|ruled|held|known|the")) &&
      !In(i - 1, "that"))
    return Reference(i, i + 1, "PAST_REF");
  return std::nullopt;
}

// What stands behind last, next, this ...: a unit, weekday, month, season, part of the day,
// quarter, holiday.
Grammar::Try Grammar::RelatedHead(uint32_t i, uint32_t head, Relation relation) const {
  Match match{i, head + 1, {}};
  Meaning& m = match.meaning;
  const TimeWord& word = Word(head);
  if (word.weekday > 0 && At(head).capital && !word.needs_capital) {
    Try day = WeekdayFirst(head);
    if (!day) return std::nullopt;
    day->begin = i;
    day->meaning.relation = relation;
    return day;
  }
  if (word.month > 0 && At(head).capital) {
    Try month = MonthFirst(head);
    if (!month) {
      match.end = SkipDot(head + 1);
      m.month = word.month;
      month = match;
    }
    month->begin = i;
    month->meaning.relation = relation;
    return month;
  }
  if (!word.season.empty() && !word.plural) {
    m.season = word.season;
    m.relation = relation;
    return match;
  }
  if (!word.part.empty() && word.part != "MI") {
    m.type = TimexType::TIME;
    m.part = word.part;
    m.unit = 'D';
    if (relation == Relation::last)
      m.shift = -1;
    else if (relation == Relation::next || relation == Relation::following)
      m.shift = 1, m.from_story = true;
    else if (relation == Relation::previous)
      m.shift = -1, m.from_story = true;
    else if (relation == Relation::same)
      m.from_story = true;
    return match;
  }
  if (At(head).capital && holidays_.LongestFrom(Lower(head)) > 0) {
    Try day = HolidayFirst(head);
    if (!day) return std::nullopt;
    day->begin = i;
    day->meaning.relation = relation;
    return day;
  }
  return RelatedUnit(i, head, relation);
}

// "last week", "the following year", "the current fiscal year".
Grammar::Try Grammar::RelatedUnit(uint32_t i, uint32_t head, Relation relation) const {
  Match match{i, head + 1, {}};
  Meaning& m = match.meaning;
  if (Is(head, "fiscal") && Is(head + 1, "year")) ++head, match.end = head + 1;
  char unit = Word(head).unit;
  if (At(head).capital && At(head - 1).capital) return std::nullopt;  // "This Week": a programme
  if (unit == 0 || Word(head).plural || unit == 's' || unit == 'm' || unit == 'L')
    return std::nullopt;
  if (IsPossessive(head + 1) && In(head + 2, "end")) match.end = head + 1;
  m.unit = unit;
  m.relation = relation;
  switch (relation) {
    case Relation::last: m.shift = -1; break;
    case Relation::next: m.shift = 1; break;
    case Relation::following:
      m.shift = 1;
      m.from_story = true;
      break;
    case Relation::previous:
      m.shift = -1;
      m.from_story = true;
      break;
    case Relation::same: m.from_story = true; break;
    default: break;
  }
  if (unit == 'h' && relation != Relation::none)
    m.value = relation == Relation::last ? "PAST_REF" : "PRESENT_REF";
  if (relation == Relation::next && In(match.end, "or") && Is(match.end + 1, "so")) match.end += 2;
  return match;
}

// What the word at `at` says of the date behind it; moves on over a second word ("this past").
Relation Grammar::RelationAt(uint32_t& at, bool the) const {
  Relation relation = Relation::none;
  if (Is(at, "this")) {
    relation = Relation::current;
    if (Is(at + 1, "past"))
      relation = Relation::last, ++at;
    else if (In(at + 1, "coming|upcoming"))
      relation = Relation::next, ++at;
    else if (Is(at + 1, "same"))
      relation = Relation::same, ++at;
  } else if (In(at, "that")) {
    relation = Relation::same;
    if (Is(at + 1, "same")) ++at;
  } else if (In(at, "last|past"))
    relation = Relation::last;
  else if (In(at, "next|coming|upcoming"))
    relation = Relation::next;
  else if (In(at, "following"))
    relation = Relation::following;
  else if (In(at, "previous|preceding|prior"))
    relation = Relation::previous;
  else if (the && Is(at, "same"))
    relation = Relation::same;
  else if (the && In(at, "current|latest"))
    relation = Is(at, "latest") ? Relation::last : Relation::current;
  return relation;
}

// "last week", "this coming Sunday", "the past year", "the following day", "that same day", "the
// previous Friday".
Grammar::Try Grammar::Related(uint32_t i) const {
  bool the = In(i, "the|its|their");
  uint32_t at = the ? i + 1 : i;
  Relation relation = RelationAt(at, the);
  if (relation == Relation::none) return std::nullopt;
  uint32_t head = at + 1;
  if (In(head, "few|several|couple")) return std::nullopt;
  if (In(at, "coming|upcoming") && Word(head).plural && Word(head).unit != 0)
    return Fixed(i, head + 1, TimexType::DURATION, DurationValue(Word(head).unit, 0, true, false));
  // "the next day" and "the next morning" count on from what was told; "the next year" from now.
  if (the && Is(at, "next") && (In(head, "day|morning|week|month|night|evening")))
    relation = Relation::following;
  Try found = RelatedHead(i, head, relation);
  if (!found) return std::nullopt;
  Meaning& m = found->meaning;
  if (In(at, "that") && m.unit != 0 && i > 0 && In(i - 1, "said|say|says|believe|announced"))
    return std::nullopt;
  if (the && Is(at, "latest") && m.unit == 0) return std::nullopt;
  if (the && Is(at, "latest") && m.unit == 'D') return std::nullopt;
  // "the past year" reaches up to now; TimeBank's readers still give it the year before.
  if (m.unit == 'E' && relation == Relation::last && In(at, "past"))
    return Fixed(i, found->end, TimexType::DURATION, "P10Y");
  if (Is(at, "past") && !the && at == i &&
      (m.unit == 0 || (i > 0 && !In(i - 1, "over|in|during|for|of"))))
    return m.unit == 'E' ? found : std::nullopt;
  if (m.unit == 'D' && relation == Relation::last && the)
    return std::nullopt;  // the last day (of something)
  if (m.unit == 'D' && relation == Relation::current && !m.part.empty()) return found;
  if (m.unit == 'D' && relation == Relation::current && m.part.empty()) {
    m.shift = 0;
  }
  // "later this week" and "Monday of last week" take what stands before.
  if (IsPossessive(found->end) && m.unit == 'Y') {
    Try quarter = QuarterOrHalf(i);
    if (quarter) return quarter;
    if (Is(found->end + 1, "quarter")) {
      found->end += 2;
      m.year_ago = true;
    }
  }
  return found;
}

// "for years", "in months", "years ago": how many is not said.
Grammar::Try Grammar::BarePlural(uint32_t i) const {
  const TimeWord& word = Word(i);
  bool length = In(i - 1, "for|after|within|of|in|take|took|lasted|spent|over|during") ||
                (i > 1 && Is(i - 1, "the"));
  if (In(i - 1, "of|in|over|during") && word.unit != 'Y' && word.unit != 'W' && word.unit != 'M' &&
      word.unit != 'D' && word.unit != 'E')
    return std::nullopt;
  if (Is(i + 1, "ago")) return Fixed(i, i + 2, TimexType::DATE, "PAST_REF");
  if (Is(i + 1, "old") || Is(i + 1, "of")) length = length && Is(i - 1, "for");
  if (!length || word.unit == 's' || word.unit == 'Q') return std::nullopt;
  return Fixed(i, i + 1, TimexType::DURATION, DurationValue(word.unit, 0, true, false));
}

// "the quarter", "the weekend", "for years", "the day": units without a word that places them.
Grammar::Try Grammar::BareUnit(uint32_t i) const {
  bool the = Is(i, "the");
  uint32_t at = the ? i + 1 : i;
  if (the && Is(at, "full")) ++at;
  if (the && Is(at, "fiscal")) ++at;
  if (the && YearAt(at) != 0 && In(at + 1, "period|quarter|year|season")) {
    Match match{i, at + 2, {}};
    match.meaning.year = YearAt(at);
    match.meaning.year_ago = In(at + 1, "period|quarter");
    return match;
  }
  const TimeWord& word = Word(at);
  if (word.unit == 0) return std::nullopt;
  bool before = i > 0 && In(i - 1,
                            "for|in|of|after|over|within|many|take|took|lasted|through|during|"
                            "throughout|spent|following");
  if (!the && word.plural && i > 0) return BarePlural(i);
  if (!the || word.plural) return std::nullopt;
  if (word.unit == 'Q' || word.unit == 'N' || word.unit == 'W' || word.unit == 'Y') {
    if (IsPossessive(at + 1) && word.unit == 'Q') return std::nullopt;
    if (word.unit == 'W' && Is(at + 1, "of")) {
      Try day = MonthFirst(at + 2);
      if (day && day->meaning.day > 0) {
        day->begin = i;
        day->meaning.relation = Relation::same;
        day->meaning.unit = 'W';
        return day;
      }
    }
    if (word.unit == 'W' && !before && !IsPossessive(at + 1)) return std::nullopt;
    if (word.unit == 'Y' && (!before || In(at + 1, "of|that|when"))) return std::nullopt;
    if (word.unit == 'Q' && In(at + 1, "of|century")) return std::nullopt;
    if (word.unit == 'Y' && In(at + 1, "ended|ending"))
      return Fixed(i, at + 1, TimexType::DURATION, "P1Y");
    Match match{i, at + 1, {}};
    match.meaning.unit = word.unit;
    match.meaning.relation = Relation::same;
    match.meaning.from_story = word.unit == 'Q';
    if (Is(at + 1, "a") && Is(at + 2, "year") && In(at + 3, "ago|earlier")) {
      match.end += 3;
      match.meaning.year_ago = true;
    }
    return match;
  }
  if (i > 0 && In(i - 1, "of|in") && word.unit == 'D' && i > 1 && In(i - 2, "end|earlier|later")) {
    Match match{i, at + 1, {}};
    match.meaning.unit = 'D';
    match.meaning.from_story = true;
    return match;
  }
  if (i > 0 && In(i - 1, "of|in") && word.unit == 'M' && i > 1 &&
      In(i - 2, "end|earlier|later|start|beginning|middle")) {
    Match match{i, at + 1, {}};
    match.meaning.unit = 'M';
    return match;
  }
  return std::nullopt;
}

// "year-ago", "the year-earlier quarter", "year-end", "the corresponding period last year".
Grammar::Try Grammar::Compound(uint32_t i) const {
  uint32_t at = Is(i, "the") ? i + 1 : i;
  if (at > i && Is(at, "comparable")) ++at;
  if (Is(at, "year")) {
    bool joined = IsHyphen(at + 1) || IsPossessive(at + 1);
    uint32_t next = joined ? at + 2 : at + 1;
    if (In(next, "ago|earlier") && IsHyphen(at + 1)) {
      Match match{i, next + 1, {}};
      match.meaning.unit = 'Y';
      match.meaning.shift = -1;
      match.meaning.year_ago = true;
      match.meaning.from_story = true;
      if (In(match.end, "period|quarter"))
        ++match.end;
      else
        match.begin = at;  // "the year-earlier results": an adjective
      return match;
    }
    if (Is(next, "end") && !Is(next + 1, "of")) {
      Match match{i, next + 1, {}};
      match.meaning.unit = 'Y';
      if (IsHyphen(at + 1))
        match.meaning.month = 12, match.meaning.day = 31, match.meaning.unit = 0;
      return match;
    }
  }
  if (In(i, "day|week|month|year|weeks|months|years|decades") && IsHyphen(i + 1) &&
      Is(i + 2, "long")) {
    bool one = !Word(i).plural;
    return Fixed(i, i + 3, TimexType::DURATION, DurationValue(Word(i).unit, 1, !one, false));
  }
  if (Is(i, "the") && Is(at, "latest") && Is(at + 1, "period")) {
    Match match{i, at + 2, {}};
    match.meaning.unit = 'Q';
    match.meaning.relation = Relation::same;
    match.meaning.from_story = true;
    return match;
  }
  // "the 10-year-old deal" is no time; "at the time" carries one.
  bool complement = i > 0 && In(i - 1,
                                "said|told|argued|warned|noted|claimed|wrote|added|announced|"
                                "stated|statement|announcement|interview|speech|letter");
  if (Is(i, "at") && In(i + 1, "the|that") && Is(i + 2, "time") &&
      !In(i + 3, "of|when|they|he|she") && (complement || !Is(i + 3, "that"))) {
    Match match{i + 1, i + 3, {}};
    match.begin = i;
    match.meaning.from_story = true;
    match.meaning.relation = Relation::same;
    match.meaning.unit = 'T';
    return match;
  }
  return std::nullopt;
}

}  // namespace dragoman
