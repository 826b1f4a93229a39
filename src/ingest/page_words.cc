#include "ingest/page_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kPageKinds> kNames = {
    "comment", "related", "share",   "nav",   "advert",  "consent", "paywall", "newsletter",
    "foot",    "head",    "byline",  "stamp", "caption", "media",   "tags",    "side",
    "unseen",  "body",    "article", "title", "summary", "quote"};

// A shorter word at the edge of a longer piece says little: "ad" of "shadow".
constexpr size_t kMinPartLetters = 5;
constexpr size_t kMaxNameBytes = 256;
constexpr size_t kMaxLineHead = 48;

bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpperAscii(char c) { return c >= 'A' && c <= 'Z'; }

// "mainContent story_body" -> main, content | story, body; pieces of one name stand together.
template <class Take>
void EachPiece(std::string_view name, Take take) {
  std::string piece;
  char before = ' ';
  auto finish = [&](bool name_ends) {
    take(piece, name_ends);
    piece.clear();
  };
  for (char c : name.substr(0, kMaxNameBytes)) {
    bool letter = IsLowerAscii(c) || IsUpperAscii(c) || static_cast<unsigned char>(c) >= 0x80;
    bool hump = IsUpperAscii(c) && IsLowerAscii(before);
    if (!letter || hump) finish(c == ' ' || c == '\n' || c == '\t');
    if (letter) piece += IsUpperAscii(c) ? static_cast<char>(c | 0x20) : c;
    before = c;
  }
  finish(true);
}

}  // namespace

std::string_view PageKindName(PageKind kind) { return kNames[static_cast<size_t>(kind)]; }

Result<PageWords> PageWords::FromTable(const Table& table) {
  PageWords words;
  for (const Table::Row& row : table.rows()) {
    auto kind = std::find(kNames.begin(), kNames.end(), table.Cell(row, "kind"));
    std::string_view where = table.Cell(row, "where");
    if (kind == kNames.end() || (where != "name" && where != "line"))
      return Fail(ErrorKind::bad_input,
                  fmt::format("{}: kind '{}' or place '{}' is not known; see the table's head",
                              row.source, table.Cell(row, "kind"), where));
    auto& side = where == "name" ? words.names_ : words.lines_;
    side[std::string(table.Cell(row, "word"))] |=
        SetOf(static_cast<PageKind>(kind - kNames.begin()));
  }
  return words;
}

PageKindSet PageWords::PieceKinds(const std::string& piece) const {
  if (piece.empty()) return 0;
  if (auto it = names_.find(piece); it != names_.end()) return it->second;
  PageKindSet kinds = 0;
  for (size_t size = piece.size() - 1; size >= kMinPartLetters && size < piece.size(); --size) {
    if (auto it = names_.find(piece.substr(0, size)); it != names_.end()) kinds |= it->second;
    if (auto it = names_.find(piece.substr(piece.size() - size)); it != names_.end())
      kinds |= it->second;
    if (kinds != 0) break;  // the longest part counts
  }
  return kinds;
}

PageKindSet PageWords::NameKinds(std::string_view name) const {
  PageKindSet kinds = 0;
  std::string before;
  EachPiece(name, [&](const std::string& piece, bool name_ends) {
    if (!piece.empty()) {
      kinds |= PieceKinds(piece);
      if (!before.empty())
        if (auto it = names_.find(before + piece); it != names_.end()) kinds |= it->second;
      before = piece;
    }
    if (name_ends) before.clear();
  });
  return kinds;
}

PageKindSet PageWords::LineKinds(std::string_view line) const {
  std::string head = ToLower(line.substr(0, kMaxLineHead));
  size_t begin = 0;
  while (begin < head.size()) {  // bullets, bars and the like
    size_t pos = begin;
    char32_t c = NextCodePoint(head, pos);
    if (IsAlpha(c) || IsDigit(c) || c == 0xA9) break;
    begin = pos;
  }
  PageKindSet kinds = 0;
  for (size_t pos = begin; pos < head.size();) {
    char32_t c = NextCodePoint(head, pos);
    size_t next = pos;
    bool inside =
        pos < head.size() && c < 0x3000 && IsAlpha(c) && IsAlpha(NextCodePoint(head, next));
    if (inside) continue;
    if (auto it = lines_.find(head.substr(begin, pos - begin)); it != lines_.end())
      kinds |= it->second;
  }
  return kinds;
}

}  // namespace dragoman
