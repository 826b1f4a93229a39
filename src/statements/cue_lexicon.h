// The tables that the statements stage reads, ready to be asked: cue verbs and cue nouns with the
// complements that hold their content, words of stance, and keywords of topics.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"
#include "statements/stance_lexicon.h"
#include "statements/statement_layer.h"

namespace dragoman {

enum class CueKind : uint8_t {
  speech,
  writing,
  request,
  question,
  promise,
  denial,
  judgement,
  belief,
  intention,
  report,  // of a text: "the study shows"
  hedge,   // "appears to"
};

// What holds the content beside a cue. See cue_verbs.tsv in knowledge/README.md.
enum class CueFrame : uint8_t { quote, that, inf, np, oinf, pred, passive, count };

struct CueWord {
  CueKind kind = CueKind::speech;
  bool addressee_object = false;  // "told [reporters] that": the object is spoken to
  bool cue_noun_object = false;   // "issued [a warning] that": only together with a cue noun
  std::array<float, static_cast<size_t>(CueFrame::count)> weight{};  // 0: no such frame
  std::map<std::string, float, std::less<>> prepositions;            // "of" -> weight

  float Weight(CueFrame frame) const { return weight[static_cast<size_t>(frame)]; }
};

class CueLexicon {
 public:
  explicit CueLexicon(const Knowledge& knowledge);

  // By lemma, with particle or preposition after one blank ("point out"). nullptr where unknown.
  const CueWord* Verb(std::string_view lemma) const;
  // Whether some entry starts with the lemma: "go" for "go on".
  bool StartsVerb(std::string_view lemma) const;
  const CueWord* Noun(std::string_view lemma) const;
  const StanceLexicon& stances() const { return stances_; }
  // Topics of a lower-case lemma or form; nullptr where it has none.
  const std::vector<std::string>* Topics(std::string_view word) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  template <class T>
  using Map = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  static void ReadCues(const Table& table, std::string_view key, Map<CueWord>* out);

  Map<CueWord> verbs_, nouns_;
  Map<bool> verb_starts_;
  StanceLexicon stances_;
  Map<std::vector<std::string>> topics_;
};

}  // namespace dragoman
