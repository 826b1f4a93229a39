#include "text/dateline.h"

#include <algorithm>
#include <vector>

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"
#include "text/date_line.h"

namespace dragoman {
namespace {

constexpr size_t kMaxBytes = 160;
constexpr size_t kMaxPlaceWords = 9;  // with country or state: "NEWPORT NEWS, Va."
constexpr size_t kMaxOutletWords = 5;

struct Separator {
  size_t begin = 0, end = 0;
  bool colon = false;
};

// The first dash (with white space or a bracket beside it), low line, or colon outside brackets.
std::optional<Separator> FindSeparator(std::string_view head) {
  int depth = 0;
  for (size_t pos = 0; pos < head.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(head, pos);
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth > 0) continue;
    bool dash = IsDashMark(c) || c == '_' || c == '-' || c == 0x2010;
    if (!dash && c != ':') {
      if (c == '"' || c == '?' || c == '!' || c == ';' || IsOpeningQuote(c)) return std::nullopt;
      continue;
    }
    char32_t before = CharBefore(head, start), after = CharAt(head, pos);
    if (c == '-' || c == 0x2010) {
      bool free = IsSpace(before) || before == ')' || after == '-';
      if (!free) continue;  // "ABU-DHABI"
      while (CharAt(head, pos) == '-') ++pos;
    } else if (c == ':' && IsDigit(after)) {
      return std::nullopt;
    }
    return Separator{start, pos, c == ':'};
  }
  return std::nullopt;
}

struct PlaceLook {
  size_t words = 0, capitals = 0,
         small = 0;    // capitals: words all in capitals, of two letters or more
  size_t letters = 0;  // in the longest word in capitals
};

PlaceLook LookAt(std::string_view place) {
  PlaceLook look;
  for (size_t pos = 0; pos < place.size();) {
    size_t upper = 0, lower = 0;
    for (bool inside = true; inside && pos < place.size();) {
      char32_t c = NextCodePoint(place, pos);
      inside = !IsSpace(c) && c != '/' && c != ',';
      upper += IsUpper(c);
      lower += IsLower(c);
    }
    if (upper + lower == 0) continue;
    ++look.words;
    if (upper == 0) ++look.small;
    if (upper >= 2 && lower == 0) {
      ++look.capitals;
      look.letters = std::max(look.letters, upper);
    }
  }
  return look;
}

bool HasMonth(std::string_view part) {
  size_t begin = 0;
  for (size_t i = 0; i <= part.size(); ++i) {
    bool letter = i < part.size() && ((part[i] | 0x20) >= 'a' && (part[i] | 0x20) <= 'z');
    if (letter) continue;
    if (i > begin && MonthNumber(part.substr(begin, i - begin)) > 0) return true;
    begin = i + 1;
  }
  return false;
}

bool HasDigit(std::string_view part) {
  return std::any_of(part.begin(), part.end(), [](char b) { return b >= '0' && b <= '9'; });
}

bool IsWeekday(std::string_view word) {
  return InList(ToLower(word), "monday|tuesday|wednesday|thursday|friday|saturday|sunday");
}

// "KABUL, July 3, 2025" -> place "KABUL", date "July 3, 2025"; a country or state stays with the
// place.
void TakePlaceAndDate(std::string_view part, Dateline& line) {
  std::vector<std::string_view> pieces = Split(part, ',');
  size_t dated = pieces.size();
  for (size_t i = 0; i < pieces.size() && dated == pieces.size(); ++i)
    if (HasDigit(pieces[i]) ? HasMonth(pieces[i]) || i > 0 : i > 0 && IsWeekday(Trim(pieces[i])))
      dated = i;
  if (dated > 0) {
    auto end = static_cast<size_t>(pieces[dated - 1].end() - part.begin());
    line.place = Trim(part.substr(0, end));
  }
  if (dated < pieces.size())
    line.date = Trim(part.substr(static_cast<size_t>(pieces[dated].begin() - part.begin())));
}

// "(TASS)", "(Reuters, March 4)", "(AP and agencies)".
bool TakeBracket(std::string_view inside, Dateline& line) {
  inside = Trim(inside);
  if (inside.empty() || CountWords(inside, kMaxOutletWords + 4) > kMaxOutletWords + 3) return false;
  std::string_view rest = inside;
  size_t comma = inside.find(',');
  if (comma != std::string_view::npos && HasDigit(inside.substr(comma))) {
    line.date = Trim(inside.substr(comma + 1));
    rest = Trim(inside.substr(0, comma));
  }
  if (HasDigit(rest) && HasMonth(rest)) {
    line.date = rest;
    return true;
  }
  // "dpa" and "ansa" write themselves small; a remark in brackets has more words.
  if (!IsUpper(CharAt(rest, 0)) && (rest.size() > 5 || CountWords(rest, 1) > 1)) return false;
  line.outlet = rest;
  return true;
}

// "YEREVAN, MARCH 17, ARMENPRESS. ": all in capitals, the agency last, a full stop.
std::optional<Dateline> FindStopped(std::string_view head) {
  size_t stop = head.find(". ");
  if (stop == std::string_view::npos) return std::nullopt;
  std::string_view before = head.substr(0, stop);
  std::vector<std::string_view> pieces = Split(before, ',');
  bool small =
      std::any_of(before.begin(), before.end(), [](char b) { return b >= 'a' && b <= 'z'; });
  if (small || pieces.size() < 3 || pieces.size() > 5 || HasDigit(pieces.back()))
    return std::nullopt;
  Dateline line;
  line.range = {0, static_cast<uint32_t>(stop + 1)};
  line.outlet = Trim(pieces.back());
  TakePlaceAndDate(before.substr(0, before.rfind(',')), line);
  if (line.place.empty() || !HasMonth(line.date) || line.outlet.empty()) return std::nullopt;
  return line;
}

// "MOSCOW, July 3. /TASS/.": place and date, a full stop, the agency between strokes.
std::optional<Dateline> FindStroked(std::string_view head) {
  size_t open = head.find(". /");
  if (open == std::string_view::npos) return std::nullopt;
  size_t begin = open + 3, close = head.find('/', begin);
  if (close == std::string_view::npos || close == begin) return std::nullopt;
  Dateline line;
  line.outlet = Trim(head.substr(begin, close - begin));
  if (CountWords(line.outlet, kMaxOutletWords + 1) > kMaxOutletWords) return std::nullopt;
  TakePlaceAndDate(head.substr(0, open), line);
  if (line.place.empty() || LookAt(line.place).capitals == 0 || !HasMonth(line.date))
    return std::nullopt;
  size_t end = close + 1;
  if (end < head.size() && head[end] == '.') ++end;
  line.range = {0, static_cast<uint32_t>(end)};
  return line;
}

}  // namespace

