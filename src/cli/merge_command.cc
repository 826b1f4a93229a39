// dragoman merge, dragoman split: who is whom, corrected by hand.
#include <fmt/format.h>

#include "cli/commands.h"
#include "ledger/corrections.h"

namespace dragoman {
namespace {

constexpr const char* kMergeExamples =
    "  dragoman merge person/zamir-kabulov person/unknown/jamir-kabulov@rus-gov\n"
    "  dragoman merge \"Zamir Kabulov\" \"Jamir Kabulov\"    names, where each means one entity\n"
    "  dragoman merge --list                               all corrections so far\n";
constexpr const char* kSplitExamples =
    "  dragoman split person/unknown/john-smith --report a.txt   he is somebody else there\n"
    "  dragoman split person/unknown/john-smith --role \"police chief\"\n"
    "  dragoman split person/unknown/jamir-kabulov@rus-gov       takes its merge back\n";

struct MergeFlags {
  LedgerFlags ledger;
  std::string keep;
  std::vector<std::string> others;
  bool list = false;
};
struct SplitFlags {
  LedgerFlags ledger;
  SplitRequest request;
};

std::string Describe(const Correction& c) {
  std::string line = fmt::format("{}\t{}\t{} {}", c.kind, c.entity,
                                 c.kind == "merge" ? "is" : "is not, but", c.becomes);
  if (!c.code.empty()) line += fmt::format("\twhere the code is {}", c.code);
  if (!c.role.empty()) line += fmt::format("\twhere the role holds '{}'", c.role);
  if (!c.report.empty()) line += fmt::format("\tin {}", c.report);
  return line + "\n";
}

Result<Ledger> OpenForWriting(const LedgerFlags& flags) {
  // A ledger that is not there is an error here, not a reason to make one.
  if (auto there = OpenLedger(flags, false); !there && there.error().kind == ErrorKind::not_found)
    return there;
  return Ledger::Open(flags.ledger, OpenMode::write);
}

int Report(const Result<CorrectionOutcome>& outcome, Console& console) {
  if (!outcome) return console.Fail(outcome.error());
  for (const Correction& c : outcome->made) console.PrintData(Describe(c));
  for (const Correction& c : outcome->undone) console.PrintData("taken back\t" + Describe(c));
  console.Print(fmt::format("{} {} of reports read so far changed; later reports follow\n",
                            outcome->actors, outcome->actors == 1 ? "actor" : "actors"));
  return kExitDone;
}

int Merge(const MergeFlags& flags, Console& console) {
  if (flags.list) {
    auto ledger = OpenLedger(flags.ledger, false);
    if (!ledger) return console.Fail(ledger.error());
    auto corrections = ListCorrections(*ledger);
    if (!corrections) return console.Fail(corrections.error());
    for (const Correction& c : *corrections) console.PrintData(Describe(c));
    return kExitDone;
  }
  if (flags.keep.empty() || flags.others.empty())
    return console.Fail({ErrorKind::bad_input,
                         "merge needs the entity to keep and one that is the same; see: dragoman "
                         "merge --help"});
  auto ledger = OpenForWriting(flags.ledger);
  if (!ledger) return console.Fail(ledger.error());
  return Report(MergeEntities(*ledger, flags.keep, flags.others), console);
}

int Split(SplitRequest request, const LedgerFlags& flags, Console& console) {
  auto ledger = OpenForWriting(flags);
  if (!ledger) return console.Fail(ledger.error());
  if (!request.report.empty()) {
    auto report = FindReport(*ledger, request.report);
    if (!report) return console.Fail(report.error());
    request.report = report->info.id;
  }
  return Report(SplitEntity(*ledger, request), console);
}

}  // namespace

void AddMergeCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<MergeFlags>();
  CLI::App* command = AddCommand(
      app, common, "merge", "Say that two entities are one, in this ledger and for later reports",
      kMergeExamples);
  command->add_option("KEEP", flags->keep, "The entity that stays: its id or its name")
      ->type_name("");
  command->add_option("OTHER", flags->others, "What is the same as it")->type_name("");
  command->add_flag("--list", flags->list, "List the corrections so far");
  AddLedgerFlags(*command, flags->ledger);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Merge(*flags, console); };
  });
}

void AddSplitCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<SplitFlags>();
  SplitRequest& request = flags->request;
  CLI::App* command = AddCommand(
      app, common, "split", "Take a merge back, or say that one entity is two", kSplitExamples);
  command->add_option("ENTITY", request.entity, "Its id or its name")->required()->type_name("");
  command->add_option("--code", request.code, "The part of it with this country code")
      ->type_name("CODE");
  command->add_option("--role", request.role, "The part of it whose role holds these words")
      ->type_name("WORDS");
  command->add_option("--report", request.report, "The part of it in this report")
      ->type_name("REPORT");
  command->add_option("--as", request.as, "Id of the new entity (default: made from the old one)")
      ->type_name("ID");
  AddLedgerFlags(*command, flags->ledger);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) {
      return Split(flags->request, flags->ledger, console);
    };
  });
}

}  // namespace dragoman
