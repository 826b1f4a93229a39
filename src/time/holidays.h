// Holidays that have a date, from knowledge/holidays.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/table.h"
#include "time/calendar.h"

namespace dragoman {

// Read-only once made; safe from many threads.
class Holidays {
 public:
  // `table` may be empty. Rows whose rule is not understood are left out.
  explicit Holidays(const Table& table);

  // Row of the holiday with this name in lower case ("christmas eve"), or nullopt.
  std::optional<int> Find(std::string_view lower) const;
  // How many words the longest name has that starts with this word; 0 where none does.
  uint32_t LongestFrom(std::string_view first_word) const;
  // The day in that year; nullopt where the rule has none. REQUIRES: row came from Find.
  std::optional<CivilDate> DayIn(int row, int year) const;

 private:
  // "05-09"; "easter-2" days from Easter Sunday; "11-4-4" the fourth Thursday of November, -1 the
  // last.
  struct Rule {
    bool easter = false;
    int month = 0, day = 0, offset = 0, nth = 0, weekday = 0;
  };
  static std::optional<Rule> ParseRule(std::string_view text);

  std::vector<Rule> rules_;
  std::unordered_map<std::string, int> row_of_;
  std::unordered_map<std::string, uint32_t> longest_;
};

}  // namespace dragoman
