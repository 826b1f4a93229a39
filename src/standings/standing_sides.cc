#include "standings/standing_sides.h"

#include "core/strings.h"

namespace dragoman {

Sides::Sides(const ActorLayer& actors) : actors_(actors) {
  for (uint32_t i = 0; i < actors_.actors.size(); ++i) {
    const Actor& actor = actors_.actors[i];
    if (actor.kind == ActorKind::country && !actor.code.empty())
      state_of_.insert_or_assign(actor.code, ActorIndex{i});
    else if (actor.kind == ActorKind::government && actor.sector == "GOV" && !actor.code.empty())
      state_of_.emplace(actor.code, ActorIndex{i});
  }
}

ActorIndex Sides::SideOf(ActorIndex actor) const {
  const Actor& one = actors_.actor(actor);
  bool seat = one.kind == ActorKind::government && one.entity.starts_with("government/");
  bool official = one.sector == "GOV" && (one.kind == ActorKind::person ||
                                          (one.kind == ActorKind::people && IsUnnamed(actor)));
  if (!seat && !official) return actor;
  auto it = state_of_.find(one.code);
  return it == state_of_.end() ? actor : it->second;
}

bool Sides::AreCompatriots(ActorIndex a, ActorIndex b) const {
  const Actor &one = actors_.actor(a), &other = actors_.actor(b);
  return one.kind == ActorKind::person && other.kind == ActorKind::person && !one.code.empty() &&
         one.code == other.code;
}

bool Sides::IsPolitical(ActorIndex index) const {
  const Actor& actor = actors_.actor(index);
  if (actor.kind == ActorKind::country || actor.kind == ActorKind::government ||
      actor.kind == ActorKind::armed_group)
    return true;
  return !actor.code.empty() && InList(actor.sector, "GOV|MIL|OPP|PTY|REB|SPY");
}

bool Sides::IsUnnamed(ActorIndex actor) const {
  return actors_.actor(actor).entity.find("/unnamed/") != std::string::npos;
}

// "troops", "the rebels" of no country are nobody of whom a ledger could tell anything, but for
// what they are somebody's: "US-backed rebels".
bool Sides::IsNobody(ActorIndex index, std::string_view kind) const {
  const Actor& actor = actors_.actor(index);
  if (actor.name.starts_with('-')) return true;  // a torn compound
  return kind != "alliance" && actor.kind == ActorKind::people && IsUnnamed(index) &&
         actor.code.empty();
}

bool Sides::MayHold(ActorIndex index, std::string_view kind) const {
  const Actor& actor = actors_.actor(index);
  if (IsNobody(index, kind)) return false;
  bool union_of_states = actor.code == "IGO";
  if (kind == "recognition" || kind == "designation")
    return IsPolitical(index) || union_of_states ||
           (actor.kind == ActorKind::people && InList(actor.sector, "GOV|JUD"));
  if (kind == "stance") return true;
  return actor.kind != ActorKind::outlet && !InList(actor.sector, "BUS|EDU|MED");
}

bool Sides::MayBeTarget(ActorIndex index, std::string_view kind) const {
  const Actor& actor = actors_.actor(index);
  if (IsNobody(index, kind)) return false;
  bool crowd = actor.kind == ActorKind::people && IsUnnamed(index);
  if (kind == "recognition")
    return !crowd || InList(actor.sector, "GOV|OPP|REB") || !actor.code.empty();
  if (kind == "designation") return !crowd || InList(actor.sector, "GOV|MIL|OPP|PTY|REB|BUS");
  return true;
}

}  // namespace dragoman
