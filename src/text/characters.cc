#include "text/characters.h"

#include <unicode/uchar.h>

#include "core/utf8.h"

namespace dragoman {

bool IsApostropheMark(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == '`' || c == 0xB4;
}
bool IsHyphenMark(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool IsDashMark(char32_t c) { return (c >= 0x2012 && c <= 0x2015) || c == 0x2212; }

bool IsCombining(char32_t c) {
  if (c < 0x300) return c == 0xAD;  // soft hyphen
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return true;
    case U_FORMAT_CHAR: return c != 0x200B && c != 0xFEFF;
    default: return false;
  }
}

bool IsWordCharacter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return IsAlpha(c) || IsCombining(c);
}

bool IsOpeningBracket(char32_t c) { return c == '(' || c == '[' || c == '{'; }
bool IsClosingBracket(char32_t c) { return c == ')' || c == ']' || c == '}'; }
bool IsClosingQuote(char32_t c) {
  return c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A || c == 0x2033;
}
bool IsOpeningQuote(char32_t c) {
  return c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E || c == 0x2039 || c == 0x201A;
}
bool IsTerminator(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

char32_t CharAt(std::string_view text, size_t byte) {
  return byte < text.size() ? NextCodePoint(text, byte) : 0;
}
char32_t CharBefore(std::string_view text, size_t byte) {
  return byte > 0 && byte <= text.size() ? PreviousCodePoint(text, byte) : 0;
}

}  // namespace dragoman
