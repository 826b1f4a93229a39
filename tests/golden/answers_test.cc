// The question that the project began with, asked of a ledger of the example reports: how did
// Russia stand towards the Taliban in 2021, on 18 May 2024 and on 29 May 2024, and in whose words?
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "ingest/inputs.h"
#include "ledger/queries.h"
#include "ledger/writer.h"
#include "pipeline/read_job.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Answers : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    path_ = new fs::path(fs::temp_directory_path() /
                         ("dragoman-answers-" + std::to_string(getpid()) + ".db"));
    auto knowledge = Knowledge::Builtin().value();
    auto pipeline = Pipeline::Create({knowledge});
    ASSERT_TRUE(pipeline) << pipeline.error().message;
    auto ledger = Ledger::Open(path_->string(), OpenMode::write, {.knowledge = knowledge});
    ASSERT_TRUE(ledger) << ledger.error().message;
    Writer writer(*ledger);
    std::vector<std::string> folder = {std::string(DRAGOMAN_SOURCE_DIR) + "/examples/reports"};
    RunReadJob(ListInputs(folder).inputs, **pipeline, {}, [&](ReadOutcome outcome) {
      if (outcome.error) ADD_FAILURE() << outcome.error->message;
      if (outcome.record && !writer.Add(std::move(*outcome.record))) ADD_FAILURE() << outcome.path;
      return true;
    });
    ASSERT_TRUE(writer.Flush());
    ledger_ = new Ledger(std::move(*ledger));
  }
  static void TearDownTestSuite() {
    delete ledger_;
    for (const char* tail : {"", "-wal", "-shm"}) fs::remove(path_->string() + tail);
    delete path_;
  }

  static std::vector<StandingRow> Standings(const std::string& a, const std::string& b,
                                            const std::string& since, const std::string& until) {
    StandingFilter filter;
    filter.holder = a;
    filter.target = b;
    filter.period = {since, until};
    auto rows = QueryStandings(*ledger_, filter);
    if (!rows) ADD_FAILURE() << rows.error().message;
    return rows ? *rows : std::vector<StandingRow>{};
  }
  static bool Has(const std::vector<StandingRow>& rows, std::string_view kind,
                  std::string_view value) {
    return std::any_of(rows.begin(), rows.end(), [&](const StandingRow& row) {
      return row.record.kind == kind && row.record.value == value;
    });
  }

  static fs::path* path_;
  static Ledger* ledger_;
};

fs::path* Answers::path_ = nullptr;
Ledger* Answers::ledger_ = nullptr;

TEST_F(Answers, InTwentyTwentyOneTheGroupWasBannedAndThereWereContacts) {
  auto rows = Standings("Russia", "Taliban", "2021", "2021");
  EXPECT_TRUE(Has(rows, "designation", "terrorist"));
  EXPECT_TRUE(Has(rows, "ties", "contacts"));
  EXPECT_FALSE(Has(rows, "recognition", "recognised"));
}

TEST_F(Answers, OnTheEighteenthOfMayThereWereContactsWithoutRecognition) {
  auto rows = Standings("Russia", "Taliban", "2024-05-18", "2024-05-18");
  EXPECT_TRUE(Has(rows, "ties", "contacts"));
  EXPECT_FALSE(Has(rows, "recognition", "recognised"));
}

TEST_F(Answers, OnTheTwentyNinthOfMayRussiaWasConciliatory) {
  EXPECT_TRUE(
      Has(Standings("Russia", "Taliban", "2024-05-29", "2024-05-29"), "stance", "conciliatory"));
}

TEST_F(Answers, RecognitionCameInJulyTwentyTwentyFive) {
  EXPECT_TRUE(
      Has(Standings("Russia", "Taliban", "2025-07-03", "2025-07-03"), "recognition", "recognised"));
  EXPECT_FALSE(Has(Standings("Russia", "Taliban", "2024", "2024"), "recognition", "recognised"));
}

TEST_F(Answers, InWhoseWordsAndThroughWhom) {
  StatementFilter filter;
  filter.speaker = "Zamir Kabulov";
  filter.about = "Taliban";
  filter.period = {"2024-05-18", "2024-05-18"};
  auto rows = QueryStatements(*ledger_, filter);
  ASSERT_TRUE(rows) << rows.error().message;
  ASSERT_FALSE(rows->empty());
  const StatementRow& row = rows->front();
  ASSERT_GE(row.via.size(), 2u);
  EXPECT_EQ(row.via[0].name, "TASS");
  EXPECT_EQ(row.via[1].name, "RT");
  EXPECT_THAT(row.source.sentence_text, HasSubstr("told TASS"));
  EXPECT_TRUE(row.source.reported_is_inferred);
}

TEST_F(Answers, EveryRowLeadsToTheCharactersOfItsReport) {
  for (const StandingRow& row : Standings("Russia", "Taliban", "", "")) {
    auto report = FindReport(*ledger_, row.source.report_id);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_FALSE(row.record.evidence.empty());
    EXPECT_THAT(report->text, HasSubstr(row.source.sentence_text));
  }
}

TEST_F(Answers, IndiaMetTheTalibanWithoutRecognisingThem) {
  EXPECT_TRUE(Has(Standings("India", "Taliban", "2024-03-08", "2024-03-08"), "recognition",
                  "not-recognised"));
  EventFilter filter;
  filter.between = Between{"India", "Taliban"};
  filter.types = {"CONSULT"};
  auto rows = QueryEvents(*ledger_, filter);
  ASSERT_TRUE(rows) << rows.error().message;
  EXPECT_GE(rows->size(), 3u);
}

TEST_F(Answers, TheLedgerHoldsTogether) {
  auto wrong = VerifyLedger(*ledger_);
  ASSERT_TRUE(wrong) << wrong.error().message;
  EXPECT_THAT(*wrong, ::testing::IsEmpty());
}

}  // namespace
}  // namespace dragoman
