// Where a command prints: standard output for what was asked, standard error for everything else.
// Knows whether a person looks on, how wide the window is, and whether to use colour.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace dragoman {

enum class ColorChoice { automatic, always, never };

inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;       // some inputs failed, or what was asked is not there
inline constexpr int kExitWrongUse = 2;     // the command line makes no sense
inline constexpr int kExitInterrupt = 130;  // stopped by SIGINT, as shells have it
inline constexpr int kExitTerminate = 143;  // stopped by SIGTERM

// One thread.
class Console {
 public:
  // `automatic`: colour on a terminal, unless NO_COLOR is set to anything or TERM is "dumb".
  explicit Console(ColorChoice color = ColorChoice::automatic);
  void SetColor(ColorChoice color);

  bool terminal() const { return terminal_; }              // of standard output
  bool error_terminal() const { return error_terminal_; }  // of standard error
  bool color() const { return color_; }
  // Columns to fit lines into; 0: standard output is no terminal, lines are as long as they are.
  size_t width() const { return width_; }
  size_t error_width() const;

  // To standard output, as it is: the caller has made foreign text safe.
  void Print(std::string_view text);
  // The same for data formats; on a terminal, control characters become visible.
  void PrintData(std::string_view text);
  // False when nobody reads standard output any more or it cannot be written: stop working.
  bool Alive();

  // "dragoman: message" on standard error; control characters become visible.
  void Complain(std::string_view message);
  // Complains about the error and gives the exit code for it.
  int Fail(const Error& error);

  // Flushes. `code`, or 1 with a complaint if standard output could not be written.
  int Finish(int code);

 private:
  void NoteWriteError();

  bool terminal_ = false, error_terminal_ = false, color_ = false;
  bool reader_gone_ = false;
  int write_error_ = 0;
  size_t width_ = 0;
};

}  // namespace dragoman
