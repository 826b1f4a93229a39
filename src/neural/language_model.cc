#include "neural/language_model.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/hash.h"
#include "neural/encoder.h"
#include "neural/heads.h"
#include "neural/lemma_edit.h"
#include "neural/sentence_splitter.h"
#include "neural/tokenizer.h"

namespace dragoman {
namespace {

// Enough words to keep the weights busy, few enough to stay in the cache.
constexpr size_t kBatchWords = 128;

// A sentence or, of a long one, a part.
struct Piece {
  size_t sentence = 0;
  uint32_t first = 0, size = 0;
};

bool EndsClause(std::string_view form) {
  return form == "," || form == ";" || form == ":" || form == "." || form == "-" || form == "—";
}

// Cuts sentences into pieces of at most kMaxWindowWords, behind punctuation where there is some.
std::vector<Piece> CutPieces(std::span<const SentenceForms> sentences) {
  constexpr size_t kMost = LanguageModel::kMaxWindowWords;
  std::vector<Piece> pieces;
  for (size_t s = 0; s < sentences.size(); ++s) {
    const SentenceForms forms = sentences[s];
    for (size_t first = 0; first < forms.size();) {
      size_t size = std::min(kMost, forms.size() - first);
      if (first + size < forms.size()) {
        size_t cut = size;
        while (cut > kMost / 2 && !EndsClause(forms[first + cut - 1])) --cut;
        if (cut > kMost / 2) size = cut;
      }
      pieces.push_back({s, static_cast<uint32_t>(first), static_cast<uint32_t>(size)});
      first += size;
    }
  }
  return pieces;
}

}  // namespace

struct LanguageModel::Impl {
  WordVectors vectors;
  Tokenizer tokenizer;
  SentenceSplitter splitter;
  Encoder encoder;
  TagHead tags;
  NameHead names;
  TreeHead tree;
  LemmaEdits lemmas;
  std::string description;

  struct Scratch {
    std::vector<std::string_view> forms;
    std::vector<uint32_t> lengths;
    Encoder::Scratch encoder;
    HeadScratch head;
    std::vector<TagHead::Choice> tags;
    std::vector<uint32_t> heads;
    std::vector<uint16_t> labels;
  };

