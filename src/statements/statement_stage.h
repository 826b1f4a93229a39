// The statements stage: who is credited with which words.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "statements/cue_lexicon.h"
#include "text/document.h"

namespace dragoman {

class StatementStage : public Stage {
 public:
  // REQUIRES: knowledge is not null. Run is safe from many threads.
  explicit StatementStage(std::shared_ptr<const Knowledge> knowledge);

  std::string_view name() const override { return "statements"; }
  std::vector<std::string_view> reads() const override;
  std::vector<std::string_view> writes() const override;
  void Run(Document& doc) const override;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  CueLexicon lexicon_;
};

}  // namespace dragoman
