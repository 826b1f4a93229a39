#include "neural/lemma_edit.h"

#include <charconv>

#include "neural/word_features.h"

namespace dragoman {
namespace {

constexpr uint32_t kMissing = UINT32_MAX;

size_t FirstCharacterBytes(std::string_view text) {
  size_t at = text.empty() ? 0 : 1;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

void DropCharacters(std::string& text, size_t count) {
  while (count > 0 && !text.empty()) {
    while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) {
      text.pop_back();
    }
    text.pop_back();
    --count;
  }
}

}  // namespace

void LemmaEdits::Load(WeightReader& reader, const Vocabulary& edits) {
  for (uint32_t i = 0; i < edits.size(); ++i) {
    const std::string_view text = edits.Word(i);
    const size_t bar = text.find('|', 2);
    Edit edit;
    const bool good =
        text.size() >= 4 && text[1] == '|' && bar != std::string_view::npos &&
        std::from_chars(text.data() + 2, text.data() + bar, edit.cut).ec == std::errc();
    if (!good) {
      reader.Fail("a lemma edit cannot be read");
      return;
    }
    edit.mode = text[0] == 'l' ? Case::lower : text[0] == 'k' ? Case::keep : Case::title;
    edit.add = std::string(text.substr(bar + 1));
    edits_.push_back(std::move(edit));
  }
  if (!reader.Has("irregular.keys")) return;
  irregular_ = Vocabulary(reader.Bytes("irregular.keys"), 0);
  const Vocabulary lemmas(reader.Bytes("irregular.lemmas"), 0);
  if (lemmas.size() != irregular_.size()) reader.Fail("the irregular lemmas differ in number");
  for (uint32_t i = 0; i < lemmas.size(); ++i) lemma_of_.emplace_back(lemmas.Word(i));
}

std::string LemmaEdits::Apply(std::string_view form, std::string_view upos, size_t edit) const {
  const std::string lower = LowerForm(form);
  if (irregular_.size() > 0) {
    const uint32_t found = irregular_.Find(lower + " " + std::string(upos), kMissing);
    if (found != kMissing) return lemma_of_[found];
  }
  const Edit& e = edits_[edit];
  std::string lemma;
  if (e.mode == Case::lower) {
    lemma = lower;
  } else if (e.mode == Case::keep) {
    lemma = form;
  } else {
    const size_t first = FirstCharacterBytes(form);
    lemma = std::string(form.substr(0, first)) + LowerForm(form.substr(first));
  }
  DropCharacters(lemma, e.cut);
  lemma += e.add;
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace dragoman
