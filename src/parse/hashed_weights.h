// A linear classifier over hashed features, as the tagger, the parser and the name finder use it.
//
// A feature is a 32-bit hash. The weights of feature f for classes 0..n-1 are the n bytes from
// index f & mask on: rows of different features overlap, so that no index has to be stored; a clash
// costs little, because it mostly meets weights near zero. (Hashing trick: Weinberger et al. 2009.)
// Learned by averaged perceptron in train/perceptron, quantised to one byte a weight.
#pragma once

#include <cstdint>
#include <span>

namespace dragoman {

constexpr uint32_t kMaxClasses = 128;  // a table has this many bytes behind its last row's start

struct HashedWeights {
  std::span<const int8_t> weights;  // 2^bits + kMaxClasses
  uint32_t mask = 0;
  uint32_t classes = 0;

  // Adds up the rows of the features. REQUIRES: scores has kMaxClasses places.
  void Score(std::span<const uint32_t> features, int32_t* scores) const;
};

// Mixes one more value into a feature's hash.
inline uint32_t Mix(uint32_t hash, uint32_t value) {
  hash ^= value * 0x85EBCA6BU;
  hash = (hash << 13) | (hash >> 19);
  return hash * 5 + 0xE6546B64U;
}
inline uint32_t Finish(uint32_t hash) {
  hash ^= hash >> 16;
  hash *= 0x85EBCA6BU;
  hash ^= hash >> 13;
  hash *= 0xC2B2AE35U;
  return hash ^ (hash >> 16);
}
template <class... Values>
uint32_t Feature(uint32_t tmpl, Values... values) {
  uint32_t hash = tmpl * 0x9E3779B1U;
  ((hash = Mix(hash, static_cast<uint32_t>(values))), ...);
  return Finish(hash);
}

}  // namespace dragoman
