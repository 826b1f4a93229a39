// Full dates as the head of a report writes them. (Dates in running text are the time stage's
// work.)
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/range.h"

namespace dragoman {

struct FoundDate {
  std::string iso;  // "2024-05-29"
  ByteRange range;  // into the line
};

// The first full date of the line: "May 29,2024", "29th of May 2024", "29-May-2024",
// "2024-05-29T14:05Z", "29.5.2024", and "29/05/2024" where it can be read in one way only. Looks at
// the first 200 bytes.
std::optional<FoundDate> FindFullDate(std::string_view line);

// The same, for a line that holds nothing but the date, with weekday, time of day and zone.
std::optional<FoundDate> ParseDateLine(std::string_view line);

// 1 to 12 for "January", "jan", "Sept"; 0 for other words.
int MonthNumber(std::string_view word);

}  // namespace dragoman
