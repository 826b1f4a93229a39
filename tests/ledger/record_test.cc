#include "ledger/record.h"

#include <gmock/gmock.h>

#include "ledger/json_list.h"
#include "ledger/sample_doc.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Days On(std::string_view value) { return DaysOf(value).value_or(Days{"none", "none"}); }

TEST(DaysOf, CoversEveryPrecision) {
  EXPECT_EQ(On("2024"), (Days{"2024-01-01", "2024-12-31"}));
  EXPECT_EQ(On("202"), (Days{"2020-01-01", "2029-12-31"}));
  EXPECT_EQ(On("2024-Q2"), (Days{"2024-04-01", "2024-06-30"}));
  EXPECT_EQ(On("2023-H2"), (Days{"2023-07-01", "2023-12-31"}));
  EXPECT_EQ(On("2024-02"), (Days{"2024-02-01", "2024-02-29"}));
  EXPECT_EQ(On("1900-02"), (Days{"1900-02-01", "1900-02-28"}));
  EXPECT_EQ(On("2024-05-18"), (Days{"2024-05-18", "2024-05-18"}));
  EXPECT_EQ(On("2024-05-18T10:30"), (Days{"2024-05-18", "2024-05-18"}));
  EXPECT_EQ(On("2024-W01"), (Days{"2024-01-01", "2024-01-07"}));
  EXPECT_EQ(On("2021-W01"), (Days{"2021-01-04", "2021-01-10"}));
  EXPECT_EQ(On("2020-W53"), (Days{"2020-12-28", "2021-01-03"}));
  EXPECT_EQ(On("2024-W20-WE"), (Days{"2024-05-18", "2024-05-19"}));
  EXPECT_EQ(On("2023-WI"), (Days{"2023-12-01", "2024-02-29"}));
}

TEST(DaysOf, RefusesWhatIsNoDate) {
  for (const char* bad :
       {"", "PRESENT_REF", "XXXX-03", "P2Y", "2024-13", "2024-00", "2024-02-30", "2023-02-29",
        "2021-W53", "2024-W00", "2024-Q5", "20240518", "2024-5-18", "0000", "2024-", "24"})
    EXPECT_FALSE(DaysOf(bad)) << bad;
}

TEST(RecordOf, CountsCodePointsAndKeepsTheWords) {
  ReportRecord record = SampleRecord();
  EXPECT_TRUE(CheckRecord(record));
  ASSERT_EQ(record.sentences.size(), 5u);
  EXPECT_EQ(record.sentences[0].words.range, (CharRange{0, 33}));  // not its 41 bytes
  EXPECT_EQ(record.sentences[0].role, "title");
  const StatementRecord& s = record.statements.at(0);
  EXPECT_EQ(s.content.at(0).text, "“the embassy in Kabul will stay open”");
  EXPECT_EQ(s.content.at(0).range.size(), 37u);
  EXPECT_EQ(s.days, (Days{"2024-05-02", "2024-05-02"}));
  EXPECT_EQ(s.about.at(0).stance, "conciliatory");
  EXPECT_EQ(record.info.date, "2024-05-03");
}

TEST(RecordOf, DatesWhatIsToldWithoutADate) {
  ReportRecord record = SampleRecord();
  EXPECT_EQ(record.events.at(0).days, record.info.days);  // told of the report's day
  EXPECT_EQ(record.events.at(1).days, Days{});  // background: no day is better than a wrong one
  // "since 2021", and still so when the report was written.
  EXPECT_EQ(record.standings.at(0).days, (Days{"2021-01-01", "2024-05-03"}));
}

