// The report's own date: told by its head or metadata, written in its address, or inferred from
// what it says.
//
// Idea: a weekday with a day of the month fits one year in five or six. The years that the report
// names as past bound it from below, the day on which the tables were closed from above; where one
// year is left, that is it. No clock is read.
//   "on Saturday (May 18)", 2021 named, read before 2026-06-30  -> 2024-05-18 (2013 and 2019 are
//   too early) "on Sunday (March 10)" with 2011 named                      -> 2013, 2019 and 2024
//   fit: left open, said in a notice
// It cannot tell a weekday of years ago ("it was Friday, March 11") from one of this week; the past
// year named beside it makes it the latest bound only. Test: tests/time/report_date_test.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/raw_report.h"
#include "text/text_layer.h"
#include "time/calendar.h"
#include "time/holidays.h"
#include "time/lexeme.h"
#include "time/meaning.h"
#include "time/tense.h"

namespace dragoman {

struct ReportDate {
  std::optional<CivilDate> day;
  bool inferred = false;
  std::string basis;      // "weekday and day of the month", "address", "day the copy was taken"
  double confidence = 1;  // 1 where told
  std::optional<Notice> notice;
};

// What the grammar found, with the tense around it and its bytes.
struct FoundTime {
  const Meaning* meaning = nullptr;
  Tense tense = Tense::unknown;
  ByteRange range;
};

// `found` in text order; `read_before` is the latest day a report can have.
ReportDate FindReportDate(const RawReport& raw, const ReportHead& head,
                          const std::vector<FoundTime>& found, const CivilDate& read_before,
                          const Holidays& holidays);

// The day in an address: "/2024/05/18/", "2024-05-18", "20240518".
std::optional<CivilDate> DayInAddress(std::string_view url);

}  // namespace dragoman
