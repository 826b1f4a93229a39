#include "text/web_address.h"

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"

namespace dragoman {
namespace {

constexpr size_t kMaxLocalPart = 64;  // RFC 5321
constexpr size_t kMaxDomain = 253;    // RFC 1035
// Domains that a report is likely to write bare; those that are English words ("in", "is", "me")
// are not here.
constexpr std::string_view kDomainEnds =
    "com|org|net|gov|edu|mil|int|info|biz|co.uk|uk|ru|ua|de|fr|eu|cn|jp|ir|pk|af|tv|news|io|ca|au|"
    "html|htm|"
    "pdf|doc|docx|xls|xlsx|txt|jpg|png|zip|exe|php";

bool IsAsciiAlnum(char b) {
  return (b >= '0' && b <= '9') || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
}

bool StartsWithNoCase(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (size_t i = 0; i < lower.size(); ++i) {
    char b = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] | 0x20) : text[i];
    if (b != lower[i]) return false;
  }
  return true;
}

// Up to white space or a quotation mark or bracket that addresses do not hold, then without the
// punctuation of the sentence.
size_t UrlEnd(std::string_view text, size_t pos) {
  size_t end = pos;
  int open = 0;
  while (end < text.size()) {
    size_t next = end;
    char32_t c = NextCodePoint(text, next);
    if (IsSpace(c) || c == '"' || c == '<' || c == '>' || IsClosingQuote(c) || IsOpeningQuote(c))
      break;
    if (c == '(') ++open;
    if (c == ')' && open-- == 0) break;
    end = next;
  }
  while (end > pos && std::string_view(".,;:!?'*]").find(text[end - 1]) != std::string_view::npos)
    --end;
  return end;
}

// Labels joined by full stops; 0 where there is no full stop or the last label is not known.
size_t DomainEnd(std::string_view text, size_t pos, bool any_ending) {
  size_t end = pos, label = pos;
  int dots = 0;
  while (end < text.size() && end - pos < kMaxDomain) {
    char b = text[end];
    if (b == '.' && end > label && end + 1 < text.size() && IsAsciiAlnum(text[end + 1])) {
      ++dots;
      label = end + 1;
    } else if (!IsAsciiAlnum(b) && b != '-' && b != '_') {
      break;
    }
    ++end;
  }
  while (end > label && (text[end - 1] == '-' || text[end - 1] == '_')) --end;
  if (dots == 0 || end == label) return 0;
  if (end < text.size() && (IsWordCharacter(CharAt(text, end)) || text[end] == '@')) return 0;
  std::string_view last = text.substr(label, end - label);
  // Capitals at the end are rather a new sentence that lacks its blank: "over.In".
  bool known = InList(last, kDomainEnds) || InList(last, "COM|ORG|NET|DOC|XLS|PDF|HTM|EXE");
  return known || any_ending ? end : 0;
}

size_t MailEnd(std::string_view text, size_t pos) {
  size_t at = pos;
  while (at < text.size() && at - pos < kMaxLocalPart &&
         (IsAsciiAlnum(text[at]) ||
          std::string_view("._%+-").find(text[at]) != std::string_view::npos))
    ++at;
  if (at == pos || at >= text.size() || text[at] != '@') return 0;
  return DomainEnd(text, at + 1, true);
}

}  // namespace

size_t WebAddressEnd(std::string_view text, size_t pos) {
  std::string_view rest = text.substr(pos);
  char first = rest[0];
  if (first == '@' || first == '#') {
    bool free =
        pos == 0 || IsSpace(CharBefore(text, pos)) || IsOpeningBracket(CharBefore(text, pos));
    size_t end = pos + 1;
    while (end < text.size() && (IsAsciiAlnum(text[end]) || text[end] == '_')) ++end;
    bool has_letter =
        end > pos + 1 && (first == '@' || !(text[pos + 1] >= '0' && text[pos + 1] <= '9'));
    return free && has_letter ? end : 0;
  }
  if (!IsAsciiAlnum(first)) return 0;
  for (std::string_view scheme : {"http://", "https://", "ftp://", "mailto:", "www."}) {
    if (!StartsWithNoCase(rest, scheme)) continue;
    size_t end = UrlEnd(text, pos);
    return end > pos + scheme.size() ? end : 0;
  }
  if (size_t end = MailEnd(text, pos)) return end;
  if (size_t end = DomainEnd(text, pos, false))
    return end < text.size() && text[end] == '/' ? UrlEnd(text, pos) : end;
  return 0;
}

}  // namespace dragoman
