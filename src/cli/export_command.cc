// dragoman export: the whole ledger as files for other programs.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <functional>

#include "cli/commands.h"
#include "export/report_json.h"
#include "export/row_csv.h"
#include "export/row_json.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman export --format csv --what events --out events.csv\n"
    "  dragoman export --format jsonl > reports.jsonl\n"
    "  dragoman export --format jsonl --what statements --out statements.jsonl\n";

struct ExportFlags {
  LedgerFlags ledger;
  std::string format, what, out;
};

// Where the export goes: standard output, or a file that is there whole or not at all.
class Target {
 public:
  Target(Console& console, std::string path) : console_(console), path_(std::move(path)) {}
  ~Target() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    std::remove(Temporary().c_str());
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;

  Status Open() {
    if (path_.empty()) return Ok();
    file_ = std::fopen(Temporary().c_str(), "wb");
    return file_ != nullptr ? Ok() : Failed();
  }
  bool Put(const std::string& text) {
    if (path_.empty()) {
      console_.PrintData(text);
      return console_.Alive();
    }
    return std::fwrite(text.data(), 1, text.size(), file_) == text.size();
  }
  Status Close() {
    if (path_.empty()) return Ok();
    bool good = std::ferror(file_) == 0 && std::fflush(file_) == 0 && fsync(fileno(file_)) == 0;
    good = std::fclose(file_) == 0 && good;
    file_ = nullptr;
    if (good && std::rename(Temporary().c_str(), path_.c_str()) == 0) return Ok();
    Status failed = Failed();
    std::remove(Temporary().c_str());
    return failed;
  }

 private:
  std::string Temporary() const { return path_ + ".part"; }
  Status Failed() const {
    return dragoman::Fail(ErrorKind::io,
                          fmt::format("{}: cannot be written: {}", path_, std::strerror(errno)));
  }

  Console& console_;
  std::string path_;
  std::FILE* file_ = nullptr;
};

template <class Row>
Status PutRows(Result<std::vector<Row>> rows, bool csv, Target& target) {
  if (!rows) return Fail(rows.error());
  if (csv && !target.Put(CsvHeader<Row>())) return Ok();
  for (const Row& row : *rows)
    if (!target.Put(csv ? CsvRow(row) : RowJson(RowObject(row)) + "\n")) break;
  return Ok();
}

Status PutAll(const ExportFlags& flags, Ledger& ledger, Target& target) {
  bool csv = flags.format == "csv";
  if (flags.what == "statements") return PutRows(QueryStatements(ledger, {}), csv, target);
  if (flags.what == "standings") return PutRows(QueryStandings(ledger, {}), csv, target);
  if (flags.what == "events") return PutRows(QueryEvents(ledger, {}), csv, target);
  if (csv) return PutRows(QueryReports(ledger, {}), csv, target);
  return ForEachReport(
      ledger, [&](const ReportRecord& record) { return target.Put(ReportJson(record) + "\n"); });
}

int Export(const ExportFlags& flags, Console& console) {
  auto ledger = OpenLedger(flags.ledger, false);
  if (!ledger) return console.Fail(ledger.error());
  Target target(console, flags.out);
  if (Status open = target.Open(); !open) return console.Fail(open.error());
  if (Status put = PutAll(flags, *ledger, target); !put) return console.Fail(put.error());
  if (Status closed = target.Close(); !closed) return console.Fail(closed.error());
  return kExitDone;
}

}  // namespace

void AddExportCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ExportFlags>();
  CLI::App* command =
      AddCommand(app, common, "export", "Write the whole ledger as CSV or JSON lines", kExamples);
  command->add_option("--format", flags->format, "csv (RFC 4180) or jsonl")
      ->required()
      ->check(CLI::IsMember({"csv", "jsonl"}))
      ->type_name("FORMAT");
  command
      ->add_option("--what", flags->what,
                   "statements, events, standings or reports (default: events for csv,\n"
                   "reports for jsonl: whole ones, as docs/format.md has them)")
      ->check(CLI::IsMember({"statements", "events", "standings", "reports"}))
      ->type_name("WHAT");
  command->add_option("--out", flags->out, "The file to write; without it, standard output")
      ->type_name("FILE");
  AddLedgerFlags(*command, flags->ledger);
  command->callback([flags, &common] {
    if (flags->what.empty()) flags->what = flags->format == "csv" ? "events" : "reports";
    common.action = [flags](Console& console) { return Export(*flags, console); };
  });
}

}  // namespace dragoman
