// The parse stage: words, syntax and names for every sentence of a Document.
//
// The language model (src/neural; its method and training stand in train/README.md) tags each word,
// gives each sentence a UD v2 tree with exactly one root, lemmatises, and labels names. Names are
// then corrected by what the knowledge tables know and by what the rest of the report calls the
// same (names.h).
//
//   "Russia no longer sees the Taliban as a threat."  sees: root, Russia: nsubj, threat: obl with
//   case "as" "Putin, who met Modi, left."                      met: acl:relcl of Putin
// Not this way: "He saw the envoy with the flag."     Whose flag it is takes more than one sentence
// to know; the
//                                                     tree says one thing, with no word of doubt.
// Tests: tests/parse/parse_stage_test.cc.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "knowledge/knowledge.h"
#include "neural/language_model.h"
#include "text/document.h"

namespace dragoman {

class ParseStage : public Stage {
 public:
  // With the built-in model; fails where it is missing or damaged. Knowledge may be null: names are
  // then found by the model alone.
  static Result<std::unique_ptr<ParseStage>> Create(std::shared_ptr<const Knowledge> knowledge);
  // REQUIRES: model is not null, and outlives every Document that this stage has run on: the
  // layer's views point into it.
  ParseStage(std::shared_ptr<const LanguageModel> model,
             std::shared_ptr<const Knowledge> knowledge);

  std::string_view name() const override { return "parse"; }
  std::vector<std::string_view> reads() const override { return {"text"}; }
  std::vector<std::string_view> writes() const override { return {"parse"}; }
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const LanguageModel> model_;
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace dragoman
