#include "events/event_lexicon.h"

#include <fmt/format.h>

#include <cstdlib>

#include "core/strings.h"

namespace dragoman {

namespace {

constexpr std::string_view kOperators = "COMMIT|WILL|STOP|PASS|ALLEGE";

std::vector<std::vector<std::string>> ReadSlots(std::string_view text) {
  std::vector<std::vector<std::string>> out;
  if (text.empty()) return out;
  for (std::string_view choice : Split(text, '|')) {
    out.emplace_back();
    for (std::string_view slot : Split(choice, '+')) out.back().emplace_back(slot);
  }
  return out;
}

}  // namespace

EventLexicon::EventLexicon(const Knowledge& knowledge) {
  ReadClasses(knowledge.table("event_classes"));
  ReadScores(knowledge.table("plover_scores"));
  ReadPatterns(knowledge.table("event_patterns"), {});
  ReadModes(knowledge.table("event_modes"));
  ReadContexts(knowledge.table("event_contexts"));
  ReadContent(knowledge.table("event_content"));
}

EventLexicon::EventLexicon(const Knowledge& knowledge, std::string_view patterns) {
  ReadClasses(knowledge.table("event_classes"));
  ReadPatterns(knowledge.table(patterns), {"holder", "target", "standing", "value", false});
}

void EventLexicon::ReadClasses(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    WordSet& words = classes_[std::string(table.Cell(row, "class"))];
    for (std::string_view word : Split(table.Cell(row, "words"), '|')) words.insert(word);
  }
}

void EventLexicon::ReadScores(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    std::string key =
        std::string(table.Cell(row, "type")) + ":" + std::string(table.Cell(row, "mode"));
    scores_[key] = std::strtod(std::string(table.Cell(row, "score")).c_str(), nullptr);
  }
}

void EventLexicon::CheckMode(std::string_view type, std::string_view mode,
                             const std::string& source) {
  if (InList(type, kOperators) || type == "=") return;
  if (!scores_.contains(std::string(type) + ":"))
    problems_.push_back(fmt::format("{}: no event type {}", source, type));
  else if (!mode.empty() && !scores_.contains(std::string(type) + ":" + std::string(mode)))
    problems_.push_back(fmt::format("{}: {} has no mode {}", source, type, mode));
}

bool EventLexicon::ReadNeed(std::string_view text, const std::string& source, PatternNeed& need) {
  need.text = text;
  size_t equals = text.find('=');
  std::string_view slots = text.substr(0, equals);
  if (equals != std::string_view::npos && slots.ends_with('!')) {
    need.negative = true;
    slots.remove_suffix(1);
  }
  for (std::string_view slot : Split(slots, '|')) need.slots.emplace_back(slot);
  if (equals == std::string_view::npos) return true;
  std::string_view value = text.substr(equals + 1);
  auto& list = lists_[std::string(value)];
  if (list == nullptr) list = std::make_unique<WordSet>();
  for (std::string_view word : Split(value, '|')) {
    if (word == "ACTOR" || word == "EVENT") {
      (word == "ACTOR" ? need.actor : need.event) = true;
    } else if (!word.starts_with('@')) {
      list->insert(word);  // a view into the table's own cell, which lives as long as the Knowledge
    } else if (auto it = classes_.find(word.substr(1)); it != classes_.end()) {
      list->insert(it->second.begin(), it->second.end());
    } else {
      problems_.push_back(fmt::format("{}: no class {} in event_classes", source, word));
      return false;
    }
  }
  need.words = list.get();
  return true;
}

bool EventLexicon::ReadFlags(std::string_view text, const std::string& source,
                             EventPattern& pattern) {
  if (text.empty()) return true;
  for (std::string_view flag : Split(text, ' ')) {
    size_t equals = flag.find('=');
    std::string_view value = equals == std::string_view::npos ? "" : flag.substr(equals + 1);
    std::string_view key = flag.substr(0, equals);
    if (key == "bare")
      pattern.bare = true;
    else if (key == "keep")
      pattern.keep = true;
    else if (key == "plural")
      pattern.plural = true;
    else if (key == "passive")
      pattern.passive = true;
    else if (key == "both")
      pattern.both = true;
    else if (key == "acts")
      pattern.acts = true;
    else if (key == "not")
      pattern.negative = true;
    else if (key == "status")
      pattern.status = value;
    else if (key == "negated")
      pattern.negated = value;
    else if (key == "counts")
      pattern.counts = value;
    else if (key == "tag")
      pattern.tags.emplace_back(value);
    else if (key == "content")
      for (std::string_view slot : Split(value, '|')) pattern.contents.emplace_back(slot);
    else {
      problems_.push_back(fmt::format("{}: no flag {}", source, flag));
      return false;
    }
  }
  return true;
}

