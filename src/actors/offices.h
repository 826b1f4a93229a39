// Titles compared: whether somebody with one title can be meant by another.
#pragma once

#include <string_view>

#include "actors/actor_layer.h"

namespace dragoman {

// Whether the title can mean a holder of the office, both lower case: "minister" for "acting
// foreign minister", "chief" for "director of the river police". Not "foreign minister" for
// "defence minister", nor "president" for "vice president".
bool TitleFits(std::string_view title, std::string_view office);

// Whether a broader word can mean the person: every foreign minister is a minister, an official,
// and a politician; an ambassador is a diplomat.
bool WordDescribes(std::string_view word, const Actor& person);

}  // namespace dragoman
