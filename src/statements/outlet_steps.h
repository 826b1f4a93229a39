// Outlets in a sentence that words came through: who was told, who carried them, who cited whom.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "actors/actor_layer.h"
#include "statements/draft.h"

namespace dragoman {

enum class OutletRole : uint8_t {
  told,     // "Speaking to X", "an article for X"
  carried,  // "X reported", "according to X", "reprinted by X", "appeared in X"
  cited,    // "Y, citing X", "Y cited X": X comes before Y
};

struct OutletStep {
  OutletRole role = OutletRole::carried;
  ActorIndex actor{};
  uint32_t head = 0;  // head token of the mention
  ByteRange range;
  std::optional<ActorIndex> cited_by;  // of `cited`: the outlet that cites it, where it is one
};

// In text order. An outlet that is only talked about ("the director of X") is none.
std::vector<OutletStep> OutletStepsIn(const StatementScene& scene, const ActorLayer& actors,
                                      uint32_t sentence);

}  // namespace dragoman
