#include "pipeline/pipeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "actors/actor_stage.h"
#include "events/event_stage.h"
#include "parse/parse_stage.h"
#include "pipeline/invariants.h"
#include "place/place_stage.h"
#include "standings/standing_stage.h"
#include "statements/statement_stage.h"
#include "text/learned_segmenter.h"
#include "text/text_stage.h"
#include "time/time_stage.h"

namespace dragoman {

Result<std::unique_ptr<const Pipeline>> Pipeline::Create(const PipelineOptions& options) {
  const std::shared_ptr<const Knowledge>& knowledge = options.knowledge;
  std::shared_ptr<const LanguageModel> model = options.model;
  if (model == nullptr) {
    auto built_in = LanguageModel::Builtin();
    if (!built_in) return Fail(built_in.error());
    model = *built_in;
  }

  std::vector<std::unique_ptr<const Stage>> stages;
  stages.push_back(std::make_unique<TextStage>(knowledge, MakeLearnedSegmenter(model)));
  stages.push_back(std::make_unique<ParseStage>(model, knowledge));
  stages.push_back(
      std::make_unique<TimeStage>(*knowledge, TimeStage::Options{options.read_before}));
  stages.push_back(std::make_unique<PlaceStage>(knowledge));
  stages.push_back(std::make_unique<ActorStage>(knowledge));
  stages.push_back(std::make_unique<StatementStage>(knowledge));
  stages.push_back(std::make_unique<EventStage>(knowledge));
  stages.push_back(std::make_unique<StandingStage>(knowledge));

  if (Status order = CheckStageOrder(stages); !order) return Fail(order.error());
  MadeBy made_by{std::string(kProgramVersion), model->hash(), knowledge->hash()};
  return std::unique_ptr<const Pipeline>(new Pipeline(std::move(stages), std::move(made_by)));
}

Pipeline::Pipeline(std::vector<std::unique_ptr<const Stage>> stages, MadeBy made_by)
    : stages_(std::move(stages)), made_by_(std::move(made_by)) {}

Status CheckStageOrder(const std::vector<std::unique_ptr<const Stage>>& stages) {
  std::set<std::string, std::less<>> there;
  for (const auto& stage : stages) {
    for (std::string_view layer : stage->reads())
      if (!there.contains(layer))
        return Fail(ErrorKind::bug,
                    fmt::format("stage {} reads the layer {}, which no stage before it writes",
                                stage->name(), layer));
    for (std::string_view layer : stage->writes()) there.emplace(layer);
  }
  return Ok();
}

Status Pipeline::Run(Document& doc, std::string_view last, StageTimes* times) const {
  StageTimes spent;
  for (const auto& stage : stages_) {
    auto start = std::chrono::steady_clock::now();
    stage->Run(doc);
    spent.stages.emplace_back(stage->name(), std::chrono::steady_clock::now() - start);
    if (Status whole = CheckLayers(doc, stage->writes()); !whole)
      return Fail(ErrorKind::bug,
                  fmt::format("{}: after stage {}: {}; please report this with the file",
                              doc.raw().path, stage->name(), whole.error().message));
    bool done = false;
    for (std::string_view layer : stage->writes()) done |= layer == last;
    if (done) break;
  }
  if (times != nullptr) times->Add(spent);
  return Ok();
}

std::vector<std::string> Pipeline::stage_names() const {
  std::vector<std::string> names;
  for (const auto& stage : stages_) names.emplace_back(stage->name());
  return names;
}

void StageTimes::Add(const StageTimes& other) {
  for (const auto& entry : other.stages) {
    auto it = std::find_if(stages.begin(), stages.end(),
                           [&](const auto& mine) { return mine.first == entry.first; });
    if (it == stages.end())
      stages.push_back(entry);
    else
      it->second += entry.second;
  }
}

}  // namespace dragoman
