// The tags of a page: what is handed to the parser, the tree that comes of it, and its blocks.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "ingest/html_clean.h"
#include "ingest/html_tree.h"
#include "ingest/page_block.h"
#include "ingest/page_charset.h"

namespace dragoman {
namespace {

std::vector<std::string> Texts(std::string_view page) {
  std::vector<std::string> texts;
  for (const PageBlock& block : CutBlocks(HtmlTree::Parse(page))) texts.push_back(block.text);
  return texts;
}
using Lines = std::vector<std::string>;

TEST(Html, CutsBlocksAtBlockElementsAndDoubleBreaks) {
  EXPECT_EQ(Texts("<div>Envoys <a href=x>met</a> in<p>Oslo.<br><br>They  left.</p></div>tail"),
            (Lines{"Envoys met in", "Oslo.", "They left.", "tail"}));
  EXPECT_EQ(Texts("<p>One<br>line<p>two"), (Lines{"One\nline", "two"}));
  EXPECT_EQ(Texts("<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>"), (Lines{"a", "b", "c", "d"}));
}

TEST(Html, DropsScriptsStylesCommentsDrawingsAndForms) {
  EXPECT_EQ(Texts("<style>p{}</style><p>seen</p><script>var a='<p>no</p>';</script><!-- <p>no -->"
                  "<svg><text>no</text></svg><select><option>no</select><noscript>no</noscript>"
                  "<iframe><p>no</iframe><textarea><p>no</textarea><p>end"),
            (Lines{"seen", "end"}));
  EXPECT_EQ(Texts("<script><!-- document.write('<script>no</script>'); --></script><p>yes"),
            (Lines{"yes"}));
}

TEST(Html, ReadsReferencesAlsoBesideLongTexts) {
  std::string filler(100, 'x');
  EXPECT_EQ(Texts("<p>" + filler + " &amp; " + filler + "&nbsp;&eacute; &lt;b&gt; a &noref; 1 < 2"),
            (Lines{filler + " & " + filler + " \xC3\xA9 <b> a &noref; 1 < 2"}));
}

TEST(Html, TextCannotNameAPlaceholder) {
  // The mark of placeholders, written out and as a reference.
  std::string filler(60, 'y');
  Lines texts = Texts("<p>" + filler +
                      "</p><p>\xEF\xA3\xBF"
                      "0\xEF\xA3\xBF</p>");
  EXPECT_EQ(texts, (Lines{filler, "0"}));
  std::string many = "<p>" + filler + "</p><p>";
  for (int i = 0; i < 1000; ++i) many += "&#xF8FF;&#48;&#xF8FF;";
  size_t bytes = 0;
  for (const std::string& text : Texts(many)) bytes += text.size();
  EXPECT_LE(bytes, many.size() + filler.size());
}

TEST(Html, MisnestedAndUnclosedTagsAreRepaired) {
  EXPECT_EQ(Texts("<b>bold <i>both</b> slant</i><p>next</b></div></p>"),
            (Lines{"bold both slant", "next"}));
  EXPECT_EQ(Texts("text <b"), (Lines{"text"}));
  EXPECT_EQ(Texts("a<p>b</p"), (Lines{"a", "b"}));
  EXPECT_EQ(Texts("<title>no end <p>shown"), (Lines{"no end", "shown"}));
}

TEST(Html, CountsLinksAndSentences) {
  auto blocks = CutBlocks(HtmlTree::Parse("<p>Two words <a href=x>and three linked</a>."));
  ASSERT_EQ(blocks.size(), 1u);
  EXPECT_EQ(blocks[0].words, 5u);
  EXPECT_EQ(blocks[0].link_words, 3u);
  EXPECT_TRUE(blocks[0].ends_sentence);
  EXPECT_EQ(blocks[0].tag, HtmlTag::p);
}

// Depth, attributes, open formatting elements and end tags are where parsers turn quadratic.
TEST(Html, HostilePagesTakeLinearTime) {
  const char* kUnits[] = {"<div>",
                          "<div><p>a",
                          "<b a=1>",
                          "<font color=x><p>",
                          "<a><div>",
                          "<table>",
                          "<table><tr><td>x",
                          "<li>",
                          "</b>",
                          "<title>",
                          "<script><!--<script></script>",
                          "<!--",
                          "<p>&amp;",
                          "<svg>",
                          "<svg><p>",
                          "<ul><li>",
                          "<x-y>",
                          "<p ",
                          "&"};
  for (std::string unit : kUnits) {
    std::string page;
    while (page.size() < (1u << 20)) page += unit;
    std::clock_t start = std::clock();
    HtmlTree tree = HtmlTree::Parse(page + "</p>the end");
    EXPECT_LE(CutBlocks(tree).size(), kMaxPageBlocks) << unit;
    // Processor time, so that other programs do not count; a quadratic reading takes minutes.
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 10) << unit;
  }
}

TEST(Html, OneTagWithManyAttributesAndManyNamesStaySmall) {
  std::string page = "<p";
  for (int i = 0; i < 100000; ++i) page += " a" + std::to_string(i) + "=1";
  page += ">kept";
  for (int i = 0; i < 100000; ++i) page += "<t" + std::to_string(i) + ">";
  EXPECT_EQ(Texts(page + "</t5>end"), (Lines{"kept end"}));
}

TEST(Html, DeepPagesKeepTheirText) {
  std::string page;
  for (int i = 0; i < 100000; ++i) page += "<div>";
  HtmlTree tree = HtmlTree::Parse(page + "<p>deep</p>");
  EXPECT_TRUE(tree.is_cut());
  uint32_t depth = 0;
  for (const HtmlNode& node : tree.nodes()) depth = std::max(depth, node.depth);
  EXPECT_LE(depth, kMaxHtmlDepth + 8);
  EXPECT_EQ(Texts(page + "<p>deep</p>"), (Lines{"deep"}));
}

TEST(Html, EveryCutOfAPageIsRead) {
  std::string page =
      "<!DOCTYPE html><html lang=\"en\"><head><title>A &amp; "
      "B</title><script>x('<b>')</script></head>"
      "<body><!-- c --><h1 class='t'>Head</h1><p>One <b>two</b><br>three</p></body></html>";
  for (size_t size = 0; size <= page.size(); ++size)
    EXPECT_LE(Texts(page.substr(0, size)).size(), 4u) << size;
}

TEST(PageCharset, DeclaredSniffedAndWrong) {
  auto decode = [](std::string_view bytes) { return DecodePage(bytes, "p.html").value(); };
  EXPECT_EQ(decode("<meta charset=windows-1251><p>\xCC\xE8\xF0").text,
            "<meta charset=windows-1251><p>\xD0\x9C\xD0\xB8\xD1\x80");
  EXPECT_EQ(
      decode("<meta http-equiv=x content=\"text/html; charset=iso-8859-1\">\x93hi\x94").text,
      "<meta http-equiv=x content=\"text/html; charset=iso-8859-1\">\xE2\x80\x9Chi\xE2\x80\x9D");
  EXPECT_TRUE(decode("<?xml version=\"1.0\" encoding=\"KOI8-R\"?><html>\xCE\xC1")
                  .text.ends_with("\xD0\xBD\xD0\xB0"));
  // Declared as Latin-1 but UTF-8.
  EXPECT_EQ(decode("<meta charset=iso-8859-1>\xC3\xA9t\xC3\xA9").text,
            "<meta charset=iso-8859-1>\xC3\xA9t\xC3\xA9");
  // Declared as UTF-8 but Windows-1251: found by its letters.
  std::string russian = "<meta charset=utf-8><p>";
  for (int i = 0; i < 20; ++i)
    russian +=
        "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xEA\xE0\xE7\xE0\xEB, \xF7\xF2\xEE \xEE\xED "
        "\xED\xE5 \xEF\xF0\xE8\xE5\xE4\xE5\xF2. ";
  DecodedText read = decode(russian);
  EXPECT_NE(read.text.find("\xD0\x9F\xD1\x80\xD0\xB5\xD0\xB7"), std::string::npos);
  ASSERT_EQ(read.notices.size(), 1u);
  EXPECT_EQ(read.notices[0].kind, "charset");
  // A bad byte in UTF-8 is damage.
  EXPECT_EQ(decode("<p>\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF").text,
            "<p>\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xEF\xBF\xBD");
  EXPECT_EQ(decode(std::string_view("<p>a\0b", 6)).text, "<p>ab");
  EXPECT_EQ(decode(std::string_view("\xFF\xFE<\0p\0>\0h\0", 10)).text, "<p>h");
  EXPECT_FALSE(DecodePage("\x89PNG\r\n\x1A\n", "p.html"));
}

TEST(PageCharset, TellsPagesByContent) {
  EXPECT_TRUE(LooksLikePage("\xEF\xBB\xBF\n <!-- saved --> <html>"));
  EXPECT_TRUE(LooksLikePage("<?xml version=\"1.0\"?><!DOCTYPE html><html>"));
  EXPECT_TRUE(LooksLikePage("<div class=a><p>fragment"));
  EXPECT_FALSE(LooksLikePage("<?xml version=\"1.0\"?><rss><channel><title>t</title>"));
  EXPECT_FALSE(LooksLikePage("Minister <b>says</b> no"));
  EXPECT_FALSE(LooksLikePage("<< MOSCOW, March 4"));
  EXPECT_FALSE(LooksLikePage(""));
}

}  // namespace
}  // namespace dragoman
