// What a name proper names.
#pragma once

#include <cstdint>
#include <string_view>

namespace dragoman {

enum class NameLabel : uint8_t { person, organisation, place, other };
std::string_view NameLabelName(NameLabel label);  // "person", "organisation", "place", "other"

}  // namespace dragoman
