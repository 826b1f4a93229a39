// The tables of event words, made ready for look-up: knowledge/event_patterns.tsv (what words
// mean), event_classes.tsv (names for lists of words), event_modes.tsv (words that tell the mode),
// event_contexts.tsv, event_content.tsv (what "agreed to", "refused to" make of what follows) and
// plover_scores.tsv. Read-only once made, safe from many threads. The Knowledge must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "knowledge/knowledge.h"

namespace dragoman {

using WordSet = std::unordered_set<std::string_view>;

enum class PatternKind : uint8_t { verb, noun, adjective };

// "obj=@agreement": some word of the slot is in the list; "obj=ACTOR": it means an actor;
// "xcomp": the slot is filled; "obj!=@thing": no word of it is in the list.
struct PatternNeed {
  std::vector<std::string> slots;
  bool negative = false, actor = false, event = false;
  const WordSet* words = nullptr;  // nullptr: any
  std::string text;                // as the table writes it
};

// One row of event_patterns.tsv for one of its words.
struct EventPattern {
  PatternKind kind = PatternKind::verb;
  std::string lemma, particle;  // "pull", "out"; the particle may be a preposition
  std::vector<PatternNeed> needs;
  // Slots, tried in order; each may be a union "subj+with".
  std::vector<std::vector<std::string>> actor, recipient;
  std::string type, mode;
  std::vector<std::string> contents;  // slots of what is agreed, refused, demanded, ...
  bool bare = false;                  // stands without any actor
  bool keep = false;                  // what is in `contents` stays an event of its own
  bool transparent = false;           // only passes time and negation on: "try to", "begin to"
  bool plural = false;                // the noun must be in the plural: "talks"
  bool passive = false;               // the verb must be passive
  bool both = false;                  // needs actor and recipient (or two actors)
  bool acts = false;                  // needs an actor
  bool negative = false;              // the content is what does not happen: "fail to"
  std::string status;                 // of the content: "ongoing", "future"
  // What it is when negated: a type, or in standing_patterns.tsv the mode. Empty: the same.
  std::string negated;
  std::vector<std::string> tags;  // what another stage asks for
  std::string counts;             // what a number here counts: "killed"
  std::string source;             // "event_patterns.tsv:12"
};

// What the columns of a pattern table are called.
struct PatternColumns {
  std::string_view actor = "actor", recipient = "recipient", type = "type", mode = "mode";
  bool plover = true;  // whether types and modes are PLOVER's
};

class EventLexicon {
 public:
  explicit EventLexicon(const Knowledge& knowledge);
  // Only classes and the patterns of another table of the same shape, whose types are its own.
  EventLexicon(const Knowledge& knowledge, std::string_view patterns);

  std::span<const EventPattern> Patterns(PatternKind kind, std::string_view lemma) const;
  // The class without its "@"; an empty set where there is none.
  const WordSet& Class(std::string_view name) const;
  // Mode that a word of the happening's clause tells for this type, or empty.
  std::string_view ModeWord(std::string_view type, std::string_view lemma) const;
  std::string_view ContextWord(std::string_view lemma) const;
  // What an operator type ("COMMIT", "REQUEST", ...) makes of content of a type and mode: the type
  // and mode of the whole. Falls back to the row for content "*".
  struct Content {
    std::string_view type, mode;
  };
  Content ContentOf(std::string_view op, std::string_view type, std::string_view mode) const;
  double Score(std::string_view type, std::string_view mode) const;

  // What is wrong in the tables: unknown types, modes, classes, slots. Empty: nothing.
  const std::vector<std::string>& problems() const { return problems_; }
  size_t size() const { return pattern_count_; }

 private:
  void ReadClasses(const Table& table);
  void ReadScores(const Table& table);
  void ReadPatterns(const Table& table, const PatternColumns& columns);
  void ReadModes(const Table& table);
  void ReadContexts(const Table& table);
  void ReadContent(const Table& table);
  bool ReadNeed(std::string_view text, const std::string& source, PatternNeed& need);
  bool ReadFlags(std::string_view text, const std::string& source, EventPattern& pattern);
  void CheckMode(std::string_view type, std::string_view mode, const std::string& source);

  std::map<std::string, WordSet, std::less<>> classes_;
  std::map<std::string, std::unique_ptr<WordSet>, std::less<>>
      lists_;  // literal lists by their text
  std::unordered_map<std::string, std::vector<EventPattern>> patterns_[3];
  std::unordered_map<std::string, std::map<std::string, std::string, std::less<>>> modes_;
  std::unordered_map<std::string, std::string> contexts_;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> content_;
  std::map<std::string, double, std::less<>> scores_;
  std::vector<std::string> problems_;
  size_t pattern_count_ = 0;
};

}  // namespace dragoman
