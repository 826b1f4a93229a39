// Wire datelines: "KABUL (Reuters) –", "MOSCOW, March 4 (TASS) -", "NEW DELHI:".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/range.h"
#include "text/line_kinds.h"

namespace dragoman {

struct Dateline {
  ByteRange range;                  // into the paragraph; with the dash or colon at its end
  std::string place, outlet, date;  // as written, empty where not there
};

// The dateline that the paragraph begins with. Without agency and date the place must be in
// capitals; a colon instead of a dash counts only with `colon` (set for the first paragraph of the
// body). Looks at the first 160 bytes.
std::optional<Dateline> FindDateline(std::string_view paragraph, const LineKinds& kinds,
                                     bool colon);

}  // namespace dragoman
