// Numbers of units: two weeks, two weeks ago, the past two weeks, every two weeks.
#include <algorithm>
#include <string>

#include "core/strings.h"
#include "time/durations.h"
#include "time/grammar.h"

namespace dragoman {

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

// Whether the number before a unit counts time: not an age, a rate, a title, "a second blast".
bool Grammar::CountsTime(uint32_t i, uint32_t at, uint32_t end, const Quantity& quantity,
                         bool frame) const {
  uint32_t unit_at = quantity.end;
  bool hyphen = IsHyphen(unit_at);
  if (hyphen) ++unit_at;
  char unit = Word(end - 1).unit;
  if (unit == 's' && !Word(unit_at).plural) {
    if (quantity.count != 1 || quantity.article || !hyphen) return false;  // "a second blast"
  }
  if (unit == 'Q' && !Word(unit_at).plural && !hyphen) return false;  // "one quarter" of it
  if (unit == 'Q' && quantity.count == 3 && In(end, "of|century|million")) return false;
  if (unit == 'Q' && !frame && !quantity.vague) return false;
  if (hyphen && IsHyphen(end) && Is(end + 1, "old")) return false;  // an age
  if (In(end, "old|older")) return false;
  if (unit == 'h' && Is(end, "a") && Is(end + 1, "day")) return false;  // "24 hours a day"
  if (At(unit_at).capital && At(at).capital + (At(at).shape == Shape::number) > 0)
    return false;  // "60 Minutes"
  if (hyphen && IsHyphen(end)) return false;
  if (At(at).shape == Shape::number && (i > 0 && In(i - 1, "$|#"))) return false;
  if (quantity.count > kMaxCount) return false;
  return true;
}

// Bare "a week", "a day" is a length only behind a word of length; "$5 a day" is a rate.
bool Grammar::IsLength(uint32_t i, uint32_t end) const {
  bool length = i > 0 && (In(i - 1,
                             "for|in|within|after|over|about|nearly|almost|than|least|of|until|"
                             "lasted|took|lasting|took|just|"
                             "only|quite|takes|take|before|every|spend|spent|and|is|as|around"));
  return length && !Is(end, "of") && !Is(end, "'s");
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
  if (!CountsTime(i, at, end, quantity, frame)) return std::nullopt;
  if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half")) quantity.half = true, end += 3;
  if (!frame) {
    if (Try shifted = AfterCount(the ? at : i, end, quantity, unit)) return shifted;
  }
  if (unit == 'D' && Is(i, "one") && i > 0 &&
      In(i - 1, "will|would|could|may|might|to|can|must|should|hopes|hope|he|she|they"))
    return Reference(i, end, "FUTURE_REF");
  if (quantity.article && quantity.end == at + 1 && !quantity.half && !Is(at, "another")) {
    if (i > 0 && In(i - 1, "times|once|twice|percent|%|million|billion"))
      return Fixed(i, end, TimexType::SET, SetOf(unit));
    if (!IsLength(i, end)) return std::nullopt;
  }
  if (quantity.article && unit == 'Q') return std::nullopt;
  if (first && !Word(unit_at).plural) return std::nullopt;
  if (In(end, "or") && Is(end + 1, "so")) end += 2;
  uint32_t begin = i;
  // "his two years", "its five-year plan": the owner's word stays outside; so does "the" before an
  // adjective.
  if (In(i, "its|their|his") || (the && !frame && (hyphen || !Word(unit_at).plural))) begin = at;
  if (hyphen && !frame && Is(end, "period") && quantity.article) ++end;
  std::string value = DurationValue(unit, quantity.count, quantity.vague, quantity.half);
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
                   DurationValue(unit, quantity.count, quantity.vague, quantity.half));
  }
  return std::nullopt;
}

}  // namespace dragoman