void EventLexicon::ReadPatterns(const Table& table, const PatternColumns& columns) {
  for (const Table::Row& row : table.rows()) {
    EventPattern pattern;
    pattern.source = row.source.substr(row.source.rfind('/') + 1);
    std::string_view kind = table.Cell(row, "kind");
    if (kind != "verb" && kind != "noun" && kind != "adj") {
      problems_.push_back(fmt::format("{}: no kind {}", row.source, kind));
      continue;
    }
    pattern.kind = kind == "verb"   ? PatternKind::verb
                   : kind == "noun" ? PatternKind::noun
                                    : PatternKind::adjective;
    pattern.actor = ReadSlots(table.Cell(row, columns.actor));
    pattern.recipient = ReadSlots(table.Cell(row, columns.recipient));
    pattern.type = table.Cell(row, columns.type);
    pattern.mode = table.Cell(row, columns.mode);
    if (!columns.plover) pattern.negated = table.Cell(row, "negated");
    pattern.transparent = pattern.type == "PASS";
    if (columns.plover) CheckMode(pattern.type, pattern.mode, row.source);
    bool good = ReadFlags(table.Cell(row, "flags"), row.source, pattern);
    std::string_view needs = table.Cell(row, "with");
    if (!needs.empty())
      for (std::string_view need : Split(needs, ' ')) {
        pattern.needs.emplace_back();
        good = ReadNeed(need, row.source, pattern.needs.back()) && good;
      }
    if (!good) continue;
    for (std::string_view words : Split(table.Cell(row, "words"), '|')) {
      EventPattern one = pattern;
      size_t blank = words.find(' ');
      one.lemma = words.substr(0, blank);
      if (blank != std::string_view::npos) one.particle = words.substr(blank + 1);
      patterns_[static_cast<size_t>(one.kind)][one.lemma].push_back(std::move(one));
      ++pattern_count_;
    }
  }
}

void EventLexicon::ReadModes(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    std::string type(table.Cell(row, "type")), mode(table.Cell(row, "mode"));
    CheckMode(type, mode, row.source);
    for (std::string_view word : Split(table.Cell(row, "words"), '|'))
      modes_[std::string(word)].emplace(type, mode);
  }
}

void EventLexicon::ReadContexts(const Table& table) {
  for (const Table::Row& row : table.rows())
    for (std::string_view word : Split(table.Cell(row, "words"), '|'))
      contexts_.emplace(std::string(word), std::string(table.Cell(row, "context")));
}

void EventLexicon::ReadContent(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    std::string type(table.Cell(row, "type")), mode(table.Cell(row, "mode"));
    CheckMode(type, mode, row.source);
    for (std::string_view content : Split(table.Cell(row, "content"), '|'))
      content_.emplace(fmt::format("{} {}", table.Cell(row, "operator"), content),
                       std::make_pair(type, mode));
  }
}

std::span<const EventPattern> EventLexicon::Patterns(PatternKind kind,
                                                     std::string_view lemma) const {
  const auto& map = patterns_[static_cast<size_t>(kind)];
  auto it = map.find(std::string(lemma));
  return it == map.end() ? std::span<const EventPattern>() : std::span(it->second);
}

const WordSet& EventLexicon::Class(std::string_view name) const {
  static const WordSet kNone;
  auto it = classes_.find(name);
  return it == classes_.end() ? kNone : it->second;
}

std::string_view EventLexicon::ModeWord(std::string_view type, std::string_view lemma) const {
  auto it = modes_.find(std::string(lemma));
  if (it == modes_.end() && lemma.ends_with('s'))
    it = modes_.find(std::string(lemma.substr(0, lemma.size() - 1)));
  if (it == modes_.end()) return {};
  auto mode = it->second.find(type);
  return mode == it->second.end() ? std::string_view() : std::string_view(mode->second);
}

std::string_view EventLexicon::ContextWord(std::string_view lemma) const {
  auto it = contexts_.find(std::string(lemma));
  return it == contexts_.end() ? std::string_view() : std::string_view(it->second);
}

EventLexicon::Content EventLexicon::ContentOf(std::string_view op, std::string_view type,
                                              std::string_view mode) const {
  for (const std::string& key : {fmt::format("{} {}:{}", op, type, mode),
                                 fmt::format("{} {}", op, type), fmt::format("{} *", op)}) {
    auto it = content_.find(key);
    if (it != content_.end()) return {it->second.first, it->second.second};
  }
  return {};
}

double EventLexicon::Score(std::string_view type, std::string_view mode) const {
  auto it = scores_.find(fmt::format("{}:{}", type, mode));
  if (it == scores_.end()) it = scores_.find(fmt::format("{}:", type));
  return it == scores_.end() ? 0 : it->second;
}

}  // namespace dragoman
