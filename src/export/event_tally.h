// Counts of events by who, whom, what, where and when: `dragoman events --by dyad,month`.
//
// An event counts once in each group that it belongs to: a meeting of three is in six directed
// dyads, and once in its month. A date vaguer than a day counts on its first day; what is not known
// is a group of its own, with an empty key.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "export/field_codes.h"

namespace dragoman {

// What events can be grouped by, as `--by` has it.
//   dyad       the side that acts and the side acted on: "RUS", "AFG/REB", "United Nations"
//   pair       the same by name: "Vladimir Putin", "India"
//   actor, recipient            names; actor-side, recipient-side: as in dyad
//   country, place              where it happened
//   type, mode, quad, status, outlet
//   day, week, month, quarter, year
enum class TallyKey : uint8_t {
  dyad,
  pair,
  actor,
  recipient,
  actor_side,
  recipient_side,
  country,
  place,
  type,
  mode,
  quad,
  status,
  outlet,
  day,
  week,
  month,
  quarter,
  year,
};
// From "dyad,month" split at its commas. Error: bad_input, with the names that there are.
Result<std::vector<TallyKey>> TallyKeysOf(const std::vector<std::string>& names);
std::string TallyKeyNames();  // "dyad, pair, ..."

// What is added up beside the counts.
enum class TallySum { none, score, goldstein };

struct Tally {
  struct Row {
    std::vector<std::string> keys;  // one a key column
    uint64_t events = 0;
    std::array<uint64_t, 4> quads{};  // by PLOVER's quad classes, 1 to 4
    double sum = 0;
  };
  std::vector<std::string> columns;  // of the keys: "actor_side", "recipient_side", "month"
  std::vector<Row> rows;             // in order of their keys
};
inline constexpr std::array<std::string_view, 4> kQuadColumns = {
    "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"};

Tally TallyEvents(const std::vector<EventRow>& events, const std::vector<TallyKey>& keys,
                  TallySum sum, const FieldCodes& codes);

}  // namespace dragoman
