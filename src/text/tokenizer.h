// Tokens by rule, as the Universal Dependencies English Web Treebank cuts them.
//
// Idea. One walk over the text; at each place the first pattern that fits takes its token: a web
// address, a number, a word, an elision, a run of one punctuation mark, or a single character. A
// word takes its full stop along if it is an abbreviation, and is then cut into what grammar counts
// as words. Every pattern either takes what it looked at or looks no further than a fixed number of
// bytes, so that the walk is linear.
//
//   Taliban-led forces don't pay $5m   -> Taliban - led forces do|n't pay $ 5 m   ("do", "n't": one
//   written word) anti-drug units, the U.S. said     -> anti-drug units , the U.S. said the Saudis'
//   claim                  -> right as Saudis|'; wrong where ' closes a quotation it did not see
//   open
//
// Prefixes stay joined ("pro-Taliban", "mid-March"), other hyphens are tokens. Tests:
// tests/text/tokenizer_test.cc, measured on the treebank by score.py (layer parse).
#pragma once

#include <string_view>
#include <vector>

#include "text/abbreviations.h"
#include "text/text_layer.h"

namespace dragoman {

// Appends the tokens of text[range].
void Tokenize(std::string_view text, ByteRange range, const Abbreviations& abbreviations,
              std::vector<Token>& out);

}  // namespace dragoman
