// docs/ledger.md tells the truth: every table, view and column is in it, and its queries run.
#include <gmock/gmock.h>

#include "ledger/sample_doc.h"
#include "ledger/schema.h"

namespace dragoman {
namespace {

using DocsTest = LedgerTest;

std::string Docs() {
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/docs/ledger.md");
  return {std::istreambuf_iterator<char>(in), {}};
}

// The part of the text that describes one table: from its heading to the next one.
std::string Section(const std::string& docs, const std::string& table) {
  size_t begin = docs.find("### `" + table + "`");
  if (begin == std::string::npos) return {};
  return docs.substr(begin, docs.find("\n##", begin + 1) - begin);
}

TEST_F(DocsTest, EveryTableAndColumnIsDescribed) {
  Write(Path(), {});
  sql::Connection db(Path(), SQLITE_OPEN_READONLY);
  std::string docs = Docs();
  ASSERT_FALSE(docs.empty());
  sql::Stmt columns(
      db,
      "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c"
      " WHERE t.schema = 'main' AND t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite_%'");
  int seen = 0;
  columns.Each([&] {
    ++seen;
    EXPECT_NE(Section(docs, columns.Text(0)).find("`" + columns.Text(1) + "`"), std::string::npos)
        << columns.Text(0) << "." << columns.Text(1) << " is not in docs/ledger.md";
  });
  EXPECT_GT(seen, 100);
  EXPECT_NE(docs.find("user_version` is " + std::to_string(sql::SchemaVersion())),
            std::string::npos);
}

TEST_F(DocsTest, ItsQueriesRunAndFindRows) {
  Write(Path(), {SampleRecord()});
  sql::Connection db(Path(), SQLITE_OPEN_READONLY);
  std::string docs = Docs();
  int queries = 0;
  for (size_t at = docs.find("```sql\n"); at != std::string::npos;
       at = docs.find("```sql\n", at + 1)) {
    size_t begin = at + 7;
    std::string query = docs.substr(begin, docs.find("```", begin) - begin);
    sql::Stmt s(db, query);
    EXPECT_TRUE(s.Step()) << query;
    ++queries;
  }
  EXPECT_GE(queries, 3);
}

}  // namespace
}  // namespace dragoman
