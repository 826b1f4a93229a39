#include "text/text_stage.h"

#include <chrono>

#include "text/placeholders.h"
#include "text/text_fixture.h"

namespace dragoman {
namespace {

TEST(TextStage, FindsSentencesByByteAndToken) {
  Document doc = ReadText("He came. She left.\n\nIt rained.");
  const TextLayer& layer = doc.Get<TextLayer>();
  EXPECT_EQ(layer.SentenceAtByte(0), 0u);
  EXPECT_EQ(layer.SentenceAtByte(8), 0u);  // the blank behind the first
  EXPECT_EQ(layer.SentenceAtByte(9), 1u);
  EXPECT_EQ(layer.SentenceAtByte(20), 2u);
  EXPECT_EQ(layer.SentenceAtByte(9999), 2u);
  EXPECT_EQ(layer.SentenceAtToken(0), 0u);
  EXPECT_EQ(layer.SentenceAtToken(3), 1u);
  EXPECT_EQ(layer.TokensIn({0, 7}), (TokenRange{0, 2}));
  EXPECT_EQ(layer.TokensIn({4, 10}), (TokenRange{1, 4}));
  EXPECT_TRUE(layer.TokensIn({8, 9}).empty());
  EXPECT_EQ(layer.BytesOf({0, 3}), (ByteRange{0, 8}));
}

TEST(TextStage, Placeholders) {
  auto notices =
      FindPlaceholders("In [CITY] on [DATE] [NAME] said TK TK and XXXX, [he] [NATO] [...] said.");
  std::vector<std::string> kinds;
  for (const Notice& notice : notices) kinds.push_back(notice.kind);
  EXPECT_EQ(kinds, (std::vector<std::string>{"missing-place", "missing-date", "missing-name",
                                             "placeholder", "placeholder"}));
}

// Every cut of a report with all kinds of parts, and every cut in the middle of a character's
// neighbours.
TEST(TextStage, EveryCutOfAReportIsWhole) {
  std::string text =
      "June 13, 2024\n\nNews Flash : X MONITORING: A. B\n\nTitle of “This”\r\n\r\nPublished | May "
      "29,2024\n\n"
      "By | A Team\n\nTitle of “This”image\n\nKABUL, May 3 (AP) — “We don't [TK] ’s,\" he “said "
      "‘x’ (y.\n\n"
      "https://a.b/c x@y.zz 5'11\" 1,000.5m e.g. U.S.A. ...\n\n(Source: X, Y; Z)\n\n• one\n• "
      "two\n***\n";
  for (size_t size = 0; size <= text.size(); ++size) {
    if (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) continue;
    Document doc = ReadText(text.substr(0, size));
    ExpectWhole(doc);
    if (HasFatalFailure()) FAIL() << "cut at " << size;
  }
}

// A quarter of a megabyte each of what makes careless code quadratic. The bound is loose
// (sanitizers, busy machines): quadratic work would take minutes.
TEST(TextStage, HostileTextTakesLinearTime) {
  auto repeat = [](std::string_view piece, size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  for (std::string_view piece : {"word ",
                                 "a",
                                 "He said \"x. ",
                                 "'a ",
                                 "’ ",
                                 "“",
                                 "a\n",
                                 ".",
                                 "a.",
                                 "1,",
                                 "a-",
                                 "anti-",
                                 "((",
                                 "'",
                                 "www.",
                                 "a@",
                                 "http://",
                                 "[",
                                 "X",
                                 "TK ",
                                 "A&",
                                 "don't've'll",
                                 "By Jane Doe\n\n",
                                 "KABUL (AP) - x\n\n",
                                 "News Flash : A MONITORING: b. C\n\n",
                                 "Title\n\n",
                                 "(Source: ",
                                 "<a ",
                                 "| ",
                                 "x: "}) {
    auto start = std::chrono::steady_clock::now();
    Document doc = ReadText(repeat(piece, 1u << 18));
    std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    ExpectWhole(doc);
    EXPECT_LT(seconds.count(), 10) << piece;
  }
}

TEST(TextStage, WhiteSpaceAloneHasNoSentence) {
  Document doc = ReadText(" \n\t");
  EXPECT_TRUE(doc.Get<TextLayer>().sentences.empty());
  EXPECT_TRUE(doc.Get<TextLayer>().paragraphs.empty());
}

}  // namespace
}  // namespace dragoman
