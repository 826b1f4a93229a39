// Lemmas as edits of the form: "l|1|y" is "lower case, cut one character, add y".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "neural/vocabulary.h"
#include "neural/weight_file.h"

namespace dragoman {

class LemmaEdits {
 public:
  // `edits` are the classes; the reader gives the list of irregular words, if the file has one.
  void Load(WeightReader& reader, const Vocabulary& edits);
  std::string Apply(std::string_view form, std::string_view upos, size_t edit) const;

 private:
  enum class Case : uint8_t { lower, keep, title };
  struct Edit {
    Case mode = Case::lower;
    size_t cut = 0;
    std::string add;
  };
  std::vector<Edit> edits_;
  Vocabulary irregular_;               // "form UPOS"
  std::vector<std::string> lemma_of_;  // by number in irregular_
};

}  // namespace dragoman
