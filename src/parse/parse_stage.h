// The parse stage: words, syntax and names for every sentence of a Document.
//
// Three linear classifiers over hashed features, learned from treebanks (train/perceptron): a
// tagger reads each sentence left to right and gives a joint UPOS and XPOS tag; an arc-hybrid
// transition parser builds a UD v2 tree with exactly one root, in 2n steps; a name finder labels
// tokens. Lemmas and features come from tables of exceptions and suffix scripts. Names are then
// corrected by what the knowledge tables know and by what the rest of the report calls the same
// (names.h).
//
//   "Russia no longer sees the Taliban as a threat."  sees: root, Russia: nsubj, threat: obl with
//   case "as" "Putin, who met Modi, left."                      met: acl:relcl of Putin Not this
//   way: "He saw the envoy with the flag."   Whose flag it is takes more than the words near by;
//                                                     a greedy parser picks one reading and never
//                                                     goes back.
//
// Collins 2002 (perceptron), Kuhlmann et al. 2011 and Goldberg & Nivre 2013 (arc-hybrid, dynamic
// oracle). Tests: tests/parse/parse_stage_test.cc.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "knowledge/knowledge.h"
#include "parse/parse_model.h"
#include "text/document.h"

namespace dragoman {

class ParseStage : public Stage {
 public:
  // With the built-in model; fails where it is missing or damaged. Knowledge may be null: names are
  // then found by the model alone.
  static Result<std::unique_ptr<ParseStage>> Create(std::shared_ptr<const Knowledge> knowledge);
  // REQUIRES: model is not null.
  ParseStage(std::shared_ptr<const ParseModel> model, std::shared_ptr<const Knowledge> knowledge);

  std::string_view name() const override { return "parse"; }
  std::vector<std::string_view> reads() const override { return {"text"}; }
  std::vector<std::string_view> writes() const override { return {"parse"}; }
  // The layer's views point into the model, which the first stage built over it keeps for good.
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const ParseModel> model_;
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace dragoman
