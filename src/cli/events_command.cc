// dragoman events: who did what to whom.
#include "cli/commands.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman events --between Russia Taliban\n"
    "  dragoman events --type CONSULT,AGREE --mode visit --since 2024\n"
    "  dragoman events --actor RUS/GOV --status future --format json\n"
    "  dragoman events --type ASSAULT --country AFG --format csv > assaults.csv\n";

struct EventsFlags {
  LedgerFlags ledger;
  FormatFlag format;
  std::vector<std::string> between;
  EventFilter filter;
};

int Events(const EventsFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags.ledger, true);
  if (!ledger) return console.Fail(ledger.error());
  auto rows = QueryEvents(*ledger, flags.filter);
  if (!rows) return console.Fail(rows.error());
  std::vector<std::string> names = {flags.filter.actor, flags.filter.recipient};
  names.insert(names.end(), flags.between.begin(), flags.between.end());
  SayWhoIsMeant(console, *ledger, names, flags.format.value());
  return PrintRecords(console, *ledger, *rows, flags.format.value(), false);
}

void AddListFlag(CLI::App& command, const char* flag, std::vector<std::string>& values,
                 const char* help, const char* type) {
  command.add_option(flag, values, help)->delimiter(',')->type_name(type);
}

}  // namespace

void AddEventsCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<EventsFlags>();
  EventFilter& filter = flags->filter;
  CLI::App* command = AddCommand(app, common, "events", "Who did what to whom", kExamples);
  AddBetweenFlag(*command, flags->between, false);
  command->add_option("--actor", filter.actor, "Who does it")->type_name("ACTOR");
  command->add_option("--recipient", filter.recipient, "To or with whom")->type_name("ACTOR");
  AddListFlag(*command, "--type", filter.types, "PLOVER types: CONSULT, AGREE, ASSAULT, ...",
              "TYPE,...");
  AddListFlag(*command, "--mode", filter.modes, "PLOVER modes: visit, meet, ...", "MODE,...");
  AddListFlag(*command, "--status", filter.statuses,
              "occurred, ongoing, future, hypothetical, negated, historical", "STATUS,...");
  command->add_option("--country", filter.country, "Where: a code or a name")->type_name("COUNTRY");
  command->add_option("--outlet", filter.outlet, "Reported by this outlet")->type_name("OUTLET");
  command->add_option("--text", filter.text, "Words of its sentence, as in search")
      ->type_name("QUERY");
  AddPeriodFlags(*command, filter.period);
  AddConfidenceFlag(*command, filter.min_confidence);
  AddLimitFlag(*command, filter.limit);
  AddFormatFlag(*command, flags->format);
  AddLedgerFlags(*command, flags->ledger);
  AddKnowledgeFlag(*command, flags->ledger);
  command->callback([flags, &common] {
    flags->filter.between = BetweenOf(flags->between);
    common.action = [flags](Console& console) { return Events(*flags, console); };
  });
}

}  // namespace dragoman
