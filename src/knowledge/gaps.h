// What the tables leave open in time: states without a president, posts with two holders.
#pragma once

#include <string>
#include <vector>

#include "knowledge/knowledge.h"

namespace dragoman {

// One line each, with the file and line of the row before the gap, sorted: posts of a state that
// stand empty between two holders for longer than a month (a whole year, where dates are years),
// posts that two people hold for longer than that, and groups without a row between two periods.
// Notes, not mistakes: elections are held late, and rows from memory end early.
std::vector<std::string> FindGaps(const Knowledge& knowledge);

}  // namespace dragoman
