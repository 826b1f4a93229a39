// dragoman knowledge: the tables of what Dragoman knows.
#include <fmt/format.h>

#include "cli/commands.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman knowledge check               the built-in tables\n"
    "  dragoman knowledge check my-tables/    your own, over the built-in ones\n";

int Check(const std::string& folder, Console& console) {
  auto knowledge = Knowledge::Load({folder, true});
  if (!knowledge) return console.Fail(knowledge.error());
  for (const std::string& problem : (*knowledge)->problems()) console.Complain(problem);
  auto count = [&](EntityKind kind) { return (*knowledge)->All(kind).size(); };
  console.Print(fmt::format(
      "{} countries, {} organisations, {} armed groups, {} outlets, {} people\nhash {}\n",
      count(EntityKind::country), count(EntityKind::organisation), count(EntityKind::armed_group),
      count(EntityKind::outlet), count(EntityKind::person), (*knowledge)->hash()));
  return (*knowledge)->problems().empty() ? kExitDone : kExitFailed;
}

}  // namespace

void AddKnowledgeCommand(CLI::App& app, CommonFlags& common) {
  CLI::App* knowledge = AddCommand(app, common, "knowledge",
                                   "The tables of what Dragoman knows about the world", kExamples);
  knowledge->require_subcommand(1);
  auto folder = std::make_shared<std::string>();
  CLI::App* check =
      AddCommand(*knowledge, common, "check",
                 "Check every row of the tables; name file and line of bad ones", kExamples);
  check->add_option("FOLDER", *folder, "Folder with your own tables")->type_name("");
  check->callback([folder, &common] {
    common.action = [folder](Console& console) { return Check(*folder, console); };
  });
}

}  // namespace dragoman
