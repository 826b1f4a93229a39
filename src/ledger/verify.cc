// Whether the ledger still says what the reports said.
#include <fmt/format.h>

#include "core/hash.h"
#include "ledger/load.h"
#include "ledger/queries.h"

namespace dragoman {
namespace {

constexpr size_t kMaxProblems = 100;

class Verifier {
 public:
  explicit Verifier(LedgerImpl& ledger) : ledger_(ledger) {}

  std::vector<std::string> Run() {
    Pragma();
    FullText();
    std::vector<std::pair<int64_t, std::string>> reports;
    sql::Stmt s(ledger_.db, "SELECT report, text_hash FROM reports ORDER BY id");
    s.Each([&] { reports.emplace_back(s.Int(0), s.Text(1)); });
    for (const auto& [row, hash] : reports)
      if (problems_.size() < kMaxProblems) Report(row, hash);
    return std::move(problems_);
  }

 private:
  void Pragma() {
    sql::Stmt whole(ledger_.db, "PRAGMA integrity_check");
    whole.Each([&] {
      if (whole.Text(0) != "ok") problems_.push_back(fmt::format("the file: {}", whole.Text(0)));
    });
    sql::Stmt keys(ledger_.db, "PRAGMA foreign_key_check");
    keys.Each([&] {
      if (problems_.size() < kMaxProblems)
        problems_.push_back(fmt::format("a row of {} points at a row of {} that is not there",
                                        keys.Text(0), keys.Text(2)));
    });
  }

  void FullText() {
    if (ledger_.mode != OpenMode::write) return;  // FTS5 asks for this as an insert
    try {
      ledger_.db.Exec(
          "INSERT INTO sentence_search (sentence_search, rank) VALUES ('integrity-check', 1)");
    } catch (const sql::SqlError& e) {
      if ((e.code & 0xFF) != SQLITE_CORRUPT) throw;
      problems_.emplace_back(
          "the full text does not match the sentences; `INSERT INTO "
          "sentence_search(sentence_search) VALUES('rebuild')` makes it anew");
    }
  }

  void Report(int64_t row, const std::string& text_hash) {
    ReportRecord record = Loader(ledger_).Report(row);
    if (Status sound = CheckRecord(record); !sound) problems_.push_back(sound.error().message);
    if (Sha256Hex(record.text) != text_hash)
      problems_.push_back(
          fmt::format("report {}: the text was changed after it was read", record.info.id));
  }

  LedgerImpl& ledger_;
  std::vector<std::string> problems_;
};

}  // namespace

Result<std::vector<std::string>> VerifyLedger(Ledger& ledger) {
  return sql::Guard([&] { return Verifier(ledger.impl()).Run(); });
}

}  // namespace dragoman
