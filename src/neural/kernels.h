// The arithmetic of the networks, once for each instruction set. All sets give the same bits:
//   - matrix products take int8 activations and int8 weights and sum in int32, which is exact;
//   - every float step is elementwise (one lane a value) or sums in the order of its index, with
//     multiplication and addition rounded apart (-ffp-contract=off), and our own Sigmoid.
// The portable set is the reference that tests/neural/kernels_test.cc compares the others with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

// Memory that SIMD loads like: zeroed, aligned to 64 bytes, not copyable.
template <class T>
class AlignedBuffer {
 public:
  AlignedBuffer() = default;
  explicit AlignedBuffer(size_t size) { Resize(size); }
  // Keeps nothing of what was there; everything is zero afterwards.
  void Resize(size_t size) {
    storage_.assign(size + 64 / sizeof(T), T{});
    const auto address = reinterpret_cast<uintptr_t>(storage_.data());
    shift_ = (64 - address % 64) % 64 / sizeof(T);
    size_ = size;
  }
  // Like Resize, but memory that is large enough stays as it is.
  void Reserve(size_t size) {
    if (size > size_) Resize(size);
  }
  AlignedBuffer(AlignedBuffer&&) noexcept = default;
  AlignedBuffer& operator=(AlignedBuffer&&) noexcept = default;
  AlignedBuffer(const AlignedBuffer&) = delete;
  AlignedBuffer& operator=(const AlignedBuffer&) = delete;

  T* data() { return storage_.data() + shift_; }
  const T* data() const { return storage_.data() + shift_; }
  size_t size() const { return size_; }
  T& operator[](size_t i) { return data()[i]; }
  const T& operator[](size_t i) const { return data()[i]; }

 private:
  std::vector<T> storage_;
  size_t shift_ = 0, size_ = 0;
};

// Weights of y = W x + b with `outputs` rows, packed for the kernels: blocks of 16 outputs, in each
// groups of 4 inputs, as w + 128; scale and bias are one an output, padded with zeros.
struct PackedMatrix {
  static constexpr size_t kBlock = 16, kPad = 64;
  size_t outputs = 0;  // a multiple of kPad
  size_t inputs = 0;   // a multiple of 4
  AlignedBuffer<uint8_t> weights;
  AlignedBuffer<float> scale, bias;
};

// Rows of int8 activations: value = scale * q.
struct QuantizedRows {
  AlignedBuffer<int8_t> q;  // [rows][inputs]
  AlignedBuffer<float> scale;
  AlignedBuffer<int32_t> sum;  // of each row's q
  void Reserve(size_t rows, size_t inputs);
};

// One recurrent layer over one sequence; see Scan in kernels_body.h.
struct ScanArgs {
  size_t steps = 0, hidden = 0;
  const float* u =
      nullptr;  // [steps][u_stride]: x, forget, reset and, if `way` is null, the way past
  size_t u_stride = 0;
  const float* way = nullptr;                        // [steps][2 * hidden]: the layer's input
  const float *peep_f = nullptr, *peep_r = nullptr;  // [2 * hidden]
  const float *bias_f = nullptr, *bias_r = nullptr;  // [2 * hidden]
  float* state = nullptr;                            // scratch of 2 * hidden
  float* out = nullptr;                              // [steps][2 * hidden]
};

struct Kernels {
  std::string_view name;
  // x is [rows][stride]; inputs beyond `used` are taken as zero.
  void (*quantize)(const float* x, size_t stride, size_t used, size_t rows, size_t inputs,
                   QuantizedRows& out);
  // out is [rows][matrix.outputs].
  void (*multiply)(const QuantizedRows& x, size_t rows, const PackedMatrix& matrix, float* out);
  void (*scan)(const ScanArgs& args);
  void (*sigmoid)(float* x, size_t n);
  void (*leaky_relu)(float* x, size_t n);  // slope 0.1
  // out[i] = sum over k of factor[k] * rows[k][i], in the order of k.
  void (*weighted_sum)(const float* const* rows, const float* factor, size_t count, size_t n,
                       float* out);
  // out[j] = sum over k of x[k] * columns[k * stride + j], in the order of k.
  void (*dot_columns)(const float* x, size_t count, const float* columns, size_t stride, size_t n,
                      float* out);
};

// The set for this CPU; chosen once. DRAGOMAN_KERNELS names a slower set.
const Kernels& ActiveKernels();
const Kernels& PortableKernels();
// Null where this CPU or build does not have the set. Names: see KernelName() in language_model.h.
const Kernels* FindKernels(std::string_view name);

}  // namespace dragoman
