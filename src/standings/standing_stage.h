// The standings stage: how one actor stands towards another, told or voiced.
//
// Four sources, the surest first; the same standing in one sentence is told once:
// 1. What the report tells, by a table of words and frames (knowledge/standing_patterns.tsv):
//    "Russia has not directly recognised the Taliban" -> recognition not-recognised. Whether it
//    holds is read from the words above (told_state), since when from its clause (standing_dates),
//    between whom politics can be from the actors (standing_sides).
// 2. Compounds: "US-backed rebels" (ally), "anti-Assad fighters" (hostile); compounds.cc.
// 3. Events that show it (knowledge/standing_events.tsv): "condemned" -> stance critical.
// 4. Attitudes that a speaker voices: the statement's `about` with a stance; the holder is the
//    speaker's side, which for an official is the state.
//   "once considered terrorists" ended: it carries `until`.
//   Not this way: "There was no hurry to accept the new rulers", which no table row knows.
// Test: tests/standings/.
#pragma once

#include <memory>

#include "events/event_lexicon.h"
#include "knowledge/knowledge.h"
#include "standings/standing_layer.h"
#include "text/document.h"

namespace dragoman {

class StandingStage : public Stage {
 public:
  explicit StandingStage(std::shared_ptr<const Knowledge> knowledge);
  std::string_view name() const override { return "standings"; }
  std::vector<std::string_view> reads() const override {
    return {"text", "parse", "time", "place", "actors", "statements", "events"};
  }
  std::vector<std::string_view> writes() const override { return {StandingLayer::kLayerName}; }
  void Run(Document& doc) const override;

  const EventLexicon& lexicon() const { return lexicon_; }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  EventLexicon lexicon_;
};

}  // namespace dragoman
