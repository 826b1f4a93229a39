// A statement while it is being put together: spans as found by one rule, nobody resolved yet.
// And the scene: what every finder of drafts looks at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "parse/syntax.h"
#include "statements/cue_lexicon.h"

namespace dragoman {

enum class CueRule : uint8_t {
  clause,        // "said that X"
  infinitive,    // "promised to X"
  object,        // "denied X", "urged X to do Y", "called X Y", "warned of X"
  aside,         // "X, he said, Y"
  passive,       // "X is believed to Y"
  according_to,  // "according to", "in the words of"
  adverb,        // "reportedly"
  noun,          // "the claim that X"
  headline,      // "Russia: X"
  quotation,     // a cue beside quotation marks
  continued,     // quotation marks alone, going on
  those_words,   // "Those were the words of"
};
std::string_view CueRuleName(CueRule rule);

struct StatementDraft {
  CueRule rule = CueRule::clause;
  CueKind kind = CueKind::speech;
  uint32_t cue = kNoToken;     // head token of the cue
  ByteRange cue_range;         // empty where there is none
  uint32_t source = kNoToken;  // head token of the source
  ByteRange source_range;
  std::vector<ByteRange> content;    // in text order once done
  std::vector<uint32_t> addressees;  // head tokens
  double confidence = 0;

  bool HasContent() const { return !content.empty(); }
  // From the first to the last content byte.
  ByteRange Extent() const { return content.front().Cover(content.back()); }
};

struct StatementScene {
  StatementScene(const Document& doc_in, const CueLexicon& lexicon_in);

  const Document& doc;
  const TextLayer& text;
  const CueLexicon& lexicon;
  Syntax syntax;
  // For each token the outermost quotation that holds it, counted from 1, or 0.
  std::vector<uint32_t> quotation_of;

  bool Quoted(uint32_t token) const { return quotation_of[token] != 0; }
  // Roles that are read for statements.
  bool IsRead(uint32_t sentence) const;
  // Lower-case form.
  std::string Lower(uint32_t token) const;
  bool IsPunctuation(uint32_t token) const;
  bool IsQuoteMark(uint32_t token) const;

  // The tokens' bytes without the words that never belong to content or source: leading and
  // trailing commas, colons, dashes, "that", "and". Quotation marks stay where both of a pair are
  // in the range. Empty where nothing is left.
  ByteRange Trimmed(TokenRange tokens) const;
  ByteRange TrimmedBytes(ByteRange bytes) const { return Trimmed(text.TokensIn(bytes)); }

  // The source's words: its noun phrase with apposition and short relative clauses, cut before and
  // after `cue`.
  ByteRange SourceRange(uint32_t head, uint32_t cue) const;
  // The verb with its particles: "pointed out", "made clear".
  ByteRange CueRange(uint32_t verb) const;
};

// Appends `range` to content unless empty; joins it to the last one where only white space is
// between.
void AddContent(const StatementScene& scene, ByteRange range, std::vector<ByteRange>* content);
// Sorts, and joins ranges that touch or overlap.
void NormalizeContent(std::vector<ByteRange>* content);

}  // namespace dragoman
