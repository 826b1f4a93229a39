// Why a report gave the events that it gave: for each sentence its parse, its actors, the words
// that the event tables have with the rows that were tried, and what became of each. Made from what
// the events stage noted while it ran (events/event_trace.h); nothing is worked out again.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "events/event_trace.h"
#include "ledger/record.h"
#include "text/document.h"

namespace dragoman {

struct ExplainedToken {
  std::string form, lemma, upos, relation;
  uint32_t number = 0;  // from 1, within the sentence
  uint32_t head = 0;    // 0: the root
};

struct ExplainedActor {
  std::string words, name, code, sector;
};

struct ExplainedWord {
  std::string word, lemma;
  uint32_t number = 0;  // of the token
  std::vector<TracedRow> rows;
  std::string type, mode, mode_from, content, outcome;
  std::vector<std::string> actors, recipients;
  std::optional<uint32_t> event;  // into ExplainedSentence's report's events
};

struct ExplainedSentence {
  uint32_t number = 0;
  std::string role, text;
  std::string nothing;  // why it gave no event; empty: it gave some
  std::vector<ExplainedToken> tokens;
  std::vector<ExplainedActor> actors;
  std::vector<ExplainedWord> words;
  std::vector<uint32_t> events;  // into ReportRecord::events
};

struct Explanation {
  ReportRecord record;  // of the run that is explained
  std::vector<ExplainedSentence> sentences;
};

// REQUIRES: doc went through the pipeline up to the events with an EventTrace; `record` is of it.
Explanation ExplanationOf(const Document& doc, ReportRecord record);

// One object a sentence; keys are in docs/commands.md.
nlohmann::ordered_json ExplanationObject(const Explanation& explanation,
                                         const ExplainedSentence& sentence);

}  // namespace dragoman
