#include "parse/hashed_weights.h"

#include <algorithm>
#include <array>

namespace dragoman {

void HashedWeights::Score(std::span<const uint32_t> features, int32_t* scores) const {
  // 16-bit sums are safe: at most kBlock rows of one byte a weight before they are emptied.
  constexpr size_t kBlock = 256;
  const uint32_t n = (classes + 15U) & ~15U;
  std::fill_n(scores, n, 0);
  for (size_t from = 0; from < features.size(); from += kBlock) {
    std::array<int16_t, kMaxClasses> sums{};
    for (uint32_t feature : features.subspan(from, std::min(kBlock, features.size() - from))) {
      const int8_t* row = weights.data() + (feature & mask);
      for (uint32_t c = 0; c < n; ++c) sums[c] = static_cast<int16_t>(sums[c] + row[c]);
    }
    for (uint32_t c = 0; c < n; ++c) scores[c] += sums[c];
  }
}

}  // namespace dragoman
