// An event as one object of PLOVER's own exchange format (manual, chapter 6): actors, recipients,
// modes and contexts are lists, so an event is one object however many take part.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "export/field_codes.h"

namespace dragoman {

// `id` is the event's identifier. REQUIRES: the event has a first day.
nlohmann::ordered_json PloverObject(const EventRow& event, const std::string& id,
                                    const FieldCodes& codes);

}  // namespace dragoman
