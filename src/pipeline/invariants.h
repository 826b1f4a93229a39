// What must hold of a Document after each stage, whatever the input was. Checked on every run: it
// costs little, and a broken range found here names the stage that made it instead of crashing a
// later one.
#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"
#include "text/document.h"

namespace dragoman {

// The first thing that does not hold of the named layers, as an error of kind bug.
Status CheckLayers(const Document& doc, const std::vector<std::string_view>& layers);

}  // namespace dragoman
