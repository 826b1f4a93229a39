// dragoman search: full text over sentences.
#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman search 'diplomatic relations'          both words, in any form\n"
    "  dragoman search '\"peace talks\" OR negotiat*'    a phrase, or a beginning\n"
    "  dragoman search embassy --outlet TASS --since 2024 --format json\n";

struct SearchFlags {
  LedgerFlags ledger;
  FormatFlag format;
  SearchFilter filter;
};

// The snippet with what matched strong.
StyledText Marked(const std::string& snippet) {
  StyledText out;
  bool strong = false;
  std::string part;
  for (char c : snippet) {
    if (c != kMatchBegin && c != kMatchEnd) {
      part += c;
      continue;
    }
    out.Add(part, strong ? Style::trigger : Style::plain);
    part.clear();
    strong = c == kMatchBegin;
  }
  return out.Add(part);
}

void PrintRow(Console& console, const SearchRow& row) {
  StyledText snippet = Marked(row.snippet);
  if (console.width() == 0) {
    const RowSource& s = row.source;
    std::string line = snippet.OneLine(console.color());
    for (const std::string& field :
         {s.title, s.outlet, ReportDate(s), ReportLabel(s.report_id, s.path, false)})
      line += "\t" + StyledText(field).OneLine(false);
    console.Print(line + " §" + std::to_string(s.sentence) + "\n");
    return;
  }
  for (const std::string& line : snippet.Lines(console.width(), console.color()))
    console.Print(line + "\n");
  bool first = true;
  for (const std::string& line :
       SourceLine(row.source, true).Lines(console.width() - 2, console.color())) {
    console.Print((first ? Paint("└ ", Style::faint, console.color()) : "  ") + line + "\n");
    first = false;
  }
}

int SearchLedger(const SearchFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  auto rows = Search(*ledger, flags.filter);
  if (!rows) return console.Fail(rows.error());
  if (PrintAsData(console, *rows, flags.format.value())) return kExitDone;
  if (rows->empty()) return NothingFound(console, flags.format.value());
  for (const SearchRow& row : *rows) {
    if (!console.Alive()) break;
    PrintRow(console, row);
  }
  return kExitDone;
}

}  // namespace

void AddSearchCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<SearchFlags>();
  CLI::App* command =
      AddCommand(app, common, "search", "Find sentences by their words, best first", kExamples);
  command
      ->add_option("QUERY", flags->filter.query,
                   "Words that must all be there, \"phrases\", beginnings*, OR")
      ->required()
      ->type_name("");
  command->add_option("--outlet", flags->filter.outlet, "Of this outlet")->type_name("OUTLET");
  AddPeriodFlags(*command, flags->filter.period);
  command->add_option("--limit", flags->filter.limit, "At most this many rows (default: 50)")
      ->check(CLI::Range(1u, 1000000000u))
      ->type_name("N");
  AddFormatFlag(*command, flags->format);
  AddLedgerFlags(*command, flags->ledger);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return SearchLedger(*flags, console); };
  });
}

}  // namespace dragoman
