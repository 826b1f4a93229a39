// dragoman explain: why a report, or one sentence of it, gave the events that it gave.
#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "cli/commands.h"
#include "cli/explanation_view.h"
#include "events/event_layer.h"
#include "events/event_trace.h"
#include "export/row_json.h"
#include "ingest/inputs.h"
#include "ingest/report_source.h"
#include "pipeline/pipeline.h"
#include "pipeline/reread.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman explain putin-on-kabul.txt            a report of the ledger\n"
    "  dragoman explain putin-on-kabul.txt 4          its sentence §4 alone\n"
    "  dragoman explain draft.txt --knowledge mine/   a file, with rows of your own\n"
    "  echo 'Iran sided with Armenia.' | dragoman explain -\n"
    "  dragoman explain putin-on-kabul.txt --format json\n";

struct ExplainFlags {
  LedgerFlags ledger;
  std::string report, format = "text";
  std::optional<uint32_t> sentence{};  // nullopt: all
};

bool IsInput(const std::string& name) {
  std::error_code code;
  return name == "-" || std::filesystem::is_regular_file(name, code);
}

// The report of a file or of the ledger. `known`, of the ledger alone: its record there.
Result<RawReport> FindRaw(const ExplainFlags& flags, Console& console,
                          std::optional<ReportRecord>& known) {
  if (IsInput(flags.report)) {
    InputList list = ListInputs(std::span(&flags.report, 1));
    if (!list.problems.empty()) return Fail(list.problems.front());
    Result<RawReport> found = Fail(ErrorKind::not_found, flags.report + ": holds no report");
    ReadInput(list.inputs.front(), {}, [&](Result<RawReport> report) {
      found = std::move(report);
      return false;  // the first
    });
    return found;
  }
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return Fail(ledger.error());
  auto record = FindReport(*ledger, flags.report);
  if (!record) return Fail(record.error());
  Reread again = RereadOf(*record);
  if (!again.exact)
    console.Complain(fmt::format(
        "{}: what came beside its text is not known for sure; dates may differ from the ledger's",
        record->info.id));
  known = std::move(*record);
  return std::move(again.report);
}

void TellDifference(const ReportRecord& known, const ReportRecord& now, Console& console) {
  if (known.events == now.events) return;
  console.Complain(fmt::format(
      "{}: the ledger has {} events of it, these tables make {}{}: it was read with others",
      known.info.id, known.events.size(), now.events.size(),
      known.events.size() == now.events.size() ? ", not the same" : ""));
}

Result<Explanation> ExplainReport(const ExplainFlags& flags, Console& console) {
  auto knowledge = Knowledge::Load({flags.ledger.knowledge, false});
  if (!knowledge) return Fail(knowledge.error());
  auto pipeline = Pipeline::Create({*knowledge});
  if (!pipeline) return Fail(pipeline.error());
  std::optional<ReportRecord> known;
  Result<RawReport> raw = FindRaw(flags, console, known);
  if (!raw) return Fail(raw.error());
  Document doc(std::move(*raw));
  doc.Set(EventTrace{});
  if (Status run = (*pipeline)->Run(doc, EventLayer::kLayerName); !run) return Fail(run.error());
  ReportRecord record = RecordOf(doc, (*pipeline)->made_by());
  if (known) {
    TellDifference(*known, record, console);
    record.info.id = known->info.id;
  }
  return ExplanationOf(doc, std::move(record));
}

int Explain(const ExplainFlags& flags, Console& console) {
  auto explanation = ExplainReport(flags, console);
  if (!explanation) return console.Fail(explanation.error());
  std::vector<const ExplainedSentence*> shown;
  for (const ExplainedSentence& sentence : explanation->sentences)
    if (!flags.sentence || sentence.number == *flags.sentence) shown.push_back(&sentence);
  if (shown.empty() && flags.sentence)
    return console.Fail(
        {ErrorKind::not_found,
         fmt::format("{}: has no sentence {}; there are {}, counted from 0", flags.report,
                     *flags.sentence, explanation->sentences.size())});
  bool json = flags.format == "json";
  if (json) console.Print(shown.empty() ? "[]\n" : "[\n");
  for (size_t i = 0; i < shown.size() && console.Alive(); ++i)
    if (json)
      console.PrintData(RowJson(ExplanationObject(*explanation, *shown[i])) +
                        (i + 1 < shown.size() ? ",\n" : "\n]\n"));
    else
      PrintExplanation(console, *explanation, *shown[i]);
  return kExitDone;
}

}  // namespace

void AddExplainCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ExplainFlags>();
  CLI::App* command =
      AddCommand(app, common, "explain",
                 "Why a report gave these events: parse, rows tried, what decided", kExamples);
  command
      ->add_option("REPORT", flags->report,
                   "A report of the ledger (as for show), a file, or - for standard input")
      ->required()
      ->type_name("");
  command->add_option("SENTENCE", flags->sentence, "One sentence, by its number after §")
      ->type_name("");
  command->add_option("--format", flags->format, "text (default) or json: a list of sentences")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  AddLedgerFlags(*command, flags->ledger);
  AddKnowledgeFlag(*command, flags->ledger);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Explain(*flags, console); };
  });
}

}  // namespace dragoman
