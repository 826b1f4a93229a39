#include "cli/common.h"

#include <fmt/format.h>

#include "ledger/record.h"

namespace dragoman {

CLI::App* AddCommand(CLI::App& app, CommonFlags& common, const std::string& name,
                     const std::string& description, const std::string& examples) {
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("--color", common.color, "Colour: auto (on terminals), always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  command->footer("Examples:\n" + examples);
  return command;
}

void AddLedgerFlags(CLI::App& command, LedgerFlags& flags) {
  command.add_option("--ledger", flags.ledger, "The ledger to use (default: dragoman.db)")
      ->type_name("FILE");
}

void AddKnowledgeFlag(CLI::App& command, LedgerFlags& flags) {
  command
      .add_option("--knowledge", flags.knowledge,
                  "Folder with your own tables, over the built-in ones")
      ->type_name("FOLDER");
}

Result<Ledger> OpenLedger(const LedgerFlags& flags, bool with_names) {
  LedgerOptions options;
  if (with_names) {
    auto knowledge = Knowledge::Load({flags.knowledge, false});
    if (!knowledge) return Fail(knowledge.error());
    options.knowledge = *knowledge;
  }
  Result<Ledger> ledger = Ledger::Open(flags.ledger, OpenMode::read, options);
  if (!ledger && ledger.error().kind == ErrorKind::not_found)
    return Fail(
        ErrorKind::not_found,
        fmt::format("no ledger at {}; make one with: dragoman read REPORTS/{}", flags.ledger,
                    flags.ledger == kDefaultLedger ? "" : " --ledger " + flags.ledger));
  return ledger;
}

Format FormatFlag::value() const {
  if (name == "json") return Format::json;
  if (name == "jsonl") return Format::jsonl;
  if (name == "csv") return Format::csv;
  return Format::table;
}

void AddFormatFlag(CLI::App& command, FormatFlag& flag) {
  command.add_option("--format", flag.name, "table (default), json, jsonl or csv")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
      ->type_name("FORMAT");
}

CLI::Validator IsDate() {
  return CLI::Validator(
      [](const std::string& text) {
        if (DaysOf(text)) return std::string();
        return fmt::format("'{}' is no date; write 2024, 2024-05 or 2024-05-29", text);
      },
      "", "date");
}

void AddPeriodFlags(CLI::App& command, Period& period) {
  command.add_option("--since", period.since, "Nothing before this date (2024, 2024-05, ...)")
      ->check(IsDate())
      ->type_name("DATE");
  command.add_option("--until", period.until, "Nothing after this date")
      ->check(IsDate())
      ->type_name("DATE");
}

void AddLimitFlag(CLI::App& command, uint32_t& limit) {
  command.add_option("--limit", limit, "At most this many rows")
      ->check(CLI::Range(1u, 1000000000u))
      ->type_name("N");
}

void AddConfidenceFlag(CLI::App& command, double& min_confidence) {
  command.add_option("--min-confidence", min_confidence, "Nothing less certain than this, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("X");
}

void AddStatusFlag(CLI::App& command, std::vector<std::string>& statuses, const std::string& help) {
  command.add_option("--status", statuses, help)
      ->delimiter(',')
      ->check(
          CLI::IsMember({"occurred", "ongoing", "future", "hypothetical", "negated", "historical"},
                        CLI::ignore_case))
      ->type_name("STATUS,...");
}

std::vector<std::string> ToldAsHappened() { return {"occurred", "ongoing"}; }

void AddBetweenFlag(CLI::App& command, std::vector<std::string>& names, bool required) {
  CLI::Option* option =
      command.add_option("--between", names, "Two actors: names, codes (RUS, RUS/MIL) or entities");
  option->expected(2)->type_name("A B");
  if (required) option->required();
}

std::optional<Between> BetweenOf(const std::vector<std::string>& names) {
  if (names.size() != 2) return std::nullopt;
  return Between{names[0], names[1]};
}

}  // namespace dragoman
