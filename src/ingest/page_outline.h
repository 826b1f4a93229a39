// Sums over the elements of a page: how much text, links and sentences each holds, what its names
// speak for, and which element holds the article's bulk.
#pragma once

#include <cstdint>
#include <iterator>
#include <vector>

#include "ingest/html_tree.h"
#include "ingest/page_block.h"
#include "ingest/page_words.h"

namespace dragoman {

// Elements that matter as surroundings.
inline constexpr HtmlTag kAroundTags[] = {
    HtmlTag::article, HtmlTag::aside,  HtmlTag::nav,       HtmlTag::header, HtmlTag::footer,
    HtmlTag::form,    HtmlTag::figure, HtmlTag::table,     HtmlTag::ul,     HtmlTag::ol,
    HtmlTag::section, HtmlTag::main,   HtmlTag::blockquote};
// A bit for each of them, 0 for other tags.
constexpr uint32_t TagBit(HtmlTag tag) {
  for (uint32_t i = 0; i < std::size(kAroundTags); ++i)
    if (kAroundTags[i] == tag) return 1u << i;
  return 0;
}

struct PageElement {
  uint32_t words = 0, link_words = 0, blocks = 0;
  float good_words = 0;    // of blocks that read like running text, less where names speak against
  PageKindSet kinds = 0;   // of its own names
  PageKindSet around = 0;  // of its names and those of all elements around it
  uint32_t tags = 0;       // TagBit of itself and of all elements around it
  bool hidden = false;     // it says of itself that it is not shown
};

struct PageOutline {
  std::vector<PageElement> elements;  // one a node of the tree
  std::vector<float> good;            // of each block: its share in good_words
  uint32_t half = 0, most = 0;        // smallest elements with half, with 85 % of the good words
  uint32_t best = 0;  // element with the best score by its paragraphs and those just below it
};

// Whether the block reads like running text: enough words, few links, a sentence's end.
bool IsGoodText(const PageBlock& block);

PageOutline OutlinePage(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                        const PageWords& words);

}  // namespace dragoman
