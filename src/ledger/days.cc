// The days that a TIMEX3 value covers.
#include <fmt/format.h>

#include <algorithm>

#include "ledger/record.h"

namespace dragoman {
namespace {

bool AllDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int Number(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool IsLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[month - 1];
}

// Howard Hinnant's days_from_civil and its inverse: days since 1970-01-01.
int DayNumber(int year, int month, int day) {
  year -= month <= 2;
  int era = year / 400;  // years here are never negative
  int of_era = year - era * 400;
  int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::string IsoDay(int number) {
  int z = number + 719468;
  int era = z / 146097;
  int of_era = z - era * 146097;
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int shifted = (5 * of_year + 2) / 153;
  int day = of_year - (153 * shifted + 2) / 5 + 1;
  int month = shifted + (shifted < 10 ? 3 : -9);
  return fmt::format("{:04}-{:02}-{:02}", year + era * 400 + (month <= 2), month, day);
}

Days Months(int year, int first, int last) {
  return {fmt::format("{:04}-{:02}-01", year, first),
          fmt::format("{:04}-{:02}-{:02}", year, last, DaysInMonth(year, last))};
}

// ISO week: the one with 4 January in it is week 1; days first..last of it, Monday = 0.
std::optional<Days> Week(int year, int week, int first, int last) {
  int fourth = DayNumber(year, 1, 4);
  int monday_1 = fourth - (fourth + 3) % 7;  // 1970-01-01 was a Thursday
  int next_fourth = DayNumber(year + 1, 1, 4);
  int weeks = (next_fourth - (next_fourth + 3) % 7 - monday_1) / 7;
  if (week < 1 || week > weeks) return std::nullopt;
  int monday = monday_1 + 7 * (week - 1);
  return Days{IsoDay(monday + first), IsoDay(monday + last)};
}

// What follows the year where it is no month: quarters, halves, seasons, weeks.
std::optional<Days> PartOfYear(int year, std::string_view part) {
  if (part.size() == 2 && part[0] == 'Q' && part[1] >= '1' && part[1] <= '4')
    return Months(year, 3 * (part[1] - '1') + 1, 3 * (part[1] - '1') + 3);
  if (part == "H1") return Months(year, 1, 6);
  if (part == "H2") return Months(year, 7, 12);
  if (part == "SP") return Months(year, 3, 5);
  if (part == "SU") return Months(year, 6, 8);
  if (part == "FA") return Months(year, 9, 11);
  // The winter of a year is the one that begins in its December.
  if (part == "WI") return Days{Months(year, 12, 12).first, Months(year + 1, 2, 2).last};
  if (part.size() >= 3 && part[0] == 'W' && AllDigits(part.substr(1, 2))) {
    int week = Number(part.substr(1, 2));
    if (part.size() == 3) return Week(year, week, 0, 6);
    if (part.substr(3) == "-WE") return Week(year, week, 5, 6);
    if (part.size() == 5 && part[3] == '-' && part[4] >= '1' && part[4] <= '7')
      return Week(year, week, part[4] - '1', part[4] - '1');
  }
  return std::nullopt;
}

}  // namespace

std::optional<Days> DaysOf(std::string_view value) {
  value = value.substr(0, std::min(value.find('T'), value.size()));  // a time of day: its day
  if (value.size() == 3 && AllDigits(value)) {                       // "202": the 2020s
    int year = Number(value) * 10;
    return Days{Months(year, 1, 12).first, Months(year + 9, 1, 12).last};
  }
  if (value.size() < 4 || !AllDigits(value.substr(0, 4))) return std::nullopt;
  int year = Number(value.substr(0, 4));
  if (year < 1) return std::nullopt;
  if (value.size() == 4) return Months(year, 1, 12);
  if (value[4] != '-') return std::nullopt;
  std::string_view rest = value.substr(5);
  if (rest.size() < 2 || !AllDigits(rest.substr(0, 2))) return PartOfYear(year, rest);
  int month = Number(rest.substr(0, 2));
  if (month < 1 || month > 12) return std::nullopt;
  if (rest.size() == 2) return Months(year, month, month);
  if (rest.size() != 5 || rest[2] != '-' || !AllDigits(rest.substr(3))) return std::nullopt;
  int day = Number(rest.substr(3));
  if (day < 1 || day > DaysInMonth(year, month)) return std::nullopt;
  return Days{std::string(value), std::string(value)};
}

}  // namespace dragoman
