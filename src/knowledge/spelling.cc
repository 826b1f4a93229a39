// A name comes into English by many roads: "Shch" is "sch", "chtch" or "schtsch", the Arabic qaf is
// k, q or g, and vowels that Arabic does not write are anybody's guess. So words are first brought
// to classes of sound (digraphs to one letter, doubled letters to one), and then compared with an
// edit distance in which those changes cost little that one road takes and another does not. Works:
// "Gaddafi", "Qadhafi"; "Vuchich", "Vucic". Does not: names that differ by custom, not by sound
// ("Chiang Kai-shek", "Jiang Jieshi"): those are in name_words.tsv, as are the common given names
// that sound alike and are two ("Hassan", "Hussein"). Tests: tests/knowledge/name_matcher_test.cc.
#include "knowledge/spelling.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kLongest = 64;
constexpr double kMostDistance = 0.14;

// Longest first. Capital letters are classes: C as in "church", S as in "ship", J as in "jam" or
// "measure", X as in "loch", T as in "cats".
constexpr std::pair<std::string_view, std::string_view> kDigraphs[] = {
    {"schtsch", "SC"}, {"chtch", "SC"}, {"shch", "SC"}, {"tsch", "C"}, {"dsch", "J"}, {"tch", "C"},
    {"sch", "S"},      {"dzh", "J"},    {"yeo", "io"},  {"dj", "J"},   {"zh", "J"},   {"sh", "S"},
    {"ch", "C"},       {"kh", "X"},     {"gh", "g"},    {"ph", "f"},   {"th", "t"},   {"dh", "d"},
    {"bh", "b"},       {"ts", "T"},     {"tz", "T"},    {"ck", "k"},   {"qu", "k"},   {"ou", "u"},
    {"oo", "u"},       {"ee", "i"},     {"eu", "u"},    {"eo", "o"},   {"ij", "i"},   {"j", "J"},
    {"q", "k"},        {"x", "ks"},     {"w", "v"},     {"y", "i"}};

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// What it costs that one spelling has the one sound and the other the other.
struct Swap {
  char a, b;
  double cost;
};
constexpr Swap kSwaps[] = {{'a', 'e', .35}, {'a', 'o', .45}, {'a', 'u', .5}, {'a', 'i', .8},
                           {'e', 'i', .25}, {'o', 'u', .25}, {'e', 'o', .7}, {'e', 'u', .9},
                           {'i', 'u', .9},  {'i', 'o', .9},  {'X', 'h', .2}, {'X', 'k', .4},
                           {'X', 'C', .3},  {'X', 'g', .4},  {'S', 's', .4}, {'S', 'C', .4},
                           {'J', 'i', .3},  {'J', 'g', .4},  {'J', 'z', .4}, {'J', 'C', .5},
                           {'J', 'S', .5},  {'z', 's', .4},  {'d', 't', .4}, {'b', 'p', .4},
                           {'g', 'k', .4},  {'v', 'f', .4},  {'v', 'u', .3}, {'T', 'z', .3},
                           {'T', 's', .4},  {'T', 'C', .3},  {'z', 'd', .5}, {'v', 'b', .7},
                           {'g', 'h', .4},  {'k', 'C', .7},  {'C', 'h', .4}, {'J', 'd', .5}};

double SwapCost(char a, char b) {
  if (a == b) return 0;
  for (const Swap& swap : kSwaps)
    if ((swap.a == a && swap.b == b) || (swap.a == b && swap.b == a)) return swap.cost;
  return 1;
}

// What it costs that one spelling has text[at] and the other nothing there. A vowel at the end is
// no accident: "Ivanova" is a woman.
double DropCost(std::string_view text, size_t at) {
  char c = text[at];
  if (c == 'h') return 0.3;
  if (!IsVowel(c)) return 1;
  if (at + 1 == text.size()) return c == 'e' ? 0.5 : 1.5;
  bool beside = (at > 0 && IsVowel(text[at - 1])) || IsVowel(text[at + 1]);
  return beside ? 0.35 : 0.5;
}

}  // namespace

