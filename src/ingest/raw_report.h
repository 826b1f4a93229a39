// RawReport: one report as it came in, decoded to UTF-8 and not interpreted further.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/range.h"

namespace dragoman {

// Something about the input that a reader of the records should know. `kind` is a stable slug
// ("missing-place", "invalid-utf8", "inferred-date"); `range` is into RawReport::text.
struct Notice {
  std::string kind;
  std::optional<ByteRange> range;
  std::string message;
};

struct RawReport {
  std::string id;  // the input's own id, or "sha256:" + the first 16 digits of the hash of its text
  std::string
      path;  // as the user named it; "-" for standard input; "file.jsonl:12" for line 12 of it
  std::string
      hash;  // SHA-256 of the text and the metadata that came with it; equal hash: same report
  std::string text;  // valid UTF-8, at most kMaxReportBytes; otherwise unchanged

  // Metadata that came beside the text (JSONL fields, a page's own); empty where none did.
  std::string url, title, outlet, published, language;
  std::string caption;  // of a page's lead image; not part of the text
  std::vector<std::string> bylines;

  std::vector<Notice> notices;
};

constexpr size_t kMaxReportBytes = 16u << 20;

}  // namespace dragoman
