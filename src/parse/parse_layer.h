// Words, syntax and names: UPOS, features, lemma, a UD v2 tree for every sentence, names proper.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "neural/name_label.h"

namespace dragoman {

enum class Upos : uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
std::string_view UposName(Upos upos);

constexpr uint32_t kNoToken = UINT32_MAX;

// The string views point into static tables or the parser's model, which outlive every Document.
struct Word {
  Upos upos = Upos::X;
  std::string_view xpos;     // Penn Treebank tag
  std::string_view feats;    // UD features as CoNLL-U writes them, "_" where none
  std::string_view deprel;   // UD v2 relation with subtype: "nsubj:pass"
  uint32_t head = kNoToken;  // index into TextLayer::tokens; kNoToken for the root of a sentence
  std::string lemma;         // lower case but for names
};

// A name proper: "Sergei Lavrov", without title ("Foreign Minister") and without possessive 's.
struct Name {
  TokenRange tokens;
  NameLabel label = NameLabel::other;
};

struct ParseLayer {
  static constexpr std::string_view kLayerName = "parse";
  std::vector<Word> words;  // one a token of TextLayer
  std::vector<Name> names;  // in text order, not overlapping
};

}  // namespace dragoman
