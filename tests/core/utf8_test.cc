#include "core/utf8.h"

#include <gtest/gtest.h>

#include "core/hash.h"
#include "core/strings.h"

namespace dragoman {
namespace {

TEST(Utf8, StepsForwardAndBack) {
  std::string text = "aé€😀";
  std::u32string forward, backward;
  for (size_t pos = 0; pos < text.size();) forward.push_back(NextCodePoint(text, pos));
  for (size_t pos = text.size(); pos > 0;) backward.insert(0, 1, PreviousCodePoint(text, pos));
  EXPECT_EQ(forward, U"aé€😀");
  EXPECT_EQ(backward, forward);
}

TEST(Utf8, IllFormedBytesBecomeReplacementsAndNeverRunOver) {
  for (std::string bad :
       {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
    EXPECT_FALSE(IsValidUtf8(bad));
    size_t pos = 0, steps = 0;
    while (pos < bad.size()) {
      EXPECT_EQ(NextCodePoint(bad, pos), 0xFFFDu);
      ++steps;
    }
    EXPECT_EQ(pos, bad.size());
    EXPECT_LE(steps, bad.size());
  }
}

TEST(Utf8, CodePointIndexAgreesWithCounting) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 ? "xé" : "😀 ";
  CodePointIndex index(text);
  for (uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
    ASSERT_EQ(index.At(byte), CountCodePoints(std::string_view(text).substr(0, byte))) << byte;
  }
}

TEST(Utf8, NamesFoldAsReadersCompareThem) {
  EXPECT_EQ(FoldName("Erdoğan"), "erdogan");
  EXPECT_EQ(FoldName("ERDOGAN"), "erdogan");
  EXPECT_EQ(FoldName("İstanbul"), "istanbul");
  EXPECT_EQ(FoldName("Hun  Sen "), "hun sen");
  EXPECT_EQ(FoldName("Ma’ale"), "maale");
  EXPECT_EQ(FoldName("Wałęsa"), "walesa");
}

TEST(Utf8, TerminalEscapesAreDefused) {
  EXPECT_EQ(SafeForTerminal("a\x1b[31mb", true), "a\uFFFD[31mb");
  EXPECT_EQ(SafeForTerminal("a\nb", true), "a b");
  EXPECT_EQ(SafeForTerminal("a\nb", false), "a\nb");
  EXPECT_EQ(SafeForTerminal("x\u202Ey", true), "x\uFFFDy");
  EXPECT_EQ(SafeForTerminal("x\u009By", true), "x\uFFFDy");
}

TEST(Utf8, WidthCountsColumns) {
  EXPECT_EQ(DisplayWidth("abc"), 3u);
  EXPECT_EQ(DisplayWidth("北京"), 4u);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1u);
}

TEST(Strings, SplitKeepsEmptyParts) {
  EXPECT_EQ(Split("a||b", '|').size(), 3u);
  EXPECT_EQ(Split("", '|').size(), 1u);
  EXPECT_EQ(Trim("  x \r\n"), "x");
  EXPECT_TRUE(InList("b", "a|b|c"));
  EXPECT_FALSE(InList("b", "ab|bc"));
  EXPECT_FALSE(InList("", "a||b"));
}

TEST(Hash, KnownDigest) {
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace dragoman
