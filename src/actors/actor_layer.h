// Who is meant: actors of the report, and every mention of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "text/document.h"

namespace dragoman {

enum class ActorIndex : uint32_t {};  // into ActorLayer::actors
constexpr uint32_t ToInt(ActorIndex index) { return static_cast<uint32_t>(index); }

enum class ActorKind : uint8_t {
  person,
  country,
  government,
  organisation,
  armed_group,
  outlet,
  people
};
std::string_view ActorKindName(ActorKind kind);  // "armed-group"

// As of the report's date. Fields are as in gold/records/GUIDE.md and FORMAT.md.
struct Actor {
  std::string name;  // the fullest form in this report
  ActorKind kind = ActorKind::people;
  std::string code;                  // ISO 3166-1 alpha-3, "IGO", or empty
  std::string sector;                // GOV, MIL, ...; empty for a country as such, or unknown
  std::string role;                  // "president", lower case, empty where unknown
  std::string entity;                // "person/vladimir-putin": stable over reports
  bool known = false;                // whether the entity is from the knowledge tables
  std::vector<std::string> aliases;  // other forms in this report
};

enum class MentionKind : uint8_t { name, title, pronoun };

// One mention of one or several actors ("both sides"). `range` is the noun phrase's name or head
// words
// ("Zamir Kabulov", "the minister", "he"), `head` its head token.
struct Mention {
  ByteRange range;
  TokenRange tokens;
  uint32_t head = 0;
  MentionKind kind = MentionKind::name;
  std::vector<ActorIndex> actors;  // never empty
};

// Adverbs that credit words to people whom nobody names. They stand for the actor "unnamed
// sources".
inline constexpr std::string_view kHearsayAdverbs = "reportedly|allegedly|purportedly|supposedly";

struct ActorLayer {
  static constexpr std::string_view kLayerName = "actors";

  std::vector<Actor> actors;
  std::vector<Mention> mentions;  // in text order; may nest ("[Russia]'s foreign minister")
  // The report's own outlet, where it or its metadata tells; credits ("Source: TASS") in order.
  std::optional<ActorIndex> outlet;
  std::vector<ActorIndex> credits;

  const Actor& actor(ActorIndex index) const { return actors[ToInt(index)]; }
  // The mention headed by the token (the longest, if several), or nullptr.
  const Mention* HeadedBy(uint32_t token) const;
  // The actors whom a noun phrase headed by the token means, conjuncts not included: the mention
  // that it heads; else, for "Russian troops" or "the Taliban's forces", those that the phrase says
  // act for somebody. Empty for a phrase that is no actor ("the meeting").
  std::vector<ActorIndex> MeantBy(uint32_t token) const;

  // Filled by the stage for MeantBy: (token, actors), sorted by token.
  std::vector<std::pair<uint32_t, std::vector<ActorIndex>>> phrase_actors;
};

}  // namespace dragoman
