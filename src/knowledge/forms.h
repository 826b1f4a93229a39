// How names are cut into the pieces that forms are looked up by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Folded pieces of one token: "al-Qaeda" -> al, qaeda; "U.S." -> us; "-" and "'s" -> none.
std::vector<std::string> NamePieces(std::string_view token);

// What capital letters a form has, as written.
enum class Capitals : unsigned char { none, first, all };
Capitals CapitalsOf(std::string_view form);

}  // namespace dragoman
