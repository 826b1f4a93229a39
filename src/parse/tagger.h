// Greedy left-to-right tagging of words (joint UPOS and XPOS) and of names, by linear classifiers.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parse/hashed_weights.h"
#include "parse/token_features.h"

namespace dragoman {

// Features of token `at` given the tags of the tokens before it. Appends to nothing: `out` is
// replaced.
void TagFeatures(const SentenceFeatures& sentence, std::span<const uint16_t> tags, size_t at,
                 std::vector<uint32_t>* out);
// The same for names: `tags` are the word tags of the whole sentence, `names` those decided so far,
// `hints` one number a token for what the knowledge tables say of it (0: nothing).
void NameFeatures(const SentenceFeatures& sentence, std::span<const uint16_t> tags,
                  std::span<const uint8_t> hints, std::span<const uint16_t> names, size_t at,
                  std::vector<uint32_t>* out);

// One tag a token; ties go to the lower number.
std::vector<uint16_t> TagWords(const HashedWeights& weights, const SentenceFeatures& sentence);
std::vector<uint16_t> TagNames(const HashedWeights& weights, const SentenceFeatures& sentence,
                               std::span<const uint16_t> tags, std::span<const uint8_t> hints);

// The class with the highest score.
uint32_t Best(const int32_t* scores, uint32_t classes);

}  // namespace dragoman
