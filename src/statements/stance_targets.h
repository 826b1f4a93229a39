// Whom a word of judgement judges: by syntax, from the word to the tokens that name its targets.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "statements/stance_lexicon.h"
#include "statements/stance_scope.h"

namespace dragoman {

// Head tokens of noun phrases, not yet actors.
struct StanceTarget {
  std::vector<uint32_t> heads;
  // The word judges somebody who is the speaker's side, or is judged by somebody else: it takes no
  // stance of the speaker's.
  bool settled = false;
  bool none_of_them = false;  // "favours neither X nor Y"
};

class StanceTargetFinder {
 public:
  // Whether the noun phrase headed by the token is the speaker's side ("we", "our army", his own
  // country), whether it names somebody at all, and whether its head does. All must outlive this.
  using Question = std::function<bool(uint32_t head)>;
  StanceTargetFinder(const StatementScene& scene, const StanceScope& scope,
                     const StatementDraft& draft, Question is_own, Question is_somebody,
                     Question is_actor);

  // The targets that the hit's row asks for; no heads where syntax does not tell.
  StanceTarget Find(const StanceLexicon::Hit& hit) const;

 private:
  StanceTarget Doer(uint32_t verb) const;
  StanceTarget Object(const StanceLexicon::Hit& hit) const;
  StanceTarget Fate(uint32_t verb) const;
  StanceTarget Behind(const StanceLexicon::Hit& hit,
                      const std::vector<std::string>& prepositions) const;
  StanceTarget Wish(const StanceLexicon::Hit& hit) const;
  StanceTarget Quality(uint32_t word) const;
  StanceTarget Usual(const StanceLexicon::Hit& hit) const;

  bool IsOwnJudge(uint32_t verb) const;
  std::vector<uint32_t> Doers(uint32_t verb) const;
  uint32_t NamedSo(uint32_t token) const;
  StanceTarget NotOwn(std::vector<uint32_t> heads) const;

  const StatementScene& scene_;
  const Syntax& syntax_;
  const StanceScope& scope_;
  const StatementDraft& draft_;
  Question is_own_, is_somebody_, is_actor_;
};

}  // namespace dragoman
