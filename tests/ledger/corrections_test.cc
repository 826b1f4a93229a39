// Who is whom, corrected by hand: what follows, in any order, and what it is when taken back.
#include "ledger/corrections.h"

#include <gmock/gmock.h>

#include <sstream>

#include "ledger/sample_doc.h"
#include "ledger/schema.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

class CorrectionsTest : public LedgerTest {
 protected:
  // A report in which one person is named so, with this entity.
  static ReportRecord Of(const std::string& id, const std::string& name, const std::string& entity,
                         const std::string& code, const std::string& role) {
    ReportRecord r;
    r.info.id = r.info.given_id = r.info.path = id;
    r.info.hash = "hash-" + id;
    r.info.date = "2024-05-0" + std::to_string(1 + id.size() % 9);
    r.info.days = {r.info.date, r.info.date};
    r.text = name + " spoke.";
    ActorRecord actor;
    actor.name = name;
    actor.kind = "person";
    actor.code = code;
    actor.role = role;
    actor.entity = entity;
    r.actors.push_back(actor);
    return r;
  }
  static std::vector<ReportRecord> Reports() {
    return {Of("a", "Ann Holm", "person/unknown/ann-holm@nor", "NOR", "foreign minister"),
            Of("bb", "Anne Holm", "person/unknown/anne-holm@nor", "NOR", "minister"),
            Of("ccc", "Ann Holm", "person/unknown/ann-holm@nor", "NOR", "judge")};
  }
  std::string Dump() {
    Ledger ledger = Open(Path(), OpenMode::read);
    std::ostringstream out;
    EXPECT_TRUE(DumpLedger(ledger, out));
    return out.str();
  }
  uint32_t ReportsOf(const std::string& entity) {
    Ledger ledger = Open(Path(), OpenMode::read);
    auto rows = QueryActors(ledger, {});
    for (const ActorRow& row : *rows)
      if (row.entity == entity) return row.reports;
    return 0;
  }
};

TEST_F(CorrectionsTest, AMergeHoldsForReportsBeforeAndAfterIt) {
  std::vector<ReportRecord> reports = Reports();
  Write(Path(), {reports[0], reports[1]});
  {
    Ledger ledger = Open(Path(), OpenMode::write);
    auto merged = MergeEntities(ledger, "Ann Holm", {"person/unknown/anne-holm@nor"});
    ASSERT_TRUE(merged) << merged.error().message;
    EXPECT_EQ(merged->actors, 1u);
  }
  EXPECT_EQ(ReportsOf("person/unknown/ann-holm@nor"), 2u);
  EXPECT_EQ(ReportsOf("person/unknown/anne-holm@nor"), 0u);
  Write(Path(), {Of("dddd", "Anne Holm", "person/unknown/anne-holm@nor", "NOR", "minister")});
  EXPECT_EQ(ReportsOf("person/unknown/ann-holm@nor"), 3u);
  Ledger ledger = Open(Path(), OpenMode::write);
  EXPECT_TRUE(VerifyLedger(ledger)->empty());
  // The name that went along finds the entity that stayed; so does the id.
  for (const char* asked : {"Anne Holm", "person/unknown/anne-holm@nor"}) {
    auto who = ResolveActor(ledger, asked);
    ASSERT_TRUE(who) << who.error().message;
    EXPECT_EQ(who->entity_ids, std::vector<std::string>{"person/unknown/ann-holm@nor"});
  }
}

TEST_F(CorrectionsTest, TheOrderOfReadingAndMergingDoesNotMatter) {
  std::vector<ReportRecord> reports = Reports();
  Write(Path(), reports);
  {
    Ledger ledger = Open(Path(), OpenMode::write);
    ASSERT_TRUE(
        MergeEntities(ledger, "person/unknown/ann-holm@nor", {"person/unknown/anne-holm@nor"}));
  }
  std::string after = Dump();
  std::filesystem::remove(Path());
  std::filesystem::remove(Path() + "-wal");
  std::filesystem::remove(Path() + "-shm");
  Write(Path(), {reports[0], reports[1]});
  {
    Ledger ledger = Open(Path(), OpenMode::write);
    ASSERT_TRUE(
        MergeEntities(ledger, "person/unknown/ann-holm@nor", {"person/unknown/anne-holm@nor"}));
  }
  Write(Path(), {reports[2]});
  EXPECT_EQ(Dump(), after);
}

