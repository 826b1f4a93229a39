// The closed lists that a model is made of: tags, relations, lexicon, features and lemmas, from
// trees.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "data.h"
#include "parse/parse_model.h"

namespace dragoman::train {

struct Inventory {
  // `silver` adds words to the lexicon that the trees do not have.
  Inventory(const std::vector<TreeSentence>& trees, const SilverTags& silver);

  // Rare ones become the nearest that is known.
  uint16_t Tag(const TreeWord& word) const;
  uint8_t Label(const TreeWord& word) const;
  // All of a model file up to its weights.
  std::string Serialised() const;

  std::vector<TagClass> tags;
  std::vector<std::string> labels, feats, lemmas;
  std::vector<LemmaScript> scripts;
  HashTable lexicon, feats_of, lemma_of, script_of;

 private:
  void CollectTags(const std::vector<TreeSentence>& trees);
  void CollectLabels(const std::vector<TreeSentence>& trees);
  void CollectLexicon(const std::vector<TreeSentence>& trees, const SilverTags& silver);
  void CollectFeats(const std::vector<TreeSentence>& trees);
  void CollectLemmas(const std::vector<TreeSentence>& trees);

  std::map<std::string, uint16_t> tag_of_, upos_tag_;
  std::map<std::string, uint8_t> label_of_;
};

}  // namespace dragoman::train
