#include "gazetteer/place_table.h"

#include <algorithm>
#include <cstring>

#include "gazetteer/place_key.h"

namespace dragoman {

using namespace gazetteer;  // NOLINT: its own format

namespace {

template <class T>
T Load(const char* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

double Degrees24(const char* at) {
  uint32_t raw = static_cast<uint8_t>(at[0]) | static_cast<uint8_t>(at[1]) << 8 |
                 static_cast<uint32_t>(static_cast<uint8_t>(at[2])) << 16;
  int32_t value = static_cast<int32_t>(raw << 8) >> 8;
  return value / kDegree;
}

size_t Rounded(size_t size) { return (size + 3) / 4 * 4; }

tl::unexpected<Error> Corrupt(std::string_view what) {
  return Fail(ErrorKind::corrupt,
              "gazetteer: " + std::string(what) + "; build it anew with `make deps build`");
}

}  // namespace

Result<PlaceTable> PlaceTable::Open(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes + kChecksumBytes || !bytes.starts_with(kMagic))
    return Corrupt("not one, or cut off in its header");
  PlaceTable table;
  table.bytes_ = bytes;
  uint32_t* fields[] = {&table.layout_.keys,      &table.layout_.meanings,
                        &table.layout_.towns,     &table.layout_.divisions,
                        &table.layout_.key_bytes, &table.layout_.name_bytes,
                        &table.layout_.skeletons};
  const char* at = bytes.data() + kMagic.size();
  for (uint32_t* field : fields) {
    *field = Load<uint32_t>(at);
    at += 4;
  }
  const Layout& layout = table.layout_;
  // Each size is at most 2^32 times 20, so that the sum stays far within 64 bits.
  size_t end = kHeaderBytes;
  auto place = [&end](size_t& section, size_t size) {
    section = end;
    end += Rounded(size);
  };
  place(table.buckets_, size_t{kBuckets + 1} * 4);
  place(table.key_ends_, (size_t{layout.keys} + 1) * 4);
  place(table.lists_, (size_t{layout.keys} + 1) * 4);
  place(table.meanings_, size_t{layout.meanings} * 4);
  place(table.towns_, size_t{layout.towns} * kTownBytes);
  place(table.divisions_, size_t{layout.divisions} * kDivisionBytes);
  place(table.skeletons_, size_t{layout.skeletons} * kSkeletonBytes);
  place(table.keys_, layout.key_bytes);
  place(table.names_, layout.name_bytes);
  table.end_ = end;
  if (end + kChecksumBytes != bytes.size())
    return Corrupt("its size is not the one that its header gives");
  return table;
}

uint32_t PlaceTable::Number(size_t section, uint32_t i, uint32_t size) const {
  return i < size ? Load<uint32_t>(bytes_.data() + section + size_t{i} * 4) : 0;
}

std::string_view PlaceTable::Key(uint32_t i) const {
  uint32_t from = Number(key_ends_, i, layout_.keys + 1);
  uint32_t to = Number(key_ends_, i + 1, layout_.keys + 1);
  if (from > to || to > layout_.key_bytes) return {};
  return bytes_.substr(keys_ + from, to - from);
}

std::string_view PlaceTable::NameAt(uint32_t offset) const {
  if (offset >= layout_.name_bytes) return {};
  uint32_t size = static_cast<uint8_t>(bytes_[names_ + offset]);
  if (size > layout_.name_bytes - offset - 1) return {};
  return bytes_.substr(names_ + offset + 1, size);
}

uint32_t PlaceTable::FindAlike(std::string_view key, std::string_view country) const {
  std::string skeleton = PlaceSkeleton(key);
  if (skeleton.empty() || layout_.skeletons == 0) return kNone;
  uint32_t hash = SkeletonHash(skeleton, country);
  auto number = [this](uint32_t i, uint32_t half) {
    return Number(skeletons_, i * 2 + half, layout_.skeletons * 2);
  };
  uint32_t low = 0;
  for (uint32_t high = layout_.skeletons; low < high;) {
    uint32_t middle = low + (high - low) / 2;
    if (number(middle, 0) < hash)
      low = middle + 1;
    else
      high = middle;
  }
  uint32_t best = kNone, most = 0;
  for (; low < layout_.skeletons && number(low, 0) == hash; ++low) {
    Town town = At(number(low, 1));
    if (town.country != country || town.is_division) continue;
    if (best != kNone && town.population <= most) continue;
    best = number(low, 1);
    most = town.population;
  }
  return best;
}

PlaceTable::Look PlaceTable::Find(std::string_view key) const {
  if (layout_.keys == 0 || key.empty()) return {};
  uint32_t bucket = BucketOf(key);
  uint32_t low = Number(buckets_, bucket, kBuckets + 1);
  uint32_t end = std::min(Number(buckets_, bucket + 1, kBuckets + 1), layout_.keys);
  for (uint32_t high = end; low < high;) {
    uint32_t middle = low + (high - low) / 2;
    if (Key(middle) < key)
      low = middle + 1;
    else
      high = middle;
  }
  Look look;
  if (low < end && Key(low) == key) {
    look.first = Number(lists_, low, layout_.keys + 1);
    uint32_t last = std::min(Number(lists_, low + 1, layout_.keys + 1), layout_.meanings);
    look.count = last > look.first ? last - look.first : 0;
    ++low;
  }
  // A blank sorts before all that a word is made of: longer names stand right behind.
  if (low < end) {
    std::string_view next = Key(low);
    look.longer = next.size() > key.size() && next[key.size()] == ' ' && next.starts_with(key);
  }
  return look;
}

Town PlaceTable::Division(uint32_t index) const {
  Town town;
  if (index >= layout_.divisions) return town;
  const char* at = bytes_.data() + divisions_ + size_t{index} * kDivisionBytes;
  town.name = town.division = NameAt(Load<uint32_t>(at));
  town.lat = Load<int32_t>(at + 4) / kDegree;
  town.lon = Load<int32_t>(at + 8) / kDegree;
  town.population = Load<uint32_t>(at + 12);
  town.country = {at + 16, 3};
  town.is_division = true;
  return town;
}

Town PlaceTable::At(uint32_t index) const {
  bool by_other_name = (index & kOtherNameBit) != 0;
  index &= ~kOtherNameBit;
  if ((index & kDivisionBit) != 0) return Division(index & ~kDivisionBit);
  if (index >= layout_.towns) return {};
  const char* at = bytes_.data() + towns_ + size_t{index} * kTownBytes;
  Town town = Division(Load<uint16_t>(at + 14));
  town.is_division = false;
  town.by_other_name = by_other_name;
  town.name = NameAt(Load<uint32_t>(at));
  town.lat = Degrees24(at + 4);
  town.lon = Degrees24(at + 7);
  uint32_t packed = Load<uint32_t>(at + 10);
  town.population = packed & kMaxPopulation;
  town.kind = static_cast<TownKind>(packed >> 30);
  return town;
}

Status PlaceTable::VerifyKeys() const {
  for (uint32_t bucket = 0; bucket < kBuckets; ++bucket) {
    uint32_t from = Number(buckets_, bucket, kBuckets + 1),
             to = Number(buckets_, bucket + 1, kBuckets + 1);
    if (from > to || to > layout_.keys) return Corrupt("its buckets are out of order");
    for (uint32_t i = from; i < to; ++i) {
      if (Key(i).empty() || BucketOf(Key(i)) != bucket)
        return Corrupt("a key is in the wrong bucket");
      if (i > from && Key(i - 1) >= Key(i)) return Corrupt("its keys are out of order");
      uint32_t first = Number(lists_, i, layout_.keys + 1),
               last = Number(lists_, i + 1, layout_.keys + 1);
      if (first >= last || last > layout_.meanings) return Corrupt("a key means nothing");
    }
  }
  bool all = Number(buckets_, 0, kBuckets + 1) == 0 &&
             Number(buckets_, kBuckets, kBuckets + 1) == layout_.keys;
  return all ? Ok() : Status(Corrupt("its buckets leave keys out"));
}

Status PlaceTable::VerifySkeletons() const {
  uint32_t before = 0;
  for (uint32_t i = 0; i < layout_.skeletons; ++i) {
    uint32_t hash = Number(skeletons_, i * 2, layout_.skeletons * 2);
    if (hash < before || Number(skeletons_, i * 2 + 1, layout_.skeletons * 2) >= layout_.towns)
      return Corrupt("its consonants are out of order");
    before = hash;
  }
  return Ok();
}

Status PlaceTable::Verify() const {
  if (bytes_.empty()) return Corrupt("it is empty");
  if (Checksum(bytes_.substr(0, end_)) != Load<uint64_t>(bytes_.data() + end_))
    return Corrupt("its checksum is wrong");
  if (Status keys = VerifyKeys(); !keys) return keys;
  if (Status skeletons = VerifySkeletons(); !skeletons) return skeletons;
  for (uint32_t i = 0; i < layout_.meanings; ++i) {
    uint32_t index = Meaning(i);
    Town town = At(index);
    bool good = !town.name.empty() && town.country.size() == 3 && town.lat >= -90 &&
                town.lat <= 90 && town.lon >= -180 && town.lon <= 180;
    if (!good)
      return Corrupt("place " + std::to_string(index & ~(kDivisionBit | kOtherNameBit)) +
                     " has no name, country or position");
  }
  return Ok();
}

}  // namespace dragoman
