// Who is credited, to whom and through whom it was told, where and when.
#include <gmock/gmock.h>

#include "statements/fixture.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document Read(const std::string& text) { return StatementReader::Get().Read(text); }

const Statement& Only(const Document& doc) {
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  EXPECT_EQ(all.size(), 1u) << ::testing::PrintToString(Lines(doc));
  return all.at(0);
}

TEST(Speakers, JointStatementHasAll) {
  Document doc = Read("Russia and Turkey said in a joint statement that the truce would hold.");
  EXPECT_THAT(Names(doc, Only(doc).speakers), ElementsAre("Russia", "Turkey"));
}

TEST(Speakers, NameCountsMoreThanTitle) {
  Document doc =
      Read("Turkey's envoy to Moscow, Hakan Demir, said that the bridge was open to lorries.");
  EXPECT_THAT(Names(doc, Only(doc).speakers), ElementsAre("Hakan Demir"));
}

TEST(Speakers, NameBehindTitleInAccordingTo) {
  Document doc = Read("According to the senior diplomat Hakan Demir, the bridge is open.");
  const Statement& statement = Only(doc);
  EXPECT_THAT(Names(doc, statement.speakers), ElementsAre("Hakan Demir"));
  EXPECT_EQ(doc.Slice(statement.content[0]), "the bridge is open");
}

TEST(Headlines, ColonNamesTheSpeaker) {
  const std::string title = "Turkey: grain deal will be kept";
  Document doc = StatementReader::Get().Read(title + "\n\nThe ministry gave no details.", title);
  const Statement& statement = Only(doc);
  EXPECT_EQ(Line(doc, statement), "indirect | Turkey | : | grain deal will be kept");
  EXPECT_THAT(Names(doc, statement.speakers), ElementsAre("Turkey"));
}

