// Makes events of a report out of the candidates of its sentences: roles, status, date, place,
// numbers, the statement that tells them, and what is denied.
#pragma once

#include <string>
#include <unordered_map>

#include "events/candidate.h"
#include "events/event_layer.h"
#include "events/voiced_requests.h"

namespace dragoman {

class EventBuilder {
 public:
  // All must outlive the builder. REQUIRES: doc has all layers up to the statements.
  // `trace`, if given, gets what is done with each sentence, and must outlive the builder too.
  EventBuilder(const Document& doc, const Syntax& syntax, const EventLexicon& lexicon,
               EventTrace* trace = nullptr);

  void AddSentence(uint32_t sentence);
  // Notes that the sentence was not looked at.
  void SkipSentence(uint32_t sentence, std::string_view reason);
  // The layer, sorted. The builder is empty afterwards.
  EventLayer Finish();

 private:
  void AddCandidate(const Candidate& candidate, const std::vector<Candidate>& all,
                    uint32_t sentence);
  void AddRequest(const VoicedRequest& request, uint32_t sentence);
  // Why what the candidate tells is no event for want of somebody who takes part; empty: it is one.
  std::string_view WantOfSides(const Candidate& candidate) const;
  void TraceOutcomes(const std::vector<Candidate>& candidates,
                     const std::vector<VoicedRequest>& requests, TracedSentence& traced) const;
  std::string OutcomeOf(const Candidate& candidate) const;
  void NumberTracedEvents(const EventLayer& layer) const;
  void SetSpeakers(std::vector<Candidate>& candidates) const;
  bool IsTold(const Candidate& candidate) const;
  bool IsToldAgain(const Candidate& candidate) const;
  void SetStatus(const Candidate& candidate, Event& event) const;
  void ApplyFutureRules(Event& event) const;
  void DateByReport(Event& event) const;
  void SetHost(Event& event) const;
  void KeepMonth(Event& event) const;
  void SetWhen(uint32_t token, Event& event) const;
  void SetNumbers(const Candidate& candidate, Event& event) const;
  void SetStatement(Event& event) const;
  void SetContexts(Event& event) const;
  bool IsVoicedByActor(const Event& event) const;
  bool IsState(ActorIndex index) const;
  bool SameSide(ActorIndex a, ActorIndex b) const;
  bool IsDenial(const Statement& statement) const;
  void LinkDenials(EventLayer& layer) const;

  const Document& doc_;
  const Syntax& syntax_;
  const EventLexicon& lexicon_;
  const ActorLayer& actors_;
  const StatementLayer& statements_;
  Frame frame_;
  std::unordered_map<uint32_t, uint32_t> cue_at_;  // token of a cue -> its statement
  std::string report_date_;
  EventLayer layer_;
  EventTrace* trace_;
};

}  // namespace dragoman
