// Words that point (today, last week, two days later) and stretches of time (two weeks, every day).
#include <algorithm>
#include <string>

#include "core/strings.h"
#include "time/grammar.h"

namespace dragoman {
namespace {

constexpr int kMaxCount = 9999;  // of units; a larger number is not about time

Match Fixed(uint32_t begin, uint32_t end, TimexType type, std::string value) {
  Match match{begin, end, {}};
  match.meaning.type = type;
  match.meaning.value = std::move(value);
  return match;
}

Match Reference(uint32_t begin, uint32_t end, std::string_view value) {
  return Fixed(begin, end, TimexType::DATE, std::string(value));
}

// TIMEX3 of a duration: "P2Y", "PT3H", "PXM"; decades and centuries count as years.
std::string Duration(char unit, int count, bool vague, bool half) {
  if (vague) {
    std::string_view letter = unit == 'h' ? "TXH" : unit == 'm' ? "TXM" : unit == 's' ? "TXS" : "";
    if (!letter.empty()) return "P" + std::string(letter);
    char shown = unit == 'N' ? 'D' : unit == 'F' ? 'W' : unit;
    return std::string("PX") + shown;
  }
  int n = count;
  switch (unit) {
    case 'E':
      n *= 10, unit = 'Y';
      if (half) n += 5, half = false;
      break;
    case 'C':
      n *= 100, unit = 'Y';
      if (half) n += 50, half = false;
      break;
    case 'L': n *= 1000, unit = 'Y'; break;
    case 'F': n *= 2, unit = 'W'; break;
    case 'N': n *= 2, unit = 'D'; break;
    default: break;
  }
  std::string whole = n > 0 || !half ? std::to_string(n) : "";
  switch (unit) {
    case 'Y': return "P" + (whole.empty() ? "" : whole + "Y") + (half ? "6M" : "");
    case 'M': return half ? "P" + (whole.empty() ? "" : whole + "M") + "15D" : "P" + whole + "M";
    case 'h': return "PT" + (whole.empty() ? "" : whole + "H") + (half ? "30M" : "");
    case 'm': return "PT" + (whole.empty() ? "" : whole + "M") + (half ? "30S" : "");
    case 's': return "PT" + whole + "S";
    case 'D': return half ? "P" + (whole.empty() ? "" : whole + "D") + "T12H" : "P" + whole + "D";
    default: return "P" + (half ? whole + ".5" : whole) + unit;
  }
}

std::string SetOf(char unit) {
  switch (unit) {
    case 'h': return "PT1H";
    case 'm': return "PT1M";
    case 's': return "PT1S";
    case 'E': return "P10Y";
    case 'N': return "XXXX-WXX-WE";
    case 'F': return "P2W";
    case 'C': return "P100Y";
    default: return std::string("P1") + unit;
  }
}

}  // namespace

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
  if (In(i, "recently|lately"))
    return Reference(i > 0 && Is(i - 1, "more") ? i - 1 : i, i + 1, "PAST_REF");
  if (Is(i, "recent")) {
    if (Is(i + 1, "years")) return Reference(i, i + 2, "PAST_REF");
    if (Word(i + 1).unit != 0 && Word(i + 1).plural)
      return Fixed(i, i + 2, TimexType::DURATION, Duration(Word(i + 1).unit, 0, true, false));
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

// "last week", "this coming Sunday", "the past year", "the following day", "that same day", "the
// previous Friday".
Grammar::Try Grammar::Related(uint32_t i) const {
  bool the = In(i, "the|its|their");
  uint32_t at = the ? i + 1 : i;
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
  if (relation == Relation::none) return std::nullopt;
  uint32_t head = at + 1;
  if (In(head, "few|several|couple")) return std::nullopt;
  if (In(at, "coming|upcoming") && Word(head).plural && Word(head).unit != 0)
    return Fixed(i, head + 1, TimexType::DURATION, Duration(Word(head).unit, 0, true, false));
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

// What follows "two weeks": ago, later, earlier, from now; else it is a duration.
Grammar::Try Grammar::AfterCount(uint32_t begin, uint32_t i, const Quantity& quantity,
                                 char unit) const {
  uint32_t at = i;
  if (In(at, "or") && Is(at + 1, "so")) at += 2;
  int count = quantity.count;
  bool vague = quantity.vague;
  bool ago = Is(at, "ago") || (IsHyphen(at) && Is(at + 1, "ago"));
  bool later = In(at, "later|afterwards|hence|on"),
       earlier = In(at, "earlier|before|previously|beforehand");
  bool hyphen = IsHyphen(at) && In(at + 1, "earlier|ago");
  bool from_now = Is(at, "from") && In(at + 1, "now|today");
  if (hyphen) ++at, earlier = Is(at, "earlier");
  if (Is(at, "on")) later = false;
  // "two days before the vote": a duration; its date is the vote's.
  if (Is(at, "before") && (At(at + 1).shape == Shape::word && !In(at + 1, "and|but|he|she|that")))
    earlier = false;
  if (Is(at, "before") && !earlier) return std::nullopt;
  if (!ago && !later && !earlier && !from_now) return std::nullopt;
  uint32_t end = at + (from_now ? 2 : 1);
  Match match{begin, end, {}};
  Meaning& m = match.meaning;
  if (vague || unit == 'h' || unit == 'm' || unit == 's') {
    m.value = later || from_now ? "FUTURE_REF" : "PAST_REF";
    if (later && !from_now) m.value = vague ? "PAST_REF" : m.value;
    if (unit == 'h' || unit == 'm' || unit == 's') {
      // Hours from a time nobody told: the day is the anchor's.
      m.value.clear();
      m.unit = 'D';
      m.shift = 0;
      m.from_story = !ago;
      if (vague) m.value = "PAST_REF";
    }
    return match;
  }
  if (count > kMaxCount) return std::nullopt;
  if (unit == 'E' || unit == 'C') count *= unit == 'E' ? 10 : 100, unit = 'Y';
  if (unit == 'F') count *= 2, unit = 'W';
  if (unit == 'N') unit = 'W';
  if (unit == 'Y' && quantity.half) unit = 'M', count = count * 12 + 6;
  m.unit = unit;
  m.shift = later || from_now ? count : -count;
  m.from_story = later || earlier;
  m.year_ago = unit == 'Y' && count == 1 && (quantity.article || In(begin, "one"));
  if (hyphen && quantity.article) match.begin = begin + 1;  // "a year-earlier loss"
  return match;
}

// "two weeks", "two weeks ago", "two-week", "a week", "the past two weeks", "the next few days",
// "the nine months".
Grammar::Try Grammar::Counted(uint32_t i) const {
  uint32_t at = i;
  bool frame = false, past = false, first = false;
  bool the = In(at, "the|its|their|his|each");
  if (Is(at, "each") && Is(at + 1, "of") && Is(at + 2, "the"))
    at += 3;
  else if (the)
    ++at;
  if (In(at,
         "past|last|next|coming|first|latest|following|previous|preceding|final|recent|another|"
         "other|subsequent|prior|year")) {
    frame = true;
    past = In(at, "past|last");
    first = Is(at, "first");
    if (Is(at, "year")) {
      if (!IsHyphen(at + 1) || !In(at + 2, "ago|earlier")) return std::nullopt;
      at += 2;
    }
    ++at;
  }
  if (the && !frame && i > 0 && Is(i, "each")) return std::nullopt;
  Quantity quantity = QuantityAt(at);
  if (quantity.end == 0 || (frame && quantity.article)) return std::nullopt;
  uint32_t unit_at = quantity.end;
  bool hyphen = IsHyphen(unit_at);
  if (hyphen) ++unit_at;
  uint32_t end = 0;
  char unit = UnitAt(unit_at, end);
  if (unit == 0) {
    // "the past three summers"
    if (past && In(unit_at, "summers|winters"))
      return Fixed(i, unit_at + 1, TimexType::SET, "XXXX-" + std::string(Word(unit_at).season));
    return std::nullopt;
  }
  if (unit == 's' && !Word(unit_at).plural) {
    if (quantity.count != 1 || quantity.article || !hyphen)
      return std::nullopt;  // "a second blast"
  }
  if (unit == 'Q' && !Word(unit_at).plural && !hyphen) return std::nullopt;  // "one quarter" of it
  if (unit == 'Q' && quantity.count == 3 && In(end, "of|century|million")) return std::nullopt;
  if (unit == 'Q' && !frame && !quantity.vague) return std::nullopt;
  if (hyphen && IsHyphen(end) && Is(end + 1, "old")) return std::nullopt;  // an age
  if (In(end, "old|older")) return std::nullopt;
  if (unit == 'h' && Is(end, "a") && Is(end + 1, "day")) return std::nullopt;  // "24 hours a day"
  if (At(unit_at).capital && At(at).capital + (At(at).shape == Shape::number) > 0)
    return std::nullopt;  // "60 Minutes"
  if (hyphen && IsHyphen(end)) return std::nullopt;
  if (At(at).shape == Shape::number && (i > 0 && In(i - 1, "$|#"))) return std::nullopt;
  if (quantity.count > kMaxCount) return std::nullopt;
  if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half")) quantity.half = true, end += 3;
  if (!frame) {
    if (Try shifted = AfterCount(the ? at : i, end, quantity, unit)) return shifted;
  }
  if (unit == 'D' && Is(i, "one") && i > 0 &&
      In(i - 1, "will|would|could|may|might|to|can|must|should|hopes|hope|he|she|they"))
    return Reference(i, end, "FUTURE_REF");
  // Bare "a week", "a day": a length only behind a word of length; "$5 a day" is a rate.
  if (quantity.article && quantity.end == at + 1 && !quantity.half && !Is(at, "another")) {
    if (i > 0 && In(i - 1, "times|once|twice|percent|%|million|billion"))
      return Fixed(i, end, TimexType::SET, SetOf(unit));
    bool length = i > 0 && (In(i - 1,
                               "for|in|within|after|over|about|nearly|almost|than|least|of|until|"
                               "lasted|took|lasting|took|just|"
                               "only|quite|takes|take|before|every|spend|spent|and|is|as|around"));
    if (!length || Is(end, "of")) return std::nullopt;
    if (Is(end, "'s")) return std::nullopt;
  }
  if (quantity.article && unit == 'Q') return std::nullopt;
  if (first && !Word(unit_at).plural) return std::nullopt;
  if (In(end, "or") && Is(end + 1, "so")) end += 2;
  uint32_t begin = i;
  // "his two years", "its five-year plan": the owner's word stays outside; so does "the" before an
  // adjective.
  if (In(i, "its|their|his") || (the && !frame && (hyphen || !Word(unit_at).plural))) begin = at;
  if (hyphen && !frame && Is(end, "period") && quantity.article) ++end;
  std::string value = Duration(unit, quantity.count, quantity.vague, quantity.half);
  return Fixed(begin, end, TimexType::DURATION, std::move(value));
}

// "every week", "each July", "daily", "every Thursday", "three times a day" (its last two words).
Grammar::Try Grammar::Repeated(uint32_t i) const {
  struct Adverb {
    std::string_view words, value;
  };
  constexpr Adverb kAdverbs[] = {{"daily|nightly", "P1D"}, {"weekly", "P1W"},
                                 {"monthly", "P1M"},       {"annually|yearly", "P1Y"},
                                 {"hourly", "PT1H"},       {"biweekly|fortnightly", "P2W"}};
  for (const Adverb& adverb : kAdverbs)
    if (In(i, adverb.words)) {
      if (At(i).capital && i > 0 && At(i - 1).capital) return std::nullopt;  // the Daily Mail
      if (Is(i, "daily") && At(i + 1).capital) return std::nullopt;
      return Fixed(i, i + 1, TimexType::SET, std::string(adverb.value));
    }
  if (!In(i, "every|each")) return std::nullopt;
  uint32_t head = i + 1;
  const TimeWord& word = Word(head);
  if (word.weekday > 0)
    return Fixed(i, head + 1, TimexType::SET, "XXXX-WXX-" + std::to_string(word.weekday));
  if (word.month > 0 && At(head).capital) {
    std::string month = std::to_string(word.month);
    return Fixed(i, SkipDot(head + 1), TimexType::SET,
                 "XXXX-" + std::string(month.size() < 2 ? "0" : "") + month);
  }
  if (!word.season.empty())
    return Fixed(i, head + 1, TimexType::SET, "XXXX-" + std::string(word.season));
  if (!word.part.empty() && word.part != "MI")
    return Fixed(i, head + 1, TimexType::SET, "XXXX-XX-XXT" + std::string(word.part));
  if (word.unit != 0 && !word.plural && !In(head, "second"))
    return Fixed(i, head + 1, TimexType::SET, SetOf(word.unit));
  Quantity quantity = QuantityAt(head);
  uint32_t end = 0;
  if (quantity.end > 0 && !quantity.article) {
    char unit = UnitAt(quantity.end, end);
    if (unit != 0 && quantity.count <= kMaxCount)
      return Fixed(i, end, TimexType::SET,
                   Duration(unit, quantity.count, quantity.vague, quantity.half));
  }
  return std::nullopt;
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
  if (!the && word.plural && i > 0) {
    bool length = In(i - 1, "for|after|within|of|in|take|took|lasted|spent|over|during") ||
                  (i > 1 && Is(i - 1, "the"));
    if (In(i - 1, "of|in|over|during") && word.unit != 'Y' && word.unit != 'W' &&
        word.unit != 'M' && word.unit != 'D' && word.unit != 'E')
      return std::nullopt;
    if (Is(at + 1, "ago")) return Fixed(i, at + 2, TimexType::DATE, "PAST_REF");
    if (Is(at + 1, "old") || Is(at + 1, "of")) length = length && Is(i - 1, "for");
    if (!length || word.unit == 's' || word.unit == 'Q') return std::nullopt;
    return Fixed(i, at + 1, TimexType::DURATION, Duration(word.unit, 0, true, false));
  }
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
    return Fixed(i, i + 3, TimexType::DURATION, Duration(Word(i).unit, 1, !one, false));
  }
  if (Is(i, "the") && Is(at, "latest") && Is(at + 1, "period")) {
    Match match{i, at + 2, {}};
    match.meaning.unit = 'Q';
    match.meaning.relation = Relation::same;
    match.meaning.from_story = true;
    return match;
  }
  // "the 10-year-old deal" is no time; "at the time" carries one.
  bool complement =
      i > 0 && In(i - 1, "said|told|argued|warned|noted|claimed|wrote|added|announced|stated");
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
