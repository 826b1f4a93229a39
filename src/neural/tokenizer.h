// Cuts text into words.
//
//   "Mr. Lavrov didn't come."  ->  Mr. | Lavrov | did n't (one written token) | come | .
//   "al-Ani, 41"               ->  al | - | Ani | , | 41
//   ":-)" at the end of a sentence without a space may come out as a full stop and a bracket.
//
// White space always cuts. A small network looks at each other gap that could be one, with ten
// characters on each side and a few facts about the stretch between white space, and says: same
// word, new token, or new word of the same token. Gaps inside a run of letters are asked about only
// where the treebanks cut that run somewhere ("cannot", the "didn" of "didn't").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "neural/language_model.h"
#include "neural/layers.h"
#include "neural/vocabulary.h"

namespace dragoman {

class Tokenizer {
 public:
  static constexpr size_t kWindow = 10;  // characters seen on each side of a gap
  static constexpr size_t kFlags = 8;
  static constexpr size_t kMaxWordCharacters = 512;  // longer stretches are cut
  static constexpr size_t kMaxGroupWords = 8;

  void Load(WeightReader& reader);
  std::vector<TextWord> Cut(std::string_view text) const;

 private:
  enum Gap : uint8_t { kJoin, kNewToken, kNewWord };
  struct Chunk;  // a stretch without white space

  void CutChunk(std::string_view text, const Chunk& chunk, std::vector<TextWord>& words) const;
  Gap Decide(const Chunk& chunk, size_t left, size_t letters_from, size_t letters_to,
             std::string_view text) const;
  Gap Classify(const uint8_t* window, const uint8_t* flags) const;

  size_t hidden_ = 0;
  // Hidden units' inputs summed ahead: [2 * kWindow][classes][hidden], [sum of flag
  // values][hidden].
  std::vector<float> window_, flag_rows_, bias_, mid_weight_, mid_bias_, out_weight_, out_bias_;
  size_t mid_ = 0;
  Vocabulary splittable_;
};

}  // namespace dragoman
