// The learned tables of tagger, parser, lemmatiser and name finder. Read-only once read, safe from
// many threads. Made by train/perceptron/train.cc from UD English EWT and GUM (train parts) and,
// for names, wikigold and PolNeAR (train parts).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "parse/hash_table.h"
#include "parse/hashed_weights.h"
#include "parse/parse_layer.h"

namespace dragoman {

// One joint tag of the tagger. `feats` is what most words with the tag have.
struct TagClass {
  Upos upos = Upos::X;
  std::string xpos, feats;
};

// From form to lemma: the last `cut` bytes go, `add` comes.
struct LemmaScript {
  uint32_t cut = 0;
  std::string add;
};

class ParseModel {
 public:
  // Every count and index is checked: fails with `corrupt` on bytes that are no whole model.
  static Result<std::shared_ptr<const ParseModel>> Read(std::string_view bytes);
  // The model that was compiled in (models/first-parse.bin at build time); fails where there was
  // none.
  static Result<std::shared_ptr<const ParseModel>> Builtin();

  // REQUIRES: tag < tags.size().
  std::string Lemma(std::string_view form, uint32_t tag, bool case_is_noise) const;
  std::string_view Feats(std::string_view form, uint32_t tag) const;

  std::vector<TagClass> tags;
  std::vector<std::string> labels;  // UD relations, as the parser numbers them
  std::vector<std::string> feats, lemmas;
  std::vector<LemmaScript> scripts;
  // Hash of a normal form to its lexicon class; hashes of form and tag to the others.
  HashTable lexicon, feats_of, lemma_of, script_of;
  HashedWeights tagger, parser, namer;

  static uint32_t FormKey(std::string_view normal, const TagClass& tag);

 private:
  std::vector<int8_t> tagger_weights_, parser_weights_, namer_weights_;
};

constexpr std::string_view kParseModelMagic = "DRGPARS1";
constexpr size_t kMaxLemmaSuffix = 6;

}  // namespace dragoman
