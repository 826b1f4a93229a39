// The subcommands, one file each: every function adds its own to the command line and sets
// common.action when the user chose it.
#pragma once

#include "cli/common.h"

namespace dragoman {

void AddReadCommand(CLI::App& app, CommonFlags& common);
void AddTimelineCommand(CLI::App& app, CommonFlags& common);
void AddStatementsCommand(CLI::App& app, CommonFlags& common);
void AddEventsCommand(CLI::App& app, CommonFlags& common);
void AddStandingsCommand(CLI::App& app, CommonFlags& common);
void AddActorsCommand(CLI::App& app, CommonFlags& common);
void AddReportsCommand(CLI::App& app, CommonFlags& common);
void AddSearchCommand(CLI::App& app, CommonFlags& common);
void AddShowCommand(CLI::App& app, CommonFlags& common);
void AddExplainCommand(CLI::App& app, CommonFlags& common);
void AddExportCommand(CLI::App& app, CommonFlags& common);
void AddVerifyCommand(CLI::App& app, CommonFlags& common);
void AddMergeCommand(CLI::App& app, CommonFlags& common);
void AddSplitCommand(CLI::App& app, CommonFlags& common);
void AddKnowledgeCommand(CLI::App& app, CommonFlags& common);
void AddExtractCommand(CLI::App& app, CommonFlags& common);
void AddParseCommand(CLI::App& app, CommonFlags& common);

}  // namespace dragoman
