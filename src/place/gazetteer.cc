#include "place/gazetteer.h"

#include <algorithm>
#include <cstdlib>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr int64_t kCountryWeight = 1'000'000'000;  // above every city
constexpr int64_t kCapitalWeight = 50'000'000;
constexpr int64_t kRegionWeight =
    900'000;  // "Georgia" is the state only with a sign of it; "Quebec" the province

std::optional<double> Coordinate(std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  std::string text(cell);
  char* end = nullptr;
  double value = std::strtod(text.c_str(), &end);
  if (end != text.c_str() + text.size() || value < -180 || value > 180) return std::nullopt;
  return value;
}

// The key by which names are compared: folded, hyphens as blanks, "al-" as "al ".
std::string Key(std::string_view name) {
  std::string key = FoldName(name);
  std::replace(key.begin(), key.end(), '-', ' ');
  return key;
}

}  // namespace

void Gazetteer::Add(KnownPlace place, const std::vector<std::string_view>& names) {
  uint32_t index = static_cast<uint32_t>(places_.size());
  places_.push_back(std::move(place));
  for (std::string_view name : names) {
    if (name.starts_with("the ")) name.remove_prefix(4);
    std::string key = Key(name);
    if (key.empty()) continue;
    std::vector<std::string_view> words = Split(key, ' ');
    uint32_t& longest = longest_[std::string(words[0])];
    longest = std::max(longest, static_cast<uint32_t>(words.size()));
    std::vector<uint32_t>& here = by_name_[key];
    if (std::find(here.begin(), here.end(), index) == here.end()) here.push_back(index);
  }
}

Gazetteer::Gazetteer(const Knowledge& knowledge) {
  const Table& countries = knowledge.table("countries");
  std::unordered_map<std::string, std::string> capital_of;  // folded capital + code -> code
  for (const Table::Row& row : countries.rows()) {
    std::string code(countries.Cell(row, "code"));
    std::vector<std::string_view> names = Split(countries.Cell(row, "aliases"), '|');
    names.push_back(countries.Cell(row, "name"));
    Add({std::string(countries.Cell(row, "name")), code, std::nullopt, std::nullopt,
         PlaceKind::country, kCountryWeight},
        names);
    for (std::string_view capital : Split(countries.Cell(row, "capital"), '|'))
      capital_of.emplace(Key(capital) + "|" + code, code);
  }
  const Table& cities = knowledge.table("cities");
  for (const Table::Row& row : cities.rows()) {
    std::vector<std::string_view> names = Split(cities.Cell(row, "aliases"), '|');
    names.push_back(cities.Cell(row, "name"));
    std::string code(cities.Cell(row, "country"));
    int64_t weight = std::atoll(std::string(cities.Cell(row, "population")).c_str());
    for (std::string_view name : names)
      if (auto it = capital_of.find(Key(name) + "|" + code); it != capital_of.end()) {
        weight += kCapitalWeight;
        capital_of.erase(it);
        break;
      }
    Add({std::string(cities.Cell(row, "name")), code, Coordinate(cities.Cell(row, "lat")),
         Coordinate(cities.Cell(row, "lon")), PlaceKind::city, weight},
        names);
  }
  // Capitals that cities.tsv lacks have no position.
  for (const Table::Row& row : countries.rows())
    for (std::string_view capital : Split(countries.Cell(row, "capital"), '|')) {
      std::string code(countries.Cell(row, "code"));
      auto known = by_name_.find(Key(capital));
      bool there = false;
      if (known != by_name_.end())
        for (uint32_t index : known->second) there |= places_[index].country == code;
      if (!capital.empty() && !there)
        Add({std::string(capital), code, std::nullopt, std::nullopt, PlaceKind::city,
             kCapitalWeight},
            {capital});
    }
  const Table& regions = knowledge.table("regions");
  for (const Table::Row& row : regions.rows()) {
    std::vector<std::string_view> names = Split(regions.Cell(row, "aliases"), '|');
    names.push_back(regions.Cell(row, "name"));
    Add({std::string(regions.Cell(row, "name")), std::string(regions.Cell(row, "country")),
         Coordinate(regions.Cell(row, "lat")), Coordinate(regions.Cell(row, "lon")),
         PlaceKind::region, kRegionWeight},
        names);
  }
  for (auto& [name, list] : by_name_)
    std::stable_sort(list.begin(), list.end(), [this](uint32_t a, uint32_t b) {
      return places_[a].weight > places_[b].weight;
    });
}

Gazetteer::Hit Gazetteer::Longest(std::span<const std::string> folded, size_t at) const {
  std::string first = folded[at].substr(0, folded[at].find('-'));
  auto longest = longest_.find(first);
  if (longest == longest_.end()) return {};
  Hit best;
  std::string key;
  for (size_t i = at; i < folded.size() && i < at + longest->second * 2; ++i) {
    bool joint = folded[i] == "-";
    if (joint) continue;
    bool glued = folded[i] == "." || folded[i] == ",";
    if (!key.empty() && !glued) key += ' ';
    key += folded[i];
    std::replace(key.begin(), key.end(), '-', ' ');
    auto it = by_name_.find(key);
    if (it != by_name_.end()) best = {it->second, static_cast<uint32_t>(i - at + 1)};
  }
  return best;
}

}  // namespace dragoman
