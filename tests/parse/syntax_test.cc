#include "parse/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parse/conllu_doc.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The forms of the tokens, to compare with.
std::vector<std::string> Forms(const Syntax& syntax, const std::vector<uint32_t>& tokens) {
  std::vector<std::string> out;
  for (uint32_t t : tokens) out.emplace_back(syntax.form(t));
  return out;
}
uint32_t Find(const Syntax& syntax, std::string_view form) {
  for (uint32_t t = 0; t < syntax.size(); ++t)
    if (syntax.form(t) == form) return t;
  return kNoToken;
}
std::string Phrase(const Syntax& syntax, std::string_view head) {
  return std::string(
      syntax.doc().Slice(syntax.text().BytesOf(syntax.NounPhrase(Find(syntax, head)))));
}

constexpr std::string_view kVisit =
    "1 Norway Norway PROPN NNP _ 4 nsubj B-place\n"
    "2 and and CCONJ CC _ 3 cc\n"
    "3 Chad Chad PROPN NNP _ 1 conj B-place\n"
    "4 agreed agree VERB VBD Tense=Past 0 root\n"
    "5 to to PART TO _ 6 mark\n"
    "6 open open VERB VB _ 4 xcomp\n"
    "7 talks talk NOUN NNS _ 6 obj\n"
    "8 in in ADP IN _ 9 case\n"
    "9 Oslo Oslo PROPN NNP _ 6 obl B-place\n"
    "10 and and CCONJ CC _ 12 cc\n"
    "11 not not PART RB _ 12 advmod\n"
    "12 suspend suspend VERB VB _ 6 conj\n"
    "13 aid aid NOUN NN _ 12 obj\n"
    "14 . . PUNCT . _ 4 punct\n";

TEST(SyntaxTest, SharesSubjectsWithComplementsAndConjuncts) {
  Document doc = ConlluDoc(kVisit);
  Syntax syntax(doc);
  for (std::string_view verb : {"agreed", "open", "suspend"})
    EXPECT_THAT(Forms(syntax, syntax.Subjects(Find(syntax, verb))), ElementsAre("Norway", "Chad"));
  EXPECT_THAT(Forms(syntax, syntax.Objects(Find(syntax, "open"))), ElementsAre("talks"));
  EXPECT_FALSE(syntax.IsNegated(Find(syntax, "open")));
  EXPECT_TRUE(syntax.IsNegated(Find(syntax, "suspend")));
  EXPECT_TRUE(syntax.IsPast(Find(syntax, "agreed")));
  EXPECT_FALSE(syntax.IsPast(Find(syntax, "open")));
}

TEST(SyntaxTest, WalksTheTree) {
  Document doc = ConlluDoc(kVisit);
  Syntax syntax(doc);
  EXPECT_EQ(doc.text(), "Norway and Chad agreed to open talks in Oslo and not suspend aid.");
  EXPECT_EQ(syntax.Subtree(5), (TokenRange{4, 13}));
  EXPECT_TRUE(syntax.IsBelow(8, 3));
  EXPECT_FALSE(syntax.IsBelow(3, 8));
  EXPECT_EQ(syntax.Child(3, "xcomp"), 5u);
  EXPECT_EQ(syntax.Child(3, "iobj"), kNoToken);
  EXPECT_THAT(syntax.Conjuncts(0), ElementsAre(0u, 2u));
  ASSERT_NE(syntax.NameAt(8), nullptr);
  EXPECT_EQ(syntax.NameAt(8)->label, NameLabel::place);
  EXPECT_EQ(syntax.NameAt(6), nullptr);
  ASSERT_EQ(syntax.Obliques(5).size(), 1u);
  EXPECT_EQ(syntax.Obliques(5)[0].preposition, "in");
}