std::optional<Dateline> FindDateline(std::string_view paragraph, const LineKinds& kinds,
                                     bool colon) {
  std::string_view head = paragraph.substr(0, kMaxBytes);
  if (auto stopped = FindStopped(head)) return stopped;
  if (auto stroked = FindStroked(head)) return stroked;
  auto separator = FindSeparator(head);
  if (!separator || (separator->colon && !colon)) return std::nullopt;
  std::string_view before = Trim(head.substr(0, separator->begin));
  Dateline line;
  line.range = {0, static_cast<uint32_t>(separator->end)};
  bool bracket = before.ends_with(')');
  if (bracket) {
    size_t open = before.rfind('(');
    if (open == std::string_view::npos ||
        !TakeBracket(before.substr(open + 1, before.size() - open - 2), line))
      return std::nullopt;
    before = Trim(before.substr(0, open));
  }
  if (before.empty()) {
    // "(Reuters) - ...": an agency alone; a colon would be a label.
    if (line.outlet.empty() || separator->colon) return std::nullopt;
    return line;
  }
  TakePlaceAndDate(before, line);
  PlaceLook look = LookAt(line.place);
  if (look.words == 0 || look.words > kMaxPlaceWords || look.small > 2) return std::nullopt;
  if (!IsUpper(CharAt(line.place, 0)) || HasDigit(line.place)) return std::nullopt;
  bool certain = !line.outlet.empty() || (HasMonth(line.date) && HasDigit(line.date));
  bool capitals = look.capitals > 0 && IsUpper(CharAt(line.place, 1)) && look.letters >= 3;
  if (!capitals && (!certain || look.words > 5 || look.small > 1)) return std::nullopt;
  if (!certain && look.words > look.capitals + 3) return std::nullopt;
  if (separator->colon) {
    if (!certain && (look.capitals != look.words || look.letters < 4)) return std::nullopt;
    if (kinds.Match(std::string(before) + ":").kind != LineKind::none) return std::nullopt;
  }
  return line;
}

}  // namespace dragoman
