// From a stretch of text to tokens and sentences: the seam at which a learned segmenter takes the
// place of the rules.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "text/text_layer.h"

namespace dragoman {

class Knowledge;

struct Segments {
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;  // into tokens; together all of them, none empty
};

class Segmenter {
 public:
  virtual ~Segmenter() = default;
  // Appends the tokens and sentences of text[range]: one paragraph, or a part of one. Token ranges
  // are into the text, hold no white space and cover all that is none; no sentence has more than
  // kMaxSentenceTokens tokens. Safe from many threads; linear in the size of the range.
  virtual void Segment(std::string_view text, ByteRange range, Segments& out) const = 0;
};

// Longer sentences are cut at the best point. Parsers take time that grows with the square of this.
constexpr uint32_t kMaxSentenceTokens = 2000;
// A longer run of letters is cut: it is no word.
constexpr uint32_t kMaxTokenBytes = 1024;

// Tokens and sentences by rule, see tokenizer.h and sentence_splitter.h.
std::unique_ptr<Segmenter> MakeRuleSegmenter(const Knowledge& knowledge);

}  // namespace dragoman
