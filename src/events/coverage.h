// Verbs between two actors that no row of the tables makes anything of, so that users see which
// rows are worth adding.
//
//   "Russia outflanked Ukraine"            outflank
//   "Iran sided with Armenia"              side with
//   Not so: "Putin told Modi", a cue of speech; "Putin held talks with Modi", whose event is told
//   by the noun.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/event_lexicon.h"
#include "text/document.h"

namespace dragoman {

struct UncoveredVerb {
  std::string verb;       // lemma, with the preposition that leads to the other side: "side with"
  uint32_t sentence = 0;  // index into TextLayer::sentences
  uint32_t rows = 0;      // how many rows the pattern table has for the verb, none of which fits
};

// In text order. REQUIRES: doc has all layers up to the events, and an EventTrace that the events
// stage filled with the same lexicon.
std::vector<UncoveredVerb> UncoveredVerbs(const Document& doc, const EventLexicon& lexicon);

}  // namespace dragoman
