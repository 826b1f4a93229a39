// Half-open ranges. ByteRange counts UTF-8 bytes of a report's text; TokenRange counts its tokens.
// Offsets become code points only where a report is printed (export) or stored (ledger).
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace dragoman {

template <class Tag>
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool Contains(uint32_t i) const { return begin <= i && i < end; }
  bool Contains(Range other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(Range other) const { return begin < other.end && other.begin < end; }
  // The smallest range that holds both.
  Range Cover(Range other) const {
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
  auto operator<=>(const Range&) const = default;  // NOLINT(modernize-use-nullptr): it has none
};

using ByteRange = Range<struct ByteTag>;
using TokenRange = Range<struct TokenTag>;

}  // namespace dragoman
