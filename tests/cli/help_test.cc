// --help, --version, wrong use, and docs/commands.md.
#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "cli/program.h"

namespace dragoman::test {
namespace {

using ::testing::HasSubstr;

const std::vector<std::vector<std::string>> kCommands = {{"read"},
                                                         {"timeline"},
                                                         {"statements"},
                                                         {"events"},
                                                         {"standings"},
                                                         {"actors"},
                                                         {"reports"},
                                                         {"search"},
                                                         {"show"},
                                                         {"explain"},
                                                         {"export"},
                                                         {"verify"},
                                                         {"knowledge"},
                                                         {"extract"},
                                                         {"parse"},
                                                         {"knowledge", "check"},
                                                         {"merge"},
                                                         {"split"},
                                                         {"knowledge", "import"}};

std::string Help(std::vector<std::string> command) {
  Workplace place;
  command.emplace_back("--help");
  Outcome help = Dragoman(place, command);
  EXPECT_EQ(help.code, 0);
  EXPECT_EQ(help.err, "");
  return help.out;
}

TEST(Help, EveryCommandHasExamplesOfItself) {
  for (const auto& command : kCommands) {
    std::string help = Help(command);
    size_t examples = help.find("Examples:");
    ASSERT_NE(examples, std::string::npos) << command[0];
    std::string rest = help.substr(examples);
    size_t count = 0;
    for (size_t at = rest.find("dragoman " + command[0]); at != std::string::npos;
         at = rest.find("dragoman " + command[0], at + 1))
      ++count;
    EXPECT_GE(count, 2u) << command[0] << "\n" << rest;
  }
}

TEST(Help, TheMainHelpNamesEveryCommand) {
  std::string help = Help({});
  for (const auto& command : kCommands) EXPECT_THAT(help, HasSubstr(command[0]));
}

// The part of docs/commands.md that is about the command, with what is said of all.
std::string Documented(const std::string& all, const std::string& command) {
  size_t begin = all.find("\n## `dragoman " + command);
  if (begin == std::string::npos) return "";
  size_t end = all.find("\n## ", begin + 1);
  return all.substr(0, all.find("\n## ")) + all.substr(begin, end - begin);
}

TEST(Help, EveryFlagIsInTheDocumentation) {
  std::ifstream in(std::string(DRAGOMAN_SOURCE_DIR) + "/docs/commands.md");
  std::stringstream text;
  text << in.rdbuf();
  const std::regex flag("--[a-z][a-z-]+");
  for (const auto& command : kCommands) {
    std::string help = Help(command);
    help = help.substr(0, help.find("Examples:"));
    std::string documented = Documented(text.str(), command[0]);
    ASSERT_NE(documented, "") << command[0];
    for (auto it = std::sregex_iterator(help.begin(), help.end(), flag);
         it != std::sregex_iterator(); ++it)
      EXPECT_THAT(documented, HasSubstr(it->str())) << command[0];
    // And the other way: no flag is documented that the command does not have.
    // `knowledge` is documented with its subcommands.
    std::string helps = Help(command);
    if (command[0] == "knowledge")
      helps = Help({"knowledge", "check"}) + Help({"knowledge", "import"});
    std::string own = documented.substr(documented.rfind("\n## "));
    for (auto it = std::sregex_iterator(own.begin(), own.end(), flag); it != std::sregex_iterator();
         ++it)
      EXPECT_THAT(helps, HasSubstr(it->str())) << command[0];
  }
}

TEST(Help, VersionIsOneLine) {
  Workplace place;
  Outcome version = Dragoman(place, {"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_TRUE(std::regex_match(version.out, std::regex("dragoman [0-9]+\\.[0-9]+\\.[0-9]+\n")));
}

TEST(Help, WrongUseIsExitCodeTwoWithAHint) {
  Workplace place;
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"reed", "x"},
      {"read"},
      {"read", "x", "--no-such-flag"},
      {"read", "x", "--threads", "none"},
      {"read", "x", "--read-before", "2024-05"},
      {"timeline"},
      {"timeline", "--between", "Russia"},
      {"timeline", "--between", "A", "B", "--since", "yesterday"},
      {"events", "--until", "2024-13"},
      {"statements", "--stance", "angry"},
      {"standings", "Russia"},
      {"export"},
      {"export", "--format", "exel"},
      {"export", "--format", "icews", "--what", "statements"},
      {"export", "--format", "csv", "--what", "reports", "--status", "future"},
      {"events", "--by", "moon"},
      {"events", "--by", "dyad,actor-side"},
      {"events", "--sum", "score"},
      {"events", "--coverage", "--by", "month"},
      {"events", "--status", "imagined"},
      {"explain"},
      {"explain", "a.txt", "first"},
      {"show"},
      {"search"},
      {"knowledge"},
      {"knowledge", "import", "x.actors.txt"},
      {"split"},
      {"actors", "--format", "xml"}};
  for (const auto& arguments : wrong) {
    Outcome outcome = Dragoman(place, arguments);
    std::string shown = arguments.empty() ? "(none)" : arguments[0];
    EXPECT_EQ(outcome.code, 2) << shown << ": " << outcome.err;
    EXPECT_EQ(outcome.out, "") << shown;
    EXPECT_TRUE(outcome.err.starts_with("dragoman: ")) << shown << ": " << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("--help")) << shown;
  }
  EXPECT_FALSE(place.Has("dragoman.db"));
}

}  // namespace
}  // namespace dragoman::test
