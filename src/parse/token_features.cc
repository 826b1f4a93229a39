#include "parse/token_features.h"

#include <utility>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {

namespace {

bool IsAscii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// The plain writing of quotation marks, dashes, dots and brackets; empty for all else.
std::string_view PlainMark(std::string_view form) {
  for (std::string_view mark : {"“", "”", "``", "''", "«", "»", "„"})
    if (form == mark) return "\"";
  for (std::string_view mark : {"--", "–", "—", "---"})
    if (form == mark) return "—";
  if (form == "…" || form == "..") return "...";
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"-LRB-", "("}, {"-RRB-", ")"}, {"-LSB-", "["}, {"-RSB-", "]"}};
  for (auto [name, mark] : kBrackets)
    if (form == name) return mark;
  return {};
}

bool IsQuote(std::string_view normal) { return normal == "\""; }

// The first n or last n code points, or all of them.
std::string_view Front(std::string_view text, int n) {
  size_t pos = 0;
  while (n-- > 0 && pos < text.size()) NextCodePoint(text, pos);
  return text.substr(0, pos);
}
std::string_view Back(std::string_view text, int n) {
  size_t pos = text.size();
  while (n-- > 0 && pos > 0) PreviousCodePoint(text, pos);
  return text.substr(pos);
}

// The words that headlines leave small.
bool IsSmallInTitles(std::string_view form) {
  return InList(
      form,
      "a|an|the|of|in|on|to|for|at|by|and|or|as|is|with|from|but|nor|via|vs|v|s|t|not|n't|"
      "over|into|after|amid|than|that|if|its");
}

CaseKind CaseOf(std::span<const std::string_view> forms, std::span<const TokenFeatures> tokens) {
  uint32_t small = 0, capitalised = 0, capitals = 0, words = 0;
  for (size_t i = 0; i < forms.size(); ++i) {
    Shape shape = tokens[i].shape;
    if (shape > Shape::mixed || forms[i].starts_with('\'')) continue;
    bool after_hyphen = i > 0 && forms[i - 1] == "-";  // "Full-fledged"
    small += shape == Shape::lower && !after_hyphen && !IsSmallInTitles(forms[i]);
    words += forms[i].size() >= 3;
    capitalised += shape != Shape::lower;
    capitals += shape == Shape::capitals && forms[i].size() >= 3;
  }
  if (words >= 3 && capitals * 10 >= words * 8) return CaseKind::capitals;
  if (capitalised >= 3 && small == 0) return CaseKind::title_case;
  if (words >= 3 && capitalised == 0 && tokens[0].shape == Shape::lower) return CaseKind::lower;
  return CaseKind::normal;
}

}  // namespace

uint32_t HashBytes(std::string_view bytes) {
  uint32_t hash = 2166136261U;  // FNV-1a
  for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

std::string NormalForm(std::string_view form, bool keep_digits) {
  if (std::string_view mark = PlainMark(form); !mark.empty()) return std::string(mark);
  std::string lowered = IsAscii(form) ? std::string(form) : ToLower(form);
  std::string out;
  for (size_t i = 0; i < lowered.size(); ++i) {
    char c = lowered[i];
    std::string_view rest = std::string_view(lowered).substr(i);
    if (rest.starts_with("’") || rest.starts_with("‘")) {
      c = '\'';
      i += 2;
    } else if (c >= 'A' && c <= 'Z') {
      c = static_cast<char>(c - 'A' + 'a');
    } else if (!keep_digits && c >= '0' && c <= '9') {
      c = '0';
    }
    out += c;
  }
  return out;
}

Shape ShapeOf(std::string_view form) {
  uint32_t upper = 0, lower = 0, digits = 0, dots = 0, letters = 0;
  bool first_upper = false;
  for (size_t pos = 0; pos < form.size();) {
    bool first = pos == 0;
    char32_t c = NextCodePoint(form, pos);
    bool is_upper = c < 0x80 ? c >= 'A' && c <= 'Z' : IsUpper(c);
    bool is_lower = c < 0x80 ? c >= 'a' && c <= 'z' : !is_upper && IsAlpha(c);
    upper += is_upper;
    lower += is_lower;
    letters += is_upper || is_lower;
    digits += c >= '0' && c <= '9';
    dots += c == '.';
    if (first) first_upper = is_upper;
  }
  if (digits > 0) return letters > 0 ? Shape::digits_and_letters : Shape::digits;
  if (letters == 0) return Shape::other;
  if (dots > 0) return Shape::abbreviation;
  if (upper == 0) return Shape::lower;
  if (lower == 0) return upper == 1 ? Shape::capital_letter : Shape::capitals;
  return first_upper && upper == 1 ? Shape::capitalised : Shape::mixed;
}

void Extract(std::span<const std::string_view> forms, const HashTable& lexicon,
             SentenceFeatures* out) {
  out->tokens.assign(forms.size(), TokenFeatures{});
  bool quoted = false;
  for (size_t i = 0; i < forms.size(); ++i) {
    TokenFeatures& token = out->tokens[i];
    std::string normal = NormalForm(forms[i]);
    token.normal = HashBytes(normal);
    token.suffix1 = HashBytes(Back(normal, 1));
    token.suffix2 = HashBytes(Back(normal, 2));
    token.suffix3 = HashBytes(Back(normal, 3));
    token.suffix4 = HashBytes(Back(normal, 4));
    token.prefix1 = HashBytes(Front(normal, 1));
    token.prefix2 = HashBytes(Front(normal, 2));
    token.prefix3 = HashBytes(Front(normal, 3));
    token.lexicon = lexicon.Find(token.normal, 0);
    token.shape = ShapeOf(forms[i]);
    if (IsQuote(normal)) quoted = !quoted;
    token.in_quotes = quoted;
  }
  out->case_kind = forms.empty() ? CaseKind::normal : CaseOf(forms, out->tokens);
}

}  // namespace dragoman
