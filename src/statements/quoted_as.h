// "The paper quoted Y as saying that …": Y's words, though the paper is the subject.
#pragma once

#include <vector>

#include "statements/draft.h"

namespace dragoman {

// Drafts with Y as source and "saying" as cue.
std::vector<StatementDraft> FindQuotedAs(const StatementScene& scene);

}  // namespace dragoman
