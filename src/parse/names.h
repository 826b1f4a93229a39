// Names proper: the language model's labels, put right by the knowledge tables and by the report
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
#include "neural/language_model.h"
#include "parse/parse_layer.h"
#include "text/document.h"

namespace dragoman {

// Works on one Document, sentence by sentence in text order.
class NameFinder {
 public:
  // The arguments must outlive the object; `knowledge` may be null.
  NameFinder(const Document& doc, const Knowledge* knowledge) : doc_(doc), knowledge_(knowledge) {}

  // `spans` are the language model's names, within the sentence.
  void AddSentence(TokenRange tokens, std::span<const std::string_view> forms,
                   std::span<const NameSpan> spans);
  // All names in text order, not overlapping.
  std::vector<Name> Finish(std::span<const Word> words);

 private:
  void AddKnown(uint32_t first, std::span<const std::string_view> forms,
                std::vector<uint16_t>* labels);
  void JoinHalves(std::span<const std::string_view> forms, uint32_t first,
                  std::vector<std::pair<Name, bool>>* found) const;
  void Trim(Name* name, std::span<const std::string_view> forms, uint32_t first) const;
  std::string_view Form(uint32_t token) const;
  void VoteForPersons();
  void UnifySurnames(std::span<const Word> words);

  const Document& doc_;
  const Knowledge* knowledge_;
  std::vector<Name> names_;
  std::vector<bool> known_;  // one a name: the knowledge tables have all of it
};

}  // namespace dragoman
