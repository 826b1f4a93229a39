#include "actors/actor_layer.h"

#include <algorithm>

namespace dragoman {

std::string_view ActorKindName(ActorKind kind) {
  switch (kind) {
    case ActorKind::person: return "person";
    case ActorKind::country: return "country";
    case ActorKind::government: return "government";
    case ActorKind::organisation: return "organisation";
    case ActorKind::armed_group: return "armed-group";
    case ActorKind::outlet: return "outlet";
    case ActorKind::people: return "people";
  }
  return "people";
}

const Mention* ActorLayer::HeadedBy(uint32_t token) const {
  const Mention* longest = nullptr;
  for (const Mention& mention : mentions) {
    if (mention.tokens.begin > token) break;
    if (mention.head == token &&
        (longest == nullptr || mention.tokens.size() > longest->tokens.size()))
      longest = &mention;
  }
  return longest;
}

std::vector<ActorIndex> ActorLayer::MeantBy(uint32_t token) const {
  auto it = std::lower_bound(phrase_actors.begin(), phrase_actors.end(), token,
                             [](const auto& entry, uint32_t t) { return entry.first < t; });
  if (it != phrase_actors.end() && it->first == token) return it->second;
  return {};
}

}  // namespace dragoman
