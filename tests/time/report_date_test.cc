// The report's own date: told, from the address, or inferred from the words; never from a clock.
#include "time/report_date.h"

#include <gtest/gtest.h>

#include "time/time_fixture.h"

namespace dragoman {
namespace {

bool HasNotice(const Document& doc, std::string_view kind, std::string_view words) {
  for (const Notice& notice : doc.notices())
    if (notice.kind == kind && notice.message.find(words) != std::string::npos) return true;
  return false;
}

TEST(ReportDate, ToldIsNotInferred) {
  Document doc = Timed("They met on Friday.", "2024-05-29");
  EXPECT_EQ(doc.Get<TimeLayer>().report_date, "2024-05-29");
  EXPECT_FALSE(doc.Get<TimeLayer>().inferred);
}

TEST(ReportDate, WeekdayAndDayWithTheYearsNamedLeaveOne) {
  Document doc = Timed(
      "The group took the city in 2021. He spoke of it on Saturday (May 18). Then in March, he "
      "left.",
      "");
  const TimeLayer& time = doc.Get<TimeLayer>();
  EXPECT_EQ(time.report_date, "2024-05-18");
  EXPECT_TRUE(time.inferred);
  EXPECT_GT(time.inferred_confidence, 0.5);
  EXPECT_TRUE(HasNotice(doc, "inferred-date", "2024-05-18"));
  EXPECT_EQ(time.expressions.back().value, "2024-03");
}

TEST(ReportDate, TwoYearsThatFitAreLeftOpen) {
  Document doc = Timed("The group took the city in 2011. He spoke of it on Saturday (May 18).", "");
  EXPECT_EQ(doc.Get<TimeLayer>().report_date, "");
  EXPECT_TRUE(HasNotice(doc, "ambiguous-date", "2013, 2019 and 2024"));
}

TEST(ReportDate, ReadBeforeBoundsIt) {
  RawReport report;
  report.text = "The group took the city in 2014. He spoke of it on Saturday (May 18).";
  Document doc = TimedReport(report, "2020-01-01");
  EXPECT_EQ(doc.Get<TimeLayer>().report_date, "2019-05-18");
}

TEST(ReportDate, DatelineTakesItsYearFromTheWeekdayOfTheStory) {
  // 11 June is a Tuesday in 2019 and 2024; the report tells 2020 as past.
  RawReport report;
  report.text =
      "OSLO, June 11 (NTB) - Ministers met in the Norwegian capital on Tuesday, as they had in "
      "2020.\n\n"
      "They will meet again.";
  Document doc = TimedReport(report, "2026-06-30");
  EXPECT_EQ(doc.Get<TimeLayer>().report_date, "2024-06-11");
  EXPECT_TRUE(doc.Get<TimeLayer>().inferred);
  EXPECT_TRUE(HasNotice(doc, "no-date", ""));
}

TEST(ReportDate, AWeekdayWithItsDateIsFresh) {
  Document doc =
      Timed("The ministry said so in a statement on Wednesday night (January 8, 2025).", "");
  EXPECT_EQ(doc.Get<TimeLayer>().report_date, "2025-01-08");
  EXPECT_TRUE(doc.Get<TimeLayer>().inferred);
}

TEST(ReportDate, AnOldDateAloneIsNotTheReports) {
  Document doc = Timed("The treaty of 3 March 1998 still holds.", "");
  EXPECT_EQ(doc.Get<TimeLayer>().report_date, "");
}

TEST(ReportDate, AddressTellsTheDay) {
  EXPECT_EQ(DayInAddress("https://news.example/world/2024/05/18/talks"), (CivilDate{2024, 5, 18}));
  EXPECT_EQ(DayInAddress("https://news.example/20240518-talks.html"), (CivilDate{2024, 5, 18}));
  EXPECT_EQ(DayInAddress("https://news.example/2024/13/18/talks"), std::nullopt);
  EXPECT_EQ(DayInAddress("https://news.example/123456789012"), std::nullopt);
  EXPECT_EQ(DayInAddress(""), std::nullopt);
}

TEST(Calendar, WeeksAndFeasts) {
  EXPECT_EQ(FormatWeek({2024, 12, 30}), "2025-W01");
  EXPECT_EQ(FormatWeek({2021, 1, 3}), "2020-W53");
  EXPECT_EQ(EasterSunday(2024), (CivilDate{2024, 3, 31}));
  EXPECT_EQ(AddMonths({2024, 1, 31}, 1), (CivilDate{2024, 2, 29}));
  EXPECT_EQ(ParseDay("2023-02-29"), std::nullopt);
  for (int64_t day = -800000; day < 800000; day += 997)
    EXPECT_EQ(DayNumber(DateOfDayNumber(day)), day);
}

}  // namespace
}  // namespace dragoman
