// Where a deed happened that its own clause does not place: the scene of its sentence or story.
//
// Idea: deeds on the ground (force, arrests, marches, retreats) happen somewhere; a report that has
// said where goes on telling of there. First "the town", the one named last; then a place told with
// a preposition in the deed's own sentence, nearest to it; then the scene of the last few
// sentences; then the place that the report is about, which also stands in for one named in passing
// elsewhere. What those who met in a place agree, ask or praise there takes the meeting's place;
// talk of the report's own days the dateline's, where it has one; paper (treaties, sanctions) takes
// none.
//   "The army shelled Tal. Ten people were killed."  -> killed: Tal
//   "The army shelled Tal. Oman condemned it."       -> condemned: none
// It does not see that a paragraph leaps elsewhere without saying so. Test: tests/events/.
#pragma once

#include "events/event_layer.h"
#include "parse/syntax.h"
#include "place/place_layer.h"

namespace dragoman {

// Sets `place`, with Basis::narrative or dateline, of events that have none. REQUIRES: events in
// text order.
void SetScenes(const Document& doc, const Syntax& syntax, EventLayer& layer);

}  // namespace dragoman
