// Verb cues set between commas, at the end of a sentence, or in "as X said".
#pragma once

#include "statements/draft.h"

namespace dragoman {

// "…, said Ann Lee, a lawyer": the source stands behind the verb. Beside a quotation the content is
// left open for AttachQuotations(). Fills *draft and returns true where the words are so.
// REQUIRES: draft->cue is a verb in active voice, `word` what the table says of it.
bool FindInvertedCue(const StatementScene& scene, const CueWord& word, StatementDraft* draft);

// "as X said, Y", "Y, X said, Z". Where it returns false draft->content is not to be read.
// REQUIRES: as above, and draft->source is set where the cue has one.
bool FindAside(const StatementScene& scene, const CueWord& word, StatementDraft* draft);

// "explained X [in an interview with Y]", "said X [at a press conference]": the token that the
// phrase begins with, in the verb's sentence and outside quotation marks; or kNoToken. It ends what
// was said.
uint32_t OccasionBehind(const StatementScene& scene, uint32_t verb);

}  // namespace dragoman
