// The outlets behind the report as a whole: its own, and those that it credits.
#pragma once

#include "actors/draft.h"

namespace dragoman {

// Fills layer.outlet and layer.credits from what the head of the report tells.
void FindReportOutlets(ActorDraft& draft, ActorLayer& layer);

}  // namespace dragoman
