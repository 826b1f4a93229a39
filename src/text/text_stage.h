// The text stage: from a RawReport to its TextLayer.
//
// Idea. Layout first, since nothing else can be right before it is known which lines are the story;
// then each part of a paragraph is cut into tokens and sentences on its own, so that a title
// without a full stop or a ticker's label never runs into its neighbour; then quotation marks are
// paired over the sentences. All offsets are into the text as it came: nothing is rewritten.
//
//   "By Jane Doe\n\nHe came. He left."   -> meta, then a paragraph of two sentences
//   "KABUL (AP) - He came."              -> a sentence "KABUL (AP) -" of role meta, then "He came."
//
// Tests: tests/text/.
#pragma once

#include <memory>

#include "text/document.h"
#include "text/line_kinds.h"
#include "text/segmenter.h"

namespace dragoman {

class Knowledge;

class TextStage : public Stage {
 public:
  // Without a segmenter it cuts by rule.
  explicit TextStage(std::shared_ptr<const Knowledge> knowledge,
                     std::shared_ptr<const Segmenter> segmenter = nullptr);

  std::string_view name() const override { return "text"; }
  std::vector<std::string_view> reads() const override { return {}; }
  std::vector<std::string_view> writes() const override { return {TextLayer::kLayerName}; }
  // Sets the TextLayer, and adds notices for placeholders and for a date that cannot be read.
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  std::shared_ptr<const Segmenter> segmenter_;
  LineKinds kinds_;
};

}  // namespace dragoman
