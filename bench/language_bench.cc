// What each part of the language core takes on the example reports: words a second on one core,
// model loaded. `DRAGOMAN_KERNELS=avx2 build/bench/language_bench` measures a slower set of
// kernels. docs/performance.md says how to read it.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "ingest/report_source.h"
#include "neural/encoder.h"
#include "neural/heads.h"
#include "neural/language_model.h"
#include "neural/weight_file.h"

namespace dragoman {
namespace {

const std::string kModelPath = std::string(DRAGOMAN_SOURCE_DIR) + "/models/en.dgm";
// As LanguageModel does: enough words to keep the weights busy, few enough to stay in the cache.
constexpr size_t kBatchWords = 128;

std::string AllText() {
  std::string all;
  std::vector<std::string> folder = {std::string(DRAGOMAN_SOURCE_DIR) + "/examples/reports"};
  for (const Input& input : ListInputs(folder).inputs)
    for (const RawReport& report : ReadAllReports(input, {}).reports) all += report.text + "\n\n";
  return all;
}

// The parts, loaded one by one, and the example reports as batches of sentences.
struct Parts {
  std::string text = AllText();
  std::shared_ptr<const LanguageModel> model = LanguageModel::Builtin().value();
  TokenizedText words = model->Tokenize(text);
  WordVectors vectors;
  Encoder encoder;
  TagHead tags;
  NameHead names;
  TreeHead tree;
  struct Batch {
    std::vector<std::string_view> forms;
    std::vector<uint32_t> lengths;
  };
  std::vector<Batch> batches;
  std::vector<SentenceForms> sentences;
  std::vector<std::vector<std::string_view>> forms;

  Parts() {
    std::ifstream in(kModelPath, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    AlignedBuffer<char> aligned(bytes.size());
    std::copy(bytes.begin(), bytes.end(), aligned.data());
    WeightFile file = WeightFile::Parse({aligned.data(), aligned.size()}).value();
    WeightReader reader(file);
    vectors.Load(reader);
    encoder.Load(reader, vectors);
    tags.Load(reader, encoder);
    names.Load(reader, encoder);
    tree.Load(reader, encoder);
    for (const TextSentence& sentence : words.sentences) {
      forms.emplace_back();
      for (uint32_t t = sentence.words.begin; t < sentence.words.end; ++t) {
        ByteRange range = words.words[t].range;
        forms.back().push_back(std::string_view(text).substr(range.begin, range.size()));
      }
      if (batches.empty() || batches.back().forms.size() + forms.back().size() > kBatchWords)
        batches.emplace_back();
      Batch& batch = batches.back();
      batch.forms.insert(batch.forms.end(), forms.back().begin(), forms.back().end());
      batch.lengths.push_back(static_cast<uint32_t>(forms.back().size()));
    }
    for (const auto& sentence : forms) sentences.emplace_back(sentence);
  }
};

const Parts& The() {
  static const Parts parts;
  return parts;
}

void CountWords(benchmark::State& state) {
  state.counters["words/s"] = benchmark::Counter(
      static_cast<double>(The().words.words.size()) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

void Load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(LanguageModel::LoadFile(kModelPath));
}

void WordsAndSentences(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(The().model->Tokenize(The().text));
  CountWords(state);
}

// Runs `part(batch, encoded, scratch)` behind the encoder; only what is behind it is timed.
template <class Part>
void Behind(benchmark::State& state, Part part) {
  const Parts& parts = The();
  std::vector<Encoder::Scratch> encoded(parts.batches.size());
  for (size_t i = 0; i < encoded.size(); ++i)
    parts.encoder.Encode(parts.batches[i].forms, parts.batches[i].lengths, parts.vectors,
                         encoded[i]);
  HeadScratch scratch;
  for (auto _ : state)
    for (size_t i = 0; i < encoded.size(); ++i) part(parts.batches[i], encoded[i], scratch);
  CountWords(state);
}

void Encode(benchmark::State& state) {
  Encoder::Scratch scratch;
  for (auto _ : state)
    for (const Parts::Batch& batch : The().batches)
      The().encoder.Encode(batch.forms, batch.lengths, The().vectors, scratch);
  CountWords(state);
}

void Tags(benchmark::State& state) {
  std::vector<TagHead::Choice> out;
  Behind(state,
         [&](const Parts::Batch& batch, const Encoder::Scratch& encoded, HeadScratch& scratch) {
           The().tags.Apply(encoded, batch.forms.size(), scratch, out);
         });
}

void Tree(benchmark::State& state) {
  std::vector<uint32_t> heads;
  std::vector<uint16_t> labels;
  Behind(state,
         [&](const Parts::Batch& batch, const Encoder::Scratch& encoded, HeadScratch& scratch) {
           The().tree.Apply(encoded, batch.lengths, batch.forms.size(), scratch, heads, labels);
         });
}

void Names(benchmark::State& state) {
  Behind(state,
         [&](const Parts::Batch& batch, const Encoder::Scratch& encoded, HeadScratch& scratch) {
           The().names.Score(encoded, batch.lengths, batch.forms.size(), scratch);
         });
}

void Everything(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(The().model->Analyze(The().sentences));
  CountWords(state);
}

BENCHMARK(Load)->Unit(benchmark::kMillisecond);
BENCHMARK(WordsAndSentences)->Unit(benchmark::kMillisecond);
BENCHMARK(Encode)->Unit(benchmark::kMillisecond);
BENCHMARK(Tags)->Unit(benchmark::kMillisecond);
BENCHMARK(Tree)->Unit(benchmark::kMillisecond);
BENCHMARK(Names)->Unit(benchmark::kMillisecond);
BENCHMARK(Everything)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dragoman

BENCHMARK_MAIN();
