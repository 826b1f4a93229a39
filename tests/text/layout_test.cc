#include "text/layout.h"

#include "text/date_line.h"
#include "text/paragraphs.h"
#include "text/text_fixture.h"

namespace dragoman {
namespace {

using List = std::vector<std::string>;

const ReportHead& Head(const Document& doc) { return doc.Get<TextLayer>().head; }

TEST(Layout, HeadAndFootOfAPage) {
  Document doc = ReadText(
      "July 2, 2023\n\n"
      "News Flash : ABC MONITORING: Two Killed In Raid. Port Reopens\n\n"
      "Envoys Meet in “Neutral” Doha\n\n"
      "Published | June 7,2023\n\n"
      "By | ABC Team\n\n"
      "Envoys Meet in “Neutral” Dohaimage\n\n"
      "The envoys of two states met in Doha on Monday and talked about fuel.\n\n"
      "\"It was useful,\" one of them said [WHERE].\n\n"
      "Source: IRNA\n");
  EXPECT_EQ(Sentences(doc),
            (List{"meta: July 2, 2023", "meta: News Flash : ABC MONITORING:",
                  "ticker: Two Killed In Raid.", "ticker: Port Reopens",
                  "title: Envoys Meet in “Neutral” Doha", "meta: Published | June 7,2023",
                  "meta: By | ABC Team", "caption: Envoys Meet in “Neutral” Dohaimage",
                  "body: The envoys of two states met in Doha on Monday and talked about fuel.",
                  "body: \"It was useful,\" one of them said [WHERE].", "meta: Source: IRNA"}));
  EXPECT_EQ(Head(doc).title, "Envoys Meet in “Neutral” Doha");
  EXPECT_EQ(Head(doc).published, "2023-06-07");
  EXPECT_EQ(doc.Slice(Head(doc).published_range), "June 7,2023");
  EXPECT_EQ(Head(doc).scraped, "2023-07-02");
  EXPECT_EQ(Head(doc).bylines, List{"ABC Team"});
  EXPECT_EQ(Head(doc).credits, List{"IRNA"});
  ASSERT_EQ(doc.notices().size(), 1u);
  EXPECT_EQ(doc.notices()[0].kind, "missing-place");
  EXPECT_EQ(doc.Slice(*doc.notices()[0].range), "[WHERE]");
}

TEST(Layout, Datelines) {
  struct Case {
    std::string line, place, outlet, date;
  };
  for (const Case& c :
       {Case{"KABUL (Reuters) –", "KABUL", "Reuters", ""},
        Case{"MOSCOW, March 4 (TASS) -", "MOSCOW", "TASS", "March 4"},
        Case{"Tehran, May 3 (IRNA) --", "Tehran", "IRNA", "May 3"},
        Case{"NEW DELHI:", "NEW DELHI", "", ""}, Case{"ISLAMABAD —", "ISLAMABAD", "", ""},
        Case{"ANN ARBOR, Mich. (AP) _", "ANN ARBOR, Mich.", "AP", ""},
        Case{"GENEVA, 5 July 2022 (AFP) -", "GENEVA", "AFP", "5 July 2022"}}) {
    Document doc = ReadText(c.line + " The two sides met again on Monday.\n\nNothing was signed.");
    EXPECT_EQ(doc.Slice(Head(doc).dateline), c.line);
    EXPECT_EQ(Head(doc).dateline_place, c.place);
    EXPECT_EQ(Head(doc).dateline_outlet, c.outlet);
    EXPECT_EQ(Head(doc).dateline_date, c.date);
    EXPECT_EQ(Sentences(doc).at(0), "meta: " + c.line);
    EXPECT_EQ(Sentences(doc).at(1), "body: The two sides met again on Monday.");
  }
}

TEST(Layout, DatelinesOfOtherHabits) {
  Document stopped = ReadText("TBILISI, MAY 3, EXAMPRESS. The talks ended late.\n\nNobody won.");
  EXPECT_EQ(Head(stopped).dateline_place, "TBILISI");
  EXPECT_EQ(Head(stopped).dateline_date, "MAY 3");
  EXPECT_EQ(Head(stopped).dateline_outlet, "EXAMPRESS");
  Document small = ReadText("BONN (dpa) - The talks ended late.\n\nNobody won.");
  EXPECT_EQ(Head(small).dateline_outlet, "dpa");
  Document day = ReadText("AMMAN, Sunday, May 3 (Xinhua) -- The talks ended.\n\nNobody won.");
  EXPECT_EQ(Head(day).dateline_place, "AMMAN");
  EXPECT_EQ(Head(day).dateline_date, "Sunday, May 3");
}

TEST(Layout, PapersNamesBesideDates) {
  for (const char* top :
       {"The Valley Express\nFriday, March 8, 2024\n\nTwo envoys, one question\n\n",
        "Two envoys, one question\n\nThe Valley Express, 8 March 2024\n\n",
        "Two envoys, one question\n\nThe Valley Express\nPublished: 08 Mar 2024\n\n"}) {
    Document doc =
        ReadText(std::string(top) +
                 "The envoys of two states met in Doha, far from the border.\n\nThey left.");
    EXPECT_EQ(Head(doc).title, "Two envoys, one question") << top;
    EXPECT_EQ(Head(doc).outlet, "The Valley Express") << top;
    EXPECT_EQ(Head(doc).published, "2024-03-08") << top;
  }
}

TEST(Layout, WhatIsNoDateline) {
  for (const char* text :
       {"The minister - a lawyer - left. He said nothing.",
        "NATO - which has 32 members - met. It agreed on nothing at all that day.",
        "Omar Roe: a life in politics. He was born in a small town by the sea.",
        "ANALYSIS: The deal is dead. Nobody wants it any more, say diplomats."})
    EXPECT_TRUE(Head(ReadText(text)).dateline.empty()) << text;
}

TEST(Layout, OneLineReportsHaveNoTitle) {
  Document doc = ReadText("The talks failed. Both sides blamed each other. No date was set.");
  EXPECT_EQ(Head(doc).title, "");
  EXPECT_EQ(doc.Get<TextLayer>().sentences.size(), 3u);
  Document lines = ReadText(
      "The talks failed. Nobody was surprised.\nBoth sides blamed each other.\nNo date was set.");
  EXPECT_EQ(Head(lines).title, "");
  EXPECT_EQ(lines.Get<TextLayer>().paragraphs.size(), 3u);
}

TEST(Layout, MetadataStands) {
  RawReport report;
  report.text =
      "Talks fail in Geneva\n\nBy Jane Doe\n\n3 May 2021\n\nThe talks failed on Monday evening, "
      "both sides said.";
  report.outlet = "The Post";
  report.published = "2021-05-04T10:00:00Z";
  report.title = "Talks fail in Geneva";
  Document doc = ReadDocument(report);
  EXPECT_EQ(Head(doc).outlet, "The Post");
  EXPECT_EQ(Head(doc).published, "2021-05-04");
  EXPECT_EQ(Head(doc).bylines, List{"Jane Doe"});
  EXPECT_EQ(doc.Slice(Head(doc).title_range), "Talks fail in Geneva");
  report.published = "last week";
  report.text = "Nothing else.";
  EXPECT_EQ(ReadDocument(report).notices().at(0).kind, "bad-date");
}

TEST(Layout, MastheadHeadingsCaptionsAndLinks) {
  Document doc = ReadText(
      "Border post opens again\n\nBy Jane Doe and John Roe\n\n"
      "The Harbour Herald | Friday, 3 March 2023\n\n"
      "Lorries wait at the border. Photo: AFP\n\n"
      "The border post opened again on Friday after two weeks of talks.\n\n"
      "A long wait\n\n"
      "Hundreds of lorries had been waiting since the middle of February. (Source: Xinhua)\n\n"
      "ADVERTISEMENT\n\nRead also: Why the border closed\n\nhttps://example.org/a\n\n"
      "(Reporting by Jane Doe; Editing by John Roe)\n");
  EXPECT_EQ(Head(doc).outlet, "The Harbour Herald");
  EXPECT_EQ(Head(doc).published, "2023-03-03");
  EXPECT_EQ(Head(doc).bylines, (List{"Jane Doe", "John Roe"}));
  EXPECT_EQ(Head(doc).credits, List{"Xinhua"});
  List body;
  for (const std::string& s : Sentences(doc))
    if (s.starts_with("body: ")) body.push_back(s.substr(6));
  EXPECT_EQ(body, (List{"The border post opened again on Friday after two weeks of talks.",
                        "Hundreds of lorries had been waiting since the middle of February."}));
}

TEST(Layout, AStatementThatStartsLikeALabelStaysBody) {
  for (const char* text :
       {"Published figures show that trade fell in May.\n\nNobody was surprised by it.",
        "By Monday the army had left the town.\n\nNobody was surprised by it.",
        "Share prices fell in Moscow on Monday.\n\nNobody was surprised by it."})
    EXPECT_TRUE(Sentences(ReadText(text)).at(0).starts_with("body: ")) << text;
}

TEST(Paragraphs, WrappedLinesAreJoined) {
  std::string text =
      "   The foreign ministers of the two countries met on Monday in the\n"
      "capital and agreed that the talks would go on until both of them had\n"
      "found a way to share the waters of the river, an official said later.\n"
      "   They did not say when the next round of the talks was going to be\n"
      "held, nor whether the army would leave the dam before that time.\n";
  auto paragraphs = SplitParagraphs(text);
  ASSERT_EQ(paragraphs.size(), 2u);
  EXPECT_EQ(paragraphs[0].lines, 3u);
}

TEST(Paragraphs, LinesOfTheirOwnStayApart) {
  EXPECT_EQ(SplitParagraphs(
                "A first line of text that is its own paragraph, quite long, and ends here.\r\n"
                "A second line that is another paragraph of the report, also rather long.\r\n")
                .size(),
            2u);
  EXPECT_EQ(SplitParagraphs("one\r\n\r\ntwo\r\rthree").size(), 3u);
  EXPECT_TRUE(SplitParagraphs(" \n\n\t ").empty());
}

TEST(DateLine, Formats) {
  for (const char* line :
       {"May 29,2024", "29 May 2024", "29th of May, 2024", "Wed, May 29, 2024 14:05 GMT",
        "2024-05-29T14:05:00Z", "29.5.2024", "29/05/2024", "05/29/2024", "29-May-2024"}) {
    auto date = ParseDateLine(line);
    ASSERT_TRUE(date) << line;
    EXPECT_EQ(date->iso, "2024-05-29") << line;
  }
  for (const char* line :
       {"05/06/2024", "May 2024", "30 February 2024", "Kabul, May 29, 2024", "2024"})
    EXPECT_FALSE(ParseDateLine(line)) << line;
}

}  // namespace
}  // namespace dragoman
