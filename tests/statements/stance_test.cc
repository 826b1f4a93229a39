#include <gmock/gmock.h>

#include "statements/fixture.h"

namespace dragoman {
namespace {

// The stance towards the actor in the first statement that is about it; "-" where it takes none,
// "absent" where no statement is about it.
std::string StanceTowards(const std::string& text, const std::string& name) {
  Document doc = StatementReader::Get().Read(text);
  std::string out = "absent";
  for (const Statement& statement : doc.Get<StatementLayer>().statements)
    for (const About& about : statement.about) {
      if (doc.Get<ActorLayer>().actor(about.actor).name != name) continue;
      out = about.stance.has_value() ? std::string(StanceName(*about.stance)) : "-";
      if (about.stance.has_value()) return out;
    }
  return out;
}

TEST(Stance, CueAndObject) {
  EXPECT_EQ(StanceTowards("The minister praised Turkey for its help.", "Turkey"), "supportive");
  EXPECT_EQ(StanceTowards("The minister accused Turkey of arming the rebels.", "Turkey"),
            "critical");
}

TEST(Stance, NegationIsReadRight) {
  EXPECT_EQ(StanceTowards("The minister said that Turkey was no longer a threat.", "Turkey"),
            "conciliatory");
  EXPECT_EQ(StanceTowards("The minister said that Turkey was a threat.", "Turkey"), "critical");
  EXPECT_EQ(StanceTowards("The minister said that Turkey is an enemy.", "Turkey"), "hostile");
}

TEST(Stance, NegationOfTheCueCounts) {
  EXPECT_EQ(StanceTowards("Russia no longer sees Turkey as a threat.", "Turkey"), "conciliatory");
  EXPECT_EQ(StanceTowards("Russia sees Turkey as a threat.", "Turkey"), "critical");
}

TEST(Stance, LitotesCancelsOut) {
  EXPECT_EQ(StanceTowards("Lavrov said, \"I can't say that Turkey is our friend, but it is not our "
                          "enemy.\"",
                          "Turkey"),
            "neutral");
  EXPECT_EQ(StanceTowards("Lavrov said: \"We have no quarrel with Turkey.\"", "Turkey"),
            "conciliatory");
}

TEST(Stance, WhatWasIsNoStanceToday) {
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey was once considered an enemy.", "Turkey"), "-");
}

TEST(Stance, CloseToADeedIsNotCloseToAnybody) {
  EXPECT_EQ(
      StanceTowards("\"Turkey is open to talks, and we are close to restoring ties with it,\" "
                    "Lavrov said.",
                    "Turkey"),
      "conciliatory");
}

TEST(Stance, MisdeedsJudgeTheDoer) {
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey had attacked Armenia.", "Turkey"), "hostile");
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey had attacked Armenia.", "Armenia"), "-");
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey does not threaten Armenia.", "Turkey"),
            "conciliatory");
}

TEST(Stance, WhoMustIsCriticised) {
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey must leave the harbour.", "Turkey"), "critical");
}

TEST(Stance, BrokenTruceIsNoFriendliness) {
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey violated the ceasefire.", "Turkey"), "critical");
}

TEST(Stance, RefusalsAndReadinessTurnTheWord) {
  EXPECT_EQ(StanceTowards("Lavrov said that Russia had nothing against Turkey.", "Turkey"),
            "conciliatory");
  EXPECT_EQ(StanceTowards("Lavrov said that there were no words strong enough for Turkey, that "
                          "wicked state.",
                          "Turkey"),
            "hostile");
  EXPECT_EQ(StanceTowards("Lavrov denied that Turkey was a threat to anybody.", "Turkey"),
            "conciliatory");
  EXPECT_EQ(StanceTowards("Lavrov said Russia would lift the sanctions on Turkey.", "Turkey"),
            "conciliatory");
}

TEST(Stance, WhatIsWishedForIsNotThereYet) {
  EXPECT_EQ(StanceTowards("Lavrov said Russia was ready for dialogue with Turkey.", "Turkey"),
            "conciliatory");
  EXPECT_EQ(
      StanceTowards("Lavrov said that the talks with Turkey would begin on Monday.", "Turkey"),
      "-");
  EXPECT_EQ(StanceTowards("Lavrov said Turkey ought to free the prisoners.", "Turkey"), "critical");
}

TEST(Stance, BalanceIsNeutral) {
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey was neither a friend nor a foe.", "Turkey"),
            "neutral");
  EXPECT_EQ(StanceTowards("\"We neither praise nor blame Turkey,\" Lavrov said.", "Turkey"),
            "neutral");
  const std::string sides = "Lavrov said that Russia took no sides between Turkey and Iran.";
  EXPECT_EQ(StanceTowards(sides, "Turkey"), "neutral");
  EXPECT_EQ(StanceTowards(sides, "Iran"), "neutral");
}

