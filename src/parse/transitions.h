// The arc-hybrid transition system (Kuhlmann et al. 2011), its features, and greedy parsing.
//
// Words wait in a buffer and move to a stack. SHIFT moves the next word over; LEFT attaches the top
// of the stack to the next word and RIGHT attaches it to the word under it, and either pops it. The
// root stands behind the last word and takes the one word that is left, so that every run ends in a
// tree with one root. 2n steps for n words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "parse/hashed_weights.h"
#include "parse/token_features.h"

namespace dragoman {

// Class 0 is SHIFT, 1..labels LEFT with that label, labels+1..2*labels RIGHT.
class Transitions {
 public:
  // REQUIRES: as many tags as tokens, at least one; labels < 64. The arguments must outlive the
  // object.
  Transitions(const SentenceFeatures& sentence, std::span<const uint16_t> tags, uint32_t labels);

  uint32_t size() const { return size_; }  // words; also the number of the root in heads()
  bool Done() const { return stack_.empty() && buffer_ == size_; }
  bool MayShift() const { return buffer_ < size_; }
  // The root takes a word only when it is the last one.
  bool MayLeft() const { return !stack_.empty() && (buffer_ < size_ || stack_.size() == 1); }
  bool MayRight() const { return stack_.size() >= 2; }
  // REQUIRES: the step may be taken.
  void Apply(uint32_t step);
  void Features(std::vector<uint32_t>* out) const;

  uint32_t labels() const { return labels_; }
  uint32_t buffer() const { return buffer_; }
  const std::vector<uint32_t>& stack() const { return stack_; }
  std::span<const uint32_t> heads() const { return heads_; }
  std::span<const uint8_t> rels() const { return rels_; }  // label numbers

 private:
  struct Node;
  static constexpr uint32_t kNone = UINT32_MAX;
  struct Children {
    uint32_t first[2] = {kNone, kNone};  // outermost and next to it on the left
    uint32_t last[2] = {kNone, kNone};   // the same on the right
    uint64_t left_labels = 0, right_labels = 0;
    uint8_t left_count = 0, right_count = 0;
  };

  Node At(uint32_t token) const;
  uint32_t Label(uint32_t token) const;
  void Attach(uint32_t child, uint32_t head, uint32_t label);

  const SentenceFeatures& sentence_;
  std::span<const uint16_t> tags_;
  uint32_t labels_, size_;
  uint32_t buffer_ = 0;
  std::vector<uint32_t> stack_;
  std::vector<uint32_t> heads_;  // size_ for the root
  std::vector<uint8_t> rels_;
  std::vector<Children> children_;
};

// The highest-scoring step that may be taken.
uint32_t BestStep(const Transitions& state, const int32_t* scores);

struct Tree {
  std::vector<uint32_t> heads;  // the number of words for the root
  std::vector<uint8_t> rels;
};
Tree ParseTree(const HashedWeights& weights, const SentenceFeatures& sentence,
               std::span<const uint16_t> tags);

}  // namespace dragoman
