// The gazetteer of towns and first-level divisions, read where it lies: nothing is parsed or copied
// at the start. Every access is checked against the bounds, so that a damaged table gives no places
// rather than a crash. Read-only, safe from many threads; the bytes must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"
#include "gazetteer/format.h"

namespace dragoman {

struct Town {
  std::string_view name, country, division;  // country: ISO 3166-1 alpha-3; division may be empty
  double lat = 0, lon = 0;
  uint32_t population = 0;
  gazetteer::TownKind kind = gazetteer::TownKind::town;
  bool by_other_name = false;  // found by a name that is not its first
  bool is_division = false;    // `name` is a first-level division, in the middle of its towns
};

class PlaceTable {
 public:
  PlaceTable() = default;  // of no places
  // Fails with kind corrupt where the sizes do not fit the bytes. O(1).
  static Result<PlaceTable> Open(std::string_view bytes);
  // The one that is compiled in (linked by the place layer).
  static Result<PlaceTable> Builtin();
  // Fails where the checksum, an index or the order of the keys is wrong. Reads all of it.
  Status Verify() const;

  struct Look {
    uint32_t first = 0, count = 0;  // meanings of the key; none where count is 0
    bool longer = false;            // some key goes on with another word
  };
  // `key` as PlaceKey makes it.
  Look Find(std::string_view key) const;
  // The town of the country (alpha-3) with the most people that has these consonants and so nearly
  // this key; kNone where none has.
  static constexpr uint32_t kNone = UINT32_MAX;
  uint32_t FindAlike(std::string_view key, std::string_view country) const;
  // The i-th meaning of all keys, as an index for At(). REQUIRES: i from a Look.
  uint32_t Meaning(uint32_t i) const { return Number(meanings_, i, layout_.meanings); }
  Town At(uint32_t index) const;

  const gazetteer::Layout& layout() const { return layout_; }

 private:
  uint32_t Number(size_t section, uint32_t i, uint32_t size) const;
  std::string_view Key(uint32_t i) const;
  std::string_view NameAt(uint32_t offset) const;
  Town Division(uint32_t index) const;
  Status VerifyKeys() const;
  Status VerifySkeletons() const;

  std::string_view bytes_;
  gazetteer::Layout layout_;
  size_t buckets_ = 0, key_ends_ = 0, lists_ = 0, meanings_ = 0, towns_ = 0, divisions_ = 0,
         skeletons_ = 0, keys_ = 0, names_ = 0, end_ = 0;
};

}  // namespace dragoman
