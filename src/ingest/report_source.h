// From an input to its reports.
//
// Idea. An input is opened once and looked at: what its name ends in and how it begins say which of
// a small table of formats reads it. A reader hands over its reports one by one, each a RawReport
// or the reason why there is none, so that a file of a million lines takes the memory of one.
//
//   speech.txt           "MOSCOW, March 4 ..."             -> one report
//   saved.html           "<!doctype html> ..."             -> the page's article
//   wire.jsonl           {"text": "..."}  {"txet": "..."}  -> a report, and an error that names
//   line 2 wire.zip             a.txt, b/c.html                   -> wire.zip:a.txt and
//   wire.zip:b/c.html photo.txt (a PNG)                                      -> an error: looks
//   like a PNG image
//
// Safe from many threads, one input each. Tests: tests/ingest/.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "ingest/inputs.h"
#include "ingest/raw_report.h"

namespace dragoman {

class PageReader;

enum class InputFormat { automatic, text, jsonl, html, feed };

// "auto", "text", "jsonl", "html", "feed", as --input-format has it.
Result<InputFormat> ParseInputFormat(std::string_view name);

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  size_t max_report_bytes = kMaxReportBytes;
  // For web pages; where none is given, one of the built-in tables.
  std::shared_ptr<const PageReader> pages;
};

// Takes one report, or why there is none. Return false to stop reading this input.
using ReportSink = std::function<bool(Result<RawReport>)>;

// Reads one input; the sink is called at least once (an input without a report is an error), in the
// order of the input, on this thread.
void ReadInput(const Input& input, const ReadOptions& options, const ReportSink& sink);

// The same, gathered: for small inputs and tests.
struct ReadResult {
  std::vector<RawReport> reports;
  std::vector<Error> errors;
};
ReadResult ReadAllReports(const Input& input, const ReadOptions& options);

// A report from text in memory, named `path`; decoded, hashed and identified as one from a file.
Result<RawReport> ReportFromBytes(std::string_view bytes, const std::string& path,
                                  const ReadOptions& options);

// Sets `hash` from text and metadata, and `id` where it is empty.
void Identify(RawReport& report);

}  // namespace dragoman
