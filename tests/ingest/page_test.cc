// Whole pages, written for this test: what is the article, and what the page says of itself.
#include "ingest/page.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dragoman {
namespace {

constexpr std::string_view kParagraphs[] = {
    "The two delegations met in the old harbour on Tuesday and talked for six hours, officials of "
    "both sides said, without coming closer on the question of the border.",
    "\xE2\x80\x9CWe have not come here to sign, but to listen,\xE2\x80\x9D the deputy minister "
    "told "
    "reporters before the second round, adding that her government would not give up its claim.",
    "A joint commission of engineers is to survey the river in spring, and the ferry, stopped two "
    "years ago, may run again from the first week of May if the survey finds the channel open.",
    "Neighbouring states welcomed the talks. An envoy of the union said that he was hopeful, and "
    "that the next meeting would be held before the end of the year."};

// A page as news sites make them; `head` and `extra` go into <head> and behind the third paragraph.
std::string NewsPage(std::string_view head, std::string_view extra = "") {
  std::string body;
  for (size_t i = 0; i < std::size(kParagraphs); ++i) {
    body += fmt::format("<p>{}</p>\n", kParagraphs[i]);
    if (i == 2) body += extra;
  }
  return fmt::format(
      R"(<!DOCTYPE html><html lang="en-GB"><head><title>Talks at the harbour end | The Coast Post</title>{}</head>
<body><div id="cookie-banner" class="cookie-consent"><p>We use cookies to make this site work, and to show you
advertising that may interest you. By clicking accept you agree.</p><button>Accept</button></div>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li>
<li><a href="/s">Sport</a></li></ul></nav></header>
<main><article class="article"><h1 class="headline">Talks at the harbour end</h1>
<div class="byline">By Ann Lee and Bo Ek</div><div class="article-body">{}</div>
<div class="share-bar"><ul><li><a href="#">Share on Facebook</a></li><li><a href="#">Tweet</a></li></ul></div>
<section class="comments" id="comments"><h3>Comments</h3><div class="comment"><p>I do not think that they will ever
agree, and I have lived there for years.</p></div></section></article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry stopped for good, owners say</a></li>
<li><a href="/2">River higher than in ten years</a></li></ul></aside></main>
<footer class="site-footer"><p>Copyright The Coast Post. All rights reserved.</p><ul><li><a href="/t">Terms</a></li>
<li><a href="/p">Privacy</a></li></ul></footer></body></html>)",
      head, body);
}

std::string Article() {
  std::string text;
  for (std::string_view paragraph : kParagraphs)
    text += (text.empty() ? "" : "\n\n") + std::string(paragraph);
  return text;
}

class Page : public testing::Test {
 protected:
  static const PageReader& Reader() {
    static const auto reader = PageReader::Create(Knowledge::Builtin().value()).value();
    return *reader;
  }
  static RawReport Read(std::string_view page) { return Reader().Read(page, "p.html").value(); }
};

TEST_F(Page, KeepsTheArticleAndNothingElse) {
  RawReport report = Read(NewsPage(""));
  EXPECT_EQ(report.text, Article());
  EXPECT_EQ(report.title, "Talks at the harbour end");
  EXPECT_EQ(report.bylines, (std::vector<std::string>{"Ann Lee", "Bo Ek"}));
  EXPECT_EQ(report.language, "en");
}

TEST_F(Page, KeepsQuotesAndSubHeadings) {
  RawReport report = Read(NewsPage(
      "",
      "<h2>What comes next</h2><blockquote><p>Nobody here expects a treaty this year, and nobody "
      "should, the harbour master wrote in his report.</p></blockquote>"));
  EXPECT_NE(report.text.find("What comes next"), std::string::npos);
  EXPECT_NE(report.text.find("Nobody here expects"), std::string::npos);
}

