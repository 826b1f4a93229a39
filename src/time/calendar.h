// Civil dates of the proleptic Gregorian calendar: arithmetic, ISO weeks, TIMEX3 spelling. No
// clock. Day numbers by H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

// Day 0: only the month is known; month 0: only the year.
struct CivilDate {
  int year = 0;
  int month = 0;
  int day = 0;
  auto operator<=>(const CivilDate&) const = default;
};

int DaysInMonth(int year, int month);
bool IsValidDate(const CivilDate& date);

// Days since 1970-01-01. REQUIRES: IsValidDate(date).
int64_t DayNumber(const CivilDate& date);
CivilDate DateOfDayNumber(int64_t days);

CivilDate AddDays(const CivilDate& date, int64_t days);
// Same day of the month, or its last one. REQUIRES: month of date is known; day may be 0.
CivilDate AddMonths(const CivilDate& date, int months);
// 1 Monday ... 7 Sunday.
int IsoWeekday(const CivilDate& date);

struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek WeekOf(const CivilDate& date);
// Monday of the week.
CivilDate MondayOf(const CivilDate& date);
CivilDate EasterSunday(int year);

// "2024-05-18"; nullopt for anything else, also for days that no month has. A time of day may
// follow ("T...").
std::optional<CivilDate> ParseDay(std::string_view text);

std::string FormatYear(int year);
std::string FormatMonth(int year, int month);
std::string FormatDay(const CivilDate& date);
std::string FormatWeek(const CivilDate& date);  // "2024-W20"

}  // namespace dragoman