TEST(SyntaxTest, KnowsPassivesAndAgents) {
  Document doc = ConlluDoc(
      "1 Two two NUM CD _ 2 nummod\n"
      "2 envoys envoy NOUN NNS _ 4 nsubj:pass\n"
      "3 were be AUX VBD Tense=Past 4 aux:pass\n"
      "4 arrested arrest VERB VBN Tense=Past|VerbForm=Part 0 root\n"
      "5 and and CCONJ CC _ 6 cc\n"
      "6 deported deport VERB VBN Tense=Past|VerbForm=Part 4 conj\n"
      "7 by by ADP IN _ 8 case\n"
      "8 police police NOUN NNS _ 6 obl:agent\n"
      "9 . . PUNCT . _ 4 punct\n");
  Syntax syntax(doc);
  for (std::string_view verb : {"arrested", "deported"}) {
    EXPECT_TRUE(syntax.IsPassive(Find(syntax, verb)));
    EXPECT_TRUE(syntax.IsPast(Find(syntax, verb)));
    EXPECT_THAT(Forms(syntax, syntax.Subjects(Find(syntax, verb))), ElementsAre("envoys"));
    EXPECT_THAT(Forms(syntax, syntax.Agents(Find(syntax, verb))), ElementsAre("police"));
  }
}

TEST(SyntaxTest, GivesAParticipleTheNounThatItModifies) {
  Document doc = ConlluDoc(
      "1 Troops troop NOUN NNS _ 5 nsubj\n"
      "2 trained train VERB VBN VerbForm=Part 1 acl\n"
      "3 by by ADP IN _ 4 case\n"
      "4 Peru Peru PROPN NNP _ 2 obl:agent\n"
      "5 left leave VERB VBD Tense=Past 0 root\n"
      "6 after after SCONJ IN _ 7 mark\n"
      "7 seizing seize VERB VBG VerbForm=Ger 5 advcl\n"
      "8 it it PRON PRP _ 7 obj\n");
  Syntax syntax(doc);
  EXPECT_TRUE(syntax.IsPassive(1));
  EXPECT_THAT(Forms(syntax, syntax.Subjects(1)), ElementsAre("Troops"));
  EXPECT_THAT(Forms(syntax, syntax.Agents(1)), ElementsAre("Peru"));
  EXPECT_THAT(Forms(syntax, syntax.Subjects(6)), ElementsAre("Troops"));
  EXPECT_FALSE(syntax.IsPassive(4));
}

TEST(SyntaxTest, ObjectControlsTheInfinitive) {
  Document doc = ConlluDoc(
      "1 Peru Peru PROPN NNP _ 2 nsubj\n"
      "2 urged urge VERB VBD Tense=Past 0 root\n"
      "3 Chile Chile PROPN NNP _ 2 obj\n"
      "4 to to PART TO _ 5 mark\n"
      "5 withdraw withdraw VERB VB _ 2 xcomp\n");
  Syntax syntax(doc);
  EXPECT_THAT(Forms(syntax, syntax.Subjects(4)), ElementsAre("Chile"));
}

TEST(SyntaxTest, ResolvesRelativePronouns) {
  Document doc = ConlluDoc(
      "1 Officials official NOUN NNS _ 6 nsubj\n"
      "2 who who PRON WP PronType=Rel 4 nsubj\n"
      "3 had have AUX VBD Tense=Past 4 aux\n"
      "4 met meet VERB VBN Tense=Past 1 acl:relcl\n"
      "5 him he PRON PRP _ 4 obj\n"
      "6 declined decline VERB VBD Tense=Past 0 root\n");
  Syntax syntax(doc);
  EXPECT_THAT(Forms(syntax, syntax.Subjects(3)), ElementsAre("Officials"));
  EXPECT_TRUE(syntax.IsPast(3));
  EXPECT_FALSE(syntax.IsPassive(3));
  EXPECT_EQ(Phrase(syntax, "Officials"), "Officials");
}

