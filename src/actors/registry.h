// The actors of one report, as they are met: one actor under many names, two bearers of one name
// kept apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/actor_layer.h"
#include "knowledge/name_matcher.h"

namespace dragoman {

class ActorRegistry {
 public:
  // `day` is the report's date, ISO or empty: offices and sectors are as of that day.
  ActorRegistry(const Knowledge& knowledge, std::string day)
      : knowledge_(knowledge), matcher_(knowledge), day_(std::move(day)) {}

  ActorIndex Known(const KnownEntity& entity, std::string_view form);
  // The government of a country, for which its capital or a seat stands.
  ActorIndex Government(std::string_view code, std::string_view form);
  // A person whom no table knows: the same actor as an earlier one with this name, its surname, or
  // a variant. Its entity is left empty: see NameUnknownActors.
  ActorIndex Person(std::string_view name, std::string_view role_hint, std::string_view code_hint);
  // Any other name (an organisation, a group, a place that acts): an acronym is its long form's.
  ActorIndex Named(std::string_view name, ActorKind kind, std::string_view code,
                   std::string_view sector);
  // Unnamed people, forces and bodies: one actor for each wording and country.
  ActorIndex Unnamed(std::string_view words, ActorKind kind, std::string_view code,
                     std::string_view sector, std::string_view role);

  // The actor of the tables' entity, where the report has it.
  std::optional<ActorIndex> Find(std::string_view entity) const;

  // Fills what is not known yet from the words around a mention.
  void Describe(ActorIndex index, std::string_view code, std::string_view sector,
                std::string_view role);
  void AddAlias(ActorIndex index, std::string_view form);

  Actor& operator[](ActorIndex index) { return actors_[ToInt(index)]; }
  const Actor& operator[](ActorIndex index) const { return actors_[ToInt(index)]; }
  const std::string& gender(ActorIndex index) const { return genders_[ToInt(index)]; }
  void SetGender(ActorIndex index, std::string_view gender) { genders_[ToInt(index)] = gender; }
  size_t size() const { return actors_.size(); }
  std::vector<Actor> Take() { return std::move(actors_); }
  const std::string& day() const { return day_; }

 private:
  ActorIndex Add(Actor actor, std::string_view gender = {});
  // The latest person of the report whose name this can be, or nothing.
  std::optional<ActorIndex> MatchPerson(std::string_view name, std::string_view code_hint);
  // Whether the person of the report can be called so, by any fuller form of the name.
  bool IsCalled(const Actor& person, const ParsedName& name);
  // Whether it is the first word of the person's full name: "Tsegaye", "Sigrun".
  bool IsGivenName(const Actor& person, const ParsedName& name);
  const ParsedName& Parsed(const std::string& name);

  const Knowledge& knowledge_;
  NameMatcher matcher_;
  std::unordered_map<std::string, ParsedName> parsed_;  // persons' names, as they came
  std::string day_;
  std::vector<Actor> actors_;
  std::vector<std::string> genders_;  // m, f or empty; one an actor
  std::unordered_map<std::string, ActorIndex> by_key_;
};

// Gives the actors that no table knows their entity ids (identity.h). `report_key`: the report's
// hash.
void NameUnknownActors(std::vector<Actor>& actors, const Knowledge& knowledge,
                       std::string_view report_key);

}  // namespace dragoman
