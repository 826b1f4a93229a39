// dragoman statements: who said what about whom.
#include "cli/commands.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman statements --speaker Putin --about Taliban\n"
    "  dragoman statements --between Russia India --kind direct --since 2024\n"
    "  dragoman statements --about Taliban --stance conciliatory --format csv > words.csv\n"
    "  dragoman statements --text '\"diplomatic relations\"' --outlet TASS\n";

using StatementsFlags = QuestionFlags<StatementFilter>;

int Statements(const StatementsFlags& flags, Console& console) {
  const StatementFilter& filter = flags.filter;
  return AnswerWithRecords(console, flags, QueryStatements,
                           {filter.speaker, filter.about, filter.addressee}, false);
}

}  // namespace

void AddStatementsCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<StatementsFlags>();
  StatementFilter& filter = flags->filter;
  CLI::App* command =
      AddCommand(app, common, "statements", "Who said what about whom, in whose words", kExamples);
  command->add_option("--speaker", filter.speaker, "Who says it")->type_name("ACTOR");
  command->add_option("--about", filter.about, "About whom")->type_name("ACTOR");
  command->add_option("--addressee", filter.addressee, "To whom")->type_name("ACTOR");
  AddBetweenFlag(*command, flags->pair, false);
  command->add_option("--kind", filter.kind, "direct, indirect or mixed")
      ->check(CLI::IsMember({"direct", "indirect", "mixed"}))
      ->type_name("KIND");
  command
      ->add_option("--stance", filter.stance,
                   "hostile, critical, neutral, conciliatory or supportive")
      ->check(CLI::IsMember({"hostile", "critical", "neutral", "conciliatory", "supportive"}))
      ->type_name("STANCE");
  command->add_option("--outlet", filter.outlet, "Reported by, or through, this outlet")
      ->type_name("OUTLET");
  command->add_option("--text", filter.text, "Words of its sentences, as in search")
      ->type_name("QUERY");
  AddQuestionFlags(*command, *flags);
  command->callback([flags, &common] {
    flags->filter.between = BetweenOf(flags->pair);
    common.action = [flags](Console& console) { return Statements(*flags, console); };
  });
}

}  // namespace dragoman
