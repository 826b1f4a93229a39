// Names that the tables have, borne by somebody else in this report.
#pragma once

#include <vector>

#include "actors/name_units.h"

namespace dragoman {

// Takes the tables' entity away from units that the words beside them tell to be another:
//   "Jordan, a congressman from Ohio, ..."   a person, not the country
//   "Morocco's Justice and Development Party"  not Turkey's; its country is noted
//   "Ann Smith ... Smith said"               she, not the only Smith of the tables
void SetHomonymsApart(const Syntax& syntax, const Knowledge& knowledge,
                      std::vector<NameUnit>& units);

}  // namespace dragoman
