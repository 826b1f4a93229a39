// Lists of strings as JSON arrays, for the columns that hold a few words (aliases, topics).
// SQLite's own json_each() reads them too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

std::string JsonString(std::string_view text);                  // quoted and escaped
std::string ToJsonList(const std::vector<std::string>& items);  // ["a","b"]
std::vector<std::string> FromJsonList(
    std::string_view json);  // of ToJsonList's; stops at other JSON

}  // namespace dragoman