TEST(SyntaxTest, TakesTheOwnerOfADecision) {
  Document doc = ConlluDoc(
      "1 Ghana Ghana PROPN NNP _ 3 nmod:poss\n"
      "2 's 's PART POS _ 1 case\n"
      "3 decision decision NOUN NN _ 6 nsubj\n"
      "4 to to PART TO _ 5 mark\n"
      "5 leave leave VERB VB _ 3 acl\n"
      "6 matters matter VERB VBZ Tense=Pres 0 root\n");
  Syntax syntax(doc);
  EXPECT_THAT(Forms(syntax, syntax.Subjects(4)), ElementsAre("Ghana"));
  EXPECT_EQ(Phrase(syntax, "decision"), "Ghana's decision");
  EXPECT_EQ(Phrase(syntax, "Ghana"), "Ghana");
  EXPECT_THAT(syntax.Obliques(2), IsEmpty());
}

struct Negation {
  const char* conllu;
  const char* verb;
  bool negated;
};
class SyntaxNegationTest : public ::testing::TestWithParam<Negation> {};
TEST_P(SyntaxNegationTest, Decides) {
  Document doc = ConlluDoc(GetParam().conllu);
  Syntax syntax(doc);
  EXPECT_EQ(syntax.IsNegated(Find(syntax, GetParam().verb)), GetParam().negated) << doc.text();
}
INSTANTIATE_TEST_SUITE_P(
    Words, SyntaxNegationTest,
    ::testing::Values(
        Negation{"1 They they PRON PRP _ 4 nsubj\n2 no no ADV RB _ 3 advmod\n3 longer long ADV RBR "
                 "_ 4 advmod\n"
                 "4 fight fight VERB VBP _ 0 root\n",
                 "fight", true},
        Negation{"1 They they PRON PRP _ 3 nsubj\n2 never never ADV RB _ 3 advmod\n"
                 "3 met meet VERB VBD _ 0 root\n",
                 "met", true},
        Negation{"1 No no DET DT _ 2 det\n2 state state NOUN NN _ 3 nsubj\n3 spoke speak VERB VBD "
                 "_ 0 root\n",
                 "spoke", true},
        Negation{"1 They they PRON PRP _ 2 nsubj\n2 failed fail VERB VBD _ 0 root\n3 to to PART TO "
                 "_ 4 mark\n"
                 "4 agree agree VERB VB _ 2 xcomp\n",
                 "agree", true},
        Negation{"1 He he PRON PRP _ 4 nsubj\n2 not not PART RB _ 4 advmod\n3 only only ADV RB _ 4 "
                 "advmod\n"
                 "4 came come VERB VBD _ 0 root\n",
                 "came", false},
        Negation{"1 He he PRON PRP _ 2 nsubj\n2 left leave VERB VBD _ 0 root\n3 without without "
                 "SCONJ IN _ 4 mark\n"
                 "4 speaking speak VERB VBG _ 2 advcl\n",
                 "speaking", true},
        Negation{
            "1 He he PRON PRP _ 4 nsubj\n2 did do AUX VBD _ 4 aux\n3 n't not PART RB _ 4 advmod\n"
            "4 call call VERB VB _ 0 root\n5 or or CCONJ CC _ 6 cc\n6 write write VERB VB _ 4 "
            "conj\n",
            "write", true},
        Negation{
            "1 He he PRON PRP _ 4 nsubj\n2 did do AUX VBD _ 4 aux\n3 n't not PART RB _ 4 advmod\n"
            "4 call call VERB VB _ 0 root\n5 but but CCONJ CC _ 6 cc\n6 wrote write VERB VBD _ 4 "
            "conj\n",
            "wrote", false},
        Negation{"1 They they PRON PRP _ 3 nsubj\n2 neither neither CCONJ CC _ 3 cc:preconj\n"
                 "3 agreed agree VERB VBD _ 0 root\n4 nor nor CCONJ CC _ 5 cc\n5 left leave VERB "
                 "VBD _ 3 conj\n",
                 "left", true}));

