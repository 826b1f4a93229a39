// The table of abbreviations (knowledge/abbreviations.tsv), ready to be asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "knowledge/table.h"

namespace dragoman {

// Whether and how a full stop belongs to the word before it.
enum class AbbreviationKind : uint8_t { none, title, number, month, day, inner, end };

class Abbreviations {
 public:
  explicit Abbreviations(const Table& table);
  // `word` is without its last full stop: "Gen", "etc". Words over 8 bytes are none.
  AbbreviationKind Find(std::string_view word) const;

 private:
  struct Entry {
    AbbreviationKind kind;
    bool capital;
  };
  std::unordered_map<std::string, Entry> entries_;  // by lower-case form
};

}  // namespace dragoman
