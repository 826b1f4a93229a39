// Raw text as a language tool sees it: paragraphs of body, all of it, without a look at layout.
// What `dragoman parse` needs, where a title or byline rule would only be in the way.
#pragma once

#include <memory>

#include "core/result.h"
#include "knowledge/knowledge.h"
#include "parse/parse_stage.h"
#include "text/document.h"
#include "text/segmenter.h"

namespace dragoman {

// Immutable once made; safe from many threads, each with its own Document.
class RunningText {
 public:
  static Result<std::unique_ptr<const RunningText>> Create(
      const std::shared_ptr<const Knowledge>& knowledge,
      const std::shared_ptr<const LanguageModel>& model);

  // Sets the text and parse layers: every sentence has the role body, and the tokens hold all that
  // is not white space. A broken layer is an error of kind bug.
  Status Run(Document& doc) const;

 private:
  RunningText(std::unique_ptr<ParseStage> parse, std::unique_ptr<Segmenter> segmenter);
  std::unique_ptr<ParseStage> parse_;
  std::unique_ptr<Segmenter> segmenter_;
};

}  // namespace dragoman
