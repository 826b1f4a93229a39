// Full text over sentences.
#include "ledger/query_build.h"
#include "ledger/query_rows.h"

namespace dragoman {

Result<std::vector<SearchRow>> Search(Ledger& ledger, const SearchFilter& filter) {
  return sql::Guard([&] {
    LedgerImpl& impl = ledger.impl();
    Snapshot snapshot(impl.db);
    SelectBuilder select;
    select.Where("sentence_search MATCH " + select.Arg(FtsQuery(filter.query)));
    WhereOutlet(select, filter.outlet, "");
    WherePeriod(select, filter.period, "r");
    sql::Stmt s = select.Prepare(
        impl.db,
        "SELECT q.report, q.n, q.start_char, q.end_char,"
        " snippet(sentence_search, 0, char(2), char(3), '…', 40), bm25(sentence_search) AS score"
        " FROM sentence_search JOIN sentences q ON q.search_row = sentence_search.rowid"
        " JOIN reports r ON r.report = q.report",
        "ORDER BY score, r.date_first, r.id, q.n", filter.limit);
    std::vector<SearchRow> rows;
    RowFiller fill(impl);
    s.Each([&] {
      SearchRow row;
      row.source = fill.Source(s.Int(0), s.Index(1));
      row.source.id = row.source.report_id;
      row.source.range = {s.Index(2), s.Index(3)};
      row.snippet = s.Text(4);
      row.rank = s.Real(5);
      rows.push_back(std::move(row));
    });
    return rows;
  });
}

}  // namespace dragoman
