// Which place a name is, and where what a verb tells took place.
#include "place/place_stage.h"

#include <gtest/gtest.h>

#include "parse/conllu_doc.h"
#include "parse/parse_layer.h"
#include "place/place_layer.h"
#include "text/text_fixture.h"

namespace dragoman {
namespace {

// "name/COUNTRY; ..." Words carry no tags, so that the tables alone decide.
std::string Places(std::string text) {
  Document doc = ReadText(std::move(text));
  ParseLayer parse;
  parse.words.resize(doc.Get<TextLayer>().tokens.size());
  doc.Set(std::move(parse));
  PlaceStage(TestKnowledge()).Run(doc);
  std::string out;
  for (const PlaceMention& place : doc.Get<PlaceLayer>().places)
    out += (out.empty() ? "" : "; ") + place.name + "/" + place.country;
  return out;
}

TEST(PlaceStage, TheCountriesOfTheReportDecide) {
  EXPECT_EQ(Places("Clashes broke out in Tripoli, Lebanon, on Friday."),
            "Tripoli/LBN; Lebanon/LBN");
  EXPECT_EQ(Places("Libyan militias fought in Tripoli."), "Tripoli/LBY");
  EXPECT_EQ(Places("Police in Hyderabad stopped the rally, Pakistan's interior ministry said."),
            "Hyderabad/PAK; Pakistan/PAK");
  EXPECT_EQ(Places("The Indian minister opened a plant in Hyderabad."), "Hyderabad/IND");
  EXPECT_EQ(Places("Voters in Birmingham, Alabama, queued for hours."),
            "Birmingham/USA; Alabama/USA");
  EXPECT_EQ(Places("Protesters in Georgia marched to the parliament in Tbilisi."),
            "Georgia/GEO; Tbilisi/GEO");
  EXPECT_EQ(Places("The count in Georgia and Arizona gave the Texas senator hope."),
            "Georgia/USA; Arizona/USA; Texas/USA");
}

TEST(PlaceStage, WhatANameHangsOnDecides) {
  EXPECT_EQ(Places("A shop burned down in Lebanon, Pa., on Sunday."),
            "Lebanon/USA; Pennsylvania/USA");
  EXPECT_EQ(Places("Rebels left Armenia, Colombia, at dawn."), "Armenia/COL; Colombia/COL");
  EXPECT_EQ(Places("They met in Hyderabad, in Pakistan's Sindh."),
            "Hyderabad/PAK; Pakistan/PAK; Sindh/PAK");
  EXPECT_EQ(Places("Gunmen struck in Niger state in Nigeria."), "Niger State/NGA; Nigeria/NGA");
  EXPECT_EQ(Places("The city of Granada in Nicaragua celebrated."), "Granada/NIC; Nicaragua/NIC");
}

TEST(PlaceStage, PlacesNearOneAnotherDecide) {
  EXPECT_EQ(Places("Trains from Rosario to Cordoba stood still."), "Rosario/ARG; Córdoba/ARG");
  EXPECT_EQ(Places("Trains from Seville to Cordoba stood still."), "Seville/ESP; Córdoba/ESP");
}

TEST(PlaceStage, ANameOnceToldHoldsForTheReport) {
  EXPECT_EQ(Places("Clashes broke out in Tripoli, Lebanon. The army sent troops to Tripoli."),
            "Tripoli/LBN; Lebanon/LBN; Tripoli/LBN");
}

TEST(PlaceStage, ATownThatNoTableHasLiesWhereTheWordsSay) {
  Document doc = ConlluDoc(
      "1 Zorubak Zorubak PROPN NNP _ 0 root B-place\n"
      "2 , , PUNCT , _ 3 punct\n"
      "3 Mali Mali PROPN NNP _ 1 appos B-place\n");
  PlaceStage(TestKnowledge()).Run(doc);
  const std::vector<PlaceMention>& places = doc.Get<PlaceLayer>().places;
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0].name, "Zorubak");
  EXPECT_EQ(places[0].country, "MLI");
  EXPECT_FALSE(places[0].lat);
}

// The places in one sentence of CoNLL-U; empty where there is none.
std::string PlacesIn(std::string_view conllu) {
  Document doc = ConlluDoc(conllu);
  PlaceStage(TestKnowledge()).Run(doc);
  std::string out;
  for (const PlaceMention& place : doc.Get<PlaceLayer>().places)
    out += (out.empty() ? "" : "; ") + place.name + "/" + place.country;
  return out;
}

TEST(PlaceStage, PersonsAndCommonWordsAreNone) {
  EXPECT_EQ(PlacesIn("1 Paris Paris PROPN NNP _ 3 nsubj B-person\n"
                     "2 Hilton Hilton PROPN NNP _ 1 flat I-person\n"
                     "3 smiled smile VERB VBD _ 0 root\n"),
            "");
  EXPECT_EQ(PlacesIn("1 Reading read VERB VBG _ 4 advcl\n"
                     "2 it it PRON PRP _ 1 obj\n"
                     "3 he he PRON PRP _ 4 nsubj\n"
                     "4 frowned frown VERB VBD _ 0 root\n"),
            "");
  EXPECT_EQ(PlacesIn("1 Turkey turkey NOUN NN _ 2 compound B-place\n"
                     "2 prices price NOUN NNS _ 3 nsubj\n"
                     "3 rose rise VERB VBD _ 0 root\n"),
            "");
}

