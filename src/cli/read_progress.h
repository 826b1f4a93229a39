// The line that shows how far `read` has come. One thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "cli/console.h"

namespace dragoman {

// Redrawn at most ten times a second, only where standard error is a terminal; cleared at the end.
class ReadProgress {
 public:
  ReadProgress(const Console& console, size_t inputs, bool quiet);
  ~ReadProgress() { Clear(); }
  ReadProgress(const ReadProgress&) = delete;
  ReadProgress& operator=(const ReadProgress&) = delete;

  void Update(size_t inputs_done, uint64_t reports);
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_ = false, drawn_ = false;
  size_t inputs_, width_ = 80;
  Clock::time_point start_, last_;
};

}  // namespace dragoman
