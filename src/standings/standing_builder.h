// Collects the standings of a report from its sentences, events and statements.
#pragma once

#include <set>
#include <string>

#include "events/candidate.h"
#include "knowledge/knowledge.h"
#include "standings/standing_dates.h"
#include "standings/standing_layer.h"
#include "standings/standing_sides.h"
#include "standings/told_state.h"

namespace dragoman {

class StandingBuilder {
 public:
  // All must outlive the builder. REQUIRES: doc has all layers up to the events.
  StandingBuilder(const Document& doc, const Syntax& syntax, const EventLexicon& lexicon,
                  const Knowledge& knowledge);

  void AddTold(uint32_t sentence);
  void AddCompounds(uint32_t sentence);
  void AddFromEvents();
  void AddVoiced();
  // The layer in text order, one holder and one target each. The builder is empty afterwards.
  StandingLayer Finish();

 private:
  // A candidate with its sides and how its state holds.
  struct Reading {
    const Candidate* candidate = nullptr;
    ToldState state;
    std::string value;
    std::vector<ActorIndex> holders, targets;
    bool change = false, over = false, told = false;
  };

  Reading Read(const Candidate& candidate) const;
  // What the row's words come to in this state; empty: nothing. Sets `change` and `over`.
  void SetValue(Reading& reading) const;
  std::vector<ActorIndex> Fill(const std::vector<std::vector<std::string>>& slots,
                               const Candidate& candidate) const;
  std::vector<ActorIndex> SlotSides(uint32_t token, std::string_view slot, bool strict) const;
  void FindHolders(Reading& reading) const;
  // "has not recognised X but kept contacts": with X.
  void CarryTargets(Reading& reading, const std::vector<Reading>& all) const;
  bool IsWithinTold(const Reading& reading, const std::vector<Reading>& all) const;
  // "has declined to do so": the state of the clause before, for another holder.
  void AddProVerbs(uint32_t sentence, const std::vector<Reading>& all);
  void AddReading(const Reading& reading, uint32_t sentence, const std::set<uint32_t>& others);
  void AddCompound(uint32_t token, uint32_t sentence);
  void AddEvent(uint32_t index, const Table& table, const Table::Row& row);
  // Adds one standing a pair, unless its sentence tells it already or nobody is meant. Whether any
  // was added.
  bool Add(const Standing& standing, const std::vector<ActorIndex>& holders,
           const std::vector<ActorIndex>& targets);
  bool AddPair(Standing standing, ActorIndex holder, ActorIndex target);
  bool IsKnown(const Standing& standing, ActorIndex holder, ActorIndex target) const;
  bool KnowsStance(uint32_t sentence, ActorIndex holder, ActorIndex target) const;
  // A later state of a pair ends the one before; "turned its back on" ends an alliance.
  void CloseStates();
  bool IsJudgement(const Statement& statement) const;
  bool IsInFocus(const Statement& statement, ActorIndex actor) const;
  std::string_view LemmaAt(ByteRange range) const;

  const Document& doc_;
  const Syntax& syntax_;
  const EventLexicon& lexicon_;
  const Knowledge& knowledge_;
  const ActorLayer& actors_;
  const StatementLayer& statements_;
  Frame frame_;
  Sides sides_;
  StateReader states_;
  std::string report_date_;
  // Words that end standings of a kind between a pair: "turned its back on" an ally.
  struct Ending {
    std::string kind, date;
    ActorIndex holder, target;
  };
  std::vector<Ending> endings_;
  StandingLayer layer_;
};

}  // namespace dragoman
