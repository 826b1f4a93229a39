// Reader for the tables in knowledge/: tab-separated, commented, columns named by the first line.
// The format is described in knowledge/README.md. A table is immutable once read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace dragoman {

class Table {
 public:
  struct Row {
    std::vector<std::string> cells;  // one a column
    std::string source;              // "knowledge/offices.tsv:12", for messages
  };

  // Parses the bytes of a table. `source` names it in messages. Fails on the first bad row with
  // file and line; if `problems` is given, bad rows are left out and their messages appended there
  // instead.
  static Result<Table> Parse(std::string_view bytes, std::string_view source,
                             std::vector<std::string>* problems = nullptr);

  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }
  // "file:3", the line that names the columns, for messages.
  const std::string& header_source() const { return header_source_; }
  // Index of the column, or an error that names table and column.
  Result<size_t> Column(std::string_view name) const;
  // The cell, or empty where the table has no such column.
  std::string_view Cell(const Row& row, std::string_view column) const;

  // Leaves only the rows for which keep(row) holds.
  template <class Predicate>
  void Keep(Predicate keep) {
    std::erase_if(rows_, [&](const Row& row) { return !keep(row); });
  }

  // Takes over the rows of `other`: a row with the same cells in the key columns replaces the old
  // one, others are appended. Fails where the columns differ.
  Status Merge(const Table& other, std::span<const std::string_view> key_columns);

 private:
  std::string source_, header_source_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

}  // namespace dragoman
