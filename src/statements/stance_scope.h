// How a word of judgement is meant where it stands: negated, supposed, conceded, wished for, asked.
#pragma once

#include <cstdint>
#include <vector>

#include "statements/draft.h"

namespace dragoman {

class StanceScope {
 public:
  // Both must outlive this.
  StanceScope(const StatementScene& scene, const StatementDraft& draft);

  // "not", "no longer", "nobody", "refused to", "hardly": an even number of negations is none.
  // A cue whose object the words are belongs to them: "no longer sees X as a threat".
  bool IsNegated(uint32_t token) const;
  // "if", "whether", "unless": what is only supposed takes no stance.
  bool IsSupposed(uint32_t token) const;
  // "although", "despite": what is conceded counts only where nothing else is said.
  bool IsConceded(uint32_t token) const;
  // "once considered terrorists", "a former friend": what was takes no stance today.
  bool IsOver(uint32_t token) const;
  // "wants ties", "ready to talk", "should meet": what is wished for is not there yet.
  bool IsWished(uint32_t token) const;
  // The sentence, or quotation within it, ends with a question mark.
  bool IsAsked(uint32_t token) const;
  // Asked, but no answer is waited for: "How can anyone trust X?"
  bool IsRhetorical(uint32_t token) const;
  // "will", "would", "shall", "going to"
  bool IsToCome(uint32_t token) const;

  bool IsInside(uint32_t token) const;
  // "no", "neither", "hardly" on the word itself.
  bool HasNegativeWord(uint32_t token) const;

 private:
  bool HasChild(uint32_t token, std::string_view relations, std::string_view words) const;

  const StatementScene& scene_;
  const Syntax& syntax_;
  const StatementDraft& draft_;
  std::vector<TokenRange> parts_;
};

}  // namespace dragoman
