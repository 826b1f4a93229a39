// What an editor left to be filled in: "[WHERE]", "[NAME]", "TK TK", "XXXX".
#pragma once

#include <string_view>
#include <vector>

#include "ingest/raw_report.h"

namespace dragoman {

// Notices of kind missing-place, missing-name, missing-date or placeholder, in text order, with the
// range of the placeholder. At most kMaxPlaceholders; the last one then says that there are more.
// Linear.
std::vector<Notice> FindPlaceholders(std::string_view text);
constexpr size_t kMaxPlaceholders = 100;

}  // namespace dragoman
