#include "neural/sentence_splitter.h"

#include <algorithm>

namespace dragoman {
namespace {

constexpr size_t kLayers = 2;
constexpr uint32_t kWindowWords = 300, kContextWords = 40;
constexpr size_t kBatchWords = 600;

// What stands before a word.
enum Gap : uint8_t { kNone, kSpace, kNewline, kBlankLine };

uint8_t GapBetween(std::string_view between) {
  const auto newlines = std::count(between.begin(), between.end(), '\n');
  if (newlines > 1) return kBlankLine;
  if (newlines == 1) return kNewline;
  return between.empty() ? kNone : kSpace;
}

}  // namespace

void SentenceSplitter::Load(WeightReader& reader, const WordVectors& vectors) {
  suffix_.Load(reader, "split.suf3");
  shape_.Load(reader, "split.shape");
  gap_.Load(reader, "split.gap");
  input_size_ =
      vectors.table.dimensions() + suffix_.dimensions() + shape_.dimensions() + gap_.dimensions();
  for (size_t i = 0; i < kLayers; ++i) {
    layers_.emplace_back().Load(reader, "split." + std::to_string(i));
  }
  std::span<const float> out = reader.Float("split.out", layers_.back().width(), 1);
  std::span<const float> bias = reader.Float("split.out.bias", 1, 1);
  if (!reader.ok()) return;
  out_.assign(out.begin(), out.end());
  bias_ = bias[0];
  if (layers_[0].inputs() != input_size_ || layers_[1].inputs() != layers_[0].width() ||
      gap_.rows() < kBlankLine || suffix_.rows() == 0 || shape_.rows() == 0) {
    reader.Fail("the parts of the sentence splitter do not fit together");
  }
}

void SentenceSplitter::Embed(std::string_view form, uint8_t gap, const WordVectors& vectors,
                             float* out) const {
  const std::string lower = LowerForm(form);
  const std::array<uint32_t, kHashedFeatures> hashes = HashedFeatures(form, lower);
  vectors.table.Copy(LookUpWord(vectors.words, lower), out);
  out += vectors.table.dimensions();
  suffix_.Copy(hashes[kSuffix3] % suffix_.rows(), out);
  out += suffix_.dimensions();
  shape_.Copy(hashes[kShape] % shape_.rows(), out);
  out += shape_.dimensions();
  gap_.Copy(std::min<uint8_t>(gap, kNewline), out);
}

std::vector<SentenceSplitter::Window> SentenceSplitter::WindowsOf(
    const std::vector<uint8_t>& gaps) {
  std::vector<Window> windows;
  const auto n = static_cast<uint32_t>(gaps.size());
  for (uint32_t first = 0; first < n;) {
    uint32_t end = first + 1;
    while (end < n && gaps[end] != kBlankLine) ++end;
    uint32_t from = first;
    while (true) {
      const uint32_t start = from - first > kContextWords ? from - kContextWords : first;
      const uint32_t size = std::min(kWindowWords, end - start);
      const bool last = start + size == end;
      const uint32_t to = last ? end : start + size - kContextWords;
      windows.push_back({start, size, from, to});
      from = to;
      if (last) break;
    }
    first = end;
  }
  return windows;
}

void SentenceSplitter::MarkEnds(std::string_view source, const WordVectors& vectors,
                                const TokenizedText& text, const std::vector<uint8_t>& gaps,
                                std::vector<char>& ends) const {
  const std::vector<Window> windows = WindowsOf(gaps);
  RecurrentLayer::Scratch scratch;
  AlignedBuffer<float> input, first_out, second_out;
  std::vector<uint32_t> lengths;
  for (size_t begin = 0; begin < windows.size();) {
    size_t end = begin, rows = 0;
    lengths.clear();
    while (end < windows.size() && (end == begin || rows + windows[end].size <= kBatchWords)) {
      lengths.push_back(windows[end].size);
      rows += windows[end++].size;
    }
    input.Reserve(rows * input_size_);
    first_out.Reserve(rows * layers_[0].width());
    second_out.Reserve(rows * layers_[1].width());
    size_t row = 0;
    for (size_t w = begin; w < end; ++w) {
      for (uint32_t i = windows[w].first; i < windows[w].first + windows[w].size; ++i, ++row) {
        const ByteRange r = text.words[i].range;
        Embed(source.substr(r.begin, r.size()), gaps[i], vectors, input.data() + row * input_size_);
      }
    }
    layers_[0].Apply(input.data(), lengths, rows, scratch, first_out.data());
    layers_[1].Apply(first_out.data(), lengths, rows, scratch, second_out.data());
    row = 0;
    for (size_t w = begin; w < end; ++w) {
      for (uint32_t i = windows[w].first; i < windows[w].first + windows[w].size; ++i, ++row) {
        if (i < windows[w].keep_from || i >= windows[w].keep_to) continue;
        float score = 0;
        ActiveKernels().dot_columns(second_out.data() + row * layers_[1].width(), out_.size(),
                                    out_.data(), 1, 1, &score);
        ends[i] = score + bias_ > 0;
      }
    }
    begin = end;
  }
}

void SentenceSplitter::Split(std::string_view source, const WordVectors& vectors,
                             TokenizedText& text) const {
  const size_t n = text.words.size();
  std::vector<uint8_t> gaps(n);
  std::vector<char> ends(n, 0);
  uint32_t before = 0;
  for (size_t i = 0; i < n; ++i) {
    const ByteRange r = text.words[i].range;
    gaps[i] = i == 0 ? uint8_t{kBlankLine} : GapBetween(source.substr(before, r.begin - before));
    before = r.end;
  }
  MarkEnds(source, vectors, text, gaps, ends);
  TextSentence sentence;
  for (uint32_t i = 0; i < n; ++i) {
    if (sentence.words.begin == i) sentence.starts_paragraph = gaps[i] == kBlankLine;
    const bool inside_group = text.words[i].group_index + 1 < text.words[i].group_size;
    const bool full = i + 1 - sentence.words.begin >= LanguageModel::kMaxSentenceWords;
    const bool last = i + 1 == n || gaps[i + 1] == kBlankLine;
    if (!last && (inside_group || !(ends[i] || full))) continue;
    sentence.words.end = i + 1;
    text.sentences.push_back(sentence);
    sentence.words.begin = i + 1;
  }
}

}  // namespace dragoman
