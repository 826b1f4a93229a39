// How the state holds that words tell: plainly, negated, no longer, on the way, or not at all.
//
// The walk goes from the word up over those that carry it (infinitives, gerunds, nouns, clauses of
// denying or demanding), and what each of them does stands in knowledge/standing_frames.tsv.
//   "has so far refused to recognise it"      negated
//   "is close to establishing relations"      near
//   "denied that it planned to break off"     open: nothing is told
// Not this way: "There was no hurry to accept them", where nothing says what the words are about.
// Test: tests/standings/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/candidate.h"
#include "knowledge/table.h"

namespace dragoman {

struct ToldState {
  bool open = false;  // asked, demanded, feared, supposed: tells nothing
  bool negated = false;
  bool no_longer = false;  // negated so
  bool near = false;       // planned, considered, to come
  bool begins = false, ends = false;
  bool former = false;  // "once", "former"
  // The word and those above that carry it, itself first. Never empty.
  std::vector<uint32_t> chain;
};

class StateReader {
 public:
  enum class Effect : uint8_t { none, negates, near, open, begins, ends, former, passes };

  // Both must outlive the reader. `table` is knowledge/standing_frames.tsv.
  StateReader(const Frame& frame, const Table& table);

  ToldState Read(const Candidate& candidate) const;
  bool Has(uint32_t token, Effect effect) const;
  // Whether the word's clause is a condition: "if Peru condemned it".
  bool IsSupposed(uint32_t token) const;
  // Whether the sentence asks.
  bool IsQuestion(uint32_t token) const;

 private:
  void ReadClause(uint32_t at, ToldState& state) const;
  void ReadNoun(uint32_t at, ToldState& state) const;
  void ReadModifiers(uint32_t at, ToldState& state) const;
  // The word above that carries this one on, its effect applied; kNoToken where none does.
  uint32_t Above(uint32_t at, ToldState& state) const;
  uint32_t AboveClause(uint32_t at, ToldState& state) const;
  uint32_t AboveNoun(uint32_t at, ToldState& state) const;
  bool IsClause(uint32_t token) const;
  // Applies what the word does to what it carries; false where it does nothing.
  bool Apply(uint32_t token, uint32_t carried, ToldState& state) const;

  const Frame& frame_;
  const Syntax& syntax_;
  std::unordered_map<std::string, uint32_t> effects_;  // lemma -> bits, one an Effect
};

}  // namespace dragoman
