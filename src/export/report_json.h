// A finished Document as one JSON object of the report format, version 1 (docs/format.md).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "text/document.h"

namespace dragoman {

// What made the records: goes into each report, so that a reader can tell two runs apart.
struct MadeBy {
  std::string program;    // version
  std::string model;      // SHA-256, or "rules"
  std::string knowledge;  // SHA-256
};

// REQUIRES: doc has all layers. Offsets are Unicode code points. Keys keep the order of the format.
nlohmann::ordered_json ReportObject(const Document& doc, const MadeBy& made_by);
// The object on one line, without a line end.
std::string ReportJson(const Document& doc, const MadeBy& made_by);

}  // namespace dragoman