TEST(Stance, ConcessionGivesWay) {
  EXPECT_EQ(
      StanceTowards("Lavrov said that Turkey, though a friend, must stop the shelling.", "Turkey"),
      "critical");
}

TEST(Stance, WhatOthersJudgeIsNotTheSpeakers) {
  Document doc = StatementReader::Get().Read("Lavrov said that Iran had accused Turkey of lying.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u);
  for (const About& about : all[0].about) EXPECT_FALSE(about.stance.has_value());
}

TEST(Stance, ThreatsAreHostileEvenUnderACondition) {
  EXPECT_EQ(StanceTowards("Lavrov said that if Turkey crossed the line it would pay a heavy price.",
                          "Turkey"),
            "hostile");
}

TEST(Stance, HighestPraiseByComparison) {
  const std::string text =
      "Lavrov said that nobody had been a better friend to Serbia than Turkey.";
  EXPECT_EQ(StanceTowards(text, "Turkey"), "supportive");
  EXPECT_EQ(StanceTowards("\"Without Turkey there would be no peace,\" Lavrov said.", "Turkey"),
            "supportive");
}

TEST(Stance, PhrasesWithWordsBetween) {
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey had broken every promise.", "Turkey"),
            "critical");
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey would never let us down.", "Turkey"),
            "supportive");
  EXPECT_EQ(StanceTowards("Lavrov said that Turkey was to blame for the deaths.", "Turkey"),
            "critical");
}

TEST(Stance, AccusedOfADeedIsItsDoer) {
  EXPECT_EQ(StanceTowards("Lavrov accused Turkey of breaking the accord.", "Turkey"), "critical");
}

TEST(About, OnlyWhoeverActsInPolitics) {
  Document doc = StatementReader::Get().Read(
      "Lavrov said that people, terrorists, our allies and Turkey were there.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_FALSE(all.empty());
  std::vector<ActorIndex> about;
  for (const About& one : all[0].about) about.push_back(one.actor);
  EXPECT_THAT(Names(doc, about), ::testing::ElementsAre("Turkey"));
}

TEST(About, ItIsWhomTheSpeakerSpokeOfBefore) {
  Document doc = StatementReader::Get().Read(
      "Lavrov said that Turkey was trying to help. \"Does it mean that? Time will tell,\" he "
      "said.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u);
  ASSERT_EQ(all[1].about.size(), 1u);
  EXPECT_EQ(doc.Get<ActorLayer>().actor(all[1].about[0].actor).name, "Turkey");
}

TEST(Stance, NullWhereTheWordsDoNotTell) {
  EXPECT_EQ(StanceTowards("The minister said that Turkey has many rivers.", "Turkey"), "-");
}

TEST(Topics, AreReadFromTheContent) {
  Document doc =
      StatementReader::Get().Read("The minister said that trade and security were discussed.");
  ASSERT_FALSE(doc.Get<StatementLayer>().statements.empty());
  EXPECT_THAT(doc.Get<StatementLayer>().statements[0].topics,
              ::testing::ElementsAre("security", "trade"));
}

TEST(Told, PeopleAreAddresseesAndOutletsAreTheWay) {
  Document doc =
      StatementReader::Get().Read("Sergei Lavrov told TASS that the talks with Turkey had failed.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 1u);
  EXPECT_THAT(ViaNames(doc, all[0]), ::testing::ElementsAre("TASS"));
  EXPECT_TRUE(all[0].addressees.empty());
}

TEST(StatementLayerTest, AtGivesTheInnermost) {
  Document doc = StatementReader::Get().Read(
      "RT reported that Sergei Lavrov told TASS that the talks had failed.");
  const StatementLayer& layer = doc.Get<StatementLayer>();
  uint32_t talks = static_cast<uint32_t>(doc.text().find("talks"));
  EXPECT_EQ(layer.At(talks), 1u);
  EXPECT_EQ(layer.At(0), std::nullopt);
}

}  // namespace
}  // namespace dragoman
