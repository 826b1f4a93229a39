// Countries, their capitals and governments as actors.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "actors/draft.h"
#include "actors/name_units.h"

namespace dragoman {

// Whether a capital is a place here ("in Moscow") and not the government ("Moscow said", "with
// Kabul", "Delhi's").
bool IsLocation(const ActorDraft& draft, const NameUnit& unit);

// "Israeli helicopters", "arrived in Amman": no mention of an actor, but whoever asks what the word
// stands for is told the country.
void LetCountriesStand(ActorDraft& draft, const std::vector<NameUnit>& units);

// "Moscow" is called "Russia" where the report names the country too: the fuller name.
void NameGovernments(ActorDraft& draft);

// The code of the country of which a name or capital starts at forms[at], or "".
std::string CountryNamedAt(const Knowledge& knowledge, std::span<const std::string_view> forms,
                           size_t at);

}  // namespace dragoman
