#include "ledger/writer.h"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "ledger/sample_doc.h"
#include "ledger/sqlite.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

using WriterTest = LedgerTest;

std::vector<ReportRecord> Samples(int count) {
  std::vector<ReportRecord> records;
  for (int i = 0; i < count; ++i) {
    SampleOptions o;
    o.id = "r" + std::to_string(1000 + i);
    o.day = "2024-05-" + std::to_string(10 + i % 20);
    o.outlet = i % 2 == 0 ? "Example Wire" : "Other Post";
    records.push_back(SampleRecord(o));
  }
  return records;
}

TEST_F(WriterTest, GivesBackWhatItTook) {
  ReportRecord record = SampleRecord();
  Write(Path(), {record});
  Ledger ledger = Open(Path(), OpenMode::read);
  Result<ReportRecord> back = FindReport(ledger, "a.txt");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, record);
  EXPECT_THAT(Verify(Path()), IsEmpty());
}

TEST_F(WriterTest, TakesHostileStrings) {
  SampleOptions o;
  o.id = "'; DROP TABLE reports; --\"\n";
  o.outlet = std::string("out\0let", 7);
  o.speaker = std::string("Nul \0 \"Q\" 'Z' %s \\ \x1b[31m", 24);
  o.extra = std::string(1 << 20, 'x') + std::string("\0\0 after", 8);
  ReportRecord record = SampleRecord(o);
  record.actors[0].aliases = {std::string("\0", 1), "", "a\nb"};
  record.statements[0].why = std::string("\0why", 4);
  Write(Path(), {record});
  Ledger ledger = Open(Path(), OpenMode::read);
  Result<ReportRecord> back = FindReport(ledger, o.id);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, record);
  EXPECT_THAT(Verify(Path()), IsEmpty());
}

TEST_F(WriterTest, ReadingTwiceAddsNothing) {
  std::vector<ReportRecord> records = Samples(5);
  WriterStats first = Write(Path(), records);
  EXPECT_EQ(first.stored, 5u);
  EXPECT_EQ(first.statements, 5u);
  EXPECT_EQ(first.events, 10u);
  std::string before = Dump(Path());
  WriterStats second = Write(Path(), records);
  EXPECT_EQ(second.stored, 0u);
  EXPECT_EQ(second.already_known, 5u);
  EXPECT_EQ(second.statements, 0u);
  EXPECT_EQ(Dump(Path()), before);
}

TEST_F(WriterTest, KnowsWhatWaits) {
  Ledger ledger = Open(Path(), OpenMode::write);
  Writer writer(ledger);
  ReportRecord record = SampleRecord();
  EXPECT_FALSE(*writer.IsKnown(record.info.hash));
  ASSERT_TRUE(writer.Add(record));
  EXPECT_TRUE(*writer.IsKnown(record.info.hash));
  EXPECT_EQ(*writer.Add(record), AddOutcome::already_known);
  ASSERT_TRUE(writer.Flush());
  EXPECT_TRUE(*writer.IsKnown(record.info.hash));
}

TEST_F(WriterTest, DumpIsTheSameInAnyOrderAndBatch) {
  std::vector<ReportRecord> records = Samples(20);
  records[3].actors[1].role = "chief spokesman";  // entities that change from report to report
  records[7].actors[1].name = "Mohammad Suhail Shaheen";
  Write(Path("a.db"), records);
  std::reverse(records.begin(), records.end());
  Write(Path("b.db"), records, {.batch_reports = 3, .batch_bytes = 1000});
  EXPECT_EQ(Dump(Path("a.db")), Dump(Path("b.db")));
  EXPECT_THAT(Dump(Path("a.db")), HasSubstr("why=\"quotation marks with said\""));
}

TEST_F(WriterTest, ANewTextUnderAnOldIdIsAVersion) {
  SampleOptions o;
  ReportRecord first = SampleRecord(o);
  o.extra = " More came later.";
  ReportRecord second = SampleRecord(o);
  Write(Path(), {first, second});
  Ledger ledger = Open(Path(), OpenMode::read);
  EXPECT_EQ(FindReport(ledger, "a.txt")->info.version, 1u);
  Result<ReportRecord> latest = FindReport(ledger, "a.txt~2");
  ASSERT_TRUE(latest);
  EXPECT_EQ(latest->info.version, 2u);
  EXPECT_EQ(latest->info.given_id, "a.txt");
  EXPECT_EQ(FindReport(ledger, "reports/a.txt")->info.id, "a.txt~2");
}

TEST_F(WriterTest, RefusesARecordThatDoesNotHoldAndGoesOn) {
  ReportRecord bad = SampleRecord({.id = "bad.txt"});
  bad.events[0].sentence = 77;
  Ledger ledger = Open(Path(), OpenMode::write);
  Writer writer(ledger);
  Result<AddOutcome> outcome = writer.Add(bad);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, ErrorKind::bug);
  EXPECT_THAT(outcome.error().message, HasSubstr("bad.txt"));
  ASSERT_TRUE(writer.Add(SampleRecord()));
  ASSERT_TRUE(writer.Flush());
  EXPECT_EQ(CountLedger(ledger)->reports, 1u);
}

