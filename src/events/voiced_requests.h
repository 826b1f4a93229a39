// Requests that are made by grammar alone: "Sudan must return the helicopter", said by Russia; and
// the imperative inside a quotation.
#pragma once

#include <vector>

#include "events/candidate.h"
#include "statements/statement_layer.h"

namespace dragoman {

struct VoicedRequest {
  uint32_t token = 0;  // the verb of what is asked for
  TokenRange trigger;  // "must return"
  std::string mode;
  std::vector<ActorIndex> actors, recipients;
  uint32_t statement = 0;
};

// Requests of the sentence's statements. Candidates that tell what is asked for are absorbed.
std::vector<VoicedRequest> FindVoicedRequests(const Frame& frame, const EventLexicon& lexicon,
                                              const StatementLayer& statements, TokenRange sentence,
                                              std::vector<Candidate>& candidates);

}  // namespace dragoman
