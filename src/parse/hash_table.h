// A read-only map from 32-bit hashes to small numbers, as the model file stores it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace dragoman {

struct HashTable {
  std::vector<uint32_t> keys;  // ascending
  std::vector<uint16_t> values;

  // `missing` where the key is not there.
  uint32_t Find(uint32_t key, uint32_t missing) const {
    auto it = std::lower_bound(keys.begin(), keys.end(), key);
    if (it == keys.end() || *it != key) return missing;
    return values[static_cast<size_t>(it - keys.begin())];
  }
};

}  // namespace dragoman
