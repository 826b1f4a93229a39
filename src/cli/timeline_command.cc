// dragoman timeline: all that is told of two actors, in order of time.
#include "cli/commands.h"
#include "cli/query_output.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman timeline --between Russia Taliban\n"
    "  dragoman timeline --between IND RUS --since 2024-05 --until 2024-06-15\n"
    "  dragoman timeline --between Putin Taliban --format json\n";

using TimelineFlags = QuestionFlags<TimelineFilter>;

int Timeline(const TimelineFlags& flags, Console& console) {
  return AnswerWithRecords(console, flags, QueryTimeline, {}, true);
}

}  // namespace

void AddTimelineCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<TimelineFlags>();
  CLI::App* command = AddCommand(
      app, common, "timeline",
      "All that reports tell of two actors: what they said, did, and how they stand", kExamples);
  AddBetweenFlag(*command, flags->pair, true);
  AddQuestionFlags(*command, *flags);
  command->callback([flags, &common] {
    flags->filter.between = *BetweenOf(flags->pair);
    common.action = [flags](Console& console) { return Timeline(*flags, console); };
  });
}

}  // namespace dragoman
