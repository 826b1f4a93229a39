// Words within names: honorifics, particles, spellings of given names, and so on (name_words.tsv).
// Immutable once made; safe from many threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/table.h"

namespace dragoman {

enum class NameWordKind : uint8_t {
  honorific,  // of a man, a woman, or anybody: no part of a name
  honorific_f,
  honorific_any,
  particle,      // "al", "de": may be left out
  patronymic,    // "bin", "oglu"
  kunya,         // "abu": belongs to the word behind it
  generation,    // "junior", "II"
  family_first,  // Korean, Chinese, Vietnamese family names
  spelling,      // given and family names with their transliterations and nicknames
  body,          // with it, a name is no person's
  generic,       // a body may be named without it: "movement", "group"
  body_synonym,  // spellings within the names of bodies
  part,          // "northern", "Scottish": of a larger body or country
  filler,        // "of", "the"
};
inline constexpr size_t kNameWordKinds = 14;

class NameWords {
 public:
  explicit NameWords(const Table& table);
  // All words here are folded (FoldName).
  bool Is(std::string_view word, NameWordKind kind) const;
  // What the lists say of two words: one word in two forms, two words, or nothing (one is not
  // listed).
  enum class Verdict : uint8_t { same, other, unknown };
  Verdict Compare(std::string_view a, std::string_view b, NameWordKind kind) const;

  // The first word of the first row that lists it; the word itself where none does.
  std::string First(std::string_view word, NameWordKind kind) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Groups = std::unordered_map<std::string, std::vector<uint32_t>, Hash, std::equal_to<>>;
  Groups groups_[kNameWordKinds];    // word -> the rows that list it
  std::vector<std::string> firsts_;  // of each row
};

// The name of a kind in the table; empty for a number that is none.
std::string_view NameWordKindName(size_t kind);

}  // namespace dragoman
