// Words of judgement, from knowledge/stance_words.tsv: what they say of whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"
#include "parse/syntax.h"

namespace dragoman {

// Whom a word judges. See the head of stance_words.tsv.
struct StanceTargets {
  bool doer = false;    // who does it
  bool object = false;  // whom it is done to, by the speaker's side
  bool whom = false;    // as object, but only somebody himself, not what is his
  bool fate = false;    // whom it will happen to
  bool near = false;    // whoever stands nearest, where syntax does not tell
  bool wish = false;    // only what is wished for, offered, called for or refused
  std::vector<std::string> prepositions;

  // By part of speech: the object of a verb, whatever a noun or adjective is said of.
  bool usual() const {
    return !doer && !object && !whom && !fate && !near && !wish && prepositions.empty();
  }
};

// Values are from -2 (hostile) over 0 (no side taken) to 2 (supportive); nullopt where the word
// says nothing.
struct StanceWord {
  std::vector<std::string> words;  // lemmas
  std::optional<int> polarity;
  std::optional<int> negated;  // "no longer a threat": 1
  StanceTargets targets;
};

class StanceLexicon {
 public:
  explicit StanceLexicon(const Table& table);

  // A word or phrase of judgement in a text. `top` is the token on which the others depend.
  struct Hit {
    const StanceWord* word = nullptr;
    uint32_t top = 0;
    std::vector<uint32_t> tokens;
  };
  // All that begin with the token: phrases before single words, longer ones first; of equally long
  // ones those that say whom they judge first.
  std::vector<Hit> At(const Syntax& syntax, uint32_t token) const;

  // Whether some row has just this word.
  bool Has(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, std::vector<StanceWord>> by_first_;
};

}  // namespace dragoman
