// Ready-made lines for a knowledge table, for an actor that no table has.
#pragma once

#include <string>
#include <vector>

#include "ledger/queries.h"

namespace dragoman {

struct PasteLine {
  std::string table;  // "people": the line goes into people.tsv of a folder for --knowledge
  std::string row;    // tab-separated, without a line end
};

// One line, for a person with a role a second one for offices.tsv. `since` is the first day on
// which the role was seen, for a person to mend; the rest is empty where the reports did not tell
// it. Empty for known actors and for those without a name.
std::vector<PasteLine> PasteLines(const ActorRow& actor);

}  // namespace dragoman
