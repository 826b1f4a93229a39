// Titles and common nouns compared with actors: whether these words can mean that one.
#pragma once

#include <string_view>

#include "actors/actor_layer.h"
#include "knowledge/knowledge.h"

namespace dragoman {

// Whether the title can mean a holder of the office, both lower case: "minister" for "acting
// foreign minister", "chief" for "director of the river police". Not "foreign minister" for
// "defence minister", nor "president" for "vice president".
bool TitleFits(std::string_view title, std::string_view office);

// Whether a broader word can mean the person: every foreign minister is a minister, an official,
// and a politician; an ambassador is a diplomat.
bool WordDescribes(std::string_view word, const Actor& person);

// Whether a body can be called by the noun, lower case: "the commission" for "River Truth
// Commission", "the paper" for what the tables have as a newspaper.
bool IsCalled(const Actor& body, const Knowledge& knowledge, std::string_view noun);

}  // namespace dragoman
