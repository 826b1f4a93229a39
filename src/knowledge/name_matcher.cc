// Two names are compared in this order: what tells two people apart whatever their names are
// (generation, sex, country); whom the tables know by them; acronyms; then the words, as persons'
// names or as names of bodies.
// Persons: the words of the shorter name stand in the longer one, in its order, and they share the
// first or the last one; a lone word is the surname. Bodies: the same words in any order, and what
// one of them has more is a word like "movement" or its country.
// Works: "JP Singh", "J.P. Singh"; "SCO", "Shanghai Cooperation Organisation". Does not: a lone
// given name ("Volodymyr"), a translated name that no table has. Tests:
// tests/knowledge/name_matcher_test.cc, and the frozen pairs in tests/cases/blind/.
#include "knowledge/name_matcher.h"

#include <algorithm>

#include "core/strings.h"
#include "knowledge/spelling.h"

namespace dragoman {
namespace {

using Kind = NameWordKind;
using Word = ParsedName::Word;

// Whole names run together ("jongun", "jong un") must be closer than words.
constexpr double kMostWholeDistance = 0.08;

class Comparison {
 public:
  Comparison(const Knowledge& knowledge, const ParsedName& a, const ParsedName& b)
      : lists_(knowledge.name_words()), a_(a), b_(b) {}

  bool Conflict() const {
    if (!a_.generation.empty() && !b_.generation.empty() && a_.generation != b_.generation)
      return true;
    // "Donald Trump" in full is not his son.
    if (a_.generation != b_.generation && a_.words.size() > 1 && b_.words.size() > 1 &&
        (InList(a_.generation, "jr|sr") || InList(b_.generation, "jr|sr")))
      return true;
    if (a_.gender != '\0' && b_.gender != '\0' && a_.gender != b_.gender) return true;
    if (!a_.code.empty() && !b_.code.empty() && a_.code != b_.code) return true;
    if (Apart(a_.kind, b_.kind) || OtherParts()) return true;
    return SexDiffers(a_, b_) || SexDiffers(b_, a_) || OtherPlace(a_, b_) || OtherPlace(b_, a_);
  }

  bool Bracketed() const {
    auto names = [](const ParsedName& outer, const ParsedName& inner) {
      return std::any_of(outer.brackets.begin(), outer.brackets.end(), [&](const std::string& in) {
        return in == inner.acronym || in == inner.text;
      });
    };
    return names(a_, b_) || names(b_, a_);
  }

  bool Acronym() const { return Abbreviates(a_, b_) || Abbreviates(b_, a_); }

