// What each stage takes for the example reports, and all of them together: words a second on one
// core. Compare medians of one machine with each other; other programs on the machine change them.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "ingest/page.h"
#include "ingest/report_source.h"
#include "pipeline/pipeline.h"
#include "place/place_stage.h"
#include "text/text_layer.h"
#include "time/time_stage.h"

namespace dragoman {
namespace {

const Pipeline& ThePipeline() {
  static const auto pipeline = Pipeline::Create({Knowledge::Builtin().value()}).value();
  return *pipeline;
}

const std::vector<RawReport>& Reports() {
  static const std::vector<RawReport> reports = [] {
    std::vector<RawReport> all;
    std::vector<std::string> folder = {std::string(DRAGOMAN_SOURCE_DIR) + "/examples/reports"};
    for (const Input& input : ListInputs(folder).inputs)
      for (RawReport& report : ReadAllReports(input, {}).reports) all.push_back(std::move(report));
    return all;
  }();
  return reports;
}

// Runs the pipeline up to the stage named, so that the difference of two rows is the cost of one
// stage.
void UpTo(benchmark::State& state, const std::string& stage) {
  int64_t words = 0;
  for (auto _ : state) {
    for (const RawReport& raw : Reports()) {
      Document doc(raw);
      if (!ThePipeline().Run(doc, stage)) state.SkipWithError("a stage failed");
      words += static_cast<int64_t>(doc.Get<TextLayer>().tokens.size());
    }
  }
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}

// The time and place stages alone, over documents that the stages before have read.
void TimeAndPlace(benchmark::State& state) {
  auto knowledge = Knowledge::Builtin().value();
  TimeStage time(*knowledge, {});
  PlaceStage place(knowledge);
  int64_t words = 0;
  std::vector<Document> docs;
  for (const RawReport& raw : Reports()) {
    docs.emplace_back(raw);
    if (!ThePipeline().Run(docs.back(), "parse")) state.SkipWithError("a stage failed");
  }
  for (auto _ : state)
    for (Document& doc : docs) {
      time.Run(doc);
      place.Run(doc);
      words += static_cast<int64_t>(doc.Get<TextLayer>().tokens.size());
    }
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}

// A page such as news sites have: an article of 60 paragraphs among links, scripts and lists.
std::string SamplePage() {
  std::string page =
      "<!DOCTYPE html><html lang=en><head><title>A page | Site</title></head><body><nav><ul>";
  for (int i = 0; i < 60; ++i)
    page += "<li class='menu-item'><a href='/a'>A section of the site</a></li>";
  page += "</ul></nav><main><article><h1>A page</h1><div class='article-body'>";
  for (int i = 0; i < 60; ++i) {
    page +=
        "<p>The delegations met again in the old harbour town, officials of both sides said, and "
        "<a href='/x'>spoke of the border</a> for six hours without coming closer.</p>\n";
    page += "<script>window.queue = window.queue || []; queue.push(function () { slot(" +
            std::string(800, '1') + "); });</script>";
  }
  page += "</div></article></main><aside class='related'>";
  for (int i = 0; i < 60; ++i)
    page += "<div class='card'><a href='/b'><h3>Another story</h3></a></div>";
  return page + "</aside></body></html>";
}

void ReadPages(benchmark::State& state) {
  static const auto pages = PageReader::Create(Knowledge::Builtin().value()).value();
  std::string page = SamplePage();
  for (auto _ : state)
    if (!pages->Read(page, "page.html")) state.SkipWithError("no article");
  state.counters["pages/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void Start(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Knowledge::Builtin());
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  using namespace dragoman;
  benchmark::RegisterBenchmark("load knowledge", Start)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("time and place alone", TimeAndPlace)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("read a page", ReadPages)->Unit(benchmark::kMillisecond);
  for (const std::string& stage : ThePipeline().stage_names())
    benchmark::RegisterBenchmark(("up to " + stage).c_str(), UpTo, stage)
        ->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
