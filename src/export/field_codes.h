// Codes of countries, organisations, sectors and types in the field's formats, and what kind of
// place a place is: knowledge/country_codes.tsv, international_codes.tsv, sector_codes.tsv,
// quad_classes.tsv, cities.tsv, regions.tsv. Read-only once made, safe from many threads; the
// Knowledge must outlive it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "export/cameo.h"
#include "ledger/queries.h"

namespace dragoman {

struct CountryCodes {
  std::string name, fips, cow, cameo, plover;
};
struct SectorCodes {
  std::string cameo, plover, icews;
  bool state = false;  // acts for its country
};
struct QuadName {
  int number = 0;    // 1 to 4; 0 where the type is unknown
  std::string name;  // "verbal cooperation"
};

enum class PlaceLevel { unknown, country, province, city };

class FieldCodes {
 public:
  explicit FieldCodes(const Knowledge& knowledge);

  const CameoTable& cameo() const { return cameo_; }
  // Empty codes where the table has none.
  const CountryCodes& Country(std::string_view code) const;
  const SectorCodes& Sector(std::string_view sector) const;
  const QuadName& Quad(std::string_view type) const;

  // "RUSGOV", "IGOUNO", "AFGREB", "RUS"; "---GOV" and "---" where the country is not known.
  std::string CameoActor(const RowActor& actor) const;
  // "RUS", "UNO", "IGO", or empty.
  std::string PloverCountry(const RowActor& actor) const;
  // The name by which the tables know the actor, else the one in the report.
  std::string Name(const RowActor& actor) const;
  PlaceLevel LevelOf(const PlaceRecord& place) const;

 private:
  struct International {
    std::string cameo, plover;
  };
  const Knowledge& knowledge_;
  CameoTable cameo_;
  std::unordered_map<std::string, CountryCodes> countries_;
  std::unordered_map<std::string, SectorCodes> sectors_;
  std::unordered_map<std::string, QuadName> quads_;
  std::unordered_map<std::string, International> international_;
  std::unordered_set<std::string> cities_, regions_;  // "name\tcountry"
};

}  // namespace dragoman
