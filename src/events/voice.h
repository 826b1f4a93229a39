// Whose voice the words at a token are in: "we", and judgements that nobody in the sentence owns.
#pragma once

#include <vector>

#include "events/frame.h"
#include "statements/statement_layer.h"

namespace dragoman {

// Whether the word's subject is the speaker: "we are close to". REQUIRES: token is in the document.
bool HasSpeakerAsSubject(const Frame& frame, uint32_t token);

// The speakers of the innermost statement around the token that are none of `others`; else the
// subject of a verb above it ("..., the minister stated"). Empty where the report itself speaks.
std::vector<ActorIndex> VoiceAt(const Frame& frame, const StatementLayer& statements,
                                uint32_t token, const std::vector<ActorIndex>& others);

}  // namespace dragoman
