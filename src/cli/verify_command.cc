// dragoman verify: whether a ledger is whole.
#include <fmt/format.h>

#include "cli/commands.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman verify\n"
    "  dragoman verify --ledger archive.db\n";

int Verify(const LedgerFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags, false);
  if (!ledger) return console.Fail(ledger.error());
  // Checking the full text asks to write, so to say; a ledger that cannot be written is checked
  // without.
  if (auto writable = Ledger::Open(flags.ledger, OpenMode::write)) ledger = std::move(writable);
  auto problems = VerifyLedger(*ledger);
  if (!problems) return console.Fail(problems.error());
  for (const std::string& problem : *problems) console.Complain(flags.ledger + ": " + problem);
  if (!problems->empty()) return kExitFailed;
  auto counts = CountLedger(*ledger);
  if (!counts) return console.Fail(counts.error());
  console.Print(fmt::format("whole: {} reports, {} statements, {} events, {} standings\n",
                            counts->reports, counts->statements, counts->events,
                            counts->standings));
  return kExitDone;
}

}  // namespace

void AddVerifyCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<LedgerFlags>();
  CLI::App* command = AddCommand(
      app, common, "verify",
      "Check that a ledger is whole: its structure, every record, every text", kExamples);
  AddLedgerFlags(*command, *flags);
  command->callback([flags, &common] {
    common.action = [flags](Console& console) { return Verify(*flags, console); };
  });
}

}  // namespace dragoman
