// The folders under src/ include each other only in the direction that src/LAYERS gives.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;
const fs::path kSource = DRAGOMAN_SOURCE_DIR;

// For each layer, itself and all that it may include, directly or through another.
std::map<std::string, std::set<std::string>> Allowed() {
  std::map<std::string, std::set<std::string>> allowed;
  std::ifstream in(kSource / "src" / "LAYERS");
  for (std::string line; std::getline(in, line);) {
    size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    std::set<std::string>& reach = allowed[line.substr(0, colon)];
    reach.insert(line.substr(0, colon));
    std::istringstream rest(line.substr(colon + 1));
    for (std::string lower; rest >> lower;) {
      EXPECT_TRUE(allowed.contains(lower))
          << "src/LAYERS: " << lower << " stands above its first line";
      reach.insert(allowed[lower].begin(), allowed[lower].end());
    }
  }
  return allowed;
}

TEST(Layers, EveryIncludeGoesDown) {
  auto allowed = Allowed();
  ASSERT_GT(allowed.size(), 10u);
  const std::regex include("^\\s*#include \"([a-z]+)/");
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "src")) {
    if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
    std::string layer = fs::relative(entry.path(), kSource / "src").begin()->string();
    ASSERT_TRUE(allowed.contains(layer)) << layer << " is not in src/LAYERS";
    std::ifstream in(entry.path());
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      EXPECT_TRUE(allowed[layer].contains(match[1]))
          << entry.path().string() << ":" << number << ": " << layer << " may not include "
          << match[1];
    }
  }
}

TEST(Layers, OnlyTheLedgerKnowsSqlite) {
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "src")) {
    if (entry.path().extension() != ".cc" && entry.path().extension() != ".h") continue;
    if (entry.path().parent_path().filename() == "ledger") continue;
    std::ifstream in(entry.path());
    std::stringstream text;
    text << in.rdbuf();
    EXPECT_EQ(text.str().find("sqlite3.h"), std::string::npos) << entry.path();
  }
}

}  // namespace
