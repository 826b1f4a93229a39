// Which characters do what in running text. One place for them, so that tokens, sentences and
// quotation marks agree.
#pragma once

#include <cstddef>
#include <string_view>

namespace dragoman {

bool IsApostropheMark(char32_t c);  // ' ’ ʼ ` ´
bool IsHyphenMark(char32_t c);      // - ‐ ‑
bool IsDashMark(char32_t c);        // – — ― −
// Letters, and what belongs to them: combining marks, joiners, soft hyphens.
bool IsWordCharacter(char32_t c);
bool IsCombining(char32_t c);
bool IsOpeningBracket(char32_t c);  // ( [ {
bool IsClosingBracket(char32_t c);
// Marks that only close, or only open, in English.
bool IsClosingQuote(char32_t c);  // ” ’ » ›
bool IsOpeningQuote(char32_t c);  // “ ‘ « „ ‹
bool IsTerminator(char32_t c);    // . ! ? …

// The code point at, or before, a byte; 0 beyond the text. REQUIRES: `byte` is a character's start.
char32_t CharAt(std::string_view text, size_t byte);
char32_t CharBefore(std::string_view text, size_t byte);

}  // namespace dragoman
