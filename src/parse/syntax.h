// Questions about a parsed Document that every later stage asks. A Syntax is built once a stage and
// is cheap to ask; it refers to the Document's text and parse layers and must not outlive them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parse_layer.h"
#include "text/document.h"
#include "text/text_layer.h"

namespace dragoman {

class Syntax {
 public:
  // REQUIRES: doc has the text and parse layers.
  explicit Syntax(const Document& doc);

  const Document& doc() const { return doc_; }
  const TextLayer& text() const { return text_; }
  const Word& word(uint32_t token) const { return parse_.words[token]; }
  std::string_view form(uint32_t token) const { return doc_.Slice(text_.tokens[token].range); }
  std::string_view lemma(uint32_t token) const { return parse_.words[token].lemma; }
  std::string_view deprel(uint32_t token) const { return parse_.words[token].deprel; }
  // The relation without its subtype: "nsubj:pass" -> "nsubj".
  std::string_view relation(uint32_t token) const;
  uint32_t head(uint32_t token) const { return parse_.words[token].head; }
  uint32_t size() const { return static_cast<uint32_t>(parse_.words.size()); }
  uint32_t sentence(uint32_t token) const { return sentence_of_[token]; }

  // Direct dependents in text order.
  std::span<const uint32_t> children(uint32_t token) const;
  // First dependent with this relation (subtype ignored unless given), or kNoToken.
  uint32_t Child(uint32_t token, std::string_view relation) const;
  std::vector<uint32_t> Children(uint32_t token, std::string_view relation) const;
  // First to last token of the subtree, clipped to the sentence.
  TokenRange Subtree(uint32_t token) const;
  bool IsBelow(uint32_t token, uint32_t ancestor) const;
  // The token and its conjuncts: "Russia and India" from "Russia" gives both.
  std::vector<uint32_t> Conjuncts(uint32_t token) const;

  // The noun phrase headed by the token: its subtree without relative and other clauses,
  // appositions, parentheses, conjuncts, and leading or trailing punctuation.
  TokenRange NounPhrase(uint32_t head) const;

  // The verb's own subjects; for a conjunct or an open complement (xcomp, acl, advcl without one)
  // those that it shares with its governor. For a passive these are the patients.
  std::vector<uint32_t> Subjects(uint32_t verb) const;
  std::vector<uint32_t> Objects(uint32_t verb) const;          // obj, with conjuncts
  std::vector<uint32_t> IndirectObjects(uint32_t verb) const;  // iobj, with conjuncts
  std::vector<uint32_t> Agents(uint32_t verb) const;  // "by X" of a passive, with conjuncts
  bool IsPassive(uint32_t verb) const;
  bool IsNegated(uint32_t verb) const;  // not, n't, never, no longer, without
  bool IsPast(uint32_t verb) const;     // past tense or perfect, auxiliaries included
  // Modal auxiliary ("may", "would", "will") or empty.
  std::string_view Modal(uint32_t verb) const;

  // Oblique and nominal modifiers: the noun's head token and its preposition ("with", "in").
  struct Oblique {
    uint32_t noun;
    std::string preposition;  // lower case; several words joined: "according to"
  };
  std::vector<Oblique> Obliques(uint32_t head) const;  // obl of verbs, nmod of nouns, in text order

  // The name of which the token is part, or nullptr.
  const Name* NameAt(uint32_t token) const;

 private:
  bool Matches(uint32_t token, std::string_view relation) const;
  TokenRange TrimPunctuation(TokenRange range, uint32_t keep) const;
  uint32_t Antecedent(uint32_t token) const;  // of a relative pronoun; else the token
  void AddWithConjuncts(uint32_t token, std::vector<uint32_t>* out) const;
  bool HasOwnSubject(uint32_t verb) const;
  bool SharesAuxiliaries(uint32_t verb) const;
  bool HasInfinitiveMark(uint32_t verb) const;
  bool Negates(uint32_t child) const;
  std::string PrepositionOf(uint32_t noun) const;
  void AddOblique(uint32_t noun, std::vector<Oblique>* out) const;

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  std::vector<uint32_t> sentence_of_;
  std::vector<uint32_t> child_start_, child_list_;
  std::vector<uint32_t> name_of_;  // index into names + 1, or 0
};

}  // namespace dragoman
