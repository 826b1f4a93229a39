// dragoman read: reports in, a ledger or JSON lines out.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/read_session.h"
#include "cli/styled.h"
#include "ingest/inputs.h"
#include "ingest/page.h"
#include "pipeline/read_job.h"

namespace dragoman {
namespace {

constexpr const char* kExamples =
    "  dragoman read reports/                        into dragoman.db, on all cores\n"
    "  dragoman read a.txt wire.jsonl --ledger l.db  some files into another ledger\n"
    "  zcat wire.jsonl.gz | dragoman read - --input-format jsonl\n"
    "  dragoman read reports/ --format jsonl > reports.jsonl\n";

struct ReadFlags {
  std::vector<std::string> paths;
  LedgerFlags ledger;
  bool ledger_named = false;
  std::string format, input_format = "auto", model;
  unsigned threads = 0;
  std::string read_before{kTablesClosed};
  bool lenient = false, timings = false, quiet = false;
  size_t max_report_bytes = kMaxReportBytes;
  bool jsonl() const { return format == "jsonl"; }
};

class ReadCommand {
 public:
  ReadCommand(const ReadFlags& flags, Console& console) : flags_(flags), console_(console) {}

  int Run() {
    start_ = std::chrono::steady_clock::now();
    // From the first moment: a ledger that is just being made is finished too.
    InterruptGuard interrupt;
    list_ = ListInputs(flags_.paths);
    if (list_.inputs.empty()) return NothingToRead();
    if (Status ready = Prepare(); !ready) return console_.Fail(ready.error());

    ReadSession session(console_, ledger_ ? &*ledger_ : nullptr, flags_.jsonl(),
                        list_.inputs.size(), flags_.quiet);
    for (const Error& problem : list_.problems)
      session.Failed(problem.message.substr(0, problem.message.find(": ")), problem);
    ReadJobOptions options = JobOptions(session, interrupt);
    RunReadJob(
        list_.inputs, *pipeline_, options,
        [&session](ReadOutcome outcome) { return session.Take(std::move(outcome)); }, &times_);
    session.Finish();
    return Report(session, interrupt.signal());
  }

 private:
  int NothingToRead() {
    for (const Error& problem : list_.problems) console_.Complain(problem.message);
    console_.Complain(list_.problems.empty()
                          ? fmt::format("{}: no files to read in it", flags_.paths.front())
                          : "nothing to read");
    return kExitFailed;
  }

  Status Prepare() {
    auto knowledge = Knowledge::Load({flags_.ledger.knowledge, flags_.lenient});
    if (!knowledge) return Fail(knowledge.error());
    for (const std::string& problem : (*knowledge)->problems())
      console_.Complain(problem + "; row left out");
    auto model = LanguageModel::Open(flags_.model);
    if (!model) return Fail(model.error());
    auto pipeline = Pipeline::Create({*knowledge, flags_.read_before, *model});
    if (!pipeline) return Fail(pipeline.error());
    pipeline_ = std::move(*pipeline);
    auto pages = PageReader::Create(*knowledge);
    if (!pages) return Fail(pages.error());
    pages_ = std::move(*pages);
    if (flags_.jsonl() && !flags_.ledger_named) return Ok();
    auto ledger = Ledger::Open(flags_.ledger.ledger, OpenMode::write);
    if (!ledger) return Fail(ledger.error());
    ledger_.emplace(std::move(*ledger));
    return Ok();
  }

  ReadJobOptions JobOptions(ReadSession& session, const InterruptGuard& interrupt) const {
    ReadJobOptions options;
    if (auto format = ParseInputFormat(flags_.input_format)) options.read.format = *format;
    options.read.pages = pages_;
    options.read.max_report_bytes = flags_.max_report_bytes;
    options.threads = flags_.threads;
    options.is_known = [&session](std::string_view hash) { return session.IsKnown(hash); };
    options.stop = interrupt.stop();
    return options;
  }

  int Report(const ReadSession& session, int signal) {
    const ReadCounts& counts = session.counts();
    for (const std::string& failure : counts.failures) console_.Complain(failure);
    if (uint64_t more = counts.failed - counts.failures.size(); more > 0)
      console_.Complain(fmt::format("… and {} more{}", more,
                                    ledger_ ? "; all in the ledger's failures table" : ""));
    if (session.broken()) console_.Complain(session.broken()->message);
    bool early = signal != 0 || session.broken() || !console_.Alive();
    if (early)
      console_.Complain(fmt::format(
          "stopped early: {} of {} files were read to their end; run the same again to go on",
          counts.inputs_done, list_.inputs.size()));
    if (!flags_.quiet) Say(Summary(counts));
    if (flags_.timings) Say(Timings());
    if (signal != 0) return signal == 15 ? kExitTerminate : kExitInterrupt;
    return early || counts.failed > 0 ? kExitFailed : kExitDone;
  }

