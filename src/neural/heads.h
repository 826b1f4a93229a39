// What is read off the encoder's vectors: tags and lemma edits, names, tree.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "neural/encoder.h"
#include "neural/language_model.h"

namespace dragoman {

// A mix of the encoder's layers, then one hidden layer.
class MixedHidden {
 public:
  void Load(WeightReader& reader, const std::string& mix, const std::string& linear,
            const Encoder& encoder);
  struct Scratch {
    AlignedBuffer<float> mixed, hidden;
    QuantizedRows quantized;
  };
  // Fills scratch.hidden: [rows][stride()].
  void Apply(const Encoder::Scratch& encoded, size_t rows, Scratch& scratch) const;
  size_t stride() const { return linear_.outputs(); }
  size_t size() const { return linear_.used_outputs(); }

 private:
  std::vector<float> mix_;
  Linear linear_;
  size_t width_ = 0;
};

struct HeadScratch {
  MixedHidden::Scratch mixed;
  AlignedBuffer<float> out, other;
  QuantizedRows quantized;
  RecurrentLayer::Scratch layer;
};

// UPOS, XPOS, features and lemma edit of each word.
class TagHead {
 public:
  static constexpr size_t kKinds = 4;
  void Load(WeightReader& reader, const Encoder& encoder);
  struct Choice {
    uint16_t number[kKinds];
  };
  void Apply(const Encoder::Scratch& encoded, size_t rows, HeadScratch& scratch,
             std::vector<Choice>& out) const;
  std::string_view upos(const Choice& c) const { return labels_[0].Word(c.number[0]); }
  std::string_view xpos(const Choice& c) const { return labels_[1].Word(c.number[1]); }
  std::string_view feats(const Choice& c) const { return labels_[2].Word(c.number[2]); }
  const Vocabulary& edits() const { return labels_[3]; }

 private:
  MixedHidden hidden_;
  Linear out_;
  Vocabulary labels_[kKinds];
};

// Names: a recurrent layer over a mix of the encoder's layers and its input, then the best sequence
// of begin, inside, end, single and outside tags under scores for tags and for neighbours (a
// linear-chain CRF).
class NameHead {
 public:
  void Load(WeightReader& reader, const Encoder& encoder);
  // Scores of all rows: scratch.out, [rows][stride()].
  void Score(const Encoder::Scratch& encoded, std::span<const uint32_t> lengths, size_t rows,
             HeadScratch& scratch) const;
  size_t stride() const { return out_.outputs(); }
  // `scores`: the rows of one sentence.
  std::vector<NameSpan> Decode(const float* scores, size_t words) const;

 private:
  enum class Place : uint8_t { outside, begin, inside, end, single };
  struct Tag {
    Place place = Place::outside;
    NameLabel label = NameLabel::other;
  };
  static bool MayFollow(Tag before, Tag after);
  void LoadTags(WeightReader& reader);
  // Score of tag `after` behind tag `before`; tags_.size() stands for the sentence's edge.
  float Follow(size_t before, size_t after) const {
    return follow_[before * (tags_.size() + 1) + after];
  }

  std::vector<float> mix_;
  RecurrentLayer layer_;
  Linear out_;
  std::vector<Tag> tags_;
  std::vector<float> follow_;
  size_t width_ = 0, input_ = 0;
};

// Heads and relations (Dozat and Manning 2017).
class TreeHead {
 public:
  void Load(WeightReader& reader, const Encoder& encoder);
  // For all words of all sentences, heads counted within each sentence.
  void Apply(const Encoder::Scratch& encoded, std::span<const uint32_t> lengths, size_t rows,
             HeadScratch& scratch, std::vector<uint32_t>& heads,
             std::vector<uint16_t>& labels) const;
  std::string_view label(uint16_t number) const { return labels_.Word(number); }

 private:
  void FindHeads(const HeadScratch& scratch, std::span<const uint32_t> lengths,
                 std::vector<uint32_t>& heads) const;
  void LabelRow(const float* governor, const float* row, uint16_t& label) const;

  MixedHidden hidden_;  // dependent for arcs, head for arcs, dependent for labels, head for labels
  Linear arc_, label_;  // label_: (label size + 1) blocks of one number a label
  std::vector<float> root_;
  Vocabulary labels_;
  size_t arc_size_ = 0, label_size_ = 0, label_stride_ = 0, root_label_ = 0;
};

}  // namespace dragoman
