#include "export/field_codes.h"

#include "core/strings.h"

namespace dragoman {
namespace {

std::string PlaceKey(std::string_view name, std::string_view country) {
  return std::string(name) + "\t" + std::string(country);
}

template <class Map>
const auto& FindOrEmpty(const Map& map, std::string_view key) {
  static const typename Map::mapped_type kNone{};
  auto it = map.find(std::string(key));
  return it == map.end() ? kNone : it->second;
}

}  // namespace

FieldCodes::FieldCodes(const Knowledge& knowledge) : knowledge_(knowledge), cameo_(knowledge) {
  auto text = [](const Table& table, const Table::Row& row, std::string_view column) {
    return std::string(table.Cell(row, column));
  };
  const Table& countries = knowledge.table("country_codes");
  for (const Table::Row& row : countries.rows()) {
    std::string code = text(countries, row, "code");
    const KnownEntity* country = knowledge.Country(code);
    countries_[code] = {country != nullptr ? country->name : "", text(countries, row, "fips"),
                        text(countries, row, "cow"), text(countries, row, "cameo"),
                        text(countries, row, "plover")};
  }
  const Table& sectors = knowledge.table("sector_codes");
  for (const Table::Row& row : sectors.rows())
    sectors_[text(sectors, row, "sector")] = {
        text(sectors, row, "cameo"), text(sectors, row, "plover"), text(sectors, row, "icews"),
        sectors.Cell(row, "state") == "yes"};
  const Table& quads = knowledge.table("quad_classes");
  for (const Table::Row& row : quads.rows()) {
    std::string_view number = quads.Cell(row, "quad");
    if (number.size() == 1)
      quads_[text(quads, row, "type")] = {number[0] - '0', text(quads, row, "class")};
  }
  const Table& international = knowledge.table("international_codes");
  for (const Table::Row& row : international.rows())
    international_[text(international, row, "id")] = {text(international, row, "cameo"),
                                                      text(international, row, "plover")};
  for (auto [name, set] : {std::pair("cities", &cities_), std::pair("regions", &regions_)}) {
    const Table& table = knowledge.table(name);
    for (const Table::Row& row : table.rows())
      set->insert(PlaceKey(table.Cell(row, "name"), table.Cell(row, "country")));
  }
  // Capitals and the seats of governments are cities, whether cities.tsv has them or not.
  const Table& names = knowledge.table("countries");
  for (const Table::Row& row : names.rows())
    if (std::string_view capitals = names.Cell(row, "capital"); !capitals.empty())
      for (std::string_view capital : Split(capitals, '|'))
        cities_.insert(PlaceKey(capital, names.Cell(row, "code")));
}

const CountryCodes& FieldCodes::Country(std::string_view code) const {
  return FindOrEmpty(countries_, code);
}
const SectorCodes& FieldCodes::Sector(std::string_view sector) const {
  return FindOrEmpty(sectors_, sector);
}
const QuadName& FieldCodes::Quad(std::string_view type) const { return FindOrEmpty(quads_, type); }

std::string FieldCodes::CameoActor(const RowActor& actor) const {
  if (const International& known = FindOrEmpty(international_, actor.entity); !known.cameo.empty())
    return known.cameo;
  std::string country = actor.code == "IGO" ? "IGO" : Country(actor.code).cameo;
  return (country.empty() ? "---" : country) + Sector(actor.sector).cameo;
}

std::string FieldCodes::PloverCountry(const RowActor& actor) const {
  if (const International& known = FindOrEmpty(international_, actor.entity); !known.plover.empty())
    return known.plover;
  return actor.code == "IGO" ? "IGO" : Country(actor.code).plover;
}

std::string FieldCodes::Name(const RowActor& actor) const {
  const KnownEntity* known = knowledge_.Entity(actor.entity);
  return known != nullptr ? known->name : actor.name;
}

PlaceLevel FieldCodes::LevelOf(const PlaceRecord& place) const {
  if (place.name == Country(place.country).name && !place.name.empty()) return PlaceLevel::country;
  std::string key = PlaceKey(place.name, place.country);
  if (cities_.contains(key)) return PlaceLevel::city;
  return regions_.contains(key) ? PlaceLevel::province : PlaceLevel::unknown;
}

}  // namespace dragoman
