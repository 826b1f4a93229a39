// Reads many inputs on several threads and hands over the outcomes in the order of the inputs,
// whatever thread finished first: the ledger gets the same rows in the same order at any thread
// count.
//
//   one producer    opens inputs, decodes, skips known reports            (in order)
//   n workers       run the Pipeline, one report each                     (any order)
//   the caller      gets outcomes, in order, and writes or prints them    (in order)
//
// At most kInFlightPerThread reports a worker are in memory at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/inputs.h"
#include "ingest/report_source.h"
#include "ledger/record.h"
#include "pipeline/pipeline.h"

namespace dragoman {

inline constexpr size_t kInFlightPerThread = 8;

struct ReadJobOptions {
  ReadOptions read;
  unsigned threads = 0;  // 0: one a core
  // Whether the hash's report need not be analysed again. Called on the producer's thread only; may
  // be empty.
  std::function<bool(std::string_view hash)> is_known;
  // Set by a signal handler: no further report is begun, those in flight are still handed over. May
  // be null.
  const std::atomic<bool>* stop = nullptr;
};

struct ReadOutcome {
  size_t input = 0;         // index into the inputs
  bool input_done = false;  // the last outcome of this input; carries nothing else
  std::string path;         // of the report or what failed
  std::optional<ReportRecord> record;
  std::optional<Error> error;
  bool already_known = false;
};

// Calls `take` on this thread for each outcome; it returns false to stop the job. Times of the
// stages are summed into `times`, if given.
void RunReadJob(const std::vector<Input>& inputs, const Pipeline& pipeline,
                const ReadJobOptions& options, const std::function<bool(ReadOutcome)>& take,
                StageTimes* times = nullptr);

}  // namespace dragoman
