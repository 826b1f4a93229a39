// Whether the words around an expression tell of the past or of what is to come: "met on Friday" is
// the last Friday, "will meet on Friday" the next. Asks the governing verb by its tag; where tags
// are missing or poor, the forms of the words nearby decide.
#pragma once

#include <cstdint>

#include "core/range.h"
#include "text/document.h"

namespace dragoman {

struct TextLayer;
struct ParseLayer;

enum class Tense : uint8_t { unknown, past, present, future };

// `first`..`last`: the expression's tokens. REQUIRES: doc has text and parse layers, range is not
// empty.
Tense TenseAround(const Document& doc, TokenRange expression);

// How a verb tells: "met", "has met", "had met", "meets" or "is meeting", "will meet" or "may
// meet"; none where the token is no verb or a bare participle without auxiliary.
enum class Telling : uint8_t {
  none,
  past,
  perfect,
  pluperfect,
  present,
  ahead,
  demand,
  infinitive
};
Telling TellingOf(const Document& doc, uint32_t verb);

// Of one verb with its auxiliaries, read from the words left of it; unknown where the token is no
// verb.
Tense TenseOfVerb(const Document& doc, uint32_t token);

}  // namespace dragoman
