#include "neural/heads.h"

#include "neural/tree.h"

namespace dragoman {
namespace {

constexpr float kNever = -1e30f;

}  // namespace

void MixedHidden::Load(WeightReader& reader, const std::string& mix, const std::string& linear,
                       const Encoder& encoder) {
  std::span<const float> factors = reader.Float(mix, encoder.layers(), 1);
  mix_.assign(factors.begin(), factors.end());
  linear_.Load(reader, linear);
  if (!reader.ok()) return;
  width_ = encoder.width();
  if (linear_.used_inputs() != width_) reader.Fail("'" + linear + "' does not fit the encoder");
}

void MixedHidden::Apply(const Encoder::Scratch& encoded, size_t rows, Scratch& scratch) const {
  scratch.mixed.Reserve(rows * width_);
  scratch.hidden.Reserve(rows * linear_.outputs());
  std::vector<const float*> layers;
  for (const auto& output : encoded.outputs) layers.push_back(output.data());
  const Kernels& kernels = ActiveKernels();
  kernels.weighted_sum(layers.data(), mix_.data(), layers.size(), rows * width_,
                       scratch.mixed.data());
  linear_.Apply(scratch.mixed.data(), width_, rows, scratch.quantized, scratch.hidden.data());
  kernels.leaky_relu(scratch.hidden.data(), rows * linear_.outputs());
}

void TagHead::Load(WeightReader& reader, const Encoder& encoder) {
  hidden_.Load(reader, "mix.tag", "tag_mlp", encoder);
  out_.Load(reader, "tag_out");
  constexpr const char* kNames[kKinds] = {"upos", "xpos", "feats", "edits"};
  size_t total = 0;
  for (size_t i = 0; i < kKinds; ++i) {
    labels_[i] = Vocabulary(reader.Bytes(std::string("labels.") + kNames[i]), 0);
    total += labels_[i].size();
  }
  if (reader.ok() && (out_.used_outputs() != total || out_.used_inputs() != hidden_.size())) {
    reader.Fail("'tag_out' does not fit the labels");
  }
}

void TagHead::Apply(const Encoder::Scratch& encoded, size_t rows, HeadScratch& scratch,
                    std::vector<Choice>& out) const {
  hidden_.Apply(encoded, rows, scratch.mixed);
  scratch.out.Reserve(rows * out_.outputs());
  out_.Apply(scratch.mixed.hidden.data(), hidden_.stride(), rows, scratch.quantized,
             scratch.out.data());
  out.resize(rows);
  for (size_t row = 0; row < rows; ++row) {
    const float* scores = scratch.out.data() + row * out_.outputs();
    for (size_t kind = 0; kind < kKinds; ++kind) {
      out[row].number[kind] = static_cast<uint16_t>(ArgMax(scores, labels_[kind].size()));
      scores += labels_[kind].size();
    }
  }
}

void TreeHead::Load(WeightReader& reader, const Encoder& encoder) {
  hidden_.Load(reader, "mix.arc", "arc_mlp", encoder);
  arc_.Load(reader, "arc_u");
  label_.Load(reader, "label_u");
  std::span<const float> root = reader.Float("root", 0, 1);
  root_.assign(root.begin(), root.end());
  labels_ = Vocabulary(reader.Bytes("labels.deprel"), 0);
  if (!reader.ok()) return;
  arc_size_ = arc_.used_inputs();
  label_size_ = label_.used_inputs();
  label_stride_ = label_.used_outputs() / (label_size_ + 1);
  root_label_ = labels_.Find("root", UINT32_MAX);
  if (arc_.used_outputs() != arc_size_ || hidden_.size() != 2 * (arc_size_ + label_size_) ||
      root_.size() != arc_size_ + label_size_ || label_stride_ < labels_.size() ||
      label_.used_outputs() != label_stride_ * (label_size_ + 1)) {
    reader.Fail("the parts of the tree scorer do not fit together");
  }
}

void TreeHead::Apply(const Encoder::Scratch& encoded, std::span<const uint32_t> lengths,
                     size_t rows, HeadScratch& scratch, std::vector<uint32_t>& heads,
                     std::vector<uint16_t>& labels) const {
  hidden_.Apply(encoded, rows, scratch.mixed);
  const float* hidden = scratch.mixed.hidden.data();
  const size_t stride = hidden_.stride();
  scratch.out.Reserve(rows * arc_.outputs());
  arc_.Apply(hidden, stride, rows, scratch.quantized, scratch.out.data());
  heads.clear();
  FindHeads(scratch, lengths, heads);
  scratch.other.Reserve(rows * label_.outputs());
  label_.Apply(hidden + 2 * arc_size_, stride, rows, scratch.quantized, scratch.other.data());
  labels.resize(rows);
  size_t first = 0;
  for (uint32_t length : lengths) {
    for (size_t row = first; row < first + length; ++row) {
      const float* governor = heads[row] == 0 ? root_.data() + arc_size_
                                              : hidden + (first + heads[row] - 1) * stride +
                                                    2 * arc_size_ + label_size_;
      LabelRow(governor, scratch.other.data() + row * label_.outputs(), labels[row]);
    }
    first += length;
  }
}

void TreeHead::FindHeads(const HeadScratch& scratch, std::span<const uint32_t> lengths,
                         std::vector<uint32_t>& heads) const {
  const float* hidden = scratch.mixed.hidden.data();
  AlignedBuffer<float> columns, scores;
  size_t first = 0;
  for (uint32_t length : lengths) {
    // columns[k][j]: feature k of the head in column j, so that scores sum in the order of k.
    const size_t width = (length + 1 + 15) / 16 * 16;
    columns.Reserve(arc_size_ * width);
    scores.Reserve(length * (length + 1) + 16);
    for (size_t j = 0; j < width; ++j) {
      const float* head = j == 0        ? root_.data()
                          : j <= length ? hidden + (first + j - 1) * hidden_.stride() + arc_size_
                                        : nullptr;
      for (size_t k = 0; k < arc_size_; ++k) columns[k * width + j] = head ? head[k] : 0.0f;
    }
    for (size_t i = 0; i < length; ++i) {
      ActiveKernels().dot_columns(scratch.out.data() + (first + i) * arc_.outputs(), arc_size_,
                                  columns.data(), width, length + 1,
                                  scores.data() + i * (length + 1));
    }
    const std::vector<uint32_t> tree = BestTree(scores.data(), length);
    heads.insert(heads.end(), tree.begin(), tree.end());
    first += length;
  }
}

void TreeHead::LabelRow(const float* governor, const float* row, uint16_t& label) const {
  constexpr size_t kMaxLabels = 256;
  float scores[kMaxLabels];
  const size_t n = std::min(labels_.size(), kMaxLabels);
  ActiveKernels().dot_columns(governor, label_size_, row, label_stride_, n, scores);
  const float* alone = row + label_size_ * label_stride_;  // what needs no governor
  for (size_t k = 0; k < n; ++k) scores[k] = scores[k] + alone[k];
  const bool on_root = governor == root_.data() + arc_size_;
  if (!on_root && root_label_ < n) scores[root_label_] = kNever;
  label = static_cast<uint16_t>(on_root && root_label_ < n ? root_label_ : ArgMax(scores, n));
}

}  // namespace dragoman
