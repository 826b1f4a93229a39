// A fixed list of words and their numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// FNV-1a with a seed, finished with one shift: the hash of train/data.py's fnv().
uint32_t HashText(std::string_view text, uint32_t seed);

class Vocabulary {
 public:
  Vocabulary() = default;
  // `lines`: words divided by '\n'; the first gets the number `first`.
  Vocabulary(std::string_view lines, uint32_t first);

  // The word's number, or `missing`.
  uint32_t Find(std::string_view word, uint32_t missing) const;
  std::string_view Word(uint32_t number) const;
  size_t size() const { return words_.size(); }

 private:
  struct Slice {
    uint32_t offset = 0, size = 0;
  };
  std::string text_;
  std::vector<Slice> words_;
  std::vector<uint32_t> slots_;  // index into words_ + 1, 0: empty; a power of two of them
  uint32_t first_ = 0;
};

}  // namespace dragoman
