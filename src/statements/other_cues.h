// Attributions without a cue verb: "according to X", "in the words of X", "reportedly", cue nouns
// ("the claim that"), headlines ("Russia: no threat"), and words named afterwards ("Those were the
// words of X").
#pragma once

#include <vector>

#include "actors/actor_layer.h"
#include "statements/draft.h"

namespace dragoman {

std::vector<StatementDraft> FindAccordingTo(const StatementScene& scene);
std::vector<StatementDraft> FindHearsayAdverbs(const StatementScene& scene);
std::vector<StatementDraft> FindNounCues(const StatementScene& scene);
std::vector<StatementDraft> FindHeadlines(const StatementScene& scene, const ActorLayer& actors);
// Drafts without content, for the quotation before: AttachQuotations() fills or drops them.
std::vector<StatementDraft> FindThoseWords(const StatementScene& scene);

}  // namespace dragoman
