// Finds the ends of sentences among words.
//
//   "He met Mr. Lavrov. They agreed."       ->  two sentences: "Mr." does not end one
//   "MOSCOW, May 3 (Reuters) - Russia ..."  ->  one
//   "Who knows" on a line of its own        ->  often one, though it has no full stop
//
// A blank line always ends a sentence. Within a paragraph a small recurrent network looks at each
// word, its ending and shape, and at what stands between it and the word before: nothing, space or
// a newline.
#pragma once

#include <string_view>
#include <vector>

#include "neural/encoder.h"
#include "neural/language_model.h"
#include "neural/layers.h"

namespace dragoman {

class SentenceSplitter {
 public:
  void Load(WeightReader& reader, const WordVectors& vectors);
  // Fills text.sentences for text.words.
  void Split(std::string_view source, const WordVectors& vectors, TokenizedText& text) const;

 private:
  struct Window {
    uint32_t first = 0, size = 0;  // words seen
    uint32_t keep_from = 0, keep_to = 0;
  };
  static std::vector<Window> WindowsOf(const std::vector<uint8_t>& gaps);
  void MarkEnds(std::string_view source, const WordVectors& vectors, const TokenizedText& text,
                const std::vector<uint8_t>& gaps, std::vector<char>& ends) const;
  void Embed(std::string_view form, uint8_t gap, const WordVectors& vectors, float* out) const;

  EmbeddingTable suffix_, shape_, gap_;
  std::vector<RecurrentLayer> layers_;
  std::vector<float> out_;
  float bias_ = 0;
  size_t input_size_ = 0;
};

}  // namespace dragoman
