// The events stage: who did what to whom, in PLOVER's types.
//
// 1. A table says which words tell a happening, in which frame, and which slots its actor and
//    recipient fill (knowledge/event_patterns.tsv; event_lexicon, frame).
// 2. Words of agreeing, refusing, demanding, threatening, stopping take in the happening that they
//    are about: "agreed to send troops" is one AGREE, no MOBILIZE (candidate; event_content.tsv).
// 3. Words of a sentence that tell the same happening are one event (merge).
// 4. "Sudan must return it", said by Russia, is a REQUEST by grammar alone (voiced_requests).
// 5. Status from modals, negation and dates (status); a future CONSULT, SUPPORT, COOPERATE or AID
// is
//    AGREE; a use of force that the actor itself announces is THREATEN (the manual's rules).
//
//   "The strike was condemned by Kenya"  ACCUSE disapprove, KEN
//   "the withdrawal of Russian troops"          RETREAT withdraw, RUS
//   Not this way: "Norway crossed swords with its neighbour", an idiom that no table row knows.
//
// Types, modes and scores: PLOVER manual, draft 2.0 (2024). The way of coding goes back to TABARI
// (Schrodt) and PETRARCH2 (Norris 2017); the table is our own. Test: tests/events/.
#pragma once

#include <memory>

#include "events/event_layer.h"
#include "events/event_lexicon.h"
#include "knowledge/knowledge.h"
#include "text/document.h"

namespace dragoman {

class EventStage : public Stage {
 public:
  // Sentences of more tokens are left uncoded: they are lists or tables, never prose.
  static constexpr uint32_t kMaxSentenceTokens = 400;

  explicit EventStage(std::shared_ptr<const Knowledge> knowledge);
  std::string_view name() const override { return "events"; }
  std::vector<std::string_view> reads() const override {
    return {"text", "parse", "time", "place", "actors", "statements"};
  }
  std::vector<std::string_view> writes() const override { return {EventLayer::kLayerName}; }
  // Fills the Document's EventTrace, if it has one.
  void Run(Document& doc) const override;

  const EventLexicon& lexicon() const { return lexicon_; }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
  EventLexicon lexicon_;
};

}  // namespace dragoman
