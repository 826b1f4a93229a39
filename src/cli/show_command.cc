// dragoman show: one report, with all that was found in it.
#include "cli/commands.h"
#include "cli/report_view.h"
#include "export/report_json.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman show reports/putin-on-kabul.txt       by path, or by the end of it\n"
    "  dragoman show sha256:1f0c                      by id, or the beginning of one\n"
    "  dragoman show putin-on-kabul.txt --format json\n";

struct ShowFlags {
  LedgerFlags ledger;
  std::string report, format = "text";
};

int Show(const ShowFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  auto record = FindReport(*ledger, flags.report);
  if (!record) return console.Fail(record.error());
  if (flags.format == "json")
    console.PrintData(ReportJson(*record) + "\n");
  else
    PrintReport(console, *record);
  return kExitDone;
}

}  // namespace

void AddShowCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ShowFlags>();
  CLI::App* command = AddCommand(
      app, common, "show", "One report: its text with what was found marked, and why", kExamples);
  command->add_option("REPORT", flags->report, "Its id or path, or the beginning or end of one")
      ->required()
      ->type_name("");
  command->add_option("--format", flags->format, "text (default) or json: docs/format.md")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  AddLedgerFlags(*command, flags->ledger);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Show(*flags, console); };
  });
}

}  // namespace dragoman
