#include "time/time_layer.h"

namespace dragoman {

std::string_view TimexTypeName(TimexType type) {
  switch (type) {
    case TimexType::DATE: return "DATE";
    case TimexType::TIME: return "TIME";
    case TimexType::DURATION: return "DURATION";
    case TimexType::SET: return "SET";
  }
  return "DATE";
}

std::string_view BasisName(Basis basis) {
  switch (basis) {
    case Basis::phrase: return "phrase";
    case Basis::dateline: return "dateline";
    case Basis::narrative: return "narrative";
    case Basis::metadata: return "metadata";
    case Basis::url: return "url";
    case Basis::report: return "report";
    case Basis::inferred: return "inferred";
    case Basis::fallback: return "fallback";
  }
  return "fallback";
}

std::string_view PrecisionName(Precision precision) {
  switch (precision) {
    case Precision::year: return "year";
    case Precision::quarter: return "quarter";
    case Precision::month: return "month";
    case Precision::week: return "week";
    case Precision::day: return "day";
    case Precision::time: return "time";
  }
  return "day";
}

Precision PrecisionOf(std::string_view value) {
  if (value.find('T') != std::string_view::npos) return Precision::time;
  if (value.size() < 6) return Precision::year;
  switch (value[5]) {
    case 'W': return value.size() > 8 ? Precision::day : Precision::week;
    case 'Q':
    case 'H': return Precision::quarter;
    case 'S':
    case 'F': return Precision::quarter;  // a season
    case 'X': return Precision::year;
    default: break;
  }
  if (value.size() < 10 || value[8] == 'X') return Precision::month;
  return Precision::day;
}

}  // namespace dragoman
