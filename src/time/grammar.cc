#include "time/grammar.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {

const Lexeme Grammar::kNothing{};

Grammar::Grammar(const Lexemes& lexemes, const Holidays& holidays)
    : lexemes_(lexemes), holidays_(holidays), size_(static_cast<uint32_t>(lexemes.list.size())) {}

bool Grammar::In(uint32_t i, std::string_view words) const { return InList(Lower(i), words); }

const TimeWord& Grammar::Word(uint32_t i) const {
  static const TimeWord kNone;
  const TimeWord* word = At(i).word;
  return word == nullptr ? kNone : *word;
}

bool Grammar::IsHyphen(uint32_t i) const {
  return At(i).shape == Shape::mark && In(i, "-|\xE2\x80\x90|\xE2\x80\x91|\xE2\x80\x93");
}

bool Grammar::IsPossessive(uint32_t i) const { return In(i, "'s|\xE2\x80\x99s"); }

bool Grammar::IsDayNumber(uint32_t i) const {
  const Lexeme& lexeme = At(i);
  bool number = lexeme.shape == Shape::number && lexeme.digits <= 2;
  return (number || lexeme.shape == Shape::ordinal) && lexeme.number >= 1 && lexeme.number <= 31;
}

// A year in figures; whether it is one is asked in YearAlone where nothing else says so.
int Grammar::YearAt(uint32_t i) const {
  const Lexeme& lexeme = At(i);
  bool figures = lexeme.shape == Shape::number && lexeme.digits == 4;
  return figures && lexeme.number >= 1000 && lexeme.number <= 2199 ? lexeme.number : 0;
}

// Behind the full stop of "Oct." or "Mon."; a full word's stop ends its sentence.
uint32_t Grammar::SkipDot(uint32_t i) const {
  bool dot = i > 0 && Is(i, ".") && !At(i).space_before;
  return dot && At(i - 1).range.size() <= 5 && !In(i - 1, "march|april|may|june|july") ? i + 1 : i;
}

// "forty-two", "a hundred" without its article, "two thousand"; 0 and end 0 where there is none.
int Grammar::NumberWords(uint32_t i, uint32_t& end) const {
  int total = 0, group = 0;
  end = 0;
  for (uint32_t j = i; j < i + 8;) {
    int n = Word(j).number;
    if (n == 0) break;
    if (n == 1000) {
      total += std::max(group, 1) * 1000;
      group = 0;
    } else if (n == 100) {
      group = std::max(group, 1) * 100;
    } else if (group > 0 && (group % 100 == 0 || (group % 10 == 0 && n < 10))) {
      group += n;
    } else if (group == 0) {
      group = n;
    } else {
      break;
    }
    end = ++j;
    if (IsHyphen(j) && Word(j + 1).number > 0 && Word(j + 1).number < 10) ++j;
  }
  return total + group;
}

int Grammar::OrdinalAt(uint32_t i, uint32_t& end) const {
  end = i + 1;
  if (At(i).shape == Shape::ordinal) return At(i).number;
  if (Word(i).ordinal > 0) return Word(i).ordinal;
  int tens = Word(i).number;
  uint32_t next = IsHyphen(i + 1) ? i + 2 : i + 1;
  if ((tens == 20 || tens == 30) && Word(next).ordinal > 0 && Word(next).ordinal < 10) {
    end = next + 1;
    return tens + Word(next).ordinal;
  }
  return 0;
}

// "nineteen ninety-six", "twenty twenty-four", "two thousand (and) five".
int Grammar::SpelledYear(uint32_t i, uint32_t& end) const {
  int century = Word(i).number;
  if (century == 2 && Word(i + 1).number == 1000) {
    end = i + 2;
    uint32_t next = Is(end, "and") ? end + 1 : end, after = 0;
    int rest = NumberWords(next, after);
    if (after > 0 && rest < 100) end = after;
    return 2000 + (after > 0 && rest < 100 ? rest : 0);
  }
  if (century < 17 || century > 20) return 0;
  uint32_t after = 0;
  int rest = NumberWords(i + 1, after);
  if (after == 0 || rest < 10 || rest > 99) return 0;
  end = after;
  return century * 100 + rest;
}

