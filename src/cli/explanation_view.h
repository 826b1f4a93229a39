// An explanation as a person reads it, in 80 columns.
#pragma once

#include "cli/console.h"
#include "export/explanation.h"

namespace dragoman {

void PrintExplanation(Console& console, const Explanation& explanation,
                      const ExplainedSentence& sentence);

}  // namespace dragoman
