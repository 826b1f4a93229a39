// dragoman export: the ledger as files for other programs.
#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/whole_file.h"
#include "core/strings.h"
#include "export/field_export.h"
#include "export/report_json.h"
#include "export/row_csv.h"
#include "export/row_json.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman export --format polecat --out events.tsv\n"
    "  dragoman export --format gdelt --out 2024.export.CSV\n"
    "  dragoman export --format icews --status occurred,ongoing,future --out icews.tab\n"
    "  dragoman export --format csv --what statements --out statements.csv\n"
    "  dragoman export --format jsonl > reports.jsonl\n";

struct ExportFlags {
  LedgerFlags ledger;
  std::string format, what, out;
  std::vector<std::string> statuses;
  bool force = false;
};

template <class Row>
Status PutRows(Result<std::vector<Row>> rows, bool csv, WholeFile& file) {
  if (!rows) return Fail(rows.error());
  if (csv && !file.Put(CsvHeader<Row>())) return Ok();
  for (const Row& row : *rows)
    if (!file.Put(csv ? CsvRow(row) : RowJson(RowObject(row)) + "\n")) break;
  return Ok();
}

Status PutAll(const ExportFlags& flags, Ledger& ledger, WholeFile& file) {
  bool csv = flags.format == "csv";
  if (flags.what == "statements") return PutRows(QueryStatements(ledger, {}), csv, file);
  if (flags.what == "standings") return PutRows(QueryStandings(ledger, {}), csv, file);
  if (flags.what == "events")
    return PutRows(QueryEvents(ledger, {.statuses = flags.statuses}), csv, file);
  if (csv) return PutRows(QueryReports(ledger, {}), csv, file);
  return ForEachReport(
      ledger, [&](const ReportRecord& record) { return file.Put(ReportJson(record) + "\n"); });
}

// "events.dragoman.tsv" beside "events.tsv".
std::string BesidePath(const std::string& out) {
  return std::filesystem::path(out).replace_extension(".dragoman.tsv").string();
}

void TellWhatIsLeftOut(const FieldCounts& counts, const ExportFlags& flags, Console& console) {
  std::vector<std::string> told;
  if (counts.one_sided > 0)
    told.push_back(fmt::format("{} rows in which only one side is named ({} is a format of pairs)",
                               counts.one_sided, flags.format));
  if (counts.undated > 0) told.push_back(fmt::format("{} events without a date", counts.undated));
  if (told.empty()) return;
  console.Complain(
      fmt::format("left out: {}{}", Join(told, " and "),
                  flags.out.empty() ? "" : fmt::format("; {} has them", BesidePath(flags.out))));
}

int ExportForTheField(const ExportFlags& flags, FieldFormat format, Console& console) {
  auto knowledge = Knowledge::Load({flags.ledger.knowledge, false});
  if (!knowledge) return console.Fail(knowledge.error());
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  EventFilter filter;
  filter.statuses = flags.statuses.empty() ? ToldAsHappened() : flags.statuses;
  auto events = QueryEvents(*ledger, filter);
  if (!events) return console.Fail(events.error());
  auto stories = QueryStoryNames(*ledger);
  if (!stories) return console.Fail(stories.error());

  WholeFile main(console, flags.out), beside(console, BesidePath(flags.out));
  bool to_file = !flags.out.empty();
  if (Status open = main.Open(flags.force); !open) return console.Fail(open.error());
  if (to_file)
    if (Status open = beside.Open(flags.force); !open) return console.Fail(open.error());
  FieldCodes codes(**knowledge);
  FieldCounts counts =
      FieldExport(format, codes, *stories)
          .Write(
              *events, [&](const std::string& text) { return main.Put(text); },
              [&](const std::string& text) { return !to_file || beside.Put(text); });
  if (to_file)
    if (Status closed = beside.Close(); !closed) return console.Fail(closed.error());
  if (Status closed = main.Close(); !closed) return console.Fail(closed.error());
  TellWhatIsLeftOut(counts, flags, console);
  return kExitDone;
}

int Export(const ExportFlags& flags, Console& console) {
  if (auto format = FieldFormatOf(flags.format)) return ExportForTheField(flags, *format, console);
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  WholeFile file(console, flags.out);
  if (Status open = file.Open(flags.force); !open) return console.Fail(open.error());
  if (Status put = PutAll(flags, *ledger, file); !put) return console.Fail(put.error());
  if (Status closed = file.Close(); !closed) return console.Fail(closed.error());
  return kExitDone;
}

// What the options do not say: events of what happened for the field's formats, and for csv.
void Complete(ExportFlags& flags) {
  bool field = FieldFormatOf(flags.format).has_value();
  if (flags.what.empty()) flags.what = flags.format == "jsonl" ? "reports" : "events";
  if (field && flags.what != "events")
    throw CLI::ValidationError(
        "--what", fmt::format("{} has columns for events only; use csv or jsonl for {}",
                              flags.format, flags.what));
  if (!flags.statuses.empty() && flags.what != "events")
    throw CLI::ValidationError("--status", "only events have one");
}

}  // namespace

void AddExportCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ExportFlags>();
  CLI::App* command = AddCommand(
      app, common, "export",
      "Write the ledger for other programs: event data formats, CSV or JSON lines", kExamples);
  command
      ->add_option("--format", flags->format,
                   "polecat, icews, gdelt, phoenix, cameo (PETRARCH2) or plover-jsonl: events as\n"
                   "docs/exports.md has them; csv (RFC 4180) or jsonl: all there is")
      ->required()
      ->check(CLI::IsMember(
          {"polecat", "icews", "gdelt", "phoenix", "cameo", "plover-jsonl", "csv", "jsonl"}))
      ->type_name("FORMAT");
  command
      ->add_option("--what", flags->what,
                   "For csv and jsonl: statements, events, standings or reports (default: events\n"
                   "for csv, reports for jsonl: whole ones, as docs/format.md has them)")
      ->check(CLI::IsMember({"statements", "events", "standings", "reports"}))
      ->type_name("WHAT");
  AddStatusFlag(*command, flags->statuses,
                "Events of these statuses (default: occurred,ongoing; csv and jsonl: all)");
  command
      ->add_option("--out", flags->out,
                   "The file to write; without it, standard output. An event data format also\n"
                   "writes NAME.dragoman.tsv beside it: what it has no column for")
      ->type_name("FILE");
  command->add_flag("--force", flags->force, "Write over a file that is there");
  AddLedgerFlags(*command, flags->ledger);
  AddKnowledgeFlag(*command, flags->ledger);
  command->callback([flags, &common] {
    Complete(*flags);
    common.action = [flags](Console& console) { return Export(*flags, console); };
  });
}

}  // namespace dragoman
