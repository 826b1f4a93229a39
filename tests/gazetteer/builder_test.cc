// What the gazetteer is built from: bad sources, which names are kept, the same bytes each time.
#include "gazetteer/builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gazetteer/place_key.h"
#include "gazetteer/sample_sources.h"

namespace dragoman::gazetteer {
namespace {

using ::testing::HasSubstr;

TEST(Builder, SameSourcesSameBytes) { EXPECT_EQ(SampleBytes(), SampleBytes()); }

TEST(Builder, NamesThatReportsUse) {
  for (std::string_view good : {"Kiev", "Kharkov", "Tarābulus", "Deir al-Zor"})
    EXPECT_TRUE(IsReportName(good)) << good;
  // A code, a romanised foreign word, another script, an entry for machines.
  for (std::string_view bad : {"KBL", "shang hai shi", "Київ", "Abu", "Route 66", "A (old)", ""})
    EXPECT_FALSE(IsReportName(bad)) << bad;
}

TEST(Builder, ATownInNoCountryIsAnError) {
  Sources sources = SampleSources();
  sources.towns[0].country = "QQ";
  Result<std::string> bytes = Build(sources);
  ASSERT_FALSE(bytes);
  EXPECT_THAT(bytes.error().message, HasSubstr("Tripoli"));
  EXPECT_THAT(bytes.error().message, HasSubstr("\"QQ\""));
}

TEST(Sources, BadRowsNameFileAndLine) {
  std::string good = Row("Tripoli", "", "34.4", "35.8", "PPL", "LB", "09", "5");
  for (const std::string& bad :
       {std::string("1\tTripoli\n"), Row("", "", "34.4", "35.8", "PPL", "LB", "09", "5"),
        Row("A", "", "94.4", "35.8", "PPL", "LB", "09", "5"),
        Row("A", "", "nan", "35.8", "PPL", "LB", "09", "5"),
        Row("A", "", "34.4", "", "PPL", "LB", "09", "5"),
        Row("A", "", "34.4", "35.8", "PPL", "LB", "09", "many"),
        Row("\xFF", "", "34.4", "35.8", "PPL", "LB", "09", "5")}) {
    Sources sources;
    Status status = ReadTowns(good + bad, "towns.txt", sources);
    ASSERT_FALSE(status) << bad;
    EXPECT_THAT(status.error().message, HasSubstr("towns.txt: line 2: "));
    EXPECT_THAT(status.error().message, HasSubstr("make deps"));
  }
}

TEST(Sources, OtherFilesThatAreNotWhatTheyShouldBe) {
  Sources sources;
  for (std::string_view bad : {"", "{", "[]", R"({"3166-1": 5})", R"({"3166-1": [7]})"})
    EXPECT_FALSE(ReadCountries(bad, "c", sources)) << bad;
  for (std::string_view bad : {"", "[", "{}", "[5]", R"([{"code": "LB", "name": "X"}])"})
    EXPECT_FALSE(ReadDivisions(bad, "d", sources)) << bad;
  EXPECT_FALSE(ReadTransliterated("QQ", "t", sources));
  EXPECT_FALSE(ReadTowns("", "t", sources));
}

TEST(PlaceKey, NamesAreComparedByWhatIsHeard) {
  EXPECT_EQ(PlaceKey("St. Louis"), "saint louis");
  EXPECT_EQ(PlaceKey("Deir ez-Zor"), "deir ez zor");
  EXPECT_EQ(PlaceKey("The Hague"), "hague");
  EXPECT_EQ(PlaceKey("Łódź"), "lodz");
  EXPECT_EQ(PlaceKey("N'Djamena"), "ndjamena");
  EXPECT_EQ(PlaceKey(" - , "), "");
}

TEST(PlaceKey, Skeletons) {
  EXPECT_EQ(PlaceSkeleton("bint jbeil"), PlaceSkeleton("bent jbail"));
  EXPECT_EQ(PlaceSkeleton("deir ezzor"), PlaceSkeleton("deir ez zor"));
  EXPECT_EQ(PlaceSkeleton("myawaddy"), PlaceSkeleton("myawadi"));
  EXPECT_EQ(PlaceSkeleton("al hasakah"), PlaceSkeleton("hassakeh"));
  EXPECT_NE(PlaceSkeleton("mosul"), PlaceSkeleton("misrata"));
  EXPECT_EQ(PlaceSkeleton("sayun"), "");  // too few consonants to tell it by
}

}  // namespace
}  // namespace dragoman::gazetteer
