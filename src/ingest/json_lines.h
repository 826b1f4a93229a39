// One report a line, as JSON objects: `text`, and optionally `id`, `title`, `outlet`, `url`,
// `published`, `bylines`, `language`. Other fields are let be.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "ingest/raw_report.h"

namespace dragoman {

// `line` is one line without its end, valid UTF-8; `where` ("reports.jsonl:12") goes into messages
// and into RawReport::path. Fails on what is no JSON object, has no text or blank text, has a known
// field of another type, or holds a NUL character. id and hash are left to the caller where the
// line has none.
Result<RawReport> ParseReportLine(std::string_view line, const std::string& where,
                                  size_t max_report_bytes);

// Whether the line is a JSON object with a `text` that is a string.
bool IsReportLine(std::string_view line);

}  // namespace dragoman
