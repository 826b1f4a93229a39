// Statements, events, standings, and the three in one timeline.
#include "ledger/queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "ledger/query_build.h"
#include "ledger/query_rows.h"

namespace dragoman {
namespace {

// The names of one kind of record in the schema.
struct Kind {
  std::string_view table;   // "events"
  std::string_view actors;  // "event_actors"
  std::string_view key;     // "event"
};
constexpr Kind kStatements{"statements", "statement_actors", "statement"};
constexpr Kind kEvents{"events", "event_actors", "event"};
constexpr Kind kStandings{"standings", "standing_actors", "standing"};

// Keeps records in which somebody of `set` has one of the roles ("'speaker'", "'actor',
// 'recipient'").
void WhereTakesPart(SelectBuilder& select, const Kind& kind, std::string_view set,
                    std::string_view roles, std::string_view further = "") {
  select.Where(
      fmt::format("(x.report, x.n) IN (SELECT p.report, p.{0} FROM {1} s JOIN {2} p"
                  " ON p.report = s.report AND p.actor = s.n AND p.role IN ({3}){4})",
                  kind.key, set, kind.actors, roles, further));
}

// Records in which one of `a` has a role of `roles_a` and another actor, one of `b`, a role of
// `roles_b`.
std::string PairOf(const Kind& kind, std::string_view a, std::string_view roles_a,
                   std::string_view b, std::string_view roles_b) {
  return fmt::format(
      "SELECT p.report, p.{0} FROM {2} s JOIN {1} p ON p.report = s.report AND p.actor = s.n"
      " AND p.role IN ({3}) JOIN {1} q ON q.report = p.report AND q.{0} = p.{0}"
      " AND q.actor <> p.actor AND q.role IN ({5}) WHERE (q.report, q.actor) IN {4}",
      kind.key, kind.actors, a, roles_a, b, roles_b);
}

void WhereBetween(LedgerImpl& ledger, SelectBuilder& select, const Kind& kind,
                  const std::optional<Between>& between, std::string_view roles_a,
                  std::string_view roles_b) {
  if (!between) return;
  std::string a = select.ActorSet(Resolve(ledger, between->a));
  std::string b = select.ActorSet(Resolve(ledger, between->b));
  select.Where(fmt::format("(x.report, x.n) IN ({} UNION {})", PairOf(kind, a, roles_a, b, roles_b),
                           PairOf(kind, b, roles_a, a, roles_b)));
}

void WhereActor(LedgerImpl& ledger, SelectBuilder& select, const Kind& kind,
                const std::string& name, std::string_view roles, std::string_view further = "") {
  if (name.empty()) return;
  WhereTakesPart(select, kind, select.ActorSet(Resolve(ledger, name)), roles, further);
}

void WhereEqual(SelectBuilder& select, std::string_view column, const std::string& value) {
  if (!value.empty())
    select.Where(fmt::format("{} = {} COLLATE NOCASE", column, select.Arg(value)));
}
void WhereOneOf(SelectBuilder& select, std::string_view column,
                const std::vector<std::string>& values) {
  if (!values.empty())
    select.Where(fmt::format("{} COLLATE NOCASE IN {}", column, select.ArgList(values)));
}
void WhereConfidence(SelectBuilder& select, double least) {
  if (least > 0) select.Where("x.confidence >= " + select.Arg(least));
}

using Key = std::pair<int64_t, uint32_t>;

std::vector<Key> Keys(LedgerImpl& ledger, SelectBuilder& select, const Kind& kind, uint32_t limit) {
  sql::Stmt s = select.Prepare(
      ledger.db,
      fmt::format("SELECT x.report, x.n FROM {} x JOIN reports r ON r.report = x.report",
                  kind.table),
      "ORDER BY x.date_first, r.date_first, r.id, x.sentence, x.n", limit);
  std::vector<Key> keys;
  s.Each([&] { keys.emplace_back(s.Int(0), s.Index(1)); });
  return keys;
}

constexpr std::string_view kViaOutlet =
    "EXISTS (SELECT 1 FROM statement_actors v JOIN actors a ON a.report = v.report AND a.n = "
    "v.actor"
    " JOIN entities e ON e.entity = a.entity"
    " WHERE v.report = x.report AND v.statement = x.n AND v.role = 'via' AND e.id";

std::vector<StatementRow> Statements(LedgerImpl& ledger, const StatementFilter& f) {
  SelectBuilder select;
  WhereBetween(ledger, select, kStatements, f.between, "'speaker'", "'about', 'addressee'");
  WhereActor(ledger, select, kStatements, f.speaker, "'speaker'");
  WhereActor(ledger, select, kStatements, f.addressee, "'addressee'");
  std::string stance =
      f.stance.empty() ? "" : " AND p.stance = " + select.Arg(f.stance) + " COLLATE NOCASE";
  WhereActor(ledger, select, kStatements, f.about, "'about'", stance);
  if (f.about.empty() && !stance.empty())
    select.Where(
        "EXISTS (SELECT 1 FROM statement_actors p WHERE p.report = x.report AND p.statement = x.n"
        " AND p.role = 'about'" +
        stance + ")");
  WhereEqual(select, "x.kind", f.kind);
  WhereOutlet(select, f.outlet, kViaOutlet);
  WherePeriod(select, f.period, "x");
  WhereConfidence(select, f.min_confidence);
  if (!f.text.empty())
    select.Where(
        "EXISTS (SELECT 1 FROM statement_content c JOIN sentences q ON q.report = c.report"
        " AND q.start_char < c.end_char AND c.start_char < q.end_char"
        " WHERE c.report = x.report AND c.statement = x.n AND q.search_row IN " +
        MatchingSentences(select, f.text) + ")");
  std::vector<StatementRow> rows;
  RowFiller fill(ledger);
  for (auto [report, n] : Keys(ledger, select, kStatements, f.limit))
    rows.push_back(fill.OneStatement(report, n));
  return rows;
}

std::string CountryCode(LedgerImpl& ledger, const std::string& country) {
  if (country.size() == 3 &&
      std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return country;
  ActorSelector who = Resolve(ledger, country);
  if (who.rules.empty())
    sql::Throw(ErrorKind::bad_input,
               fmt::format("'{}': is no country; write its name or its code (AFG)", country));
  return who.rules.front().code;
}

std::vector<EventRow> Events(LedgerImpl& ledger, const EventFilter& f) {
  SelectBuilder select;
  constexpr std::string_view kAny = "'actor', 'recipient'";
  WhereBetween(ledger, select, kEvents, f.between, kAny, kAny);
  WhereActor(ledger, select, kEvents, f.actor, "'actor'");
  WhereActor(ledger, select, kEvents, f.recipient, "'recipient'");
  WhereOneOf(select, "x.type", f.types);
  WhereOneOf(select, "x.mode", f.modes);
  WhereOneOf(select, "x.status", f.statuses);
  if (!f.country.empty())
    select.Where(
        "EXISTS (SELECT 1 FROM places p WHERE p.report = x.report AND p.n = x.place AND p.country "
        "= " +
        select.Arg(CountryCode(ledger, f.country)) + ")");
  WhereOutlet(select, f.outlet, "");
  WherePeriod(select, f.period, "x");
  WhereConfidence(select, f.min_confidence);
  if (!f.text.empty())
    select.Where(
        "EXISTS (SELECT 1 FROM sentences q WHERE q.report = x.report AND q.n = x.sentence"
        " AND q.search_row IN " +
        MatchingSentences(select, f.text) + ")");
  std::vector<EventRow> rows;
  RowFiller fill(ledger);
  for (auto [report, n] : Keys(ledger, select, kEvents, f.limit))
    rows.push_back(fill.OneEvent(report, n));
  return rows;
}

std::vector<StandingRow> Standings(LedgerImpl& ledger, const StandingFilter& f) {
  SelectBuilder select;
  WhereBetween(ledger, select, kStandings, f.between, "'holder'", "'target'");
  WhereActor(ledger, select, kStandings, f.holder, "'holder'");
  WhereActor(ledger, select, kStandings, f.target, "'target'");
  WhereEqual(select, "x.kind", f.kind);
  WhereEqual(select, "x.value", f.value);
  WhereOutlet(select, f.outlet, "");
  WherePeriod(select, f.period, "x");
  WhereConfidence(select, f.min_confidence);
  std::vector<StandingRow> rows;
  RowFiller fill(ledger);
  for (auto [report, n] : Keys(ledger, select, kStandings, f.limit))
    rows.push_back(fill.OneStanding(report, n));
  return rows;
}

// The order that Keys() gives, over all kinds: statements before events before standings of one
// sentence.
auto OrderOf(const TimelineRow& row) {
  return std::visit(
      [&](const auto& r) {
        const RowSource& s = r.source;
        return std::tie(r.record.days.first, s.reported_first, s.report_id, s.sentence);
      },
      row);
}

}  // namespace

Result<std::vector<StatementRow>> QueryStatements(Ledger& ledger, const StatementFilter& filter) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return Statements(ledger.impl(), filter);
  });
}

