#include "cli/read_session.h"

#include "export/report_json.h"

namespace dragoman {
namespace {

// "wire.jsonl:12" of "wire.jsonl:12: no text": lines of one file fail each for itself.
std::string FailedPath(const std::string& path, const std::string& message) {
  if (!message.starts_with(path + ":")) return path;
  size_t end = path.size() + 1;
  while (end < message.size() && message[end] >= '0' && message[end] <= '9') ++end;
  return end > path.size() + 1 ? message.substr(0, end) : path;
}

}  // namespace

ReadSession::ReadSession(Console& console, Ledger* ledger, bool print, size_t inputs, bool quiet)
    : console_(console), print_(print), progress_(console, inputs, quiet) {
  if (ledger != nullptr) writer_.emplace(*ledger);
}

bool ReadSession::IsKnown(std::string_view hash) {
  // What is to be printed must be analysed, known or not.
  if (!writer_ || print_) return false;
  std::lock_guard lock(mutex_);
  Result<bool> known = writer_->IsKnown(hash);
  return known && *known;  // an error comes again, and is told, when the report is added
}

void ReadSession::Failed(const std::string& path, const Error& error) {
  ++counts_.failed;
  if (counts_.failures.size() < kShownFailures) counts_.failures.push_back(error.message);
  if (!writer_) return;
  std::lock_guard lock(mutex_);
  if (Status noted = writer_->AddFailure(FailedPath(path, error.message), error); !noted)
    broken_ = noted.error();
}

bool ReadSession::Take(ReadOutcome outcome) {
  if (outcome.input_done) ++counts_.inputs_done;
  if (outcome.already_known) ++counts_.already_known;
  if (outcome.error) Failed(outcome.path, *outcome.error);
  if (outcome.record) {
    if (print_) console_.Print(ReportJson(*outcome.record) + "\n");
    if (writer_)
      Store(outcome.path, std::move(*outcome.record));
    else
      Count(*outcome.record);
  }
  progress_.Update(counts_.inputs_done, counts_.read + counts_.already_known);
  return !broken_ && console_.Alive();
}

void ReadSession::Store(const std::string& path, ReportRecord record) {
  ReadCounts found;
  found.statements = record.statements.size();
  found.events = record.events.size();
  found.standings = record.standings.size();
  std::unique_lock lock(mutex_);
  Result<AddOutcome> added = writer_->Add(std::move(record));
  lock.unlock();
  if (!added) {
    if (added.error().kind == ErrorKind::bug)
      Failed(path, added.error());
    else
      broken_ = added.error();
  } else if (*added == AddOutcome::already_known) {
    ++counts_.already_known;
  } else {
    ++counts_.read;
    counts_.statements += found.statements;
    counts_.events += found.events;
    counts_.standings += found.standings;
  }
}

void ReadSession::Count(const ReportRecord& record) {
  ++counts_.read;
  counts_.statements += record.statements.size();
  counts_.events += record.events.size();
  counts_.standings += record.standings.size();
}

void ReadSession::Finish() {
  progress_.Clear();
  if (!writer_ || broken_) return;
  std::lock_guard lock(mutex_);
  if (Status flushed = writer_->Flush(); !flushed) broken_ = flushed.error();
}

}  // namespace dragoman
