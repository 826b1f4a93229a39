// Places that the report names, resolved to a country, and the place of what is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "text/document.h"
#include "time/time_layer.h"

namespace dragoman {

struct PlaceMention {
  ByteRange range;
  std::string name;     // canonical English name
  std::string country;  // ISO 3166-1 alpha-3, empty where unknown
  std::optional<double> lat, lon;
  bool is_country = false;
};

struct PlacedBy {
  std::string name;               // as the report writes it
  std::optional<uint32_t> place;  // index into PlaceLayer::places
  Basis basis = Basis::phrase;
};

struct PlaceLayer {
  static constexpr std::string_view kLayerName = "place";
  std::vector<PlaceMention> places;  // in text order
};

// Where what the token (a verb or an event noun) tells took place, only if the words say so: "in
// Tashkent" tied to it by syntax. A place that is the object or stands for a government is no
// location. REQUIRES: doc has the text, parse and place layers.
std::optional<PlacedBy> PlaceOf(const Document& doc, uint32_t token);

}  // namespace dragoman
