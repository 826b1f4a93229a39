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

}  // namespace
}  // namespace dragoman
