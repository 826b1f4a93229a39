#include "neural/tokenizer.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "neural/char_class.h"
#include "neural/word_features.h"

namespace dragoman {
namespace {

constexpr std::array<uint8_t, Tokenizer::kFlags> kFlagValues = {2, 2, 4, 2, 8, 8, 8, 8};
constexpr size_t kMaxSplittable = 12;
constexpr size_t kMaxUnits = 256;

uint8_t Capped(size_t n, size_t top) { return static_cast<uint8_t>(std::min(n, top)); }

void Assign(std::vector<float>& to, std::span<const float> from) {
  to.assign(from.begin(), from.end());
}

}  // namespace

// Characters of one stretch with ten neighbours on each side.
struct Tokenizer::Chunk {
  std::vector<uint8_t> classes;   // kWindow of context, the stretch, kWindow of context
  std::vector<uint32_t> offsets;  // of each character of the stretch, and the end
  bool web = false, at = false, slash = false;
  size_t dots = 0;

  size_t size() const { return offsets.size() - 1; }
  uint8_t operator[](size_t i) const { return classes[kWindow + i]; }
};

void Tokenizer::Load(WeightReader& reader) {
  hidden_ = reader.Columns("tok.window");
  mid_ = reader.Columns("tok.mid");
  size_t flag_rows = 0;
  for (uint8_t n : kFlagValues) flag_rows += n;
  Assign(window_, reader.Float("tok.window", 2 * kWindow * CharClassCount(), hidden_));
  Assign(flag_rows_, reader.Float("tok.flags", flag_rows, hidden_));
  Assign(bias_, reader.Float("tok.bias", hidden_, 1));
  Assign(mid_weight_, reader.Float("tok.mid", hidden_, mid_));
  Assign(mid_bias_, reader.Float("tok.mid.bias", mid_, 1));
  Assign(out_weight_, reader.Float("tok.out", 3, mid_));
  Assign(out_bias_, reader.Float("tok.out.bias", 3, 1));
  if (hidden_ > kMaxUnits || mid_ > kMaxUnits) reader.Fail("'tok.mid' is too large");
  splittable_ = Vocabulary(reader.Bytes("tok.splittable"), 0);
}

Tokenizer::Gap Tokenizer::Classify(const uint8_t* window, const uint8_t* flags) const {
  std::array<const float*, 1 + 2 * kWindow + kFlags> rows;
  std::array<float, 1 + 2 * kWindow + kFlags> ones;
  ones.fill(1.0f);
  rows[0] = bias_.data();
  for (size_t i = 0; i < 2 * kWindow; ++i) {
    rows[1 + i] = window_.data() + (i * CharClassCount() + window[i]) * hidden_;
  }
  size_t first = 0;
  for (size_t i = 0; i < kFlags; ++i) {
    rows[1 + 2 * kWindow + i] = flag_rows_.data() + (first + flags[i]) * hidden_;
    first += kFlagValues[i];
  }
  float hidden[kMaxUnits], mid[kMaxUnits];
  const Kernels& kernels = ActiveKernels();
  kernels.weighted_sum(rows.data(), ones.data(), rows.size(), hidden_, hidden);
  for (size_t k = 0; k < hidden_; ++k) hidden[k] = std::max(hidden[k], 0.0f);
  kernels.dot_columns(hidden, hidden_, mid_weight_.data(), mid_, mid_, mid);
  for (size_t i = 0; i < mid_; ++i) mid[i] = std::max(mid[i] + mid_bias_[i], 0.0f);
  std::array<float, 3> scores;
  for (size_t i = 0; i < 3; ++i) {
    scores[i] = out_bias_[i];
    for (size_t k = 0; k < mid_; ++k) scores[i] = scores[i] + out_weight_[i * mid_ + k] * mid[k];
  }
  return static_cast<Gap>(ArgMax(scores.data(), 3));
}

Tokenizer::Gap Tokenizer::Decide(const Chunk& chunk, size_t left, size_t letters_from,
                                 size_t letters_to, std::string_view text) const {
  const uint8_t a = chunk[left], b = chunk[left + 1];
  if (IsExtendClass(b) || (IsDigitClass(a) && IsDigitClass(b))) return kJoin;
  const bool letter = IsLetterClass(a);
  if (letter && IsLetterClass(b)) {
    if (letters_to - letters_from > kMaxSplittable) return kJoin;
    const uint32_t from = chunk.offsets[letters_from], to = chunk.offsets[letters_to];
    const std::string lower = LowerForm(text.substr(from, to - from));
    if (splittable_.Find(lower, UINT32_MAX) == UINT32_MAX) return kJoin;
  }
  const std::array<uint8_t, kFlags> flags = {
      chunk.web,
      chunk.at,
      Capped(chunk.dots, 3),
      chunk.slash,
      Capped(chunk.size() / 4, 7),
      Capped(left, 7),
      Capped(chunk.size() - left - 2, 7),
      letter ? Capped(left + 1 - letters_from, 7) : uint8_t{0}};
  return Classify(chunk.classes.data() + left + 1, flags.data());
}

void Tokenizer::CutChunk(std::string_view text, const Chunk& chunk,
                         std::vector<TextWord>& words) const {
  const size_t n = chunk.size();
  size_t word_start = 0, group_first = words.size(), letters_from = 0, letters_to = 0;
  auto end_word = [&](size_t end) {
    words.push_back({{chunk.offsets[word_start], chunk.offsets[end]}, 1, 0});
    word_start = end;
  };
  auto end_group = [&] {
    const auto size = static_cast<uint16_t>(words.size() - group_first);
    for (uint16_t i = 0; i < size; ++i) {
      words[group_first + i].group_size = size;
      words[group_first + i].group_index = i;
    }
    group_first = words.size();
  };
  for (size_t i = 0; i + 1 < n; ++i) {
    if (i >= letters_to && IsLetterClass(chunk[i])) {
      letters_from = letters_to = i;
      while (letters_to < n && IsLetterClass(chunk[letters_to])) ++letters_to;
    }
    Gap gap = Decide(chunk, i, letters_from, letters_to, text);
    if (i + 1 - word_start >= kMaxWordCharacters) gap = kNewToken;
    if (gap == kNewWord && words.size() - group_first + 1 >= kMaxGroupWords) gap = kNewToken;
    if (gap == kJoin) continue;
    end_word(i + 1);
    if (gap == kNewToken) end_group();
  }
  end_word(n);
  end_group();
}

std::vector<TextWord> Tokenizer::Cut(std::string_view text) const {
  std::vector<uint8_t> classes(kWindow, kPadChar);
  std::vector<uint32_t> offsets;
  for (size_t at = 0; at < text.size();) {
    offsets.push_back(static_cast<uint32_t>(at));
    const char32_t c = NextCodePoint(text, at);
    classes.push_back(IsGapCharacter(c) ? kSpaceChar : CharClass(c));
  }
  offsets.push_back(static_cast<uint32_t>(text.size()));
  // The network knows single spaces and the end of the text only, so runs of space are folded
  // first.
  std::vector<uint8_t> folded(kWindow, kPadChar);
  std::vector<uint32_t> start;  // of each folded character
  for (size_t i = 0; i + 1 < offsets.size(); ++i) {
    const uint8_t k = classes[kWindow + i];
    if (k == kSpaceChar && folded.back() == kSpaceChar) continue;
    if (k == kSpaceChar && folded.size() == kWindow) continue;
    folded.push_back(k);
    start.push_back(static_cast<uint32_t>(i));
  }
  if (folded.back() == kSpaceChar && !start.empty()) folded.pop_back(), start.pop_back();
  folded.insert(folded.end(), kWindow, kPadChar);
  std::vector<TextWord> words;
  Chunk chunk;
  for (size_t i = 0; i < start.size();) {
    if (folded[kWindow + i] == kSpaceChar) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < start.size() && folded[kWindow + end] != kSpaceChar) ++end;
    chunk.classes.assign(folded.begin() + static_cast<ptrdiff_t>(i),
                         folded.begin() + static_cast<ptrdiff_t>(end + 2 * kWindow));
    const auto from = offsets.begin() + start[i];
    chunk.offsets.assign(from, from + static_cast<ptrdiff_t>(end - i + 1));
    const std::string_view view = text.substr(*from, chunk.offsets.back() - *from);
    chunk.at = view.find('@') != view.npos;
    chunk.slash = view.find('/') != view.npos;
    chunk.dots = static_cast<size_t>(std::count(view.begin(), view.end(), '.'));
    const std::string lower = LowerForm(view.substr(0, 4));
    chunk.web = view.find("://") != view.npos || lower == "www.";
    CutChunk(text, chunk, words);
    i = end;
  }
  return words;
}

}  // namespace dragoman
