// dragoman parse: sentences, words and trees of raw text, as CoNLL-U.
#include <memory>

#include "cli/commands.h"
#include "export/conllu.h"
#include "ingest/inputs.h"
#include "ingest/report_source.h"
#include "pipeline/running_text.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman parse speech.txt\n"
    "  echo 'He came. He left.' | dragoman parse --format conllu -\n"
    "  dragoman parse corpus/ > corpus.conllu\n";

struct ParseFlags {
  std::vector<std::string> paths;
  std::string format = "conllu", knowledge, model;
};

int Parse(const ParseFlags& flags, Console& console) {
  auto knowledge = Knowledge::Load({flags.knowledge, false});
  if (!knowledge) return console.Fail(knowledge.error());
  auto model = LanguageModel::Open(flags.model);
  if (!model) return console.Fail(model.error());
  auto parser = RunningText::Create(*knowledge, *model);
  if (!parser) return console.Fail(parser.error());
  int code = kExitDone;
  InputList list = ListInputs(flags.paths);
  for (const Error& problem : list.problems) code = console.Fail(problem);
  ReadOptions options;
  options.format = InputFormat::text;
  for (const Input& input : list.inputs) {
    ReadInput(input, options, [&](Result<RawReport> report) {
      if (!report) {
        code = console.Fail(report.error());
        return true;
      }
      Document doc(std::move(*report));
      if (Status run = (*parser)->Run(doc); !run)
        code = console.Fail(run.error());
      else
        console.PrintData(Conllu(doc));
      return console.Alive();
    });
    if (!console.Alive()) break;
  }
  return code;
}

}  // namespace

void AddParseCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ParseFlags>();
  CLI::App* command = AddCommand(app, common, "parse",
                                 "Print sentences, words and syntax trees of raw text", kExamples);
  command->add_option("FILE", flags->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("");
  command
      ->add_option("--format", flags->format,
                   "conllu: CoNLL-U, Universal Dependencies v2 (default)")
      ->check(CLI::IsMember({"conllu"}))
      ->type_name("FORMAT");
  command->add_option("--knowledge", flags->knowledge, "Folder with your own tables")
      ->type_name("FOLDER");
  command->add_option("--model", flags->model, "A language model instead of the built-in one")
      ->type_name("FILE");
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Parse(*flags, console); };
  });
}

}  // namespace dragoman
