#include "neural/kernels.h"

#include <cstdlib>
#include <cstring>

#include "neural/kernels_body.h"
#include "neural/kernels_x86.h"

namespace dragoman {
namespace {

// The reference product: exact integer sums, then one rounding each for scale, scale and bias.
void MultiplyPortable(const QuantizedRows& x, size_t rows, const PackedMatrix& m, float* out) {
  for (size_t row = 0; row < rows; ++row) {
    const int8_t* q = x.q.data() + row * m.inputs;
    for (size_t block = 0; block < m.outputs; block += PackedMatrix::kBlock) {
      const uint8_t* w = m.weights.data() + block * m.inputs;
      int32_t acc[PackedMatrix::kBlock] = {};
      for (size_t k = 0; k < m.inputs; k += 4, w += 4 * PackedMatrix::kBlock) {
        for (size_t j = 0; j < PackedMatrix::kBlock; ++j) {
          for (size_t i = 0; i < 4; ++i) acc[j] += q[k + i] * w[4 * j + i];
        }
      }
      for (size_t j = 0; j < PackedMatrix::kBlock; ++j) {
        const auto value = static_cast<float>(acc[j] - 128 * x.sum[row]);
        const float scaled = value * (x.scale[row] * m.scale[block + j]);
        out[row * m.outputs + block + j] = scaled + m.bias[block + j];
      }
    }
  }
}

void QuantizePortable(const float* x, size_t stride, size_t used, size_t rows, size_t inputs,
                      QuantizedRows& out) {
  kernels_body::Quantize(x, stride, used, rows, inputs, out);
}
void ScanPortable(const ScanArgs& args) { kernels_body::Scan(args); }
void SigmoidPortable(float* x, size_t n) { kernels_body::SigmoidAll(x, n); }
void LeakyReluPortable(float* x, size_t n) { kernels_body::LeakyRelu(x, n); }
void WeightedSumPortable(const float* const* rows, const float* factor, size_t count, size_t n,
                         float* out) {
  kernels_body::WeightedSum(rows, factor, count, n, out);
}
void DotColumnsPortable(const float* x, size_t count, const float* columns, size_t stride, size_t n,
                        float* out) {
  kernels_body::DotColumns(x, count, columns, stride, n, out);
}

constexpr Kernels kPortable = {"portable",          QuantizePortable,  MultiplyPortable,
                               ScanPortable,        SigmoidPortable,   LeakyReluPortable,
                               WeightedSumPortable, DotColumnsPortable};

const Kernels& ChooseKernels() {
  constexpr std::string_view kOrder[] = {"avx512vnni", "avxvnni", "avx2"};
  const char* wish = std::getenv("DRAGOMAN_KERNELS");
  if (wish) {
    if (const Kernels* found = FindKernels(wish)) return *found;
  }
  for (std::string_view name : kOrder) {
    if (const Kernels* found = FindKernels(name)) return *found;
  }
  return kPortable;
}

}  // namespace

void QuantizedRows::Reserve(size_t rows, size_t inputs) {
  q.Reserve(rows * inputs);
  scale.Reserve(rows);
  sum.Reserve(rows);
}

const Kernels& PortableKernels() { return kPortable; }

const Kernels* FindKernels(std::string_view name) {
  return name == kPortable.name ? &kPortable : FindX86Kernels(name);
}

const Kernels& ActiveKernels() {
  static const Kernels& chosen = ChooseKernels();
  return chosen;
}

}  // namespace dragoman
