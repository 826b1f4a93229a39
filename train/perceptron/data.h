// Training data: CoNLL-U trees, two-column and tab-separated name data, noise.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace dragoman::train {

struct TreeWord {
  std::string form, lemma, upos, xpos, feats, deprel;
  uint32_t head = 0;  // the number of words for the root
};
using TreeSentence = std::vector<TreeWord>;

struct NameSentence {
  std::vector<std::string> forms;
  std::vector<uint16_t> names;  // 0 none, 1 + NameLabel
};

// Penn tags that a tool gave to a word, with counts.
using SilverTags = std::map<std::string, std::map<std::string, uint32_t>>;
SilverTags ReadSilverTags(const std::string& path);

std::vector<TreeSentence> ReadConllu(const std::string& path);  // plain text, unpacked
std::vector<NameSentence> ReadWikigold(const std::string& path);
std::vector<NameSentence> ReadSilver(const std::string& path);  // PolNeAR's seven columns

enum class Noise { title_case, capitals, lower, no_stop };
// A copy with other capitals, as headlines and captions have, or without the full stop at the end.
TreeSentence Noisy(const TreeSentence& sentence, Noise noise);
NameSentence Noisy(const NameSentence& sentence, Noise noise);

}  // namespace dragoman::train
