#include "place/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "gazetteer/place_key.h"

namespace dragoman {
namespace {

constexpr double kCountryPrior = 10;  // above every city
// "Quebec" is the province, "Georgia" the state only with a sign of it.
constexpr double kRegionPrior = 7;
constexpr double kCapitalBonus = 1.5, kSeatBonus = 0.4, kByHandBonus = 1.5, kQuarterMalus = 1.0;
constexpr double kOtherNameMalus = 1.5;  // "Bethlehem" is first the town of that name, then Belém
constexpr double kDivisionMalus = 1.5;   // of divisions that no table has by hand
constexpr double kSameTownKm = 40, kSameRegionKm = 500;
constexpr double kPeopleUnknown = 10'000;
constexpr double kEarthRadiusKm = 6371;

std::optional<double> Coordinate(std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  std::string text(cell);
  char* end = nullptr;
  double value = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || !(value >= -180 && value <= 180)) return std::nullopt;
  return value;
}

double PeoplePrior(double people) { return std::log10(people + 10); }

KnownPlace FromTown(const Town& town) {
  KnownPlace place{town.name, town.country,    town.division, town.lat,
                   town.lon,  PlaceKind::city, false,         PeoplePrior(town.population)};
  if (town.is_division) {
    place.kind = PlaceKind::region;
    place.prior -= kDivisionMalus;
  }
  using gazetteer::TownKind;
  if (town.kind == TownKind::capital) place.prior += kCapitalBonus;
  if (town.kind == TownKind::seat) place.prior += kSeatBonus;
  if (town.by_other_name) place.prior -= kOtherNameMalus;
  if (town.kind == TownKind::quarter) place.prior -= kQuarterMalus;
  return place;
}

// "Ala.", "Calif.": only behind a comma, and only with the full stop.
bool IsAbbreviation(std::string_view name) { return name.size() > 2 && name.back() == '.'; }

}  // namespace

std::optional<double> DistanceKm(const KnownPlace& a, const KnownPlace& b) {
  if (!a.lat || !a.lon || !b.lat || !b.lon) return std::nullopt;
  constexpr double kDegree = 3.14159265358979323846 / 180;
  double dlat = (*b.lat - *a.lat) * kDegree, dlon = (*b.lon - *a.lon) * kDegree;
  double h = std::pow(std::sin(dlat / 2), 2) + std::cos(*a.lat * kDegree) *
                                                   std::cos(*b.lat * kDegree) *
                                                   std::pow(std::sin(dlon / 2), 2);
  return 2 * kEarthRadiusKm * std::asin(std::sqrt(std::clamp(h, 0.0, 1.0)));
}

// Fills a Gazetteer from the tables in knowledge/. Table cells live as long as the Knowledge, which
// the stage holds.
struct Gazetteer::Builder {
  Gazetteer& out;
  const Knowledge& knowledge;
  std::set<std::string> capitals;  // key + "|" + code, until a city takes it

  void Name(std::string_view name, uint32_t index) {
    bool short_form = IsAbbreviation(name) && name.find(' ') == std::string_view::npos;
    std::string key = short_form ? ToLower(name) : PlaceKey(name);
    if (key.empty()) return;
    uint32_t words = static_cast<uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    uint32_t& longest = out.longest_[key.substr(0, key.find(' '))];
    longest = std::max(longest, words);
    std::vector<uint32_t>& here = out.by_key_[key];
    if (std::find(here.begin(), here.end(), index) == here.end()) here.push_back(index);
  }

  void Add(KnownPlace place, std::string_view aliases) {
    place.by_hand = true;
    uint32_t index = static_cast<uint32_t>(out.by_hand_.size());
    Name(place.name, index);
    for (std::string_view alias : Split(aliases, '|')) Name(alias, index);
    out.by_hand_.push_back(place);
  }

  void Countries() {
    const Table& table = knowledge.table("countries");
    for (const Table::Row& row : table.rows()) {
      std::string_view code = table.Cell(row, "code");
      Add({table.Cell(row, "name"), code, {}, {}, {}, PlaceKind::country, true, kCountryPrior},
          table.Cell(row, "aliases"));
      for (std::string_view capital : Split(table.Cell(row, "capital"), '|'))
        if (!capital.empty()) capitals.insert(PlaceKey(capital) + "|" + std::string(code));
    }
  }

  // The town of GeoNames that a row of cities.tsv means: its division is the city's.
  std::string_view DivisionOf(const KnownPlace& city) const {
    PlaceTable::Look look = out.table_.Find(PlaceKey(city.name));
    for (uint32_t i = look.first; i < look.first + look.count; ++i) {
      Town town = out.table_.At(out.table_.Meaning(i));
      if (town.is_division || town.country != city.country) continue;
      std::optional<double> far = DistanceKm(FromTown(town), city);
      if (far && *far <= kSameTownKm) return town.division;
    }
    return {};
  }

