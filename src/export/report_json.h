// A report's record as one JSON object of the report format, version 1 (docs/format.md): the same
// bytes whether the record comes from `read` or out of a ledger.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "ledger/record.h"

namespace dragoman {

// Keys keep the order of the format.
nlohmann::ordered_json ReportObject(const ReportRecord& record);
// The object on one line, without a line end.
std::string ReportJson(const ReportRecord& record);

}  // namespace dragoman