TEST_F(WriterTest, AFullDiskIsSaidAndWholeReportsStay) {
  LedgerOptions options;
  options.max_pages = 300;
  size_t failed_at = 0;
  {
    Result<Ledger> ledger = Ledger::Open(Path(), OpenMode::write, options);
    ASSERT_TRUE(ledger);
    Writer writer(*ledger, {.batch_reports = 2, .batch_bytes = 1 << 20});
    for (const ReportRecord& record : Samples(400)) {
      Result<AddOutcome> added = writer.Add(record);
      if (added) continue;
      EXPECT_EQ(added.error().kind, ErrorKind::io);
      EXPECT_THAT(added.error().message, HasSubstr("disk is full"));
      failed_at = writer.stats().stored;
      break;
    }
  }
  ASSERT_GT(failed_at, 0u);
  EXPECT_THAT(Verify(Path()), IsEmpty());
  Ledger ledger = Open(Path(), OpenMode::read);
  EXPECT_EQ(CountLedger(ledger)->reports, failed_at);
}

TEST_F(WriterTest, AnotherWriterIsWaitedForAndThenNamed) {
  LedgerOptions impatient;
  impatient.busy_timeout_ms = 50;
  Result<Ledger> ledger = Ledger::Open(Path(), OpenMode::write, impatient);
  ASSERT_TRUE(ledger);
  Writer writer(*ledger);
  sql::Connection other(Path(), SQLITE_OPEN_READWRITE);
  other.Exec("BEGIN IMMEDIATE");
  ASSERT_TRUE(writer.Add(SampleRecord()));
  Status flushed = writer.Flush();
  ASSERT_FALSE(flushed);
  EXPECT_EQ(flushed.error().kind, ErrorKind::io);
  EXPECT_THAT(flushed.error().message, HasSubstr("another program is writing"));
  EXPECT_EQ(writer.stats().stored, 0u);
  other.Exec("ROLLBACK");
  ASSERT_TRUE(writer.Add(SampleRecord()));
  ASSERT_TRUE(writer.Flush());
  EXPECT_EQ(CountLedger(*ledger)->reports, 1u);
}

TEST_F(WriterTest, FailuresAreNotedUntilThePathIsRead) {
  Ledger ledger = Open(Path(), OpenMode::write);
  Writer writer(ledger);
  ASSERT_TRUE(writer.AddFailure("reports/a.txt", {ErrorKind::bad_input, "a.txt: is a picture"}));
  ASSERT_TRUE(writer.Flush());
  ASSERT_EQ(QueryFailures(ledger)->size(), 1u);
  EXPECT_EQ(QueryFailures(ledger)->front().kind, "bad-input");
  ASSERT_TRUE(writer.Add(SampleRecord()));
  ASSERT_TRUE(writer.Flush());
  EXPECT_TRUE(QueryFailures(ledger)->empty());
}

TEST_F(WriterTest, ReadersSeeWholeReportsWhileItWrites) {
  { Ledger made = Open(Path(), OpenMode::write); }
  std::atomic<bool> done = false;
  std::atomic<int> bad = 0, rounds = 0;
  std::thread reader([&] {
    while (!done || rounds == 0) {
      Result<Ledger> ledger = Ledger::Open(Path(), OpenMode::read);
      if (!ledger) {
        ++bad;
        continue;
      }
      Result<LedgerCounts> counts = CountLedger(*ledger);
      if (!counts || counts->events != 2 * counts->reports ||
          counts->sentences != 5 * counts->reports)
        ++bad;
      Result<std::vector<TimelineRow>> rows = QueryTimeline(
          *ledger,
          {.between = {"Russia", "Taliban"}, .period = {}, .min_confidence = 0, .limit = 5});
      if (!rows && rows.error().kind != ErrorKind::not_found) ++bad;
      ++rounds;
    }
  });
  Write(Path(), Samples(300), {.batch_reports = 4, .batch_bytes = 1 << 20});
  done = true;
  reader.join();
  EXPECT_EQ(bad, 0);
  EXPECT_GT(rounds, 0);
}

TEST_F(WriterTest, KilledAtAnyMomentItOpensAndARerunCompletesIt) {
  std::vector<ReportRecord> records = Samples(120);
  for (int round = 0; round < 8; ++round) {
    pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      Result<Ledger> ledger = Ledger::Open(Path(), OpenMode::write);
      if (!ledger) _exit(1);
      Writer writer(*ledger, {.batch_reports = 3, .batch_bytes = 1 << 20});
      for (const ReportRecord& record : records)
        if (!writer.Add(record)) _exit(1);
      if (!writer.Flush()) _exit(1);
      _exit(0);
    }
    usleep(static_cast<useconds_t>(1000 * (1 + 9 * round)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_THAT(Verify(Path()), IsEmpty());
    Ledger ledger = Open(Path(), OpenMode::read);
    Result<LedgerCounts> counts = CountLedger(ledger);
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->sentences, 5 * counts->reports);
    EXPECT_EQ(counts->standings, counts->reports);
  }
  Write(Path(), records);
  Write(Path("whole.db"), records);
  EXPECT_EQ(Dump(Path()), Dump(Path("whole.db")));
}

}  // namespace
}  // namespace dragoman
