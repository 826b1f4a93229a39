#include "text/placeholders.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxInside = 40;
constexpr std::string_view kPlaces = "WHERE|PLACE|LOCATION|CITY|COUNTRY|TOWN|VENUE";
constexpr std::string_view kNames = "NAME|WHO|NAMES|TITLE|SURNAME|SPOKESMAN|SPOKESPERSON|OFFICIAL";
constexpr std::string_view kDates = "DATE|WHEN|TIME|DAY|MONTH|YEAR|WEEKDAY";
constexpr std::string_view kOthers =
    "TK|TKTK|TKS|TBC|TBD|TBA|CHECK|INSERT|ADD|FIXME|TODO|CONFIRM|VERIFY|NUMBER|FIGURE|QUOTE|LINK|"
    "SOURCE|"
    "CAPTION|HEADLINE|WHAT|WHY|HOW|SIC?|REWRITE|XX|XXX|XXXX";

bool IsCapital(char b) { return b >= 'A' && b <= 'Z'; }
bool IsWordByte(char b) {
  return IsCapital(b) || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') ||
         static_cast<unsigned char>(b) >= 0x80;
}

// The kind of a bracket's content; empty where it is none. The first word that is known decides.
std::string_view KindOf(std::string_view inside) {
  bool capitals = std::all_of(inside.begin(), inside.end(), [](char b) {
    return IsCapital(b) || b == ' ' || b == '?' || b == ':' || b == '_' || b == '/' || b == '.';
  });
  if (!capitals || inside.empty()) return {};
  std::string words(inside);
  for (char& b : words)
    if (!IsCapital(b)) b = ' ';
  std::string_view other;
  for (std::string_view word : Split(words, ' ')) {
    if (word.empty()) continue;
    if (InList(word, kPlaces)) return "missing-place";
    if (InList(word, kNames)) return "missing-name";
    if (InList(word, kDates)) return "missing-date";
    if (InList(word, kOthers)) other = "placeholder";
  }
  return other;
}

}  // namespace

std::vector<Notice> FindPlaceholders(std::string_view text) {
  std::vector<Notice> notices;
  auto add = [&](std::string_view kind, size_t begin, size_t end) {
    notices.push_back({std::string(kind),
                       ByteRange{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)},
                       fmt::format("editor's placeholder {}", text.substr(begin, end - begin))});
  };
  for (size_t i = 0; i < text.size() && notices.size() < kMaxPlaceholders;) {
    char b = text[i];
    bool starts_word = i == 0 || !IsWordByte(text[i - 1]);
    if (b == '[' || b == '<' || b == '{') {
      char close = b == '[' ? ']' : b == '<' ? '>' : '}';
      size_t end = text.substr(i + 1, kMaxInside).find(close);
      std::string_view kind;
      if (end != std::string_view::npos) kind = KindOf(Trim(text.substr(i + 1, end)));
      if (!kind.empty()) {
        add(kind, i, i + end + 2);
        i += end + 2;
        continue;
      }
    } else if (starts_word && (b == 'X' || b == 'T')) {
      size_t end = i;
      while (end < text.size() && IsWordByte(text[end])) ++end;
      std::string_view word = text.substr(i, end - i);
      bool crosses = word.size() >= 4 && word.find_first_not_of('X') == std::string_view::npos;
      bool to_come = word == "TKTK" || (word == "TK" && text.substr(end, 3) == " TK");
      if (word == "TK" && to_come) end += 3;
      if (crosses || to_come) add("placeholder", i, end);
      i = end;
      continue;
    }
    ++i;
  }
  if (notices.size() == kMaxPlaceholders) notices.back().message += "; more may follow";
  return notices;
}

}  // namespace dragoman
