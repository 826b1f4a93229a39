// What the networks see of a word: rows of embedding tables. C++ twin of train/data.py.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "neural/vocabulary.h"

namespace dragoman {

// Lower case, one character at a time (no character becomes two).
std::string LowerForm(std::string_view form);

// Runs of one class cut to two, of the first 24 characters: "McDonald" -> "XxXxx", "2,500" ->
// "d,dd".
std::string WordShape(std::string_view form);

// The number of a lower-case form: itself, else with plain quotes and dashes, else digits as 0,
// else 0.
uint32_t LookUpWord(const Vocabulary& vocabulary, std::string_view lower);

// Hashes of the last 2, 3 and 4 and the first 2 and 3 characters in lower case, and of the shape;
// each is taken modulo the rows of its table. Order and seeds: HASHED in train/data.py.
constexpr size_t kHashedFeatures = 6;
enum HashedFeature : size_t { kSuffix2, kSuffix3, kSuffix4, kPrefix2, kPrefix3, kShape };
std::array<uint32_t, kHashedFeatures> HashedFeatures(std::string_view form, std::string_view lower);

}  // namespace dragoman
