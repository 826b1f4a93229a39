// Runs the dragoman binary in temporary folders, with pipes or on a terminal of a given width.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dragoman::test {

namespace fs = std::filesystem;

struct Outcome {
  int code = -1;  // exit status; 128 + n where signal n ended it
  std::string out, err;
};

// A folder that goes away with the test; the programs run in it.
class Workplace {
 public:
  Workplace() {
    std::string pattern = (fs::temp_directory_path() / "dragoman-cli-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) std::abort();
    root_ = pattern;
  }
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const fs::path& root() const { return root_; }
  void Write(const std::string& name, std::string_view content) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << content;
  }
  std::string Read(const std::string& name) const {
    std::ifstream in(root_ / name, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  bool Has(const std::string& name) const { return fs::exists(root_ / name); }

 private:
  fs::path root_;
};

inline int CodeOf(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// In the child: becomes the program.
[[noreturn]] inline void Become(
    const fs::path& folder, const std::vector<std::string>& arguments,
    const std::vector<std::pair<std::string, std::string>>& environment) {
  for (const char* name : {"NO_COLOR", "COLUMNS", "TERM"}) unsetenv(name);
  setenv("LC_ALL", "C", 1);
  for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> argv = {const_cast<char*>("dragoman")};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  if (chdir(folder.c_str()) == 0) execv(DRAGOMAN_BINARY, argv.data());
  _exit(127);
}

struct Setting {
  std::string input;
  std::vector<std::pair<std::string, std::string>> environment;
};

inline Outcome Dragoman(const Workplace& place, const std::vector<std::string>& arguments,
                        const Setting& setting = {}) {
  place.Write(".stdin", setting.input);
  const std::string in = (place.root() / ".stdin").string();
  const std::string out = (place.root() / ".stdout").string();
  const std::string err = (place.root() / ".stderr").string();
  pid_t child = fork();
  if (child == 0) {
    dup2(open(in.c_str(), O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    Become(place.root(), arguments, setting.environment);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return {CodeOf(status), place.Read(".stdout"), place.Read(".stderr")};
}

// Whether this machine can open a terminal at all; a bare chroot without /dev/pts cannot.
inline bool HasTerminals() {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) return false;
  close(terminal);
  return true;
}

// Standard output and error both on a terminal of so many columns; all that it shows is in `out`.
inline Outcome DragomanOnTerminal(const Workplace& place, const std::vector<std::string>& arguments,
                                  unsigned short columns, const Setting& setting = {}) {
  winsize size{};
  size.ws_col = columns;
  size.ws_row = 24;
  int terminal = -1;
  pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    auto environment = setting.environment;
    environment.insert(environment.begin(), {"TERM", "xterm-256color"});
    Become(place.root(), arguments, environment);
  }
  Outcome outcome;
  char buffer[4096];
  for (ssize_t n; (n = read(terminal, buffer, sizeof buffer)) > 0;)
    outcome.out.append(buffer, static_cast<size_t>(n));
  close(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  outcome.code = CodeOf(status);
  std::string text;  // the terminal's line ends
  for (char c : outcome.out)
    if (c != '\r') text += c;
  outcome.out = text;
  return outcome;
}

// Starts the program and gives its process.
inline pid_t Start(const Workplace& place, const std::vector<std::string>& arguments) {
  pid_t child = fork();
  if (child == 0) {
    int null = open("/dev/null", O_RDWR);
    for (int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(null, fd);
    Become(place.root(), arguments, {});
  }
  return child;
}

inline std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Two reports of one relation, one of another.
inline void WriteReports(const Workplace& place) {
  place.Write("reports/accord.txt",
              "Norland and Sudria sign accord\n\nOSLO, March 4 (Reuters) - French President "
              "Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Monday.\n\n"
              "\"We want full relations with Germany,\" Macron told reporters.\n\n"
              "Germany condemned the attack.\n");
  place.Write("reports/talks.txt",
              "Talks in Berlin\n\nBy Ann Writer\n5 March 2024\n\nGermany and France signed an "
              "agreement in Berlin. Scholz said that France was a close partner.\n");
  place.Write("reports/other.txt",
              "Envoy in Ankara\n\n6 March 2024\n\nTurkey's foreign minister visited Tehran. Iran "
              "praised Turkey.\n");
}

}  // namespace dragoman::test
