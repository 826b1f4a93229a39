// Happenings of one sentence before they become events: which row of the pattern table fits which
// word, and what the words around ("agreed to", "refused to", "stopped") make of it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/event_trace.h"
#include "events/frame.h"

namespace dragoman {

struct Candidate {
  uint32_t token = 0;
  const EventPattern* pattern = nullptr;
  std::string type, mode;  // as resolved; type empty: no event by itself
  std::vector<ActorIndex> actors, recipients;
  TokenRange trigger;
  size_t inner = SIZE_MAX;   // the candidate that it is about
  size_t outer = SIZE_MAX;   // the candidate that took this one in
  bool told_again = false;   // a noun that brings back what was told before: no event of its own
  bool absorbed = false;     // is no event of its own
  uint32_t into = kNoToken;  // the word that absorbed it
  std::string mode_from;     // for the trace: what decided the mode
  std::string status_from_outer;  // "future", "ongoing", "negated", from words of will and time
  std::string note;               // for `why`
};

class CandidateFinder {
 public:
  // `epithets`: whether a word's adjective may stand for an actor that only the whole phrase names.
  // `trace`, if given, gets a TracedWord for each word that the table has, and must outlive Find().
  CandidateFinder(const Frame& frame, const EventLexicon& lexicon, bool epithets = true,
                  TracedSentence* trace = nullptr)
      : frame_(frame),
        syntax_(frame.syntax()),
        lexicon_(lexicon),
        epithets_(epithets),
        trace_(trace) {}

  // All candidates of the sentence, deepest words first; `inner` and `outer` index into them.
  std::vector<Candidate> Find(TokenRange sentence);

 private:
  const EventPattern* BestPattern(uint32_t token) const;
  // What the pattern asks for and the word does not have, as the table writes it; nullopt: it fits.
  std::optional<std::string_view> MissOf(const EventPattern& pattern, uint32_t token) const;
  void Trace(uint32_t token, const EventPattern& pattern, size_t weight,
             std::optional<std::string_view> miss, bool best) const;
  bool Holds(const PatternNeed& need, uint32_t token) const;
  bool IsOther(uint32_t filler, uint32_t token) const;
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
  std::string ModeAround(Candidate& candidate) const;

  const Frame& frame_;
  const Syntax& syntax_;
  const EventLexicon& lexicon_;
  bool epithets_;
  TracedSentence* trace_;
  std::vector<Candidate> found_;
  std::unordered_map<uint32_t, size_t> at_;  // token -> index into found_
};

}  // namespace dragoman
