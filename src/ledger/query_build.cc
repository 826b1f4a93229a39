#include "ledger/query_build.h"

#include <fmt/format.h>

#include "core/utf8.h"
#include "ledger/json_list.h"

namespace dragoman {

using sql::Throw;

std::string SelectBuilder::Arg(Value value) {
  values_.push_back(std::move(value));
  return fmt::format("?{}", values_.size());
}

std::string SelectBuilder::ArgList(const std::vector<std::string>& values) {
  return fmt::format("(SELECT value FROM json_each({}))", Arg(ToJsonList(values)));
}

namespace {

std::string NumberList(const std::vector<int64_t>& numbers) {
  return fmt::format("[{}]", fmt::join(numbers, ","));
}

}  // namespace

std::string SelectBuilder::ActorSet(const ActorSelector& selector) {
  std::string name = fmt::format("set{}", values_.size());
  std::string body =
      fmt::format("SELECT report, n FROM actors WHERE entity IN (SELECT value FROM json_each({}))",
                  Arg(NumberList(selector.entities)));
  if (!selector.groups.empty())
    body += fmt::format(
        " UNION SELECT report, actor FROM affiliations WHERE acts_for IN"
        " (SELECT value FROM json_each({}))",
        Arg(NumberList(selector.groups)));
  for (const ActorSelector::CodeRule& rule : selector.rules) {
    body += fmt::format(
        " UNION SELECT a.report, a.n FROM actors a JOIN reports r ON r.report = a.report"
        " WHERE a.code = {}",
        Arg(rule.code));
    // Who held office once does not act for the country now: "the former government".
    if (!rule.sectors.empty())
      body += fmt::format(
          " AND coalesce(a.sector, '') IN {} AND coalesce(a.role, '') NOT LIKE 'former %'",
          ArgList(rule.sectors));
    if (!rule.since.empty()) body += fmt::format(" AND r.date_first >= {}", Arg(rule.since));
    if (!rule.until.empty()) body += fmt::format(" AND r.date_first <= {}", Arg(rule.until));
  }
  sets_ += fmt::format("{} {} (report, n) AS MATERIALIZED ({})", sets_.empty() ? "WITH" : ",", name,
                       body);
  return name;
}

void SelectBuilder::Where(std::string condition) {
  conditions_ += (conditions_.empty() ? " WHERE (" : " AND (") + std::move(condition) + ")";
}

sql::Stmt SelectBuilder::Prepare(sql::Connection& db, std::string_view select,
                                 std::string_view tail, uint32_t limit) {
  std::string text = fmt::format("{} {}{} {}", sets_, select, conditions_, tail);
  if (limit > 0) text += " LIMIT " + Arg(static_cast<int64_t>(limit));
  sql::Stmt statement(db, text);
  int at = 0;
  for (const Value& value : values_) {
    ++at;
    std::visit([&](const auto& v) { statement.Bind(at, v); }, value);
  }
  return statement;
}

Days PeriodDays(const Period& period) {
  auto days = [](const std::string& date, std::string_view what) {
    if (date.empty()) return Days{};
    std::optional<Days> found = DaysOf(date);
    if (!found)
      Throw(ErrorKind::bad_input,
            fmt::format("{} '{}': is no date; write 2024, 2024-05 or 2024-05-18", what, date));
    return *found;
  };
  Days result{days(period.since, "since").first, days(period.until, "until").last};
  if (!result.first.empty() && !result.last.empty() && result.first > result.last)
    Throw(ErrorKind::bad_input,
          fmt::format("since {} is later than until {}; swap them", period.since, period.until));
  return result;
}

void WherePeriod(SelectBuilder& select, const Period& period, std::string_view alias) {
  Days days = PeriodDays(period);
  if (!days.first.empty())
    select.Where(fmt::format("{}.date_last >= {}", alias, select.Arg(days.first)));
  if (!days.last.empty())
    select.Where(fmt::format("{}.date_first <= {}", alias, select.Arg(days.last)));
}

void WhereOutlet(SelectBuilder& select, const std::string& outlet, std::string_view or_via) {
  if (outlet.empty()) return;
  std::string name = select.Arg(outlet), folded = select.Arg(FoldName(outlet));
  std::string entities = fmt::format(
      "(SELECT e.id FROM entity_names m JOIN entities e USING (entity)"
      " WHERE m.folded = {0} UNION SELECT {1} UNION SELECT c.read_as FROM corrections c"
      " JOIN entities k ON k.id = c.becomes JOIN entity_names m ON m.entity = k.entity"
      " WHERE m.folded = {0})",
      folded, name);
  std::string condition =
      fmt::format("r.outlet = {} COLLATE NOCASE OR r.outlet_entity IN {}", name, entities);
  if (!or_via.empty()) condition += fmt::format(" OR {} IN {})", or_via, entities);
  select.Where(condition);
}

std::string MatchingSentences(SelectBuilder& select, std::string_view words) {
  return fmt::format("(SELECT rowid FROM sentence_search WHERE sentence_search MATCH {})",
                     select.Arg(FtsQuery(words)));
}

}  // namespace dragoman
