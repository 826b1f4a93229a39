#include "export/event_tally.h"

#include <gmock/gmock.h>

#include "export/sample_events.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const FieldCodes& Codes() {
  static const auto knowledge = *Knowledge::Builtin();
  static const FieldCodes codes(*knowledge);
  return codes;
}

Tally Count(const std::vector<std::string>& by, TallySum sum = TallySum::none) {
  return TallyEvents(SampleEvents(), *TallyKeysOf(by), sum, Codes());
}
std::vector<std::string> Lines(const Tally& tally) {
  std::vector<std::string> lines;
  for (const Tally::Row& row : tally.rows) {
    std::string line;
    for (const std::string& key : row.keys) line += key + " | ";
    lines.push_back(line + std::to_string(row.events));
  }
  return lines;
}

TEST(Tally, DyadsAreSidesAndBothWaysRoundOfAMeeting) {
  Tally tally = Count({"dyad"});
  EXPECT_THAT(tally.columns, ElementsAre("actor_side", "recipient_side"));
  EXPECT_THAT(Lines(tally),
              ElementsAre("Ann \"A\"\tO'Neil | XKX | 1", "European Union | CIV | 1",
                          "European Union | NAM | 1", "IND | RUS | 1", "KEN/CVL |  | 1",
                          "RUS | IND | 1", "RUS | UKR | 1", "RUS | UZB | 1", "SDN/REB | SDN | 1"));
}

TEST(Tally, AnEventCountsOnceInEachGroup) {
  // Aid to two is one aid of its giver, and one of its month, the first day of which it is put on.
  EXPECT_THAT(Lines(Count({"actor", "type"})), ::testing::Contains("European Union | AID | 1"));
  EXPECT_THAT(Lines(Count({"month"})), ElementsAre(" | 1", "2024-04 | 1", "2024-05 | 5"));
  EXPECT_THAT(Lines(Count({"week"})), ElementsAre(" | 1", "2024-W14 | 1", "2024-W22 | 5"));
  EXPECT_THAT(Lines(Count({"quarter", "quad"})),
              ElementsAre(" | verbal conflict | 1", "2024-Q2 | material conflict | 2",
                          "2024-Q2 | material cooperation | 1", "2024-Q2 | verbal conflict | 1",
                          "2024-Q2 | verbal cooperation | 2"));
  EXPECT_THAT(
      Lines(Count({"country", "place"})),
      ElementsAre(" |  | 4", "NAM | Namibia | 1", "SDN | Darfur | 1", "UZB | Tashkent | 1"));
}

TEST(Tally, SumsAndQuadsOfAGroup) {
  Tally tally = Count({"year"}, TallySum::score);
  ASSERT_EQ(tally.rows.size(), 2u);
  EXPECT_DOUBLE_EQ(tally.rows[1].sum, 2.5 + 4 + 10 - 9.5 - 5 - 3.5);
  EXPECT_THAT(tally.rows[1].quads, ElementsAre(2, 1, 1, 2));
  EXPECT_DOUBLE_EQ(Count({"year"}, TallySum::goldstein).rows[1].sum,
                   7.0 + 1.9 + 7.4 - 10 - 6.5 - 2);
}

TEST(Tally, WeeksBelongToTheYearOfTheirThursday) {
  std::vector<EventRow> events = {SampleEvents()[0], SampleEvents()[0], SampleEvents()[0]};
  events[0].record.days.first = "2021-01-03";
  events[1].record.days.first = "2024-12-30";
  events[2].record.days.first = "2020-12-31";
  Tally tally = TallyEvents(events, *TallyKeysOf({"week"}), TallySum::none, Codes());
  EXPECT_THAT(Lines(tally), ElementsAre("2020-W53 | 2", "2025-W01 | 1"));
}

TEST(Tally, WrongKeysAreNamed) {
  auto unknown = TallyKeysOf({"month", "moon"});
  ASSERT_FALSE(unknown);
  EXPECT_THAT(unknown.error().message, HasSubstr("'moon'"));
  EXPECT_THAT(unknown.error().message, HasSubstr("quarter"));
  EXPECT_FALSE(TallyKeysOf({"month", "month"}));
  EXPECT_FALSE(TallyKeysOf({"pair", "actor"}));
  EXPECT_TRUE(TallyKeysOf({"pair", "dyad", "week", "country"}));
}

}  // namespace
}  // namespace dragoman