TEST_F(Page, TakesMetadataFromJsonLdInAllItsShapes) {
  constexpr std::string_view kShapes[] = {
      R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"Talks","datePublished":"2024-03-05T10:00:00Z",
          "author":{"@type":"Person","name":"Cy Dow"},"publisher":{"name":"Coast Post"}})",
      R"([{"@type":"WebSite","name":"Other"},{"@type":["Thing","Article"],"datePublished":"2024-03-05",
          "author":["Cy Dow"],"publisher":{"@type":"Organization","name":"Coast Post"}}])",
      R"({"@graph":[{"@type":"Person","@id":"#cy","name":"Cy Dow"},{"@type":"Organization","@id":"#o","name":"Coast Post"},
          {"@type":"ReportageNewsArticle","datePublished":"2024-03-05","author":[{"@id":"#cy"}],"publisher":{"@id":"#o"}}]})",
      "// "
      "<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\",\"description\":"
      "\"two\nlines\","
      "\"author\":\"By Cy Dow\",\"publisher\":{\"name\":\"Coast Post\"},}\n// ]]>"};
  for (std::string_view shape : kShapes) {
    RawReport report =
        Read(NewsPage(fmt::format("<script type=\"application/ld+json\">{}</script>", shape)));
    EXPECT_EQ(report.published.substr(0, 10), "2024-03-05") << shape;
    EXPECT_EQ(report.bylines, (std::vector<std::string>{"Cy Dow"})) << shape;
    EXPECT_EQ(report.outlet, "Coast Post") << shape;
    EXPECT_EQ(report.text, Article()) << shape;
  }
}

TEST_F(Page, TakesMetadataFromMetaMicrodataAndTime) {
  RawReport report = Read(NewsPage(
      "<meta property=\"og:site_name\" content=\"Coast Post\"><meta name=author content=\"Cy Dow\">"
      "<meta property=\"article:published_time\" content=\"2024-03-05T01:00:00+02:00\">"
      "<link rel=canonical href=\"https://coast.example/talks\">"));
  EXPECT_EQ(report.outlet, "Coast Post");
  EXPECT_EQ(report.published.substr(0, 10), "2024-03-05");
  EXPECT_EQ(report.url, "https://coast.example/talks");
  EXPECT_EQ(Read(NewsPage("", "<time datetime=\"2024-03-06\">6 March</time>")).published,
            "2024-03-06");
  EXPECT_EQ(
      Read(NewsPage("", "<span itemprop=datePublished content=\"2024-03-07\"></span>")).published,
      "2024-03-07");
}

TEST_F(Page, TakesTheCaptionOfTheLeadImage) {
  std::string page = NewsPage("");
  size_t body = page.find("<div class=\"article-body\">");
  page.insert(body,
              "<figure><img src=a.jpg><figcaption>The harbour on the morning of the talks"
              "</figcaption></figure>");
  RawReport report = Read(page);
  EXPECT_EQ(report.caption, "The harbour on the morning of the talks");
}

TEST_F(Page, APageWithoutAnArticleIsAnError) {
  for (std::string_view page :
       {"<html><body><h1>404</h1><p>Not found</p></body></html>",
        "<html><body><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></body></html>", "<html>",
        "<p>"}) {
    auto read = Reader().Read(page, "p.html");
    ASSERT_FALSE(read) << page;
    EXPECT_NE(read.error().message.find("p.html: no article found"), std::string::npos);
  }
}

TEST_F(Page, BadJsonLdIsPassedOver) {
  std::string deep(100000, '[');
  for (std::string json :
       {std::string("{"), std::string("{\"@type\":"), deep, std::string("nothing"),
        std::string("{\"@type\":5,\"author\":[[[{}]]]}"),
        std::string("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}}]}")})
    EXPECT_EQ(Read(NewsPage("<script type='application/ld+json'>" + json + "</script>")).text,
              Article());
}

TEST(PageModel, RefusesTreesThatAreCutOrUnknown) {
  std::vector<std::string_view> features = {"a", "b"};
  auto read = [&](std::string_view nodes) {
    return PageModel::FromTable(
        Table::Parse(fmt::format("tree\tnodes\n0\t{}\n", nodes), "t.tsv").value(), features);
  };
  auto model = read("a<1.5 =-2 b<0 =1 =3");
  ASSERT_TRUE(model);
  std::vector<float> low = {1.5F, 9}, high = {2, 9};
  EXPECT_NEAR(model->Probability(low), 1 / (1 + std::exp(2.0)), 1e-9);
  EXPECT_NEAR(model->Probability(high), 1 / (1 + std::exp(-3.0)), 1e-9);
  for (std::string_view bad :
       {"a<1.5 =-2", "c<1 =1 =2", "a<x =1 =2", "=1 =2", "a<1 =1", "nonsense"})
    EXPECT_FALSE(read(bad)) << bad;
}

}  // namespace
}  // namespace dragoman
