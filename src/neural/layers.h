// The building blocks: embedding tables, linear layers and recurrent layers, read from a weight
// file. Names of tensors: "NAME.q" int8, "NAME.scale" one factor a row, "NAME.bias" one a row or
// absent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "neural/kernels.h"
#include "neural/weight_file.h"

namespace dragoman {

// Rows of int8 numbers, each with its factor.
class EmbeddingTable {
 public:
  void Load(WeightReader& reader, const std::string& name);
  size_t rows() const { return scale_.size(); }
  size_t dimensions() const { return dimensions_; }
  // Writes dimensions() floats. A row that is not there counts as row 0.
  void Copy(size_t row, float* out) const;

 private:
  std::vector<int8_t> q_;
  std::vector<float> scale_;
  size_t dimensions_ = 0;
};

class Linear {
 public:
  void Load(WeightReader& reader, const std::string& name);
  // y [rows][outputs()], from rows that `input` holds quantised for inputs().
  void Apply(const QuantizedRows& input, size_t rows, float* y) const {
    ActiveKernels().multiply(input, rows, matrix_, y);
  }
  // Quantises x [rows][stride] into `scratch` first.
  void Apply(const float* x, size_t stride, size_t rows, QuantizedRows& scratch, float* y) const;

  size_t outputs() const { return matrix_.outputs; }  // padded to a multiple of 64
  size_t used_outputs() const { return used_outputs_; }
  size_t inputs() const { return matrix_.inputs; }  // padded to a multiple of 4
  size_t used_inputs() const { return used_inputs_; }

 private:
  PackedMatrix matrix_;
  size_t used_outputs_ = 0, used_inputs_ = 0;
};

// A bidirectional simple recurrent unit (Lei et al. 2018) with a highway past it.
class RecurrentLayer {
 public:
  void Load(WeightReader& reader, const std::string& name);
  size_t width() const { return 2 * hidden_; }
  size_t inputs() const { return weights_.used_inputs(); }

  struct Scratch {
    QuantizedRows quantized;
    AlignedBuffer<float> u, state;
  };
  // x [rows][inputs()] holds sequences of the given lengths one after the other; y [rows][width()].
  void Apply(const float* x, std::span<const uint32_t> lengths, size_t rows, Scratch& scratch,
             float* y) const;

 private:
  Linear weights_;
  std::vector<float> peep_, bias_;  // [2][width]: forget gate, reset gate
  size_t hidden_ = 0;
};

// Index of the largest of n values; the first of equals.
size_t ArgMax(const float* x, size_t n);

}  // namespace dragoman
