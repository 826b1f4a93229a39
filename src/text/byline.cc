#include "text/byline.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/knowledge.h"
#include "text/characters.h"
#include "text/date_line.h"
#include "text/line_kinds.h"

namespace dragoman {
namespace {

constexpr size_t kMaxBylineBytes = 160;
constexpr std::string_view kSmallWords =
    "and|of|in|for|the|with|at|de|al|el|bin|ibn|van|von|da|di|our|staff|correspondent|"
    "correspondents|"
    "reporter|reporters|writer|desk|special|to|from|agencies|team|editor|web";
constexpr std::string_view kJobs =
    "staff|writer|reporter|correspondent|correspondents|editor|desk|team|monitoring|bureau|chief|"
    "our|special";
// What newspapers, stations and agencies are called.
constexpr std::string_view kPaperWords =
    "herald|times|post|news|daily|tribune|gazette|journal|agency|press|today|observer|monitor|mail|"
    "chronicle|"
    "star|telegraph|guardian|review|standard|radio|tv|television|express|nation|dawn|wire|reporter|"
    "bulletin|"
    "courier|dispatch|examiner|sun|independent|globe|world|network|diary|weekly|voice|ledger";

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::string_view word : Split(text, ' '))
    if (!Trim(word).empty()) words.push_back(Trim(word));
  return words;
}

bool HasPaperWord(std::string_view name) {
  for (std::string_view word : Words(name))
    if (InList(ToLower(word), kPaperWords)) return true;
  return false;
}

// Splits at commas, "and" and "&".
std::vector<std::string_view> SplitNames(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::string_view part : Split(text, ',')) {
    size_t begin = 0;
    while (begin <= part.size()) {
      size_t at = part.find(" and ", begin), amp = part.find(" & ", begin);
      size_t end = std::min({at, amp, part.size()});
      std::string_view name = Trim(part.substr(begin, end - begin));
      if (!name.empty()) names.push_back(name);
      if (end == part.size()) break;
      begin = end + (at < amp ? 5 : 3);
    }
  }
  return names;
}

bool IsJob(std::string_view name) {
  auto words = Words(name);
  return std::all_of(words.begin(), words.end(),
                     [](std::string_view word) { return InList(ToLower(word), kJobs); });
}

// "HKM Team" -> HKM, "Hill Times Staff" -> Hill Times: an outlet that no table knows. Not "City
// Desk".
std::string TeamOf(std::string_view name) {
  auto words = Words(name);
  while (!words.empty() && InList(ToLower(words.back()), kJobs)) words.pop_back();
  if (words.empty()) return "";
  std::string_view rest = name.substr(0, static_cast<size_t>(words.back().end() - name.begin()));
  bool initials =
      words.size() == 1 && rest.size() >= 2 && rest.size() <= 6 &&
      std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return initials || (words.size() > 1 && HasPaperWord(rest)) ? std::string(rest) : "";
}

void TakeNames(std::string_view text, const Knowledge& knowledge, Byline& byline) {
  for (std::string_view name : SplitNames(text)) {
    if (name.starts_with("By ")) name = Trim(name.substr(3));
    std::string outlet = KnownOutlet(name, knowledge);
    bool is_team = CountWords(name, 9) > 1 && IsJob(Words(name).back());
    if (outlet.empty() && is_team) outlet = TeamOf(name);
    if (!outlet.empty() && byline.outlet.empty()) byline.outlet = outlet;
    if ((outlet.empty() || is_team) && !IsJob(name)) byline.names.emplace_back(name);
  }
}

// "|" and "•" as column marks.
std::vector<std::string> Columns(std::string_view line) {
  std::string marked;
  for (size_t pos = 0; pos < line.size();) {
    char32_t c = NextCodePoint(line, pos);
    AppendUtf8(c == 0x2022 || c == 0xB7 ? U'|' : c, marked);
  }
  std::vector<std::string> columns;
  for (std::string_view part : Split(marked, '|'))
    if (!Trim(part).empty()) columns.emplace_back(Trim(part));
  return columns;
}

