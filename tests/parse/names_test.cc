// What the finder makes of the model's labels, without tables: the labels are given.
#include "parse/names.h"

#include <gmock/gmock.h>

#include <sstream>

#include "parse/conllu_doc.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

using ::testing::ElementsAre;

// The names of a sentence whose words are "form" or "form/label"; words of one label in a row are
// one span.
std::vector<std::string> NamesOf(const std::string& sentence) {
  static const std::map<std::string, NameLabel> kLabels = {{"P", NameLabel::person},
                                                           {"O", NameLabel::organisation},
                                                           {"L", NameLabel::place},
                                                           {"X", NameLabel::other}};
  std::istringstream in(sentence);
  std::string conllu;
  std::vector<NameSpan> spans;
  std::string before;
  uint32_t id = 0;
  for (std::string word; in >> word; ++id) {
    size_t slash = word.find('/');
    std::string label = slash == std::string::npos ? "" : word.substr(slash + 1);
    if (!label.empty() && label == before)
      spans.back().words.end = id + 1;
    else if (!label.empty())
      spans.push_back({{id, id + 1}, kLabels.at(label)});
    before = label;
    conllu += std::to_string(id + 1) + " " + word.substr(0, slash) + " _ PROPN _ _ 0 root\n";
  }
  Document doc = ConlluDoc(conllu + "\n");
  std::vector<std::string> words;
  for (const Token& token : doc.Get<TextLayer>().tokens) words.emplace_back(doc.Slice(token.range));
  std::vector<std::string_view> forms(words.begin(), words.end());
  NameFinder finder(doc, nullptr);
  finder.AddSentence({0, id}, forms, spans);
  std::vector<std::string> names;
  std::vector<Word> tagged(id);
  for (const Name& name : finder.Finish(tagged))
    names.push_back(std::string(NameLabelName(name.label)) + " " +
                    std::string(doc.Slice(doc.Get<TextLayer>().BytesOf(name.tokens))));
  return names;
}

TEST(Names, TheLastWordSaysWhatItIs) {
  EXPECT_THAT(NamesOf("Hanno/O Parish/O grew"), ElementsAre("place Hanno Parish"));
  EXPECT_THAT(NamesOf("the Oakley/L Foundation/L paid"),
              ElementsAre("organisation Oakley Foundation"));
}

TEST(Names, TheFirstWordDoesWhereTheLastIsSilent) {
  EXPECT_THAT(NamesOf("Isle/O of/O Wennor/O"), ElementsAre("place Isle of Wennor"));
  EXPECT_THAT(NamesOf("Lake/O Shore/O Company/O"), ElementsAre("organisation Lake Shore Company"));
  EXPECT_THAT(NamesOf("River/P Phoenix/P sang"), ElementsAre("person River Phoenix"));
}

TEST(Names, HalvesAroundAndAreOneNameWhereTheSecondSaysWhatItIs) {
  EXPECT_THAT(NamesOf("Oak/O State/O Community/O and Technical/O College/O opened"),
              ElementsAre("organisation Oak State Community and Technical College"));
  EXPECT_THAT(NamesOf("Holm/O & Sons/O Company/O opened"),
              ElementsAre("organisation Holm & Sons Company"));
}

TEST(Names, TwoNamesStayTwo) {
  EXPECT_THAT(NamesOf("Wennor/O and Oakley/O College/O met"),
              ElementsAre("organisation Wennor", "organisation Oakley College"));
  EXPECT_THAT(NamesOf("Ada/P Holm/P and Oakley/O College/O met"),
              ElementsAre("person Ada Holm", "organisation Oakley College"));
}

// "Ada" is a person twice and a place once; "Oakley" is either as often as the other.
TEST(Names, ALoneWordThatIsMostlyAPersonIsNoPlace) {
  EXPECT_THAT(NamesOf("Ada/P slept , Ada/P woke and Ada/L left"),
              ElementsAre("person Ada", "person Ada", "person Ada"));
  EXPECT_THAT(NamesOf("Oakley/P slept in Oakley/L"), ElementsAre("person Oakley", "place Oakley"));
}

TEST(Names, HonorificsStandOutside) {
  EXPECT_THAT(NamesOf("Fr/P Ada/P Holm/P spoke"), ElementsAre("person Ada Holm"));
}

}  // namespace
}  // namespace dragoman
