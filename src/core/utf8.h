// UTF-8 by hand where ICU would be heavy: stepping, counting, offsets in code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Decodes the code point that starts at text[pos] and moves pos behind it. An ill-formed sequence
// gives U+FFFD and moves by one byte. REQUIRES: pos < text.size().
char32_t NextCodePoint(std::string_view text, size_t& pos);
// The code point that ends at text[pos] (exclusive); moves pos to its start. REQUIRES: 0 < pos <=
// size.
char32_t PreviousCodePoint(std::string_view text, size_t& pos);
void AppendUtf8(char32_t c, std::string& out);

size_t CountCodePoints(std::string_view text);
bool IsValidUtf8(std::string_view text);

// Byte offsets to code point offsets of one text in O(1) each, after O(n) once.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // REQUIRES: byte <= size of the text. An offset inside a character counts that character.
  uint32_t At(uint32_t byte) const;

 private:
  static constexpr uint32_t kBlock = 64;
  std::string_view text_;
  std::vector<uint32_t> block_start_;  // code points before each block of kBlock bytes
};

// Unicode-aware, by ICU's property tables.
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsAlpha(char32_t c);
bool IsDigit(char32_t c);
bool IsSpace(char32_t c);
std::string ToLower(std::string_view text);
// Lower case, accents and apostrophe-like marks gone, spaces folded: the key that names are
// compared by. "Erdoğan" -> "erdogan", "Al-Sharaa" -> "al-sharaa", "U.N." -> "u.n.".
std::string FoldName(std::string_view text);

// Text for a terminal: control characters and escapes become visible (U+FFFD), so that a report
// cannot drive the user's terminal. Newlines and tabs become spaces if `one_line`.
std::string SafeForTerminal(std::string_view text, bool one_line);
// Columns the text takes on a terminal (wide and zero-width characters counted as such).
size_t DisplayWidth(std::string_view text);

}  // namespace dragoman
