// What is measured of each block of a page before it is judged part of the article or not.
//
// Idea. No single sign tells an article from what surrounds it, so about a hundred weak ones are
// measured: of the block (words, links, stops), of the elements around it (their tags, and what
// their names speak for), of its place (inside the element that holds most sentences, before its
// first or behind its last), and of its neighbours. A model (page_model.h) weighs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_tree.h"
#include "ingest/page_block.h"
#include "ingest/page_words.h"

namespace dragoman {

// What the page says of itself elsewhere, as help: empty where it does not.
struct PageHints {
  std::string title, description;
  std::string body;  // the article's text as JSON-LD has it
};

struct PageFeatures {
  std::vector<std::string_view> names;   // of the columns
  std::vector<std::vector<float>> rows;  // one a block
};

PageFeatures MeasureBlocks(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                           const PageWords& words, const PageHints& hints);

}  // namespace dragoman