Grammar::Quantity Grammar::QuantityAt(uint32_t i) const {
  Quantity q;
  const Lexeme& lexeme = At(i);
  if (lexeme.shape == Shape::number && lexeme.number >= 0) {
    q.count = lexeme.number;
    q.end = i + 1;
    if (Is(i + 1, "1") && Is(i + 2, "/") && Is(i + 3, "2")) q.half = true, q.end = i + 4;
  } else if (lexeme.shape == Shape::decimal) {
    q.count = lexeme.number;
    q.half = true;
    q.end = i + 1;
  } else if (In(i, "several|many|few")) {
    q.vague = true;
    q.end = i + 1;
  } else if (In(i, "a|an|another")) {
    q.article = true;
    q.count = 1;
    q.end = i + 1;
    if (In(i + 1, "few|number"))
      q.vague = true, q.end = Is(i + 2, "of") ? i + 3 : i + 2;
    else if (Is(i + 1, "couple"))
      q.count = 2, q.end = Is(i + 2, "of") ? i + 3 : i + 2;
    else if (In(i + 1, "half|dozen|hundred|thousand")) {
      q.half = Is(i + 1, "half");
      q.count = q.half ? 0 : Word(i + 1).number;
      q.end = i + 2;
    } else if (In(i + 1, "fairly|relatively|good|full|whole|single|mere|further|additional"))
      q.end = i + 2;
    if (q.end > i + 1 && !In(i + 1, "full|whole|single|mere|further|additional")) q.article = false;
  } else if (Is(i, "half") && In(i + 1, "a|an")) {
    q.half = true;
    q.end = i + 2;
  } else {
    q.count = NumberWords(i, q.end);
    if (q.end > 0 && Is(q.end, "and") && Is(q.end + 1, "a") && Is(q.end + 2, "half"))
      q.half = true, q.end += 3;
  }
  if (q.end == 0) return q;
  // "12 to 18 months", "two or three weeks"
  bool joined = In(q.end, "to|or") || IsHyphen(q.end);
  if (joined && !q.vague && !q.article) {
    uint32_t after = 0;
    bool figures = At(q.end + 1).shape == Shape::number;
    if (figures)
      after = q.end + 2;
    else
      NumberWords(q.end + 1, after);
    uint32_t unit_end = 0;
    uint32_t hyphen = IsHyphen(after) ? after + 1 : after;
    if (after > 0 && UnitAt(hyphen, unit_end) != 0) {
      q.end = after;
      q.vague = true;
    }
  }
  if (In(q.end,
         "more|additional|consecutive|straight|full|long|short|successive|extra|other|whole|or")) {
    uint32_t unit_end = 0;
    if (UnitAt(q.end + 1, unit_end) != 0 && !Is(q.end, "or")) ++q.end;
  }
  return q;
}

// The unit's letter; "trading days" and "business days" count as days.
char Grammar::UnitAt(uint32_t i, uint32_t& end) const {
  if (In(i, "trading|business|working|calendar|school|fiscal") && Word(i + 1).unit != 0) ++i;
  end = i + 1;
  return Word(i).unit;
}

// "May", "March" and the short forms are months only where the context is a date's.
bool Grammar::MonthHere(uint32_t i) const {
  const TimeWord& word = Word(i);
  if (word.month == 0) return false;
  if (!word.needs_capital || In(i, "april|june|july")) return true;
  uint32_t next = SkipDot(i + 1);
  if (IsDayNumber(next) || YearAt(Is(next, ",") ? next + 1 : next) != 0) return true;
  if (IsHyphen(i - 1) && i > 0 && Is(i - 2, "mid")) return true;
  bool full = In(i, "may|march");
  if (!full)
    return next > i + 1 ||
           (i > 0 && (IsDayNumber(i - 1) || In(i - 1, "in|since|until|by|last|early|late")));
  if (i == 0) return false;
  return In(i - 1,
            "in|since|until|by|last|next|this|early|late|mid|of|from|to|through|during|before|"
            "after|and|"
            "for|till|the|each|every|between|around|on|past|coming|and|or|") ||
         IsDayNumber(i - 1);
}

Grammar::Try Grammar::Date(uint32_t i) const {
  Try best;
  auto keep = [&best](Try found) {
    if (found && (!best || found->end > best->end)) best = found;
  };
  keep(Calendar(i));
  keep(DayWord(i));
  keep(Related(i));
  keep(Counted(i));
  keep(Repeated(i));
  keep(Compound(i));
  if (!best) keep(BareUnit(i));
  return best;
}

namespace {

// Words that may stand before an approximate duration or date and belong to it.
struct Prefix {
  std::string_view words[4];
  bool dates;  // also before a date
};
constexpr Prefix kApproximators[] = {
    {{"nearly"}, false},       {{"almost"}, false},       {{"no", "more", "than"}, false},
    {{"more", "than"}, false}, {{"less", "than"}, false}, {{"at", "least"}, false},
    {{"up", "to"}, false},     {{"around"}, true}};

}  // namespace

