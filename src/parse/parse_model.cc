#include "parse/parse_model.h"

#include <bit>
#include <cstring>

#include "core/utf8.h"
#include "parse/token_features.h"

namespace dragoman {

namespace {

// Reads little-endian values off a span; after the first overrun everything is empty and ok() is
// false.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}
  bool ok() const { return ok_; }
  bool AtEnd() const { return ok_ && pos_ == bytes_.size(); }
  size_t left() const { return bytes_.size() - pos_; }
  void Refuse() { ok_ = false; }

  template <class T>
  T Number() {
    T value{};
    std::string_view part = Bytes(sizeof(T));
    if (ok_) std::memcpy(&value, part.data(), sizeof(T));
    return value;
  }
  std::string_view Bytes(size_t n) {
    if (!ok_ || n > left()) {
      ok_ = false;
      return {};
    }
    std::string_view part = bytes_.substr(pos_, n);
    pos_ += n;
    return part;
  }
  std::string Text() { return std::string(Bytes(Number<uint16_t>())); }
  // A count of things that take at least `least` bytes each.
  size_t Count(size_t least) {
    size_t n = Number<uint32_t>();
    if (n * least > left()) ok_ = false;
    return ok_ ? n : 0;
  }

 private:
  std::string_view bytes_;
  size_t pos_ = 0;
  bool ok_ = true;
};

std::vector<std::string> ReadTexts(Cursor& in) {
  std::vector<std::string> out(in.Count(2));
  for (std::string& text : out) text = in.Text();
  return out;
}

HashTable ReadTable(Cursor& in, size_t limit) {
  HashTable table;
  size_t n = in.Count(6);
  table.keys.resize(n);
  table.values.resize(n);
  for (size_t i = 0; i < n; ++i) {
    table.keys[i] = in.Number<uint32_t>();
    if (i > 0 && table.keys[i] <= table.keys[i - 1]) in.Refuse();
  }
  for (uint16_t& value : table.values) {
    value = in.Number<uint16_t>();
    if (value >= limit) in.Refuse();
  }
  return table;
}

void ReadWeights(Cursor& in, size_t classes, std::vector<int8_t>* store, HashedWeights* weights) {
  uint32_t bits = in.Number<uint32_t>(), n = in.Number<uint32_t>();
  if (bits > 26 || n != classes || n > kMaxClasses) return in.Refuse();
  std::string_view bytes = in.Bytes((size_t{1} << bits) + kMaxClasses);
  store->resize(bytes.size());
  if (!bytes.empty()) std::memcpy(store->data(), bytes.data(), bytes.size());
  *weights = {*store, (1U << bits) - 1, n};
}

}  // namespace

Result<std::shared_ptr<const ParseModel>> ParseModel::Read(std::string_view bytes) {
  static_assert(std::endian::native == std::endian::little, "models are stored little-endian");
  auto model = std::make_shared<ParseModel>();
  Cursor in(bytes);
  if (in.Bytes(kParseModelMagic.size()) != kParseModelMagic)
    return Fail(ErrorKind::corrupt, "parse model: not one of this version; train it again");
  model->tags.resize(in.Count(5));
  for (TagClass& tag : model->tags) {
    uint8_t upos = in.Number<uint8_t>();
    if (upos > static_cast<uint8_t>(Upos::X)) in.Refuse();
    tag = {static_cast<Upos>(upos), in.Text(), in.Text()};
  }
  model->labels = ReadTexts(in);
  model->feats = ReadTexts(in);
  model->lemmas = ReadTexts(in);
  model->scripts.resize(in.Count(3));
  for (LemmaScript& script : model->scripts) {
    script.cut = in.Number<uint8_t>();
    script.add = in.Text();
  }
  model->lexicon = ReadTable(in, 1U << 16);
  model->feats_of = ReadTable(in, model->feats.size());
  model->lemma_of = ReadTable(in, model->lemmas.size());
  model->script_of = ReadTable(in, model->scripts.size());
  ReadWeights(in, model->tags.size(), &model->tagger_weights_, &model->tagger);
  ReadWeights(in, 2 * model->labels.size() + 1, &model->parser_weights_, &model->parser);
  ReadWeights(in, 5, &model->namer_weights_, &model->namer);
  if (!in.AtEnd() || model->tags.empty() || model->labels.empty() || model->labels.size() >= 64)
    return Fail(ErrorKind::corrupt, "parse model: cut short or damaged; build or train it again");
  return std::shared_ptr<const ParseModel>(std::move(model));
}

uint32_t ParseModel::FormKey(std::string_view normal, const TagClass& tag) {
  return Feature(7, HashBytes(normal), HashBytes(tag.xpos), tag.upos);
}

std::string_view ParseModel::Feats(std::string_view form, uint32_t tag) const {
  uint32_t id = feats_of.Find(FormKey(NormalForm(form), tags[tag]), UINT32_MAX);
  return id == UINT32_MAX ? std::string_view(tags[tag].feats) : feats[id];
}

std::string ParseModel::Lemma(std::string_view form, uint32_t tag, bool case_is_noise) const {
  const TagClass& c = tags[tag];
  std::string normal = NormalForm(form, true);
  bool name = c.upos == Upos::PROPN;
  if (!name) {
    uint32_t id = lemma_of.Find(FormKey(normal, c), UINT32_MAX);
    if (id != UINT32_MAX) return lemmas[id];
  }
  bool keeps_case =
      name || (c.upos == Upos::ADJ && !case_is_noise && ShapeOf(form) != Shape::lower);
  std::string lemma = keeps_case ? std::string(form) : normal;
  std::string marked = "^" + normal;
  for (size_t n = std::min(kMaxLemmaSuffix, marked.size()) + 1; n-- > 0;) {
    std::string_view suffix = std::string_view(marked).substr(marked.size() - n);
    uint32_t id = script_of.Find(FormKey(suffix, c), UINT32_MAX);
    if (id == UINT32_MAX) continue;
    const LemmaScript& script = scripts[id];
    // A script may be meant for another writing of the word; never eat all of it.
    if (script.cut > lemma.size() || (script.cut == lemma.size() && script.add.empty())) continue;
    return lemma.substr(0, lemma.size() - script.cut) + script.add;
  }
  return lemma;
}

}  // namespace dragoman
