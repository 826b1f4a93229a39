#include "parse/tagger.h"

#include <array>

namespace dragoman {

namespace {

constexpr uint32_t kEdge = 0xFFFF;  // the tag of what lies before and behind a sentence

const TokenFeatures& At(const SentenceFeatures& sentence, size_t at, int offset) {
  static const TokenFeatures kNone{1, 1, 1, 1, 1, 1, 1, 1, 0xFFFF, Shape::other, false};
  size_t i = at + static_cast<size_t>(offset);  // wraps below 0, and is then out of range
  return i < sentence.tokens.size() ? sentence.tokens[i] : kNone;
}

uint32_t TagAt(std::span<const uint16_t> tags, size_t at, int offset) {
  size_t i = at + static_cast<size_t>(offset);
  return i < tags.size() ? tags[i] : kEdge;
}

uint32_t Kind(Shape shape) { return static_cast<uint32_t>(shape); }

}  // namespace

void TagFeatures(const SentenceFeatures& sentence, std::span<const uint16_t> tags, size_t at,
                 std::vector<uint32_t>* out) {
  const TokenFeatures &w = At(sentence, at, 0), &p = At(sentence, at, -1),
                      &pp = At(sentence, at, -2), &n = At(sentence, at, 1),
                      &nn = At(sentence, at, 2);
  uint32_t t1 = at >= 1 ? tags[at - 1] : kEdge, t2 = at >= 2 ? tags[at - 2] : kEdge;
  uint32_t kind = static_cast<uint32_t>(sentence.case_kind), shape = Kind(w.shape);
  uint32_t first = at == 0 || (at == 1 && p.shape == Shape::other);
  out->assign({
      Feature(1, w.normal),
      Feature(2, p.normal),
      Feature(3, pp.normal),
      Feature(4, n.normal),
      Feature(5, nn.normal),
      Feature(6, w.suffix1),
      Feature(7, w.suffix2),
      Feature(8, w.suffix3),
      Feature(9, w.suffix4),
      Feature(10, w.prefix1),
      Feature(11, w.prefix2),
      Feature(12, w.prefix3),
      Feature(13, shape, kind),
      Feature(14, shape, first, kind),
      Feature(15, t1),
      Feature(16, t1, t2),
      Feature(17, t1, w.normal),
      Feature(18, t1, t2, w.normal),
      Feature(19, p.suffix3),
      Feature(20, n.suffix3),
      Feature(21, Kind(n.shape), shape, kind),
      Feature(22, Kind(p.shape), shape, kind),
      Feature(23, w.lexicon),
      Feature(24, n.lexicon),
      Feature(25, nn.lexicon),
      Feature(26, w.lexicon, t1),
      Feature(27, w.lexicon, n.lexicon),
      Feature(28, t1, n.lexicon),
      Feature(29, w.lexicon, t1, t2),
      Feature(30, t1, w.lexicon, n.lexicon),
      Feature(31, w.normal, n.lexicon),
      Feature(32, p.normal, w.normal),
      Feature(33, w.normal, n.normal),
      Feature(34, w.lexicon, shape, kind, first),
      Feature(35, w.suffix3, shape, kind),
      Feature(36, w.suffix3, t1),
      Feature(37, n.lexicon, nn.lexicon),
      Feature(38, w.lexicon, n.lexicon, nn.lexicon),
      Feature(39, w.suffix2, t1, n.lexicon),
      Feature(40, pp.normal, p.normal, w.lexicon),
      Feature(41, w.lexicon, n.suffix2),
      Feature(42, t1, p.normal),
      Feature(43, w.suffix3, w.prefix2),
  });
}

void NameFeatures(const SentenceFeatures& sentence, std::span<const uint16_t> tags,
                  std::span<const uint8_t> hints, std::span<const uint16_t> names, size_t at,
                  std::vector<uint32_t>* out) {
  const TokenFeatures &w = At(sentence, at, 0), &p = At(sentence, at, -1),
                      &pp = At(sentence, at, -2), &n = At(sentence, at, 1),
                      &nn = At(sentence, at, 2);
  uint32_t t0 = tags[at], tp = TagAt(tags, at, -1), tn = TagAt(tags, at, 1),
           tnn = TagAt(tags, at, 2);
  uint32_t l1 = at >= 1 ? names[at - 1] : kEdge, l2 = at >= 2 ? names[at - 2] : kEdge;
  uint32_t kind = static_cast<uint32_t>(sentence.case_kind), shape = Kind(w.shape);
  uint32_t hint = at < hints.size() ? hints[at] : 0;
  uint32_t next_hint = at + 1 < hints.size() ? hints[at + 1] : 0;
  out->assign({
      Feature(101, w.normal),
      Feature(102, p.normal),
      Feature(103, pp.normal),
      Feature(104, n.normal),
      Feature(105, nn.normal),
      Feature(106, w.suffix2),
      Feature(107, w.suffix3),
      Feature(108, w.suffix4),
      Feature(109, w.prefix2),
      Feature(110, w.prefix3),
      Feature(111, shape, kind),
      Feature(112, t0, shape),
      Feature(113, l1),
      Feature(114, l1, l2),
      Feature(115, l1, w.normal),
      Feature(116, l1, t0),
      Feature(117, l1, t0, tn),
      Feature(118, l1, p.normal, t0),
      Feature(119, l1, n.normal, t0),
      Feature(120, p.normal, shape),
      Feature(121, n.normal, shape),
      Feature(122, tp, t0, tn),
      Feature(123, w.normal, t0),
      Feature(124, w.normal, n.normal),
      Feature(125, p.normal, w.normal),
      Feature(126, hint),
      Feature(127, hint, l1),
      Feature(128, hint, next_hint, l1),
      Feature(129, l1, n.suffix3, tn),
      Feature(130, tn, tnn, t0, l1),
      Feature(131, nn.normal, n.normal),
      Feature(132, pp.normal, p.normal),
      Feature(133, w.suffix3, t0, l1),
      Feature(134, Kind(p.shape), shape, Kind(n.shape)),
      Feature(135, w.lexicon, l1),
      Feature(136, shape, w.in_quotes, kind),
      Feature(137, pp.normal, p.normal, t0),
      Feature(138, l1, l2, w.normal),
  });
}

uint32_t Best(const int32_t* scores, uint32_t classes) {
  uint32_t best = 0;
  for (uint32_t c = 1; c < classes; ++c)
    if (scores[c] > scores[best]) best = c;
  return best;
}

std::vector<uint16_t> TagWords(const HashedWeights& weights, const SentenceFeatures& sentence) {
  std::vector<uint16_t> tags(sentence.tokens.size(), 0);
  std::vector<uint32_t> features;
  std::array<int32_t, kMaxClasses> scores;
  for (size_t i = 0; i < tags.size(); ++i) {
    TagFeatures(sentence, tags, i, &features);
    weights.Score(features, scores.data());
    tags[i] = static_cast<uint16_t>(Best(scores.data(), weights.classes));
  }
  return tags;
}

std::vector<uint16_t> TagNames(const HashedWeights& weights, const SentenceFeatures& sentence,
                               std::span<const uint16_t> tags, std::span<const uint8_t> hints) {
  std::vector<uint16_t> names(sentence.tokens.size(), 0);
  std::vector<uint32_t> features;
  std::array<int32_t, kMaxClasses> scores;
  for (size_t i = 0; i < names.size(); ++i) {
    NameFeatures(sentence, tags, hints, names, i, &features);
    weights.Score(features, scores.data());
    names[i] = static_cast<uint16_t>(Best(scores.data(), weights.classes));
  }
  return names;
}

}  // namespace dragoman
