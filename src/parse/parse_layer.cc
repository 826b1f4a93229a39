#include "parse/parse_layer.h"

#include <array>

namespace dragoman {

std::string_view UposName(Upos upos) {
  static constexpr std::array<std::string_view, 17> kNames = {
      "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return kNames[static_cast<size_t>(upos)];
}

}  // namespace dragoman
