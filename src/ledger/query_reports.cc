// Reports, actors, and what a ledger holds in all.
#include <fmt/format.h>

#include <algorithm>

#include "ledger/load.h"
#include "ledger/queries.h"
#include "ledger/query_build.h"

namespace dragoman {
namespace {

constexpr size_t kMinPrefix = 4;  // of an id: shorter beginnings mean too many reports

int64_t OneRow(LedgerImpl& ledger, const char* query, std::string_view value) {
  sql::Stmt& s = ledger.statements.Get(query);
  s.With(value);
  int64_t row = s.Step() ? s.Int(0) : 0;
  s.Reset();
  return row;
}

[[noreturn]] void NoReport(LedgerImpl& ledger, std::string_view asked) {
  sql::Throw(ErrorKind::not_found,
             fmt::format("'{}': no report in {} has this id or path; `dragoman reports` "
                         "lists them",
                         asked, ledger.db.path()));
}

int64_t FindRow(LedgerImpl& ledger, std::string_view asked) {
  if (int64_t row = OneRow(ledger, "SELECT report FROM reports WHERE id = ?", asked)) return row;
  if (int64_t row = OneRow(ledger,
                           "SELECT report FROM reports WHERE given_id = ?"
                           " ORDER BY version DESC LIMIT 1",
                           asked))
    return row;
  // Several versions of one file: the last one.
  if (int64_t row = OneRow(ledger,
                           "SELECT report FROM reports WHERE path = ?"
                           " ORDER BY version DESC, id DESC LIMIT 1",
                           asked))
    return row;
  std::vector<std::pair<int64_t, std::string>> rows;
  auto collect = [&](const char* query) {
    if (!rows.empty()) return;
    sql::Stmt& s = ledger.statements.Get(query);
    s.With(asked).Each([&] { rows.emplace_back(s.Int(0), s.Text(1)); });
  };
  if (asked.size() >= kMinPrefix) {
    collect(
        "SELECT report, id FROM reports WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 4");
    collect(
        "SELECT report, id FROM reports WHERE substr(id, 1, length(?1) + 7) = 'sha256:' || ?1"
        " ORDER BY id LIMIT 4");
  }
  // "b.txt" or "b" for "reports/b.txt".
  if (!asked.empty()) {
    collect(
        "SELECT report, id FROM reports WHERE substr(path, -length(?1) - 1) = '/' || ?1 ORDER BY "
        "id LIMIT 4");
    collect(
        "SELECT report, id FROM reports WHERE instr('/' || path, '/' || ?1 || '.') > 0 ORDER BY id "
        "LIMIT 4");
  }
  if (rows.empty()) NoReport(ledger, asked);
  if (rows.size() == 1) return rows.front().first;
  std::string ids;
  for (const auto& [row, id] : rows) ids += (ids.empty() ? "" : ", ") + id;
  sql::Throw(ErrorKind::not_found,
             fmt::format("'{}': means several reports ({}{}); write more of the id", asked, ids,
                         rows.size() == 4 ? ", ..." : ""));
}

// The figures that v_actors does not have; cheap because each is one indexed count.
void FillActor(LedgerImpl& ledger, int64_t entity, ActorRow& row) {
  sql::Stmt& names = ledger.statements.Get(
      "SELECT name FROM entity_names WHERE entity = ?1 AND name <> ?2"
      " ORDER BY as_name + as_alias DESC, length(name) DESC, name LIMIT 12");
  names.With(entity, row.name).Each([&] { row.aliases.push_back(names.Text(0)); });
  sql::Stmt& roles = ledger.statements.Get(
      "SELECT role FROM actors WHERE entity = ? AND role IS NOT NULL"
      " GROUP BY role ORDER BY count(*) DESC, length(role) DESC, role LIMIT 12");
  roles.With(entity).Each([&] { row.roles.push_back(roles.Text(0)); });
  sql::Stmt& counts = ledger.statements.Get(
      "SELECT (SELECT count(*) FROM actors a JOIN mention_actors m ON m.report = a.report AND "
      "m.actor = a.n"
      " WHERE a.entity = ?1),"
      " (SELECT count(*) FROM actors a JOIN statement_actors s ON s.report = a.report AND s.actor "
      "= a.n"
      " AND s.role = 'speaker' WHERE a.entity = ?1),"
      " (SELECT count(*) FROM (SELECT DISTINCT e.report, e.event FROM actors a JOIN event_actors e"
      " ON e.report = a.report AND e.actor = a.n WHERE a.entity = ?1))");
  counts.With(entity).Each([&] {
    row.mentions = counts.Index(0);
    row.statements = counts.Index(1);
    row.events = counts.Index(2);
  });
}

std::vector<ActorRow> Actors(LedgerImpl& ledger, const ActorFilter& f) {
  SelectBuilder select;
  if (!f.name.empty())
    select.Where("(x.report, x.n) IN " + select.ActorSet(Resolve(ledger, f.name)));
  if (!f.kind.empty()) select.Where("e.kind = " + select.Arg(f.kind));
  if (!f.code.empty()) select.Where("e.code = " + select.Arg(f.code));
  if (f.unknown_only) select.Where("e.known = 0 AND e.id NOT LIKE '%/unnamed/%'");
  WherePeriod(select, f.period, "r");
  sql::Stmt s = select.Prepare(
      ledger.db,
      "SELECT e.entity, e.id, e.name, e.kind, e.code, e.sector, e.role, e.known, count(DISTINCT "
      "x.report),"
      " min(r.date_first), max(r.date_first) FROM actors x JOIN reports r ON r.report = x.report"
      " JOIN entities e ON e.entity = x.entity",
      // Of two unknown in as many reports, who is mentioned more often is missed more.
      f.unknown_only
          ? "GROUP BY e.entity ORDER BY 9 DESC, (SELECT count(*) FROM actors y JOIN mention_actors "
            "m"
            " ON m.report = y.report AND m.actor = y.n WHERE y.entity = e.entity) DESC, e.id"
          : "GROUP BY e.entity ORDER BY 9 DESC, e.id",
      f.limit);
  std::vector<ActorRow> rows;
  std::vector<int64_t> entities;
  s.Each([&] {
    entities.push_back(s.Int(0));
    ActorRow row;
    row.entity = s.Text(1);
    row.name = s.Text(2);
    row.kind = s.Text(3);
    row.code = s.Text(4);
    row.sector = s.Text(5);
    row.role = s.Text(6);
    row.known = s.Int(7) != 0;
    row.reports = s.Index(8);
    row.first_seen = s.Text(9);
    row.last_seen = s.Text(10);
    rows.push_back(std::move(row));
  });
  for (size_t i = 0; i < rows.size(); ++i) FillActor(ledger, entities[i], rows[i]);
  return rows;
}

std::vector<ReportInfo> Reports(LedgerImpl& ledger, const ReportFilter& f) {
  SelectBuilder select;
  WhereOutlet(select, f.outlet, "");
  WherePeriod(select, f.period, "r");
  if (!f.text.empty())
    select.Where("r.report IN (SELECT report FROM sentences WHERE search_row IN " +
                 MatchingSentences(select, f.text) + ")");
  sql::Stmt s = select.Prepare(ledger.db, "SELECT r.report FROM reports r",
                               "ORDER BY r.date_first, r.id", f.limit);
  std::vector<int64_t> reports;
  s.Each([&] { reports.push_back(s.Int(0)); });
  std::vector<ReportInfo> rows;
  Loader load(ledger);
  for (int64_t report : reports) rows.push_back(load.Info(report));
  return rows;
}

void CountBy(LedgerImpl& ledger, const std::string& query, std::map<std::string, uint64_t>& out) {
  sql::Stmt s(ledger.db, query);
  s.Each([&] { out[s.Text(0)] += static_cast<uint64_t>(s.Int(1)); });
}

// Appends what is not there yet.
void AddName(std::vector<std::string>& names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

std::map<std::string, StoryNames> AllStoryNames(LedgerImpl& ledger) {
  std::map<std::string, StoryNames> out;
  sql::Stmt actors(ledger.db,
                   "SELECT r.id, a.kind, a.name FROM actors a JOIN reports r USING (report)"
                   " WHERE a.kind <> 'people' ORDER BY r.id, a.n");
  actors.Each([&] {
    StoryNames& names = out[actors.Text(0)];
    std::string kind = actors.Text(1);
    AddName(kind == "person"    ? names.people
            : kind == "country" ? names.places
                                : names.organisations,
            actors.Text(2));
  });
  sql::Stmt places(ledger.db,
                   "SELECT r.id, p.name FROM places p JOIN reports r USING (report)"
                   " ORDER BY r.id, p.n");
  places.Each([&] { AddName(out[places.Text(0)].places, places.Text(1)); });
  return out;
}

}  // namespace

Result<std::vector<ActorRow>> QueryActors(Ledger& ledger, const ActorFilter& filter) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return Actors(ledger.impl(), filter);
  });
}

