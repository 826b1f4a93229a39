// dragoman standings: how actors stand towards each other.
#include "cli/commands.h"
#include "cli/history_view.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman standings Russia Taliban\n"
    "  dragoman standings Russia Taliban --on 2021\n"
    "  dragoman standings --holder Russia --kind recognition\n"
    "  dragoman standings India Pakistan --kind ties --format json\n";

struct StandingsFlags : QuestionFlags<StandingFilter> {
  std::string on;
};

// Of a pair, for a person: its states over time instead of each row.
int History(const StandingsFlags& flags, Ledger& ledger, Console& console) {
  auto states = QueryHistory(ledger, flags.filter);
  if (!states) return console.Fail(states.error());
  SayWhoIsMeant(console, ledger, flags.pair, flags.format.value());
  if (states->empty()) return NothingFound(console, flags.format.value());
  PrintEntries(console, HistoryEntries(ledger, *states));
  return kExitDone;
}

int Standings(const StandingsFlags& flags, Console& console) {
  bool pair = flags.filter.between && flags.filter.holder.empty() && flags.filter.target.empty();
  if (pair && flags.format.value() == Format::table) {
    auto ledger = OpenLedger(flags.ledger, true);
    if (!ledger) return console.Fail(ledger.error());
    return History(flags, *ledger, console);
  }
  return AnswerWithRecords(console, flags, QueryStandings,
                           {flags.filter.holder, flags.filter.target}, false);
}

}  // namespace

void AddStandingsCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<StandingsFlags>();
  StandingFilter& filter = flags->filter;
  CLI::App* command =
      AddCommand(app, common, "standings",
                 "How two actors stand towards each other, and since when", kExamples);
  command->add_option("ACTORS", flags->pair, "Two actors, in either direction")
      ->expected(2)
      ->type_name("A B");
  command->add_option("--holder", filter.holder, "Whose standing")->type_name("ACTOR");
  command->add_option("--target", filter.target, "Towards whom")->type_name("ACTOR");
  command
      ->add_option("--kind", filter.kind,
                   "recognition, designation, ties, conflict, alliance or stance")
      ->check(
          CLI::IsMember({"recognition", "designation", "ties", "conflict", "alliance", "stance"}))
      ->type_name("KIND");
  command->add_option("--value", filter.value, "Its value: not-recognised, full, at-war, ...")
      ->type_name("VALUE");
  command->add_option("--outlet", filter.outlet, "Reported by this outlet")->type_name("OUTLET");
  command->add_option("--on", flags->on, "What held on this day, or in this month or year")
      ->check(IsDate())
      ->type_name("DATE");
  AddQuestionFlags(*command, *flags);
  command->get_option("--on")->excludes("--since")->excludes("--until");
  command->callback([flags, &common] {
    flags->filter.between = BetweenOf(flags->pair);
    if (!flags->on.empty()) flags->filter.period = {flags->on, flags->on};
    common.action = [flags](Console& console) { return Standings(*flags, console); };
  });
}

}  // namespace dragoman
