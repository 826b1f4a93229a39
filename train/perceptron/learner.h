// The averaged perceptron (Collins 2002) over the same hashed rows as src/parse/hashed_weights.h.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "parse/hashed_weights.h"

namespace dragoman::train {

class Learner {
 public:
  Learner(uint32_t bits, uint32_t classes)
      : bits_(bits),
        mask_((1U << bits) - 1),
        classes_(classes),
        now_((size_t{1} << bits) + kMaxClasses, 0.0F),
        sum_(now_.size(), 0.0F) {}

  void Score(std::span<const uint32_t> features, float* scores) const {
    const uint32_t n = (classes_ + 15U) & ~15U;
    std::fill_n(scores, n, 0.0F);
    for (uint32_t f : features) {
      const float* row = now_.data() + (f & mask_);
      for (uint32_t c = 0; c < n; ++c) scores[c] += row[c];
    }
  }
  void Update(std::span<const uint32_t> features, uint32_t good, uint32_t bad) {
    for (uint32_t f : features) {
      uint32_t at = f & mask_;
      now_[at + good] += 1.0F;
      sum_[at + good] += static_cast<float>(time_);
      now_[at + bad] -= 1.0F;
      sum_[at + bad] -= static_cast<float>(time_);
    }
  }
  void Tick() { time_ += kTick; }

  // Weights averaged over time and rounded to a byte. All but the largest `clipped` share fit.
  std::vector<int8_t> Quantised(double clipped = 0.0005) const {
    std::vector<float> mean(now_.size());
    std::vector<float> sizes;
    for (size_t i = 0; i < now_.size(); ++i) {
      mean[i] = now_[i] - sum_[i] / static_cast<float>(time_);
      if (mean[i] != 0) sizes.push_back(std::abs(mean[i]));
    }
    size_t at = static_cast<size_t>(static_cast<double>(sizes.size()) * (1 - clipped));
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<long>(at), sizes.end());
    float scale = 127.0F / sizes[at];
    std::vector<int8_t> out(mean.size());
    for (size_t i = 0; i < mean.size(); ++i)
      out[i] = static_cast<int8_t>(std::lround(std::clamp(mean[i] * scale, -127.0F, 127.0F)));
    return out;
  }
  uint32_t bits() const { return bits_; }
  uint32_t classes() const { return classes_; }
  uint32_t mask() const { return mask_; }

 private:
  static constexpr double kTick = 1.0 / 1024;
  uint32_t bits_, mask_, classes_;
  double time_ = kTick;
  std::vector<float> now_, sum_;
};

}  // namespace dragoman::train
