#include "knowledge/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

// Takes the next line off `rest`, without its line end.
std::string_view TakeLine(std::string_view& rest) {
  size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

Result<Table> Table::Parse(std::string_view bytes, std::string_view source,
                           std::vector<std::string>* problems) {
  Table table;
  table.source_ = source;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (int number = 1; !bytes.empty(); ++number) {
    std::string_view line = TakeLine(bytes);
    if (line.empty() || line.front() == '#') continue;
    std::string where = fmt::format("{}:{}", source, number);
    std::string problem;
    std::vector<std::string_view> cells = Split(line, '\t');
    if (!IsValidUtf8(line)) {
      problem = where + ": not UTF-8";
    } else if (table.columns_.empty()) {
      table.columns_.assign(cells.begin(), cells.end());
      table.header_source_ = where;
      continue;
    } else if (cells.size() != table.columns_.size()) {
      problem = fmt::format("{}: {} columns where the first line names {}", where, cells.size(),
                            table.columns_.size());
    }
    if (!problem.empty()) {
      if (problems == nullptr) return Fail(ErrorKind::bad_input, problem);
      problems->push_back(problem);
      continue;
    }
    Row row{{}, where};
    for (std::string_view cell : cells) row.cells.emplace_back(Trim(cell));
    table.rows_.push_back(std::move(row));
  }
  if (table.columns_.empty())
    return Fail(ErrorKind::bad_input, fmt::format("{}: no line that names the columns", source));
  return table;
}

Result<size_t> Table::Column(std::string_view name) const {
  auto it = std::find(columns_.begin(), columns_.end(), name);
  if (it == columns_.end())
    return Fail(ErrorKind::bad_input, fmt::format("{}: no column '{}'", source_, name));
  return static_cast<size_t>(it - columns_.begin());
}

std::string_view Table::Cell(const Row& row, std::string_view column) const {
  auto it = std::find(columns_.begin(), columns_.end(), column);
  return it == columns_.end() ? std::string_view{}
                              : row.cells[static_cast<size_t>(it - columns_.begin())];
}

Status Table::Merge(const Table& other, std::span<const std::string_view> key_columns) {
  if (columns_.empty()) {
    *this = other;
    return Ok();
  }
  if (columns_ != other.columns_)
    return Fail(ErrorKind::bad_input,
                fmt::format("{}: columns are not those of the built-in table: {}", other.source_,
                            Join(columns_, ", ")));
  // A folder of imported tables has tens of thousands of rows: one look-up each.
  auto key_of = [&](const Row& row) {
    std::string key;
    for (std::string_view column : key_columns) key += std::string(Cell(row, column)) + "\t";
    return key;
  };
  std::unordered_map<std::string, size_t> row_of;
  if (!key_columns.empty())
    for (size_t i = 0; i < rows_.size(); ++i) row_of.try_emplace(key_of(rows_[i]), i);
  for (const Row& row : other.rows_) {
    if (key_columns.empty()) {
      rows_.push_back(row);
      continue;
    }
    auto [it, fresh] = row_of.try_emplace(key_of(row), rows_.size());
    if (fresh)
      rows_.push_back(row);
    else
      rows_[it->second] = row;
  }
  return Ok();
}

}  // namespace dragoman
