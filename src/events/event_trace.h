// What the events stage did with each sentence, for `dragoman explain` and `events --coverage`.
//
// The stage fills it as it goes, where the Document asks for it by having an (empty) EventTrace
// before the stage runs; otherwise it costs nothing. So what is explained is what was done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actor_layer.h"
#include "core/range.h"

namespace dragoman {

// One row of the pattern table that has the word.
struct TracedRow {
  std::string source;  // "event_patterns.tsv:12"
  std::string reads;   // "CONSULT visit": what it makes of the word
  bool fits = false;
  std::string misses;   // where it does not: the condition that fails, "obj=@envoy"
  uint32_t weight = 0;  // of several that fit the heaviest is taken, then the first
  bool chosen = false;
};

// A word that the table has, and what became of it.
struct TracedWord {
  uint32_t token = 0;
  std::vector<TracedRow> rows;
  // Where a row was chosen: the candidate as it stood in the end.
  std::string type, mode;
  std::vector<ActorIndex> actors, recipients;
  std::string mode_from;          // what decided the mode: "event_modes.tsv: “visit”"
  std::string content;            // the word that it is about: "agreed to [meet]"
  std::string outcome;            // one line: what became of it, and why
  std::optional<uint32_t> event;  // index into EventLayer::events
  ByteRange trigger;
};

struct TracedSentence {
  uint32_t sentence = 0;
  std::string skipped;  // why it was not looked at; empty: it was
  std::vector<TracedWord> words;
};

struct EventTrace {
  static constexpr std::string_view kLayerName = "event-trace";
  std::vector<TracedSentence> sentences;  // one a sentence of the text, in order
};

}  // namespace dragoman
