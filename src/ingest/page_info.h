// What a page says of itself: in JSON-LD, in <meta> elements (OpenGraph and others), in microdata,
// in <time> and <link>. The lines that a reader sees come in page.cc, where all this is silent.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "ingest/html_tree.h"
#include "knowledge/table.h"

namespace dragoman {

// Empty where the page does not say. White space folded, references decoded.
struct PageInfo {
  std::string title, outlet, published, url, language, description;
  std::string body;     // the article's text, where JSON-LD has it
  std::string caption;  // of the lead image
  std::vector<std::string> bylines;
};

// The <meta> names that knowledge/page_meta.tsv knows.
class PageMeta {
 public:
  struct Field {
    std::string name;  // "title", "byline", ...
    int rank = 0;
  };
  static Result<PageMeta> FromTable(const Table& table);
  const Field* Find(std::string_view name) const;  // lower case

 private:
  std::unordered_map<std::string, Field> fields_;
};

PageInfo ReadPageInfo(const HtmlTree& tree, const PageMeta& meta);

// The article's object among the JSON-LD scripts of a page, read into `info` where that is empty.
// A script that is no JSON is passed over.
void ReadJsonLd(const std::vector<std::string>& scripts, PageInfo& info);

// "By Ann Lee and Bo Ek" -> Ann Lee, Bo Ek; appended to `names` if not there yet. Addresses and
// handles are left out.
void AddBylines(std::string_view text, std::vector<std::string>& names);

// White space folded, the character references that are left in metadata decoded.
std::string CleanValue(std::string_view text, size_t max_bytes);

}  // namespace dragoman
