#include "cli/query_output.h"

#include "cli/entry.h"

namespace dragoman {

template <class Row>
int PrintRecords(Console& console, Ledger& ledger, const std::vector<Row>& rows, Format format,
                 bool with_kind) {
  if (PrintAsData(console, rows, format)) return kExitDone;
  if (rows.empty()) return NothingFound(console, format);
  std::vector<TimelineRow> all(rows.begin(), rows.end());
  TellerMap tellers = FindTellers(ledger, all);
  std::vector<Entry> entries;
  for (const TimelineRow& row : all) {
    entries.push_back(EntryOf(row, tellers));
    if (!with_kind) entries.back().kind.clear();
  }
  PrintEntries(console, entries);
  return kExitDone;
}

template int PrintRecords(Console&, Ledger&, const std::vector<TimelineRow>&, Format, bool);
template int PrintRecords(Console&, Ledger&, const std::vector<StatementRow>&, Format, bool);
template int PrintRecords(Console&, Ledger&, const std::vector<EventRow>&, Format, bool);
template int PrintRecords(Console&, Ledger&, const std::vector<StandingRow>&, Format, bool);

int NothingFound(Console& console, Format format) {
  if (format == Format::table) console.Complain("nothing found");
  return kExitDone;
}

void SayWhoIsMeant(Console& console, Ledger& ledger, const std::vector<std::string>& names,
                   Format format) {
  if (format != Format::table || !console.terminal()) return;
  for (const std::string& name : names) {
    if (name.empty()) continue;
    Result<ActorSelector> actor = ResolveActor(ledger, name);
    if (!actor) return;  // the query tells it as its error
    for (const std::string& line :
         StyledText(actor->meaning, Style::faint).Lines(console.width(), console.color()))
      console.Print(line + "\n");
  }
  console.Print("\n");
}

}  // namespace dragoman
