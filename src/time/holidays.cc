#include "time/holidays.h"

#include <algorithm>
#include <charconv>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

std::optional<int> Number(std::string_view text) {
  int n = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return n;
}

}  // namespace

std::optional<Holidays::Rule> Holidays::ParseRule(std::string_view text) {
  Rule rule;
  if (text.starts_with("easter")) {
    rule.easter = true;
    std::string_view offset = text.substr(6);
    if (offset.starts_with('+')) offset.remove_prefix(1);
    if (offset.empty()) return rule;
    std::optional<int> n = Number(offset);
    if (!n || std::abs(*n) > 366) return std::nullopt;
    rule.offset = *n;
    return rule;
  }
  if (text.size() < 5 || text[2] != '-') return std::nullopt;
  std::optional<int> month = Number(text.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  rule.month = *month;
  if (text.size() == 5) {
    std::optional<int> day = Number(text.substr(3));
    if (!day || *day < 1 || *day > DaysInMonth(2024, *month)) return std::nullopt;
    rule.day = *day;
    return rule;
  }
  size_t split = text.rfind('/');  // "11-nth/weekday"
  if (split == std::string_view::npos || split < 4) return std::nullopt;
  std::optional<int> nth = Number(text.substr(3, split - 3)),
                     weekday = Number(text.substr(split + 1));
  if (!nth || !weekday || *nth == 0 || *nth < -1 || *nth > 5 || *weekday < 1 || *weekday > 7)
    return std::nullopt;
  rule.nth = *nth;
  rule.weekday = *weekday;
  return rule;
}

Holidays::Holidays(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    std::optional<Rule> rule = ParseRule(table.Cell(row, "rule"));
    if (!rule) continue;
    int index = static_cast<int>(rules_.size());
    rules_.push_back(*rule);
    std::vector<std::string_view> names = Split(table.Cell(row, "aliases"), '|');
    names.push_back(table.Cell(row, "name"));
    for (std::string_view name : names) {
      if (name.empty()) continue;
      std::string lower = ToLower(name);
      std::vector<std::string_view> words = Split(lower, ' ');
      size_t letters = lower.find_first_of(" '.-\xE2");  // up to where a lexeme ends
      uint32_t& longest = longest_[lower.substr(0, letters)];
      longest = std::max(longest, static_cast<uint32_t>(words.size()));
      row_of_.emplace(std::move(lower), index);
    }
  }
}

std::optional<int> Holidays::Find(std::string_view lower) const {
  auto it = row_of_.find(std::string(lower));
  if (it == row_of_.end()) return std::nullopt;
  return it->second;
}

uint32_t Holidays::LongestFrom(std::string_view first_word) const {
  auto it = longest_.find(std::string(first_word));
  return it == longest_.end() ? 0 : it->second;
}

std::optional<CivilDate> Holidays::DayIn(int row, int year) const {
  const Rule& rule = rules_[static_cast<size_t>(row)];
  if (year < 1583 || year > 9999) return std::nullopt;
  if (rule.easter) return AddDays(EasterSunday(year), rule.offset);
  if (rule.day > 0)
    return CivilDate{year, rule.month, std::min(rule.day, DaysInMonth(year, rule.month))};
  if (rule.nth > 0) {
    CivilDate first{year, rule.month, 1};
    int skip = (rule.weekday - IsoWeekday(first) + 7) % 7 + (rule.nth - 1) * 7;
    if (skip >= DaysInMonth(year, rule.month)) return std::nullopt;
    return AddDays(first, skip);
  }
  CivilDate last{year, rule.month, DaysInMonth(year, rule.month)};
  return AddDays(last, -((IsoWeekday(last) - rule.weekday + 7) % 7));
}

}  // namespace dragoman
