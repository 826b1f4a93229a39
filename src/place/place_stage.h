// The place stage: names of places, resolved to a country and a position.
//
// Idea: the longest name of the gazetteer at every capital; where a name is several places, the one
// whose country the words beside it or the rest of the report speak of, else the best known. A name
// inside a person's or a body's name is none.
//   "in Hyderabad, Pakistan's second ..."        -> the one in Sindh
//   "Michael Jordan said ...; Jordan scored"     -> no place
// It does not see that "Moscow" stands for a government; PlaceOf does, by syntax. Towns that the
// tables lack keep their name without a country, where the parse calls them a place. Tests:
// tests/place/.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "place/gazetteer.h"
#include "text/document.h"

namespace dragoman {

class PlaceStage : public Stage {
 public:
  // REQUIRES: knowledge is not null.
  explicit PlaceStage(std::shared_ptr<const Knowledge> knowledge);

  std::string_view name() const override { return "place"; }
  std::vector<std::string_view> reads() const override { return {"text", "parse"}; }
  std::vector<std::string_view> writes() const override { return {"place"}; }
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  Gazetteer gazetteer_;
};

}  // namespace dragoman
