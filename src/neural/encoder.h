// Words in their sentence -> vectors: embeddings of the word, its ends and its shape, then
// recurrent layers. Shared by tags, names and tree.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "neural/layers.h"
#include "neural/vocabulary.h"
#include "neural/word_features.h"

namespace dragoman {

// Frozen word vectors with their words: used by the encoder and the sentence splitter.
struct WordVectors {
  Vocabulary words;  // the first word is row 1; row 0 is zero
  EmbeddingTable table;
  void Load(WeightReader& reader);
};

class Encoder {
 public:
  void Load(WeightReader& reader, const WordVectors& vectors);
  size_t width() const { return layers_.back().width(); }
  size_t layers() const { return layers_.size(); }
  size_t input_size() const { return input_size_; }

  struct Scratch {
    RecurrentLayer::Scratch layer;
    AlignedBuffer<float> input;                 // [rows][input_size()]
    std::vector<AlignedBuffer<float>> outputs;  // of each layer: [rows][width()]
  };
  // `forms` are the words of several sentences, one after the other. Fills scratch.outputs.
  void Encode(std::span<const std::string_view> forms, std::span<const uint32_t> lengths,
              const WordVectors& vectors, Scratch& scratch) const;

 private:
  void Embed(std::string_view form, const WordVectors& vectors, float* out) const;

  Vocabulary words_;
  EmbeddingTable word_table_;
  std::array<EmbeddingTable, kHashedFeatures> hashed_;
  std::vector<RecurrentLayer> layers_;
  size_t input_size_ = 0;
};

}  // namespace dragoman
