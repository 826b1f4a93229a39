// LanguageModel: words, sentences, tags, syntax and names of English text, by small neural networks
// with int8 weights. One weight file (see weight_file.h) holds all networks and vocabularies.
//
//   Result<LanguageModel> model = LanguageModel::Load(bytes);
//   TokenizedText text = model->Tokenize("Mr. Lavrov didn't come. He left.");
//   std::vector<SentenceAnalysis> syntax = model->Analyze(forms_of_each_sentence);
//
// A loaded model is read-only and safe from many threads at once; each call keeps its own scratch.
// The answer depends on the input alone: not on the thread count, on the sentences analysed
// together, or on the kernels that this CPU has (tests/neural compares them bit for bit).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "core/result.h"
#include "neural/name_label.h"

namespace dragoman {

// A word. "didn't" gives two words of one written token: group_size 2, group_index 0 and 1; their
// ranges, "did" and "n't", cover the written token without a gap. An ordinary word has
// group_size 1.
struct TextWord {
  ByteRange range;
  uint16_t group_size = 1;
  uint16_t group_index = 0;
};

struct TextSentence {
  TokenRange words;               // indices into TokenizedText::words; never empty
  bool starts_paragraph = false;  // first of the text or behind a blank line
};

struct TokenizedText {
  std::vector<TextWord> words;  // in text order, without white space, without overlap
  std::vector<TextSentence> sentences;
};

// Views point into the model and live as long as it.
struct WordAnalysis {
  std::string_view upos;
  std::string_view xpos;
  std::string_view feats;   // "_" where there are none
  std::string_view deprel;  // with subtype: "nsubj:pass"
  std::string lemma;
  uint32_t head = 0;  // 1-based index of the governor within the sentence, 0 for the root
};

struct NameSpan {
  TokenRange words;  // within the sentence, 0-based
  NameLabel label = NameLabel::other;
};

// `words` has one entry a form, with exactly one root and no cycle. Names are in order, apart.
struct SentenceAnalysis {
  std::vector<WordAnalysis> words;
  std::vector<NameSpan> names;
};

using SentenceForms = std::span<const std::string_view>;

class LanguageModel {
 public:
  // Sentences longer than this are analysed in windows, whose roots hang on the first window's
  // root.
  static constexpr size_t kMaxWindowWords = 192;
  // Text without a sentence end is cut behind this many words.
  static constexpr size_t kMaxSentenceWords = 1000;

  // Copies what it needs: the bytes may go afterwards. Fails with ErrorKind::corrupt on anything
  // that is not exactly a weight file of this version.
  static Result<LanguageModel> Load(std::string_view bytes);
  static Result<LanguageModel> LoadFile(const std::string& path);
  // The file at `path`, or the built-in model where `path` is empty.
  static Result<std::shared_ptr<const LanguageModel>> Open(const std::string& path);
  // The model that was compiled in (models/en.dgm), loaded once and kept for good.
  static Result<std::shared_ptr<const LanguageModel>> Builtin();
  static std::string_view BuiltinHash();  // SHA-256 of that file, hexadecimal

  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  ~LanguageModel();

  // `text` is UTF-8 (an ill-formed byte counts as a symbol) of less than 4 GiB. Every byte that is
  // not white space or a control character is in exactly one word. Time and memory are linear in
  // its size.
  TokenizedText Tokenize(std::string_view text) const;

  // One result a sentence, in order. Many sentences at once are faster than one at a time.
  std::vector<SentenceAnalysis> Analyze(std::span<const SentenceForms> sentences) const;
  SentenceAnalysis Analyze(SentenceForms sentence) const;

  std::string_view description() const;  // name, data and licence, from the weight file
  // SHA-256 of the weight file, hexadecimal; empty for bytes that Load was given.
  const std::string& hash() const { return hash_; }

 private:
  struct Impl;
  explicit LanguageModel(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
  std::string hash_;
};

// The kernels in use: "avx512vnni", "avxvnni", "avx2" or "portable". Setting DRAGOMAN_KERNELS to
// one of these names picks a slower set; results are the same.
std::string_view KernelName();

}  // namespace dragoman
