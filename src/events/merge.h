// One event for each distinct happening in a sentence: "killed in an attack", "held talks during a
// visit", "attacked a camp, killing 20" are one each; "visited Kabul and met Muttaqi" are two.
#pragma once

#include <vector>

#include "events/candidate.h"

namespace dragoman {

// Marks candidates that tell the happening of another one as absorbed, and hands what they know
// (mode, actors, recipients) over to it.
void MergeSame(const Frame& frame, std::vector<Candidate>& candidates);

}  // namespace dragoman
