// A table of short texts that fits the window: columns as wide as they need, flexible ones wrapped;
// where that is not enough the last columns are left out (the data formats have everything).
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/styled.h"

namespace dragoman {

struct GridColumn {
  std::string title;
  bool right = false;     // numbers
  bool flexible = false;  // may be wrapped where the window is narrow
};

// Every row has a cell for each column. Where nobody looks on, cells are separated by tabs.
void PrintGrid(Console& console, const std::vector<GridColumn>& columns,
               const std::vector<std::vector<StyledText>>& rows);

}  // namespace dragoman
