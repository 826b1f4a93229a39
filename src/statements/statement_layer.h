// Who is credited with which words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actor_layer.h"
#include "core/range.h"
#include "place/place_layer.h"
#include "time/time_layer.h"

namespace dragoman {

enum class StatementKind : uint8_t { direct, indirect, mixed };
std::string_view StatementKindName(StatementKind kind);

enum class Stance : uint8_t { hostile, critical, neutral, conciliatory, supportive };
std::string_view StanceName(Stance stance);

struct About {
  ActorIndex actor;
  std::optional<Stance> stance;
};

// An outlet on the way from the speaker to this report. `range` is where the report names it, or
// empty.
struct Via {
  ActorIndex actor;
  std::optional<ByteRange> range;
};

struct Statement {
  StatementKind kind = StatementKind::indirect;
  std::vector<ActorIndex> speakers;  // empty where nobody is named ("It is understood that")
  std::optional<ByteRange> source;   // noun phrase that names the speaker beside the cue
  std::optional<ByteRange> cue;
  std::vector<ByteRange> content;  // never empty; in text order; quotation marks included
  uint32_t sentence = 0;           // of the first content span
  std::vector<ActorIndex> addressees;
  std::optional<PlacedBy> place;
  std::optional<DatedBy> date;
  std::vector<About> about;
  std::vector<std::string> topics;
  std::vector<Via> via;            // from the speaker outwards to this report's own outlet
  std::optional<uint32_t> parent;  // index of the statement that this one is quoted in
  double confidence = 0;
  std::string why;
};

struct StatementLayer {
  static constexpr std::string_view kLayerName = "statements";
  std::vector<Statement> statements;  // in order of their first content span

  // The innermost statement whose content holds the byte, or nullopt.
  std::optional<uint32_t> At(uint32_t byte) const;
};

}  // namespace dragoman
