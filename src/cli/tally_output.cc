#include "cli/tally_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/query_output.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// Short, so that a window of 80 columns has room for the keys: verbal and material cooperation,
// verbal and material conflict.
constexpr const char* kQuadTitles[] = {"v+", "m+", "v−", "m−"};

std::string CellOf(const Json& value, std::string_view nothing) {
  if (value.is_null()) return std::string(nothing);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return fmt::format("{:g}", value.get<double>());
  return value.dump();
}

}  // namespace

int PrintObjects(Console& console, const std::vector<Json>& objects,
                 const std::vector<ObjectColumn>& columns, Format format) {
  if (format == Format::csv) {
    std::vector<std::string> names;
    for (const ObjectColumn& column : columns) names.push_back(column.key);
    console.PrintData(CsvLine(names));
    for (const Json& object : objects) {
      std::vector<std::string> cells;
      for (const std::string& name : names) cells.push_back(CellOf(object.at(name), ""));
      console.PrintData(CsvLine(cells));
    }
    return kExitDone;
  }
  if (format == Format::json || format == Format::jsonl) {
    bool list = format == Format::json;
    if (list) console.Print(objects.empty() ? "[]\n" : "[\n");
    for (size_t i = 0; i < objects.size() && console.Alive(); ++i)
      console.PrintData(RowJson(objects[i]) + (list && i + 1 < objects.size() ? ",\n" : "\n"));
    if (list && !objects.empty()) console.Print("]\n");
    return kExitDone;
  }
  if (objects.empty()) return NothingFound(console, format);
  std::vector<std::vector<StyledText>> cells;
  for (const Json& object : objects) {
    cells.emplace_back();
    for (const ObjectColumn& column : columns)
      cells.back().emplace_back(CellOf(object.at(column.key), "–"));
  }
  std::vector<GridColumn> shown;
  for (const ObjectColumn& column : columns) shown.push_back(column.column);
  PrintGrid(console, shown, cells);
  return kExitDone;
}

int PrintTally(Console& console, const Tally& tally, TallySum sum, Format format, uint32_t limit) {
  const char* added = sum == TallySum::goldstein ? "goldstein" : "score";
  std::vector<ObjectColumn> columns;
  for (const std::string& key : tally.columns) {
    std::string title = key;
    std::replace(title.begin(), title.end(), '_', ' ');
    columns.push_back({key, {title, false, true}});
  }
  columns.push_back({"events", {"events", true}});
  if (sum != TallySum::none) columns.push_back({added, {added, true}});
  for (size_t i = 0; i < kQuadColumns.size(); ++i)
    columns.push_back({std::string(kQuadColumns[i]), {kQuadTitles[i], true}});
  std::vector<Json> objects;
  for (const Tally::Row& row : tally.rows) {
    if (limit > 0 && objects.size() == limit) break;
    Json object = Json::object();
    for (size_t i = 0; i < tally.columns.size(); ++i)
      object[tally.columns[i]] = row.keys[i].empty() ? Json(nullptr) : Json(row.keys[i]);
    object["events"] = row.events;
    if (sum != TallySum::none) object[added] = std::round(row.sum * 100) / 100;
    for (size_t i = 0; i < kQuadColumns.size(); ++i)
      object[std::string(kQuadColumns[i])] = row.quads[i];
    objects.push_back(std::move(object));
  }
  return PrintObjects(console, objects, columns, format);
}

}  // namespace dragoman
