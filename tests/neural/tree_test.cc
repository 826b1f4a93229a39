// The best tree, against trying all of them.
#include "neural/tree.h"

#include <gtest/gtest.h>

#include <random>

namespace dragoman {
namespace {

bool IsTree(const std::vector<uint32_t>& head) {
  size_t roots = 0;
  for (size_t i = 0; i < head.size(); ++i) {
    roots += head[i] == 0;
    size_t at = i + 1, steps = 0;
    while (at != 0 && steps++ <= head.size()) at = head[at - 1];
    if (at != 0) return false;
  }
  return roots == 1;
}

float Total(const std::vector<float>& scores, const std::vector<uint32_t>& head) {
  float sum = 0;
  for (size_t i = 0; i < head.size(); ++i) sum += scores[i * (head.size() + 1) + head[i]];
  return sum;
}

float BestByTrying(const std::vector<float>& scores, size_t n) {
  std::vector<uint32_t> head(n, 0);
  float best = -1e9f;
  while (true) {
    if (IsTree(head)) best = std::max(best, Total(scores, head));
    size_t i = 0;
    while (i < n && head[i] == n) head[i++] = 0;
    if (i == n) return best;
    ++head[i];
  }
}

TEST(BestTree, IsTheBestOfAll) {
  std::mt19937 random(4);
  for (int trial = 0; trial < 400; ++trial) {
    const size_t n = 1 + random() % 5;
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) s = static_cast<float>(random() % 1000) / 100.0f;
    const std::vector<uint32_t> head = BestTree(scores.data(), n);
    ASSERT_TRUE(IsTree(head));
    EXPECT_NEAR(Total(scores, head), BestByTrying(scores, n), 1e-3) << "trial " << trial;
  }
}

TEST(BestTree, IsATreeWhateverTheScores) {
  std::mt19937 random(5);
  for (int trial = 0; trial < 60; ++trial) {
    const size_t n = 1 + random() % 60;
    std::vector<float> scores(n * (n + 1));
    for (float& s : scores) {
      s = trial % 3 == 0 ? 0.0f : static_cast<float>(random() % 7);
      if (trial % 3 == 1 && random() % 9 == 0) s = std::numeric_limits<float>::quiet_NaN();
    }
    EXPECT_TRUE(IsTree(BestTree(scores.data(), n)));
  }
}

}  // namespace
}  // namespace dragoman
