// dragoman timeline: all that is told of two actors, in order of time.
#include "cli/commands.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman timeline --between Russia Taliban\n"
    "  dragoman timeline --between IND RUS --since 2024-05 --until 2024-06-15\n"
    "  dragoman timeline --between Putin Taliban --format json\n";

struct TimelineFlags {
  LedgerFlags ledger;
  FormatFlag format;
  std::vector<std::string> between;
  TimelineFilter filter;
};

int Timeline(const TimelineFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags.ledger, true);
  if (!ledger) return console.Fail(ledger.error());
  auto rows = QueryTimeline(*ledger, flags.filter);
  if (!rows) return console.Fail(rows.error());
  SayWhoIsMeant(console, *ledger, flags.between, flags.format.value());
  return PrintRecords(console, *ledger, *rows, flags.format.value(), true);
}

}  // namespace

void AddTimelineCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<TimelineFlags>();
  CLI::App* command = AddCommand(
      app, common, "timeline",
      "All that reports tell of two actors: what they said, did, and how they stand", kExamples);
  AddBetweenFlag(*command, flags->between, true);
  AddPeriodFlags(*command, flags->filter.period);
  AddConfidenceFlag(*command, flags->filter.min_confidence);
  AddLimitFlag(*command, flags->filter.limit);
  AddFormatFlag(*command, flags->format);
  AddLedgerFlags(*command, flags->ledger);
  AddKnowledgeFlag(*command, flags->ledger);
  command->callback([flags, &common] {
    flags->filter.between = *BetweenOf(flags->between);
    common.action = [flags](Console& console) { return Timeline(*flags, console); };
  });
}

}  // namespace dragoman
