// Finds the names in a report that may be places, with what speaks for and against it, and the
// countries that the report speaks of. Which place a name is, the resolver says.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse_layer.h"
#include "place/gazetteer.h"
#include "place/place_words.h"
#include "text/document.h"
#include "text/text_layer.h"

namespace dragoman {

struct PlaceName {
  TokenRange tokens;
  uint32_t sentence = 0;
  std::string_view key;                               // as PlaceKey makes it; empty where unknown
  const std::vector<KnownPlace>* meanings = nullptr;  // none: known by the parse alone
  int evidence = 0;       // that it is a place at all, see kLeastEvidence
  bool labelled = false;  // the parse calls it a place
  bool at = false;        // behind a preposition of place, or what a verb of reaching reaches
  bool doubtful = false;  // "Turkey prices": a common word, unless the report speaks of the country
  bool division_word = false, town_word = false;  // "Niger state", "the city of Tyre"
};

// A word for a country: "Lebanese", "Lebanon's".
struct CountryNote {
  uint32_t token = 0, end = 0;
  std::string_view code;
  bool named = false;  // by its name, not an adjective or its people
};

struct PlaceNames {
  std::map<std::string, std::vector<KnownPlace>, std::less<>> meanings;  // by key
  std::vector<PlaceName> names;                                          // in text order
  std::vector<CountryNote> countries;                                    // in text order
};

// A name is a place from here on. What each sign weighs stands in place_names.cc.
inline constexpr int kLeastEvidence = 3;

// REQUIRES: doc has the text and parse layers. What is returned views the Gazetteer and Knowledge.
PlaceNames FindPlaceNames(const Document& doc, const Knowledge& knowledge,
                          const Gazetteer& gazetteer, const PlaceWords& words);

}  // namespace dragoman
