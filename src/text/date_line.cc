#include "text/date_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxLineBytes = 200;
constexpr std::array<std::string_view, 12> kMonths = {
    "january|jan", "february|feb", "march|mar",   "april|apr",    "may",          "june|jun",
    "july|jul",    "august|aug",   "october|oct", "november|nov", "december|dec", ""};
constexpr std::string_view kDateWords =
    "monday|mon|tuesday|tue|tues|wednesday|wed|thursday|thu|thur|thurs|friday|fri|saturday|sat|"
    "sunday|sun|"
    "am|pm|a|p|m|gmt|utc|ist|est|edt|et|pst|pdt|bst|cet|cest|eet|msk|pkt|aft|at|on|of|hrs|hours|"
    "local|time|"
    "the|st|nd|rd|th|t|z|h";

bool IsDigitByte(char b) { return b >= '0' && b <= '9'; }
bool IsLetterByte(char b) { return (b | 0x20) >= 'a' && (b | 0x20) <= 'z'; }

// A number, a word, or one of / - . between two digits. Other punctuation is passed over.
struct Piece {
  enum Kind { number, word, mark } kind;
  int value = 0;  // of a number; the character of a mark
  uint32_t begin = 0, end = 0;
  std::string lower;  // of a word
  bool Is(char c) const { return kind == mark && value == c; }
};

std::vector<Piece> Cut(std::string_view line) {
  std::vector<Piece> pieces;
  line = line.substr(0, kMaxLineBytes);
  for (size_t i = 0; i < line.size();) {
    size_t start = i;
    Piece piece{Piece::mark, 0, static_cast<uint32_t>(i), 0, {}};
    if (IsDigitByte(line[i])) {
      piece.kind = Piece::number;
      while (i < line.size() && IsDigitByte(line[i])) ++i;
      piece.value = i - start > 4 ? -1 : std::stoi(std::string(line.substr(start, i - start)));
    } else if (IsLetterByte(line[i])) {
      piece.kind = Piece::word;
      while (i < line.size() && IsLetterByte(line[i])) ++i;
      piece.lower = ToLower(line.substr(start, i - start));
    } else {
      ++i;
      bool between =
          start > 0 && i < line.size() && IsDigitByte(line[start - 1]) && IsDigitByte(line[i]);
      if (!between || (line[start] != '/' && line[start] != '-' && line[start] != '.')) continue;
      piece.value = line[start];
    }
    piece.end = static_cast<uint32_t>(i);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

bool IsYear(const Piece& p) {
  return p.kind == Piece::number && p.value >= 1900 && p.value < 2100 && p.end - p.begin == 4;
}

std::optional<std::string> Iso(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<size_t>(month - 1)])
    return std::nullopt;
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2 && day == 29 && !leap) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

struct Match {
  std::string iso;
  size_t pieces = 0;
};

// Numbers only: year first, or day and month in an order that cannot be mistaken.
std::optional<Match> MatchNumbers(const std::vector<Piece>& p, size_t i) {
  if (i + 4 >= p.size() || p[i].kind != Piece::number || p[i + 1].kind != Piece::mark ||
      p[i + 2].kind != Piece::number || p[i + 3].value != p[i + 1].value ||
      p[i + 4].kind != Piece::number)
    return std::nullopt;
  int a = p[i].value, b = p[i + 2].value, c = p[i + 4].value;
  std::optional<std::string> iso;
  if (IsYear(p[i])) {
    iso = Iso(a, b, c);
  } else if (IsYear(p[i + 4])) {
    // With full stops the day comes first by custom; with strokes and hyphens customs differ.
    if (p[i + 1].Is('.') || a > 12 || a == b)
      iso = Iso(c, b, a);
    else if (b > 12)
      iso = Iso(c, a, b);
  }
  if (!iso) return std::nullopt;
  return Match{*iso, 5};
}

std::optional<Match> MatchAt(const std::vector<Piece>& p, size_t i) {
  if (auto numbers = MatchNumbers(p, i)) return numbers;
  size_t at = i;
  auto skip_ordinal = [&] {
    if (at < p.size() && p[at].kind == Piece::word && InList(p[at].lower, "st|nd|rd|th")) ++at;
    if (at < p.size() && p[at].kind == Piece::word && p[at].lower == "of") ++at;
  };
  int day = 0, month = 0;
  if (p[at].kind == Piece::number) {  // 29 May 2024
    day = p[at++].value;
    skip_ordinal();
    if (at >= p.size() || p[at].kind != Piece::word) return std::nullopt;
    month = MonthNumber(p[at++].lower);
  } else if (p[at].kind == Piece::word) {  // May 29, 2024
    month = MonthNumber(p[at++].lower);
    if (month == 0 || at >= p.size() || p[at].kind != Piece::number) return std::nullopt;
    day = p[at++].value;
    skip_ordinal();
  }
  if (month == 0 || at >= p.size() || !IsYear(p[at])) return std::nullopt;
  auto iso = Iso(p[at].value, month, day);
  if (!iso) return std::nullopt;
  return Match{*iso, at + 1 - i};
}

}  // namespace

int MonthNumber(std::string_view word) {
  std::string lower = ToLower(word);
  if (InList(lower, "september|sept|sep")) return 9;
  for (size_t i = 0; i < 11; ++i)
    if (InList(lower, kMonths[i])) return static_cast<int>(i < 8 ? i + 1 : i + 2);
  return 0;
}

std::optional<FoundDate> FindFullDate(std::string_view line) {
  std::vector<Piece> pieces = Cut(line);
  for (size_t i = 0; i < pieces.size(); ++i)
    if (auto match = MatchAt(pieces, i))
      return FoundDate{match->iso, {pieces[i].begin, pieces[i + match->pieces - 1].end}};
  return std::nullopt;
}

std::optional<FoundDate> ParseDateLine(std::string_view line) {
  if (line.size() > 100) return std::nullopt;
  auto found = FindFullDate(line);
  if (!found) return std::nullopt;
  for (const Piece& piece : Cut(line))
    if (piece.kind == Piece::word && MonthNumber(piece.lower) == 0 &&
        !InList(piece.lower, kDateWords))
      return std::nullopt;
  // Other scripts and signs are no part of a date.
  bool plain = std::all_of(line.begin(), line.end(),
                           [](char b) { return static_cast<unsigned char>(b) < 0x80; });
  return plain ? found : std::nullopt;
}

}  // namespace dragoman
