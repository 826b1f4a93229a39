#include "gazetteer/place_key.h"

#include <utility>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr std::pair<std::string_view, std::string_view> kShort[] = {
    {"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"}};

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

void AppendPiece(std::string_view piece, std::string& key) {
  while (!piece.empty() && (piece.back() == '.' || piece.back() == ',')) piece.remove_suffix(1);
  if (piece.empty() || (key.empty() && piece == "the")) return;
  if (!key.empty()) key += ' ';
  for (const auto& [written, full] : kShort)
    if (piece == written) {
      key += full;
      return;
    }
  key += piece;
}

}  // namespace

void AppendPlaceWord(std::string_view word, std::string& key) {
  std::string folded = FoldName(word);
  size_t from = 0;
  for (size_t i = 0; i <= folded.size(); ++i) {
    if (i < folded.size() && folded[i] != ' ' && folded[i] != '-') continue;
    AppendPiece(std::string_view(folded).substr(from, i - from), key);
    from = i + 1;
  }
}

std::string PlaceSkeleton(std::string_view key) {
  std::string out;
  char before = 0;  // of the word, vowels included
  for (std::string_view word : Split(key, ' ')) {
    if (InList(word, "al|el|ad|ed|ar|er|as|es|ash|esh|az|ez|an|en|at|et|ul|uz")) continue;
    for (size_t i = 0; i < word.size(); ++i) {
      char c = word[i];
      // "Dayr az Zawr" is "Deir ez-Zor", but "Myawadi" has its w.
      bool glide = c == 'w' && (i + 1 == word.size() || !IsVowel(word[i + 1]));
      bool vowel = IsVowel(c) || glide;
      if (vowel && out.empty()) c = 'a';  // that there is one is heard, which one is not
      if (c == 'q') c = 'k';
      bool letter = c >= 'a' && c <= 'z';
      if (letter && (!vowel || out.empty()) && !(c == 'h' && i > 0) && c != before) out += c;
      before = vowel ? 0 : c;
    }
  }
  return out.size() < kLeastConsonants ? std::string() : out;
}

std::string PlaceKey(std::string_view name) {
  std::string key;
  AppendPlaceWord(name, key);
  return key;
}

}  // namespace dragoman
