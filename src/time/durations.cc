#include "time/durations.h"

#include <utility>

namespace dragoman {

Match Fixed(uint32_t begin, uint32_t end, TimexType type, std::string value) {
  Match match{begin, end, {}};
  match.meaning.type = type;
  match.meaning.value = std::move(value);
  return match;
}

Match Reference(uint32_t begin, uint32_t end, std::string_view value) {
  return Fixed(begin, end, TimexType::DATE, std::string(value));
}

std::string DurationValue(char unit, int count, bool vague, bool half) {
  if (vague) {
    std::string_view letter = unit == 'h' ? "TXH" : unit == 'm' ? "TXM" : unit == 's' ? "TXS" : "";
    if (!letter.empty()) return "P" + std::string(letter);
    char shown = unit == 'N' ? 'D' : unit == 'F' ? 'W' : unit;
    return std::string("PX") + shown;
  }
  int n = count;
  switch (unit) {
    case 'E':
      n *= 10, unit = 'Y';
      if (half) n += 5, half = false;
      break;
    case 'C':
      n *= 100, unit = 'Y';
      if (half) n += 50, half = false;
      break;
    case 'L': n *= 1000, unit = 'Y'; break;
    case 'F': n *= 2, unit = 'W'; break;
    case 'N': n *= 2, unit = 'D'; break;
    default: break;
  }
  std::string whole = n > 0 || !half ? std::to_string(n) : "";
  switch (unit) {
    case 'Y': return "P" + (whole.empty() ? "" : whole + "Y") + (half ? "6M" : "");
    case 'M': return half ? "P" + (whole.empty() ? "" : whole + "M") + "15D" : "P" + whole + "M";
    case 'h': return "PT" + (whole.empty() ? "" : whole + "H") + (half ? "30M" : "");
    case 'm': return "PT" + (whole.empty() ? "" : whole + "M") + (half ? "30S" : "");
    case 's': return "PT" + whole + "S";
    case 'D': return half ? "P" + (whole.empty() ? "" : whole + "D") + "T12H" : "P" + whole + "D";
    default: return "P" + (half ? whole + ".5" : whole) + unit;
  }
}

std::string SetOf(char unit) {
  switch (unit) {
    case 'h': return "PT1H";
    case 'm': return "PT1M";
    case 's': return "PT1S";
    case 'E': return "P10Y";
    case 'N': return "XXXX-WXX-WE";
    case 'F': return "P2W";
    case 'C': return "P100Y";
    default: return std::string("P1") + unit;
  }
}

}  // namespace dragoman