  bool Bodies() const {
    std::vector<std::string> a = a_.keys, b = b_.keys;
    size_t matched = 0;
    for (size_t i = 0; i < a.size();) {
      auto it = std::find_if(b.begin(), b.end(),
                             [&](const std::string& key) { return SameKey(a[i], key); });
      if (it == b.end()) {
        ++i;
        continue;
      }
      matched += lists_.Is(a[i], Kind::generic) ? 0 : 1;
      b.erase(it);
      a.erase(a.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (a.empty() && b.empty()) return true;
    if (!a.empty() && !b.empty()) return false;
    return matched > 0 && Spare(a.empty() ? b : a, a.empty() ? a_.keys : b_.keys);
  }

  bool Persons() const {
    if (a_.words.empty() || b_.words.empty()) return a_.text == b_.text;
    const ParsedName& shorter = a_.words.size() <= b_.words.size() ? a_ : b_;
    const ParsedName& longer = &shorter == &a_ ? b_ : a_;
    if (shorter.words.size() == 1) return Surname(shorter, longer);
    return SonOf(shorter, longer) || (SameInitials() && InOrder(shorter.words, longer.words)) ||
           Turned(shorter.words, longer.words) || RunTogether();
  }

  // Whether the acronym's letters begin the words of the long name, fillers counted or not.
  bool Abbreviates(const ParsedName& acronym, const ParsedName& name) const {
    if (acronym.acronym.empty() || name.keys.size() < 2) return false;
    std::vector<std::string_view> words;
    for (std::string_view word : Split(name.text, ' '))
      for (std::string_view part : Split(word, '-'))
        if (!part.empty()) words.push_back(part);
    constexpr size_t kSure = 4;  // letters from which on the name may go on: "... for Refugees"
    const size_t all = acronym.acronym.size();
    std::vector<size_t> reached = {0};  // letters used so far, in every way there is
    for (std::string_view word : words) {
      bool done = std::find(reached.begin(), reached.end(), all) != reached.end();
      if (done && all >= kSure && InList(word, "for|in|of")) return true;
      std::vector<size_t> next;
      bool filler = lists_.Is(word, Kind::filler) || word == "i" || word == "e" || word == "al" ||
                    word == "and";
      for (size_t used : reached) {
        if (filler) next.push_back(used);
        std::string_view rest = std::string_view(acronym.acronym).substr(used);
        if (rest.starts_with(word[0])) next.push_back(used + 1);
        if (word.size() > 1 && word.size() <= 3 && rest.starts_with(word))
          next.push_back(used + word.size());  // "UN Relief and Works Agency"
      }
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      reached = std::move(next);
    }
    return std::find(reached.begin(), reached.end(), all) != reached.end();
  }

 private:
  static bool Apart(NamedKind a, NamedKind b) {
    auto place_or_body = [](NamedKind kind) {
      return kind == NamedKind::place || kind == NamedKind::body;
    };
    return (a == NamedKind::person && place_or_body(b)) ||
           (b == NamedKind::person && place_or_body(a));
  }
  static bool SexDiffers(const ParsedName& a, const ParsedName& b) {
    return a.gender != '\0' && !b.known.empty() &&
           std::all_of(b.known.begin(), b.known.end(), [&](const KnownEntity* e) {
             return e->kind == EntityKind::person && !e->gender.empty() && e->gender[0] != a.gender;
           });
  }

  // "East Germany", "West Germany"; "the Scottish government", "the UK government". Names of
  // persons have no parts.
  bool OtherParts() const {
    if (a_.kind == NamedKind::person || b_.kind == NamedKind::person) return false;
    if (OtherSides()) return true;
    if (a_.parts.empty() && b_.parts.empty()) return false;
    if (a_.parts.empty() || b_.parts.empty())
      return a_.acronym.empty() && b_.acronym.empty() && (a_.known.empty() || b_.known.empty());
    for (const std::string& part : a_.parts)
      for (const std::string& other : b_.parts)
        if (lists_.Compare(part, other, Kind::part) == NameWords::Verdict::same) return false;
    return true;
  }

  // "Georgia, USA" is not the country.
  static bool OtherPlace(const ParsedName& a, const ParsedName& b) {
    return !a.code.empty() && !b.known.empty() &&
           std::all_of(b.known.begin(), b.known.end(), [&](const KnownEntity* e) {
             return e->kind == EntityKind::country && e->tenures.front().code != a.code;
           });
  }

  // "East Germany" and "West Germany" are one country to the tables, and two sides of it.
  bool OtherSides() const {
    auto side = [&](const ParsedName& name) -> std::string {
      for (std::string_view word : Split(name.text, ' '))
        if (InList(word, "north|northern|south|southern|east|eastern|west|western"))
          return std::string(word.substr(0, 4));
      return "";
    };
    std::string a = side(a_), b = side(b_);
    return !a.empty() && !b.empty() && a != b;
  }

  bool SameKey(const std::string& a, const std::string& b) const {
    if (a == b) return true;
    if (a.starts_with('@') || b.starts_with('@')) return false;
    NameWords::Verdict verdict = lists_.Compare(a, b, Kind::body_synonym);
    if (verdict != NameWords::Verdict::unknown) return verdict == NameWords::Verdict::same;
    if (lists_.Is(a, Kind::body) && lists_.Is(b, Kind::body)) return false;
    return SpellingVariants(a, b, lists_);
  }

  // What one body's name has more may be left out of it: "movement"; its country, if the other
  // tells none.
  bool Spare(const std::vector<std::string>& left, const std::vector<std::string>& other) const {
    bool other_has_country = std::any_of(
        other.begin(), other.end(), [](const std::string& key) { return key.starts_with('@'); });
    return std::all_of(left.begin(), left.end(), [&](const std::string& key) {
      return key.starts_with('@') ? !other_has_country : lists_.Is(key, Kind::generic);
    });
  }

  bool SameWord(const Word& a, const Word& b) const {
    if (a.initial || b.initial) return a.folded[0] == b.folded[0];
    if (a.abbreviated && b.folded.starts_with(a.folded)) return true;
    if (b.abbreviated && a.folded.starts_with(b.folded)) return true;
    return SpellingVariants(a.folded, b.folded, lists_);
  }

  bool FamilyFirst(const std::vector<Word>& words) const {
    return words.size() >= 2 && !words[0].initial && lists_.Is(words[0].folded, Kind::family_first);
  }

  // A lone word: the last one of the other name, or the first where families stand first.
  bool Surname(const ParsedName& lone, const ParsedName& full) const {
    const Word& word = lone.words[0];
    if (word.initial) return full.words.size() == 1 && full.words[0].folded == word.folded;
    const Word& last = full.words.back();
    if (full.words.size() == 1) return SameWord(word, last);
    if (word.son && !last.son) return false;
    if (SameWord(word, last) && !last.initial) return true;
    // The first of two family names: "Villalobos" for "Teresa Villalobos Ortega".
    if (full.words.size() == 3 && full.words[1].folded == word.folded && !full.words[1].son &&
        !lists_.Is(word.folded, Kind::spelling))
      return true;
    // "Amirabdollahian" for "Hossein Amir-Abdollahian".
    const Word& before = full.words[full.words.size() - 2];
    if (full.words.size() > 2 && !before.initial &&
        SoundDistance(SoundsOf(word.folded), SoundsOf(before.folded + last.folded)) <
            kMostWholeDistance)
      return true;
    return FamilyFirst(full.words) && SameWord(word, full.words[0]);
  }

  // "Ben Ali", "Zine el-Abidine Ben Ali".
  bool SonOf(const ParsedName& shorter, const ParsedName& longer) const {
    return shorter.words.size() == 2 && lists_.Is(shorter.words[0].folded, Kind::patronymic) &&
           longer.words.back().son && SameWord(shorter.words[1], longer.words.back());
  }

  // "George W. Bush" is not "George H. W. Bush"; a name without middle initials fits both.
  bool SameInitials() const {
    auto initials = [](const ParsedName& name) {
      std::string out;
      for (size_t i = 1; i + 1 < name.words.size(); ++i)
        if (name.words[i].initial) out += name.words[i].folded;
      return out;
    };
    std::string a = initials(a_), b = initials(b_);
    return a.empty() || b.empty() || a == b;
  }

  bool InOrder(const std::vector<Word>& shorter, const std::vector<Word>& longer) const {
    size_t at = 0, whole = 0;
    std::vector<size_t> where;
    for (const Word& word : shorter) {
      while (at < longer.size() && !SameWord(word, longer[at])) ++at;
      if (at == longer.size()) return false;
      whole += !word.initial && !longer[at].initial;
      where.push_back(at++);
    }
    if (whole == 0) return false;
    bool first = where.front() == 0, last = where.back() + 1 == longer.size();
    bool together = where.back() - where.front() + 1 == where.size();
    // Two family names, or the end of a long one: "Suu Kyi".
    return (first && (last || !longer[where.back()].initial)) || (last && together);
  }

  // "Jinping Xi": the family name put behind. "Orban Viktor": two words that change places, unless
  // each can be a given name.
  bool Turned(const std::vector<Word>& a, const std::vector<Word>& b) const {
    if (a.size() != b.size()) return false;
    if (a.size() == 2 && a[0].folded == b[1].folded && a[1].folded == b[0].folded &&
        !(lists_.Is(a[0].folded, Kind::spelling) && lists_.Is(a[1].folded, Kind::spelling)))
      return true;
    if (!FamilyFirst(a) && !FamilyFirst(b)) return false;
    auto rotated_is = [&](std::vector<Word> from, const std::vector<Word>& to) {
      std::rotate(from.begin(), from.begin() + 1, from.end());
      for (size_t i = 0; i < to.size(); ++i)
        if (!SameWord(from[i], to[i])) return false;
      return true;
    };
    return (FamilyFirst(a) && rotated_is(a, b)) || (FamilyFirst(b) && rotated_is(b, a));
  }

  bool RunTogether() const {
    auto joined = [](const std::vector<Word>& words, bool turn) {
      std::string out;
      for (size_t i = 0; i < words.size(); ++i) out += words[(i + turn) % words.size()].folded;
      return out;
    };
    if (a_.words.size() == b_.words.size()) return false;
    if (WadeGiles(a_.words, b_.words) || WadeGiles(b_.words, a_.words)) return true;
    std::string a = joined(a_.words, false), b = joined(b_.words, false);
    if (SoundDistance(SoundsOf(a), SoundsOf(b)) < kMostWholeDistance) return true;
    return (FamilyFirst(a_.words) && joined(a_.words, true) == b) ||
           (FamilyFirst(b_.words) && joined(b_.words, true) == a);
  }

  // "Mao Tse-tung", "Mao Zedong".
  bool WadeGiles(const std::vector<Word>& parted, const std::vector<Word>& joined) const {
    return parted.size() == 3 && joined.size() == 2 && FamilyFirst(parted) &&
           SameWord(parted[0], joined[0]) &&
           MandarinSounds(parted[1].folded) + MandarinSounds(parted[2].folded) ==
               MandarinSounds(joined[1].folded);
  }

  const NameWords& lists_;
  const ParsedName &a_, &b_;
};

}  // namespace

namespace {

// "New Zealand Labour Party" is not the Labour Party of the tables, which is Britain's.
bool OtherCountry(const KnownEntity& entity, const ParsedName& name) {
  if (entity.tenures.empty() || entity.tenures.back().code.empty()) return false;
  return std::any_of(name.keys.begin(), name.keys.end(), [&](const std::string& key) {
    return key.starts_with('@') && key.substr(1) != entity.tenures.back().code;
  });
}

}  // namespace

bool NameMatcher::SamePersonWords(const ParsedName& a, const ParsedName& b) const {
  Comparison comparison(*knowledge_, a, b);
  return !comparison.Conflict() && (a.text == b.text || comparison.Persons());
}

bool NameMatcher::Abbreviates(const ParsedName& acronym, const ParsedName& name) const {
  return Comparison(*knowledge_, acronym, name).Abbreviates(acronym, name);
}

std::string NameMatcher::StandardForm(const ParsedName& name) const {
  std::string out;
  for (const Word& word : name.words)
    out += (out.empty() ? "" : " ") + knowledge_->name_words().First(word.folded, Kind::spelling);
  if (!name.generation.empty()) out += " " + name.generation;
  return out.empty() ? name.text : out;
}

bool NameMatcher::CanBeOne(const ParsedName& a, const ParsedName& b) const {
  Comparison comparison(*knowledge_, a, b);
  if (a.text.empty() || b.text.empty() || comparison.Conflict()) return false;
  if (!a.known.empty() && !b.known.empty())
    return std::any_of(a.known.begin(), a.known.end(), [&](const KnownEntity* entity) {
      return std::find(b.known.begin(), b.known.end(), entity) != b.known.end();
    });
  if (a.text == b.text || comparison.Bracketed() || comparison.Acronym()) return true;
  bool place = a.kind == NamedKind::place || b.kind == NamedKind::place;
  bool body = a.kind == NamedKind::body || b.kind == NamedKind::body;
  bool one = body || place ? comparison.Bodies() : comparison.Persons();
  if (one || (a.known.empty() && b.known.empty())) return one;
  // The tables may know the one by a name that is nearer to the other.
  const ParsedName& other = a.known.empty() ? a : b;
  for (const KnownEntity* entity : a.known.empty() ? b.known : a.known) {
    ParsedName known = Parse(entity->name, other.kind);
    if (known.text == a.text || known.text == b.text) continue;
    known.known.clear();
    if (OtherCountry(*entity, other)) continue;
    Comparison again(*knowledge_, known, other);
    if (again.Conflict()) continue;
    if (again.Acronym() || (body || place ? again.Bodies() : again.Persons())) return true;
  }
  return false;
}

}  // namespace dragoman
