// Who speaks to whom through which outlets: from drafts to actors.
#pragma once

#include <string_view>
#include <vector>

#include "actors/actor_layer.h"
#include "statements/draft.h"
#include "statements/statement_layer.h"

namespace dragoman {

// The actors whom the noun phrase headed by the token names, conjuncts included.
std::vector<ActorIndex> ActorsOf(const StatementScene& scene, const ActorLayer& actors,
                                 uint32_t head);

// Speakers of the draft. Empty where the report names nobody it could know.
std::vector<ActorIndex> SpeakersOf(const StatementScene& scene, const ActorLayer& actors,
                                   const StatementDraft& draft);

// People spoken to and outlets that were told, as the cue's own clause says: "told reporters", "in
// an interview with TASS", "on state television".
struct Told {
  std::vector<ActorIndex> addressees;
  std::vector<Via> outlets;
};
Told ToldTo(const StatementScene& scene, const ActorLayer& actors, const StatementDraft& draft);

// "agency", "newspaper": an outlet without a name of its own.
bool IsOutletNoun(std::string_view lemma);

// Fills `via` of all statements: outlets told, outlets whose statement holds it, outlets named in a
// sentence of their own behind it (`bare`), the report's credits, the report's outlet.
// REQUIRES: statements[i] was made from drafts[i], its parent set, its via holding the outlets
// told.
void FillVia(const StatementScene& scene, const ActorLayer& actors,
             const std::vector<StatementDraft>& drafts, const std::vector<StatementDraft>& bare,
             std::vector<Statement>* statements);

}  // namespace dragoman
