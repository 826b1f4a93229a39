// dragoman extract: what a report says of itself, and its text.
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "export/row_json.h"
#include "ingest/inputs.h"
#include "ingest/page.h"
#include "ingest/report_source.h"
#include "knowledge/knowledge.h"
#include "ledger/record.h"
#include "text/text_stage.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman extract report.txt saved-page.html\n"
    "  dragoman extract reports/ > extracted.jsonl\n"
    "  dragoman extract wire.jsonl --input-format jsonl\n";

struct ExtractFlags {
  std::vector<std::string> paths;
  std::string format = "jsonl", input_format = "auto", knowledge;
};

std::string Line(const Document& doc) {
  auto or_null = [](const std::string& text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
  };
  ReportRecord record = RecordOf(doc, MadeBy{});
  const ReportInfo& info = record.info;
  return RowJson({{"path", or_null(info.path)},
                  {"url", or_null(info.url)},
                  {"title", or_null(info.title)},
                  {"outlet", or_null(info.outlet)},
                  {"bylines", info.bylines},
                  {"published", or_null(info.published)},
                  {"language", info.language.empty() ? "en" : info.language},
                  {"caption", or_null(doc.raw().caption)},
                  {"text", record.text}}) +
         "\n";
}

int Extract(const ExtractFlags& flags, Console& console) {
  auto knowledge = Knowledge::Load({flags.knowledge, false});
  if (!knowledge) return console.Fail(knowledge.error());
  // Title, bylines and date need paragraphs only, so the quick finder of sentences does.
  TextStage text(*knowledge);
  int code = kExitDone;
  InputList list = ListInputs(flags.paths);
  for (const Error& problem : list.problems) code = console.Fail(problem);
  ReadOptions options;
  auto pages = PageReader::Create(*knowledge);
  if (!pages) return console.Fail(pages.error());
  options.pages = *pages;
  if (auto format = ParseInputFormat(flags.input_format)) options.format = *format;
  for (const Input& input : list.inputs) {
    ReadInput(input, options, [&](Result<RawReport> report) {
      if (!report) {
        code = console.Fail(report.error());
        return true;
      }
      Document doc(std::move(*report));
      text.Run(doc);
      console.PrintData(Line(doc));
      return console.Alive();
    });
    if (!console.Alive()) break;
  }
  return code;
}

}  // namespace

void AddExtractCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ExtractFlags>();
  CLI::App* command = AddCommand(
      app, common, "extract",
      "Print each report's or page's text, title, outlet, bylines and date as JSON lines",
      kExamples);
  command->add_option("FILE", flags->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("");
  command->add_option("--format", flags->format, "jsonl (default)")
      ->check(CLI::IsMember({"jsonl"}))
      ->type_name("FORMAT");
  command
      ->add_option("--input-format", flags->input_format,
                   "auto (default), text or html: each file is one report; jsonl: each line;\n"
                   "feed: each item of RSS or Atom")
      ->check(CLI::IsMember({"auto", "text", "jsonl", "html", "feed"}))
      ->type_name("FORMAT");
  command->add_option("--knowledge", flags->knowledge, "Folder with your own tables")
      ->type_name("FOLDER");
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Extract(*flags, console); };
  });
}

}  // namespace dragoman
