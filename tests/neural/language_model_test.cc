// Words and sentences reproduce the text whatever it is; answers do not depend on company or
// threads.
#include "neural/language_model.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "core/utf8.h"
#include "neural/char_class.h"
#include "neural/tiny_model.h"

namespace dragoman {
namespace {

const LanguageModel& Tiny() {
  static const LanguageModel model = std::move(*LanguageModel::Load(TinyModel()));
  return model;
}

// Every byte that is not white space is in exactly one word; groups and sentences are whole.
void ExpectCovers(std::string_view text, const TokenizedText& got) {
  std::vector<char> inside(text.size(), 0);
  uint32_t before = 0;
  for (const TextWord& word : got.words) {
    ASSERT_LT(word.range.begin, word.range.end);
    ASSERT_LE(before, word.range.begin);
    ASSERT_LE(word.range.end, text.size());
    ASSERT_LT(word.group_index, word.group_size);
    if (word.group_index > 0) {
      ASSERT_EQ(before, word.range.begin);
    }
    before = word.range.end;
    for (uint32_t i = word.range.begin; i < word.range.end; ++i) inside[i] = 1;
  }
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const bool gap = IsGapCharacter(NextCodePoint(text, at));
    for (size_t i = start; i < at; ++i) ASSERT_EQ(inside[i], gap ? 0 : 1) << "byte " << i;
  }
  uint32_t next = 0;
  for (const TextSentence& sentence : got.sentences) {
    ASSERT_EQ(sentence.words.begin, next);
    ASSERT_LT(sentence.words.begin, sentence.words.end);
    next = sentence.words.end;
  }
  ASSERT_EQ(next, got.words.size());
}

std::vector<SentenceAnalysis> AnalyzeAll(const LanguageModel& model, std::string_view text,
                                         const TokenizedText& tokens) {
  std::vector<std::vector<std::string_view>> forms;
  for (const TextSentence& s : tokens.sentences) {
    forms.emplace_back();
    for (uint32_t i = s.words.begin; i < s.words.end; ++i) {
      const ByteRange r = tokens.words[i].range;
      forms.back().push_back(text.substr(r.begin, r.size()));
    }
  }
  std::vector<SentenceForms> views(forms.begin(), forms.end());
  return model.Analyze(std::span<const SentenceForms>(views));
}

std::string Print(const std::vector<SentenceAnalysis>& all) {
  std::string out;
  for (const SentenceAnalysis& s : all) {
    for (const WordAnalysis& w : s.words) {
      out += w.lemma + " " + std::string(w.upos) + " " + std::to_string(w.head) + " " +
             std::string(w.deprel) + "\n";
    }
    for (const NameSpan& n : s.names) {
      out += std::to_string(n.words.begin) + "-" + std::to_string(n.words.end) + " " +
             std::string(NameLabelName(n.label)) + "\n";
    }
  }
  return out;
}

std::string RandomText(std::mt19937& random, size_t length) {
  static const std::vector<std::string> kPieces = {
      "a",      "B",      " ",    "\n",       "\n\n",   ".", "'",   "n't",    "-",
      "é",      "“",      "”",    "🇷🇺",       "😀",      "א", "ش",   "漢",     "\t",
      "\r",     "\x01",   "1",    ",",        "@",      "/", "://", "didn't", "\u200d",
      "\u00a0", "\u0301", "\xff", "\xe2\x82", "cannot", "$", "..."};
  std::string text;
  for (size_t i = 0; i < length; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(LanguageModel, WordsReproduceAnyText) {
  std::mt19937 random(12);
  for (int trial = 0; trial < 300; ++trial) {
    const std::string text = RandomText(random, random() % 200);
    ASSERT_NO_FATAL_FAILURE(ExpectCovers(text, Tiny().Tokenize(text))) << "trial " << trial;
  }
}

TEST(LanguageModel, EmptyAndBlankTextsHaveNoWords) {
  for (const char* text : {"", " ", "\n\n\n", "\t \r\n"}) {
    EXPECT_TRUE(Tiny().Tokenize(text).words.empty());
    EXPECT_TRUE(Tiny().Tokenize(text).sentences.empty());
  }
  EXPECT_TRUE(Tiny().Analyze(SentenceForms()).words.empty());
}

TEST(LanguageModel, BlankLinesEndSentences) {
  const TokenizedText got = Tiny().Tokenize("aaa bbb\n \nccc");
  ASSERT_FALSE(got.sentences.empty());
  EXPECT_EQ(got.sentences.back().words.size(), 1u);
  EXPECT_TRUE(got.sentences.back().starts_paragraph);
}

TEST(LanguageModel, AMegabyteWithoutSpaceIsBounded) {
  for (const char* unit : {"a", "é", ".", "a.", "漢"}) {
    std::string text;
    while (text.size() < 1000000) text += unit;
    const TokenizedText got = Tiny().Tokenize(text);
    ASSERT_NO_FATAL_FAILURE(ExpectCovers(text, got));
    for (const TextSentence& s : got.sentences) {
      ASSERT_LE(s.words.size(), LanguageModel::kMaxSentenceWords + 8);
    }
  }
}

TEST(LanguageModel, LongSentencesGiveOneTree) {
  const std::vector<std::string_view> forms(5000, "word");
  const SentenceAnalysis got = Tiny().Analyze(SentenceForms(forms));
  ASSERT_EQ(got.words.size(), forms.size());
  size_t roots = 0;
  for (const WordAnalysis& w : got.words) {
    roots += w.head == 0;
    ASSERT_LE(w.head, forms.size());
    EXPECT_EQ(w.head == 0, w.deprel == "root");
  }
  EXPECT_EQ(roots, 1u);
}

TEST(LanguageModel, CompanyAndThreadsChangeNothing) {
  std::mt19937 random(3);
  const std::string text = RandomText(random, 3000);
  const TokenizedText tokens = Tiny().Tokenize(text);
  const std::vector<SentenceAnalysis> together = AnalyzeAll(Tiny(), text, tokens);
  std::string apart;
  for (const TextSentence& s : tokens.sentences) {
    std::vector<std::string_view> forms;
    for (uint32_t i = s.words.begin; i < s.words.end; ++i) {
      const ByteRange r = tokens.words[i].range;
      forms.push_back(std::string_view(text).substr(r.begin, r.size()));
    }
    std::vector<SentenceAnalysis> one;
    one.push_back(Tiny().Analyze(SentenceForms(forms)));
    apart += Print(one);
  }
  EXPECT_EQ(Print(together), apart);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] { answer = Print(AnalyzeAll(Tiny(), text, Tiny().Tokenize(text))); });
  }
  for (std::thread& t : threads) t.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, Print(together));
}

TEST(LanguageModel, EnglishModelReadsASentence) {
  Result<LanguageModel> model =
      LanguageModel::LoadFile(std::string(DRAGOMAN_SOURCE_DIR) + "/models/en.dgm");
  if (!model) GTEST_SKIP() << model.error().message;
  const std::string text = "Mr. Lavrov didn't come to Berlin. He left.";
  const TokenizedText tokens = model->Tokenize(text);
  ASSERT_EQ(tokens.sentences.size(), 2u);
  ASSERT_EQ(tokens.sentences[0].words.size(), 8u);
  EXPECT_EQ(tokens.words[2].group_size, 2);
  const std::vector<SentenceAnalysis> got = AnalyzeAll(*model, text, tokens);
  EXPECT_EQ(got[0].words[4].lemma, "come");
  EXPECT_EQ(got[0].words[4].deprel, "root");
  EXPECT_EQ(got[0].words[1].upos, "PROPN");
  ASSERT_FALSE(got[0].names.empty());
  EXPECT_EQ(got[0].names.back().label, NameLabel::place);
}

}  // namespace
}  // namespace dragoman
