// The slots of a word's frame: which tokens stand as its subject, object, "against X", and which
// actors these name. Subject and object are the logical ones: of the active, whatever the voice.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actor_layer.h"
#include "events/event_lexicon.h"
#include "parse/syntax.h"

namespace dragoman {

class Frame {
 public:
  // All must outlive the Frame.
  Frame(const Syntax& syntax, const ActorLayer& actors, const EventLexicon& lexicon)
      : syntax_(syntax), actors_(actors), lexicon_(lexicon) {}

  const Syntax& syntax() const { return syntax_; }
  const ActorLayer& actor_layer() const { return actors_; }

  // Tokens that fill the slot of the word ("subj", "of", "xcomp", "obj.of"), in text order, without
  // doubles. Slot names are those of knowledge/event_patterns.tsv.
  std::vector<uint32_t> Slot(uint32_t token, std::string_view slot) const;
  // Who acts in or suffers the verb, whatever its voice.
  std::vector<uint32_t> LogicalSubjects(uint32_t verb) const;
  std::vector<uint32_t> LogicalObjects(uint32_t verb) const;
  // The verb of which the event noun is object, passive subject or "in X" complement, or kNoToken.
  uint32_t Governor(uint32_t noun) const;
  // Whether the noun is a text that says things: "a letter backing it".
  bool IsText(uint32_t noun) const;
  // Whether the verb's grammatical subject suffers it.
  bool IsPassive(uint32_t verb) const;
  // Whether the word stands in a title or ticker.
  bool IsTitle(uint32_t token) const;
  // Whether the verb only carries its object noun: "launch (an attack)", "hold (talks)".
  bool IsLight(uint32_t verb) const;
  // Whether the verb's subject is who its object noun comes to: "suffer (a raid)", "win (praise)".
  bool IsReceiving(uint32_t verb) const;

  // The actors that a phrase headed by the token names: itself, else its owner, adjective, "of X";
  // with `places` also "in X" and "near X". Conjuncts are not followed.
  std::vector<ActorIndex> ActorsIn(uint32_t token, bool places) const;
  // Those that the word itself means, else those of the name behind it.
  std::vector<ActorIndex> Named(uint32_t token) const;
  // Union over the slot's tokens.
  std::vector<ActorIndex> SlotActors(uint32_t token, std::string_view slot) const;
  // The lemma that counts for lists: of "dozens of rebels" both "dozen" and "rebel".
  bool HasLemma(uint32_t token, const WordSet& words) const;

 private:
  bool IsPlainPast(uint32_t verb) const;
  std::vector<uint32_t> SubjectsOverNoun(uint32_t verb) const;
  std::optional<ActorIndex> GroupOf(uint32_t token, const std::vector<ActorIndex>& meant) const;
  uint32_t ForSubject(uint32_t verb) const;
  std::vector<uint32_t> SubjectsOfEmptyIt(uint32_t verb) const;
  std::vector<uint32_t> ExtractedSubjects(uint32_t verb) const;
  std::vector<ActorIndex> NearestBeforeRelative(uint32_t verb, std::string_view slot) const;
  uint32_t LightNounAbove(uint32_t noun) const;
  std::vector<uint32_t> Simple(uint32_t token, std::string_view slot) const;
  std::vector<uint32_t> NamedBeside(uint32_t token) const;
  std::vector<uint32_t> CalledSo(uint32_t token) const;
  uint32_t OverMeasure(uint32_t token) const;
  void AddPrepositional(uint32_t token, std::string_view preposition,
                        std::vector<uint32_t>* out) const;
  std::vector<uint32_t> OpenClauses(uint32_t token, bool noun) const;

  const Syntax& syntax_;
  const ActorLayer& actors_;
  const EventLexicon& lexicon_;
};

// Appends what is not in `out` yet.
void AddActors(const std::vector<ActorIndex>& from, std::vector<ActorIndex>* out);

}  // namespace dragoman
