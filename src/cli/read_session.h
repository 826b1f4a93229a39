// One run of `read`: takes the outcomes in order, writes or prints them, and counts.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/read_progress.h"
#include "ledger/ledger.h"
#include "ledger/writer.h"
#include "pipeline/read_job.h"

namespace dragoman {

inline constexpr size_t kShownFailures = 10;

struct ReadCounts {
  uint64_t read = 0, already_known = 0, failed = 0;
  uint64_t statements = 0, events = 0, standings = 0;
  size_t inputs_done = 0;
  std::vector<std::string> failures;  // the first kShownFailures
};

// IsKnown() may be called from another thread than the rest.
class ReadSession {
 public:
  // `ledger` may be null: nothing is stored. With `print`, each report goes to standard output.
  ReadSession(Console& console, Ledger* ledger, bool print, size_t inputs, bool quiet);

  bool IsKnown(std::string_view hash);
  void Failed(const std::string& path, const Error& error);
  bool Take(ReadOutcome outcome);  // false: nothing can be stored or printed any more
  // Stores what waits.
  void Finish();

  const ReadCounts& counts() const { return counts_; }
  // What ended the session early, if anything did: the ledger cannot be written.
  const std::optional<Error>& broken() const { return broken_; }

 private:
  void Store(const std::string& path, ReportRecord record);
  void Count(const ReportRecord& record);

  Console& console_;
  bool print_;
  std::mutex mutex_;  // of writer_
  std::optional<Writer> writer_;
  ReadCounts counts_;
  std::optional<Error> broken_;
  ReadProgress progress_;
};

}  // namespace dragoman
