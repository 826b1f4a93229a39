// Which drafts stay, in which order, and which lies in the words of which.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "statements/draft.h"

namespace dragoman {

// Leaves out drafts without content, below the least confidence, or doubled; sorts the others by
// their first content. Drafts without content whose source stays of interest ("in a report, the RT
// reported.") are moved to `bare`.
std::vector<StatementDraft> SelectDrafts(const StatementScene& scene,
                                         std::vector<StatementDraft> drafts,
                                         std::vector<StatementDraft>* bare);

// For each draft the smallest other one whose content holds its cue and content.
// "K told A that it was so, B reported": what B's cue and source cover is no part of K's words, as
// B reports K.
void CutOuterCues(const StatementScene& scene, std::vector<StatementDraft>* drafts);

std::vector<std::optional<uint32_t>> FindParents(const std::vector<StatementDraft>& drafts);

}  // namespace dragoman
