#include <gmock/gmock.h>

#include "statements/fixture.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Quotations, CueBeforeBehindAndBetween) {
  EXPECT_THAT(LinesOf("The colonel said: \"We are late.\""),
              ElementsAre("direct | The colonel | said | \"We are late.\""));
  EXPECT_THAT(LinesOf("\"We are late,\" the colonel said."),
              ElementsAre("direct | the colonel | said | \"We are late,\""));
  EXPECT_THAT(LinesOf("\"We are late,\" said the colonel."),
              ElementsAre("direct | the colonel | said | \"We are late,\""));
  EXPECT_THAT(
      LinesOf("\"We are late,\" the colonel said, \"and the road is cut.\""),
      ElementsAre("direct | the colonel | said | \"We are late,\" … \"and the road is cut.\""));
}

TEST(Quotations, GoesOnAfterTheCue) {
  EXPECT_THAT(LinesOf("\"We are late,\" the colonel said. \"The road is cut.\""),
              ElementsAre("direct | the colonel | said | \"We are late,\" … \"The road is cut.\""));
}

TEST(Quotations, RunsOverSentencesAndParagraphs) {
  EXPECT_THAT(LinesOf("“We are late. The road is cut,” the colonel said."),
              ElementsAre("direct | the colonel | said | “We are late. The road is cut,”"));
  EXPECT_THAT(LinesOf("The colonel said: “We are late. The road is cut.\n\n“We shall walk.”\n"),
              ElementsAre(HasSubstr("“We shall walk.”")));
}

TEST(Quotations, PartlyQuotedIsMixed) {
  EXPECT_THAT(LinesOf("The colonel called the road \"a disgrace for the country\"."),
              ElementsAre(HasSubstr("mixed | The colonel | called | the road \"a disgrace")));
}

TEST(Quotations, ScareQuotesAreNoStatement) {
  EXPECT_THAT(LinesOf("The \"road\" was a track through the mud."), IsEmpty());
}

TEST(Quotations, GuillemetsAndUnclosedOnes) {
  EXPECT_THAT(LinesOf("The colonel said: «We are late.»"),
              ElementsAre("direct | The colonel | said | «We are late.»"));
  EXPECT_THAT(LinesOf("The colonel said, \"We are late. The road is cut.\nThe army left the town."),
              ElementsAre("direct | The colonel | said | \"We are late. The road is cut."));
}

TEST(Quotations, EditorsBracketsStayInside) {
  EXPECT_THAT(
      LinesOf("\"They (the rebels) hold the town [and] the port,\" the colonel said."),
      ElementsAre(
          "direct | the colonel | said | \"They (the rebels) hold the town [and] the port,\""));
}

TEST(Quotations, NamedAfterwards) {
  EXPECT_THAT(
      LinesOf("\"The harbour stays closed.\" Those were the words of the minister."),
      ElementsAre(
          "direct | the minister | Those were the words of | \"The harbour stays closed.\""));
}

}  // namespace
}  // namespace dragoman
