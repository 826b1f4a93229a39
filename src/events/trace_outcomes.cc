// What became of each candidate, for the trace; a part of EventBuilder that only explains.
#include <fmt/format.h>

#include <algorithm>

#include "events/event_builder.h"

namespace dragoman {

std::string EventBuilder::OutcomeOf(const Candidate& candidate) const {
  if (candidate.absorbed && candidate.into != kNoToken)
    return fmt::format("no event of its own: part of “{}”", syntax_.form(candidate.into));
  if (candidate.type.empty())
    return candidate.inner == SIZE_MAX ? "no event by itself, and nothing that it is about is one"
                                       : "no event by itself: what it is about is";
  if (std::string_view want = WantOfSides(candidate); !want.empty())
    return fmt::format("no event: {}", want);
  if (candidate.told_again) return "no event: it brings back what was told before";
  return "event";
}

void EventBuilder::TraceOutcomes(const std::vector<Candidate>& candidates,
                                 const std::vector<VoicedRequest>& requests,
                                 TracedSentence& traced) const {
  for (TracedWord& word : traced.words) {
    auto it = std::find_if(candidates.begin(), candidates.end(),
                           [&](const Candidate& c) { return c.token == word.token; });
    if (it == candidates.end()) {
      word.outcome = "no event: no row fits";
      continue;
    }
    word.type = it->type;
    word.mode = it->mode;
    word.mode_from = it->mode_from;
    word.actors = it->actors;
    word.recipients = it->recipients;
    word.trigger = syntax_.text().BytesOf(it->trigger);
    if (it->inner != SIZE_MAX) word.content = syntax_.form(candidates[it->inner].token);
    word.outcome = OutcomeOf(*it);
  }
  for (const VoicedRequest& request : requests) {
    TracedWord word;
    word.token = request.token;
    word.type = "REQUEST";
    word.mode = request.mode;
    word.actors = request.actors;
    word.recipients = request.recipients;
    word.trigger = syntax_.text().BytesOf(request.trigger);
    word.outcome = "event";
    word.rows.push_back({"grammar", "REQUEST", true, "", 1, true});
    traced.words.push_back(std::move(word));
  }
  std::stable_sort(traced.words.begin(), traced.words.end(),
                   [](const TracedWord& a, const TracedWord& b) { return a.token < b.token; });
}

// A word's event is the one with its trigger; a demand by grammar may share the word of what it
// asks, which was absorbed.
void EventBuilder::NumberTracedEvents(const EventLayer& layer) const {
  for (TracedSentence& sentence : trace_->sentences)
    for (TracedWord& word : sentence.words) {
      if (word.outcome != "event") continue;
      for (uint32_t i = 0; i < layer.events.size() && !word.event; ++i)
        if (layer.events[i].trigger == word.trigger &&
            layer.events[i].sentence == sentence.sentence)
          word.event = i;
    }
}

}  // namespace dragoman
