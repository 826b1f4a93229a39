// Sentences by rule.
//
// Idea. A full stop, question mark, exclamation mark or ellipsis may end a sentence; so may the
// stop of an abbreviation that can stand last. Quotation marks and brackets that close behind it
// stay with it. Whether it does end the sentence is told by the token after it: a capital, a
// numeral or an opening mark speaks for it, a lower-case letter against it; after an abbreviation
// only a word that is no name ("The", "He") counts, and after a question in quotation marks a
// speaker with a verb of saying ("?" Putin asked) does not.
//
//   It is over. "They left," he said.    -> two
//   "Is it over?" he asked Gen. Smith.   -> one
//   He met Jr. Smith signed.             -> wrong as one: nothing tells that a name ends there
//
// A stop without a blank ("drugs.June") ends a sentence between a small and a capital letter.
// Tests: tests/text/sentence_test.cc.
#pragma once

#include <string_view>

#include "text/abbreviations.h"
#include "text/segmenter.h"

namespace dragoman {

// Appends the sentences of the tokens, none longer than kMaxSentenceTokens.
void SplitSentences(std::string_view text, const Abbreviations& abbreviations, TokenRange tokens,
                    Segments& out);

}  // namespace dragoman
