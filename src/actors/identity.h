// Who is the same actor in two reports. Conservative: a wrong merge is worse than a missed one.
#pragma once

#include <string>

#include "actors/actor_layer.h"
#include "knowledge/name_matcher.h"

namespace dragoman {

// The entity id of an actor that no table knows: kind, name and, where the report tells them,
// country and sector: "person/unknown/ada-example@fji-gov". Two spellings of listed names
// ("Mohammed", "Muhammad") give one id. A person with a lone name, whom nothing else places, is
// nobody outside the report: `report_key` goes into the id.
std::string UnknownEntityId(const Actor& actor, const NameMatcher& matcher,
                            std::string_view report_key);

// Nobody can tell which officials these are, so they are nobody over all reports: country and role
// alone.
std::string UnnamedEntityId(const Actor& actor);

// Whether two actors of different reports may be one, for a person to look at: names that can be
// one, and neither country, sector nor kind against it. Known actors are told apart by their
// entity.
bool MayBeOneActor(const Actor& a, const Actor& b, const NameMatcher& matcher);

}  // namespace dragoman
