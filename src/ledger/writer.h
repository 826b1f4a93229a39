// Writer: stores reports, whole ones only. Reports wait in memory and are written in batches, each
// in one short transaction, so that a kill at any moment leaves whole reports and other writers
// wait little.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "ledger/ledger.h"
#include "ledger/record.h"

namespace dragoman {

struct WriterOptions {
  size_t batch_reports = 64;
  size_t batch_bytes = 4u << 20;  // of text
};

enum class AddOutcome : uint8_t { stored, already_known };

struct WriterStats {
  uint64_t stored = 0;  // reports taken, those that wait included
  uint64_t already_known = 0;
  uint64_t statements = 0, events = 0, standings = 0;  // of those stored
};

// One thread. The ledger must outlive the Writer and must not be asked while the Writer works; open
// a second one for reading. The order of Add() is the order of the row numbers; ids and results of
// queries do not depend on it, but for the numbers that versions of one report get (see
// docs/ledger.md).
class Writer {
 public:
  // REQUIRES: the ledger is open for writing.
  explicit Writer(Ledger& ledger, const WriterOptions& options = {});
  ~Writer();  // writes what waits; call Flush() first to learn whether that went well
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Whether a report with RawReport::hash is stored or waits: its analysis can be saved. One
  // lookup.
  Result<bool> IsKnown(std::string_view hash);
  // Takes the record; the batch that it fills is written. An error of kind bug is about this
  // record, which is left out; others are about the ledger, and the batch that waited is not
  // stored.
  Result<AddOutcome> Add(ReportRecord record);
  // Notes that a path could not be read, so that the ledger tells what it lacks. A later Add() of a
  // report with this path takes the note away.
  Status AddFailure(std::string_view path, const Error& error);
  Status Flush();

  const WriterStats& stats() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dragoman
