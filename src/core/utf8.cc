#include "core/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace dragoman {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Length and payload of a lead byte; length 0 where it is none.
struct Lead {
  int length;
  char32_t bits;
  char32_t least;  // below it the sequence is overlong
};

Lead ReadLead(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

// Decodes strictly at pos; returns the length, or 0 where the bytes are ill-formed.
int DecodeAt(std::string_view text, size_t pos, char32_t& out) {
  Lead lead = ReadLead(static_cast<unsigned char>(text[pos]));
  if (lead.length == 0 || pos + static_cast<size_t>(lead.length) > text.size()) return 0;
  char32_t c = lead.bits;
  for (int i = 1; i < lead.length; ++i) {
    char byte = text[pos + static_cast<size_t>(i)];
    if (!IsContinuation(byte)) return 0;
    c = (c << 6) | (static_cast<unsigned char>(byte) & 0x3Fu);
  }
  if (c < lead.least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0;
  out = c;
  return lead.length;
}

}  // namespace

char32_t NextCodePoint(std::string_view text, size_t& pos) {
  char32_t c = kReplacement;
  int length = DecodeAt(text, pos, c);
  pos += static_cast<size_t>(std::max(length, 1));
  return length == 0 ? kReplacement : c;
}

char32_t PreviousCodePoint(std::string_view text, size_t& pos) {
  size_t start = pos - 1;
  while (start > 0 && pos - start < 4 && IsContinuation(text[start])) --start;
  char32_t c = kReplacement;
  int length = DecodeAt(text, start, c);
  if (length > 0 && start + static_cast<size_t>(length) == pos) {
    pos = start;
    return c;
  }
  --pos;
  return kReplacement;
}

void AppendUtf8(char32_t c, std::string& out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

size_t CountCodePoints(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char b) { return !IsContinuation(b); }));
}

bool IsValidUtf8(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    char32_t c;
    int length = DecodeAt(text, pos, c);
    if (length == 0) return false;
    pos += static_cast<size_t>(length);
  }
  return true;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  uint32_t count = 0;
  block_start_.reserve(text.size() / kBlock + 2);
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) block_start_.push_back(count);
    if (!IsContinuation(text[i])) ++count;
  }
  block_start_.push_back(count);
}

uint32_t CodePointIndex::At(uint32_t byte) const {
  if (byte >= text_.size()) return block_start_.back();
  uint32_t count = block_start_[byte / kBlock];
  for (uint32_t i = byte - byte % kBlock; i < byte; ++i) count += !IsContinuation(text_[i]);
  return count;
}

bool IsUpper(char32_t c) { return u_isUUppercase(static_cast<UChar32>(c)); }
bool IsLower(char32_t c) { return u_isULowercase(static_cast<UChar32>(c)); }
bool IsAlpha(char32_t c) { return u_isUAlphabetic(static_cast<UChar32>(c)); }
bool IsDigit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool IsSpace(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF || c == 0x200B;
}

std::string ToLower(std::string_view text) {
  if (std::all_of(text.begin(), text.end(),
                  [](char b) { return static_cast<unsigned char>(b) < 0x80; })) {
    std::string out(text);
    for (char& b : out)
      if (b >= 'A' && b <= 'Z') b = static_cast<char>(b - 'A' + 'a');
    return out;
  }
  std::string out;
  for (size_t pos = 0; pos < text.size();)
    AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(NextCodePoint(text, pos)))),
               out);
  return out;
}

namespace {

// Letters that do not decompose but are written without their stroke or dot in English reports.
std::string_view PlainLetter(char32_t c) {
  switch (c) {
    case U'ı': return "i";
    case U'ł': return "l";
    case U'ø': return "o";
    case U'đ': return "d";
    case U'ð': return "d";
    case U'þ': return "th";
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'ə': return "e";
    default: return {};
  }
}

bool IsApostrophe(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0x02BF ||
         c == 0x02BE || c == '`';
}

void AppendFolded(char32_t c, std::string& out) {
  if (IsSpace(c)) {
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  } else if (c == 0x2010 || c == 0x2011 || c == 0x2013) {
    out.push_back('-');
  } else if (u_getCombiningClass(static_cast<UChar32>(c)) == 0 && !IsApostrophe(c)) {
    char32_t lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    std::string_view plain = PlainLetter(lower);
    if (plain.empty())
      AppendUtf8(lower, out);
    else
      out += plain;
  }
}

}  // namespace

std::string FoldName(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool ascii = std::all_of(text.begin(), text.end(),
                           [](char b) { return static_cast<unsigned char>(b) < 0x80; });
  if (ascii) {
    for (char b : text) AppendFolded(static_cast<unsigned char>(b), out);
  } else {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString source =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    icu::UnicodeString parts = U_SUCCESS(status) ? nfd->normalize(source, status) : source;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
      AppendFolded(static_cast<char32_t>(parts.char32At(i)), out);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

namespace {

bool IsUnsafe(char32_t c) {
  // C0, DEL, C1, and the bidirectional overrides that reorder what follows them.
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string SafeForTerminal(std::string_view text, bool one_line) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    char32_t c = NextCodePoint(text, pos);
    if (c == '\n' || c == '\t' || c == '\r') {
      if (one_line || c == '\r')
        out.push_back(' ');
      else
        out.push_back(static_cast<char>(c));
    } else {
      AppendUtf8(IsUnsafe(c) ? kReplacement : c, out);
    }
  }
  return out;
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t pos = 0; pos < text.size();) {
    auto c = static_cast<UChar32>(NextCodePoint(text, pos));
    int category = u_charType(c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR)
      continue;
    int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += (east == U_EA_WIDE || east == U_EA_FULLWIDTH) ? 2 : 1;
  }
  return width;
}

}  // namespace dragoman
