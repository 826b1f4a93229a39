// RSS (0.9 to 2.0, RDF) and Atom files: each item is a report, with the text that the feed has of
// it.
#pragma once

#include <functional>
#include <string_view>

#include "core/result.h"
#include "ingest/byte_source.h"
#include "ingest/raw_report.h"

namespace dragoman {

// Whether the bytes open a feed.
bool LooksLikeFeed(std::string_view head);

// Reads item by item, so that a feed of any length takes the memory of one item. The path of an
// item is the feed's with its number ("feed.xml:3"), its id is the feed's own. An item whose text
// is only a summary has a notice that says so; one without text, or with more than
// `max_report_bytes`, is an error, and so is what is no XML: the items before it are read. `take`
// returns false to stop. hash is left to the caller, and id where the item has none.
void ReadFeed(ByteSource& source, size_t max_report_bytes,
              const std::function<bool(Result<RawReport>)>& take);

}  // namespace dragoman
