// Runs the whole pipeline over a passage and gives its standings, one a pair of actors.
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/hash.h"
#include "pipeline/pipeline.h"
#include "standings/standing_layer.h"

namespace dragoman {

struct Told {
  std::string kind, value;
  Actor holder, target;
  std::string since, until, why;
};

inline const Pipeline& ThePipeline() {
  static const std::unique_ptr<const Pipeline> pipeline = [] {
    auto made = Pipeline::Create({Knowledge::Builtin().value()});
    if (!made) throw std::runtime_error(made.error().message);
    return std::move(*made);
  }();
  return *pipeline;
}

// `published`: the day of the report, or empty.
inline std::vector<Told> StandingsTold(const std::string& text, const std::string& published) {
  RawReport raw;
  raw.id = raw.path = "passage";
  raw.hash = Sha256Hex(text);
  raw.text = text;
  raw.published = published;
  Document doc(raw);
  if (Status run = ThePipeline().Run(doc); !run) throw std::runtime_error(run.error().message);
  const ActorLayer& actors = doc.Get<ActorLayer>();
  std::vector<Told> out;
  for (const Standing& one : doc.Get<StandingLayer>().standings)
    for (ActorIndex holder : one.holders)
      for (ActorIndex target : one.targets)
        out.push_back({one.kind, one.value, actors.actor(holder), actors.actor(target), one.since,
                       one.until, one.why});
  return out;
}

}  // namespace dragoman
