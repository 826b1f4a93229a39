// Words of place_words.tsv by class. Read-only, safe from many threads.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "knowledge/knowledge.h"

namespace dragoman {

enum class PlaceWord : uint8_t {
  at,
  part,
  division,
  town,
  feature,
  venue,
  title,
  person,
  state,
  near,
  reach,
  common,
  deed,
  speak
};

class PlaceWords {
 public:
  explicit PlaceWords(const Knowledge& knowledge);
  // `lower`: the word in lower case.
  bool Is(std::string_view lower, PlaceWord word) const;

 private:
  std::unordered_map<std::string_view, uint32_t> classes_;  // a bit a class; views the Knowledge
};

}  // namespace dragoman
