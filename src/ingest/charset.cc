#include "ingest/charset.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <limits>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

using std::string_view_literals::operator""sv;  // NOLINT(misc-unused-using-decls): used below

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

// First bytes of what people drop into a folder of reports by mistake.
constexpr Magic kMagics[] = {
    {"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF87a"sv, "a GIF image"},
    {"GIF89a"sv, "a GIF image"},
    {"%PDF-"sv, "a PDF document"},
    {"PK\x03\x04"sv, "a ZIP archive (or an office document)"},
    {"PK\x05\x06"sv, "an empty ZIP archive"},
    {"\x1F\x8B"sv, "gzip-compressed data"},
    {"BZh91AY&SY"sv, "bzip2-compressed data"},
    {"\xFD"
     "7zXZ\0"sv,
     "xz-compressed data"},
    {"\x28\xB5\x2F\xFD"sv, "zstd-compressed data"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {"Rar!\x1A\x07"sv, "a RAR archive"},
    {"\x7F"
     "ELF"sv,
     "a program (ELF)"},
    {"SQLite format 3\0"sv, "a SQLite database"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office document"},
    {"OggS"sv, "an Ogg recording"},
    {"\xCA\xFE\xBA\xBE"sv, "a program"},
    {"\0asm"sv, "a program (WebAssembly)"},
};

// Above this share of control characters bytes are no text. Real text has none but for a stray one.
constexpr double kMaxControlShare = 0.02;
// A zero byte in at least this share of the odd (or even) places, and in hardly any of the others,
// is UTF-16: English has one in nearly all of them.
constexpr double kUtf16ZeroShare = 0.4;
constexpr double kUtf16StrayShare = 0.02;

bool IsControl(unsigned char b) {
  return (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v') || b == 0x7F;
}

enum class Charset { utf8, utf16_le, utf16_be, utf32_le, utf32_be, windows_1252 };

struct Guess {
  Charset charset = Charset::utf8;
  size_t mark_size = 0;  // of the byte order mark
};

Guess GuessByMark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {Charset::utf8, 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {Charset::utf32_le, 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {Charset::utf32_be, 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return {Charset::utf16_le, 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {Charset::utf16_be, 2};
  return {};
}

Guess GuessWide(std::string_view bytes) {
  Guess guess = GuessByMark(bytes);
  if (guess.mark_size > 0 || bytes.size() < 4) return guess;
  std::string_view sample = bytes.substr(0, 4096);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  double half = static_cast<double>(sample.size()) / 2;
  double even = static_cast<double>(zeros[0]) / half, odd = static_cast<double>(zeros[1]) / half;
  if (odd >= kUtf16ZeroShare && even <= kUtf16StrayShare) return {Charset::utf16_le, 0};
  if (even >= kUtf16ZeroShare && odd <= kUtf16StrayShare) return {Charset::utf16_be, 0};
  return guess;
}

bool IsWide(Charset charset) {
  return charset != Charset::utf8 && charset != Charset::windows_1252;
}

bool Is1252Mark(unsigned char b) {
  // Euro, ellipsis, quotation marks, bullet, dashes, no-break space, pound, section, guillemets,
  // degree.
  constexpr std::string_view kMarks =
      "\x80\x82\x84\x85\x8B\x91\x92\x93\x94\x95\x96\x97\x99\x9B\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB2\xB7\xBB\xBD"sv;
  return kMarks.find(static_cast<char>(b)) != std::string_view::npos;
}

bool Is1252Letter(unsigned char b) {
  constexpr std::string_view kLetters = "\x8A\x8C\x8E\x9A\x9C\x9E\x9F"sv;
  return (b >= 0xC0 && b != 0xD7 && b != 0xF7) ||
         kLetters.find(static_cast<char>(b)) != std::string_view::npos;
}

bool IsAsciiLetter(unsigned char b) { return (b | 0x20) >= 'a' && (b | 0x20) <= 'z'; }

// Windows-1252 shows itself by few high bytes: marks anywhere, and letters with a letter beside
// them.
bool LooksLikeWindows1252(std::string_view bytes) {
  size_t high = 0, plausible = 0;
  auto at = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  for (size_t i = 0; i < bytes.size(); ++i) {
    unsigned char b = at(i);
    if (b < 0x80) continue;
    ++high;
    bool beside =
        (i > 0 && IsAsciiLetter(at(i - 1))) || (i + 1 < bytes.size() && IsAsciiLetter(at(i + 1)));
    plausible += Is1252Mark(b) || (Is1252Letter(b) && beside);
  }
  return high > 0 && high * 5 <= bytes.size() && plausible * 10 >= high * 9;
}

// Well-formed sequences of two and more bytes, and bytes that belong to none. Plain loops: the text
// is known to be bad, so that the second pass costs only where something is wrong.
struct Utf8Census {
  size_t good = 0, bad = 0;
};
Utf8Census CountUtf8(std::string_view bytes) {
  Utf8Census census;
  for (size_t pos = 0; pos < bytes.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(bytes, pos);
    if (c == 0xFFFD && pos - start == 1)
      ++census.bad;
    else if (pos - start > 1)
      ++census.good;
  }
  return census;
}

Result<std::string> ConvertByIcu(std::string_view bytes, const char* charset,
                                 std::string_view source) {
  UErrorCode status = U_ZERO_ERROR;
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int32_t>::max() / 4))
    return Fail(ErrorKind::limit, fmt::format("{}: too large to convert from {}", source, charset));
  auto length = static_cast<int32_t>(bytes.size());
  int32_t needed = ucnv_convert("UTF-8", charset, nullptr, 0, bytes.data(), length, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status))
    return Fail(ErrorKind::bug, fmt::format("{}: cannot convert from {}: {}", source, charset,
                                            u_errorName(status)));
  std::string out(static_cast<size_t>(needed), '\0');
  status = U_ZERO_ERROR;
  ucnv_convert("UTF-8", charset, out.data(), needed, bytes.data(), length, &status);
  if (U_FAILURE(status))
    return Fail(ErrorKind::bug, fmt::format("{}: cannot convert from {}: {}", source, charset,
                                            u_errorName(status)));
  return out;
}

DecodedText ReplaceBadUtf8(std::string_view bytes) {
  DecodedText out;
  size_t bad = 0, first_byte = 0;
  ByteRange first;
  for (size_t pos = 0; pos < bytes.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(bytes, pos);
    if (c == 0xFFFD && pos - start == 1) {
      if (bad++ == 0) {
        auto begin = static_cast<uint32_t>(out.text.size());
        first = {begin, begin + 3};
        first_byte = start;
      }
      AppendUtf8(0xFFFD, out.text);
    } else {
      out.text.append(bytes.substr(start, pos - start));
    }
  }
  out.notices.push_back(
      {"invalid-utf8", first,
       fmt::format("{} byte{} not UTF-8, the first at byte {}, replaced by U+FFFD", bad,
                   bad == 1 ? " is" : "s are", first_byte)});
  return out;
}

Result<DecodedText> DecodeWide(std::string_view bytes, Guess guess, std::string_view source) {
  constexpr std::array<const char*, 6> kNames = {"UTF-8",    "UTF-16LE", "UTF-16BE",
                                                 "UTF-32LE", "UTF-32BE", "windows-1252"};
  auto text = ConvertByIcu(bytes.substr(guess.mark_size),
                           kNames[static_cast<size_t>(guess.charset)], source);
  if (!text) return Fail(std::move(text.error()));
  DecodedText out{std::move(*text), {}};
  size_t bad = out.text.find("\xEF\xBF\xBD");
  if (bad != std::string::npos) {
    auto begin = static_cast<uint32_t>(bad);
    out.notices.push_back({"invalid-utf16", ByteRange{begin, begin + 3},
                           "the text holds broken UTF-16, replaced by U+FFFD"});
  }
  return out;
}

}  // namespace

bool LooksLikeUtf16(std::string_view bytes) { return IsWide(GuessWide(bytes).charset); }

std::string_view IdentifyBinary(std::string_view bytes) {
  for (const Magic& magic : kMagics)
    if (bytes.starts_with(magic.bytes)) return magic.what;
  if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.find('\0') != std::string_view::npos)
    return "a RIFF image or recording";
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp" &&
      bytes.starts_with(std::string_view("\0", 1)))
    return "a video";
  if (LooksLikeUtf16(bytes)) return {};
  auto controls = static_cast<size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char b) { return IsControl(static_cast<unsigned char>(b)); }));
  bool zeros = bytes.find('\0') != std::string_view::npos;
  bool many =
      static_cast<double>(controls) > kMaxControlShare * static_cast<double>(bytes.size()) &&
      controls > 2;
  return zeros || many ? "binary data" : std::string_view{};
}