TEST(RecordOf, TiesPeopleToTheirGroupByItsName) {
  ReportRecord record = SampleRecord();
  EXPECT_THAT(record.actors.at(1).acts_for, ElementsAre("group/taliban"));
  EXPECT_THAT(record.actors.at(0).acts_for, IsEmpty());
  DocBuilder b("x", "x");
  b.AddActor({"Taliban", ActorKind::armed_group, "AFG", "GOV", "", "group/taliban", true, {}});
  b.AddActor({"Ahmad",
              ActorKind::person,
              "AFG",
              "REB",
              "anti-Taliban commander",
              "person/ahmad",
              false,
              {}});
  b.AddActor(
      {"Ivan", ActorKind::person, "RUS", "GOV", "envoy to the taliban", "person/ivan", false, {}});
  b.AddActor({"Omar", ActorKind::person, "", "", "the Taliban's deputy", "person/omar", false, {}});
  ReportRecord other = RecordOf(b.Build(), kMadeBy);
  EXPECT_THAT(other.actors.at(1).acts_for, IsEmpty());  // against it
  EXPECT_THAT(other.actors.at(2).acts_for, IsEmpty());  // of another country
  EXPECT_THAT(other.actors.at(3).acts_for, ElementsAre("group/taliban"));
}

TEST(RecordOf, InferredDatesAreNoPublishedOnes) {
  DocBuilder b("x", "x");
  b.time.report_date = "2024-05-18";
  b.time.inferred = true;
  b.time.inferred_basis = "weekday";
  b.time.inferred_confidence = 0.8;
  ReportInfo info = RecordOf(b.Build(), kMadeBy).info;
  EXPECT_EQ(info.published, "");
  EXPECT_EQ(info.inferred, "2024-05-18");
  EXPECT_EQ(info.date, "2024-05-18");
}

TEST(RecordOf, TakesADocumentWithoutLayers) {
  RawReport raw;
  raw.id = raw.path = raw.hash = "x";
  raw.title = "T";
  ReportRecord record = RecordOf(Document(raw), kMadeBy);
  EXPECT_TRUE(CheckRecord(record));
  EXPECT_EQ(record.info.title, "T");
}

TEST(CheckRecord, NamesWhatIsWrong) {
  auto error = [](auto&& spoil) {
    ReportRecord record = SampleRecord();
    spoil(record);
    Status status = CheckRecord(record);
    return status ? std::string("sound") : status.error().message;
  };
  EXPECT_THAT(error([](ReportRecord& r) { r.statements[0].content[0].text += "!"; }),
              HasSubstr("statement 0"));
  EXPECT_THAT(error([](ReportRecord& r) { r.statements[0].content.clear(); }),
              HasSubstr("no content"));
  EXPECT_THAT(error([](ReportRecord& r) { r.statements[0].parent = 7; }), HasSubstr("statement 0"));
  EXPECT_THAT(error([](ReportRecord& r) { r.statements[0].speakers[0].actor = 99; }),
              HasSubstr("statement 0"));
  EXPECT_THAT(error([](ReportRecord& r) {
                r.events[1].trigger.range = {9000, 9001};
              }),
              HasSubstr("event 1"));
  EXPECT_THAT(error([](ReportRecord& r) {
                r.events[1].numbers[0].range = {5, 4};
              }),
              HasSubstr("event 1"));
  EXPECT_THAT(error([](ReportRecord& r) { r.standings[0].evidence.clear(); }),
              HasSubstr("no evidence"));
  EXPECT_THAT(error([](ReportRecord& r) { r.sentences.clear(); }), HasSubstr("points at"));
  EXPECT_THAT(error([](ReportRecord& r) { r.actors[2].entity.clear(); }), HasSubstr("no entity"));
  EXPECT_THAT(error([](ReportRecord& r) { r.text[0] = '\xFF'; }), HasSubstr("UTF-8"));
}

TEST(JsonList, RoundTripsAnything) {
  std::vector<std::string> items = {
      "", "a", "\"q\"", "b\\", std::string("nul\0nul", 7), "\n\t\x1b\x7f", "é漢😀", ",", "]"};
  EXPECT_EQ(FromJsonList(ToJsonList(items)), items);
  EXPECT_THAT(FromJsonList("[]"), IsEmpty());
  for (const char* bad : {"", "[", "[\"", "[\"a", "[\"a\\", "[\"\\u00", "nonsense", "[1,2]"})
    FromJsonList(bad);
}

}  // namespace
}  // namespace dragoman
