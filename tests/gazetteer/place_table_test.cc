// Looking names up, and that a damaged table gives an error or no place, never a crash.
#include "gazetteer/place_table.h"

#include <gtest/gtest.h>

#include "gazetteer/sample_sources.h"

namespace dragoman {
namespace {

using gazetteer::SampleBytes;

std::vector<Town> Find(const PlaceTable& table, std::string_view key) {
  std::vector<Town> towns;
  PlaceTable::Look look = table.Find(key);
  for (uint32_t i = look.first; i < look.first + look.count; ++i)
    towns.push_back(table.At(table.Meaning(i)));
  return towns;
}

TEST(PlaceTable, MeaningsStandMostPeopleFirst) {
  std::string bytes = SampleBytes();
  PlaceTable table = PlaceTable::Open(bytes).value();
  EXPECT_TRUE(table.Verify());
  std::vector<Town> towns = Find(table, "tripoli");
  ASSERT_EQ(towns.size(), 2u);
  EXPECT_EQ(towns[0].country, "LBY");
  EXPECT_EQ(towns[0].kind, gazetteer::TownKind::capital);
  EXPECT_EQ(towns[0].division, "");
  EXPECT_EQ(towns[1].country, "LBN");
  EXPECT_EQ(towns[1].division, "North Governorate");
  EXPECT_NEAR(towns[1].lat, 34.43, 1e-4);
  EXPECT_NEAR(towns[1].lon, 35.84, 1e-4);
  EXPECT_EQ(towns[1].population, 229398u);
}

TEST(PlaceTable, OtherNamesAndLongerNames) {
  std::string bytes = SampleBytes();
  PlaceTable table = PlaceTable::Open(bytes).value();
  ASSERT_EQ(Find(table, "tarabulus").size(), 1u);
  EXPECT_TRUE(Find(table, "tarabulus")[0].by_other_name);
  EXPECT_TRUE(table.Find("saint").longer);
  EXPECT_EQ(table.Find("saint").count, 0u);
  EXPECT_FALSE(table.Find("saint louis").longer);
  EXPECT_EQ(Find(table, "saint louis").size(), 1u);
  for (std::string_view none : {"", "t", "tripol", "tripolii", "zzz"})
    EXPECT_EQ(table.Find(none).count, 0u) << none;
}

TEST(PlaceTable, SpellingsWithTheSameConsonantsWithinACountry) {
  std::string bytes = SampleBytes();
  PlaceTable table = PlaceTable::Open(bytes).value();
  uint32_t found = table.FindAlike("bint jbeil", "LBN");
  ASSERT_NE(found, PlaceTable::kNone);
  EXPECT_EQ(table.At(found).name, "Bent Jbaïl");
  EXPECT_EQ(table.FindAlike("bint jbeil", "LBY"), PlaceTable::kNone);
  EXPECT_EQ(table.FindAlike("labasa", "FJI"), PlaceTable::kNone);  // not spelled in many ways
  EXPECT_EQ(table.FindAlike("aa", "LBN"), PlaceTable::kNone);
}

TEST(PlaceTable, DivisionLiesAmongItsTownsAcrossTheDateLine) {
  std::string bytes = SampleBytes();
  PlaceTable table = PlaceTable::Open(bytes).value();
  std::vector<Town> north = Find(table, "northern");
  ASSERT_EQ(north.size(), 1u);
  EXPECT_TRUE(north[0].is_division);
  EXPECT_NEAR(north[0].lat, -16.5, 1e-3);
  EXPECT_NEAR(north[0].lon, 179.8, 1e-3);
  EXPECT_EQ(Find(table, "north").size(), 1u);  // "North Governorate"
}

TEST(PlaceTable, EveryCutIsAnError) {
  std::string bytes = SampleBytes();
  // Each byte of the header and the end, and every hundredth of the sections between.
  for (size_t size = 0; size < bytes.size();
       size += size < 200 || size + 1500 > bytes.size() ? 1 : 97) {
    Result<PlaceTable> table = PlaceTable::Open(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(table) << size;
    EXPECT_EQ(table.error().kind, ErrorKind::corrupt);
  }
  EXPECT_FALSE(PlaceTable::Open(bytes + "x"));
}

TEST(PlaceTable, ChangedBytesAreFoundAndDoNoHarm) {
  const std::string good = SampleBytes();
  for (size_t at = 0; at < good.size(); at += at < 200 || at + 1500 > good.size() ? 1 : 97) {
    std::string bytes = good;
    bytes[at] = static_cast<char>(bytes[at] ^ 0xFF);
    Result<PlaceTable> table = PlaceTable::Open(bytes);
    if (!table) continue;
    EXPECT_FALSE(table->Verify()) << at;
    for (std::string_view key : {"tripoli", "saint louis", "northern", "bent jbail"}) {
      Find(*table, key);
      table->FindAlike(key, "LBN");
    }
  }
}

TEST(PlaceTable, OfNothingKnowsNothing) {
  PlaceTable table;
  EXPECT_EQ(table.Find("tripoli").count, 0u);
  EXPECT_EQ(table.FindAlike("tripoli", "LBN"), PlaceTable::kNone);
  EXPECT_EQ(table.At(0).name, "");
  EXPECT_FALSE(table.Verify());
}

}  // namespace
}  // namespace dragoman
