// The place stage: names of places, resolved to a country and a position.
//
// Idea: place_names.h finds the names that may be places, each with what speaks for it;
// place_resolver.h decides which place each of them is; gazetteer.h knows the places.
//   "in Hyderabad, Pakistan's second ..."        -> the one in Sindh
//   "Michael Jordan said ...; Jordan scored"     -> no place
// It does not see that "Moscow" stands for a government; PlaceOf does, by syntax. Towns that no
// table has keep their name without a country, where the parse calls them a place. Tests:
// tests/place/.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "place/gazetteer.h"
#include "place/place_words.h"
#include "text/document.h"

namespace dragoman {

class PlaceStage : public Stage {
 public:
  // REQUIRES: knowledge is not null.
  explicit PlaceStage(std::shared_ptr<const Knowledge> knowledge);

  std::string_view name() const override { return "place"; }
  std::vector<std::string_view> reads() const override { return {"text", "parse", "time"}; }
  std::vector<std::string_view> writes() const override { return {"place"}; }
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  Gazetteer gazetteer_;
  PlaceWords words_;
};

}  // namespace dragoman
