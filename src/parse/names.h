// Names proper: the name finder's labels, put right by the knowledge tables and by the report
// itself.
//
//   "Foreign Minister Sergei Lavrov said"   Sergei Lavrov: person (the role stands outside)
//   "the Ministry of Defence of Russia"     one organisation, although Russia alone is a place
//   "Zamir Kabulov ... Kabulov said"        the second is a person because the first is
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "parse/parse_layer.h"
#include "parse/parse_model.h"
#include "parse/token_features.h"
#include "text/document.h"

namespace dragoman {

// What the tables know of each token, for the name finder's features: 0 nothing, else a number for
// the label and whether the known name has several tokens. All 0 where `knowledge` is null.
std::vector<uint8_t> NameHints(const Knowledge* knowledge, std::span<const std::string_view> forms);

// Works on one Document, sentence by sentence in text order.
class NameFinder {
 public:
  // The arguments must outlive the object; `knowledge` may be null.
  NameFinder(const Document& doc, const ParseModel& model, const Knowledge* knowledge)
      : doc_(doc), model_(model), knowledge_(knowledge) {}

  void AddSentence(TokenRange tokens, std::span<const std::string_view> forms,
                   const SentenceFeatures& features, std::span<const uint16_t> tags);
  // All names in text order, not overlapping.
  std::vector<Name> Finish(std::span<const Word> words);

 private:
  void AddKnown(uint32_t first, std::span<const std::string_view> forms,
                std::vector<uint16_t>* labels);
  void Trim(Name* name, std::span<const std::string_view> forms, uint32_t first) const;
  std::string_view Form(uint32_t token) const;
  void UnifySurnames(std::span<const Word> words);

  const Document& doc_;
  const ParseModel& model_;
  const Knowledge* knowledge_;
  std::vector<Name> names_;
  std::vector<bool> known_;  // one a name: the knowledge tables have all of it
};

}  // namespace dragoman