TEST(PlaceStage, ACapitalThatSpeaksIsAGovernment) {
  EXPECT_EQ(PlacesIn("1 Washington Washington PROPN NNP _ 2 nsubj B-place\n"
                     "2 said say VERB VBD _ 0 root\n"
                     "3 troops troop NOUN NNS _ 4 nsubj\n"
                     "4 left leave VERB VBD _ 2 ccomp\n"
                     "5 Kabul Kabul PROPN NNP _ 4 obj B-place\n"),
            "Kabul/AFG");
}

TEST(PlaceStage, TwoPlacesUnderOneLabel) {
  EXPECT_EQ(PlacesIn("1 Pakistan Pakistan PROPN NNP _ 4 nmod:poss B-place\n"
                     "2 's 's PART POS _ 1 case I-place\n"
                     "3 Khyber Khyber PROPN NNP _ 4 compound I-place\n"
                     "4 Pakhtunkhwa Pakhtunkhwa PROPN NNP _ 0 root I-place\n"),
            "Pakistan/PAK; Khyber Pakhtunkhwa/PAK");
}

TEST(PlaceStage, WhereAPersonCannotBeThereIsAPlace) {
  EXPECT_EQ(PlacesIn("1 Ukrainian Ukrainian ADJ JJ _ 2 amod B-other\n"
                     "2 soldiers soldier NOUN NNS _ 3 nsubj\n"
                     "3 dug dig VERB VBD _ 0 root\n"
                     "4 in in ADP IN _ 6 case\n"
                     "5 near near ADP IN _ 6 case\n"
                     "6 Lyman Lyman PROPN NNP _ 3 obl B-person\n"),
            "Lyman/UKR");
}

TEST(PlaceStage, OldAndOtherSpellings) {
  EXPECT_EQ(Places("Missiles hit Kiev and Kharkov."), "Kyiv/UKR; Kharkiv/UKR");
  EXPECT_EQ(Places("He flew to Deir ez-Zor from Qandahar."), "Deir ez-Zor/SYR; Kandahar/AFG");
}

TEST(PlaceStage, PositionsComeFromTheTable) {
  Document doc = ReadText("They met in Tashkent.");
  ParseLayer parse;
  parse.words.resize(doc.Get<TextLayer>().tokens.size());
  doc.Set(std::move(parse));
  PlaceStage(TestKnowledge()).Run(doc);
  const std::vector<PlaceMention>& places = doc.Get<PlaceLayer>().places;
  ASSERT_EQ(places.size(), 1u);
  EXPECT_NEAR(places[0].lat.value_or(0), 41.3, 0.2);
  EXPECT_NEAR(places[0].lon.value_or(0), 69.2, 0.2);
}

TEST(PlaceStage, PersonsAreNoPlaces) { EXPECT_EQ(Places("President Jordan spoke."), ""); }

constexpr std::string_view kMeeting =
    "1 Moscow Moscow PROPN NNP _ 2 nsubj B-place\n"
    "2 said say VERB VBD _ 0 root\n"
    "3 they they PRON PRP _ 4 nsubj\n"
    "4 met meet VERB VBD _ 2 ccomp\n"
    "5 in in ADP IN _ 7 case\n"
    "6 southern southern ADJ JJ _ 7 amod\n"
    "7 Lebanon Lebanon PROPN NNP _ 4 obl B-place\n"
    "8 . . PUNCT . _ 2 punct\n";

TEST(PlaceOf, PrepositionTiesThePlaceAndASeatIsNone) {
  Document doc = ConlluDoc(kMeeting);
  PlaceStage(TestKnowledge()).Run(doc);
  std::optional<PlacedBy> met = PlaceOf(doc, 3);
  ASSERT_TRUE(met);
  EXPECT_EQ(met->name, "southern Lebanon");
  ASSERT_TRUE(met->place);
  EXPECT_EQ(doc.Get<PlaceLayer>().places[*met->place].country, "LBN");
  std::optional<PlacedBy> said = PlaceOf(doc, 1);
  EXPECT_FALSE(said) << said->name;
}

// The parser hung the destination on the last noun before it.
TEST(PlaceOf, WhereSomebodyIsSent) {
  Document doc = ConlluDoc(
      "1 Niger Niger PROPN NNP _ 2 nsubj\n"
      "2 sent send VERB VBD _ 0 root\n"
      "3 its its PRON PRP$ _ 4 nmod:poss\n"
      "4 chief chief NOUN NN _ 2 obj\n"
      "5 of of ADP IN _ 6 case\n"
      "6 police police NOUN NN _ 4 nmod\n"
      "7 to to ADP IN _ 8 case\n"
      "8 Quito Quito PROPN NNP _ 6 nmod B-place\n");
  PlaceStage(TestKnowledge()).Run(doc);
  std::optional<PlacedBy> sent = PlaceOf(doc, 1);
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->name, "Quito");
}

}  // namespace
}  // namespace dragoman
