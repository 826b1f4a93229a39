// What the classifiers see of a token's letters: normal form, affixes, shape.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/hash_table.h"

namespace dragoman {

// Lower case, digits as 0, one form for each kind of quotation mark and dash. `keep_digits` for
// lemmas.
std::string NormalForm(std::string_view form, bool keep_digits = false);

enum class Shape : uint8_t {
  lower,
  capitalised,
  capital_letter,
  capitals,
  mixed,
  digits,
  digits_and_letters,
  abbreviation,
  other
};
Shape ShapeOf(std::string_view form);

// How a sentence is written as a whole: headlines carry capitals that say nothing.
enum class CaseKind : uint8_t { normal, title_case, capitals, lower };

struct TokenFeatures {
  uint32_t normal = 0;  // hash of the normal form
  uint32_t suffix1 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;
  uint32_t prefix1 = 0, prefix2 = 0, prefix3 = 0;
  uint32_t lexicon = 0;  // class of the word in the lexicon, 0 for unknown
  Shape shape = Shape::other;
  bool in_quotes = false;
};

struct SentenceFeatures {
  std::vector<TokenFeatures> tokens;
  CaseKind case_kind = CaseKind::normal;
};

uint32_t HashBytes(std::string_view bytes);

// `lexicon` maps the hash of a normal form to its class.
void Extract(std::span<const std::string_view> forms, const HashTable& lexicon,
             SentenceFeatures* out);

}  // namespace dragoman
