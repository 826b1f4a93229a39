#include "gazetteer/sources.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman::gazetteer {
namespace {

using Json = nlohmann::json;

// Columns of a GeoNames dump (download.geonames.org/export/dump/readme.txt).
constexpr size_t kColumns = 19;
constexpr size_t kName = 1, kOtherNames = 3, kLat = 4, kLon = 5, kFeature = 7, kCountry = 8,
                 kDivision = 10, kPopulation = 14;

tl::unexpected<Error> Bad(std::string_view path, const std::string& what) {
  return Fail(ErrorKind::bad_input,
              std::string(path) + ": " + what + "; fetch it anew with `make deps`");
}

// A field that is text, or empty.
std::string Field(const Json& object, const char* name) {
  if (!object.is_object()) return {};
  auto it = object.find(name);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

template <class T>
bool Read(std::string_view text, T& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

TownKind KindOf(std::string_view feature) {
  if (feature == "PPLC") return TownKind::capital;
  if (feature == "PPLA") return TownKind::seat;
  // Quarters, and towns that are abandoned, destroyed or of the past.
  return InList(feature, "PPLX|PPLQ|PPLW|PPLH|PPLCH") ? TownKind::quarter : TownKind::town;
}

// What is wrong with the row; empty where nothing is.
std::string ReadTown(std::string_view line, SourceTown& town) {
  std::vector<std::string_view> cells = Split(line, '\t');
  if (cells.size() != kColumns) return std::to_string(cells.size()) + " columns, not 19";
  if (!IsValidUtf8(line)) return "not UTF-8";
  town.name = cells[kName];
  for (std::string_view name : Split(cells[kOtherNames], ','))
    if (!name.empty()) town.other_names.emplace_back(name);
  if (town.name.empty()) return "no name";
  bool placed = Read(cells[kLat], town.lat) && Read(cells[kLon], town.lon) && town.lat >= -90 &&
                town.lat <= 90 && town.lon >= -180 && town.lon <= 180;
  if (!placed) return "no position in degrees";
  if (!Read(cells[kPopulation], town.population) || town.population > kMaxPopulation)
    return "no population";
  town.kind = KindOf(cells[kFeature]);
  town.country = cells[kCountry];
  town.division = cells[kDivision];
  return {};
}

}  // namespace

Status ReadCountries(std::string_view content, std::string_view path, Sources& sources) {
  Json all = Json::parse(content, nullptr, false);
  if (!all.is_object() || !all.contains("3166-1") || !all["3166-1"].is_array())
    return Bad(path, "not the country list of iso-codes");
  for (const Json& one : all["3166-1"]) {
    std::string two = Field(one, "alpha_2"), three = Field(one, "alpha_3");
    if (two.size() != 2 || three.size() != 3) return Bad(path, "a country without codes");
    sources.countries.emplace(std::move(two), std::move(three));
  }
  sources.countries.emplace("XK", "XKX");  // Kosovo, which ISO leaves out
  return Ok();
}

Status ReadDivisions(std::string_view content, std::string_view path, Sources& sources) {
  Json all = Json::parse(content, nullptr, false);
  if (!all.is_array()) return Bad(path, "not a list of divisions");
  for (const Json& one : all) {
    std::string code = Field(one, "code"), name = Field(one, "name");
    if (code.size() < 4 || code[2] != '.' || name.empty())
      return Bad(path, "a division without code or name");
    sources.divisions.emplace(std::move(code), std::move(name));
  }
  return Ok();
}

Status ReadTransliterated(std::string_view content, std::string_view path, Sources& sources) {
  for (std::string_view line : Split(content, '\n')) {
    if (line.starts_with('#')) continue;
    for (std::string_view code : Split(line, ' ')) {
      if (code.empty()) continue;
      if (!sources.countries.contains(std::string(code)))
        return Fail(ErrorKind::bad_input, std::string(path) + ": \"" + std::string(code) +
                                              "\" is no country code of two letters; mend it");
      sources.transliterated.emplace(code);
    }
  }
  return Ok();
}

Status ReadTowns(std::string_view content, std::string_view path, Sources& sources) {
  size_t number = 0;
  for (size_t at = 0; at < content.size();) {
    size_t end = std::min(content.find('\n', at), content.size());
    ++number;
    SourceTown town;
    std::string problem = ReadTown(content.substr(at, end - at), town);
    if (!problem.empty()) return Bad(path, "line " + std::to_string(number) + ": " + problem);
    sources.towns.push_back(std::move(town));
    at = end + 1;
  }
  return sources.towns.empty() ? Status(Bad(path, "no towns")) : Ok();
}

}  // namespace dragoman::gazetteer
