#include "text/abbreviations.h"

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kLongest = 8;

AbbreviationKind KindOf(std::string_view name) {
  if (name == "title") return AbbreviationKind::title;
  if (name == "number") return AbbreviationKind::number;
  if (name == "month") return AbbreviationKind::month;
  if (name == "day") return AbbreviationKind::day;
  if (name == "inner") return AbbreviationKind::inner;
  return AbbreviationKind::end;
}

}  // namespace

Abbreviations::Abbreviations(const Table& table) {
  for (const Table::Row& row : table.rows())
    entries_[ToLower(table.Cell(row, "form"))] = {KindOf(table.Cell(row, "kind")),
                                                  table.Cell(row, "case") == "capital"};
}

AbbreviationKind Abbreviations::Find(std::string_view word) const {
  if (word.empty() || word.size() > kLongest) return AbbreviationKind::none;
  auto it = entries_.find(ToLower(word));
  if (it == entries_.end()) return AbbreviationKind::none;
  bool has_capital = word[0] >= 'A' && word[0] <= 'Z';
  return it->second.capital && !has_capital ? AbbreviationKind::none : it->second.kind;
}

}  // namespace dragoman
