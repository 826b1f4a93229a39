// Makes the gazetteer's file (gazetteer/format.h) out of its sources. The same sources give the
// same bytes.
#pragma once

#include <string>

#include "core/result.h"
#include "gazetteer/sources.h"

namespace dragoman::gazetteer {

// Other names are kept of towns with so many people, and of capitals and seats of divisions; of
// countries in Sources::transliterated from fewer on, since reports spell their villages in many
// ways.
inline constexpr uint32_t kOtherNamesFrom = 50'000, kTransliteratedFrom = 2'000;

// Whether reports in English may call a town so: a Latin spelling, no code, no romanised foreign
// word ("shang hai shi").
bool IsReportName(std::string_view name);

// Fails where a town's country is unknown, or where more is there than the format holds.
Result<std::string> Build(const Sources& sources);

}  // namespace dragoman::gazetteer
