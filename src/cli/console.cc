#include "cli/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kDefaultWidth = 80;
constexpr size_t kMinWidth = 20;  // narrower windows get lines that the terminal breaks
constexpr size_t kMaxWidth = 1000;

size_t WindowWidth(int fd) {
  winsize size{};
  size_t width = 0;
  if (ioctl(fd, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0)
    if (const char* columns = std::getenv("COLUMNS"))
      width = static_cast<size_t>(std::max(0L, std::strtol(columns, nullptr, 10)));
  if (width == 0) width = kDefaultWidth;
  return std::clamp(width, kMinWidth, kMaxWidth);
}

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

Console::Console(ColorChoice color) {
  terminal_ = isatty(STDOUT_FILENO) != 0;
  error_terminal_ = isatty(STDERR_FILENO) != 0;
  if (terminal_) width_ = WindowWidth(STDOUT_FILENO);
  SetColor(color);
}

void Console::SetColor(ColorChoice color) {
  const char* term = std::getenv("TERM");
  bool dumb = term != nullptr && std::string_view(term) == "dumb";
  color_ = color == ColorChoice::always ||
           (color == ColorChoice::automatic && terminal_ && !IsSet("NO_COLOR") && !dumb);
}

size_t Console::error_width() const { return WindowWidth(STDERR_FILENO); }

void Console::NoteWriteError() {
  if (errno == EPIPE)
    reader_gone_ = true;
  else if (write_error_ == 0)
    write_error_ = errno;
}

void Console::Print(std::string_view text) {
  if (reader_gone_ || write_error_ != 0) return;
  if (std::fwrite(text.data(), 1, text.size(), stdout) < text.size()) NoteWriteError();
}

void Console::PrintData(std::string_view text) {
  if (terminal_)
    Print(SafeForTerminal(text, false));
  else
    Print(text);
}

bool Console::Alive() { return !reader_gone_ && write_error_ == 0; }

void Console::Complain(std::string_view message) {
  std::fflush(stdout);  // what was found first stays first where both go to one place
  std::string line = "dragoman: " + SafeForTerminal(message, false) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int Console::Fail(const Error& error) {
  Complain(error.message);
  return kExitFailed;
}

int Console::Finish(int code) {
  if (std::fflush(stdout) != 0) NoteWriteError();
  if (write_error_ == 0) return code;
  Complain(fmt::format("cannot write the output: {}", std::strerror(write_error_)));
  return code == kExitDone ? kExitFailed : code;
}

}  // namespace dragoman
