#include "neural/encoder.h"

namespace dragoman {
namespace {

constexpr size_t kMaxLayers = 16;
constexpr const char* kHashedNames[kHashedFeatures] = {"suf2", "suf3", "suf4",
                                                       "pre2", "pre3", "shape"};

}  // namespace

void WordVectors::Load(WeightReader& reader) {
  words = Vocabulary(reader.Bytes("vectors.words"), 1);
  table.Load(reader, "vectors");
  if (table.rows() != words.size() + 1) reader.Fail("'vectors' and their words differ in number");
}

void Encoder::Load(WeightReader& reader, const WordVectors& vectors) {
  words_ = Vocabulary(reader.Bytes("words"), 0);
  word_table_.Load(reader, "word");
  input_size_ = vectors.table.dimensions() + word_table_.dimensions();
  if (word_table_.rows() != words_.size()) reader.Fail("'word' and its words differ in number");
  for (size_t i = 0; i < kHashedFeatures; ++i) {
    hashed_[i].Load(reader, std::string("hash.") + kHashedNames[i]);
    input_size_ += hashed_[i].dimensions();
    if (hashed_[i].rows() == 0) reader.Fail("a hashed table is empty");
  }
  for (size_t i = 0; i < kMaxLayers && reader.Has("enc." + std::to_string(i) + ".w.q"); ++i) {
    layers_.emplace_back().Load(reader, "enc." + std::to_string(i));
    const size_t expected = i == 0 ? input_size_ : layers_[i - 1].width();
    if (layers_.back().inputs() != expected || layers_.back().width() != layers_[0].width()) {
      reader.Fail("the encoder's layers do not fit together");
    }
  }
  if (layers_.empty()) reader.Fail("the encoder has no layers");
}

void Encoder::Embed(std::string_view form, const WordVectors& vectors, float* out) const {
  const std::string lower = LowerForm(form);
  vectors.table.Copy(LookUpWord(vectors.words, lower), out);
  out += vectors.table.dimensions();
  word_table_.Copy(LookUpWord(words_, lower), out);
  out += word_table_.dimensions();
  const std::array<uint32_t, kHashedFeatures> hashes = HashedFeatures(form, lower);
  for (size_t i = 0; i < kHashedFeatures; ++i) {
    hashed_[i].Copy(hashes[i] % hashed_[i].rows(), out);
    out += hashed_[i].dimensions();
  }
}

void Encoder::Encode(std::span<const std::string_view> forms, std::span<const uint32_t> lengths,
                     const WordVectors& vectors, Scratch& scratch) const {
  scratch.input.Reserve(forms.size() * input_size_);
  scratch.outputs.resize(layers_.size());
  for (size_t i = 0; i < forms.size(); ++i) {
    Embed(forms[i], vectors, scratch.input.data() + i * input_size_);
  }
  const float* x = scratch.input.data();
  for (size_t i = 0; i < layers_.size(); ++i) {
    scratch.outputs[i].Reserve(forms.size() * width());
    layers_[i].Apply(x, lengths, forms.size(), scratch.layer, scratch.outputs[i].data());
    x = scratch.outputs[i].data();
  }
}

}  // namespace dragoman
