// Feeds written for this test: RSS 2.0, RSS 1.0 (RDF) and Atom, whole, cut, broken and huge.
#include "ingest/feed.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace dragoman {
namespace {

struct Read {
  std::vector<RawReport> reports;
  std::vector<std::string> errors;
};
Read ReadAll(std::string bytes, size_t max = 1u << 20, size_t stop_after = SIZE_MAX) {
  Read out;
  ByteSource source = ByteSource::FromMemory(std::move(bytes), "f.xml");
  ReadFeed(source, max, [&](Result<RawReport> report) {
    if (report)
      out.reports.push_back(std::move(*report));
    else
      out.errors.push_back(report.error().message);
    return out.reports.size() < stop_after;
  });
  return out;
}

const std::string kRss =
    R"(<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Fjord Post</title>
<language>en-gb</language><item><title>Envoys &amp;amp; ministers meet</title><link>https://fjord.example/1</link>
<guid>post-1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 +0100</pubDate><dc:creator>Ann Lee and Bo Ek</dc:creator>
<media:title>A picture</media:title><description>They met.</description><content:encoded><![CDATA[<p>The envoys met in Oslo.</p>
<p>They will meet &eacute; again.</p>]]></content:encoded></item>
<item><title>Short</title><description>Only a teaser&nbsp;here.</description><author>a@b.example (Cy Dow)</author></item>
<item><title>Empty</title></item></channel></rss>)";

