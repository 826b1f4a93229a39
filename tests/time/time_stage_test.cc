// What the time stage promises of expressions: range, type and value.
#include "time/time_stage.h"

#include <gtest/gtest.h>

#include "time/time_fixture.h"

namespace dragoman {
namespace {

TEST(TimeStage, DatesInAllCommonOrders) {
  for (std::string date : {"May 18, 2023", "18 May 2023", "18th of May, 2023", "May 18th, 2023",
                           "2023-05-18", "2023/05/18", "May 18,2023", "18-May-2023", "5/18/2023"})
    EXPECT_EQ(Times("The pact was signed on " + date + " in the palace."),
              date + "=DATE 2023-05-18");
  EXPECT_EQ(Times("It began in May of 2023."), "May of 2023=DATE 2023-05");
  EXPECT_EQ(Times("He came back in 2021."), "2021=DATE 2021");
}

TEST(TimeStage, WeekdaysFollowTheTense) {
  EXPECT_EQ(Times("The envoys met on Friday."), "Friday=DATE 2024-05-24");
  EXPECT_EQ(Times("The envoys will meet on Friday."), "Friday=DATE 2024-05-31");
  EXPECT_EQ(Times("The envoys met on Wednesday."), "Wednesday=DATE 2024-05-29");
  EXPECT_EQ(Times("The envoys met last Friday night."), "last Friday night=TIME 2024-05-24TNI");
  EXPECT_EQ(Times("He arrived on Saturday (May 18) with aides."),
            "Saturday (May 18)=DATE 2024-05-18");
}

TEST(TimeStage, MonthsFollowTheTense) {
  EXPECT_EQ(Times("They signed it in March."), "March=DATE 2024-03");
  EXPECT_EQ(Times("They signed it in August."), "August=DATE 2023-08");
  EXPECT_EQ(Times("They will sign it in August."), "August=DATE 2024-08");
  EXPECT_EQ(Times("They signed it last August."), "last August=DATE 2023-08");
  EXPECT_EQ(Times("They signed it in August last year."), "August last year=DATE 2023-08");
}

TEST(TimeStage, WordsThatPoint) {
  EXPECT_EQ(Times("He spoke yesterday."), "yesterday=DATE 2024-05-28");
  EXPECT_EQ(Times("He spoke last week."), "last week=DATE 2024-W21");
  EXPECT_EQ(Times("He spoke earlier this year."), "earlier this year=DATE 2024");
  EXPECT_EQ(Times("He spoke three days ago."), "three days ago=DATE 2024-05-26");
  EXPECT_EQ(Times("He was there two months ago."), "two months ago=DATE 2024-03");
  EXPECT_EQ(Times("They are now allies."), "now=DATE PRESENT_REF");
  EXPECT_EQ(Times("He recently visited the front."), "recently=DATE PAST_REF");
  EXPECT_EQ(Times("It may change in the near future."), "the near future=DATE FUTURE_REF");
}

TEST(TimeStage, NarrativeCarries) {
  EXPECT_EQ(Times("On March 3, the army struck. Two days later, rebels answered."),
            "March 3=DATE 2024-03-03; Two days later=DATE 2024-03-05");
  EXPECT_EQ(Times("On March 3, the army struck. The next day, rebels answered."),
            "March 3=DATE 2024-03-03; The next day=DATE 2024-03-04");
  EXPECT_EQ(Times("In March, he met the minister. Kabul said at the time that it was glad."),
            "March=DATE 2024-03; at the time=DATE 2024-03");
}

TEST(TimeStage, AtTheTimeBeforeACompleteSentence) {
  EXPECT_EQ(Times("In March, they met. Kabul said in a statement at the time that both were glad."),
            "March=DATE 2024-03; at the time=DATE 2024-03");
}

TEST(TimeStage, QuartersSeasonsDecadesCenturies) {
  EXPECT_EQ(Times("Output fell in the third quarter of 2023."),
            "the third quarter of 2023=DATE 2023-Q3");
  EXPECT_EQ(Times("It began in spring 2024."), "spring 2024=DATE 2024-SP");
  EXPECT_EQ(Times("The war of the 1990s ended."), "the 1990s=DATE 199");
  EXPECT_EQ(Times("A treaty of the 19th century."), "the 19th century=DATE 18");
  EXPECT_EQ(Times("In the first half of 2023, trade grew."), "the first half of 2023=DATE 2023-H1");
}

TEST(TimeStage, Durations) {
  EXPECT_EQ(Times("It lasted for two years."), "two years=DURATION P2Y");
  EXPECT_EQ(Times("A three-hour meeting took place."), "three-hour=DURATION PT3H");
  EXPECT_EQ(Times("Over the past two decades, it grew."), "the past two decades=DURATION P20Y");
  EXPECT_EQ(Times("It took several days."), "several days=DURATION PXD");
  EXPECT_EQ(Times("The 6-year-old boy waited."), "");
}

TEST(TimeStage, Sets) {
  EXPECT_EQ(Times("They meet every week."), "every week=SET P1W");
  EXPECT_EQ(Times("The road is shelled daily."), "daily=SET P1D");
  EXPECT_EQ(Times("They pray each Thursday."), "each Thursday=SET XXXX-WXX-4");
}

TEST(TimeStage, TimesOfDay) {
  EXPECT_EQ(Times("It fell at 10:35 a.m. on Friday and burnt."),
            "10:35 a.m. on Friday=TIME 2024-05-24T10:35");
  EXPECT_EQ(Times("It fell on May 18 at night."), "May 18=DATE 2024-05-18");
  EXPECT_EQ(Times("It fell this morning."), "this morning=TIME 2024-05-29TMO");
}

TEST(TimeStage, Holidays) {
  EXPECT_EQ(Times("Troops paraded on Victory Day in the square."), "Victory Day=DATE 2024-05-09");
  EXPECT_EQ(Times("They fasted on Good Friday, 2024, in the city."),
            "Good Friday, 2024=DATE 2024-03-29");
  EXPECT_EQ(Times("He came for Christmas Eve last year."),
            "Christmas Eve last year=DATE 2023-12-24");
}

TEST(TimeStage, ListsOfDaysShareMonthAndYear) {
  EXPECT_EQ(Times("Talks on April 24 and 25, 2023, failed."),
            "April 24=DATE 2023-04-24; 25, 2023=DATE 2023-04-25");
}

TEST(TimeStage, WordsThatAreNoTime) {
  for (const char* text :
       {"They may march on the capital.", "He sat in the sun.", "A second blast followed.",
        "Some 2,000 troops left.", "About 1500 troops left.", "CBS's 60 Minutes showed it.",
        "Resolution 2202 was adopted.", "The once-mighty guard fell."})
    EXPECT_EQ(Times(text), "") << text;
}

TEST(TimeStage, WithoutAReportDateTheKnownPartsStay) {
  EXPECT_EQ(Times("They met on May 18.", ""), "May 18=DATE XXXX-05-18");
  EXPECT_EQ(Times("They met on Friday.", ""), "Friday=DATE XXXX-WXX-5");
  EXPECT_EQ(Times("They met in 2021.", ""), "2021=DATE 2021");
}

TEST(TimeStage, OddInputIsNoTrouble) {
  for (std::string text :
       {std::string("Feb 30, 2023 and 99/99/9999 and 2023-13-45"), std::string(5000, '1'),
        std::string("on on on the the the last last next"),
        std::string("\xE2\x80\x99s 's ' \xEF\xBF\xBD"), std::string("999999999999 years ago"),
        std::string("a.m."), std::string("p.m")})
    Times(text);
}

}  // namespace
}  // namespace dragoman
