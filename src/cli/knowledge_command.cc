// dragoman knowledge: the tables of what Dragoman knows.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/commands.h"
#include "knowledge/cameo_import.h"
#include "knowledge/gaps.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "  dragoman knowledge check               the built-in tables\n"
    "  dragoman knowledge check my-tables/    your own, over the built-in ones\n"
    "  dragoman knowledge import my.actors.txt my.agents.txt --out my-tables/\n";
constexpr const char* kCheckExamples =
    "  dragoman knowledge check                      the built-in tables\n"
    "  dragoman knowledge check my-tables/           your own, over the built-in ones\n"
    "  dragoman knowledge check my-tables/ --gaps    and what they leave open in time\n";
constexpr const char* kImportExamples =
    "  dragoman knowledge import Phoenix.Countries.actors.txt --out my-tables/\n"
    "  dragoman knowledge import *.actors.txt *.agents.txt --out my-tables/\n"
    "  dragoman read reports/ --knowledge my-tables/\n";

constexpr uintmax_t kMaxDictionaryBytes = 64u << 20;

struct CheckFlags {
  std::string folder;
  bool lenient = false, gaps = false;
};

int Check(const CheckFlags& flags, Console& console) {
  auto knowledge = Knowledge::Load({flags.folder, true});
  if (!knowledge) return console.Fail(knowledge.error());
  const std::vector<std::string>& problems = (*knowledge)->problems();
  for (const std::string& problem : problems) console.Complain(problem);
  std::vector<std::string> gaps = FindGaps(**knowledge);
  if (flags.gaps)
    for (const std::string& gap : gaps) console.PrintData(gap + "\n");
  auto count = [&](EntityKind kind) { return (*knowledge)->All(kind).size(); };
  console.Print(fmt::format(
      "{} countries, {} organisations, {} armed groups, {} outlets, {} people\n",
      count(EntityKind::country), count(EntityKind::organisation), count(EntityKind::armed_group),
      count(EntityKind::outlet), count(EntityKind::person)));
  if (!problems.empty())
    console.Print(fmt::format("{} bad {} left out\n", problems.size(),
                              problems.size() == 1 ? "row or file" : "rows or files"));
  console.Print(fmt::format("{} gaps and overlaps in time{}\nhash {}\n", gaps.size(),
                            flags.gaps || gaps.empty() ? "" : "; --gaps lists them",
                            (*knowledge)->hash()));
  return problems.empty() || flags.lenient ? kExitDone : kExitFailed;
}

struct ImportFlags {
  std::vector<std::string> files;
  std::string out;
  bool quiet = false;
};

Result<std::string> ReadFile(const std::string& path) {
  std::error_code code;
  uintmax_t size = fs::file_size(path, code);
  if (code) return Fail(ErrorKind::io, fmt::format("{}: {}", path, code.message()));
  if (size > kMaxDictionaryBytes)
    return Fail(ErrorKind::limit,
                fmt::format("{}: larger than 64 MiB, which no dictionary is", path));
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Fail(ErrorKind::io, fmt::format("{}: cannot be read", path));
  return bytes.str();
}

// Writes the tables; refuses to overwrite what a person may have written.
Status WriteTables(const CameoImport& import, const std::string& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return Fail(ErrorKind::io, fmt::format("{}: {}", folder, code.message()));
  for (const auto& [name, bytes] : import.tables)
    if (fs::exists(fs::path(folder) / name))
      return Fail(ErrorKind::bad_input,
                  fmt::format("{}/{}: is there already; name another --out, or move it away",
                              folder, name));
  for (const auto& [name, bytes] : import.tables) {
    std::string path = (fs::path(folder) / name).string();
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    out.close();
    if (!out) return Fail(ErrorKind::io, fmt::format("{}: cannot be written", path));
  }
  return Ok();
}

int Import(const ImportFlags& flags, Console& console) {
  auto knowledge = Knowledge::Builtin();
  if (!knowledge) return console.Fail(knowledge.error());
  std::vector<CameoDictionary> dictionaries;
  std::vector<std::string> origins;
  bool failed = false;
  for (const std::string& file : flags.files) {
    std::string name = fs::path(file).filename().string();
    auto bytes = ReadFile(file);
    auto dictionary = bytes ? ReadCameoDictionary(*bytes, name) : Fail(bytes.error());
    if (!dictionary) {
      console.Complain(dictionary.error().message);
      failed = true;
      continue;
    }
    dictionaries.push_back(std::move(*dictionary));
    origins.push_back(name);
  }
  if (dictionaries.empty()) return kExitFailed;
  CameoImport import = ImportCameo(dictionaries, origins, **knowledge);
  if (Status written = WriteTables(import, flags.out); !written)
    return console.Fail(written.error());
  if (!flags.quiet)
    for (const std::string& problem : import.problems) console.Complain(problem);
  std::string summary =
      fmt::format("names     {} read · {} known already · {} without a counterpart\n",
                  import.entries, import.known, import.unmapped);
  for (const auto& [table, rows] : import.rows)
    summary += fmt::format("rows      {:>6} {}.tsv\n", rows, table);
  summary += fmt::format("problems  {}\n", import.problems.size());
  console.PrintData(summary);
  return failed ? kExitFailed : kExitDone;
}

}  // namespace

void AddKnowledgeCommand(CLI::App& app, CommonFlags& common) {
  CLI::App* knowledge = AddCommand(app, common, "knowledge",
                                   "The tables of what Dragoman knows about the world", kExamples);
  knowledge->require_subcommand(1);
  auto flags = std::make_shared<CheckFlags>();
  CLI::App* check =
      AddCommand(*knowledge, common, "check",
                 "Check every row of the tables; name file and line of bad ones", kCheckExamples);
  check->add_option("FOLDER", flags->folder, "Folder with your own tables")->type_name("");
  check->add_flag("--gaps", flags->gaps, "List posts that stand empty or have two holders");
  check->add_flag("--lenient", flags->lenient,
                  "Name bad rows, but count the rest as usable: exit code 0");
  check->callback([flags, &common] {
    common.action = [flags](Console& console) { return Check(*flags, console); };
  });
  auto import = std::make_shared<ImportFlags>();
  CLI::App* importing = AddCommand(
      *knowledge, common, "import",
      "Make tables of CAMEO or PETRARCH dictionaries (.actors.txt, .agents.txt)", kImportExamples);
  importing->add_option("FILE", import->files, "The dictionaries")->required()->type_name("");
  importing->add_option("--out", import->out, "Folder for the tables, made if it is not there")
      ->required()
      ->type_name("FOLDER");
  importing->add_flag("--quiet", import->quiet, "The summary only, no line for each problem");
  importing->callback([import, &common] {
    common.action = [import](Console& console) { return Import(*import, console); };
  });
}

}  // namespace dragoman
