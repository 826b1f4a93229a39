#include "text/text_fixture.h"

namespace dragoman {
namespace {

TEST(Tokenizer, ContractionsAreSeveralWordsOfOneWrittenWord) {
  EXPECT_EQ(Tokens("They don't, can't and won't."), "They do|n't , ca|n't and wo|n't .");
  EXPECT_EQ(Tokens("I'm sure he's what we'd have."), "I|'m sure he|'s what we|'d have .");
  EXPECT_EQ(Tokens("You shouldn't've gone, it cannot be."),
            "You should|n't|'ve gone , it can|not be .");
  EXPECT_EQ(Tokens("It’s gonna rain."), "It|’s gon|na rain .");
}

TEST(Tokenizer, PossessivesAndNamesWithApostrophes) {
  EXPECT_EQ(Tokens("Iran's envoy and the Saudis' reply"), "Iran|'s envoy and the Saudis|' reply");
  EXPECT_EQ(Tokens("O'Neill met Sha'lan and Sa'd in Ta'iz."),
            "O'Neill met Sha'lan and Sa'd in Ta'iz .");
}

TEST(Tokenizer, HyphensSplitButForPrefixes) {
  EXPECT_EQ(Tokens("Houthi-held areas"), "Houthi - held areas");
  EXPECT_EQ(Tokens("a 12-year-old pro-Moscow anti-tank ex-minister"),
            "a 12 - year - old pro-Moscow anti-tank ex-minister");
  EXPECT_EQ(Tokens("al-Sudani in 2019-2021"), "al - Sudani in 2019 - 2021");
}

TEST(Tokenizer, Abbreviations) {
  EXPECT_EQ(Tokens("Gen. A. B. Smith of the U.S. Army met Mr. Roe at 5 p.m. on Jan. 3."),
            "Gen. A. B. Smith of the U.S. Army met Mr. Roe at 5 p.m. on Jan. 3 .");
  EXPECT_EQ(Tokens("He said no. No. 5 is Acme Inc., a firm."),
            "He said no . No. 5 is Acme Inc. , a firm .");
  EXPECT_EQ(Tokens("It rose with the sun. Sun. is a day."),
            "It rose with the sun . Sun. is a day .");
}

TEST(Tokenizer, NumbersMoneyAndUnits) {
  EXPECT_EQ(Tokens("It cost $5m, or €1,250.50, up 20%."),
            "It cost $ 5 m , or € 1,250.50 , up 20 % .");
  EXPECT_EQ(Tokens("US$3bn at 10:30am on 9/11"), "US$ 3 bn at 10:30 am on 9/11");
  EXPECT_EQ(Tokens("the 1990s, the '90s and the 21st"), "the 1990s , the '90s and the 21st");
  EXPECT_EQ(Tokens("Call 555-123-4567 on 2024-05-29."), "Call 555-123-4567 on 2024-05-29 .");
}

TEST(Tokenizer, AddressesAreWhole) {
  EXPECT_EQ(Tokens("See https://example.org/a?b=1, www.example.com and x.y@example.net."),
            "See https://example.org/a?b=1 , www.example.com and x.y@example.net .");
  EXPECT_EQ(Tokens("Posted by @some_body on example.com."),
            "Posted by @some_body on example.com .");
}

TEST(Tokenizer, Punctuation) {
  EXPECT_EQ(Tokens("Well... (\"yes\") -- no?!"), "Well ... ( \" yes \" ) -- no ?!");
  EXPECT_EQ(Tokens("``So it is,'' she said."), "`` So it is , '' she said .");
  EXPECT_EQ(Tokens("“So” and/or ‘not’"), "“ So ” and / or ‘ not ’");
}

TEST(Tokenizer, KnowsWhatIsFollowedByABlank) {
  Document doc = ReadText("One, two\nthree");
  std::vector<bool> spaces;
  for (const Token& t : doc.Get<TextLayer>().tokens) spaces.push_back(t.space_after);
  EXPECT_EQ(spaces, (std::vector<bool>{false, true, true, false}));
}

TEST(Tokenizer, OtherScriptsAndMarksStayWhole) {
  EXPECT_EQ(Tokens("Путин met Erdoğan, e\xCC\x81tat"), "Путин met Erdoğan , e\xCC\x81tat");
}

}  // namespace
}  // namespace dragoman
