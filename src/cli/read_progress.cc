#include "cli/read_progress.h"

#include <fmt/format.h>
#include <cmath>

#include <algorithm>
#include <cstdio>
#include <string>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr std::chrono::milliseconds kRedrawEvery{100};
constexpr size_t kBarWidth = 24;
constexpr double kMinSecondsForRate = 0.5;  // before that a guess of the time left jumps about

std::string Bar(double part) {
  auto full = static_cast<size_t>(part * kBarWidth);
  std::string bar;
  for (size_t i = 0; i < kBarWidth; ++i) bar += i < full ? "█" : "░";
  return bar;
}

std::string Left(double seconds) {
  auto s = static_cast<uint64_t>(std::lround(seconds));
  if (s < 60) return fmt::format("{} s left", s);
  if (s < 3600) return fmt::format("{} min {:02} s left", s / 60, s % 60);
  return fmt::format("{} h {:02} min left", s / 3600, s / 60 % 60);
}

}  // namespace

ReadProgress::ReadProgress(const Console& console, size_t inputs, bool quiet)
    : shown_(console.error_terminal() && !quiet), inputs_(inputs), start_(Clock::now()) {
  if (shown_) width_ = console.error_width();
}

void ReadProgress::Update(size_t inputs_done, uint64_t reports) {
  if (!shown_) return;
  Clock::time_point now = Clock::now();
  if (now - last_ < kRedrawEvery) return;
  last_ = now;
  double seconds = std::chrono::duration<double>(now - start_).count();
  double part = inputs_ == 0 ? 0 : static_cast<double>(inputs_done) / static_cast<double>(inputs_);
  std::string line =
      fmt::format("{} {}/{} files · {} reports", Bar(part), inputs_done, inputs_, reports);
  if (seconds > kMinSecondsForRate) {
    line += fmt::format(" · {:.1f}/s", static_cast<double>(reports) / seconds);
    if (inputs_done > 0 && inputs_done < inputs_) line += " · " + Left(seconds / part - seconds);
  }
  while (DisplayWidth(line) >= width_ && !line.empty()) {
    size_t end = line.size();
    PreviousCodePoint(line, end);
    line.resize(end);
  }
  line = "\r\x1b[K" + line;
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fflush(stderr);
  drawn_ = true;
}

void ReadProgress::Clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace dragoman
