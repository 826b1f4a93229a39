#include "parse/transitions.h"

#include <algorithm>
#include <cassert>

namespace dragoman {

struct Transitions::Node {
  uint32_t word = 1, tag = 0xFFFF, lexicon = 0, shape = 0, quoted = 0;
  const Children* children = nullptr;
};

Transitions::Transitions(const SentenceFeatures& sentence, std::span<const uint16_t> tags,
                         uint32_t labels)
    : sentence_(sentence),
      tags_(tags),
      labels_(labels),
      size_(static_cast<uint32_t>(sentence.tokens.size())),
      heads_(size_, kNone),
      rels_(size_, 0),
      children_(size_ + 1) {}

void Transitions::Attach(uint32_t child, uint32_t head, uint32_t label) {
  heads_[child] = head;
  rels_[child] = static_cast<uint8_t>(label);
  Children& c = children_[head];
  if (child < head) {
    // Left children come from the inside out.
    c.first[1] = c.first[0];
    c.first[0] = child;
    c.left_labels |= uint64_t{1} << label;
    if (c.left_count < 6) ++c.left_count;
  } else {
    c.last[1] = c.last[0];
    c.last[0] = child;
    c.right_labels |= uint64_t{1} << label;
    if (c.right_count < 6) ++c.right_count;
  }
}

void Transitions::Apply(uint32_t step) {
  if (step == 0) {
    stack_.push_back(buffer_++);
    return;
  }
  uint32_t top = stack_.back();
  stack_.pop_back();
  if (step <= labels_)
    Attach(top, buffer_, step - 1);
  else
    Attach(top, stack_.back(), step - 1 - labels_);
}

Transitions::Node Transitions::At(uint32_t token) const {
  static const Children kNoChildren;
  if (token == kNone) return {1, 0xFFFF, 0, 0, 0, &kNoChildren};
  if (token == size_) return {2, 0xFFFE, 0, 0, 0, &kNoChildren};
  const TokenFeatures& f = sentence_.tokens[token];
  return {f.normal,    tags_[token],     f.lexicon, static_cast<uint32_t>(f.shape),
          f.in_quotes, &children_[token]};
}

uint32_t Transitions::Label(uint32_t token) const { return token == kNone ? 99 : rels_[token]; }

void Transitions::Features(std::vector<uint32_t>* out) const {
  size_t depth = stack_.size();
  uint32_t i0 = depth > 0 ? stack_[depth - 1] : kNone, i1 = depth > 1 ? stack_[depth - 2] : kNone,
           i2 = depth > 2 ? stack_[depth - 3] : kNone;
  uint32_t j0 = buffer_, j1 = buffer_ < size_ ? buffer_ + 1 : kNone,
           j2 = buffer_ + 2 <= size_ ? buffer_ + 2 : kNone,
           j3 = buffer_ + 3 <= size_ ? buffer_ + 3 : kNone;
  Node s0 = At(i0), s1 = At(i1), s2 = At(i2), b0 = At(j0), b1 = At(j1), b2 = At(j2), b3 = At(j3);
  Node s0l = At(s0.children->first[0]), s0l2 = At(s0.children->first[1]),
       s0r = At(s0.children->last[0]), s0r2 = At(s0.children->last[1]),
       s1l = At(s1.children->first[0]), s1l2 = At(s1.children->first[1]),
       s1r = At(s1.children->last[0]), s1r2 = At(s1.children->last[1]),
       b0l = At(b0.children->first[0]), b0l2 = At(b0.children->first[1]);
  auto gap = [](uint32_t a, uint32_t b) -> uint32_t {
    if (a == kNone || b == kNone) return 99;
    uint32_t d = b - a;
    return d < 5 ? d : d < 8 ? 5U : d < 12 ? 6U : d < 20 ? 7U : 8U;
  };
  uint32_t d0 = gap(i0, j0), d1 = gap(i1, i0);
  auto low = [](uint64_t bits) { return static_cast<uint32_t>(bits); };
  auto high = [](uint64_t bits) { return static_cast<uint32_t>(bits >> 32); };
  const Children &c0 = *s0.children, &c1 = *s1.children, &cb = *b0.children;
  uint32_t quotes = s1.quoted * 4 + s0.quoted * 2 + b0.quoted;
  out->assign({
      Feature(1, s0.word),
      Feature(2, s0.tag),
      Feature(3, s0.word, s0.tag),
      Feature(4, s1.word),
      Feature(5, s1.tag),
      Feature(6, s1.word, s1.tag),
      Feature(7, b0.word),
      Feature(8, b0.tag),
      Feature(9, b0.word, b0.tag),
      Feature(10, b1.word),
      Feature(11, b1.tag),
      Feature(12, b1.word, b1.tag),
      Feature(13, b2.word),
      Feature(14, b2.tag),
      Feature(15, s2.tag),
      Feature(16, s2.word, s2.tag),
      Feature(17, s0.word, s0.tag, b0.word, b0.tag),
      Feature(18, s0.word, s0.tag, b0.word),
      Feature(19, s0.word, b0.word, b0.tag),
      Feature(20, s0.word, s0.tag, b0.tag),
      Feature(21, s0.tag, b0.word, b0.tag),
      Feature(22, s0.word, b0.word),
      Feature(23, s0.tag, b0.tag),
      Feature(24, b0.tag, b1.tag),
      Feature(25, s0.tag, b0.tag, b1.tag),
      Feature(26, s1.word, s1.tag, s0.word, s0.tag),
      Feature(27, s1.tag, s0.tag),
      Feature(28, s1.word, s0.tag),
      Feature(29, s1.tag, s0.word),
      Feature(30, s1.word, s0.word),
      Feature(31, s1.tag, b0.tag),
      Feature(32, s1.word, b0.word),
      Feature(33, b0.tag, b1.tag, b2.tag),
      Feature(34, s1.tag, s0.tag, b0.tag),
      Feature(35, s2.tag, s1.tag, s0.tag),
      Feature(36, s0.tag, s0l.tag, b0.tag),
      Feature(37, s0.tag, s0r.tag, b0.tag),
      Feature(38, s0.tag, b0.tag, b0l.tag),
      Feature(39, s1.tag, s1l.tag, s0.tag),
      Feature(40, s1.tag, s1r.tag, s0.tag),
      Feature(41, s1.tag, s0.tag, s0l.tag),
      Feature(42, s1.tag, s0.tag, s0r.tag),
      Feature(43, s0.word, d0),
      Feature(44, s0.tag, d0),
      Feature(45, b0.word, d0),
      Feature(46, b0.tag, d0),
      Feature(47, s0.tag, b0.tag, d0),
      Feature(48, s1.tag, s0.tag, d1),
      Feature(49, s0.word, b0.word, d0),
      Feature(50, s0.word, c0.right_count),
      Feature(51, s0.tag, c0.right_count),
      Feature(52, s0.word, c0.left_count),
      Feature(53, s0.tag, c0.left_count),
      Feature(54, b0.word, cb.left_count),
      Feature(55, b0.tag, cb.left_count),
      Feature(56, s1.tag, c1.left_count, c1.right_count),
      Feature(57, s0l.word),
      Feature(58, s0l.tag),
      Feature(59, Label(c0.first[0]), s0.tag),
      Feature(60, s0r.word),
      Feature(61, s0r.tag),
      Feature(62, Label(c0.last[0]), s0.tag),
      Feature(63, b0l.word),
      Feature(64, b0l.tag),
      Feature(65, Label(cb.first[0]), b0.tag),
      Feature(66, s1l.tag, Label(c1.first[0])),
      Feature(67, s1r.tag, Label(c1.last[0])),
      Feature(68, s1r.word),
      Feature(69, s0.word, low(c0.left_labels), high(c0.left_labels)),
      Feature(70, s0.tag, low(c0.left_labels), high(c0.left_labels)),
      Feature(71, s0.word, low(c0.right_labels), high(c0.right_labels)),
      Feature(72, s0.tag, low(c0.right_labels), high(c0.right_labels), b0.tag),
      Feature(73, b0.tag, low(cb.left_labels), high(cb.left_labels), s0.tag),
      Feature(74, s1.tag, low(c1.right_labels), high(c1.right_labels), s0.tag),
      Feature(75, s1.word, low(c1.right_labels), high(c1.right_labels)),
      Feature(76, s1.tag, low(c1.left_labels), high(c1.left_labels), s0.tag),
      Feature(77, quotes, s0.tag, b0.tag),
      Feature(78, quotes, s1.tag, s0.tag),
      Feature(79, s0.tag, b0.tag, b1.word),
      Feature(80, s0.word, b0.tag, b1.tag),
      Feature(81, s1.word, s0.tag, b0.tag),
      Feature(82, s1.tag, s0.word, b0.tag),
      Feature(83, s1.tag, s0.tag, b0.word),
      Feature(84, s0.word, s0l.word, b0.tag),
      Feature(85, s1.word, s0.word, s0l.word),
      Feature(86, s1.tag, s0.word, s0l.word),
      Feature(87, b0.word, b1.word),
      Feature(88, s0.shape, b0.shape, s0.tag, b0.tag),
      Feature(89, s0l2.tag, s0.tag, s0l.tag),
      Feature(90, s0r2.tag, s0.tag, s0r.tag),
      Feature(91, s1l2.tag, s1.tag, s1l.tag),
      Feature(92, s1r2.tag, s1.tag, s1r.tag),
      Feature(93, b0l2.tag, b0.tag, b0l.tag),
      Feature(94, b1.tag, b2.tag, b3.tag, b0.tag),
      Feature(95, s1.tag, s0.tag, b0.tag, b1.tag),
      Feature(96, s2.tag, s1.tag, s0.tag, b0.tag),
      Feature(97, s1r.word, s1.tag, s0.tag),
      Feature(98, s1.word, s1l.word, s0.tag),
      Feature(99, s1.word, s0l.word, s0.tag),
      Feature(100, s2.word, s1.tag, s0.tag),
  });
}

uint32_t BestStep(const Transitions& state, const int32_t* scores) {
  uint32_t labels = state.labels(), best = UINT32_MAX;
  auto consider = [&](uint32_t from, uint32_t to) {
    for (uint32_t c = from; c < to; ++c)
      if (best == UINT32_MAX || scores[c] > scores[best]) best = c;
  };
  if (state.MayShift()) consider(0, 1);
  if (state.MayLeft()) consider(1, labels + 1);
  if (state.MayRight()) consider(labels + 1, 2 * labels + 1);
  assert(best != UINT32_MAX);
  return best;
}

Tree ParseTree(const HashedWeights& weights, const SentenceFeatures& sentence,
               std::span<const uint16_t> tags) {
  Transitions state(sentence, tags, (weights.classes - 1) / 2);
  std::vector<uint32_t> features;
  std::array<int32_t, kMaxClasses> scores;
  while (!state.Done()) {
    state.Features(&features);
    weights.Score(features, scores.data());
    state.Apply(BestStep(state, scores.data()));
  }
  return {{state.heads().begin(), state.heads().end()}, {state.rels().begin(), state.rels().end()}};
}

}  // namespace dragoman
