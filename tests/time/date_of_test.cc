// Which date DateOf gives to a verb or event noun.
#include <gtest/gtest.h>

#include "parse/conllu_doc.h"
#include "text/text_fixture.h"
#include "time/time_layer.h"
#include "time/time_stage.h"

namespace dragoman {
namespace {

// On Friday , he met envoys and praised the deal signed in 2015 .
constexpr std::string_view kMeeting =
    "1 On on ADP IN _ 2 case\n"
    "2 Friday Friday PROPN NNP _ 5 obl\n"
    "3 , , PUNCT , _ 5 punct\n"
    "4 he he PRON PRP _ 5 nsubj\n"
    "5 met meet VERB VBD Tense=Past 0 root\n"
    "6 envoys envoy NOUN NNS _ 5 obj\n"
    "7 and and CCONJ CC _ 8 cc\n"
    "8 praised praise VERB VBD Tense=Past 5 conj\n"
    "9 the the DET DT _ 10 det\n"
    "10 deal deal NOUN NN _ 8 obj\n"
    "11 signed sign VERB VBN Tense=Past 10 acl\n"
    "12 in in ADP IN _ 13 case\n"
    "13 2015 2015 NUM CD _ 11 obl\n"
    "14 . . PUNCT . _ 5 punct\n\n"
    "1 Troops troops NOUN NNS _ 3 nsubj\n"
    "2 will will AUX MD _ 3 aux\n"
    "3 leave leave VERB VB _ 0 root\n"
    "4 . . PUNCT . _ 3 punct\n";

Document Read(std::string_view conllu, std::string published) {
  Document parsed = ConlluDoc(conllu);
  RawReport raw = parsed.raw();
  raw.published = std::move(published);
  Document doc(std::move(raw));
  doc.Set(parsed.Get<TextLayer>());
  doc.Set(parsed.Get<ParseLayer>());
  TimeStage(*TestKnowledge(), {}).Run(doc);
  return doc;
}

std::string DateAt(const Document& doc, uint32_t token) {
  std::optional<DatedBy> date = DateOf(doc, token);
  return date ? date->value + " " + std::string(BasisName(date->basis)) : "none";
}

TEST(DateOf, SyntaxTiesTheDateAndConjunctsShareIt) {
  Document doc = Read(kMeeting, "2024-05-29");
  EXPECT_EQ(DateAt(doc, 4), "2024-05-24 phrase");
  EXPECT_EQ(DateAt(doc, 7), "2024-05-24 phrase");
  EXPECT_EQ(DateAt(doc, 10), "2015 phrase");
}

TEST(DateOf, WhatIsToComeWithoutADateHasNone) {
  Document doc = Read(kMeeting, "2024-05-29");
  EXPECT_EQ(DateAt(doc, 16), "none");
}

TEST(DateOf, EvidenceIsTheExpression) {
  Document doc = Read(kMeeting, "2024-05-29");
  std::optional<DatedBy> date = DateOf(doc, 4);
  ASSERT_TRUE(date && date->range);
  EXPECT_EQ(doc.Slice(*date->range), "Friday");
  EXPECT_EQ(date->precision, Precision::day);
}

TEST(DateOf, NoReportDateNoGuess) {
  Document doc = Read(
      "1 They they PRON PRP _ 2 nsubj\n2 met meet VERB VBD Tense=Past 0 root\n3 . . PUNCT . _ 2 "
      "punct\n",
      "");
  EXPECT_EQ(DateAt(doc, 1), "none");
}

TEST(DateOf, PlainPastIsTheMonthOfTheReport) {
  Document doc = Read(
      "1 They they PRON PRP _ 2 nsubj\n2 met meet VERB VBD Tense=Past 0 root\n3 . . PUNCT . _ 2 "
      "punct\n",
      "2024-05-29");
  EXPECT_EQ(DateAt(doc, 1), "2024-05 report");
}

TEST(PrecisionOf, ReadsTheValue) {
  EXPECT_EQ(PrecisionOf("2024"), Precision::year);
  EXPECT_EQ(PrecisionOf("2024-Q3"), Precision::quarter);
  EXPECT_EQ(PrecisionOf("2024-SP"), Precision::quarter);
  EXPECT_EQ(PrecisionOf("2024-05"), Precision::month);
  EXPECT_EQ(PrecisionOf("2024-W20"), Precision::week);
  EXPECT_EQ(PrecisionOf("2024-05-18"), Precision::day);
  EXPECT_EQ(PrecisionOf("2024-05-18TNI"), Precision::time);
}

}  // namespace
}  // namespace dragoman
