// Finds attributions by verbs: "X said that Y", "X promised to Y", "X condemned Y", "Y, X said, Z",
// "X is believed to Y".
#pragma once

#include <vector>

#include "statements/draft.h"

namespace dragoman {

// One draft a cue verb, in text order. A verb that can stand beside a quotation but has no
// complement of its own gives a draft without content: AttachQuotations() fills or drops it.
std::vector<StatementDraft> FindVerbCues(const StatementScene& scene);

}  // namespace dragoman
