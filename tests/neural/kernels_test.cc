// Every set of kernels that this CPU has gives the bits of the portable one.
#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <random>

namespace dragoman {
namespace {

std::vector<const Kernels*> FastKernels() {
  std::vector<const Kernels*> found;
  for (const char* name : {"avx2", "avxvnni", "avx512vnni"}) {
    if (const Kernels* k = FindKernels(name)) found.push_back(k);
  }
  return found;
}

std::vector<float> RandomFloats(size_t n, uint32_t seed, float size) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, size);
  std::vector<float> out(n);
  for (float& x : out) x = normal(random);
  return out;
}

void ExpectSameBits(const float* a, const float* b, size_t n, std::string_view name) {
  for (size_t i = 0; i < n; ++i) {
    uint32_t x, y;
    std::memcpy(&x, a + i, 4);
    std::memcpy(&y, b + i, 4);
    ASSERT_EQ(x, y) << name << " differs at " << i << ": " << a[i] << " and " << b[i];
  }
}

PackedMatrix RandomMatrix(size_t outputs, size_t inputs, uint32_t seed) {
  std::mt19937 random(seed);
  PackedMatrix m;
  m.outputs = outputs;
  m.inputs = inputs;
  m.weights.Resize(outputs * inputs);
  m.scale.Resize(outputs);
  m.bias.Resize(outputs);
  for (size_t i = 0; i < outputs * inputs; ++i) {
    m.weights[i] = static_cast<uint8_t>(1 + random() % 255);
  }
  const std::vector<float> floats = RandomFloats(2 * outputs, seed + 1, 0.1f);
  for (size_t i = 0; i < outputs; ++i) m.scale[i] = floats[i], m.bias[i] = floats[outputs + i];
  return m;
}

TEST(Kernels, QuantizeAndMultiplyLikePortable) {
  for (const Kernels* fast : FastKernels()) {
    for (size_t rows : {1u, 2u, 5u, 6u, 13u, 31u}) {
      for (size_t inputs : {4u, 100u, 324u}) {
        const size_t used = inputs - 1;
        const PackedMatrix m = RandomMatrix(128, inputs, 7);
        const std::vector<float> x = RandomFloats(rows * inputs, 11, 3.0f);
        QuantizedRows a, b;
        a.Reserve(rows, inputs);
        b.Reserve(rows, inputs);
        PortableKernels().quantize(x.data(), inputs, used, rows, inputs, a);
        fast->quantize(x.data(), inputs, used, rows, inputs, b);
        ASSERT_EQ(std::memcmp(a.q.data(), b.q.data(), rows * inputs), 0) << fast->name;
        ExpectSameBits(a.scale.data(), b.scale.data(), rows, fast->name);
        std::vector<float> p(rows * 128), q(rows * 128);
        PortableKernels().multiply(a, rows, m, p.data());
        fast->multiply(b, rows, m, q.data());
        ExpectSameBits(p.data(), q.data(), p.size(), fast->name);
      }
    }
  }
}

TEST(Kernels, ExtremeBytesDoNotOverflow) {
  constexpr size_t kInputs = 1024;
  PackedMatrix m = RandomMatrix(64, kInputs, 3);
  for (size_t i = 0; i < m.weights.size(); ++i) m.weights[i] = 255;
  const std::vector<float> x(kInputs, -5.0f);
  QuantizedRows a;
  a.Reserve(1, kInputs);
  PortableKernels().quantize(x.data(), kInputs, kInputs, 1, kInputs, a);
  EXPECT_EQ(a.sum[0], -127 * static_cast<int32_t>(kInputs));
  std::vector<float> p(64), q(64);
  PortableKernels().multiply(a, 1, m, p.data());
  for (const Kernels* fast : FastKernels()) {
    fast->multiply(a, 1, m, q.data());
    ExpectSameBits(p.data(), q.data(), 64, fast->name);
  }
}

TEST(Kernels, ScanLikePortable) {
  constexpr size_t kHidden = 24, kSteps = 17, kWidth = 2 * kHidden;
  const std::vector<float> u = RandomFloats(kSteps * 4 * kWidth, 5, 2.0f);
  const std::vector<float> way = RandomFloats(kSteps * kWidth, 6, 1.0f);
  const std::vector<float> gates = RandomFloats(4 * kWidth, 8, 1.0f);
  for (const float* past : {way.data(), static_cast<const float*>(nullptr)}) {
    std::vector<float> state(kWidth), p(kSteps * kWidth), q(kSteps * kWidth);
    ScanArgs args;
    args.steps = kSteps;
    args.hidden = kHidden;
    args.u = u.data();
    args.u_stride = 4 * kWidth;
    args.way = past;
    args.peep_f = gates.data();
    args.peep_r = gates.data() + kWidth;
    args.bias_f = gates.data() + 2 * kWidth;
    args.bias_r = gates.data() + 3 * kWidth;
    args.state = state.data();
    args.out = p.data();
    PortableKernels().scan(args);
    args.out = q.data();
    for (const Kernels* fast : FastKernels()) {
      fast->scan(args);
      ExpectSameBits(p.data(), q.data(), p.size(), fast->name);
    }
  }
}

TEST(Kernels, ElementwiseLikePortable) {
  constexpr size_t kN = 1003;
  const std::vector<float> x = RandomFloats(kN, 9, 12.0f);
  const std::vector<float> columns = RandomFloats(40 * 64, 10, 1.0f);
  for (const Kernels* fast : FastKernels()) {
    std::vector<float> p = x, q = x;
    PortableKernels().sigmoid(p.data(), kN);
    fast->sigmoid(q.data(), kN);
    ExpectSameBits(p.data(), q.data(), kN, fast->name);
    PortableKernels().leaky_relu(p.data(), kN);
    fast->leaky_relu(q.data(), kN);
    ExpectSameBits(p.data(), q.data(), kN, fast->name);
    PortableKernels().dot_columns(x.data(), 40, columns.data(), 64, 51, p.data());
    fast->dot_columns(x.data(), 40, columns.data(), 64, 51, q.data());
    ExpectSameBits(p.data(), q.data(), 51, fast->name);
    const float* rows[] = {x.data(), x.data() + 100, x.data() + 200};
    const float factor[] = {0.3f, -1.7f, 2.2f};
    PortableKernels().weighted_sum(rows, factor, 3, 700, p.data());
    fast->weighted_sum(rows, factor, 3, 700, q.data());
    ExpectSameBits(p.data(), q.data(), 700, fast->name);
  }
}

TEST(Kernels, SigmoidIsClose) {
  for (float x = -40.0f; x < 40.0f; x += 0.037f) {
    float y = x;
    PortableKernels().sigmoid(&y, 1);
    EXPECT_NEAR(y, 1.0 / (1.0 + std::exp(-static_cast<double>(x))), 2e-7) << x;
  }
}

}  // namespace
}  // namespace dragoman
