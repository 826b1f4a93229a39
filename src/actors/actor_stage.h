// The actors stage: who is meant by every name, title and pronoun, and for whom they act.
//
// 1. Names become units: what the tables know, and what only the name finder saw (name_units).
// 2. Titles and nameless people become role chunks with the names that they belong to
// (role_chunks).
// 3. A chunk beside a person's name describes that person: "Indian diplomat JP Singh"; "Amir Khan
// Muttaqi, the
//    acting foreign minister". What a table knows of the person on the report's day goes first.
// 4. What is left is nameless ("senior western officials") or refers back ("he", "the minister";
// coreference). Works: "Zamir Kabulov, Director of the Department ... of the country" speaks for
// the country of the sentences before; "Kabulov" and "Jamir Kabulov" are he. Does not: two brothers
// who share surname and office. Test: tests/actors/actor_stage_test.cc.
#pragma once

#include <memory>

#include "actors/actor_layer.h"
#include "actors/given_names.h"
#include "actors/name_units.h"
#include "knowledge/knowledge.h"

namespace dragoman {

class ActorStage : public Stage {
 public:
  explicit ActorStage(std::shared_ptr<const Knowledge> knowledge);
  std::string_view name() const override { return "actors"; }
  std::vector<std::string_view> reads() const override {
    return {"text", "parse", "time", "place"};
  }
  std::vector<std::string_view> writes() const override { return {ActorLayer::kLayerName}; }
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  NameUnitFinder unit_finder_;
  GivenNames given_names_;
};

}  // namespace dragoman