// "early next year", "later that day", "the end of 1990", "nearly four years ago".
Grammar::Try Grammar::WithPrefix(uint32_t i) const {
  auto extended = [&](uint32_t from) -> Try {
    Try inner = Date(from);
    if (inner) inner->begin = i;
    return inner;
  };
  uint32_t at = Is(i, "the") ? i + 1 : i;
  if (In(at, "early|late|mid") || (at == i && In(at, "later|earlier|sometime"))) {
    uint32_t next = IsHyphen(at + 1) ? at + 2 : at + 1;
    if (In(at, "earlier|later") && In(next, "in|on") && !Is(next, "on")) ++next;
    Try inner = extended(next);
    bool date = inner && inner->meaning.type != TimexType::DURATION &&
                inner->meaning.type != TimexType::SET;
    bool reference = inner && inner->meaning.value.ends_with("_REF");
    if (date && !reference) return inner;
    return std::nullopt;
  }
  if (In(at, "end|beginning|start|middle|rest|remainder|close|turn|eve") && Is(at + 1, "of")) {
    Try inner = extended(at + 2);
    if (inner && inner->meaning.type == TimexType::DATE && !inner->meaning.value.ends_with("_REF"))
      return inner;
    return std::nullopt;
  }
  for (const Prefix& prefix : kApproximators) {
    uint32_t next = i;
    for (std::string_view word : prefix.words) {
      if (word.empty()) break;
      if (!Is(next, word)) {
        next = 0;
        break;
      }
      ++next;
    }
    if (next == 0 || next == i) continue;
    Try inner = extended(next);
    if (!inner) return std::nullopt;
    bool span = inner->meaning.type == TimexType::DURATION || inner->meaning.shift != 0;
    bool article = In(next, "the");
    if ((span && !article) ||
        (prefix.dates && inner->meaning.type != TimexType::SET && inner->meaning.value.empty()))
      return inner;
    return std::nullopt;
  }
  return std::nullopt;
}

Grammar::Try Grammar::Expression(uint32_t i) const {
  Try found = WithPrefix(i);
  return found ? found : Date(i);
}

// "April 24 and 25", "May 18-20", "March 3, 4 and 5": the days that follow share the month; a year
// behind the last belongs to all.
void Grammar::AddDayList(std::vector<Match>& out, uint32_t& i) const {
  size_t first = out.size() - 1;
  const Meaning head = out[first].meaning;
  bool open =
      head.month > 0 && head.day > 0 && head.year == 0 && head.part.empty() && head.clock < 0;
  if (!open || At(i - 1).word != nullptr || Is(i - 1, ")")) return;
  for (int days = 0; days < 8; ++days) {
    uint32_t next = i;
    if (Is(next, ",")) ++next;
    if (In(next, "and|to|or|through|until") || IsHyphen(next)) ++next;
    bool joined =
        next > i && IsDayNumber(next) && (Is(next - 1, ",") == false || In(next + 1, ",|and"));
    bool counts = Word(next + 1).month > 0 || Word(next + 1).unit != 0 ||
                  At(next + 1).shape == Shape::number ||
                  In(next + 1, "%|percent|people|million|am|pm|a.m.|p.m.") ||
                  (At(next + 1).shape == Shape::word && Lower(next + 1).ends_with("s") &&
                   Lower(next + 1).size() > 3);
    if (!joined || counts) break;
    Match match{next, next + 1, head};
    match.meaning.day = At(next).number;
    match.meaning.weekday = 0;
    i = next + 1;
    AddYear(match);
    i = match.end;
    out.push_back(match);
    if (match.meaning.year == 0) continue;
    for (size_t k = first; k < out.size(); ++k) out[k].meaning.year = match.meaning.year;
    return;
  }
}

std::vector<Match> Grammar::FindAll() const {
  std::vector<Match> out;
  for (uint32_t i = 0; i < size_;) {
    const Lexeme& lexeme = lexemes_.list[i];
    bool figure = lexeme.shape == Shape::number || lexeme.shape == Shape::ordinal ||
                  lexeme.shape == Shape::clock || lexeme.shape == Shape::iso ||
                  lexeme.shape == Shape::slashed || lexeme.shape == Shape::decade ||
                  lexeme.shape == Shape::decimal;
    bool starts = figure || (lexeme.word != nullptr && lexeme.word->starts) ||
                  (lexeme.capital && holidays_.LongestFrom(Lower(i)) > 0) || Is(i, "'");
    Try found = starts ? Expression(i) : std::nullopt;
    if (!found) {
      ++i;
      continue;
    }
    out.push_back(*found);
    i = found->end;
    AddDayList(out, i);
  }
  return out;
}

}  // namespace dragoman
