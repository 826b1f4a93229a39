#include "ingest/page_charset.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

using std::string_view_literals::operator""sv;  // NOLINT(misc-unused-using-decls): used below

constexpr size_t kHeadBytes = 8192;  // where pages declare their encoding
constexpr size_t kSampleBytes = 64u << 10;
constexpr int32_t kMinConfidence = 20;  // of 100; below, the detector only guesses

std::string_view Value(std::string_view head, size_t at) {
  while (at < head.size() && (head[at] == ' ' || head[at] == '"' || head[at] == '\'')) ++at;
  size_t end = at;
  auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
           c == ':';
  };
  while (end < head.size() && is_name(head[end])) ++end;
  return head.substr(at, end - at);
}

// <meta charset="x">, <meta content="text/html; charset=x">, <?xml encoding="x"?>.
std::string DeclaredCharset(std::string_view bytes) {
  std::string head;
  for (char c : bytes.substr(0, kHeadBytes))
    head += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  for (size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 5)) {
    std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    size_t charset = tag.find("charset=");
    if (charset == std::string_view::npos) continue;
    std::string_view value = Value(tag, charset + 8);
    if (!value.empty()) return std::string(value);
  }
  if (Trim(head).starts_with("<?xml")) {
    size_t encoding = head.find("encoding=");
    if (encoding < head.find("?>")) return std::string(Value(head, encoding + 9));
  }
  return {};
}

// The standard reads these labels as the larger Windows code.
std::string Widened(const std::string& charset) {
  if (InList(charset, "iso-8859-1|iso8859-1|latin1|latin-1|us-ascii|ascii|iso_8859-1"))
    return "windows-1252";
  if (InList(charset, "iso-8859-9|latin5")) return "windows-1254";
  if (InList(charset, "gb2312|gb_2312-80|gbk|x-gbk")) return "gb18030";
  if (InList(charset, "tis-620|iso-8859-11")) return "windows-874";
  if (InList(charset, "euc-kr|ks_c_5601-1987|ksc5601")) return "windows-949";
  if (InList(charset, "shift_jis|sjis|x-sjis|shift-jis")) return "windows-31j";
  return charset;
}

std::string DetectedCharset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                      ucsdet_close);
  if (U_FAILURE(status)) return {};
  std::string_view sample = bytes.substr(0, kSampleBytes);
  ucsdet_enableInputFilter(detector.get(), true);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  if (ucsdet_getConfidence(match, &status) < kMinConfidence || U_FAILURE(status)) return {};
  const char* name = ucsdet_getName(match, &status);
  return U_FAILURE(status) || name == nullptr ? "" : ToLower(name);
}

size_t CountReplaced(std::string_view text) {
  size_t count = 0;
  for (size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = text.find("\xEF\xBF\xBD", at + 3))
    ++count;
  return count;
}

std::string WithoutNul(std::string_view bytes) {
  std::string out(bytes);
  std::erase(out, '\0');
  return out;
}

// A few bad bytes in UTF-8 are damage; many are another encoding.
bool IsDamagedUtf8(std::string_view bytes) {
  size_t good = 0, bad = 0;
  for (size_t pos = 0; pos < bytes.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(bytes, pos);
    if (c == 0xFFFD && pos - start == 1)
      ++bad;
    else if (pos - start > 1)
      ++good;
  }
  return good > 4 * bad;
}

DecodedText ReplaceBad(std::string_view bytes) {
  DecodedText out;
  size_t bad = 0;
  for (size_t pos = 0; pos < bytes.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(bytes, pos);
    bad += c == 0xFFFD && pos - start == 1;
    AppendUtf8(c, out.text);
  }
  out.notices.push_back({"invalid-utf8", std::nullopt,
                         fmt::format("{} byte{} of the page {} not UTF-8, replaced by U+FFFD", bad,
                                     bad == 1 ? "" : "s", bad == 1 ? "is" : "are")});
  return out;
}

