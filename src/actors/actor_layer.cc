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
  // Mentions nest a few deep at most, so the one sought is close before the token.
  constexpr std::ptrdiff_t kMaxNested = 64;
  const Mention* longest = nullptr;
  auto end = std::upper_bound(mentions.begin(), mentions.end(), token,
                              [](uint32_t t, const Mention& m) { return t < m.tokens.begin; });
  auto begin = end - std::min<std::ptrdiff_t>(kMaxNested, end - mentions.begin());
  for (auto it = begin; it != end; ++it) {
    if (it->head != token) continue;
    if (longest == nullptr || it->tokens.size() > longest->tokens.size()) longest = &*it;
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
