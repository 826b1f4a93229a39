#include <gmock/gmock.h>

#include "statements/fixture.h"

namespace dragoman {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Cues, ClauseAfterTheCue) {
  EXPECT_THAT(LinesOf("The minister said that the harbour would stay closed."),
              ElementsAre("indirect | The minister | said | the harbour would stay closed"));
  EXPECT_THAT(LinesOf("The minister said the harbour would stay closed."),
              ElementsAre("indirect | The minister | said | the harbour would stay closed"));
}

TEST(Cues, CueBehindAndBetweenTheWords) {
  EXPECT_THAT(LinesOf("The harbour will stay closed, the minister said."),
              ElementsAre("indirect | the minister | said | The harbour will stay closed"));
  EXPECT_THAT(LinesOf("The harbour, she added, had been mined."),
              ElementsAre(HasSubstr("she | added | The harbour … had been mined")));
}

TEST(Cues, AccordingTo) {
  EXPECT_THAT(LinesOf("According to the ministry, two ships were lost."),
              ElementsAre("indirect | the ministry | According to | two ships were lost"));
  EXPECT_THAT(LinesOf("Two ships were lost, according to the ministry."),
              ElementsAre("indirect | the ministry | according to | Two ships were lost"));
}

TEST(Cues, PromisesDenialsRequestsAndBeliefs) {
  EXPECT_THAT(LinesOf("The president promised to open the border."),
              ElementsAre("indirect | The president | promised | to open the border"));
  EXPECT_THAT(LinesOf("The army denied that soldiers had crossed the river."),
              ElementsAre("indirect | The army | denied | soldiers had crossed the river"));
  EXPECT_THAT(LinesOf("The envoy urged both sides to stop the shelling."),
              ElementsAre("indirect | The envoy | urged | both sides to stop the shelling"));
  EXPECT_THAT(LinesOf("The general believes that the war will end soon."),
              ElementsAre("indirect | The general | believes | the war will end soon"));
  EXPECT_THAT(LinesOf("The minister accused Pakistan of sheltering militants."),
              ElementsAre("indirect | The minister | accused | Pakistan of sheltering militants"));
}

TEST(Cues, NobodyIsNamedWhereThePassiveHidesHim) {
  EXPECT_THAT(LinesOf("It is understood that the talks have failed."),
              ElementsAre("indirect | - | understood | the talks have failed"));
  EXPECT_THAT(LinesOf("The commander is believed to be in Doha."),
              ElementsAre("indirect | - | believed | The commander … to be in Doha"));
}

TEST(Cues, NounCues) {
  EXPECT_THAT(LinesOf("Iran repeated its claim that the ship was armed."),
              Contains(HasSubstr("| the ship was armed")));
}

TEST(Cues, StatementsInsideStatements) {
  Document doc = StatementReader::Get().Read(
      "RT reported that Sergei Lavrov told TASS that the talks had failed.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u);
  EXPECT_FALSE(all[0].parent.has_value());
  EXPECT_EQ(all[1].parent, 0u);
  EXPECT_THAT(ViaNames(doc, all[1]), ElementsAre("TASS", "RT"));
  EXPECT_THAT(Names(doc, all[1].speakers), ElementsAre(HasSubstr("Lavrov")));
}

TEST(Cues, WhatTheReportTellsItselfIsNoStatement) {
  EXPECT_THAT(LinesOf("The ship left the harbour on Monday. Two sailors were hurt."), IsEmpty());
}

TEST(Cues, EveryStatementSaysWhyAndHowSure) {
  Document doc = StatementReader::Get().Read("The minister said that the harbour was closed.");
  for (const Statement& statement : doc.Get<StatementLayer>().statements) {
    EXPECT_THAT(statement.why, HasSubstr("said"));
    EXPECT_EQ(statement.why.find('\n'), std::string::npos);
    EXPECT_GT(statement.confidence, 0.3);
    EXPECT_LE(statement.confidence, 1.0);
  }
}

TEST(Cues, OddInputIsNoTrouble) {
  for (std::string text : {"", "said", "\"", "said said said", ": said,", "According to",
                           "\"\" he said", "“““ said ”””", "Asked", "that that that said that"})
    StatementReader::Get().Read(text);
}

}  // namespace
}  // namespace dragoman
