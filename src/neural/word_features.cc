#include "neural/word_features.h"

#include <unicode/uchar.h>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kShapeCharacters = 24;

char32_t LowerCharacter(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The last or first `count` characters, or all.
std::string_view Last(std::string_view text, size_t count) {
  size_t at = text.size();
  while (at > 0 && count > 0) {
    --at;
    if (!IsContinuation(text[at])) --count;
  }
  return text.substr(at);
}

std::string_view First(std::string_view text, size_t count) {
  size_t at = 0;
  while (at < text.size()) {
    if (!IsContinuation(text[at])) {
      if (count == 0) break;
      --count;
    }
    ++at;
  }
  return text.substr(0, at);
}

char PlainCharacter(char32_t c) {
  switch (c) {
    case U'’':
    case U'‘':
    case U'`': return '\'';
    case U'“':
    case U'”': return '"';
    case U'–':
    case U'—': return '-';
    default: return 0;
  }
}

std::string WithPlainMarks(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const char plain = PlainCharacter(NextCodePoint(text, at));
    if (plain) {
      out += plain;
    } else {
      out.append(text, start, at - start);
    }
  }
  return out;
}

char ShapeOf(char32_t c) {
  if (c < 128) {
    const char ascii = static_cast<char>(c);
    if (ascii >= 'A' && ascii <= 'Z') return 'X';
    if (ascii >= 'a' && ascii <= 'z') return 'x';
    if (ascii >= '0' && ascii <= '9') return 'd';
    return ascii;
  }
  if (LowerCharacter(c) != c) return 'X';
  return u_isalpha(static_cast<UChar32>(c)) ? 'x' : 'o';
}

}  // namespace

std::string LowerForm(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (size_t at = 0; at < form.size();) {
    const auto byte = static_cast<unsigned char>(form[at]);
    if (byte < 128) {
      out += static_cast<char>(LowerCharacter(byte));
      ++at;
    } else {
      AppendUtf8(LowerCharacter(NextCodePoint(form, at)), out);
    }
  }
  return out;
}

std::string WordShape(std::string_view form) {
  std::string out;
  size_t count = 0;
  for (size_t at = 0; at < form.size() && count < kShapeCharacters; ++count) {
    const char k = ShapeOf(NextCodePoint(form, at));
    const size_t n = out.size();
    if (n < 2 || out[n - 1] != k || out[n - 2] != k) out += k;
  }
  return out;
}

uint32_t LookUpWord(const Vocabulary& vocabulary, std::string_view lower) {
  if (uint32_t row = vocabulary.Find(lower, 0)) return row;
  std::string plain = WithPlainMarks(lower);
  if (uint32_t row = vocabulary.Find(plain, 0)) return row;
  for (char& c : plain) c = c >= '0' && c <= '9' ? '0' : c;
  return vocabulary.Find(plain, 0);
}

std::array<uint32_t, kHashedFeatures> HashedFeatures(std::string_view form,
                                                     std::string_view lower) {
  return {HashText(Last(lower, 2), 1),  HashText(Last(lower, 3), 2),  HashText(Last(lower, 4), 3),
          HashText(First(lower, 2), 4), HashText(First(lower, 3), 5), HashText(WordShape(form), 6)};
}

}  // namespace dragoman