  // Where standard output holds reports, what is for a person goes to standard error.
  void Say(const std::string& text) {
    if (flags_.jsonl())
      std::fwrite(text.data(), 1, text.size(), stderr);
    else
      console_.Print(text);
  }

  std::string Summary(const ReadCounts& c) const {
    double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    auto plural = [](uint64_t n, std::string_view what) {
      return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
    };
    std::string out = fmt::format("reports   {} read", c.read);
    out += fmt::format(" · {} already known · {} failed\n", c.already_known, c.failed);
    out += fmt::format("found     {} · {} · {}\n", plural(c.statements, "statement"),
                       plural(c.events, "event"), plural(c.standings, "standing"));
    if (ledger_) out += fmt::format("ledger    {}\n", SafeName(flags_.ledger.ledger));
    out += fmt::format("took      {:.1f} s · {:.1f} reports/s\n", seconds,
                       static_cast<double>(c.read + c.already_known) / std::max(seconds, 1e-3));
    return out;
  }

  static std::string SafeName(const std::string& name) { return StyledText(name).OneLine(false); }

  std::string Timings() const {
    double all = 0;
    for (const auto& [name, time] : times_.stages)
      all += std::chrono::duration<double, std::milli>(time).count();
    std::string out = "\nstage              ms  share\n";
    for (const auto& [name, time] : times_.stages) {
      double ms = std::chrono::duration<double, std::milli>(time).count();
      out += fmt::format("{:<12}{:>9.1f}  {:>4.0f}%\n", name, ms, all > 0 ? 100 * ms / all : 0);
    }
    return out + fmt::format("{:<12}{:>9.1f}  summed over all threads\n", "all", all);
  }

  const ReadFlags& flags_;
  Console& console_;
  std::chrono::steady_clock::time_point start_;
  InputList list_;
  std::unique_ptr<const Pipeline> pipeline_;
  std::shared_ptr<const PageReader> pages_;
  std::optional<Ledger> ledger_;
  StageTimes times_;
};

CLI::Validator IsDay() {
  return CLI::Validator(
      [](const std::string& text) {
        auto days = DaysOf(text);
        if (days && days->first == days->last && days->first == text) return std::string();
        return fmt::format("'{}' is no day; write it as 2024-05-29", text);
      },
      "", "day");
}

}  // namespace

void AddReadCommand(CLI::App& app, CommonFlags& common) {
  auto flags = std::make_shared<ReadFlags>();
  CLI::App* command = AddCommand(
      app, common, "read", "Read reports into a ledger, or print them as JSON lines", kExamples);
  command->add_option("PATH", flags->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("");
  AddLedgerFlags(*command, flags->ledger);
  command
      ->add_option("--format", flags->format,
                   "jsonl: print each report (docs/format.md) to standard output;\n"
                   "writes no ledger unless --ledger is given")
      ->check(CLI::IsMember({"jsonl"}))
      ->type_name("FORMAT");
  command
      ->add_option("--input-format", flags->input_format,
                   "auto (default), text or html: each file is one report; jsonl: each line;\n"
                   "feed: each item of RSS or Atom")
      ->check(CLI::IsMember({"auto", "text", "jsonl", "html", "feed"}))
      ->type_name("FORMAT");
  command->add_option("--threads", flags->threads, "How many at once (default: one a core)")
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
  command
      ->add_option("--read-before", flags->read_before,
                   fmt::format("No report is later than this day (default: {})", kTablesClosed))
      ->check(IsDay())
      ->type_name("DATE");
  command->add_option("--model", flags->model, "A language model instead of the built-in one")
      ->type_name("FILE");
  AddKnowledgeFlag(*command, flags->ledger);
  command->add_flag("--lenient", flags->lenient,
                    "Leave bad rows of your own tables out instead of failing");
  command
      ->add_option("--max-report-bytes", flags->max_report_bytes,
                   fmt::format("Longer reports fail (default: {})", kMaxReportBytes))
      ->check(CLI::Range(size_t{1}, size_t{1} << 30))
      ->type_name("N");
  command->add_flag("--timings", flags->timings, "Show the time that each stage took");
  command->add_flag("--quiet", flags->quiet, "No progress and no summary, only what went wrong");
  command->callback([flags, &common, command] {
    flags->ledger_named = command->count("--ledger") > 0;
    common.action = [flags](Console& console) { return ReadCommand(*flags, console).Run(); };
  });
}

}  // namespace dragoman
