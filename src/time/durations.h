// Matches whose value the words alone give: references, durations, sets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "time/meaning.h"

namespace dragoman {

inline constexpr int kMaxCount = 9999;  // of units; a larger number is not about time

Match Fixed(uint32_t begin, uint32_t end, TimexType type, std::string value);
Match Reference(uint32_t begin, uint32_t end, std::string_view value);  // "PAST_REF"

// TIMEX3 of a duration: "P2Y", "PT3H", "PXM"; decades and centuries count as years. `unit` as in
// TimeWord.
std::string DurationValue(char unit, int count, bool vague, bool half);
// Of what happens once every unit: "P1W", "PT1H".
std::string SetOf(char unit);

}  // namespace dragoman
