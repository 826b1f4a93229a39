// Collects the standings of a report from its sentences, events and statements.
#pragma once

#include <map>
#include <string>

#include "events/candidate.h"
#include "knowledge/table.h"
#include "standings/standing_layer.h"

namespace dragoman {

class StandingBuilder {
 public:
  // All must outlive the builder. REQUIRES: doc has all layers up to the events.
  StandingBuilder(const Document& doc, const Syntax& syntax, const EventLexicon& lexicon,
                  const Table& event_table);

  void AddTold(uint32_t sentence);
  void AddCompounds(uint32_t sentence);
  void AddFromEvents();
  void AddVoiced();
  // The layer in text order. The builder is empty afterwards.
  StandingLayer Finish();

 private:
  void AddCandidate(const Candidate& candidate, const std::vector<Candidate>& all,
                    uint32_t sentence);
  // Who holds it towards whom, where the words of the candidate's own frame do not say so.
  void FillSides(const Candidate& candidate, const std::vector<Candidate>& all,
                 Standing& standing) const;
  // "since they came to power in 2019"
  bool IsInSinceClause(uint32_t token) const;
  void AddCompound(uint32_t token, uint32_t sentence);
  // Adds the standing unless its sentence tells it already, nobody holds it or nobody is meant.
  void Add(Standing standing);
  void SetDates(uint32_t token, Standing& standing) const;
  // The state for which an official speaks, else the actor itself.
  ActorIndex SideOf(ActorIndex actor) const;
  bool SameSide(ActorIndex a, ActorIndex b) const;
  bool IsJudgement(const Statement& statement) const;
  bool IsPolitical(ActorIndex actor) const;
  std::string_view LemmaAt(ByteRange range) const;

  const Document& doc_;
  const Syntax& syntax_;
  const EventLexicon& lexicon_;
  const Table& event_table_;
  const ActorLayer& actors_;
  const StatementLayer& statements_;
  Frame frame_;
  std::string report_date_;
  std::map<std::string, ActorIndex, std::less<>> state_of_;  // code -> country or government
  StandingLayer layer_;
};

}  // namespace dragoman
