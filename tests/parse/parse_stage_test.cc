#include "parse/parse_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "parse/conllu_doc.h"
#include "parse/syntax.h"

namespace dragoman {
namespace {

// A Document of the words, one sentence a line, to be parsed.
Document Unparsed(std::string_view lines) {
  std::istringstream in{std::string(lines)};
  std::string conllu;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    int id = 0;
    for (std::string word; words >> word;)
      conllu += std::to_string(++id) + " " + word + " _ X _ _ 0 root\n";
    conllu += "\n";
  }
  return ConlluDoc(conllu);
}

const ParseStage& Stage() {
  static const ParseStage* stage = [] {
    auto knowledge = Knowledge::Builtin();
    auto made = ParseStage::Create(knowledge ? *knowledge : nullptr);
    return made ? made->release() : nullptr;
  }();
  return *stage;
}

class ParseStageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto model = LanguageModel::Builtin();
    ASSERT_TRUE(model) << model.error().message;
  }
};

std::string Describe(const Syntax& syntax, uint32_t token) {
  uint32_t head = syntax.head(token);
  return std::string(syntax.deprel(token)) + " " +
         (head == kNoToken ? "-" : std::string(syntax.form(head)));
}
uint32_t Find(const Syntax& syntax, std::string_view form) {
  for (uint32_t t = 0; t < syntax.size(); ++t)
    if (syntax.form(t) == form) return t;
  return kNoToken;
}

TEST_F(ParseStageTest, ParsesPlainNewsSentences) {
  Document doc = Unparsed("The Kenyan minister visited Oslo on Monday and met two envoys .");
  Stage().Run(doc);
  Syntax syntax(doc);
  EXPECT_EQ(Describe(syntax, Find(syntax, "visited")), "root -");
  EXPECT_EQ(Describe(syntax, Find(syntax, "minister")), "nsubj visited");
  EXPECT_EQ(Describe(syntax, Find(syntax, "Oslo")), "obj visited");
  EXPECT_EQ(Describe(syntax, Find(syntax, "met")), "conj visited");
  EXPECT_EQ(Describe(syntax, Find(syntax, "envoys")), "obj met");
  EXPECT_EQ(syntax.lemma(Find(syntax, "met")), "meet");
  EXPECT_EQ(syntax.lemma(Find(syntax, "envoys")), "envoy");
  EXPECT_EQ(syntax.word(Find(syntax, "visited")).xpos, "VBD");
  EXPECT_EQ(UposName(syntax.word(Find(syntax, "Oslo")).upos), "PROPN");
}

TEST_F(ParseStageTest, ParsesReportedSpeechAndPassives) {
  Document doc = Unparsed(
      "The ministry said that the talks would continue .\n"
      "Three soldiers were killed by militants in the north .\n");
  Stage().Run(doc);
  Syntax syntax(doc);
  EXPECT_EQ(Describe(syntax, Find(syntax, "continue")), "ccomp said");
  EXPECT_EQ(syntax.Modal(Find(syntax, "continue")), "would");
  uint32_t killed = Find(syntax, "killed");
  EXPECT_TRUE(syntax.IsPassive(killed));
  ASSERT_EQ(syntax.Agents(killed).size(), 1u);
  EXPECT_EQ(syntax.form(syntax.Agents(killed)[0]), "militants");
}

TEST_F(ParseStageTest, EverySentenceIsATreeWithOneRoot) {
  std::string junk = "\" ( ) . , of of of to to said \" \" - -- § 12 % the\n.\n-\n\"\n";
  std::string longest;
  for (int i = 0; i < 3000; ++i) longest += i % 7 == 0 ? "and " : i % 3 == 0 ? "said " : "the ";
  Document doc = Unparsed(junk + longest + "\nA last one .\n");
  Stage().Run(doc);
  const ParseLayer& parse = doc.Get<ParseLayer>();
  for (const Sentence& sentence : doc.Get<TextLayer>().sentences) {
    int roots = 0;
    for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      uint32_t steps = 0, at = t;
      for (; at != kNoToken && steps <= sentence.tokens.size(); ++steps) {
        ASSERT_TRUE(sentence.tokens.Contains(at));
        at = parse.words[at].head;
      }
      ASSERT_LE(steps, sentence.tokens.size()) << "a cycle";
      roots += parse.words[t].head == kNoToken;
      EXPECT_EQ(parse.words[t].deprel == "root", parse.words[t].head == kNoToken);
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST_F(ParseStageTest, FindsNames) {
  Document doc = Unparsed(
      "Foreign Minister Petra Novak of Slovenia met officials of the United Nations in Geneva .\n"
      "Novak said so .\n");
  Stage().Run(doc);
  std::vector<std::string> got;
  for (const Name& name : doc.Get<ParseLayer>().names)
    got.push_back(std::string(NameLabelName(name.label)) + " " +
                  std::string(doc.Slice(doc.Get<TextLayer>().BytesOf(name.tokens))));
  EXPECT_THAT(
      got, ::testing::ElementsAre("person Petra Novak", "place Slovenia",
                                  "organisation United Nations", "place Geneva", "person Novak"));
}

TEST_F(ParseStageTest, AnEmptyDocumentHasAnEmptyLayer) {
  Document doc = ConlluDoc("");
  Stage().Run(doc);
  EXPECT_TRUE(doc.Get<ParseLayer>().words.empty());
}

TEST_F(ParseStageTest, ParsesHeadlines) {
  Document doc = Unparsed("Kenya Plans to Establish Trade Relations with Peru");
  Stage().Run(doc);
  Syntax syntax(doc);
  EXPECT_EQ(Describe(syntax, Find(syntax, "Plans")), "root -");
  EXPECT_EQ(Describe(syntax, Find(syntax, "Kenya")), "nsubj Plans");
  EXPECT_EQ(syntax.form(syntax.head(Find(syntax, "Establish"))), "Plans");
  EXPECT_EQ(Describe(syntax, Find(syntax, "Relations")), "obj Establish");
  EXPECT_EQ(syntax.lemma(Find(syntax, "Relations")), "relation");
}

TEST_F(ParseStageTest, LemmatisesIrregularAndUnknownForms) {
  Document doc = Unparsed(
      "The countries were told that spies had stolen the treaties .\n"
      "They are zorbing and have zorbed .\n");
  Stage().Run(doc);
  Syntax syntax(doc);
  for (auto [form, lemma] :
       std::vector<std::pair<std::string, std::string>>{{"countries", "country"},
                                                        {"were", "be"},
                                                        {"told", "tell"},
                                                        {"treaties", "treaty"},
                                                        {"are", "be"},
                                                        {"had", "have"},
                                                        {"They", "they"}})
    EXPECT_EQ(syntax.lemma(Find(syntax, form)), lemma) << form;
}

}  // namespace
}  // namespace dragoman
