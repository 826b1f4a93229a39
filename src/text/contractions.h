// Written words that are several words to grammar: "don't", "cannot", "Russia's".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

// Where a written word is cut: byte offsets into it, ascending; empty where it is one word.
// Apostrophes may be straight or curly. "shouldn't've" -> {6, 9}; a possessive after "s"
// ("states'") is not decided here, since its mark may also close a quotation.
std::vector<uint32_t> ContractionCuts(std::string_view word);

}  // namespace dragoman
