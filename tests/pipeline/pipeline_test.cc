#include "pipeline/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "export/report_json.h"
#include "pipeline/read_job.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const Pipeline& ThePipeline() {
  static const auto pipeline = Pipeline::Create({Knowledge::Builtin().value()}).value();
  return *pipeline;
}

class FakeStage : public Stage {
 public:
  FakeStage(std::string_view name, std::vector<std::string_view> reads,
            std::vector<std::string_view> writes)
      : name_(name), reads_(std::move(reads)), writes_(std::move(writes)) {}
  std::string_view name() const override { return name_; }
  std::vector<std::string_view> reads() const override { return reads_; }
  std::vector<std::string_view> writes() const override { return writes_; }
  void Run(Document&) const override {}

 private:
  std::string_view name_;
  std::vector<std::string_view> reads_, writes_;
};

TEST(Stages, AnOrderThatReadsTooEarlyIsRefused) {
  std::vector<std::unique_ptr<const Stage>> stages;
  stages.push_back(std::make_unique<FakeStage>("late", std::vector<std::string_view>{"text"},
                                               std::vector<std::string_view>{"x"}));
  Status order = CheckStageOrder(stages);
  ASSERT_FALSE(order);
  EXPECT_THAT(order.error().message, HasSubstr("stage late reads the layer text"));
}

TEST(Stages, EachHasItsLineInTheDocs) {
  std::ifstream in(fs::path(DRAGOMAN_SOURCE_DIR) / "docs" / "stages.md");
  std::stringstream docs;
  docs << in.rdbuf();
  for (const std::string& stage : ThePipeline().stage_names())
    EXPECT_THAT(docs.str(), HasSubstr("| `" + stage + "` |"));
}

TEST(Stages, RunUntilALayerLeavesTheRestOut) {
  RawReport raw;
  raw.text = "Norway and Sweden met.";
  Identify(raw);
  Document doc(raw);
  ASSERT_TRUE(ThePipeline().Run(doc, TextLayer::kLayerName));
  EXPECT_TRUE(doc.Has<TextLayer>());
  RawReport again;
  again.text = "Norway and Sweden met.";
  Identify(again);
  Document whole(again);
  StageTimes times;
  ASSERT_TRUE(ThePipeline().Run(whole, {}, &times));
  EXPECT_EQ(times.stages.size(), ThePipeline().stage_names().size());
}

// A folder of small reports that no two are alike, gone at the end.
class ReadJob : public ::testing::Test {
 protected:
  ReadJob() : folder_(fs::temp_directory_path() / ("dragoman-job-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    for (int i = 0; i < 40; ++i) {
      std::ofstream out(folder_ / ("r" + std::to_string(100 + i) + ".txt"));
      if (i % 9 == 4) continue;  // an empty file
      out << "Minister " << i
          << " of Norway met officials from Sweden on 3 May 2023. \"We agree,\" he said. ";
      for (int k = 0; k < (i * 7) % 5; ++k) out << "Oslo condemned the attack. ";
    }
    inputs_ = ListInputs(std::vector<std::string>{folder_.string()}).inputs;
  }
  ~ReadJob() override { fs::remove_all(folder_); }

  std::vector<std::string> Outcomes(unsigned threads, size_t stop_after = SIZE_MAX) {
    std::vector<std::string> lines;
    ReadJobOptions options;
    options.threads = threads;
    RunReadJob(inputs_, ThePipeline(), options, [&](ReadOutcome outcome) {
      if (outcome.record) lines.push_back(ReportJson(*outcome.record));
      if (outcome.error) lines.push_back(outcome.error->message);
      return lines.size() < stop_after;
    });
    return lines;
  }

  fs::path folder_;
  std::vector<Input> inputs_;
};

TEST_F(ReadJob, SameBytesInTheSameOrderAtAnyThreadCount) {
  std::vector<std::string> one = Outcomes(1);
  EXPECT_EQ(one.size(), 40u);
  EXPECT_EQ(Outcomes(2), one);
  EXPECT_EQ(Outcomes(7), one);
}

TEST_F(ReadJob, StopsWhenTheCallerHasEnough) { EXPECT_EQ(Outcomes(3, 5).size(), 5u); }

TEST_F(ReadJob, KnownReportsAreNotAnalysed) {
  ReadJobOptions options;
  options.is_known = [](std::string_view) { return true; };
  size_t known = 0;
  RunReadJob(inputs_, ThePipeline(), options, [&](ReadOutcome outcome) {
    EXPECT_FALSE(outcome.record.has_value());
    known += outcome.already_known;
    return true;
  });
  EXPECT_GT(known, 30u);
}

TEST_F(ReadJob, AStopFlagEndsItAfterThoseInFlight) {
  std::atomic<bool> stop = true;
  ReadJobOptions options;
  options.stop = &stop;
  size_t outcomes = 0;
  RunReadJob(inputs_, ThePipeline(), options, [&](ReadOutcome) { return ++outcomes > 0; });
  EXPECT_LE(outcomes, 40u);
}

// Whatever comes in, every stage leaves a Document that holds together (the pipeline checks it).
TEST(Robustness, NoiseNeverBreaksTheRecords) {
  const std::vector<std::string> parts = {"\"",
                                          "“",
                                          "”",
                                          "'",
                                          "Russia",
                                          " said",
                                          " that ",
                                          "he ",
                                          ".",
                                          "\n\n",
                                          "\n",
                                          ",",
                                          "(",
                                          ")",
                                          "[WHERE]",
                                          "News Flash : ",
                                          "May 29,2024",
                                          "Published | ",
                                          "Putin",
                                          " the Taliban",
                                          "\xE2\x80\x94",
                                          "😀",
                                          "\u202E",
                                          "\x1b[31m",
                                          "told TASS",
                                          "RT reported",
                                          " not",
                                          " 20 killed",
                                          "Source: ",
                                          " and ",
                                          "the two countries",
                                          "his",
                                          "\t",
                                          "According to ",
                                          "U.S.",
                                          "...",
                                          ":",
                                          "- ",
                                          "will meet",
                                          "condemned",
                                          "\xC2\xA0",
                                          "يقول",
                                          "中国",
                                          "said",
                                          "a"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    RawReport raw;
    size_t length = 1 + random() % 120;
    for (size_t i = 0; i < length; ++i)
      raw.text += parts[random() % parts.size()] + (random() % 3 ? " " : "");
    raw.path = "noise";
    Identify(raw);
    Document doc(raw);
    Status run = ThePipeline().Run(doc);
    ASSERT_TRUE(run) << run.error().message << "\n" << raw.text;
    Status whole = CheckRecord(RecordOf(doc, ThePipeline().made_by()));
    ASSERT_TRUE(whole) << whole.error().message << "\n" << raw.text;
  }
}

}  // namespace
}  // namespace dragoman
