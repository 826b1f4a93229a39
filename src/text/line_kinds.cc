#include "text/line_kinds.h"

#include <utility>

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"

namespace dragoman {
namespace {

constexpr size_t kMaxFormBytes = 40;
constexpr size_t kMaxHeldBytes = 600;

LineKind KindOf(std::string_view name) {
  constexpr std::pair<std::string_view, LineKind> kNames[] = {{"published", LineKind::published},
                                                              {"updated", LineKind::updated},
                                                              {"scraped", LineKind::scraped},
                                                              {"byline", LineKind::byline},
                                                              {"credit", LineKind::credit},
                                                              {"reporting", LineKind::reporting},
                                                              {"photo", LineKind::photo},
                                                              {"ticker", LineKind::ticker},
                                                              {"link", LineKind::link},
                                                              {"advert", LineKind::advert},
                                                              {"end", LineKind::end},
                                                              {"placeless", LineKind::placeless}};
  for (const auto& [text, kind] : kNames)
    if (text == name) return kind;
  return LineKind::none;
}

bool IsLabelMark(char32_t c) { return c == ':' || c == '|' || IsHyphenMark(c) || IsDashMark(c); }

// Brackets, bullets and dashes around a line: "(Source: IRNA)", "-- ends --".
bool IsWrapping(char32_t c) {
  return IsOpeningBracket(c) || IsClosingBracket(c) || IsHyphenMark(c) || IsDashMark(c) ||
         c == '*' || c == '#' || c == '_' || c == '>' || c == 0x2022 || IsSpace(c);
}

}  // namespace

size_t CountWords(std::string_view text, size_t limit) {
  size_t words = 0;
  bool inside = false;
  for (size_t pos = 0; pos < text.size() && words <= limit;) {
    bool space = IsSpace(NextCodePoint(text, pos));
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

LineKinds::LineKinds(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    std::string_view match = table.Cell(row, "match"), words = table.Cell(row, "max_words");
    size_t max_words = 0;
    for (char digit : words)
      if (digit >= '0' && digit <= '9')
        max_words = max_words * 10 + static_cast<size_t>(digit - '0');
    How how = match == "label"   ? How::label
              : match == "start" ? How::start
              : match == "holds" ? How::holds
                                 : How::line;
    Form form{KindOf(table.Cell(row, "kind")), how, max_words};
    std::string lower = ToLower(table.Cell(row, "form"));
    if (how == How::holds)
      inside_.emplace_back(lower, form);
    else
      forms_[lower].push_back(form);
  }
}

LineMatch LineKinds::Match(std::string_view line) const {
  LineMatch match = MatchStart(line);
  return match.kind != LineKind::none ? match : MatchInside(line);
}

LineMatch LineKinds::MatchStart(std::string_view line) const {
  size_t begin = 0, end = line.size();
  while (begin < end) {
    size_t next = begin;
    if (!IsWrapping(NextCodePoint(line, next)) || begin > 16) break;
    begin = next;
  }
  while (end > begin) {
    size_t previous = end;
    char32_t c = PreviousCodePoint(line, previous);
    if (!IsWrapping(c) && !(c == '.' && begin > 0)) break;
    end = previous;
  }
  // "-30-" loses its hyphens above; the table has it with them.
  if (line == "-30-") return {LineKind::end, {}};
  // Prefixes that end with a word, the longest first.
  std::vector<size_t> borders;
  for (size_t i = begin; i < end && i - begin <= kMaxFormBytes;) {
    size_t next = i;
    char32_t c = NextCodePoint(line, next);
    bool letter = IsWordCharacter(c) || IsDigit(c) || c == 0xA9;
    bool letter_after =
        next < end && (IsWordCharacter(CharAt(line, next)) || IsDigit(CharAt(line, next)));
    if (letter && !letter_after) borders.push_back(next);
    i = next;
  }
  for (size_t k = borders.size(); k-- > 0;) {
    auto it = forms_.find(ToLower(line.substr(begin, borders[k] - begin)));
    if (it == forms_.end()) continue;
    size_t rest = borders[k];
    bool labelled = false;
    while (rest < end) {
      size_t next = rest;
      char32_t c = NextCodePoint(line, next);
      if (!IsSpace(c) && !IsLabelMark(c)) break;
      labelled = labelled || (IsLabelMark(c) && (!IsHyphenMark(c) || rest > borders[k]));
      rest = next;
    }
    std::string_view tail = line.substr(rest, end - rest);
    for (const Form& form : it->second) {
      bool fits = form.how == How::line ? tail.empty() || tail == "."
                                        : (form.how == How::start || labelled) &&
                                              CountWords(tail, form.max_words) <= form.max_words;
      if (fits) return {form.kind, {static_cast<uint32_t>(rest), static_cast<uint32_t>(end)}};
    }
  }
  return {};
}

LineMatch LineKinds::MatchInside(std::string_view line) const {
  if (line.size() > kMaxHeldBytes) return {};
  std::string lower = ToLower(line);
  for (const auto& [form, entry] : inside_) {
    size_t at = lower.rfind(form);
    if (at == std::string::npos) continue;
    std::string_view tail = std::string_view(lower).substr(at + form.size());
    if (CountWords(tail, entry.max_words) <= entry.max_words) return {entry.kind, {}};
  }
  return {};
}

}  // namespace dragoman
