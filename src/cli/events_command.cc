// dragoman events: who did what to whom; how often; and what the tables miss.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/query_output.h"
#include "cli/read_progress.h"
#include "cli/tally_output.h"
#include "export/field_codes.h"
#include "pipeline/coverage_job.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman events --between Russia Taliban\n"
    "  dragoman events --type CONSULT,AGREE --mode visit --since 2024\n"
    "  dragoman events --actor RUS/GOV --status future --format json\n"
    "  dragoman events --by dyad,month --sum score\n"
    "  dragoman events --by quad,year --between RUS UKR --format csv > quads.csv\n"
    "  dragoman events --coverage --limit 20          verbs that no row of the tables knows\n";

struct EventsFlags : QuestionFlags<EventFilter> {
  std::vector<std::string> by;
  std::string sum;
  bool coverage = false;
};

int Count(const EventsFlags& flags, Console& console) {
  auto keys = TallyKeysOf(flags.by);
  if (!keys) return console.Fail(keys.error());
  auto knowledge = Knowledge::Load({flags.ledger.knowledge, false});
  if (!knowledge) return console.Fail(knowledge.error());
  auto ledger = OpenLedger(flags.ledger, true);
  if (!ledger) return console.Fail(ledger.error());
  EventFilter filter = flags.filter;
  filter.limit = 0;  // of groups, not of events
  if (filter.statuses.empty()) filter.statuses = ToldAsHappened();
  auto events = QueryEvents(*ledger, filter);
  if (!events) return console.Fail(events.error());
  TallySum sum = flags.sum.empty()          ? TallySum::none
                 : flags.sum == "goldstein" ? TallySum::goldstein
                                            : TallySum::score;
  return PrintTally(console, TallyEvents(*events, *keys, sum, FieldCodes(**knowledge)), sum,
                    flags.format.value(), flags.filter.limit);
}

nlohmann::ordered_json CoverageObject(const VerbCoverage& verb) {
  nlohmann::ordered_json examples = nlohmann::ordered_json::array();
  for (const VerbCoverage::Example& example : verb.examples)
    examples.push_back({{"report", example.report_id},
                        {"path", example.path},
                        {"sentence", example.sentence},
                        {"text", example.text}});
  std::string first = verb.examples.empty() ? "" : verb.examples.front().text;
  return {{"verb", verb.verb}, {"count", verb.count}, {"reports", verb.reports},
          {"rows", verb.rows}, {"example", first},    {"examples", std::move(examples)}};
}

int Coverage(const EventsFlags& flags, Console& console) {
  auto knowledge = Knowledge::Load({flags.ledger.knowledge, false});
  if (!knowledge) return console.Fail(knowledge.error());
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  auto pipeline = Pipeline::Create({*knowledge});
  if (!pipeline) return console.Fail(pipeline.error());
  const EventLexicon lexicon(**knowledge);
  const ReportFilter filter{flags.filter.outlet, "", flags.filter.period, 0};
  std::optional<ReadProgress> progress;
  auto verbs =
      FindUncoveredVerbs(*ledger, filter, **pipeline, lexicon, 0, [&](size_t done, size_t all) {
        if (!progress) progress.emplace(console, all, false);
        progress->Update(done, done);
      });
  progress.reset();  // clears its line
  if (!verbs) return console.Fail(verbs.error());
  std::vector<nlohmann::ordered_json> objects;
  for (const VerbCoverage& verb : *verbs) {
    if (flags.filter.limit > 0 && objects.size() == flags.filter.limit) break;
    objects.push_back(CoverageObject(verb));
  }
  return PrintObjects(console, objects,
                      {{"verb", {"verb"}},
                       {"count", {"count", true}},
                       {"reports", {"reports", true}},
                       {"rows", {"rows", true}},
                       {"example", {"example", false, true}}},
                      flags.format.value());
}

int Events(const EventsFlags& flags, Console& console) {
  if (flags.coverage) return Coverage(flags, console);
  if (!flags.by.empty()) return Count(flags, console);
  return AnswerWithRecords(console, flags, QueryEvents,
                           {flags.filter.actor, flags.filter.recipient}, false);
}

void AddListFlag(CLI::App& command, const char* flag, std::vector<std::string>& values,
                 const char* help, const char* type) {
  command.add_option(flag, values, help)->delimiter(',')->type_name(type);
}

void AddFilterFlags(CLI::App& command, EventsFlags& flags) {
  EventFilter& filter = flags.filter;
  AddBetweenFlag(command, flags.pair, false);
  command.add_option("--actor", filter.actor, "Who does it")->type_name("ACTOR");
  command.add_option("--recipient", filter.recipient, "To or with whom")->type_name("ACTOR");
  AddListFlag(command, "--type", filter.types, "PLOVER types: CONSULT, AGREE, ASSAULT, ...",
              "TYPE,...");
  AddListFlag(command, "--mode", filter.modes, "PLOVER modes: visit, meet, ...", "MODE,...");
  AddStatusFlag(command, filter.statuses,
                "occurred, ongoing, future, hypothetical, negated, historical\n"
                "(default: all; with --by: occurred,ongoing)");
  command.add_option("--country", filter.country, "Where: a code or a name")->type_name("COUNTRY");
  command.add_option("--outlet", filter.outlet, "Reported by this outlet")->type_name("OUTLET");
  command.add_option("--text", filter.text, "Words of its sentence, as in search")
      ->type_name("QUERY");
}

void AddCountFlags(CLI::App& command, EventsFlags& flags) {
  command
      .add_option("--by", flags.by,
                  "Count by one or more of these: dyad, pair, actor, recipient, actor-side,\n"
                  "recipient-side, country, place, type, mode, quad, status, outlet, day, week,\n"
                  "month, quarter, year")
      ->delimiter(',')
      ->check([](const std::string& name) {
        auto keys = TallyKeysOf({name});
        return keys ? std::string() : keys.error().message;
      })
      ->type_name("KEY,...");
  command
      .add_option("--sum", flags.sum, "With --by: add up score (PLOVER's) or goldstein (CAMEO's)")
      ->check(CLI::IsMember({"score", "goldstein"}))
      ->needs("--by")
      ->type_name("WHAT");
  command.add_flag("--coverage", flags.coverage,
                   "Instead: frequent verbs between two actors that no row of the event tables\n"
                   "covers, with examples; reads the reports again, with --knowledge's tables");
}

// --coverage asks about reports, so what narrows events has no say in it.
void CheckCoverageAlone(const CLI::App& command) {
  for (const char* other : {"--by", "--between", "--actor", "--recipient", "--type", "--mode",
                            "--status", "--country", "--text", "--min-confidence"})
    if (command.count(other) > 0)
      throw CLI::ValidationError(
          "--coverage", fmt::format("goes with --since, --until, --outlet, not with {}", other));
}

}  // namespace

void AddEventsCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<EventsFlags>();
  CLI::App* command = AddCommand(app, common, "events", "Who did what to whom", kExamples);
  AddFilterFlags(*command, *flags);
  AddQuestionFlags(*command, *flags);
  AddCountFlags(*command, *flags);
  command->callback([flags, command, &common] {
    if (flags->coverage) CheckCoverageAlone(*command);
    flags->filter.between = BetweenOf(flags->pair);
    if (auto keys = TallyKeysOf(flags->by); !keys)
      throw CLI::ValidationError("--by", keys.error().message);
    common.action = [flags](Console& console) { return Events(*flags, console); };
  });
}

}  // namespace dragoman
