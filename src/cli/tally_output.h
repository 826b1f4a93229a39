// Tables that are not rows of the ledger: counts of events, uncovered verbs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/common.h"
#include "cli/grid.h"
#include "export/event_tally.h"

namespace dragoman {

struct ObjectColumn {
  std::string key;    // of the objects
  GridColumn column;  // as a table shows it
};

// Objects in any format: as tables and csv those columns, in JSON all that they hold. Null and
// empty cells are "–" in tables.
int PrintObjects(Console& console, const std::vector<nlohmann::ordered_json>& objects,
                 const std::vector<ObjectColumn>& columns, Format format);

int PrintTally(Console& console, const Tally& tally, TallySum sum, Format format, uint32_t limit);

}  // namespace dragoman
