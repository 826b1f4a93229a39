// The one page that is the product: which stages a report goes through, in what order.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "knowledge/knowledge.h"
#include "ledger/record.h"
#include "neural/language_model.h"
#include "text/document.h"

namespace dragoman {

inline constexpr std::string_view kProgramVersion = "0.1.0";

struct PipelineOptions {
  std::shared_ptr<const Knowledge> knowledge;            // required
  std::string read_before{kTablesClosed};                // ISO day: no report is later
  std::shared_ptr<const LanguageModel> model = nullptr;  // null: the built-in one
};

// Time spent in each stage, summed over reports; for `read --timings` and bench/.
struct StageTimes {
  std::vector<std::pair<std::string, std::chrono::nanoseconds>> stages;
  void Add(const StageTimes& other);
};

// Immutable once made: one Pipeline serves all threads, each with its own Document.
class Pipeline {
 public:
  static Result<std::unique_ptr<const Pipeline>> Create(const PipelineOptions& options);

  // Runs all stages, or those up to the one that writes the layer `last`. What a stage leaves must
  // hold together (ranges within the text, indexes within their lists): an error of kind bug says
  // which did not.
  Status Run(Document& doc, std::string_view last = {}, StageTimes* times = nullptr) const;

  const MadeBy& made_by() const { return made_by_; }
  std::vector<std::string> stage_names() const;

 private:
  explicit Pipeline(std::vector<std::unique_ptr<const Stage>> stages, MadeBy made_by);
  std::vector<std::unique_ptr<const Stage>> stages_;
  MadeBy made_by_;
};

// Refuses an order in which a stage reads a layer that none before it has written.
Status CheckStageOrder(const std::vector<std::unique_ptr<const Stage>>& stages);

}  // namespace dragoman