TEST(Quotations, InsideQuotations) {
  Document doc =
      Read("\"The governor told us, 'The bridge is mine,' and left,\" Sergei Lavrov said.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u) << ::testing::PrintToString(Lines(doc));
  EXPECT_THAT(Names(doc, all[0].speakers), ElementsAre("Sergei Lavrov"));
  EXPECT_EQ(all[1].parent, 0u);
}

TEST(Via, InterviewBehindTheContent) {
  Document doc =
      Read("Sergei Lavrov explained his view of the grain deal in an interview with TASS.");
  const Statement& statement = Only(doc);
  EXPECT_EQ(doc.Slice(statement.content[0]), "his view of the grain deal");
  EXPECT_THAT(ViaNames(doc, statement), ElementsAre("TASS"));
}

TEST(Via, CreditSentenceBehindTheWords) {
  Document doc = Read(
      "Sergei Lavrov said that Turkey had kept the grain deal. In a report on Sunday, the RT "
      "reported.");
  EXPECT_THAT(ViaNames(doc, Only(doc)), ElementsAre("RT"));
}

TEST(Via, OutletsInsideOneAnother) {
  Document doc = Read("RT reported that Sergei Lavrov told TASS that the talks had failed.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].parent, 0u);
  EXPECT_THAT(ViaNames(doc, all[1]), ElementsAre("TASS", "RT"));
}

TEST(Via, CitedComesBeforeWhoCites) {
  Document doc = Read("The Guardian, citing TASS, reported that Sergei Lavrov had left Ankara.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_FALSE(all.empty());
  doc =
      Read("The Guardian, citing TASS, reported that Sergei Lavrov had said the bridge was open.");
  EXPECT_THAT(ViaNames(doc, doc.Get<StatementLayer>().statements.back()),
              ElementsAre("TASS", "Guardian"));
}

TEST(Via, QuotedAsSaying) {
  Document doc =
      Read("Reuters quoted Sergei Lavrov as telling TASS that the bridge would open in May.");
  const Statement& statement = Only(doc);
  EXPECT_THAT(Names(doc, statement.speakers), ElementsAre("Sergei Lavrov"));
  EXPECT_EQ(doc.Slice(statement.content[0]), "the bridge would open in May");
  EXPECT_THAT(ViaNames(doc, statement), ElementsAre("TASS", "Reuters"));
}

TEST(Via, ReportedBehindTheWords) {
  Document doc = Read("Sergei Lavrov told TASS that the bridge was open, Reuters reported.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u) << ::testing::PrintToString(Lines(doc));
  EXPECT_EQ(doc.Slice(all[1].content[0]), "the bridge was open");
  EXPECT_THAT(ViaNames(doc, all[1]), ElementsAre("TASS", "Reuters"));
}

TEST(Via, SpeakingToAnOutlet) {
  Document doc = Read("Speaking to Reuters, Sergei Lavrov said that the bridge was open.");
  EXPECT_THAT(ViaNames(doc, Only(doc)), ElementsAre("Reuters"));
}

TEST(Via, ReprintedInALaterSentence) {
  Document doc = Read(
      "Sergei Lavrov told TASS that the bridge was open. The interview was reprinted by Xinhua.");
  EXPECT_THAT(ViaNames(doc, Only(doc)), ElementsAre("TASS", "Xinhua"));
}

TEST(Via, PlatformsAreNoOutlets) {
  Document doc = Read("Sergei Lavrov wrote on Telegram that the bridge was open.");
  EXPECT_THAT(ViaNames(doc, Only(doc)), IsEmpty());
}

TEST(Via, OutletThatIsTalkedAboutIsNone) {
  Document doc = Read("Sergei Lavrov said that Reuters had two rooms in the building.");
  EXPECT_THAT(ViaNames(doc, Only(doc)), IsEmpty());
}

TEST(Via, TheAgencyIsTheOneNamedBefore) {
  Document doc = Read(
      "Sergei Lavrov told TASS that the bridge was open. He told the agency that the road was "
      "not.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_EQ(all.size(), 2u) << ::testing::PrintToString(Lines(doc));
  EXPECT_THAT(ViaNames(doc, all[1]), ElementsAre("TASS"));
}

TEST(Told, ReportersAreToldSomewhere) {
  Document doc = Read("\"The harbour stays open,\" Sergei Lavrov told reporters in Ankara.");
  const Statement& statement = Only(doc);
  EXPECT_EQ(Line(doc, statement), "direct | Sergei Lavrov | told | \"The harbour stays open,\"");
  ASSERT_TRUE(statement.place.has_value());
  EXPECT_EQ(statement.place->name, "Ankara");
}

TEST(Told, PlaceInTheWordsIsNotWhereTheyAreSpoken) {
  Document doc = Read("According to Sergei Lavrov, the guards in Ankara were trying to help.");
  EXPECT_FALSE(Only(doc).place.has_value());
}

TEST(Told, YearInPassingIsNotWhenSomebodySpeaks) {
  Document doc = Read(
      "Since the party came to power in 2011, prices have doubled. Sergei Lavrov explained his "
      "view "
      "of the grain deal.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_FALSE(all.empty());
  EXPECT_FALSE(all.back().date.has_value());
}

TEST(Told, AtTheTimeDatesTheStatement) {
  Document doc = Read(
      "In March, envoys of Turkey visited Moscow. Turkey said in a statement at the time that the "
      "two sides had discussed grain.");
  const std::vector<Statement>& all = doc.Get<StatementLayer>().statements;
  ASSERT_FALSE(all.empty());
  ASSERT_TRUE(all[0].date.has_value());
  EXPECT_EQ(all[0].date->value, "2024-03");
}

TEST(Cues, SecondVerbOfSayingStartsAnew) {
  EXPECT_THAT(
      LinesOf("The minister acknowledged that the road was long but stressed the need for peace."),
      ElementsAre("indirect | The minister | acknowledged | the road was long",
                  "indirect | The minister | stressed | the need for peace"));
}

TEST(Cues, CommentOnAQuotationIsTheReportsOwn) {
  EXPECT_THAT(LinesOf("\"We are close to a treaty,\" Lavrov stated [WHERE], indicating a change in "
                      "the nature of the talks."),
              ElementsAre("direct | Lavrov | stated | \"We are close to a treaty,\""));
}

TEST(Cues, DeedsAndPurposesAreNoStatements) {
  EXPECT_THAT(LinesOf("Turkey has not directly recognized the island's government."), IsEmpty());
  EXPECT_THAT(LinesOf("Lavrov visited Ankara to discuss the grain problem."), IsEmpty());
}

}  // namespace
}  // namespace dragoman
