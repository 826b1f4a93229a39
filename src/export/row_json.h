// Rows of queries as JSON objects with stable keys (docs/commands.md lists them).
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "ledger/queries.h"

namespace dragoman {

nlohmann::ordered_json RowObject(const StatementRow& row);
nlohmann::ordered_json RowObject(const EventRow& row);
nlohmann::ordered_json RowObject(const StandingRow& row);
nlohmann::ordered_json RowObject(const TimelineRow& row);
nlohmann::ordered_json RowObject(const ActorRow& row);
nlohmann::ordered_json RowObject(const ReportInfo& row);
nlohmann::ordered_json RowObject(const SearchRow& row);
nlohmann::ordered_json RowObject(const FailureRow& row);

// On one line, without a line end; never fails on ill-formed text.
std::string RowJson(const nlohmann::ordered_json& object);

}  // namespace dragoman
