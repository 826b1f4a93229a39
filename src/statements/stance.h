// Which actors a statement is about, what stance it takes towards each, and its topics.
#pragma once

#include <string>
#include <vector>

#include "actors/actor_layer.h"
#include "statements/draft.h"
#include "statements/statement_layer.h"

namespace dragoman {

// What surrounds a statement and changes how its words are meant.
struct StanceSetting {
  std::vector<ByteRange> of_others;  // words inside the content that somebody else is credited with
  bool denied = false;               // the words are what the speaker denies
  // "said that [his country] wants X": the stance is that of the statement around it.
  bool voiced_by_parent = false;
};

// In order of their first mention in the content; the speakers themselves left out. Whoever is only
// spoken to or named beside the cue is there only where the words judge him.
std::vector<About> AboutOf(const StatementScene& scene, const ActorLayer& actors,
                           const StatementDraft& draft, const std::vector<ActorIndex>& speakers,
                           const StanceSetting& setting);

// Sorted, each once.
std::vector<std::string> TopicsOf(const StatementScene& scene, const StatementDraft& draft);

}  // namespace dragoman