std::string_view IdentifyMarkup(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  std::string head = ToLower(Trim(bytes.substr(0, 1024)).substr(0, 256));
  if (head.starts_with("<!doctype html") || head.starts_with("<html")) return "an HTML page";
  if (head.starts_with("<?xml")) return "an XML file";
  if (head.starts_with("{\\rtf")) return "an RTF document";
  return {};
}

Result<DecodedText> DecodeText(std::string_view bytes, std::string_view source) {
  std::string_view binary = IdentifyBinary(bytes);
  if (!binary.empty())
    return Fail(ErrorKind::bad_input, fmt::format("{}: looks like {}, not text", source, binary));
  Guess guess = GuessWide(bytes);
  if (IsWide(guess.charset)) return DecodeWide(bytes, guess, source);
  bytes.remove_prefix(guess.mark_size);
  if (IsValidUtf8(bytes)) return DecodedText{std::string(bytes), {}};
  Utf8Census census = CountUtf8(bytes);
  if (census.bad > census.good && LooksLikeWindows1252(bytes)) {
    auto text = ConvertByIcu(bytes, "windows-1252", source);
    if (!text) return Fail(std::move(text.error()));
    return DecodedText{std::move(*text),
                       {{"windows-1252", std::nullopt, "not UTF-8; read as Windows-1252"}}};
  }
  return ReplaceBadUtf8(bytes);
}

}  // namespace dragoman