TEST_F(CorrectionsTest, TakenBackTheLedgerIsAsItWas) {
  Write(Path(), Reports());
  std::string before = Dump();
  Ledger ledger = Open(Path(), OpenMode::write);
  ASSERT_TRUE(
      MergeEntities(ledger, "person/unknown/ann-holm@nor", {"person/unknown/anne-holm@nor"}));
  EXPECT_NE(Dump(), before);
  auto back = SplitEntity(ledger, {.entity = "person/unknown/anne-holm@nor"});
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->undone.size(), 1u);
  EXPECT_EQ(Dump(), before);
  // A split by role, and the part put back.
  auto split = SplitEntity(ledger, {.entity = "Ann Holm", .role = "judge"});
  ASSERT_TRUE(split) << split.error().message;
  EXPECT_EQ(split->actors, 1u);
  EXPECT_EQ(ReportsOf("person/unknown/ann-holm@nor~judge"), 1u);
  ASSERT_TRUE(
      MergeEntities(ledger, "person/unknown/ann-holm@nor", {"person/unknown/ann-holm@nor~judge"}));
  EXPECT_EQ(Dump(), before);
}

TEST_F(CorrectionsTest, ASplitHoldsForLaterReports) {
  Write(Path(), Reports());
  {
    Ledger ledger = Open(Path(), OpenMode::write);
    ASSERT_TRUE(SplitEntity(ledger, {.entity = "Ann Holm", .role = "judge"}));
    ASSERT_TRUE(SplitEntity(
        ledger, {.entity = "person/unknown/ann-holm@nor", .report = "a", .as = "person/other"}));
  }
  Write(Path(), {Of("eeeee", "Ann Holm", "person/unknown/ann-holm@nor", "NOR", "chief judge")});
  EXPECT_EQ(ReportsOf("person/unknown/ann-holm@nor~judge"), 2u);
  EXPECT_EQ(ReportsOf("person/other"), 1u);
  EXPECT_EQ(ReportsOf("person/unknown/ann-holm@nor"), 0u);
}

TEST_F(CorrectionsTest, ChainsAreFollowedAndCirclesRefused) {
  std::vector<ReportRecord> reports = Reports();
  reports.push_back(Of("ffffff", "Anna Holm", "person/unknown/anna-holm@nor", "NOR", ""));
  Write(Path(), reports);
  Ledger ledger = Open(Path(), OpenMode::write);
  ASSERT_TRUE(
      MergeEntities(ledger, "person/unknown/anne-holm@nor", {"person/unknown/anna-holm@nor"}));
  ASSERT_TRUE(
      MergeEntities(ledger, "person/unknown/ann-holm@nor", {"person/unknown/anne-holm@nor"}));
  EXPECT_EQ(ReportsOf("person/unknown/ann-holm@nor"), 4u);
  auto circle =
      MergeEntities(ledger, "person/unknown/anna-holm@nor", {"person/unknown/ann-holm@nor"});
  ASSERT_FALSE(circle);
  EXPECT_THAT(circle.error().message, HasSubstr("already"));
}

TEST_F(CorrectionsTest, BadRequestsChangeNothing) {
  Write(Path(), Reports());
  std::string before = Dump();
  Ledger ledger = Open(Path(), OpenMode::write);
  EXPECT_EQ(MergeEntities(ledger, "Ann Holm", {"Nobody"}).error().kind, ErrorKind::not_found);
  EXPECT_EQ(MergeEntities(ledger, "Ann Holm", {"Ann Holm"}).error().kind, ErrorKind::bad_input);
  EXPECT_EQ(SplitEntity(ledger, {.entity = "Ann Holm"}).error().kind, ErrorKind::not_found);
  EXPECT_EQ(SplitEntity(ledger, {.entity = "Ann Holm", .code = "FRA"}).error().kind,
            ErrorKind::not_found);
  EXPECT_EQ(
      SplitEntity(ledger, {.entity = "Ann Holm", .role = "judge", .as = "no id"}).error().kind,
      ErrorKind::bad_input);
  EXPECT_EQ(Dump(), before);
  Ledger reading = Open(Path(), OpenMode::read);
  EXPECT_FALSE(MergeEntities(reading, "Ann Holm", {"Anne Holm"}));
}

TEST_F(CorrectionsTest, ALedgerOfVersionOneIsMigrated) {
  {
    sql::Connection db(Path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    db.Exec(std::string(sql::Migrations()[0]));
    db.Exec("PRAGMA user_version = 1");
    db.Exec("PRAGMA application_id = " + std::to_string(sql::kApplicationId));
  }
  Write(Path(), Reports());
  Ledger ledger = Open(Path(), OpenMode::write);
  EXPECT_TRUE(
      MergeEntities(ledger, "person/unknown/ann-holm@nor", {"person/unknown/anne-holm@nor"}));
}

}  // namespace
}  // namespace dragoman
