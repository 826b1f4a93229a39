#include "text/title.h"

#include "core/strings.h"
#include "core/utf8.h"
#include "text/byline.h"
#include "text/characters.h"
#include "text/dateline.h"

namespace dragoman {
namespace {

constexpr size_t kMaxTitleWords = 25;
constexpr size_t kMaxTitleBytes = 250;
// With a full stop a line passes as title only if it is written like one: capitals on this share of
// its longer words.
constexpr double kMinCapitalShare = 0.75;

char32_t LastCharacter(std::string_view text) {
  size_t pos = text.size();
  char32_t c = 0;
  for (int i = 0; i < 4 && pos > 0; ++i) {
    c = PreviousCodePoint(text, pos);
    if (!IsClosingQuote(c) && c != '"' && c != '\'') break;
  }
  return c;
}

double CapitalShare(std::string_view text) {
  size_t words = 0, capitals = 0;
  size_t first = text.find(' ');
  if (first == std::string_view::npos) return 0;
  for (std::string_view word : Split(text.substr(first), ' ')) {
    if (word.size() < 4) continue;
    char32_t c = CharAt(word, 0);
    if (!IsWordCharacter(c)) continue;
    ++words;
    capitals += IsUpper(c);
  }
  return words == 0 ? 0 : static_cast<double>(capitals) / static_cast<double>(words);
}

// Folded, without what closes a line.
std::string Key(std::string_view text) {
  std::string key = FoldName(text);
  while (!key.empty() && (key.back() == '.' || key.back() == ' ')) key.pop_back();
  return key;
}

}  // namespace

TitleGuess GuessTitle(const std::vector<TitleCandidate>& candidates, const LineKinds& kinds) {
  if (candidates.size() < 2) return {};
  const TitleCandidate &first = candidates[0], &next = candidates[1];
  std::string_view text = first.text;
  if (text.size() > kMaxTitleBytes || first.lines > 3) return {};
  if (CountWords(text, kMaxTitleWords) > kMaxTitleWords) return {};
  if (FindDateline(text, kinds, true)) return {};
  if (IsLower(CharAt(text, 0)) || text.starts_with("- ") || text.starts_with("* ")) return {};
  char32_t last = LastCharacter(text);
  if (last == ':' || last == ',' || last == ';') return {};
  bool stopped = last == '.';
  bool head_follows = first.meta_after || FindDateline(next.text, kinds, true).has_value();
  if (stopped && !head_follows && CapitalShare(text) < kMinCapitalShare) return {};
  // Above a text of sentences a line without full stop is a title; above a list of such lines it is
  // one of them, unless a byline or date follows.
  bool text_follows = next.text.size() > text.size() || IsTerminator(LastCharacter(next.text));
  if (!text_follows && !first.meta_after) return {};
  return {true, first.paragraph};
}

TitleGuess FindGivenTitle(std::string_view title, const std::vector<TitleCandidate>& candidates) {
  std::string key = Key(title);
  if (key.empty()) return {};
  for (const TitleCandidate& candidate : candidates)
    if (candidate.text.size() <= title.size() * 2 + 16 && Key(candidate.text) == key)
      return {true, candidate.paragraph};
  return {};
}

std::optional<OutletSuffix> FindOutletSuffix(std::string_view title, const Knowledge& knowledge) {
  for (std::string_view mark : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: "}) {
    size_t at = title.rfind(mark);
    if (at == std::string_view::npos || at == 0) continue;
    std::string outlet = KnownOutlet(Trim(title.substr(at + mark.size())), knowledge);
    if (outlet.empty()) continue;
    return OutletSuffix{static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1), outlet};
  }
  return std::nullopt;
}

bool RepeatsTitle(std::string_view paragraph, std::string_view title) {
  if (title.size() < 8 || paragraph.size() + 4 < title.size() ||
      paragraph.size() > title.size() * 2 + 24)
    return false;
  std::string text = Key(paragraph), key = Key(title);
  if (!text.starts_with(key)) return false;
  std::string_view rest = Trim(std::string_view(text).substr(key.size()));
  while (!rest.empty() && (rest.front() == ':' || rest.front() == '-' || rest.front() == '('))
    rest = Trim(rest.substr(1));
  while (!rest.empty() && rest.back() == ')') rest.remove_suffix(1);
  return rest.empty() || InList(rest, "image|photo|picture|video|thumbnail|file photo|img|caption");
}

std::string OneLine(std::string_view text) {
  std::string line;
  for (size_t pos = 0; pos < text.size();) {
    size_t start = pos;
    if (!IsSpace(NextCodePoint(text, pos)))
      line += text.substr(start, pos - start);
    else if (!line.empty() && line.back() != ' ')
      line.push_back(' ');
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace dragoman
