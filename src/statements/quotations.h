// Gives every quotation its speaker: what quotation marks prove.
#pragma once

#include <vector>

#include "statements/draft.h"

namespace dragoman {

// Adds the quotations' words to the drafts whose cue stands beside them, stretches contents over
// the quotations that they begin, and adds drafts for quotations that only go on. Afterwards drafts
// without content are those that nothing was found for.
void AttachQuotations(const StatementScene& scene, std::vector<StatementDraft>* drafts);

}  // namespace dragoman
