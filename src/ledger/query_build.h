// SELECTs put together from fixed pieces; every value from outside is bound, never written into the
// text. For this folder only; throws SqlError.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/ledger_impl.h"
#include "ledger/queries.h"

namespace dragoman {

class SelectBuilder {
 public:
  using Value = std::variant<int64_t, double, std::string>;

  // The placeholder of a new bound value: "?3".
  std::string Arg(Value value);
  std::string ArgList(
      const std::vector<std::string>& values);  // "(SELECT value FROM json_each(?3))"

  // Adds the actors that a selector means, as (report, n); returns the name of the set.
  std::string ActorSet(const ActorSelector& selector);
  void Where(std::string condition);

  // `select` up to WHERE; `tail` is ORDER BY and the like.
  sql::Stmt Prepare(sql::Connection& db, std::string_view select, std::string_view tail,
                    uint32_t limit);

 private:
  std::vector<Value> values_;
  std::string sets_, conditions_;
};

// [since, until] as days; throws bad_input where one is no date.
Days PeriodDays(const Period& period);
// Keeps rows of `alias` (with date_first and date_last) that overlap the period.
void WherePeriod(SelectBuilder& select, const Period& period, std::string_view alias);
// Keeps rows of reports r that the outlet published; `via`, if not empty, is a further condition.
void WhereOutlet(SelectBuilder& select, const std::string& outlet, std::string_view or_via);
// The rows of sentence_search that match a user's words; throws bad_input where there is nothing to
// look for.
std::string MatchingSentences(SelectBuilder& select, std::string_view words);
// From what a user types to FTS5's syntax: quoted words and phrases, AND, OR, prefixes.
std::string FtsQuery(std::string_view words);

// ResolveActor for callers inside; throws.
ActorSelector Resolve(LedgerImpl& ledger, std::string_view text);

// A read transaction: what several SELECTs see is one state of the ledger.
class Snapshot {
 public:
  explicit Snapshot(sql::Connection& db) : transaction_(db, "BEGIN") {}

 private:
  sql::Transaction transaction_;
};

}  // namespace dragoman