TEST(SyntaxTest, TrimsNounPhrases) {
  Document doc = ConlluDoc(
      "1 The the DET DT _ 4 det\n"
      "2 new new ADJ JJ _ 4 amod\n"
      "3 Kenyan Kenyan ADJ JJ _ 4 amod\n"
      "4 minister minister NOUN NN _ 17 nsubj\n"
      "5 of of ADP IN _ 6 case\n"
      "6 trade trade NOUN NN _ 4 nmod\n"
      "7 , , PUNCT , _ 10 punct\n"
      "8 a a DET DT _ 10 det\n"
      "9 former former ADJ JJ _ 10 amod\n"
      "10 judge judge NOUN NN _ 4 appos\n"
      "11 who who PRON WP PronType=Rel 12 nsubj\n"
      "12 resigned resign VERB VBD _ 10 acl:relcl\n"
      "13 , , PUNCT , _ 4 punct\n"
      "14 is be AUX VBZ _ 17 cop\n"
      "15 no no ADV RB _ 16 advmod\n"
      "16 longer long ADV RBR _ 17 advmod\n"
      "17 friend friend NOUN NN _ 0 root\n");
  Syntax syntax(doc);
  EXPECT_EQ(Phrase(syntax, "minister"), "The new Kenyan minister of trade");
  EXPECT_EQ(Phrase(syntax, "judge"), "a former judge");
  EXPECT_EQ(Phrase(syntax, "friend"), "friend");
  EXPECT_TRUE(syntax.IsNegated(16));
}

TEST(SyntaxTest, JoinsPrepositions) {
  Document doc = ConlluDoc(
      "1 According accord VERB VBG _ 3 case\n"
      "2 to to ADP IN _ 1 fixed\n"
      "3 Kenya Kenya PROPN NNP _ 5 obl\n"
      "4 it it PRON PRP _ 5 nsubj\n"
      "5 stood stand VERB VBD _ 0 root\n"
      "6 in in ADP IN _ 7 case\n"
      "7 front front NOUN NN _ 5 obl\n"
      "8 of of ADP IN _ 9 case\n"
      "9 Mali Mali PROPN NNP _ 7 nmod\n"
      "10 and and CCONJ CC _ 11 cc\n"
      "11 Togo Togo PROPN NNP _ 9 conj\n");
  Syntax syntax(doc);
  std::vector<Syntax::Oblique> obliques = syntax.Obliques(4);
  ASSERT_EQ(obliques.size(), 3u);
  EXPECT_EQ(obliques[0].preposition, "according to");
  EXPECT_EQ(obliques[1].preposition, "in front of");
  EXPECT_EQ(syntax.form(obliques[1].noun), "Mali");
  EXPECT_EQ(syntax.form(obliques[2].noun), "Togo");
  EXPECT_EQ(obliques[2].preposition, "in front of");
}

TEST(SyntaxTest, FindsModals) {
  Document doc = ConlluDoc(
      "1 They they PRON PRP _ 3 nsubj\n"
      "2 may may AUX MD _ 3 aux\n"
      "3 come come VERB VB _ 0 root\n"
      "4 and and CCONJ CC _ 5 cc\n"
      "5 stay stay VERB VB _ 3 conj\n"
      "6 but but CCONJ CC _ 8 cc\n"
      "7 others other NOUN NNS _ 8 nsubj\n"
      "8 left leave VERB VBD _ 3 conj\n");
  Syntax syntax(doc);
  EXPECT_EQ(syntax.Modal(2), "may");
  EXPECT_EQ(syntax.Modal(4), "may");
  EXPECT_EQ(syntax.Modal(7), "");
  EXPECT_FALSE(syntax.IsPast(2));
  EXPECT_TRUE(syntax.IsPast(7));
  EXPECT_THAT(Forms(syntax, syntax.Subjects(7)), ElementsAre("others"));
}

TEST(SyntaxTest, AnswersOnAnEmptyDocument) {
  Document doc = ConlluDoc("");
  Syntax syntax(doc);
  EXPECT_EQ(syntax.size(), 0u);
}

}  // namespace
}  // namespace dragoman
