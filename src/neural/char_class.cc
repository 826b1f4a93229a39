#include "neural/char_class.h"

#include <string_view>

namespace dragoman {
namespace {

constexpr std::u32string_view kMarks = U"’‘“”–—…•€£°·é§«»";
constexpr uint8_t kFirstAscii = 3;  // '!'
constexpr uint8_t kFirstMark = kFirstAscii + 94;

enum Block : uint8_t {
  kLatin = kFirstMark + static_cast<uint8_t>(kMarks.size()),
  kLetter,
  kCjk,
  kExtend,
  kSymbol,
  kEmoji,
  kOther,
  kCount
};

bool In(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

bool IsExtend(char32_t c) {
  return In(c, 0x300, 0x36F) || In(c, 0x200B, 0x200F) || In(c, 0x20D0, 0x20FF) ||
         In(c, 0xFE00, 0xFE0F) || In(c, 0x1F3FB, 0x1F3FF) || c >= 0xE0000;
}

bool IsLatin(char32_t c) {
  return c == 0xAA || c == 0xB5 || c == 0xBA || (In(c, 0xC0, 0x24F) && c != 0xD7 && c != 0xF7) ||
         In(c, 0x1E00, 0x1EFF);
}

bool IsSymbol(char32_t c) {
  return In(c, 0xA1, 0xBF) || c == 0xD7 || c == 0xF7 || In(c, 0x2010, 0x2BFF) ||
         In(c, 0x3001, 0x303F);
}

bool IsCjk(char32_t c) {
  return In(c, 0x2E80, 0xA4CF) || In(c, 0xAC00, 0xD7AF) || In(c, 0xF900, 0xFAFF) ||
         In(c, 0x20000, 0xDFFFF);
}

bool IsLetter(char32_t c) {
  return In(c, 0x250, 0x1FFF) || In(c, 0xA4D0, 0xABFF) || In(c, 0xFB00, 0xFDFF) ||
         In(c, 0xFE70, 0xFEFE);
}

}  // namespace

bool IsGapCharacter(char32_t c) {
  if (c < 0x7F) return c <= 0x20;
  return c <= 0xA0 || c == 0x1680 || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF || In(c, 0x2000, 0x200A);
}

uint8_t CharClass(char32_t c) {
  if (In(c, '!', '~')) return static_cast<uint8_t>(kFirstAscii + (c - '!'));
  const size_t mark = kMarks.find(c);
  if (mark != std::u32string_view::npos) return static_cast<uint8_t>(kFirstMark + mark);
  if (IsExtend(c)) return kExtend;
  if (IsLatin(c)) return kLatin;
  if (IsSymbol(c)) return kSymbol;
  if (IsCjk(c)) return kCjk;
  if (IsLetter(c)) return kLetter;
  return In(c, 0x1F000, 0x1FAFF) ? kEmoji : kOther;
}

bool IsLetterClass(uint8_t k) {
  return In(k, kFirstAscii + ('A' - '!'), kFirstAscii + ('Z' - '!')) ||
         In(k, kFirstAscii + ('a' - '!'), kFirstAscii + ('z' - '!')) ||
         k == kFirstMark + kMarks.find(U'é') || k == kLatin || k == kLetter;
}

bool IsDigitClass(uint8_t k) { return In(k, kFirstAscii + ('0' - '!'), kFirstAscii + ('9' - '!')); }

bool IsExtendClass(uint8_t k) { return k == kExtend; }

size_t CharClassCount() { return kCount; }

}  // namespace dragoman
