// From what a user types to a query that FTS5 always accepts. Words and phrases go out in quotation
// marks, so that no word of theirs (NEAR, NOT, a column's name, a bracket) means anything to FTS5:
//   putin "full-fledged relations" tali*   ->   "putin" AND "full-fledged relations" AND "tali" *
//   recognition OR embassy                 ->   "recognition" OR "embassy"
//   ***  or  ""                            ->   an error: there is nothing to look for
#include <algorithm>

#include "core/utf8.h"
#include "ledger/query_build.h"

namespace dragoman {
namespace {

constexpr size_t kMaxTerms = 64;  // FTS5 takes 256 levels; nobody types so many words
constexpr size_t kMaxBytes = 4096;

bool HasWord(std::string_view text) {
  for (size_t pos = 0; pos < text.size();) {
    char32_t c = NextCodePoint(text, pos);
    if (IsAlpha(c) || IsDigit(c)) return true;
  }
  return false;
}

struct Term {
  std::string text;
  bool prefix = false;
  bool or_before = false;
};

// Cuts the text at blanks outside quotation marks.
std::vector<Term> Terms(std::string_view text) {
  std::vector<Term> terms;
  bool or_next = false;
  for (size_t pos = 0; pos < text.size();) {
    if (text[pos] == ' ') {
      ++pos;
      continue;
    }
    bool phrase = text[pos] == '"';
    size_t begin = phrase ? pos + 1 : pos;
    size_t end = std::min(text.find_first_of(phrase ? "\"" : " \"", begin), text.size());
    std::string_view word = text.substr(begin, end - begin);
    pos = end + (phrase && end < text.size() ? 1 : 0);
    bool star = !phrase ? word.ends_with('*') : pos < text.size() && text[pos] == '*';
    if (phrase && star) ++pos;
    if (!phrase && word == "OR") {
      or_next = !terms.empty();
    } else if (HasWord(word)) {
      terms.push_back({std::string(word), star, or_next});
      or_next = false;
    }
  }
  return terms;
}

}  // namespace

std::string FtsQuery(std::string_view words) {
  if (words.size() > kMaxBytes)
    sql::Throw(ErrorKind::limit, "search: the query is longer than 4096 bytes");
  std::string text(words);
  // A NUL would end the query early; other control characters and curly marks are as typed by
  // accident.
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  for (std::string_view curly : {"\u201C", "\u201D"})
    for (size_t at = text.find(curly); at != std::string::npos; at = text.find(curly, at))
      text.replace(at, curly.size(), "\"");
  std::vector<Term> terms = Terms(text);
  if (terms.empty())
    sql::Throw(ErrorKind::bad_input,
               "search: there is no word to look for; name one, or a \"phrase\"");
  if (terms.size() > kMaxTerms) sql::Throw(ErrorKind::limit, "search: more than 64 words");
  std::string query;
  for (const Term& term : terms) {
    if (!query.empty()) query += term.or_before ? " OR " : " AND ";
    query += '"' + term.text + '"' + (term.prefix ? " *" : "");
  }
  return query;
}

}  // namespace dragoman