Result<std::vector<ReportInfo>> QueryReports(Ledger& ledger, const ReportFilter& filter) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return Reports(ledger.impl(), filter);
  });
}

Result<ReportRecord> FindReport(Ledger& ledger, std::string_view id_or_path) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return Loader(ledger.impl()).Report(FindRow(ledger.impl(), id_or_path));
  });
}

Result<std::map<std::string, StoryNames>> QueryStoryNames(Ledger& ledger) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return AllStoryNames(ledger.impl());
  });
}

Status ForEachReport(Ledger& ledger, const std::function<bool(const ReportRecord&)>& visit) {
  return sql::Guard([&] {
    LedgerImpl& impl = ledger.impl();
    std::string last;
    for (bool more = true; more;) {
      ReportRecord record;
      {
        Snapshot snapshot(
            impl.db);  // one report at a time: a long export must not hold back the log
        int64_t row =
            OneRow(impl, "SELECT report FROM reports WHERE id > ? ORDER BY id LIMIT 1", last);
        if (row == 0) break;
        record = Loader(impl).Report(row);
      }
      last = record.info.id;
      more = visit(record);
    }
    return Unit{};
  });
}

Result<LedgerCounts> CountLedger(Ledger& ledger) {
  return sql::Guard([&] {
    LedgerImpl& impl = ledger.impl();
    Snapshot snapshot(impl.db);
    LedgerCounts c;
    auto count = [&](const char* table) {
      return static_cast<uint64_t>(impl.db.Number(fmt::format("SELECT count(*) FROM {}", table)));
    };
    c.reports = count("reports");
    c.sentences = count("sentences");
    c.actors = count("entities");
    c.mentions = count("mentions");
    c.statements = count("statements");
    c.events = count("events");
    c.standings = count("standings");
    c.notices = count("notices");
    c.failures = count("failures");
    sql::Stmt days(impl.db, "SELECT min(date_first), max(date_last) FROM reports");
    days.Each([&] {
      c.first_day = days.Text(0);
      c.last_day = days.Text(1);
    });
    CountBy(impl, "SELECT outlet, count(*) FROM reports GROUP BY 1", c.outlets);
    CountBy(impl, "SELECT type, count(*) FROM events GROUP BY 1", c.event_types);
    CountBy(impl, "SELECT status, count(*) FROM events GROUP BY 1", c.event_statuses);
    CountBy(impl, "SELECT kind, count(*) FROM standings GROUP BY 1", c.standing_kinds);
    CountBy(impl, "SELECT substr(date_first, 1, 7), count(*) FROM reports GROUP BY 1", c.months);
    return c;
  });
}

Result<std::vector<FailureRow>> QueryFailures(Ledger& ledger) {
  return sql::Guard([&] {
    std::vector<FailureRow> rows;
    sql::Stmt s(ledger.impl().db, "SELECT path, kind, reason FROM failures ORDER BY path");
    s.Each([&] { rows.push_back({s.Text(0), s.Text(1), s.Text(2)}); });
    return rows;
  });
}

}  // namespace dragoman
