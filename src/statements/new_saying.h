// Where, inside the words of one cue, the same or another speaker sets in anew: the first cue's
// content ends there.
//
//   "acknowledged that the port was shut but stressed that it would open"     but
//   "denied that it was shut, saying that it would open"                      the comma
//   "said that it was shut, and he accused the guards"                        and
//
// Test: tests/statements/cues_test.cc.
#pragma once

#include "statements/draft.h"

namespace dragoman {

// The token at which another saying begins within `range`, or kNoToken. `verb`: the cue.
uint32_t NewSaying(const StatementScene& scene, uint32_t verb, TokenRange range);

// Whether `second` is a verb of saying in the tense of `verb`, so that one speaker can say both.
bool GoesOn(const StatementScene& scene, uint32_t verb, uint32_t second);

}  // namespace dragoman