Result<std::vector<EventRow>> QueryEvents(Ledger& ledger, const EventFilter& filter) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return Events(ledger.impl(), filter);
  });
}

Result<std::vector<StandingRow>> QueryStandings(Ledger& ledger, const StandingFilter& filter) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    return Standings(ledger.impl(), filter);
  });
}

Result<std::vector<TimelineRow>> QueryTimeline(Ledger& ledger, const TimelineFilter& f) {
  return sql::Guard([&] {
    Snapshot snapshot(ledger.impl().db);
    StatementFilter statements;
    EventFilter events;
    StandingFilter standings;
    auto set = [&f](auto& filter) {
      filter.between = f.between;
      filter.period = f.period;
      filter.min_confidence = f.min_confidence;
      filter.limit = f.limit;
    };
    set(statements);
    set(events);
    set(standings);
    std::vector<TimelineRow> rows;
    for (StatementRow& row : Statements(ledger.impl(), statements))
      rows.emplace_back(std::move(row));
    for (EventRow& row : Events(ledger.impl(), events)) rows.emplace_back(std::move(row));
    for (StandingRow& row : Standings(ledger.impl(), standings)) rows.emplace_back(std::move(row));
    std::stable_sort(rows.begin(), rows.end(), [](const TimelineRow& a, const TimelineRow& b) {
      return OrderOf(a) < OrderOf(b);
    });
    if (f.limit > 0 && rows.size() > f.limit) rows.erase(rows.begin() + f.limit, rows.end());
    return rows;
  });
}

}  // namespace dragoman
