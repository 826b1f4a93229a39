// Opening what is a ledger, and what is none.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger/sample_doc.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"

namespace dragoman {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

class OpenTest : public LedgerTest {
 protected:
  static Error Refused(const std::string& path, OpenMode mode) {
    Result<Ledger> ledger = Ledger::Open(path, mode);
    if (ledger) return {ErrorKind::bug, "it was opened"};
    EXPECT_THAT(ledger.error().message, HasSubstr(path));
    return ledger.error();
  }
};

TEST_F(OpenTest, AMissingFileIsMadeForWritingOnly) {
  EXPECT_EQ(Refused(Path(), OpenMode::read).kind, ErrorKind::not_found);
  EXPECT_FALSE(std::filesystem::exists(Path()));
  Open(Path(), OpenMode::write);
  Ledger ledger = Open(Path(), OpenMode::read);
  EXPECT_EQ(CountLedger(ledger)->reports, 0u);
  EXPECT_EQ(Refused(Path("no/such/folder.db"), OpenMode::write).kind, ErrorKind::io);
}

TEST_F(OpenTest, AnEmptyFileBecomesALedger) {
  WriteFile(Path(), "");
  EXPECT_THAT(Refused(Path(), OpenMode::read).message, HasSubstr("empty"));
  Write(Path(), {SampleRecord()});
  Ledger ledger = Open(Path(), OpenMode::read);
  EXPECT_EQ(CountLedger(ledger)->reports, 1u);
}

TEST_F(OpenTest, NamesAreOnlyNames) {
  for (const char* name : {":memory:", "file:x?mode=memory", "a b%20'\";é.db", "#?&.db"}) {
    Write(Path(name), {SampleRecord()});
    EXPECT_TRUE(std::filesystem::exists(Path(name))) << name;
  }
}

TEST_F(OpenTest, OtherFilesAreRefusedAndLeftAlone) {
  for (std::string_view bytes : {"a report, no ledger at all", "S", "SQLite format 3"}) {
    WriteFile(Path(), bytes);
    for (OpenMode mode : {OpenMode::read, OpenMode::write}) {
      EXPECT_EQ(Refused(Path(), mode).kind, ErrorKind::bad_input);
      EXPECT_EQ(ReadFile(Path()), bytes);
    }
  }
  EXPECT_THAT(Refused(folder_.string(), OpenMode::write).message, HasSubstr("is a folder"));
  EXPECT_THAT(Refused("/dev/null", OpenMode::write).message, HasSubstr("no regular file"));
}

TEST_F(OpenTest, AnotherProgramsDatabaseIsLeftAlone) {
  {
    sql::Connection other(Path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    other.Exec(
        "PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES "
        "('x')");
  }
  std::string before = ReadFile(Path());
  for (OpenMode mode : {OpenMode::read, OpenMode::write}) {
    Error error = Refused(Path(), mode);
    EXPECT_EQ(error.kind, ErrorKind::bad_input);
    EXPECT_THAT(error.message, HasSubstr("another program's database"));
  }
  EXPECT_EQ(ReadFile(Path()), before);
}

TEST_F(OpenTest, ANewerLedgerSaysSo) {
  Write(Path(), {SampleRecord()});
  {
    sql::Connection db(Path(), SQLITE_OPEN_READWRITE);
    db.Exec("PRAGMA user_version = 99");
  }
  for (OpenMode mode : {OpenMode::read, OpenMode::write}) {
    Error error = Refused(Path(), mode);
    EXPECT_EQ(error.kind, ErrorKind::bad_input);
    EXPECT_THAT(error.message, HasSubstr("newer"));
    EXPECT_THAT(error.message, HasSubstr("99"));
  }
}

TEST_F(OpenTest, AnOlderLedgerIsBroughtForwardByWriting) {
  {
    sql::Connection db(Path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    db.Exec("PRAGMA application_id = " + std::to_string(sql::kApplicationId));
  }
  EXPECT_THAT(Refused(Path(), OpenMode::read).message, HasSubstr("older"));
  Write(Path(), {SampleRecord()});
  sql::Connection db(Path(), SQLITE_OPEN_READONLY);
  EXPECT_EQ(db.Number("PRAGMA user_version"), sql::SchemaVersion());
  EXPECT_EQ(db.Number("SELECT count(*) FROM reports"), 1);
}

// Cut at every 512 bytes: an error or a ledger, never a crash, and never the good file's content
// changed.
TEST_F(OpenTest, ATruncatedLedgerIsDamaged) {
  std::vector<ReportRecord> records;
  for (int i = 0; i < 4; ++i) records.push_back(SampleRecord({.id = "r" + std::to_string(i)}));
  Write(Path(), records);
  std::string whole = ReadFile(Path());
  for (size_t size = 16; size < whole.size(); size += 512 * 7 + 1) {
    WriteFile(Path("cut.db"), std::string_view(whole).substr(0, size));
    for (OpenMode mode : {OpenMode::read, OpenMode::write}) {
      Result<Ledger> ledger = Ledger::Open(Path("cut.db"), mode);
      if (!ledger) {
        EXPECT_THAT(ledger.error().kind, AnyOf(ErrorKind::corrupt, ErrorKind::bad_input))
            << ledger.error().message;
        continue;
      }
      // Free pages may go without harm: then all of it is still there.
      auto counts = CountLedger(*ledger);
      if (!counts) continue;
      auto problems = VerifyLedger(*ledger);
      EXPECT_TRUE(!problems || !problems->empty() || counts->reports == records.size()) << size;
    }
  }
}

TEST_F(OpenTest, AMangledLedgerIsFoundByVerify) {
  Write(Path(), {SampleRecord(), SampleRecord({.id = "b.txt"})});
  {
    sql::Connection db(Path(), SQLITE_OPEN_READWRITE);  // foreign keys are off on this connection
    db.Exec("UPDATE statement_content SET text = 'words never said' WHERE report = 1");
    db.Exec("UPDATE reports SET text = text || '.' WHERE report = 1");
    db.Exec("DELETE FROM actors WHERE n = 1 AND report = 2");
  }
  std::vector<std::string> problems = Verify(Path());
  EXPECT_THAT(problems, testing::Contains(HasSubstr("statement 0")));
  EXPECT_THAT(problems, testing::Contains(HasSubstr("text was changed")));
  EXPECT_THAT(problems, testing::Contains(HasSubstr("points at a row of actors")));
}

TEST_F(OpenTest, AReadOnlyFileIsSaidAndCanBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everything";
  Write(Path(), {SampleRecord()});
  ASSERT_EQ(chmod(Path().c_str(), 0444), 0);
  ASSERT_EQ(chmod(folder_.c_str(), 0555), 0);
  Error error = Refused(Path(), OpenMode::write);
  EXPECT_EQ(error.kind, ErrorKind::io);
  {
    Ledger ledger = Open(Path(), OpenMode::read);
    EXPECT_EQ(CountLedger(ledger)->reports, 1u);
  }
  ASSERT_EQ(chmod(folder_.c_str(), 0755), 0);
}

TEST_F(OpenTest, TakingAReportOutTakesAllOfItOut) {
  Write(Path(), {SampleRecord(), SampleRecord({.id = "b.txt"})});
  {
    sql::Connection db(Path(), SQLITE_OPEN_READWRITE);
    db.Exec("PRAGMA foreign_keys = ON; DELETE FROM reports WHERE id = 'a.txt'");
    EXPECT_EQ(db.Number("SELECT count(*) FROM statements"), 1);
    EXPECT_EQ(db.Number("SELECT count(*) FROM event_actors"), 4);
    EXPECT_EQ(
        db.Number("SELECT count(*) FROM sentence_search WHERE sentence_search MATCH 'embassy'"), 1);
  }
  EXPECT_TRUE(Verify(Path()).empty());
}

}  // namespace
}  // namespace dragoman
