#include "ledger/writer.h"

#include <fmt/format.h>

#include <set>

#include "ledger/insert.h"
#include "ledger/ledger_impl.h"

namespace dragoman {

struct Writer::Impl {
  Impl(Ledger& ledger_in, const WriterOptions& options_in)
      : ledger(ledger_in.impl()), options(options_in), inserter(ledger) {}

  bool IsStored(std::string_view hash) {
    sql::Stmt& s = ledger.statements.Get("SELECT 1 FROM reports WHERE hash = ?1").With(hash);
    bool found = s.Step();
    s.Reset();
    return found;
  }

  void FlushOrThrow() {
    if (waiting.empty() && failures.empty()) return;
    // Whatever happens, what waits is given up: a full disk must not make memory grow.
    std::vector<ReportRecord> batch = std::move(waiting);
    std::vector<std::pair<std::string, Error>> failed = std::move(failures);
    waiting.clear();
    failures.clear();
    hashes.clear();
    bytes = 0;
    WriterStats before = stats;
    stats.stored -= batch.size();
    for (const ReportRecord& record : batch) Count(record, -1);
    sql::Transaction transaction(ledger.db, "BEGIN IMMEDIATE");
    for (const auto& [path, error] : failed) inserter.Failure(path, error);
    for (ReportRecord& record : batch)
      if (!IsStored(record.info.hash))
        inserter.Report(record);  // another writer may have been faster
    transaction.Commit();
    stats = before;
  }

  void Count(const ReportRecord& record, int sign) {
    auto add = [sign](uint64_t& sum, size_t n) { sum = sign > 0 ? sum + n : sum - n; };
    add(stats.statements, record.statements.size());
    add(stats.events, record.events.size());
    add(stats.standings, record.standings.size());
  }

  LedgerImpl& ledger;
  WriterOptions options;
  Inserter inserter;
  std::vector<ReportRecord> waiting;
  std::vector<std::pair<std::string, Error>> failures;
  std::set<std::string, std::less<>> hashes;  // of those that wait
  size_t bytes = 0;
  WriterStats stats;
};

Writer::Writer(Ledger& ledger, const WriterOptions& options)
    : impl_(std::make_unique<Impl>(ledger, options)) {}

Writer::~Writer() {
  Status ignored = Flush();
  static_cast<void>(ignored);
}

const WriterStats& Writer::stats() const { return impl_->stats; }

Result<bool> Writer::IsKnown(std::string_view hash) {
  return sql::Guard([&] { return impl_->hashes.contains(hash) || impl_->IsStored(hash); });
}

Result<AddOutcome> Writer::Add(ReportRecord record) {
  Status sound = CheckRecord(record);
  if (!sound) return Fail(sound.error());
  return sql::Guard([&] {
    Impl& w = *impl_;
    if (w.hashes.contains(record.info.hash) || w.IsStored(record.info.hash)) {
      ++w.stats.already_known;
      return AddOutcome::already_known;
    }
    w.hashes.insert(record.info.hash);
    w.bytes += record.text.size();
    ++w.stats.stored;
    w.Count(record, 1);
    w.waiting.push_back(std::move(record));
    if (w.waiting.size() >= w.options.batch_reports || w.bytes >= w.options.batch_bytes)
      w.FlushOrThrow();
    return AddOutcome::stored;
  });
}

Status Writer::AddFailure(std::string_view path, const Error& error) {
  return sql::Guard([&] {
    impl_->failures.emplace_back(path, error);
    if (impl_->failures.size() >= impl_->options.batch_reports) impl_->FlushOrThrow();
    return Unit{};
  });
}

Status Writer::Flush() {
  return sql::Guard([&] {
    impl_->FlushOrThrow();
    return Unit{};
  });
}

}  // namespace dragoman
