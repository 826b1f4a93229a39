// Small string helpers that the standard library lacks. ASCII only; Unicode is in utf8.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

std::vector<std::string_view> Split(std::string_view text, char separator);  // "a||b" -> a, "", b
std::string_view Trim(std::string_view text);                                // ASCII white space
std::string Join(const std::vector<std::string>& parts, std::string_view separator);
// Whether `word` is one of the `|`-separated words of `list`: InList("said", "say|said|says").
bool InList(std::string_view word, std::string_view list);

}  // namespace dragoman
