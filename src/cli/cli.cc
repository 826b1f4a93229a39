#include "cli/cli.h"

#include <fmt/format.h>

#include <csignal>
#include <exception>

#include "cli/commands.h"
#include "pipeline/pipeline.h"

namespace dragoman {
namespace {

ColorChoice ColorOf(const std::string& name) {
  if (name == "always") return ColorChoice::always;
  return name == "never" ? ColorChoice::never : ColorChoice::automatic;
}

// "dragoman read", for the hint at the right help.
std::string ChosenCommand(const CLI::App& app) {
  std::string name = app.get_name();
  for (const CLI::App* at = &app; !at->get_subcommands().empty();) {
    at = at->get_subcommands().front();
    name += " " + at->get_name();
  }
  return name;
}

int WrongUse(Console& console, const CLI::App& app, const std::string& message) {
  console.Complain(fmt::format("{}\ndragoman: see: {} --help", message, ChosenCommand(app)));
  return console.Finish(kExitWrongUse);
}

int Run(int argc, char** argv, Console& console) {
  CLI::App app(
      "Reads news reports into a sourced, dated ledger of diplomacy: who said what about whom,\n"
      "who did what to whom, and how they stand; every row with the sentence it rests on.",
      "dragoman");
  app.set_version_flag("--version", fmt::format("dragoman {}", kProgramVersion));
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  app.footer(
      "Start with:\n"
      "  dragoman read REPORTS/\n"
      "  dragoman timeline --between Russia Taliban\n"
      "  dragoman read --help");
  CommonFlags common;
  AddReadCommand(app, common);
  AddTimelineCommand(app, common);
  AddStatementsCommand(app, common);
  AddEventsCommand(app, common);
  AddStandingsCommand(app, common);
  AddActorsCommand(app, common);
  AddReportsCommand(app, common);
  AddSearchCommand(app, common);
  AddShowCommand(app, common);
  AddExplainCommand(app, common);
  AddExportCommand(app, common);
  AddVerifyCommand(app, common);
  AddMergeCommand(app, common);
  AddSplitCommand(app, common);
  AddKnowledgeCommand(app, common);
  AddExtractCommand(app, common);
  AddParseCommand(app, common);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    console.Print(app.help());
    return console.Finish(kExitDone);
  } catch (const CLI::CallForVersion& version) {
    console.Print(std::string(version.what()) + "\n");
    return console.Finish(kExitDone);
  } catch (const CLI::ParseError& error) {
    return WrongUse(console, app, error.what());
  }
  console.SetColor(ColorOf(common.color));
  return console.Finish(common.action(console));
}

}  // namespace

int RunCli(int argc, char** argv) {
  // A reader that goes away (`| head`) shows as a failed write instead: `read` has a ledger to
  // bring to an end.
  std::signal(SIGPIPE, SIG_IGN);
  Console console;
  try {
    return Run(argc, argv, console);
  } catch (const std::exception& error) {
    console.Complain(
        fmt::format("{}; this is a mistake in dragoman, please report it", error.what()));
    return kExitFailed;
  }
}

}  // namespace dragoman
