#include "knowledge/name_words.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {

std::string_view NameWordKindName(size_t kind) {
  constexpr std::string_view kNames[kNameWordKinds] = {
      "honorific", "honorific-f",  "honorific-any", "particle", "patronymic",
      "kunya",     "generation",   "family-first",  "spelling", "body",
      "generic",   "body-synonym", "part",          "filler"};
  return kind < kNameWordKinds ? kNames[kind] : std::string_view{};
}

NameWords::NameWords(const Table& table) {
  uint32_t number = 0;
  for (const Table::Row& row : table.rows()) {
    firsts_.push_back(FoldName(Split(table.Cell(row, "words"), '|').front()));
    for (size_t kind = 0; kind < kNameWordKinds; ++kind)
      if (NameWordKindName(kind) == table.Cell(row, "kind"))
        for (std::string_view word : Split(table.Cell(row, "words"), '|'))
          groups_[kind][FoldName(word)].push_back(number);
    ++number;
  }
}

bool NameWords::Is(std::string_view word, NameWordKind kind) const {
  const Groups& groups = groups_[static_cast<size_t>(kind)];
  return groups.find(word) != groups.end();
}

std::string NameWords::First(std::string_view word, NameWordKind kind) const {
  const Groups& groups = groups_[static_cast<size_t>(kind)];
  auto it = groups.find(word);
  return it == groups.end() ? std::string(word) : firsts_[it->second.front()];
}

NameWords::Verdict NameWords::Compare(std::string_view a, std::string_view b,
                                      NameWordKind kind) const {
  const Groups& groups = groups_[static_cast<size_t>(kind)];
  auto ga = groups.find(a), gb = groups.find(b);
  if (ga == groups.end() || gb == groups.end()) return Verdict::unknown;
  bool meet = std::any_of(ga->second.begin(), ga->second.end(), [&](uint32_t row) {
    return std::find(gb->second.begin(), gb->second.end(), row) != gb->second.end();
  });
  return meet ? Verdict::same : Verdict::other;
}

}  // namespace dragoman
