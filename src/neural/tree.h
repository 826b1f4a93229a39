// The best tree under arc scores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dragoman {

// `scores` is [words][words + 1]: row i scores the heads of word i + 1, column 0 the root. Returns
// for each word its head, 0 for the root: the highest scoring tree in which exactly one word hangs
// on the root (Chu and Liu 1965, Edmonds 1967). O(n^3) at worst, nearly always O(n^2). REQUIRES:
// words > 0.
std::vector<uint32_t> BestTree(const float* scores, size_t words);

}  // namespace dragoman
