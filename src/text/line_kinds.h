// The table of what stands in a report without being part of it (knowledge/report_lines.tsv).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/range.h"
#include "knowledge/table.h"

namespace dragoman {

enum class LineKind : uint8_t {
  none,
  published,
  updated,
  scraped,
  byline,
  credit,
  reporting,
  photo,
  ticker,
  link,
  advert,
  end,
  placeless
};

struct LineMatch {
  LineKind kind = LineKind::none;
  ByteRange rest;  // of the line: what follows the form, without labels' marks and closing brackets
};

class LineKinds {
 public:
  explicit LineKinds(const Table& table);
  // The longest form that fits. Looks at most 600 bytes into the line.
  LineMatch Match(std::string_view line) const;

 private:
  enum class How : uint8_t { line, start, label, holds };
  struct Form {
    LineKind kind;
    How how;
    size_t max_words;
  };
  LineMatch MatchStart(std::string_view line) const;
  LineMatch MatchInside(std::string_view line) const;

  std::unordered_map<std::string, std::vector<Form>> forms_;
  std::vector<std::pair<std::string, Form>> inside_;
};

// Words of the text, counted to at most `limit` + 1.
size_t CountWords(std::string_view text, size_t limit);

}  // namespace dragoman
