// Bodies of the float kernels, inlined into one function for each instruction set (kernels.cc).
// They are plain loops without reductions over lanes, so that vector and scalar code round alike.
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "neural/kernels.h"

#define DRAGOMAN_INLINE static inline __attribute__((always_inline))

namespace dragoman::kernels_body {

// exp(x) for |x| <= 60: 2^n times a polynomial of degree 6 on [-ln2/2, ln2/2].
DRAGOMAN_INLINE float Exp(float x) {
  const float shifted = x * 1.44269504f + 12582912.0f;  // rounds to an integer in the low bits
  const float n = shifted - 12582912.0f;
  float r = x - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  float p = 1.3888889e-3f;
  p = p * r + 8.3333333e-3f;
  p = p * r + 4.1666667e-2f;
  p = p * r + 1.6666667e-1f;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  const int32_t exponent = (std::bit_cast<int32_t>(shifted) - 0x4B400000 + 127) << 23;
  return p * std::bit_cast<float>(exponent);
}

DRAGOMAN_INLINE float Sigmoid(float x) {
  x = x < -30.0f ? -30.0f : x;
  x = x > 30.0f ? 30.0f : x;
  return 1.0f / (1.0f + Exp(-x));
}

DRAGOMAN_INLINE void SigmoidAll(float* x, size_t n) {
  for (size_t i = 0; i < n; ++i) x[i] = Sigmoid(x[i]);
}

DRAGOMAN_INLINE void LeakyRelu(float* x, size_t n) {
  for (size_t i = 0; i < n; ++i) x[i] = x[i] > 0.0f ? x[i] : x[i] * 0.1f;
}

// One step of `count` channels:
//   f = sigmoid(uf + bf + vf * c)   r = sigmoid(ur + br + vr * c)   (c: the state before)
//   c = x + f * (c - x)             h = way + r * (c - way)
DRAGOMAN_INLINE void Step(const float* __restrict x, const float* __restrict uf,
                          const float* __restrict ur, const float* __restrict way,
                          const float* __restrict vf, const float* __restrict vr,
                          const float* __restrict bf, const float* __restrict br,
                          float* __restrict c, float* __restrict h, size_t count) {
  for (size_t j = 0; j < count; ++j) {
    const float before = c[j];
    const float f = Sigmoid((uf[j] + bf[j]) + vf[j] * before);
    const float r = Sigmoid((ur[j] + br[j]) + vr[j] * before);
    const float after = x[j] + f * (before - x[j]);
    c[j] = after;
    h[j] = way[j] + r * (after - way[j]);
  }
}

// Both directions: channels [0, hidden) run forwards, [hidden, 2 * hidden) backwards.
DRAGOMAN_INLINE void Scan(const ScanArgs& a) {
  const size_t width = 2 * a.hidden;
  for (size_t j = 0; j < width; ++j) a.state[j] = 0.0f;
  for (size_t direction = 0; direction < 2; ++direction) {
    const size_t first = direction * a.hidden;
    for (size_t step = 0; step < a.steps; ++step) {
      const size_t t = direction == 0 ? step : a.steps - 1 - step;
      const float* u = a.u + t * a.u_stride + first;
      const float* way = a.way ? a.way + t * width + first : u + 3 * width;
      Step(u, u + width, u + 2 * width, way, a.peep_f + first, a.peep_r + first, a.bias_f + first,
           a.bias_r + first, a.state + first, a.out + t * width + first, a.hidden);
    }
  }
}

DRAGOMAN_INLINE void WeightedSum(const float* const* rows, const float* factor, size_t count,
                                 size_t n, float* __restrict out) {
  for (size_t i = 0; i < n; ++i) out[i] = 0.0f;
  for (size_t k = 0; k < count; ++k) {
    const float w = factor[k];
    const float* __restrict row = rows[k];
    for (size_t i = 0; i < n; ++i) out[i] = out[i] + w * row[i];
  }
}

DRAGOMAN_INLINE void DotColumns(const float* x, size_t count, const float* columns, size_t stride,
                                size_t n, float* __restrict out) {
  for (size_t j = 0; j < n; ++j) out[j] = 0.0f;
  for (size_t k = 0; k < count; ++k) {
    const float w = x[k];
    const float* __restrict row = columns + k * stride;
    for (size_t j = 0; j < n; ++j) out[j] = out[j] + w * row[j];
  }
}

// Each row is scaled to its own largest value. The maximum does not depend on the order of lanes.
DRAGOMAN_INLINE void Quantize(const float* x, size_t stride, size_t used, size_t rows,
                              size_t inputs, QuantizedRows& out) {
  for (size_t row = 0; row < rows; ++row) {
    const float* __restrict in = x + row * stride;
    int8_t* __restrict q = out.q.data() + row * inputs;
    int32_t top_bits = 0;
    for (size_t i = 0; i < used; ++i) {
      const int32_t bits = std::bit_cast<int32_t>(in[i]) & 0x7FFFFFFF;
      top_bits = bits > top_bits ? bits : top_bits;
    }
    const float top = std::bit_cast<float>(top_bits);
    const float inverse = top > 1e-20f ? 127.0f / top : 0.0f;
    int32_t sum = 0;
    for (size_t i = 0; i < used; ++i) {
      // Adding 1.5 * 2^23 rounds to the nearest integer, ties to even, as the low bits of the
      // float.
      const float shifted = in[i] * inverse + 12582912.0f;
      const int32_t value = std::bit_cast<int32_t>(shifted) - 0x4B400000;
      q[i] = static_cast<int8_t>(value);
      sum += value;
    }
    for (size_t i = used; i < inputs; ++i) q[i] = 0;
    out.scale[row] = top / 127.0f;
    out.sum[row] = sum;
  }
}

}  // namespace dragoman::kernels_body