  void Load(WeightReader& reader);
  void AnalyzeBatch(std::span<const SentenceForms> sentences, std::span<const Piece> pieces,
                    Scratch& scratch, std::vector<SentenceAnalysis>& out) const;
  void Fill(const Piece& piece, size_t row, const Scratch& scratch, SentenceAnalysis& out) const;
};

void LanguageModel::Impl::Load(WeightReader& reader) {
  description = std::string(reader.Bytes("description"));
  vectors.Load(reader);
  tokenizer.Load(reader);
  if (reader.ok()) splitter.Load(reader, vectors);
  if (reader.ok()) encoder.Load(reader, vectors);
  if (reader.ok()) tags.Load(reader, encoder);
  if (reader.ok()) names.Load(reader, encoder);
  if (reader.ok()) tree.Load(reader, encoder);
  if (reader.ok()) lemmas.Load(reader, tags.edits());
}

void LanguageModel::Impl::Fill(const Piece& piece, size_t row, const Scratch& scratch,
                               SentenceAnalysis& out) const {
  uint32_t root = 0;  // of the whole sentence
  for (uint32_t i = 0; i < piece.first && root == 0; ++i) {
    if (out.words[i].head == 0) root = i + 1;
  }
  for (uint32_t i = 0; i < piece.size; ++i, ++row) {
    const TagHead::Choice& choice = scratch.tags[row];
    const std::string_view form = scratch.forms[row];
    WordAnalysis word;
    word.upos = tags.upos(choice);
    word.xpos = tags.xpos(choice);
    word.feats = tags.feats(choice);
    word.lemma = lemmas.Apply(form, word.upos, choice.number[3]);
    word.head = scratch.heads[row] == 0 ? root : scratch.heads[row] + piece.first;
    word.deprel = tree.label(scratch.labels[row]);
    if (scratch.heads[row] == 0) word.deprel = root == 0 ? "root" : "parataxis";
    out.words.push_back(std::move(word));
  }
}

void LanguageModel::Impl::AnalyzeBatch(std::span<const SentenceForms> sentences,
                                       std::span<const Piece> pieces, Scratch& scratch,
                                       std::vector<SentenceAnalysis>& out) const {
  scratch.forms.clear();
  scratch.lengths.clear();
  for (const Piece& piece : pieces) {
    const SentenceForms forms = sentences[piece.sentence].subspan(piece.first, piece.size);
    scratch.forms.insert(scratch.forms.end(), forms.begin(), forms.end());
    scratch.lengths.push_back(piece.size);
  }
  const size_t rows = scratch.forms.size();
  encoder.Encode(scratch.forms, scratch.lengths, vectors, scratch.encoder);
  tags.Apply(scratch.encoder, rows, scratch.head, scratch.tags);
  tree.Apply(scratch.encoder, scratch.lengths, rows, scratch.head, scratch.heads, scratch.labels);
  names.Score(scratch.encoder, scratch.lengths, rows, scratch.head);
  size_t row = 0;
  for (const Piece& piece : pieces) {
    SentenceAnalysis& analysis = out[piece.sentence];
    Fill(piece, row, scratch, analysis);
    const float* scores = scratch.head.out.data() + row * names.stride();
    for (NameSpan span : names.Decode(scores, piece.size)) {
      span.words.begin += piece.first;
      span.words.end += piece.first;
      analysis.names.push_back(span);
    }
    row += piece.size;
  }
}

LanguageModel::LanguageModel(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

Result<LanguageModel> LanguageModel::Load(std::string_view bytes) {
  AlignedBuffer<char> copy;
  if (reinterpret_cast<uintptr_t>(bytes.data()) % alignof(uint64_t) != 0) {
    copy.Resize(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.data());
    bytes = std::string_view(copy.data(), bytes.size());
  }
  Result<WeightFile> file = WeightFile::Parse(bytes);
  if (!file) return Fail(file.error());
  WeightReader reader(*file);
  auto impl = std::make_unique<Impl>();
  impl->Load(reader);
  if (Status status = reader.status(); !status) return Fail(status.error());
  return LanguageModel(std::move(impl));
}

Result<LanguageModel> LanguageModel::LoadFile(const std::string& path) {
  constexpr std::streamoff kMaxBytes = std::streamoff{256} << 20;
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) {
    return Fail(ErrorKind::not_found, path + ": the language model cannot be opened");
  }
  const std::streamoff size = in.tellg();
  if (size < 0 || size > kMaxBytes) {
    return Fail(ErrorKind::corrupt, path + ": this is not a language model");
  }
  AlignedBuffer<char> bytes(static_cast<size_t>(size));
  in.seekg(0);
  if (!in.read(bytes.data(), size)) {
    return Fail(ErrorKind::io, path + ": the language model cannot be read");
  }
  Result<LanguageModel> model = Load(std::string_view(bytes.data(), bytes.size()));
  if (!model) return Fail(model.error().kind, path + ": " + model.error().message);
  model->hash_ = Sha256Hex(std::string_view(bytes.data(), bytes.size()));
  return model;
}

Result<std::shared_ptr<const LanguageModel>> LanguageModel::Open(const std::string& path) {
  if (path.empty()) return Builtin();
  Result<LanguageModel> model = LoadFile(path);
  if (!model) return Fail(model.error());
  return std::make_shared<const LanguageModel>(std::move(*model));
}

TokenizedText LanguageModel::Tokenize(std::string_view text) const {
  TokenizedText out;
  out.words = impl_->tokenizer.Cut(text);
  impl_->splitter.Split(text, impl_->vectors, out);
  return out;
}

std::vector<SentenceAnalysis> LanguageModel::Analyze(
    std::span<const SentenceForms> sentences) const {
  std::vector<SentenceAnalysis> out(sentences.size());
  for (size_t s = 0; s < sentences.size(); ++s) out[s].words.reserve(sentences[s].size());
  const std::vector<Piece> pieces = CutPieces(sentences);
  Impl::Scratch scratch;
  for (size_t begin = 0; begin < pieces.size();) {
    size_t end = begin, rows = 0;
    while (end < pieces.size() && (end == begin || rows + pieces[end].size <= kBatchWords)) {
      rows += pieces[end++].size;
    }
    impl_->AnalyzeBatch(sentences, std::span(pieces).subspan(begin, end - begin), scratch, out);
    begin = end;
  }
  return out;
}

SentenceAnalysis LanguageModel::Analyze(SentenceForms sentence) const {
  return std::move(Analyze(std::span<const SentenceForms>(&sentence, 1))[0]);
}

std::string_view LanguageModel::description() const { return impl_->description; }

std::string_view KernelName() { return ActiveKernels().name; }

}  // namespace dragoman
