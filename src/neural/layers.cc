#include "neural/layers.h"

#include <algorithm>

namespace dragoman {
namespace {

// Packs row-major int8 weights as kernels.h describes.
void Pack(std::span<const int8_t> q, size_t rows, size_t columns, PackedMatrix& m) {
  constexpr size_t kBlock = PackedMatrix::kBlock;
  m.outputs = (rows + PackedMatrix::kPad - 1) / PackedMatrix::kPad * PackedMatrix::kPad;
  m.inputs = (columns + 3) / 4 * 4;
  m.weights.Resize(m.outputs * m.inputs);
  std::fill_n(m.weights.data(), m.weights.size(), uint8_t{128});
  for (size_t row = 0; row < rows; ++row) {
    uint8_t* block = m.weights.data() + row / kBlock * kBlock * m.inputs + row % kBlock * 4;
    for (size_t k = 0; k < columns; ++k) {
      const int value = q[row * columns + k] + 128;
      block[k / 4 * 4 * kBlock + k % 4] = static_cast<uint8_t>(value);
    }
  }
}

}  // namespace

void EmbeddingTable::Load(WeightReader& reader, const std::string& name) {
  const size_t rows = reader.Rows(name + ".q");
  dimensions_ = reader.Columns(name + ".q");
  std::span<const int8_t> q = reader.Int8(name + ".q", rows, dimensions_);
  std::span<const float> scale = reader.Float(name + ".scale", rows, 1);
  q_.assign(q.begin(), q.end());
  scale_.assign(scale.begin(), scale.end());
}

void EmbeddingTable::Copy(size_t row, float* out) const {
  if (row >= scale_.size()) row = 0;
  const int8_t* q = q_.data() + row * dimensions_;
  for (size_t i = 0; i < dimensions_; ++i) out[i] = static_cast<float>(q[i]) * scale_[row];
}

void Linear::Load(WeightReader& reader, const std::string& name) {
  used_outputs_ = reader.Rows(name + ".q");
  used_inputs_ = reader.Columns(name + ".q");
  std::span<const int8_t> q = reader.Int8(name + ".q", used_outputs_, used_inputs_);
  std::span<const float> scale = reader.Float(name + ".scale", used_outputs_, 1);
  std::span<const float> bias;
  if (reader.Has(name + ".bias")) bias = reader.Float(name + ".bias", used_outputs_, 1);
  if (!reader.ok()) return;
  Pack(q, used_outputs_, used_inputs_, matrix_);
  matrix_.scale.Resize(matrix_.outputs);
  matrix_.bias.Resize(matrix_.outputs);
  std::copy(scale.begin(), scale.end(), matrix_.scale.data());
  std::copy(bias.begin(), bias.end(), matrix_.bias.data());
}

void Linear::Apply(const float* x, size_t stride, size_t rows, QuantizedRows& scratch,
                   float* y) const {
  scratch.Reserve(rows, inputs());
  ActiveKernels().quantize(x, stride, used_inputs_, rows, inputs(), scratch);
  Apply(scratch, rows, y);
}

void RecurrentLayer::Load(WeightReader& reader, const std::string& name) {
  weights_.Load(reader, name + ".w");
  const size_t width = reader.Columns(name + ".peep");
  hidden_ = width / 2;
  std::span<const float> peep = reader.Float(name + ".peep", 2, width);
  std::span<const float> bias = reader.Float(name + ".bias", 2, width);
  const size_t parts = weights_.used_inputs() == width ? 3 : 4;
  if (width % 16 != 0 || weights_.used_outputs() != parts * width) {
    reader.Fail("'" + name + "' does not fit together");
  }
  peep_.assign(peep.begin(), peep.end());
  bias_.assign(bias.begin(), bias.end());
}

void RecurrentLayer::Apply(const float* x, std::span<const uint32_t> lengths, size_t rows,
                           Scratch& scratch, float* y) const {
  scratch.u.Reserve(rows * weights_.outputs());
  scratch.state.Reserve(width());
  weights_.Apply(x, inputs(), rows, scratch.quantized, scratch.u.data());
  ScanArgs args;
  args.hidden = hidden_;
  args.u_stride = weights_.outputs();
  args.peep_f = peep_.data();
  args.peep_r = peep_.data() + width();
  args.bias_f = bias_.data();
  args.bias_r = bias_.data() + width();
  args.state = scratch.state.data();
  size_t row = 0;
  for (uint32_t length : lengths) {
    args.steps = length;
    args.u = scratch.u.data() + row * args.u_stride;
    args.way = inputs() == width() ? x + row * width() : nullptr;
    args.out = y + row * width();
    ActiveKernels().scan(args);
    row += length;
  }
}

size_t ArgMax(const float* x, size_t n) {
  size_t best = 0;
  for (size_t i = 1; i < n; ++i) {
    if (x[i] > x[best]) best = i;
  }
  return best;
}

}  // namespace dragoman