// By what is declared, or what the bytes look like.
Result<DecodedText> DecodeOther(std::string_view bytes) {
  std::string declared = DeclaredCharset(bytes);
  bool says_utf8 = InList(declared, "utf-8|utf8") || declared.starts_with("utf-16");
  if (!declared.empty() && !says_utf8) {
    auto text = ConvertFrom(bytes, Widened(declared));
    if (text && CountReplaced(*text) * 200 <= bytes.size())
      return DecodedText{std::move(*text), {}};
  }
  if (IsDamagedUtf8(bytes)) return ReplaceBad(bytes);
  std::string detected = DetectedCharset(bytes);
  if (!detected.empty() && detected != "utf-8") {
    auto text = ConvertFrom(bytes, Widened(detected));
    if (text && CountReplaced(*text) * 200 <= bytes.size())
      return DecodedText{
          std::move(*text),
          {{"charset", std::nullopt,
            declared.empty()
                ? fmt::format("the page names no encoding; read as {}", detected)
                : fmt::format("the page is not {} as it says; read as {}", declared, detected)}}};
  }
  return ReplaceBad(bytes);
}

}  // namespace

Result<std::string> ConvertFrom(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int32_t>::max() / 4))
    return Fail(ErrorKind::limit, fmt::format("too large to convert from {}", charset));
  std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &status),
                                                          ucnv_close);
  std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status))
    return Fail(ErrorKind::bad_input, fmt::format("encoding {} is not known", charset));
  std::string out;
  char piece[16384];
  UChar between[4096];
  UChar *read = between, *written = between;
  const char *at = bytes.data(), *end = at + bytes.size();
  bool first = true;
  do {  // the library's buffers are used up piece by piece
    char* target = piece;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, piece + sizeof piece, &at, end, between, &read,
                   &written, between + std::size(between), first, /*flush=*/true, &status);
    first = false;
    out.append(piece, target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status))
    return Fail(ErrorKind::bad_input,
                fmt::format("cannot be converted from {}: {}", charset, u_errorName(status)));
  return out;
}

bool LooksLikePage(std::string_view head) {
  std::string decoded;
  if (LooksLikeUtf16(head)) {
    auto text = DecodeText(head.substr(0, 2 * kHeadBytes), "");
    if (!text) return false;
    decoded = std::move(text->text);
    head = decoded;
  }
  if (head.starts_with("\xEF\xBB\xBF"sv)) head.remove_prefix(3);
  std::string lower;
  for (char c : Trim(head.substr(0, kHeadBytes)))
    if (c != '\0') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  if (!lower.starts_with('<')) return false;
  if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return true;
  // XML of another kind says so at its root.
  for (std::string_view root : {"<rss", "<feed", "<rdf:rdf", "<urlset", "<opml", "<svg"})
    if (lower.find(root) != std::string::npos && lower.find("<html") == std::string::npos)
      return false;
  for (std::string_view tag : {"<!doctype html", "<html", "<head>", "<head ", "<body>", "<body ",
                               "<title>", "<meta ", "<article", "<div", "<p>", "<p ", "<h1"})
    if (lower.find(tag) != std::string::npos) return true;
  return false;
}

Result<DecodedText> DecodePage(std::string_view bytes, std::string_view source) {
  if (LooksLikeUtf16(bytes)) return DecodeText(bytes, source);
  std::string without_nul;
  if (bytes.find('\0') != std::string_view::npos) {
    without_nul = WithoutNul(bytes);
    bytes = without_nul;
  }
  if (std::string_view binary = IdentifyBinary(bytes); !binary.empty())
    return Fail(ErrorKind::bad_input,
                fmt::format("{}: looks like {}, not a web page", source, binary));
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    bytes.remove_prefix(3);
    return IsValidUtf8(bytes) ? DecodedText{std::string(bytes), {}} : ReplaceBad(bytes);
  }
  if (!IsValidUtf8(bytes)) return DecodeOther(bytes);
  // ISO-2022-JP and the like are written in ASCII bytes.
  std::string declared = bytes.find('\x1B') == std::string_view::npos ? "" : DeclaredCharset(bytes);
  if (declared.starts_with("iso-2022-"))
    if (auto text = ConvertFrom(bytes, declared)) return DecodedText{std::move(*text), {}};
  return DecodedText{std::string(bytes), {}};
}

}  // namespace dragoman
