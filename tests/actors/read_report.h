// A text read through all stages up to the actors.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "actors/actor_stage.h"
#include "ingest/report_source.h"
#include "parse/parse_stage.h"
#include "place/place_layer.h"
#include "text/text_stage.h"
#include "time/time_stage.h"

namespace dragoman::test {

inline const std::shared_ptr<const Knowledge>& BuiltinKnowledge() {
  static const std::shared_ptr<const Knowledge> knowledge = Knowledge::Builtin().value();
  return knowledge;
}

inline std::unique_ptr<Document> ReadReport(const std::string& text,
                                            const std::string& published = "2024-05-29") {
  RawReport raw;
  raw.path = "test";
  raw.text = text;
  raw.published = published;
  Identify(raw);
  auto doc = std::make_unique<Document>(std::move(raw));
  static const std::vector<std::unique_ptr<Stage>> stages = [] {
    const auto& knowledge = BuiltinKnowledge();
    std::vector<std::unique_ptr<Stage>> all;
    all.push_back(std::make_unique<TextStage>(knowledge));
    all.push_back(std::move(ParseStage::Create(knowledge).value()));
    all.push_back(std::make_unique<TimeStage>(*knowledge, TimeStage::Options{}));
    all.push_back(std::make_unique<ActorStage>(knowledge));
    return all;
  }();
  doc->Set(PlaceLayer{});
  for (const auto& stage : stages) stage->Run(*doc);
  return doc;
}

}  // namespace dragoman::test
