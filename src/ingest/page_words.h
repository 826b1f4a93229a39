// knowledge/page_words.tsv: what the names of a page's parts, and the first words of its lines,
// speak for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "knowledge/table.h"

namespace dragoman {

enum class PageKind : uint8_t {
  comment,
  related,
  share,
  nav,
  advert,
  consent,
  paywall,
  newsletter,
  foot,
  head,
  byline,
  stamp,
  caption,
  media,
  tags,
  side,
  unseen,
  body,
  article,
  title,
  summary,
  quote
};
constexpr size_t kPageKinds = 22;
std::string_view PageKindName(PageKind kind);

// A set of kinds.
using PageKindSet = uint32_t;
constexpr PageKindSet SetOf(PageKind kind) { return 1u << static_cast<uint32_t>(kind); }

class PageWords {
 public:
  // Fails on a row whose kind or place is not known.
  static Result<PageWords> FromTable(const Table& table);

  // Of a class, id or the like: "post-content clearfix" -> {article, body}.
  PageKindSet NameKinds(std::string_view name) const;
  // Of a line of text by how it begins: "Read more: ..." -> {related}.
  PageKindSet LineKinds(std::string_view line) const;

 private:
  PageKindSet PieceKinds(const std::string& piece) const;

  std::unordered_map<std::string, PageKindSet> names_, lines_;
};

}  // namespace dragoman
