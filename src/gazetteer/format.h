// How the gazetteer lies in its file. All numbers little-endian, every section at a multiple of 4.
//
//   header      kHeaderBytes: magic, then the u32 fields of Layout, then zeros
//   buckets     u32[buckets + 1]   first key of each bucket, by the hash of a key's first word
//   key_ends    u32[keys + 1]      where each key starts in key_bytes; one more: the end
//   lists       u32[keys + 1]      where each key's meanings start in meanings; one more: the end
//   meanings    u32[meanings]      index of a town, or kDivisionBit | index of a division; with
//                                  kOtherNameBit where the key is not its first name. A key's are
//                                  sorted, most people first
//   towns       kTownBytes each    u32 name, i24 lat, i24 lon (both 1e-4 degrees), u32 population
//                                  and kind (its two highest bits), u16 division
//   divisions   kDivisionBytes     u32 name, i32 lat, i32 lon (1e-4 degrees), u32 population, 3
//                                  letters of the country, one zero
//   consonants  u32 hash, u32 index of a town; sorted. The hash is SkeletonHash of the towns of
//               countries whose places are spelled in many ways
//   key_bytes, name_bytes          keys one after the other, sorted within their bucket; names with
//                                  their length in a byte before them
//   checksum    u64                FNV-1a over the 8-byte words of all before it
//
// A division without a name holds the towns of a country that are in none.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace dragoman::gazetteer {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the gazetteer is little-endian");

inline constexpr std::string_view kMagic = "DGMGAZ01";
inline constexpr size_t kHeaderBytes = 64;
inline constexpr size_t kTownBytes = 16;
inline constexpr size_t kDivisionBytes = 20;
inline constexpr size_t kSkeletonBytes = 8;
inline constexpr size_t kChecksumBytes = 8;
inline constexpr uint32_t kBuckets = 1u << 16;
inline constexpr uint32_t kDivisionBit = 1u << 31, kOtherNameBit = 1u << 30;
inline constexpr uint32_t kMaxPopulation = (1u << 30) - 1;
inline constexpr double kDegree = 1e4;  // units a degree

struct Layout {
  uint32_t keys = 0, meanings = 0, towns = 0, divisions = 0, key_bytes = 0, name_bytes = 0,
           skeletons = 0;
};

enum class TownKind : uint8_t { town, capital, seat, quarter };  // seat: of a first-level division

// FNV-1a of the key's first word, to a bucket.
inline uint32_t BucketOf(std::string_view key) {
  uint32_t hash = 2166136261u;
  for (char c : key.substr(0, key.find(' '))) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
  return (hash ^ (hash >> 16)) & (kBuckets - 1);
}

// Of PlaceSkeleton, within a country.
inline uint32_t SkeletonHash(std::string_view skeleton, std::string_view country) {
  uint32_t hash = 2166136261u;
  for (char c : country) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
  for (char c : skeleton) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
  return hash ^ (hash >> 15);
}

// Over whole words; bytes that fill no word are taken as one more, padded with zeros.
inline uint64_t Checksum(std::string_view bytes) {
  uint64_t hash = 14695981039346656037ull;
  for (size_t at = 0; at < bytes.size(); at += 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min<size_t>(8, bytes.size() - at));
    hash = (hash ^ word) * 1099511628211ull;
  }
  return hash;
}

}  // namespace dragoman::gazetteer
