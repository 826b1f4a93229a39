// Who is the source of a cue verb: its subject, or that of the verb of saying which it goes on
// from.
//
//   "Holm denied it, saying the port was open."        saying: Holm, whatever verb the parser hung
//   it on "The radio quoted a guard as saying it was shut."  saying: a guard "It insists that the
//   port is open."                insists: it, no mere "it rains"
//
// Test: tests/statements/sources_test.cc.
#pragma once

#include "statements/draft.h"

namespace dragoman {

// The head token of the source, or kNoToken. `passive`: the cue is passive, its agent is asked for.
uint32_t SourceOf(const StatementScene& scene, uint32_t verb, const CueWord& word, bool passive);

}  // namespace dragoman