TEST(Feed, ReadsRss) {
  Read read = ReadAll(kRss);
  ASSERT_EQ(read.reports.size(), 2u);
  const RawReport& first = read.reports[0];
  EXPECT_EQ(first.path, "f.xml:1");
  EXPECT_EQ(first.id, "post-1");
  EXPECT_EQ(first.title, "Envoys & ministers meet");
  EXPECT_EQ(first.outlet, "Fjord Post");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.url, "https://fjord.example/1");
  EXPECT_EQ(first.published, "Tue, 05 Mar 2024 10:00:00 +0100");
  EXPECT_EQ(first.bylines, (std::vector<std::string>{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(first.text, "The envoys met in Oslo.\n\nThey will meet \xC3\xA9 again.");
  EXPECT_TRUE(first.notices.empty());
  EXPECT_EQ(read.reports[1].text, "Only a teaser here.");
  EXPECT_EQ(read.reports[1].bylines, (std::vector<std::string>{"Cy Dow"}));
  ASSERT_EQ(read.reports[1].notices.size(), 1u);
  EXPECT_EQ(read.reports[1].notices[0].kind, "summary-only");
  ASSERT_EQ(read.errors.size(), 1u);
  EXPECT_EQ(read.errors[0], "f.xml:3: the item has no text; fetch the page it links to");
}

TEST(Feed, ReadsAtomAndRdf) {
  Read atom = ReadAll(
      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Fjord Post</title><entry><title type="html">A &lt;b&gt;title&lt;/b&gt;</title>
<link rel="alternate" href="https://fjord.example/2"/><link rel="self" href="https://fjord.example/x"/><id>urn:2</id>
<updated>2024-03-06T00:00:00Z</updated><author><name>Ann Lee</name></author><content type="xhtml"><div><p>One <b>bold</b> word.</p><p>Two.</p></div></content>
</entry><entry><title>Plain</title><content type="text">a plain text of few words</content></entry></feed>)");
  ASSERT_EQ(atom.reports.size(), 2u);
  EXPECT_EQ(atom.reports[0].title, "A title");
  EXPECT_EQ(atom.reports[0].url, "https://fjord.example/2");
  EXPECT_EQ(atom.reports[0].published, "2024-03-06T00:00:00Z");
  EXPECT_EQ(atom.reports[0].text, "One bold word.\n\nTwo.");
  EXPECT_EQ(atom.reports[1].text, "a plain text of few words");
  Read rdf = ReadAll(
      R"(<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>Fjord Post</title></channel>
<item><title>T</title><description>The envoys met.</description></item></rdf:RDF>)");
  ASSERT_EQ(rdf.reports.size(), 1u);
  EXPECT_EQ(rdf.reports[0].outlet, "Fjord Post");
}

TEST(Feed, ReadsOtherEncodings) {
  Read read = ReadAll(
      "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>T</title>"
      "<description>\xCC\xE8\xF0</description></item></channel></rss>");
  ASSERT_EQ(read.reports.size(), 1u);
  EXPECT_EQ(read.reports[0].text, "\xD0\x9C\xD0\xB8\xD1\x80");
}

TEST(Feed, EveryCutIsAnErrorThatKeepsWhatCameBefore) {
  for (size_t size = 0; size < kRss.size(); ++size) {
    Read read = ReadAll(kRss.substr(0, size));
    EXPECT_FALSE(read.errors.empty()) << size;
    EXPECT_LE(read.reports.size(), 2u);
  }
  EXPECT_NE(ReadAll("<rss><channel><item><description>a</description></item>&")
                .errors[0]
                .find("f.xml: not well-formed XML at line 1"),
            std::string::npos);
  EXPECT_EQ(ReadAll("<rss/>").errors, (std::vector<std::string>{"f.xml: the feed has no items"}));
}

TEST(Feed, LongFeedsLongItemsAndEntityBombsAreBounded) {
  std::string many = "<rss><channel>";
  for (int i = 0; i < 200'000; ++i)
    many +=
        fmt::format("<item><guid>{}</guid><description>The envoys met.</description></item>", i);
  many += "</channel></rss>";
  EXPECT_EQ(ReadAll(many).reports.size(), 200'000u);
  EXPECT_EQ(ReadAll(many, 1u << 20, 3).reports.size(), 3u);
  Read big = ReadAll("<rss><channel><item><description>" + std::string(10'000, 'a') +
                         "</description></item></channel></rss>",
                     1000);
  ASSERT_EQ(big.errors.size(), 1u);
  EXPECT_NE(big.errors[0].find("limit of 1000 bytes"), std::string::npos);
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaaaaaaaaaaaa\">";
  for (int i = 1; i < 12; ++i) {
    std::string before = fmt::format("&a{};", i - 1), all;
    for (int j = 0; j < 10; ++j) all += before;
    bomb += fmt::format("<!ENTITY a{} \"{}\">", i, all);
  }
  bomb += "]><rss><channel><item><description>&a11;</description></item></channel></rss>";
  EXPECT_FALSE(ReadAll(bomb).errors.empty());
}

TEST(Feed, ATagWithoutEndIsGivenUp) {
  size_t left = 1u << 30;  // a source that never holds it all
  ByteSource source = ByteSource::FromReader(
      [&](char* out, size_t size) -> Result<size_t> {
        std::string_view begin = "<rss><channel><item><description>a</description></item><!-- ";
        bool first = left == 1u << 30;
        size_t given = first ? begin.size() : std::min(size, left);
        if (first)
          begin.copy(out, given);
        else
          std::fill(out, out + given, 'x');
        left -= given;
        return given;
      },
      "f.xml");
  std::vector<std::string> errors;
  ReadFeed(source, 1000, [&](Result<RawReport> report) {
    if (!report) errors.push_back(report.error().message);
    return true;
  });
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].find("more than 8388608 bytes; 1 item before it read"), std::string::npos)
      << errors[0];
  EXPECT_GT(left, 1u << 29);
}

TEST(Feed, IsToldByItsRoot) {
  EXPECT_TRUE(LooksLikeFeed(kRss));
  EXPECT_TRUE(LooksLikeFeed("\xEF\xBB\xBF<!-- x --><feed xmlns='a'>"));
  EXPECT_FALSE(LooksLikeFeed("<html><body><rss>"));
  EXPECT_FALSE(LooksLikeFeed("text <rss>"));
}

}  // namespace
}  // namespace dragoman
