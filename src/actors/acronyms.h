// Names and their acronyms: "the Free Cities Union (FCU)" and, later, "the FCU".
//
// Works: an acronym in brackets behind the name, whatever its letters ("Islamic State (Daesh)" is
// none: not in capitals); without brackets, the capital initials of a name met before, three at
// least ("Syrian Relief Fund ... the SRF"), whatever the tables know by these letters. Does not:
// acronyms of another language ("the Workers' Party ... the PKK"); the tables have these.
// Test: tests/actors/actor_stage_test.cc.
#pragma once

#include <vector>

#include "actors/name_units.h"

namespace dragoman {

// For each unit the index of the earlier unit that it shortens, or kNoToken. A long form that the
// tables do not know takes the entity of a bracketed acronym of other letters ("People's Defence
// (YPG)"), which only they can tell.
std::vector<uint32_t> FindLongForms(const Syntax& syntax, std::vector<NameUnit>& units);

}  // namespace dragoman
