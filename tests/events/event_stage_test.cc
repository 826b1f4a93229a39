#include "events/event_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/case_reader.h"
#include "events/status.h"

namespace dragoman {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

const EventStage& TheStage() {
  static const EventStage* stage = [] {
    auto knowledge = Knowledge::Builtin();
    return knowledge ? new EventStage(*knowledge) : nullptr;
  }();
  return *stage;
}

std::string Line(const Document& doc, const Event& event) {
  const ActorLayer& actors = doc.Get<ActorLayer>();
  std::string out = std::string(doc.Slice(event.trigger)) + " = " + event.type;
  if (!event.mode.empty()) out += " " + event.mode;
  out += " " + std::string(EventStatusName(event.status)) + " | " + Labels(actors, event.actors) +
         " > " + Labels(actors, event.recipients);
  for (const EventNumber& number : event.numbers)
    out += " | " + number.what + std::to_string(static_cast<int>(number.min.value_or(-1))) + "-" +
           std::to_string(static_cast<int>(number.max.value_or(-1)));
  return out;
}

std::vector<std::string> EventsOf(Document& doc) {
  TheStage().Run(doc);
  std::vector<std::string> out;
  for (const Event& event : doc.Get<EventLayer>().events) out.push_back(Line(doc, event));
  return out;
}

class EventCase : public testing::TestWithParam<TextCase> {};

TEST_P(EventCase, GivesTheExpectedEvents) {
  Document doc = CaseDocument(GetParam());
  EXPECT_THAT(EventsOf(doc), ElementsAreArray(GetParam().expected)) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Cases, EventCase,
                         testing::ValuesIn(ReadCases(DRAGOMAN_SOURCE_DIR
                                                     "/tests/events/event_cases.txt")),
                         [](const auto& one) { return std::to_string(one.index); });

TEST(EventLexicon, TablesAreWhole) {
  EXPECT_THAT(TheStage().lexicon().problems(), IsEmpty());
  EXPECT_GT(TheStage().lexicon().size(), 1500u);
}

TEST(EventLexicon, ScoresFollowTheManualWithItsLostMinus) {
  const EventLexicon& lexicon = TheStage().lexicon();
  EXPECT_EQ(lexicon.Score("CONSULT", "visit"), 4.0);
  EXPECT_EQ(lexicon.Score("ASSAULT", "unconventional"), -10.0);
  EXPECT_EQ(lexicon.Score("ACCUSE", ""), -3.0);
  EXPECT_EQ(lexicon.Score("AGREE", "no such mode"), 2.5);
}

TEST(EventLexicon, EveryTypeHasPatterns) {
  const EventLexicon& lexicon = TheStage().lexicon();
  EXPECT_FALSE(lexicon.Patterns(PatternKind::verb, "visit").empty());
  EXPECT_FALSE(lexicon.Patterns(PatternKind::noun, "ceasefire").empty());
  EXPECT_TRUE(lexicon.Patterns(PatternKind::verb, "photosynthesise").empty());
}

constexpr std::string_view kMustReturn =
    "1 Togo Togo PROPN NNP _ 2 nsubj\n"
    "2 said say VERB VBD _ 0 root\n"
    "3 Ghana Ghana PROPN NNP _ 5 nsubj\n"
    "4 must must AUX MD _ 5 aux\n"
    "5 release release VERB VB _ 2 ccomp\n"
    "6 the the DET DT _ 7 det\n"
    "7 hostages hostage NOUN NNS _ 5 obj\n"
    "8 . . PUNCT . _ 2 punct\n";

Document MustRelease(std::vector<ActorIndex> speakers) {
  TextCase one{"", std::string(kMustReturn), {"TGO", "", "GHA", "", "", "", "", ""}, {}};
  Document doc = CaseDocument(one);
  Statement statement;
  statement.speakers = std::move(speakers);
  const TextLayer& text = doc.Get<TextLayer>();
  statement.content = {text.BytesOf({2, 7})};
  statement.cue = text.tokens[1].range;
  StatementLayer layer;
  layer.statements.push_back(statement);
  doc.Set(std::move(layer));
  return doc;
}

TEST(EventStage, DutyLaidOnSomebodyElseIsARequestOfTheSpeaker) {
  Document doc = MustRelease({ActorIndex{0}});
  EXPECT_THAT(EventsOf(doc),
              testing::ElementsAre("must release = REQUEST yield occurred | TGO > GHA"));
  EXPECT_EQ(doc.Get<EventLayer>().events[0].statement, 0u);
}

TEST(EventStage, DutyOfOneselfIsNone) {
  Document doc = MustRelease({ActorIndex{1}});
  for (const std::string& line : EventsOf(doc)) EXPECT_EQ(line.find("REQUEST"), std::string::npos);
}

TEST(EventStage, DeniedHappeningIsNegatedAndPointsToTheClaim) {
  TextCase one{"",
               "1 Togo Togo PROPN NNP _ 2 nsubj\n"
               "2 bombed bomb VERB VBD _ 0 root\n"
               "3 Ghana Ghana PROPN NNP _ 2 obj\n"
               "4 . . PUNCT . _ 2 punct\n"
               "\n"
               "1 Togo Togo PROPN NNP _ 2 nsubj\n"
               "2 denied deny VERB VBD _ 0 root\n"
               "3 bombing bomb VERB VBG _ 2 xcomp\n"
               "4 Ghana Ghana PROPN NNP _ 3 obj\n"
               "5 . . PUNCT . _ 2 punct\n",
               {"TGO", "", "GHA", "", "TGO", "", "", "GHA", ""},
               {}};
  Document doc = CaseDocument(one);
  const TextLayer& text = doc.Get<TextLayer>();
  Statement denial;
  denial.speakers = {ActorIndex{0}};
  denial.content = {text.BytesOf({6, 8})};
  denial.cue = text.tokens[5].range;
  StatementLayer layer;
  layer.statements.push_back(denial);
  doc.Set(std::move(layer));
  TheStage().Run(doc);
  const std::vector<Event>& events = doc.Get<EventLayer>().events;
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[1].status, EventStatus::negated);
  EXPECT_EQ(events[1].denies_event, 0u);
  EXPECT_EQ(events[1].statement, 0u);
}

TEST(StatusByDate, MoreThanAYearBeforeTheReportIsHistorical) {
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2019", "2024-05-10"), EventStatus::historical);
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2023-03", "2024-05-10"), EventStatus::historical);
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2023-06", "2024-05-10"), EventStatus::occurred);
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2023", "2024-05-10"), EventStatus::occurred);
  EXPECT_EQ(StatusByDate(EventStatus::negated, "2019", "2024-05-10"), EventStatus::negated);
}

TEST(StatusByDate, AfterTheReportIsFuture) {
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2024-05-12", "2024-05-10"), EventStatus::future);
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2024-05-10", "2024-05-10"), EventStatus::occurred);
}

TEST(StatusByDate, BadDatesChangeNothing) {
  for (std::string_view bad : {"", "XXXX-05", "P2Y", "PRESENT_REF", "20"})
    EXPECT_EQ(StatusByDate(EventStatus::occurred, bad, "2024-05-10"), EventStatus::occurred) << bad;
  EXPECT_EQ(StatusByDate(EventStatus::occurred, "2019", ""), EventStatus::occurred);
}

TEST(EventStage, EmptyReportGivesNothing) {
  Document doc = CaseDocument(TextCase{});
  EXPECT_THAT(EventsOf(doc), IsEmpty());
}

}  // namespace
}  // namespace dragoman
