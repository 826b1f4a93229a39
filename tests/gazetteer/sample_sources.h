// A small world to build gazetteers of.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "gazetteer/builder.h"
#include "gazetteer/place_table.h"

namespace dragoman::gazetteer {

inline constexpr std::string_view kCountries = R"({"3166-1": [
  {"alpha_2": "LB", "alpha_3": "LBN"}, {"alpha_2": "LY", "alpha_3": "LBY"},
  {"alpha_2": "US", "alpha_3": "USA"}, {"alpha_2": "FJ", "alpha_3": "FJI"}]})";
inline constexpr std::string_view kDivisions = R"([
  {"code": "LB.09", "name": "North Governorate"}, {"code": "US.MO", "name": "Missouri"},
  {"code": "FJ.03", "name": "Northern"}])";

// One row of a GeoNames dump.
inline std::string Row(std::string_view name, std::string_view others, std::string_view lat,
                       std::string_view lon, std::string_view feature, std::string_view country,
                       std::string_view division, std::string_view people) {
  std::string row = "1\t";
  for (std::string_view cell :
       {name, name, others, lat, lon, std::string_view("P"), feature, country, std::string_view(),
        division, std::string_view(), std::string_view(), std::string_view(), people,
        std::string_view(), std::string_view("0"), std::string_view("UTC")})
    row += std::string(cell) + "\t";
  return row + "2020-01-01\n";
}

inline std::string Towns() {
  return Row("Tripoli", "Tarabulus,طرابلس", "34.43", "35.84", "PPLA", "LB", "09", "229398") +
         Row("Tripoli", "Tripolis", "32.88", "13.19", "PPLC", "LY", "61", "1150989") +
         Row("Bent Jbaïl", "Bint Jubayl", "33.12", "35.43", "PPL", "LB", "09", "4000") +
         Row("St. Louis", "", "38.63", "-90.2", "PPL", "US", "MO", "301578") +
         Row("Labasa", "", "-16.4", "179.4", "PPLA", "FJ", "03", "27949") +
         Row("Naqara", "", "-16.6", "-179.8", "PPL", "FJ", "03", "900");
}

inline Sources SampleSources() {
  Sources sources;
  EXPECT_TRUE(ReadCountries(kCountries, "countries", sources));
  EXPECT_TRUE(ReadTransliterated("# Arab states\nLB LY\n", "transliterated", sources));
  EXPECT_TRUE(ReadDivisions(kDivisions, "divisions", sources));
  EXPECT_TRUE(ReadTowns(Towns(), "towns", sources));
  return sources;
}

inline std::string SampleBytes() {
  Result<std::string> bytes = Build(SampleSources());
  EXPECT_TRUE(bytes);
  return bytes.value_or("");
}

}  // namespace dragoman::gazetteer
