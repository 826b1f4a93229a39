// The places that the tables know: countries, their capitals, cities.tsv, regions.tsv. Built once,
// read-only, safe from many threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"

namespace dragoman {

enum class PlaceKind : uint8_t { country, city, region };

struct KnownPlace {
  std::string name;     // canonical English name
  std::string country;  // ISO 3166-1 alpha-3, empty where several
  std::optional<double> lat, lon;
  PlaceKind kind = PlaceKind::city;
  int64_t weight =
      0;  // population, or more for countries and regions: what the bare name means first
};

class Gazetteer {
 public:
  // Rows without a usable position keep their place without one.
  explicit Gazetteer(const Knowledge& knowledge);

  struct Hit {
    std::span<const uint32_t> places;  // heaviest first
    uint32_t tokens = 0;               // 0: none
  };
  // The longest name that starts at tokens[at]; `folded` are the sentence's forms by FoldName.
  Hit Longest(std::span<const std::string> folded, size_t at) const;
  const KnownPlace& place(uint32_t index) const { return places_[index]; }

 private:
  void Add(KnownPlace place, const std::vector<std::string_view>& names);

  std::vector<KnownPlace> places_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_name_;
  std::unordered_map<std::string, uint32_t>
      longest_;  // words of the longest name, by its first word
};

}  // namespace dragoman
