// A whole weight file with small random networks: every code path of LanguageModel without its
// size.
#pragma once

#include <cmath>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "neural/char_class.h"
#include "neural/tokenizer.h"
#include "neural/weight_file.h"

namespace dragoman {

class TinyModelWriter {
 public:
  explicit TinyModelWriter(uint32_t seed) : random_(seed) {}

  void Bytes(const std::string& name, const std::string& text) {
    Add(name, TensorType::bytes, 1, text.size(), text);
  }
  void Floats(const std::string& name, size_t rows, size_t columns, float size = 1.0f) {
    std::string data;
    for (size_t i = 0; i < rows * columns; ++i) {
      const float value = size * (2.0f * static_cast<float>(random_() % 10000) / 10000.0f - 1.0f);
      data.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    Add(name, TensorType::float32, rows, columns, data);
  }
  void Quantized(const std::string& name, size_t rows, size_t columns, bool bias = false) {
    std::string data;
    for (size_t i = 0; i < rows * columns; ++i) data += static_cast<char>(random_() % 255 - 127);
    Add(name + ".q", TensorType::int8, rows, columns, data);
    Floats(name + ".scale", rows, 1, 0.05f);
    if (bias) Floats(name + ".bias", rows, 1);
  }
  void Recurrent(const std::string& name, size_t inputs, size_t hidden) {
    Quantized(name + ".w", (inputs == 2 * hidden ? 6 : 8) * hidden, inputs);
    Floats(name + ".peep", 2, 2 * hidden);
    Floats(name + ".bias", 2, 2 * hidden);
  }

  std::string Finish(uint32_t version = WeightFile::kVersion) const {
    std::string table, body;
    size_t offset = 32 + 64 * entries_.size();
    for (const Entry& e : entries_) {
      const size_t pad = (64 - offset % 64) % 64;
      body.append(pad, '\0');
      offset += pad;
      std::string name = e.name;
      name.resize(40, '\0');
      table += name;
      Put(table, static_cast<uint32_t>(e.type));
      Put(table, static_cast<uint32_t>(e.rows));
      Put(table, static_cast<uint32_t>(e.columns));
      Put(table, uint32_t{0});
      Put(table, uint64_t{offset});
      body += e.data;
      offset += e.data.size();
    }
    std::string rest = table + body;
    rest.append((8 - rest.size() % 8) % 8, '\0');
    std::string file = "DRAGOMAN";
    Put(file, version);
    Put(file, static_cast<uint32_t>(entries_.size()));
    Put(file, uint64_t{32 + rest.size()});
    Put(file, WeightChecksum(rest));
    return file + rest;
  }

 private:
  struct Entry {
    std::string name;
    TensorType type;
    size_t rows, columns;
    std::string data;
  };
  template <class T>
  static void Put(std::string& out, T value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void Add(const std::string& name, TensorType type, size_t rows, size_t columns,
           const std::string& data) {
    entries_.push_back({name, type, rows, columns, data});
  }
  std::mt19937 random_;
  std::vector<Entry> entries_;
};

inline void AddTinyTextModel(TinyModelWriter& w) {
  constexpr size_t kHidden = 16, kMid = 8;
  w.Floats("tok.window", 2 * Tokenizer::kWindow * CharClassCount(), kHidden);
  w.Floats("tok.flags", 42, kHidden);
  w.Floats("tok.bias", kHidden, 1);
  w.Floats("tok.mid", kHidden, kMid);
  w.Floats("tok.mid.bias", kMid, 1);
  w.Floats("tok.out", 3, kMid);
  w.Floats("tok.out.bias", 3, 1);
  w.Bytes("tok.splittable", "cannot\ndidn\nab");
  w.Quantized("split.suf3", 32, 4);
  w.Quantized("split.shape", 16, 4);
  w.Quantized("split.gap", 4, 4);
  w.Recurrent("split.0", 20, 8);
  w.Recurrent("split.1", 16, 8);
  w.Floats("split.out", 16, 1);
  w.Floats("split.out.bias", 1, 1);
}

// REQUIRES: nothing; the same seed gives the same bytes.
inline std::string TinyModel(uint32_t seed = 1, uint32_t version = WeightFile::kVersion) {
  TinyModelWriter w(seed);
  w.Bytes("description", "a tiny random model");
  w.Bytes("vectors.words", "the\nof\nminister\nsaid");
  w.Quantized("vectors", 5, 8);
  w.Bytes("words", "<unk>\nthe\nsaid");
  w.Quantized("word", 3, 8);
  for (const char* name : {"suf2", "suf3", "suf4", "pre2", "pre3", "shape"}) {
    w.Quantized(std::string("hash.") + name, 16, 4);
  }
  w.Recurrent("enc.0", 40, 16);
  w.Recurrent("enc.1", 32, 16);
  for (const char* name : {"mix.tag", "mix.ner", "mix.arc"}) w.Floats(name, 2, 1);
  w.Quantized("tag_mlp", 24, 32, true);
  w.Quantized("tag_out", 11, 24, true);
  w.Recurrent("ner.layer", 72, 8);
  w.Floats("ner.follow", 10, 10);
  w.Quantized("ner_out", 9, 16, true);
  w.Quantized("arc_mlp", 2 * 16 + 2 * 8, 32, true);
  w.Quantized("arc_u", 16, 16, true);
  w.Floats("root", 24, 1);
  w.Quantized("label_u", 9 * 16, 8, true);
  w.Bytes("labels.upos", "NOUN\nVERB\nPUNCT");
  w.Bytes("labels.xpos", "NN\nVB");
  w.Bytes("labels.feats", "_\nNumber=Plur");
  w.Bytes("labels.edits", "l|0|\nk|0|\nl|1|\nt|2|y");
  w.Bytes("labels.ner", "O\nB-PER\nI-PER\nE-PER\nS-PER\nB-ORG\nI-ORG\nE-ORG\nS-ORG");
  w.Bytes("labels.deprel", "root\nnsubj\nobj\npunct");
  AddTinyTextModel(w);
  return w.Finish(version);
}

}  // namespace dragoman
