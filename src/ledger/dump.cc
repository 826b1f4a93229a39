// All rows of all tables as text that does not depend on row numbers. It works from the schema
// itself, so that tables of later versions are dumped without a line here.
#include <fmt/format.h>

#include "ledger/json_list.h"
#include "ledger/ledger_impl.h"
#include "ledger/queries.h"

namespace dragoman {
namespace {

// How a column is written: rows are named by what is stable about them.
std::string Expression(const std::string& table, const std::string& column) {
  if (column == "report") return "(SELECT id FROM reports k WHERE k.report = t.report)";
  if (column == "entity") return "(SELECT id FROM entities k WHERE k.entity = t.entity)";
  if (column == "acts_for") return "(SELECT id FROM entities k WHERE k.entity = t.acts_for)";
  if (column == "maker" && table != "makers")
    return "(SELECT program || ' ' || model || ' ' || knowledge FROM makers k WHERE k.maker = "
           "t.maker)";
  return "t." + column;
}

bool IsRowNumber(const std::string& table, const std::string& column) {
  return (table == "makers" && column == "maker") || column == "search_row";
}

std::vector<std::string> Tables(sql::Connection& db) {
  std::vector<std::string> tables;
  // Shadow tables of the full text are no content; it is made of the sentences.
  sql::Stmt s(db,
              "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
              " AND name NOT LIKE 'sqlite_%' ORDER BY name");
  s.Each([&] { tables.push_back(s.Text(0)); });
  return tables;
}

void DumpTable(sql::Connection& db, const std::string& table, std::ostream& out) {
  std::vector<std::string> columns;
  sql::Stmt info(db, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
  info.With(table).Each([&] {
    if (!IsRowNumber(table, info.Text(0))) columns.push_back(info.Text(0));
  });
  std::string list, order;
  for (size_t i = 0; i < columns.size(); ++i) {
    list += (i > 0 ? ", " : "") + Expression(table, columns[i]);
    order += fmt::format("{}{}", i > 0 ? ", " : "", i + 1);
  }
  sql::Stmt rows(db, fmt::format("SELECT {} FROM {} t ORDER BY {}", list, table, order));
  rows.Each([&] {
    out << table;
    for (size_t i = 0; i < columns.size(); ++i) {
      auto column = static_cast<int>(i);
      if (!rows.IsNull(column)) out << ' ' << columns[i] << '=' << JsonString(rows.Text(column));
    }
    out << '\n';
  });
}

}  // namespace

Status DumpLedger(Ledger& ledger, std::ostream& out) {
  return sql::Guard([&] {
    sql::Connection& db = ledger.impl().db;
    sql::Transaction snapshot(db, "BEGIN");
    for (const std::string& table : Tables(db)) DumpTable(db, table, out);
    return Unit{};
  });
}

}  // namespace dragoman
