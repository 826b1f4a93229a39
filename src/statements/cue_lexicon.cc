#include "statements/cue_lexicon.h"

#include <cstdlib>
#include <utility>

#include "core/strings.h"

namespace dragoman {
namespace {

// What a frame without a number is worth.
constexpr float kDefaultWeight = 0.6f;

CueKind KindOf(std::string_view name) {
  constexpr std::pair<std::string_view, CueKind> kKinds[] = {
      {"speech", CueKind::speech},       {"writing", CueKind::writing},
      {"request", CueKind::request},     {"question", CueKind::question},
      {"promise", CueKind::promise},     {"denial", CueKind::denial},
      {"judgement", CueKind::judgement}, {"belief", CueKind::belief},
      {"intention", CueKind::intention}, {"report", CueKind::report},
      {"hedge", CueKind::hedge}};
  for (auto [key, kind] : kKinds)
    if (key == name) return kind;
  return CueKind::speech;
}

CueFrame FrameOf(std::string_view name) {
  constexpr std::pair<std::string_view, CueFrame> kFrames[] = {
      {"quote", CueFrame::quote}, {"that", CueFrame::that}, {"inf", CueFrame::inf},
      {"np", CueFrame::np},       {"oinf", CueFrame::oinf}, {"pred", CueFrame::pred},
      {"pass", CueFrame::passive}};
  for (auto [key, frame] : kFrames)
    if (key == name) return frame;
  return CueFrame::count;
}

// "that:0.9" -> that, 0.9. "to:0.5" -> preposition.
void ReadFrame(std::string_view cell, CueWord* word) {
  size_t colon = cell.find(':');
  std::string_view name = cell.substr(0, colon);
  float weight = kDefaultWeight;
  if (colon != std::string_view::npos)
    weight = std::strtof(std::string(cell.substr(colon + 1)).c_str(), nullptr);
  if (name == "addr") {
    word->addressee_object = true;
  } else if (name == "cuenoun") {
    word->cue_noun_object = true;
  } else if (CueFrame frame = FrameOf(name); frame != CueFrame::count) {
    word->weight[static_cast<size_t>(frame)] = weight;
  } else if (!name.empty()) {
    word->prepositions[std::string(name)] = weight;
  }
}

}  // namespace

void CueLexicon::ReadCues(const Table& table, std::string_view key, Map<CueWord>* out) {
  for (const Table::Row& row : table.rows()) {
    CueWord word;
    word.kind = KindOf(table.Cell(row, "kind"));
    for (std::string_view cell : Split(table.Cell(row, "frames"), '|')) ReadFrame(cell, &word);
    (*out)[std::string(table.Cell(row, key))] = std::move(word);
  }
}

CueLexicon::CueLexicon(const Knowledge& knowledge) : stances_(knowledge.table("stance_words")) {
  ReadCues(knowledge.table("cue_verbs"), "verb", &verbs_);
  ReadCues(knowledge.table("cue_nouns"), "noun", &nouns_);
  for (const auto& [verb, word] : verbs_) verb_starts_[verb.substr(0, verb.find(' '))] = true;
  const Table& topics = knowledge.table("topics");
  for (const Table::Row& row : topics.rows())
    for (std::string_view word : Split(topics.Cell(row, "words"), '|'))
      topics_[std::string(word)].emplace_back(topics.Cell(row, "topic"));
}

const CueWord* CueLexicon::Verb(std::string_view lemma) const {
  auto it = verbs_.find(lemma);
  return it == verbs_.end() ? nullptr : &it->second;
}

bool CueLexicon::StartsVerb(std::string_view lemma) const {
  return verb_starts_.find(lemma) != verb_starts_.end();
}

const CueWord* CueLexicon::Noun(std::string_view lemma) const {
  auto it = nouns_.find(lemma);
  return it == nouns_.end() ? nullptr : &it->second;
}

const std::vector<std::string>* CueLexicon::Topics(std::string_view word) const {
  auto it = topics_.find(word);
  return it == topics_.end() ? nullptr : &it->second;
}

}  // namespace dragoman