std::string SoundsOf(std::string_view folded) {
  std::string out;
  auto put = [&out](std::string_view sounds) {
    for (char c : sounds)
      if (out.empty() || out.back() != c) out.push_back(c);
  };
  for (size_t i = 0; i < folded.size();) {
    std::string_view rest = folded.substr(i);
    char next = rest.size() > 1 ? rest[1] : '\0';
    // German and Slavic "nj", "lj", and "j" between vowels: a "y".
    bool yod =
        rest[0] == 'j' && i > 0 &&
        (folded[i - 1] == 'n' || folded[i - 1] == 'l' || (IsVowel(folded[i - 1]) && IsVowel(next)));
    if (yod) {
      put("i");
      ++i;
      continue;
    }
    if (rest[0] == 'c' && next != 'h' && next != 'k') {
      bool soft = next == 'e' || next == 'i' || next == 'y' || next == '\0';
      put(soft ? "T" : "k");
      ++i;
      continue;
    }
    auto digraph = std::find_if(std::begin(kDigraphs), std::end(kDigraphs),
                                [&](const auto& d) { return rest.starts_with(d.first); });
    if (digraph != std::end(kDigraphs)) {
      put(digraph->second);
      i += digraph->first.size();
    } else {
      put(rest.substr(0, 1));
      ++i;
    }
  }
  return out;
}

std::string MandarinSounds(std::string_view folded) {
  constexpr std::pair<std::string_view, std::string_view> kSyllables[] = {
      {"ueh", "ue"}, {"ieh", "ie"}, {"ien", "ian"}, {"yen", "yan"}, {"yeh", "ye"}, {"uei", "ui"},
      {"ong", "uN"}, {"ung", "uN"}, {"ih", "i"},    {"hs", "x"},    {"ssu", "si"}, {"szu", "si"},
      {"tzu", "Zi"}, {"ts", "Z"},   {"tz", "Z"},    {"zh", "C"},    {"ch", "C"},   {"sh", "S"},
      {"ng", "N"},   {"j", "C"},    {"q", "C"},     {"c", "Z"},     {"z", "Z"},    {"b", "p"},
      {"d", "t"},    {"g", "k"}};
  std::string out;
  for (size_t i = 0; i < folded.size();) {
    std::string_view rest = folded.substr(i);
    auto found = std::find_if(std::begin(kSyllables), std::end(kSyllables),
                              [&](const auto& s) { return rest.starts_with(s.first); });
    bool listed = found != std::end(kSyllables);
    out += listed ? found->second : rest.substr(0, 1);
    i += listed ? found->first.size() : 1;
  }
  return out;
}

double SoundDistance(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  if (a.empty() || b.empty() || a.size() > kLongest || b.size() > kLongest) return 1;
  std::array<double, kLongest + 1> row{};
  for (size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + DropCost(b, j);
  for (size_t i = 0; i < a.size(); ++i) {
    double diagonal = row[0];
    row[0] += DropCost(a, i);
    for (size_t j = 0; j < b.size(); ++j) {
      double up = row[j + 1];
      // "Mario" and "Maria": the last vowel tells a man from a woman.
      bool last = i + 1 == a.size() && j + 1 == b.size() && IsVowel(a[i]) && IsVowel(b[j]);
      row[j + 1] = std::min({up + DropCost(a, i), row[j] + DropCost(b, j),
                             diagonal + SwapCost(a[i], b[j]) * (last ? 2 : 1)});
      diagonal = up;
    }
  }
  return row[b.size()] / static_cast<double>(std::max(a.size(), b.size()));
}

bool SpellingVariants(std::string_view a, std::string_view b, const NameWords& words) {
  std::string fa = FoldName(a), fb = FoldName(b);
  if (fa == fb) return true;
  for (NameWordKind kind : {NameWordKind::spelling, NameWordKind::family_first}) {
    NameWords::Verdict verdict = words.Compare(fa, fb, kind);
    if (verdict != NameWords::Verdict::unknown) return verdict == NameWords::Verdict::same;
  }
  // Below this, one letter makes another name: Kim and Kin. "Haq" and "Haque" sound the same.
  constexpr size_t kShort = 4;
  std::string sa = SoundsOf(fa), sb = SoundsOf(fb);
  if (std::min(fa.size(), fb.size()) < kShort) {
    auto without_e = [](std::string& sounds) {
      if (sounds.size() > 3 && sounds.back() == 'e') sounds.pop_back();
    };
    without_e(sa);
    without_e(sb);
    return sa == sb && sa.size() >= 3;
  }
  return SoundDistance(sa, sb) < kMostDistance;
}

}  // namespace dragoman
