// Reads the built-in tables and a user's folder over them, and checks every row.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "knowledge/table.h"

namespace dragoman {

struct LoadedTables {
  std::map<std::string, Table, std::less<>> tables;
  std::string hash;  // SHA-256 over names and bytes of all
};

// `folder` may be empty. With lenient, bad rows of the folder's tables are left out and named in
// `problems`; a bad built-in row is always an error.
Result<LoadedTables> LoadTables(const std::string& folder, bool lenient,
                                std::vector<std::string>& problems);

// What is wrong with the table's rows: unknown codes, sectors, kinds, bad dates, duplicate keys.
// Empty: nothing. Each message starts with file and line. `tables` has the others, for references.
std::vector<std::string> CheckTable(std::string_view name, const Table& table,
                                    const std::map<std::string, Table, std::less<>>& tables);

}  // namespace dragoman
