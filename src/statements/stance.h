// Which actors a statement is about, what stance it takes towards each, and its topics.
#pragma once

#include <string>
#include <vector>

#include "actors/actor_layer.h"
#include "statements/draft.h"
#include "statements/statement_layer.h"

namespace dragoman {

// In order of their first mention in the content; the speakers themselves left out.
std::vector<About> AboutOf(const StatementScene& scene, const ActorLayer& actors,
                           const StatementDraft& draft, const std::vector<ActorIndex>& speakers);

// Sorted, each once.
std::vector<std::string> TopicsOf(const StatementScene& scene, const StatementDraft& draft);

}  // namespace dragoman
