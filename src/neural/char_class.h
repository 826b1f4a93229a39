// What the tokeniser sees of a character. C++ twin of char_id() in train/text_data.py.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dragoman {

constexpr uint8_t kPadChar = 0;
constexpr uint8_t kSpaceChar = 1;

// White space and control characters, which belong to no word.
bool IsGapCharacter(char32_t c);
// 0 to kCharClasses - 1: ASCII characters and common marks each their own, others by block.
uint8_t CharClass(char32_t c);
bool IsLetterClass(uint8_t char_class);
bool IsDigitClass(uint8_t char_class);
// Combining marks, joiners, skin tones: never cut off from the character before.
bool IsExtendClass(uint8_t char_class);
size_t CharClassCount();

}  // namespace dragoman
