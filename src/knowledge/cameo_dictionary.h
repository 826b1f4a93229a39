// Reader for the actor and agent dictionaries of TABARI, PETRARCH and CAMEO: names in capitals with
// underscores, synonyms behind a plus, codes in brackets, each with dates or without.
//   KOFI_ANNAN_
//   +K._ANNAN_
//       [IGOUNO 970101-061231]
//       [ELI]              # at any other time
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace dragoman {

struct CameoCode {
  std::string code;          // "IGOUNO"; of an agent without its tilde
  std::string since, until;  // ISO days or empty
  uint32_t line = 0;
};

struct CameoEntry {
  // As a reader would write them: "Kofi Annan", "agents of the company". Substitutions are written
  // out, and an agent's plurals are with it.
  std::vector<std::string> forms, plurals;
  std::vector<CameoCode> codes;
  uint32_t line = 0;
};

struct CameoDictionary {
  bool agents = false;  // its codes begin with a tilde
  std::vector<CameoEntry> entries;
  std::vector<std::string> problems;  // "file:12: ...": what was left out or left open
};

// Never fails on a line: what cannot be read is in `problems`. Fails where the bytes are no
// dictionary at all (not UTF-8 and not Latin-1 text, no entry with a code). Two-digit years from 30
// on are of the last century.
Result<CameoDictionary> ReadCameoDictionary(std::string_view bytes, std::string_view source);

}  // namespace dragoman
