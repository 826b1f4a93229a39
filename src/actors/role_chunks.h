// Titles and unnamed people as reports write them: "the Taliban's acting foreign minister", "senior
// western officials", "head of the Water Section of the Ministry of Energy of the
// country".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actors/name_units.h"

namespace dragoman {

// A noun phrase around a role phrase of roles.tsv. Read from left to right over tags, not over the
// tree, because titles are where parsers disagree most about heads.
struct RoleChunk {
  TokenRange tokens;  // without article; with an of-phrase that belongs to the role
  TokenRange role;    // the role phrase itself
  const RolePhrase* phrase = nullptr;
  std::string sector;     // of the role, or of the body whose spokesman it is
  std::string role_text;  // "acting foreign minister", lower case
  std::vector<uint32_t>
      owners;  // indexes of name units that it acts for: Taliban; Russian and Indian
  bool owners_joined = false;  // "Russian and Indian officials": one actor for each owner
  bool definite = false;       // "the minister"
  bool indefinite = false;     // "a minister", "another official"
  bool plural = false;
  bool of_the_country =
      false;  // "the country's president", "Ministry of Foreign Affairs of the country"
  uint32_t possessor = kNoToken;  // pronoun of "his minister", "its officials"
};

// In text order, not overlapping. Units that turn out to be such phrases ("Indian Foreign
// Ministry", unknown to the tables) are taken out of `units` first.
std::vector<RoleChunk> FindRoleChunks(const Syntax& syntax, const Knowledge& knowledge,
                                      std::vector<NameUnit>& units);

}  // namespace dragoman
