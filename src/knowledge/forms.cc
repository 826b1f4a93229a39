#include "knowledge/forms.h"

#include "core/utf8.h"

namespace dragoman {

std::vector<std::string> NamePieces(std::string_view token) {
  std::vector<std::string> pieces;
  if (token == "'s" || token == "’s") return pieces;
  std::string piece;
  auto flush = [&] {
    if (!piece.empty()) pieces.push_back(std::move(piece));
    piece.clear();
  };
  std::string folded = FoldName(token);
  for (size_t pos = 0; pos < folded.size();) {
    char32_t c = NextCodePoint(folded, pos);
    if (IsAlpha(c) || IsDigit(c) || c == '&') {
      AppendUtf8(c, piece);
    } else if (c == '+') {  // "OPEC+" is not OPEC, whether the tokenizer splits it or not
      flush();
      pieces.emplace_back("+");
    } else if (c != '.') {
      flush();
    }
  }
  flush();
  return pieces;
}

Capitals CapitalsOf(std::string_view form) {
  bool first = false, any_lower = false, seen = false;
  for (size_t pos = 0; pos < form.size();) {
    char32_t c = NextCodePoint(form, pos);
    if (!IsAlpha(c)) continue;
    if (!seen) first = IsUpper(c);
    seen = true;
    any_lower |= IsLower(c);
  }
  if (!seen || !first) return any_lower || !seen ? Capitals::none : Capitals::first;
  return any_lower ? Capitals::first : Capitals::all;
}

}  // namespace dragoman
