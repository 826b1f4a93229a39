#include "ledger/history.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/strings.h"
#include "ledger/ledger_impl.h"

namespace dragoman {
namespace {

constexpr std::string_view kKinds[] = {"recognition", "designation", "ties",
                                       "conflict",    "alliance",    "stance"};

// Values that exclude each other, both ways.
class Contraries {
 public:
  explicit Contraries(const Knowledge& knowledge) {
    const Table& table = knowledge.table("standing_contraries");
    for (const Table::Row& row : table.rows())
      for (std::string_view contrary : Split(table.Cell(row, "contrary"), '|')) {
        std::string kind(table.Cell(row, "kind")), value(table.Cell(row, "value"));
        pairs_.insert({kind, value, std::string(contrary)});
        pairs_.insert({kind, std::string(contrary), value});
      }
  }
  bool Has(const std::string& kind, const std::string& a, const std::string& b) const {
    return pairs_.contains({kind, a, b});
  }

 private:
  std::set<std::tuple<std::string, std::string, std::string>> pairs_;
};

bool IsBefore(const std::string& a, const std::string& b) { return !a.empty() && a < b; }

void Take(StandingRow row, PairState& state) {
  const StandingRecord& r = row.record;
  if (!r.since.empty() && (state.since.empty() || r.since < state.since)) state.since = r.since;
  if (r.until > state.until) state.until = r.until;
  if (state.days.first.empty() || IsBefore(r.days.first, state.days.first))
    state.days.first = r.days.first;
  if (r.days.last > state.days.last) state.days.last = r.days.last;
  state.rows.push_back(std::move(row));
}

class HistoryBuilder {
 public:
  explicit HistoryBuilder(const Knowledge& knowledge) : contraries_(knowledge) {}

  // Rows of one side and kind, in order of their first day.
  void Add(std::vector<StandingRow> rows, bool forward, std::string_view kind) {
    size_t begin = states_.size();
    for (StandingRow& row : rows) {
      if (row.record.kind != kind) continue;
      size_t at = Find(row, begin);
      if (at == states_.size()) {
        states_.emplace_back();
        states_.back().forward = forward;
        states_.back().kind = kind;
        states_.back().value = row.record.value;
      }
      Take(std::move(row), states_[at]);
    }
    for (size_t i = begin; i < states_.size(); ++i) Relate(i, begin);
  }

  std::vector<PairState> Finish() { return std::move(states_); }

 private:
  bool AreContrary(const PairState& a, const PairState& b) const {
    return contraries_.Has(a.kind, a.value, b.value);
  }

  // The last state of the row's value, unless a contrary one has begun since.
  size_t Find(const StandingRow& row, size_t begin) const {
    for (size_t i = states_.size(); i > begin; --i) {
      const PairState& state = states_[i - 1];
      if (state.value == row.record.value) return i - 1;
      bool same_day = state.days.first == row.record.days.first;
      if (contraries_.Has(state.kind, state.value, row.record.value) && !same_day) break;
    }
    return states_.size();
  }

  // Whether reports vouch for both on the same days. The day on which one ends and the other begins
  // is no dispute.
  static bool Disagree(const PairState& a, const PairState& b) {
    for (const StandingRow& x : a.rows)
      for (const StandingRow& y : b.rows) {
        const Days &m = x.record.days, &n = y.record.days;
        if (x.source.report_id == y.source.report_id || m.first.empty() || n.first.empty())
          continue;
        const std::string& from = std::max(m.first, n.first);
        const std::string& to = std::min(m.last, n.last);
        if (from < to || (m == n && from == to)) return true;
      }
    return false;
  }

  void Relate(size_t i, size_t begin) {
    PairState& state = states_[i];
    for (size_t j = begin; j < states_.size(); ++j) {
      const PairState& other = states_[j];
      if (!AreContrary(state, other)) continue;
      if (state.kind != "stance" && Disagree(state, other)) {
        state.disputed_by.push_back(j);
        continue;
      }
      bool later = IsBefore(state.days.first, other.days.first);
      if (later && !state.ended_by) state.ended_by = j;
    }
  }

  Contraries contraries_;
  std::vector<PairState> states_;
};

bool IsIn(const StandingRow& row, const EventRow& event) {
  return event.source.report_id == row.source.report_id &&
         event.source.sentence == row.source.sentence;
}

// Events told in the words that tell how a state began.
Status AddChanges(Ledger& ledger, const Between& between, std::vector<PairState>& states) {
  EventFilter filter;
  filter.between = between;
  filter.statuses = {"occurred"};
  Result<std::vector<EventRow>> events = QueryEvents(ledger, filter);
  if (!events) return Fail(events.error());
  for (PairState& state : states)
    for (const EventRow& event : *events)
      if (std::any_of(state.rows.begin(), state.rows.end(), [&](const StandingRow& row) {
            bool told = row.event_id == event.source.id || !row.record.since.empty();
            return told && state.kind != "stance" && IsIn(row, event);
          }))
        state.changes.push_back(event);
  return {};
}

}  // namespace

Result<std::vector<PairState>> QueryHistory(Ledger& ledger, const StandingFilter& filter) {
  std::shared_ptr<const Knowledge> knowledge = ledger.impl().knowledge;
  if (knowledge == nullptr) {
    auto builtin = Knowledge::Builtin();
    if (!builtin) return Fail(builtin.error());
    knowledge = *builtin;
  }
  HistoryBuilder builder(*knowledge);
  for (bool forward : {true, false}) {
    StandingFilter one = filter;
    one.between.reset();
    one.limit = 0;
    one.holder = forward ? filter.between->a : filter.between->b;
    one.target = forward ? filter.between->b : filter.between->a;
    Result<std::vector<StandingRow>> rows = QueryStandings(ledger, one);
    if (!rows) return Fail(rows.error());
    for (std::string_view kind : kKinds) builder.Add(*rows, forward, kind);
  }
  std::vector<PairState> states = builder.Finish();
  for (PairState& state : states) {
    state.holder = state.forward ? filter.between->a : filter.between->b;
    state.target = state.forward ? filter.between->b : filter.between->a;
  }
  if (Status status = AddChanges(ledger, *filter.between, states); !status)
    return Fail(status.error());
  if (filter.limit > 0 && states.size() > filter.limit) {
    states.resize(filter.limit);
    for (PairState& state : states) {
      std::erase_if(state.disputed_by, [&](size_t i) { return i >= filter.limit; });
      if (state.ended_by && *state.ended_by >= filter.limit) state.ended_by.reset();
    }
  }
  return states;
}

}  // namespace dragoman
