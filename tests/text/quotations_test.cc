#include "text/quotations.h"

#include "text/text_fixture.h"

namespace dragoman {
namespace {

using List = std::vector<std::string>;

TEST(Quotations, AllShapes) {
  EXPECT_EQ(Quotes("He said \"one\", “two”, «three», „four“ and ``five''."),
            (List{"\"one\"", "“two”", "«three»", "„four“", "``five''"}));
}

TEST(Quotations, MixedMarksArePaired) {
  EXPECT_EQ(Quotes("“They run the place,\" he said. \"So we talk.”"),
            (List{"“They run the place,\"", "\"So we talk.”"}));
}

TEST(Quotations, Nested) {
  EXPECT_EQ(Quotes("“He told me ‘never’ and left,” she said."),
            (List{"“He told me ‘never’ and left,”", ">‘never’"}));
  EXPECT_EQ(Quotes("'It was \"final\", I heard,' she said."),
            (List{"'It was \"final\", I heard,'", ">\"final\""}));
}

TEST(Quotations, ApostrophesAndInchesAreNone) {
  EXPECT_EQ(Quotes("Iran's and the Saudis' 19\" guns of the '90s, at 5'11\", don't count."),
            List{});
  EXPECT_EQ(Quotes("‘The states’ claims are old,’ he said."),
            (List{"‘The states’ claims are old,’"}));
}

TEST(Quotations, AnUnclosedOneEndsWithItsParagraph) {
  EXPECT_EQ(
      Quotes(
          "He said, \"We are ready. We wait.\n\nShe said nothing. It was late.\n\nThen \"yes\"."),
      (List{"\"We are ready. We wait.~", "\"yes\""}));
}

TEST(Quotations, AnUnclosedOneDoesNotSwallowTheNext) {
  EXPECT_EQ(Quotes("He said, \"We are ready. Others doubt it. \"Not yet,\" she said."),
            (List{"\"We are ready. Others doubt it.~", "\"Not yet,\""}));
}

TEST(Quotations, OverParagraphs) {
  EXPECT_EQ(Quotes("He said: “We came first.\n\n“We stay.\n\n“We win.” He left."),
            (List{"“We came first.", "+“We stay.", "+“We win.”"}));
  EXPECT_EQ(Quotes("He said: “We came first.\n\nWe stay.” He left."),
            (List{"“We came first.", "+We stay.”"}));
  EXPECT_EQ(Quotes("He said: “We came first. “We stay.” He left."),
            (List{"“We came first.", "+“We stay.”"}));
}

TEST(Quotations, BracketsInside) {
  EXPECT_EQ(Quotes("\"They (the rebels) [now] hold it,\" he said."),
            (List{"\"They (the rebels) [now] hold it,\""}));
}

}  // namespace
}  // namespace dragoman
