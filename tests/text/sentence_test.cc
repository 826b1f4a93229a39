#include "text/text_fixture.h"

namespace dragoman {
namespace {

using List = std::vector<std::string>;

TEST(Sentences, PlainStops) {
  EXPECT_EQ(Split("He left. She stayed! Did they talk? Nobody knows."),
            (List{"He left.", "She stayed!", "Did they talk?", "Nobody knows."}));
}

TEST(Sentences, AbbreviationsDoNotEndThem) {
  EXPECT_EQ(Split("Gen. Omar Roe met Sen. J. P. Doe of the U.S. Senate on Jan. 5 in St. Paul."),
            (List{"Gen. Omar Roe met Sen. J. P. Doe of the U.S. Senate on Jan. 5 in St. Paul."}));
  EXPECT_EQ(Split("They fly to the U.S. The visit starts at 5 p.m. on Monday."),
            (List{"They fly to the U.S.", "The visit starts at 5 p.m. on Monday."}));
}

TEST(Sentences, ClosingMarksStay) {
  EXPECT_EQ(Split("\"We agree.\" He nodded. (They had met.) \"Now go.\" 'Yes.' Then silence."),
            (List{"\"We agree.\"", "He nodded.", "(They had met.)", "\"Now go.\"", "'Yes.'",
                  "Then silence."}));
  EXPECT_EQ(Split("“We agree.” “So do we.”"), (List{"“We agree.”", "“So do we.”"}));
}

TEST(Sentences, AQuestionInQuotationMarksGoesOn) {
  EXPECT_EQ(Split("\"Is it over?\" he asked. \"Who won?\" Omar Roe asked the envoy."),
            (List{"\"Is it over?\" he asked.", "\"Who won?\" Omar Roe asked the envoy."}));
  EXPECT_EQ(Split("\"Is it over?\" Nobody answered."),
            (List{"\"Is it over?\"", "Nobody answered."}));
}

TEST(Sentences, AMissingBlankIsSeen) {
  EXPECT_EQ(Split("They spoke about smuggling.June was quiet. See U.N.Charter here."),
            (List{"They spoke about smuggling.", "June was quiet.", "See U.N.Charter here."}));
}

TEST(Sentences, NumbersAndEllipses) {
  EXPECT_EQ(Split("Growth was 3.5 percent... or less. No. 10 said so."),
            (List{"Growth was 3.5 percent... or less.", "No. 10 said so."}));
}

TEST(Sentences, TooLongIsCutAtAComma) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i == 1500 ? "word, " : "word ";
  Document doc = ReadText(text);
  ExpectWhole(doc);
  EXPECT_EQ(doc.Get<TextLayer>().sentences.at(0).tokens.size(), 1502u);
}

}  // namespace
}  // namespace dragoman
