// Happenings of one sentence before they become events: which row of the pattern table fits which
// word, and what the words around ("agreed to", "refused to", "stopped") make of it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/frame.h"

namespace dragoman {

struct Candidate {
  uint32_t token = 0;
  const EventPattern* pattern = nullptr;
  std::string type, mode;  // as resolved; type empty: no event by itself
  std::vector<ActorIndex> actors, recipients;
  TokenRange trigger;
  size_t inner = SIZE_MAX;        // the candidate that it is about
  size_t outer = SIZE_MAX;        // the candidate that took this one in
  bool absorbed = false;          // is no event of its own
  std::string status_from_outer;  // "future", "ongoing", "negated", from words of will and time
  std::string note;               // for `why`
};

class CandidateFinder {
 public:
  CandidateFinder(const Frame& frame, const EventLexicon& lexicon)
      : frame_(frame), syntax_(frame.syntax()), lexicon_(lexicon) {}

  // All candidates of the sentence, deepest words first; `inner` and `outer` index into them.
  std::vector<Candidate> Find(TokenRange sentence);

 private:
  const EventPattern* BestPattern(uint32_t token) const;
  bool Fits(const EventPattern& pattern, uint32_t token) const;
  bool Holds(const PatternNeed& need, uint32_t token) const;
  uint32_t ParticleOf(uint32_t token, std::string_view particle) const;  // kNoToken: none
  std::vector<ActorIndex> Fill(const std::vector<std::vector<std::string>>& choices,
                               uint32_t token) const;
  bool IsPluralEnd(uint32_t token) const;
  std::vector<ActorIndex> FirstBefore(uint32_t token) const;
  bool IsMonth(uint32_t token) const;
  std::vector<ActorIndex> TalkersAround(uint32_t noun, size_t least) const;
  Candidate Make(uint32_t token, const EventPattern& pattern);
  std::vector<ActorIndex> BlameDoers(Candidate& candidate) const;
  std::vector<ActorIndex> SideBehind(const Candidate& candidate,
                                     const std::vector<ActorIndex>& victims) const;
  void Resolve(Candidate& candidate, size_t index);
  // The candidate that a content slot's filler is or carries, or SIZE_MAX.
  size_t ContentAt(uint32_t token) const;
  std::string ModeAround(const Candidate& candidate) const;

  const Frame& frame_;
  const Syntax& syntax_;
  const EventLexicon& lexicon_;
  std::vector<Candidate> found_;
  std::unordered_map<uint32_t, size_t> at_;  // token -> index into found_
};

}  // namespace dragoman
