// What held between a pair over time, who said so, what changed it, and where reports disagree.
#include "ledger/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/sample_doc.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A report in which Russia stands so towards the Taliban.
ReportRecord Report(const std::string& id, const std::string& day, const std::string& value,
                    const std::string& since) {
  ReportRecord record = SampleRecord({.id = id, .day = day, .outlet = id + " Post"});
  StandingRecord& standing = record.standings[0];
  standing.value = value;
  standing.since = since;
  standing.event.reset();
  standing.statement.reset();
  standing.days = {DaysOf(since.empty() ? day : since)->first, day};
  return record;
}

class History : public LedgerTest {
 protected:
  std::vector<PairState> Of(const std::vector<ReportRecord>& reports, StandingFilter filter = {}) {
    Write(Path(), reports);
    Ledger ledger = Open(Path(), OpenMode::read);
    if (!filter.between) filter.between = Between{"Russia", "Taliban"};
    auto states = QueryHistory(ledger, filter);
    if (!states) ADD_FAILURE() << states.error().message;
    return states ? *states : std::vector<PairState>{};
  }
};

TEST_F(History, TheSameToldTwiceIsOneState) {
  auto states = Of({Report("a", "2022-03-01", "not-recognised", "2021"),
                    Report("b", "2024-05-03", "not-recognised", "")});
  ASSERT_THAT(states, SizeIs(1));
  EXPECT_EQ(states[0].value, "not-recognised");
  EXPECT_EQ(states[0].since, "2021");
  EXPECT_EQ(states[0].days, (Days{"2021-01-01", "2024-05-03"}));
  EXPECT_THAT(states[0].rows, SizeIs(2));
  EXPECT_EQ(states[0].holder, "Russia");
  EXPECT_FALSE(states[0].ended_by);
  EXPECT_THAT(states[0].disputed_by, IsEmpty());
}

TEST_F(History, AContraryThatComesLaterEndsIt) {
  ReportRecord after = Report("b", "2024-06-01", "recognised", "2024-05-10");
  after.events[1].sentence = after.standings[0].sentence;
  after.events[1].status = "occurred";
  auto states = Of({Report("a", "2024-05-03", "not-recognised", "2021"), after});
  ASSERT_THAT(states, SizeIs(2));
  EXPECT_EQ(states[0].value, "not-recognised");
  EXPECT_EQ(states[0].ended_by, 1u);
  EXPECT_EQ(states[1].value, "recognised");
  EXPECT_THAT(states[1].changes, SizeIs(1));  // the event that its own sentence tells
  EXPECT_THAT(states[0].changes, IsEmpty());
  EXPECT_THAT(states[1].disputed_by, IsEmpty());
}

TEST_F(History, ReportsThatVouchForContrariesOnTheSameDaysDisagree) {
  auto states = Of({Report("a", "2024-06-01", "recognised", "2024-05-10"),
                    Report("b", "2024-06-02", "not-recognised", "2021")});
  ASSERT_THAT(states, SizeIs(2));
  EXPECT_THAT(states[0].disputed_by, ElementsAre(1u));
  EXPECT_THAT(states[1].disputed_by, ElementsAre(0u));
  EXPECT_FALSE(states[0].ended_by);
}

TEST_F(History, AValueThatComesBackIsANewState) {
  auto states = Of({Report("a", "2022-03-01", "not-recognised", "2021"),
                    Report("b", "2023-03-01", "recognised", "2023"),
                    Report("c", "2024-03-01", "not-recognised", "2024")});
  ASSERT_THAT(states, SizeIs(3));
  EXPECT_EQ(states[0].ended_by, 1u);
  EXPECT_EQ(states[1].ended_by, 2u);
}

TEST_F(History, TheOtherWayRoundIsTheOtherSidesHistory) {
  StandingFilter filter;
  filter.between = Between{"Taliban", "Russia"};
  auto states = Of({Report("a", "2022-03-01", "not-recognised", "2021")}, filter);
  ASSERT_THAT(states, SizeIs(1));
  EXPECT_FALSE(states[0].forward);
  EXPECT_EQ(states[0].holder, "Russia");
  filter.kind = "ties";
  EXPECT_THAT(Of({}, filter), IsEmpty());
}

TEST_F(History, ALimitCountsStatesAndLeavesNoLooseEnds) {
  auto states = Of({Report("a", "2022-03-01", "not-recognised", "2021"),
                    Report("b", "2023-03-01", "recognised", "2023")},
                   {.limit = 1});
  ASSERT_THAT(states, SizeIs(1));
  EXPECT_FALSE(states[0].ended_by);
}

}  // namespace
}  // namespace dragoman
