// Pronouns and definite descriptions: "he", "the minister", "the group", "the two countries".
//
// Every mention leaves a trace of how present it is to a reader: how many sentences ago, whether as
// a subject, whether inside somebody's quotation. A pronoun takes the most present actor that it
// agrees with in number and gender; a description the most present one that it can describe. What
// fits nobody stays unresolved: a wrong antecedent costs more than a missing one. Works: "Medvedev
// met Xi. He said ..." -> Medvedev (subject). "India and Russia ... the two countries" -> both.
// Does not: "Putin told Erdogan that he had to wait" -> Putin, though Erdogan may be meant.
// After the ideas of Lappin and Leass (1994) and of centering (Grosz, Joshi and Weinstein 1995).
// Test: tests/actors/actor_stage_test.cc.
#pragma once

#include "actors/draft.h"
#include "actors/role_chunks.h"

namespace dragoman {

// Adds mentions for the pronouns of the report and for those `chunks` that are left: definite,
// nameless, without owner. REQUIRES: draft.mentions holds all named mentions, sorted.
void ResolveReferences(ActorDraft& draft, const std::vector<RoleChunk>& chunks);

}  // namespace dragoman
