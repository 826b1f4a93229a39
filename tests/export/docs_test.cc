// docs/exports.md tells every column of every format, and of the file beside it.
#include <gtest/gtest.h>

#include <fstream>

#include "export/field_columns.h"

namespace dragoman {
namespace {

std::string Section(const std::string& heading) {
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/docs/exports.md");
  std::string all(std::istreambuf_iterator<char>(in), {});
  size_t begin = all.find("\n## `" + heading + "`");
  EXPECT_NE(begin, std::string::npos) << heading;
  return begin == std::string::npos ? "" : all.substr(begin, all.find("\n## ", begin + 1) - begin);
}

TEST(ExportDocs, EveryColumnIsThere) {
  for (const auto& [name, columns] :
       {std::pair("polecat", PolecatColumns()), std::pair("icews", IcewsColumns()),
        std::pair("gdelt", GdeltColumns()), std::pair("phoenix", PhoenixColumns()),
        std::pair("cameo", PetrarchColumns(true)),
        std::pair("NAME.dragoman.tsv", BesideColumns())}) {
    std::string section = Section(name);
    for (const FieldColumn& column : columns) {
      // The second side and the places of actors are told once, with the first.
      std::string like = column.name;
      for (auto [second, first] : {std::pair("Actor2", "Actor1"), std::pair("Target", "Source")})
        if (section.find("`" + like + "`") == std::string::npos && like.starts_with(second))
          like = first + like.substr(std::string(second).size());
      if (like.starts_with("Actor1Geo_")) like = "Actor1Geo_*";
      EXPECT_NE(section.find("`" + like + "`"), std::string::npos) << name << ": " << column.name;
    }
  }
}

}  // namespace
}  // namespace dragoman