  void Cities() {
    const Table& table = knowledge.table("cities");
    for (const Table::Row& row : table.rows()) {
      std::string_view aliases = table.Cell(row, "aliases");
      KnownPlace city{table.Cell(row, "name"),
                      table.Cell(row, "country"),
                      {},
                      Coordinate(table.Cell(row, "lat")),
                      Coordinate(table.Cell(row, "lon")),
                      PlaceKind::city,
                      true,
                      0};
      double people = std::atof(std::string(table.Cell(row, "population")).c_str());
      city.prior = kByHandBonus + PeoplePrior(people > 0 ? people : kPeopleUnknown);
      std::vector<std::string_view> names = Split(aliases, '|');
      names.push_back(city.name);
      for (std::string_view name : names)
        if (capitals.erase(PlaceKey(name) + "|" + std::string(city.country)) > 0) {
          city.prior += kCapitalBonus;
          break;
        }
      city.division = DivisionOf(city);
      Add(city, aliases);
    }
  }

  void Regions() {
    const Table& table = knowledge.table("regions");
    for (const Table::Row& row : table.rows()) {
      std::string_view name = table.Cell(row, "name"), code = table.Cell(row, "country");
      // "Scotland" is an alias of the United Kingdom; where it lies, the region knows better.
      if (auto it = out.by_key_.find(PlaceKey(name)); it != out.by_key_.end())
        std::erase_if(it->second, [&](uint32_t i) {
          const KnownPlace& place = out.by_hand_[i];
          return place.kind == PlaceKind::country && place.country == code;
        });
      Add({name, code, name, Coordinate(table.Cell(row, "lat")), Coordinate(table.Cell(row, "lon")),
           PlaceKind::region, true, kRegionPrior},
          table.Cell(row, "aliases"));
    }
  }
};

Gazetteer::Gazetteer(const Knowledge& knowledge, PlaceTable table) : table_(table) {
  Builder builder{*this, knowledge, {}};
  builder.Countries();
  builder.Cities();
  builder.Regions();
}

Gazetteer::Hit Gazetteer::Longest(std::span<const std::string_view> forms, size_t at) const {
  Hit best;
  if (at > 0 && forms[at - 1] == ",") {
    std::string short_form = ToLower(forms[at]);
    // The full stop may be a token of its own: "ATHENS, Ga. —".
    if (at + 1 < forms.size() && forms[at + 1] == ".") short_form += '.';
    if (IsAbbreviation(short_form) && by_key_.contains(short_form))
      return {std::move(short_form), 1};
  }
  std::string key;
  uint32_t words = 0, most_by_hand = 0;
  for (size_t i = at; i < forms.size(); ++i) {
    if (i > at && forms[i] == "-") continue;
    size_t before = key.size();
    AppendPlaceWord(forms[i], key);
    if (key.size() == before) {
      if (i > at) break;  // a comma, a quotation mark
      continue;           // "The Hague"
    }
    if (words++ == 0) {
      auto longest = longest_.find(key.substr(0, key.find(' ')));
      if (longest != longest_.end()) most_by_hand = longest->second;
    }
    PlaceTable::Look look = table_.Find(key);
    size_t pos = 0;
    bool capital = IsUpper(NextCodePoint(forms[i], pos));
    bool known = (look.count > 0 && capital) || (most_by_hand >= words && by_key_.contains(key));
    if (known) best = {key, static_cast<uint32_t>(i - at + 1)};
    if (!look.longer && most_by_hand <= words) break;
  }
  return best;
}

// Adds a place of the table unless one by hand is the same; that one then stays.
bool Gazetteer::Adopt(const KnownPlace& town, std::vector<KnownPlace>& out) const {
  for (const KnownPlace& other : out) {
    if (!other.by_hand || other.country != town.country || other.kind != town.kind) continue;
    std::optional<double> far = DistanceKm(other, town);
    if (far && *far <= (town.kind == PlaceKind::region ? kSameRegionKm : kSameTownKm)) return false;
  }
  out.push_back(town);
  return true;
}

std::optional<KnownPlace> Gazetteer::Alike(std::string_view key, std::string_view country) const {
  uint32_t index = table_.FindAlike(key, country);
  if (index == PlaceTable::kNone) return std::nullopt;
  return FromTown(table_.At(index));
}

std::vector<KnownPlace> Gazetteer::Meanings(std::string_view key) const {
  std::vector<KnownPlace> out;
  if (auto it = by_key_.find(std::string(key)); it != by_key_.end())
    for (uint32_t index : it->second) out.push_back(by_hand_[index]);
  PlaceTable::Look look = table_.Find(key);
  for (uint32_t i = look.first; i < look.first + look.count && out.size() < kMostMeanings; ++i)
    Adopt(FromTown(table_.At(table_.Meaning(i))), out);
  std::stable_sort(out.begin(), out.end(),
                   [](const KnownPlace& a, const KnownPlace& b) { return a.prior > b.prior; });
  return out;
}

}  // namespace dragoman
