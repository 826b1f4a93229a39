// Who can stand towards whom: an official stands for the state, and politics is between sides.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "actors/actor_layer.h"

namespace dragoman {

class Sides {
 public:
  // The layer must outlive it.
  explicit Sides(const ActorLayer& actors);

  // The state for which an official or a seat of government speaks, else the actor itself.
  ActorIndex SideOf(ActorIndex actor) const;
  bool Same(ActorIndex a, ActorIndex b) const { return SideOf(a) == SideOf(b); }
  // Whether both are persons of one country.
  bool AreCompatriots(ActorIndex a, ActorIndex b) const;
  // States, their people in office, parties and armed groups. What an analyst, outlet or villager
  // thinks is no politics, nor is what anybody thinks of "the people".
  bool IsPolitical(ActorIndex actor) const;
  // "the rebels", "lawmakers": called by no name.
  bool IsUnnamed(ActorIndex actor) const;
  // Whether the actor can have a standing of the kind ("recognition") towards somebody, or be
  // somebody towards whom others have it. A sports club recognises no state.
  bool MayHold(ActorIndex actor, std::string_view kind) const;
  bool MayBeTarget(ActorIndex actor, std::string_view kind) const;

 private:
  bool IsNobody(ActorIndex actor, std::string_view kind) const;

  const ActorLayer& actors_;
  std::map<std::string, ActorIndex, std::less<>> state_of_;  // code -> country or government
};

}  // namespace dragoman
