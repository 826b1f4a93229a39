// The places that are known: countries, cities.tsv and regions.tsv by hand, and GeoNames' towns and
// divisions. Built once, read-only, safe from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazetteer/place_table.h"
#include "knowledge/knowledge.h"

namespace dragoman {

enum class PlaceKind : uint8_t { country, city, region };

struct KnownPlace {
  std::string_view name;      // canonical English name
  std::string_view country;   // ISO 3166-1 alpha-3, empty where several
  std::string_view division;  // of a town: its first-level division; of a region: its own name
  std::optional<double> lat, lon;
  PlaceKind kind = PlaceKind::city;
  bool by_hand = false;  // from the tables in knowledge/, so known to world news
  // How likely the bare name is this place, in tenfolds of people: log10 of the population, more
  // for capitals, regions by hand and countries.
  double prior = 0;
};

// Kilometres between two places; none where one has no position.
std::optional<double> DistanceKm(const KnownPlace& a, const KnownPlace& b);

class Gazetteer {
 public:
  // Rows without a usable position keep their place without one.
  Gazetteer(const Knowledge& knowledge, PlaceTable table);

  struct Hit {
    std::string key;      // of the name, as PlaceKey makes it
    uint32_t tokens = 0;  // 0: none
  };
  // The longest name that starts at forms[at], a sentence's forms.
  Hit Longest(std::span<const std::string_view> forms, size_t at) const;
  // What the key may mean, likeliest first; at most kMostMeanings. Places that both kinds of tables
  // have come once. The views live as long as the Gazetteer.
  std::vector<KnownPlace> Meanings(std::string_view key) const;

  // A town of the country whose name has the same consonants: for spellings that no table has.
  std::optional<KnownPlace> Alike(std::string_view key, std::string_view country) const;

  static constexpr size_t kMostMeanings = 300;

 private:
  struct Builder;

  bool Adopt(const KnownPlace& town, std::vector<KnownPlace>& out) const;

  PlaceTable table_;
  std::vector<KnownPlace> by_hand_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_key_;
  std::unordered_map<std::string, uint32_t> longest_;  // words of the longest key, by first word
};

}  // namespace dragoman
