// From a saved web page to its article.
//
// Idea. The page is parsed as browsers do (html_tree.h) and cut into blocks; each block is measured
// (page_features.h) and judged by a model (page_model.h); what is left, in order, is the article.
// Title, outlet, bylines, date and language are what the page says of itself (page_info.h), or what
// its lines show.
//
//   <nav>Home World</nav><h1>Talks end</h1><p>By Ann Lee</p><p>The talks in ...</p>
//     -> title "Talks end", bylines Ann Lee, text "The talks in ..."
//   a page of headlines and links  ->  an error: no article found
//
// After Kohlschütter et al., Boilerplate Detection using Shallow Text Features (2010).
// Tests: tests/ingest/page_test.cc.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ingest/page_block.h"
#include "ingest/page_features.h"
#include "ingest/page_info.h"
#include "ingest/page_model.h"
#include "ingest/page_words.h"
#include "ingest/raw_report.h"
#include "knowledge/knowledge.h"

namespace dragoman {

// Read-only once made, safe from many threads.
class PageReader {
 public:
  // Fails where a table about pages is bad; the message names the row.
  static Result<std::shared_ptr<const PageReader>> Create(
      std::shared_ptr<const Knowledge> knowledge);

  // `page` is UTF-8; `path` names it in messages and is the report's path. id and hash are left to
  // the caller. Fails where there is no article.
  Result<RawReport> Read(std::string_view page, const std::string& path) const;

  // The blocks of a page and their features, to train the model.
  struct Measured {
    std::vector<PageBlock> blocks;
    PageFeatures features;
  };
  Measured Measure(std::string_view page) const;

 private:
  explicit PageReader(std::shared_ptr<const Knowledge> knowledge)
      : knowledge_(std::move(knowledge)) {}
  std::vector<char> Choose(const std::vector<PageBlock>& blocks,
                           const PageFeatures& features) const;

  std::shared_ptr<const Knowledge> knowledge_;
  PageWords words_;
  PageMeta meta_;
  PageModel model_;
};

}  // namespace dragoman
