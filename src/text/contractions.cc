#include "text/contractions.h"

#include <algorithm>
#include <string>

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"

namespace dragoman {
namespace {

// No contraction is longer; longer words are names with an apostrophe, of which only the end
// matters.
constexpr size_t kLongest = 64;

struct Fused {
  std::string_view word;
  uint32_t cut;
};

// Without an apostrophe. "its" and "lets" are mostly words of their own and stay.
constexpr Fused kFused[] = {
    {"cannot", 3},  {"gonna", 3},   {"wanna", 3},  {"gotta", 3}, {"outta", 3},
    {"dont", 2},    {"didnt", 3},   {"doesnt", 4}, {"isnt", 2},  {"wasnt", 3},
    {"couldnt", 5}, {"wouldnt", 5}, {"arent", 3},  {"hasnt", 3}, {"havent", 4},
    {"youre", 3},   {"theyre", 4},  {"ive", 1},    {"thats", 4}, {"whats", 4},
};

constexpr std::string_view kPronouns =
    "i|you|he|she|it|we|they|who|what|that|this|there|here|how|where|these|those|nobody|everybody|"
    "somebody|everyone|someone";

// `lower` with every apostrophe as ', and for each of its bytes the place in the written word.
struct Plain {
  std::string lower;
  std::vector<uint32_t> place;
};

Plain PlainForm(std::string_view word) {
  Plain plain;
  for (size_t pos = 0; pos < word.size();) {
    auto start = static_cast<uint32_t>(pos);
    char32_t c = NextCodePoint(word, pos);
    size_t before = plain.lower.size();
    if (IsApostropheMark(c))
      plain.lower.push_back('\'');
    else
      plain.lower += ToLower(word.substr(start, pos - start));
    plain.place.resize(plain.place.size() + plain.lower.size() - before, start);
  }
  return plain;
}

// Length of the clitic at the end of `word`, 0 where there is none.
size_t CliticLength(std::string_view word) {
  size_t mark = word.rfind('\'');
  if (mark == std::string_view::npos || mark == 0) return 0;
  std::string_view base = word.substr(0, mark), tail = word.substr(mark + 1);
  if (tail == "t" && base.size() > 1 && base.back() == 'n') return 3;
  if (tail == "s") return 2;
  if (tail == "ll" || tail == "ve" || tail == "re") return 3;
  // "Sa'd" and "Mu'm" are names: these two follow pronouns only, or a negation ("couldn't've" has
  // ve).
  if ((tail == "d" || tail == "m") && InList(base, kPronouns)) return 2;
  return 0;
}

}  // namespace

std::vector<uint32_t> ContractionCuts(std::string_view word) {
  std::vector<uint32_t> cuts;
  if (word.size() < 3 || word.size() > kLongest) return cuts;
  bool ascii_only = std::all_of(word.begin(), word.end(), [](char b) {
    return b != '\'' && b != '`' && static_cast<unsigned char>(b) < 0x80;
  });
  if (ascii_only) {
    if (word.size() > 7) return cuts;
    std::string lower = ToLower(word);
    for (const Fused& fused : kFused)
      if (lower == fused.word) cuts.push_back(fused.cut);
    return cuts;
  }
  Plain plain = PlainForm(word);
  std::string_view rest = plain.lower;
  while (size_t length = CliticLength(rest)) {
    rest.remove_suffix(length);
    cuts.push_back(plain.place[rest.size()]);
  }
  std::reverse(cuts.begin(), cuts.end());
  return cuts;
}

}  // namespace dragoman
