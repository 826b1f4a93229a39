// Ctrl-C and `kill`, asked for once: finish what is begun. Asked again: stop at once.
#pragma once

#include <atomic>

namespace dragoman {

// While one lives, SIGINT and SIGTERM set stop() and a line on standard error says so; a second
// signal does what it always does. One at a time.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  const std::atomic<bool>* stop() const;
  int signal() const;  // that came, or 0
};

}  // namespace dragoman
