#include "standings/standing_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/case_reader.h"
#include "events/event_stage.h"

namespace dragoman {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

struct Stages {
  explicit Stages(const std::shared_ptr<const Knowledge>& knowledge)
      : events(knowledge), standings(knowledge) {}
  EventStage events;
  StandingStage standings;
};

const Stages& TheStages() {
  static const Stages* stages = [] {
    auto knowledge = Knowledge::Builtin();
    return knowledge ? new Stages(*knowledge) : nullptr;
  }();
  return *stages;
}

std::vector<std::string> StandingsOf(Document& doc) {
  TheStages().events.Run(doc);
  TheStages().standings.Run(doc);
  std::vector<std::string> out;
  const ActorLayer& actors = doc.Get<ActorLayer>();
  for (const Standing& standing : doc.Get<StandingLayer>().standings) {
    EXPECT_FALSE(standing.evidence.empty());
    std::string line = standing.kind + " " + standing.value + " | " +
                       Labels(actors, standing.holders) + " > " + Labels(actors, standing.targets);
    if (!standing.since.empty()) line += " since " + standing.since;
    out.push_back(line);
  }
  return out;
}

class StandingCase : public testing::TestWithParam<TextCase> {};

TEST_P(StandingCase, GivesTheExpectedStandings) {
  Document doc = CaseDocument(GetParam());
  EXPECT_THAT(StandingsOf(doc), UnorderedElementsAreArray(GetParam().expected)) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(Cases, StandingCase,
                         testing::ValuesIn(ReadCases(DRAGOMAN_SOURCE_DIR
                                                     "/tests/standings/standing_cases.txt")),
                         [](const auto& one) { return std::to_string(one.index); });

TEST(StandingLexicon, TableIsWhole) {
  EXPECT_THAT(TheStages().standings.lexicon().problems(), IsEmpty());
}

TEST(StandingStage, VoicedStanceOfAnOfficialIsThatOfTheState) {
  TextCase one{"",
               "1 Ghana Ghana PROPN NNP _ 2 compound\n"
               "2 minister minister NOUN NN _ 3 nsubj\n"
               "3 spoke speak VERB VBD _ 0 root\n"
               "4 Togo Togo PROPN NNP _ 5 nsubj\n"
               "5 lies lie VERB VBZ _ 3 ccomp\n",
               {"GHA", "GHAGOV", "", "TGO", ""},
               {}};
  Document doc = CaseDocument(one);
  ActorLayer actors = doc.Get<ActorLayer>();
  actors.actors[1].kind = ActorKind::person;
  const TextLayer& text = doc.Get<TextLayer>();
  actors.mentions = {{text.BytesOf({3, 4}), {3, 4}, 3, MentionKind::name, {ActorIndex{2}}}};
  doc.Set(actors);
  Statement statement;
  statement.speakers = {ActorIndex{1}};
  statement.content = {doc.Get<TextLayer>().BytesOf({3, 5})};
  statement.about = {{ActorIndex{2}, Stance::critical}};
  StatementLayer layer;
  layer.statements.push_back(statement);
  doc.Set(std::move(layer));
  EXPECT_THAT(StandingsOf(doc), testing::ElementsAre("stance critical | GHA > TGO"));
  EXPECT_EQ(doc.Get<StandingLayer>().standings[0].statement, 0u);
}

TEST(StandingStage, EmptyReportGivesNothing) {
  Document doc = CaseDocument(TextCase{});
  EXPECT_THAT(StandingsOf(doc), IsEmpty());
}

}  // namespace
}  // namespace dragoman
