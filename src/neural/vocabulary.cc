#include "neural/vocabulary.h"

#include <bit>

namespace dragoman {

uint32_t HashText(std::string_view text, uint32_t seed) {
  uint32_t h = 2166136261u ^ seed;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h ^ (h >> 15);
}

Vocabulary::Vocabulary(std::string_view lines, uint32_t first) : text_(lines), first_(first) {
  std::string_view all = text_;
  for (size_t at = 0; at <= all.size();) {
    const size_t end = std::min(all.find('\n', at), all.size());
    words_.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end - at)});
    at = end + 1;
  }
  slots_.assign(std::bit_ceil(2 * words_.size() + 1), 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t i = 0; i < words_.size(); ++i) {
    size_t slot = HashText(Word(i + first_), 0) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = i + 1;
  }
}

uint32_t Vocabulary::Find(std::string_view word, uint32_t missing) const {
  if (slots_.empty()) return missing;
  const size_t mask = slots_.size() - 1;
  for (size_t slot = HashText(word, 0) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const uint32_t i = slots_[slot] - 1;
    if (Word(i + first_) == word) return i + first_;
  }
  return missing;
}

std::string_view Vocabulary::Word(uint32_t number) const {
  const Slice& slice = words_[number - first_];
  return std::string_view(text_).substr(slice.offset, slice.size);
}

}  // namespace dragoman
