// What the commands share: flags for the ledger, the format and colour; opening a ledger; dates.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "core/result.h"
#include "knowledge/knowledge.h"
#include "ledger/ledger.h"
#include "ledger/queries.h"

namespace dragoman {

inline constexpr const char* kDefaultLedger = "dragoman.db";

// What the command line asks to be run, set while it is read.
using Action = std::function<int(Console&)>;

// Shared by all commands; each fills in what its own flags say.
struct CommonFlags {
  std::string color = "auto";
  Action action;
};

// A subcommand with its description and, at the end of its help, the examples (one a line).
CLI::App* AddCommand(CLI::App& app, CommonFlags& common, const std::string& name,
                     const std::string& description, const std::string& examples);

struct LedgerFlags {
  std::string ledger = kDefaultLedger;
  std::string knowledge;
};
void AddLedgerFlags(CLI::App& command, LedgerFlags& flags);  // --ledger
void AddKnowledgeFlag(CLI::App& command, LedgerFlags& flags);

// Opens for reading. Where names in queries are to be understood, with the knowledge tables.
Result<Ledger> OpenLedger(const LedgerFlags& flags, bool with_names);

enum class Format { table, json, jsonl, csv };
struct FormatFlag {
  std::string name = "table";
  Format value() const;
};
void AddFormatFlag(CLI::App& command, FormatFlag& flag);  // table, json, jsonl, csv

// --since, --until, --limit, --outlet, --min-confidence. Dates are checked while the line is read.
void AddPeriodFlags(CLI::App& command, Period& period);
void AddLimitFlag(CLI::App& command, uint32_t& limit);
void AddConfidenceFlag(CLI::App& command, double& min_confidence);
// --status: one or more of the event statuses.
void AddStatusFlag(CLI::App& command, std::vector<std::string>& statuses, const std::string& help);
// The statuses that counts and exports take unless told otherwise: occurred, ongoing.
std::vector<std::string> ToldAsHappened();
// --between A B
void AddBetweenFlag(CLI::App& command, std::vector<std::string>& names, bool required);
std::optional<Between> BetweenOf(const std::vector<std::string>& names);

// What every question has beside its filter.
template <class Filter>
struct QuestionFlags {
  LedgerFlags ledger;
  FormatFlag format;
  std::vector<std::string> pair;  // --between A B, or two names without an option
  Filter filter;
};
// The options that end every question's list: --since, --until, --min-confidence where the filter
// has one, --limit, --format, --ledger, --knowledge.
template <class Filter>
void AddQuestionFlags(CLI::App& command, QuestionFlags<Filter>& flags) {
  AddPeriodFlags(command, flags.filter.period);
  if constexpr (requires { flags.filter.min_confidence; })
    AddConfidenceFlag(command, flags.filter.min_confidence);
  AddLimitFlag(command, flags.filter.limit);
  AddFormatFlag(command, flags.format);
  AddLedgerFlags(command, flags.ledger);
  AddKnowledgeFlag(command, flags.ledger);
}

// For options that take a date: ISO of any precision.
CLI::Validator IsDate();

}  // namespace dragoman
