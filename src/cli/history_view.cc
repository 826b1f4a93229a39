#include "cli/history_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"

namespace dragoman {
namespace {

constexpr size_t kShownTellers = 3;

// Who says what a row tells: its speaker, else the outlet, else the file.
std::string TellerOf(const StandingRow& row, const TellerMap& tellers) {
  auto it = tellers.find(row.statement_id);
  if (it != tellers.end() && !it->second.empty()) return it->second;
  return row.source.outlet.empty() ? ReportLabel(row.source.report_id, row.source.path, true)
                                   : row.source.outlet;
}

std::string TellersOf(const PairState& state, const TellerMap& tellers) {
  std::vector<std::string> names;
  for (const StandingRow& row : state.rows) {
    std::string name = TellerOf(row, tellers);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  size_t more = names.size() > kShownTellers + 1 ? names.size() - kShownTellers : 0;
  if (more > 0) names.resize(kShownTellers);
  std::string out = Join(names, ", ");
  if (more > 0) out += fmt::format(" and {} more", more);
  return out;
}

std::string SpanOf(const PairState& state) {
  std::string from = state.since.empty() ? state.days.first : state.since;
  std::string to = state.until.empty() ? state.days.last : state.until;
  if (from.empty()) return "undated";
  return to.empty() || to.starts_with(from) ? from : from + "/" + to;
}

}  // namespace

std::vector<Entry> HistoryEntries(Ledger& ledger, const std::vector<PairState>& states) {
  std::vector<TimelineRow> rows;
  for (const PairState& state : states)
    rows.insert(rows.end(), state.rows.begin(), state.rows.end());
  TellerMap tellers = FindTellers(ledger, rows);
  std::vector<Entry> entries;
  for (const PairState& state : states) {
    const StandingRow& first = state.rows.front();
    Entry entry = EntryOf(first, {});
    entry.kind.clear();
    entry.date = SpanOf(state);
    entry.headline = StyledText();
    StyledText& line = entry.headline;
    line.Add(state.holder, Style::strong).Add(" → ").Add(state.target, Style::strong);
    line.Add(": " + state.kind + " ").Add(state.value, ValueStyle(state.value));
    if (!state.since.empty()) line.Add(" · since ", Style::faint).Add(state.since);
    if (!state.until.empty()) line.Add(" · until ", Style::faint).Add(state.until);
    size_t times = state.rows.size();
    line.Add(times == 1 ? " · says " : fmt::format(" · told {} times: ", times), Style::faint);
    line.Add(TellersOf(state, tellers));
    for (const EventRow& event : state.changes)
      line.Add(" · changed by ", Style::faint)
          .Add(event.record.type + " “" + event.record.trigger.text + "”");
    if (state.ended_by) {
      const PairState& next = states[*state.ended_by];
      line.Add(" · then ", Style::faint).Add(next.value + " " + SpanOf(next));
    }
    for (size_t i : state.disputed_by)
      line.Add(" · disputed: ", Style::hostile)
          .Add(states[i].value + " " + SpanOf(states[i]) + ", says " +
               TellersOf(states[i], tellers));
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace dragoman
