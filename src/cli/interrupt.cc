#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <cstring>

namespace dragoman {
namespace {

// A signal handler may touch nothing else.
std::atomic<bool> g_stop{false};
std::atomic<int> g_signal{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void OnSignal(int number) {
  g_stop = true;
  g_signal = number;
  constexpr char kMessage[] =
      "\ndragoman: stopping after the reports in hand; press Ctrl-C again to stop at once\n";
  ssize_t ignored = write(STDERR_FILENO, kMessage, sizeof kMessage - 1);
  static_cast<void>(ignored);
}

void Set(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  std::memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(number, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  g_stop = false;
  g_signal = 0;
  for (int number : {SIGINT, SIGTERM})
    Set(number, OnSignal, static_cast<int>(SA_RESETHAND) | SA_RESTART);
}

InterruptGuard::~InterruptGuard() {
  for (int number : {SIGINT, SIGTERM}) Set(number, SIG_DFL, 0);
}

const std::atomic<bool>* InterruptGuard::stop() const { return &g_stop; }
int InterruptGuard::signal() const { return g_signal; }

}  // namespace dragoman
