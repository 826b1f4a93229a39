#include "time/calendar.h"

#include <algorithm>
#include <cstdio>

namespace dragoman {

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool IsValidDate(const CivilDate& date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= DaysInMonth(date.year, date.month);
}

int64_t DayNumber(const CivilDate& date) {
  int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate DateOfDayNumber(int64_t days) {
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  int64_t day_of_era = days - era * 146097;
  int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t shifted = (5 * day_of_year + 2) / 153;
  int day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  int year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

CivilDate AddDays(const CivilDate& date, int64_t days) {
  return DateOfDayNumber(DayNumber(date) + days);
}

CivilDate AddMonths(const CivilDate& date, int months) {
  int total = date.year * 12 + date.month - 1 + months;
  int year = total >= 0 ? total / 12 : (total - 11) / 12;
  CivilDate out{year, total - year * 12 + 1, date.day};
  out.day = std::min(out.day, DaysInMonth(out.year, out.month));
  return out;
}

int IsoWeekday(const CivilDate& date) {
  int64_t from_thursday = DayNumber(date) % 7;  // 1970-01-01 was a Thursday
  if (from_thursday < 0) from_thursday += 7;
  return static_cast<int>((from_thursday + 3) % 7 + 1);
}

CivilDate MondayOf(const CivilDate& date) { return AddDays(date, 1 - IsoWeekday(date)); }

IsoWeek WeekOf(const CivilDate& date) {
  CivilDate thursday = AddDays(MondayOf(date), 3);
  int64_t first = DayNumber({thursday.year, 1, 1});
  return {thursday.year, static_cast<int>((DayNumber(thursday) - first) / 7 + 1)};
}

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8).
CivilDate EasterSunday(int year) {
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return {year, month, day};
}

std::optional<CivilDate> ParseDay(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  auto number = [&text](size_t at, size_t size) {
    int n = 0;
    for (size_t i = at; i < at + size; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      n = n * 10 + (text[i] - '0');
    }
    return n;
  };
  CivilDate date{number(0, 4), number(5, 2), number(8, 2)};
  if (!IsValidDate(date)) return std::nullopt;
  return date;
}

namespace {

template <class... Args>
std::string Print(const char* format, Args... args) {
  char buffer[32];
  int n = std::snprintf(buffer, sizeof buffer, format, args...);
  return std::string(buffer, static_cast<size_t>(std::clamp(n, 0, 31)));
}

}  // namespace

std::string FormatYear(int year) { return Print("%04d", year); }
std::string FormatMonth(int year, int month) { return Print("%04d-%02d", year, month); }
std::string FormatDay(const CivilDate& date) {
  return Print("%04d-%02d-%02d", date.year, date.month, date.day);
}
std::string FormatWeek(const CivilDate& date) {
  IsoWeek week = WeekOf(date);
  return Print("%04d-W%02d", week.year, week.week);
}

}  // namespace dragoman
