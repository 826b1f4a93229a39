// Title, outlet, bylines, date and caption of a page, from what it says of itself and from the
// lines that a reader sees.
#pragma once

#include <vector>

#include "ingest/html_tree.h"
#include "ingest/page_block.h"
#include "ingest/page_info.h"
#include "ingest/page_words.h"
#include "ingest/raw_report.h"
#include "knowledge/knowledge.h"

namespace dragoman {

// Fills the metadata of `report`. `kept` says of each block whether it is part of the article.
void FillHead(const HtmlTree& tree, const PageInfo& info, const std::vector<PageBlock>& blocks,
              const std::vector<char>& kept, const PageWords& words, const Knowledge& knowledge,
              RawReport& report);

}  // namespace dragoman
