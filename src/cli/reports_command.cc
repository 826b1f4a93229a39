// dragoman reports: what the ledger was read from.
#include <algorithm>

#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/grid.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman reports\n"
    "  dragoman reports --outlet TASS --since 2024-05\n"
    "  dragoman reports --text \"recognition\" --format jsonl\n"
    "  dragoman reports --failed                 what could not be read, and why\n";

struct ReportsFlags {
  LedgerFlags ledger;
  FormatFlag format;
  ReportFilter filter;
  bool failed = false;
};

int Failures(Ledger& ledger, Format format, Console& console) {
  auto rows = QueryFailures(ledger);
  if (!rows) return console.Fail(rows.error());
  if (PrintAsData(console, *rows, format)) return kExitDone;
  if (rows->empty()) return NothingFound(console, format);
  std::vector<std::vector<StyledText>> cells;
  for (const FailureRow& row : *rows)
    cells.push_back(
        {StyledText(row.path, Style::strong), StyledText(row.reason), StyledText(row.kind)});
  PrintGrid(console, {{"path", false, true}, {"reason", false, true}, {"kind"}}, cells);
  return kExitDone;
}

// 2024-05-29  Title
//             outlet · report
void PrintOne(Console& console, const ReportInfo& row) {
  std::string date = row.date.empty() ? "undated" : row.date;
  bool inferred = row.published.empty() && !row.date.empty();
  StyledText title(row.title.empty() ? "no title" : row.title,
                   row.title.empty() ? Style::faint : Style::strong);
  StyledText below(row.outlet.empty() ? "no outlet" : row.outlet);
  if (inferred) below.Add(" · date inferred", Style::faint);
  bool one_line = console.width() == 0;
  std::string label = ReportLabel(row.id, row.path, !one_line);
  if (one_line) {
    console.Print(date + (inferred ? " (inferred)" : "") + "\t" +
                  StyledText(row.outlet).OneLine(false) + "\t" +
                  StyledText(row.title, Style::strong).OneLine(console.color()) + "\t" +
                  StyledText(label).OneLine(false) + "\n");
    return;
  }
  below.Add(" · " + label, Style::faint);
  size_t indent = std::max<size_t>(date.size(), 10) + 2;
  std::string lead = Paint(date, Style::date, console.color());
  lead += std::string(indent - date.size(), ' ');
  for (const StyledText* text : {&title, &below})
    for (const std::string& line : text->Lines(console.width() - indent, console.color())) {
      console.Print(lead + line + "\n");
      lead = std::string(indent, ' ');
    }
}

int Reports(const ReportsFlags& flags, Console& console) {
  Format format = flags.format.value();
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  if (flags.failed) return Failures(*ledger, format, console);
  auto rows = QueryReports(*ledger, flags.filter);
  if (!rows) return console.Fail(rows.error());
  if (PrintAsData(console, *rows, format)) return kExitDone;
  if (rows->empty()) return NothingFound(console, format);
  for (const ReportInfo& row : *rows) {
    if (!console.Alive()) break;
    PrintOne(console, row);
  }
  return kExitDone;
}

}  // namespace

void AddReportsCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ReportsFlags>();
  CLI::App* command =
      AddCommand(app, common, "reports", "The reports in the ledger, by date", kExamples);
  command->add_option("--outlet", flags->filter.outlet, "Of this outlet")->type_name("OUTLET");
  command->add_option("--text", flags->filter.text, "Words of one sentence, as in search")
      ->type_name("QUERY");
  command->add_flag("--failed", flags->failed, "What could not be read, and why");
  AddPeriodFlags(*command, flags->filter.period);
  AddLimitFlag(*command, flags->filter.limit);
  AddFormatFlag(*command, flags->format);
  AddLedgerFlags(*command, flags->ledger);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Reports(*flags, console); };
  });
}

}  // namespace dragoman
