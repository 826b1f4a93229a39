#include "text/text_layer.h"

#include <algorithm>

namespace dragoman {

std::string_view RoleName(Role role) {
  switch (role) {
    case Role::title: return "title";
    case Role::body: return "body";
    case Role::quote: return "quote";
    case Role::caption: return "caption";
    case Role::ticker: return "ticker";
    case Role::meta: return "meta";
  }
  return "body";
}

uint32_t TextLayer::SentenceAtByte(uint32_t byte) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), byte,
                                [](uint32_t b, const Sentence& s) { return b < s.range.begin; });
  return after == sentences.begin() ? 0 : static_cast<uint32_t>(after - sentences.begin() - 1);
}

uint32_t TextLayer::SentenceAtToken(uint32_t token) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                [](uint32_t t, const Sentence& s) { return t < s.tokens.begin; });
  return after == sentences.begin() ? 0 : static_cast<uint32_t>(after - sentences.begin() - 1);
}

TokenRange TextLayer::TokensIn(ByteRange range) const {
  auto first = std::lower_bound(tokens.begin(), tokens.end(), range.begin,
                                [](const Token& t, uint32_t b) { return t.range.end <= b; });
  auto last = std::lower_bound(first, tokens.end(), range.end,
                               [](const Token& t, uint32_t b) { return t.range.begin < b; });
  return {static_cast<uint32_t>(first - tokens.begin()),
          static_cast<uint32_t>(last - tokens.begin())};
}

}  // namespace dragoman
