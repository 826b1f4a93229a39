// How many: "more than 20 people were killed" -> 20 or more killed.
#pragma once

#include <optional>
#include <string_view>

#include "events/event_layer.h"
#include "events/frame.h"

namespace dragoman {

// The number that counts the phrase headed by the token; nullopt where none does. `what` is set by
// the caller.
std::optional<EventNumber> CountOf(const Syntax& syntax, uint32_t token);

}  // namespace dragoman
