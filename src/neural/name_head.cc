#include <algorithm>

#include "neural/heads.h"

namespace dragoman {
namespace {

constexpr float kImpossible = -1e6f;
constexpr size_t kMaxTags = 255;

}  // namespace

std::string_view NameLabelName(NameLabel label) {
  constexpr std::string_view kText[] = {"person", "organisation", "place", "other"};
  return kText[static_cast<size_t>(label)];
}

void NameHead::Load(WeightReader& reader, const Encoder& encoder) {
  LoadTags(reader);
  width_ = encoder.width();
  input_ = encoder.input_size();
  std::span<const float> mix = reader.Float("mix.ner", encoder.layers(), 1);
  mix_.assign(mix.begin(), mix.end());
  layer_.Load(reader, "ner.layer");
  out_.Load(reader, "ner_out");
  const size_t n = tags_.size();
  std::span<const float> follow = reader.Float("ner.follow", n + 1, n + 1);
  if (!reader.ok()) return;
  if (out_.used_outputs() != n || out_.used_inputs() != layer_.width() ||
      layer_.inputs() != width_ + input_) {
    reader.Fail("the parts of the name finder do not fit together");
    return;
  }
  follow_.assign(follow.begin(), follow.end());
  for (size_t i = 0; i <= n; ++i) {
    for (size_t j = 0; j <= n; ++j) {
      const Tag before = i < n ? tags_[i] : Tag{}, after = j < n ? tags_[j] : Tag{};
      if (!MayFollow(before, after)) follow_[i * (n + 1) + j] = kImpossible;
    }
  }
}

void NameHead::LoadTags(WeightReader& reader) {
  const Vocabulary tags(reader.Bytes("labels.ner"), 0);
  if (tags.size() > kMaxTags) reader.Fail("there are too many name tags");
  for (uint32_t i = 0; reader.ok() && i < tags.size(); ++i) {
    const std::string_view text = tags.Word(i);
    const size_t place = std::string_view("OBIES").find(text.empty() ? '?' : text[0]);
    const std::string_view kind = text.size() > 2 ? text.substr(2) : std::string_view();
    if (place == std::string_view::npos || (i == 0) != (text == "O")) {
      reader.Fail("a name tag is not known");
      return;
    }
    tags_.push_back({static_cast<Place>(place), kind == "PER"   ? NameLabel::person
                                                : kind == "ORG" ? NameLabel::organisation
                                                : kind == "LOC" ? NameLabel::place
                                                                : NameLabel::other});
  }
}

void NameHead::Score(const Encoder::Scratch& encoded, std::span<const uint32_t> lengths,
                     size_t rows, HeadScratch& scratch) const {
  const Kernels& kernels = ActiveKernels();
  const size_t total = width_ + input_;
  AlignedBuffer<float>& joined = scratch.other;
  AlignedBuffer<float>& hidden = scratch.mixed.hidden;
  joined.Reserve(rows * total);
  hidden.Reserve(rows * layer_.width());
  scratch.out.Reserve(rows * out_.outputs());
  std::vector<const float*> layers(mix_.size());
  for (size_t row = 0; row < rows; ++row) {
    for (size_t i = 0; i < layers.size(); ++i) {
      layers[i] = encoded.outputs[i].data() + row * width_;
    }
    float* out = joined.data() + row * total;
    kernels.weighted_sum(layers.data(), mix_.data(), layers.size(), width_, out);
    std::copy_n(encoded.input.data() + row * input_, input_, out + width_);
  }
  layer_.Apply(joined.data(), lengths, rows, scratch.layer, hidden.data());
  out_.Apply(hidden.data(), layer_.width(), rows, scratch.quantized, scratch.out.data());
}

bool NameHead::MayFollow(Tag before, Tag after) {
  const bool open = before.place == Place::begin || before.place == Place::inside;
  const bool goes_on = after.place == Place::inside || after.place == Place::end;
  return open == goes_on && (!open || before.label == after.label);
}

std::vector<NameSpan> NameHead::Decode(const float* scores, size_t words) const {
  const size_t n = tags_.size();
  std::vector<float> best(n), next(n);
  std::vector<uint8_t> from(words * n);
  for (size_t t = 0; t < n; ++t) {
    best[t] = scores[t] + Follow(n, t);
  }
  for (size_t i = 1; i < words; ++i) {
    for (size_t t = 0; t < n; ++t) {
      float top = best[0] + Follow(0, t);
      for (size_t b = 1; b < n; ++b) {
        const float score = best[b] + Follow(b, t);
        if (score > top) {
          top = score;
          from[i * n + t] = static_cast<uint8_t>(b);
        }
      }
      next[t] = top + scores[i * stride() + t];
    }
    best.swap(next);
  }
  for (size_t t = 0; t < n; ++t) {
    best[t] = best[t] + Follow(t, n);
  }
  size_t tag = ArgMax(best.data(), n);
  std::vector<NameSpan> names;
  size_t end = words;  // of the name whose beginning is to come
  for (size_t i = words; i-- > 0;) {
    const Tag& t = tags_[tag];
    if (t.place == Place::end || t.place == Place::single) end = i + 1;
    if (t.place == Place::begin || t.place == Place::single) {
      names.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(end)}, t.label});
    }
    tag = from[i * n + tag];
  }
  std::reverse(names.begin(), names.end());
  return names;
}

}  // namespace dragoman