// "Hill Post, 3 May 2024", "New Delhi, 8 January 2025".
std::optional<Byline> ParseNameAndDate(std::string_view line, const Knowledge& knowledge) {
  size_t comma = line.find(',');
  if (comma == std::string_view::npos || comma == 0) return std::nullopt;
  auto date = ParseDateLine(Trim(line.substr(comma + 1)));
  std::string_view name = Trim(line.substr(0, comma));
  std::string outlet = KnownOutlet(name, knowledge);
  if (!date || (outlet.empty() && !IsNames(name)) || CountWords(name, 5) > 5) return std::nullopt;
  Byline byline;
  byline.published = date->iso;
  byline.outlet = outlet;
  if (byline.outlet.empty() && HasPaperWord(name)) byline.outlet = name;
  // Names of several words that are neither a known paper nor a known place may be either.
  auto hits = knowledge.NamesOf(name);
  bool place = std::any_of(hits.begin(), hits.end(), [](const NameHit& hit) {
    return hit.entity->kind == EntityKind::country;
  });
  if (byline.outlet.empty() && (place || CountWords(name, 1) == 1)) byline.place = name;
  return byline;
}

}  // namespace

bool IsNames(std::string_view text) {
  auto words = Words(text);
  if (words.empty() || words.size() > 14) return false;
  size_t capitals = 0;
  for (std::string_view word : words) {
    char32_t c = CharAt(word, 0);
    bool small = InList(ToLower(word.substr(0, word.find_last_not_of(",&") + 1)), kSmallWords);
    if (!IsUpper(c) && !small && c != '&' && c != '(') return false;
    capitals += IsUpper(c);
  }
  return capitals > 0;
}

bool LooksLikePaper(std::string_view line) {
  size_t words = CountWords(line, 5);
  return line.size() < 60 && words >= 2 && words <= 5 && IsNames(line) && HasPaperWord(line) &&
         line.find(',') == std::string_view::npos;
}

std::string KnownOutlet(std::string_view name, const Knowledge& knowledge) {
  auto lookup = [&](std::string_view form) -> std::string {
    for (const NameHit& hit : knowledge.NamesOf(form))
      if (hit.entity->kind == EntityKind::outlet) return hit.entity->name;
    return {};
  };
  if (name.empty() || name.size() > 80) return {};
  std::string known = lookup(name);
  size_t space = name.rfind(' ');
  if (known.empty() && space != std::string_view::npos && IsJob(name.substr(space + 1)))
    known = lookup(Trim(name.substr(0, space)));
  return known;
}

std::optional<Byline> ParseByline(std::string_view line, const Knowledge& knowledge) {
  if (line.size() > kMaxBylineBytes || line.size() < 5) return std::nullopt;
  if (!InList(line.substr(0, 2), "By|BY|by") ||
      (line[2] != ' ' && line[2] != ':' && line[2] != '|'))
    return std::nullopt;
  std::string_view rest = line.substr(2);
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == ':' || rest[0] == '|'))
    rest.remove_prefix(1);
  if (rest.empty() || IsTerminator(CharBefore(rest, rest.size()))) return std::nullopt;
  Byline byline;
  for (const std::string& column : Columns(rest)) {
    auto date = ParseDateLine(column);
    if (date)
      byline.published = date->iso;
    else if (IsNames(column))
      TakeNames(column, knowledge, byline);
    else
      return std::nullopt;
  }
  return byline;
}

std::optional<Byline> ParseMasthead(std::string_view line, const Knowledge& knowledge) {
  if (line.size() > kMaxBylineBytes) return std::nullopt;
  auto columns = Columns(line);
  if (columns.size() < 2) return ParseNameAndDate(line, knowledge);
  Byline byline;
  for (const std::string& column : columns) {
    auto date = ParseDateLine(column);
    std::string outlet = KnownOutlet(column, knowledge);
    if (date)
      byline.published = date->iso;
    else if (!outlet.empty())
      byline.outlet = outlet;
    else if (IsNames(column) && HasPaperWord(column) && byline.outlet.empty())
      byline.outlet = column;
    else if (IsNames(column) && CountWords(column, 8) <= 8)
      TakeNames(column, knowledge, byline);
    else
      return std::nullopt;
  }
  if (byline.published.empty()) return std::nullopt;
  return byline;
}

}  // namespace dragoman
