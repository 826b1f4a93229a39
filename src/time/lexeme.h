// The pieces that the grammar of time works on: words, numbers and marks of the text itself, finer
// than tokens ("third-quarter" is three, "29,2024" is three), so that the grammar does not depend
// on how a tokeniser splits "10:30pm". Every piece keeps its bytes. Built once a report; good as
// long as its text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"

namespace dragoman {

enum class Shape : uint8_t {
  word,     // letters; "'s" and "a.m." are words
  number,   // digits, with thousands commas; `number` is its value, -1 over nine digits
  ordinal,  // "18th"
  decimal,  // "2.5"
  clock,    // "14:30": number is hours * 60 + minutes
  iso,      // "2024-05-18", "2024/05/18": number is yyyymmdd
  slashed,  // "18/05/2024", "18.05.2024": a.b.c in `parts`
  decade,   // "1990s", "90s": number is 1990 or 90
  mark,     // any other character
  stop      // a blank line: nothing reaches over it
};

// What a word can mean to the grammar; zero or empty where it cannot.
struct TimeWord {
  uint8_t month = 0;    // 1-12
  uint8_t weekday = 0;  // 1-7, Monday first
  char unit = 0;  // s m h D W M Q Y, E decade, C century, L millennium, N weekend, F fortnight
  bool plural = false;         // of the unit
  int16_t number = 0;          // "one" 1 ... "hundred" 100, "thousand" 1000
  uint8_t ordinal = 0;         // "first" 1 ... "thirty-first" by composition
  std::string_view season;     // SP SU FA WI
  std::string_view part;       // MO AF EV NI MI (midday), of the day
  bool starts = false;         // an expression may start with it
  bool needs_capital = false;  // "May", "March", "Sun": no time otherwise
};

struct Lexeme {
  ByteRange range;
  const TimeWord* word = nullptr;
  Shape shape = Shape::mark;
  bool capital = false;       // starts with a capital letter
  bool space_before = false;  // or a line break
  uint8_t digits = 0;         // how many digits a number has
  int32_t number = -1;
  int16_t parts[3] = {0, 0, 0};
};

struct Lexemes {
  std::string lower;  // the whole text in ASCII lower case, same offsets
  std::vector<Lexeme> list;

  // REQUIRES: i < list.size().
  std::string_view Lower(size_t i) const {
    return std::string_view(lower).substr(list[i].range.begin, list[i].range.size());
  }
};

// Linear in the text. REQUIRES: text is valid UTF-8 of less than 4 GiB.
Lexemes LexTime(std::string_view text);

}  // namespace dragoman
