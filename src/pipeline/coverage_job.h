// What the event tables miss in a ledger: frequent verbs between two actors of which no row makes
// anything. The reports go through the pipeline again, so that the answer is of today's tables: add
// a row, ask again, and the verb is gone.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "events/event_lexicon.h"
#include "ledger/queries.h"
#include "pipeline/pipeline.h"

namespace dragoman {

inline constexpr size_t kCoverageExamples = 3;

struct VerbCoverage {
  struct Example {
    std::string report_id, path, text;
    uint32_t sentence = 0;
  };
  std::string verb;      // "side with"
  uint32_t rows = 0;     // rows that the pattern table has for it, none of which fits there
  uint64_t count = 0;    // sentences
  uint64_t reports = 0;  // in how many reports
  std::vector<Example> examples;  // the first kCoverageExamples, of different reports where it can
};

// Most frequent first, then by verb; the same at any number of threads (0: one a core). A report
// that the pipeline refuses is left out. `lexicon` as the pipeline's knowledge makes it.
// `progress`, if given, is called with reports done and all, by one thread at a time.
Result<std::vector<VerbCoverage>> FindUncoveredVerbs(
    Ledger& ledger, const ReportFilter& filter, const Pipeline& pipeline,
    const EventLexicon& lexicon, unsigned threads,
    const std::function<void(size_t done, size_t all)>& progress);

}  // namespace dragoman
