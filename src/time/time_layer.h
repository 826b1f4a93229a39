// Dates: of expressions (TIMEX3), of the report, and of what is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "text/document.h"

namespace dragoman {

enum class TimexType : uint8_t { DATE, TIME, DURATION, SET };
std::string_view TimexTypeName(TimexType type);

// Where a date or place is from. See docs/format and ../shared/FORMAT.md.
enum class Basis : uint8_t {
  phrase,
  dateline,
  narrative,
  metadata,
  url,
  report,
  inferred,
  fallback
};
std::string_view BasisName(Basis basis);

enum class Precision : uint8_t { year, quarter, month, week, day, time };
std::string_view PrecisionName(Precision precision);
// Of a TIMEX3 date value: "2024-05" -> month. REQUIRES: value starts with a year.
Precision PrecisionOf(std::string_view value);

struct TimeExpression {
  ByteRange range;
  TimexType type = TimexType::DATE;
  std::string value;  // TIMEX3: "2024-05-18", "2024-W20", "P2Y", "PRESENT_REF", "XXXX-03"
  uint32_t sentence = 0;
};

// The date of an event, a statement or the report. `range` is the expression it rests on.
struct DatedBy {
  std::string value;
  std::optional<ByteRange> range;
  Basis basis = Basis::report;
  Precision precision = Precision::day;
};

struct TimeLayer {
  static constexpr std::string_view kLayerName = "time";

  std::vector<TimeExpression> expressions;  // in text order, not overlapping
  std::string report_date;                  // ISO; empty where neither told nor inferred
  // Set where the report does not tell its date but its words leave one.
  bool inferred = false;
  std::string inferred_basis;  // "weekday and day of the month"
  double inferred_confidence = 0;
  // The day of the report's news: the first day of its last week that it tells as past ("on Monday"
  // of a Tuesday's report). Empty where it names none; then its news is no closer dated than its
  // month.
  std::string news_day;
  // For each sentence, 1 + the index of the expression that dates the story when the sentence
  // begins; 0: none.
  std::vector<uint32_t> story;
};

// The date of what the token (a verb or an event noun) tells: the expression that syntax ties to
// it, else one of its sentence, else what narrative order carries ("then in March"; "at the time"),
// else the report's own date if the telling is of the recent past. nullopt where it cannot be told.
// REQUIRES: doc has the text, parse and time layers.
std::optional<DatedBy> DateOf(const Document& doc, uint32_t token);

}  // namespace dragoman
