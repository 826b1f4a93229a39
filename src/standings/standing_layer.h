// How one political actor stands towards another; kinds and values as in gold/records/GUIDE.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_layer.h"

namespace dragoman {

struct Standing {
  std::string kind;   // recognition, designation, ties, conflict, alliance, stance
  std::string value;  // "not-recognised"
  std::vector<ActorIndex> holders, targets;
  std::string since, until;  // ISO as far as told, else empty
  uint32_t sentence = 0;
  std::vector<ByteRange> evidence;    // the words it rests on; never empty
  std::optional<uint32_t> statement;  // that voices it
  std::optional<uint32_t> event;      // that changed it
  double confidence = 0;
  std::string why;
};

struct StandingLayer {
  static constexpr std::string_view kLayerName = "standings";
  std::vector<Standing> standings;  // in text order
};

}  // namespace dragoman
