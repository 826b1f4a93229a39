#include "events/event_builder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "events/event_numbers.h"
#include "events/merge.h"
#include "events/scene.h"
#include "events/status.h"
#include "events/voice.h"

namespace dragoman {

namespace {

constexpr int kMaxClauseSteps = 6;  // words between a noun and its clause's verb
constexpr size_t kMaxContexts = 4;  // the commonest case is one; more says nothing

void Remove(const std::vector<ActorIndex>& what, std::vector<ActorIndex>* from) {
  std::erase_if(*from, [&](ActorIndex actor) {
    return std::find(what.begin(), what.end(), actor) != what.end();
  });
}

// Surer with more of the frame in place; measured on nothing yet, so only an order.
double ConfidenceOf(const Candidate& candidate) {
  double sure =
      0.5 + 0.08 * static_cast<double>(std::min<size_t>(candidate.pattern->needs.size(), 2));
  if (!candidate.actors.empty()) sure += 0.15;
  if (!candidate.recipients.empty()) sure += 0.1;
  return sure;
}

}  // namespace

EventBuilder::EventBuilder(const Document& doc, const Syntax& syntax, const EventLexicon& lexicon,
                           EventTrace* trace)
    : doc_(doc),
      syntax_(syntax),
      lexicon_(lexicon),
      actors_(doc.Get<ActorLayer>()),
      statements_(doc.Get<StatementLayer>()),
      frame_(syntax, actors_, lexicon),
      report_date_(doc.Get<TimeLayer>().report_date),
      trace_(trace) {
  for (uint32_t i = 0; i < statements_.statements.size(); ++i) {
    const Statement& statement = statements_.statements[i];
    if (!statement.cue || statement.speakers.empty()) continue;
    TokenRange tokens = syntax_.text().TokensIn(*statement.cue);
    for (uint32_t token = tokens.begin; token < tokens.end; ++token) cue_at_.emplace(token, i);
  }
}

void EventBuilder::AddSentence(uint32_t sentence) {
  TokenRange tokens = syntax_.text().sentences[sentence].tokens;
  TracedSentence* traced = nullptr;
  if (trace_ != nullptr) traced = &trace_->sentences.emplace_back(TracedSentence{sentence, "", {}});
  CandidateFinder finder(frame_, lexicon_, true, traced);
  std::vector<Candidate> candidates = finder.Find(tokens);
  std::vector<VoicedRequest> requests =
      FindVoicedRequests(frame_, lexicon_, statements_, tokens, candidates);
  MergeSame(frame_, candidates);
  SetSpeakers(candidates);
  // "We thank them": the speaker acts.
  for (Candidate& candidate : candidates)
    if (candidate.actors.empty() && !candidate.absorbed && !candidate.type.empty() &&
        HasSpeakerAsSubject(frame_, candidate.token))
      candidate.actors = VoiceAt(frame_, statements_, candidate.token, candidate.recipients);
  for (Candidate& candidate : candidates) {
    if (candidate.absorbed || candidate.type.empty() || !WantOfSides(candidate).empty()) continue;
    candidate.told_again = IsToldAgain(candidate);
    if (!candidate.told_again) AddCandidate(candidate, candidates, sentence);
  }
  for (const VoicedRequest& request : requests) AddRequest(request, sentence);
  if (traced != nullptr) TraceOutcomes(candidates, requests, *traced);
}

void EventBuilder::SkipSentence(uint32_t sentence, std::string_view reason) {
  if (trace_ != nullptr)
    trace_->sentences.push_back(TracedSentence{sentence, std::string(reason), {}});
}

std::string_view EventBuilder::WantOfSides(const Candidate& candidate) const {
  const EventPattern& pattern = *candidate.pattern;
  size_t actors = candidate.actors.size(), recipients = candidate.recipients.size();
  if (pattern.both && actors + recipients < 2) return "its row wants two sides (both)";
  if (pattern.acts && actors == 0) return "its row wants somebody who acts (acts)";
  // "a demonstration by the navy" shows something.
  if (candidate.type == "PROTEST" && pattern.kind == PatternKind::noun && actors > 0 &&
      std::all_of(candidate.actors.begin(), candidate.actors.end(),
                  [&](ActorIndex actor) { return IsState(actor); }))
    return "a state's demonstration is no protest";
  if (actors + recipients > 0) return {};
  if (!pattern.bare) return "nobody who takes part is named";
  // "the attack", with nobody named: what was told before, told again.
  uint32_t determiner = syntax_.Child(candidate.token, "det");
  bool again = pattern.kind == PatternKind::noun && determiner != kNoToken &&
               InList(syntax_.lemma(determiner), "the|this|that|these|those|such|each|every|any");
  // "the inquiry into the crash" goes on, however often it is named.
  bool lasting =
      std::find(pattern.tags.begin(), pattern.tags.end(), "lasting") != pattern.tags.end();
  bool told = pattern.kind != PatternKind::noun || IsTold(candidate);
  if (lasting && !syntax_.Obliques(candidate.token).empty()) again = false;
  if (again) return "nobody is named, and it is told as known: told before";
  return told ? "" : "nobody is named, and no past tense tells it as a happening";
}

// Who says the words that accuse or ask is known to the statements, pronouns and all: "adding that
// it was a threat".
void EventBuilder::SetSpeakers(std::vector<Candidate>& candidates) const {
  for (Candidate& candidate : candidates) {
    // "Nothing was done, the group protested": in words, not in the street.
    bool finite = syntax_.word(candidate.token).xpos != "VB";
    if (candidate.type == "PROTEST" && candidate.pattern->lemma == "protest" && finite &&
        cue_at_.contains(candidate.token)) {
      candidate.type = "ACCUSE";
      candidate.mode = "disapprove";
    }
    if (candidate.pattern->kind != PatternKind::verb || frame_.IsPassive(candidate.token) ||
        !InList(candidate.type, "ACCUSE|REQUEST|REJECT|THREATEN|SUPPORT|AGREE|CONCEDE"))
      continue;
    auto cue = cue_at_.find(candidate.token);
    if (cue == cue_at_.end()) continue;
    const std::vector<ActorIndex>& speakers = statements_.statements[cue->second].speakers;
    bool known = std::all_of(speakers.begin(), speakers.end(), [&](ActorIndex speaker) {
      return std::find(candidate.actors.begin(), candidate.actors.end(), speaker) !=
             candidate.actors.end();
    });
    if (known) continue;
    candidate.actors = speakers;
    Remove(candidate.actors, &candidate.recipients);
  }
}

// "Raids might deter them", "a war ends in tears": what nobody is said to do is told as a
// happening only by a past tense.
bool EventBuilder::IsTold(const Candidate& candidate) const {
  uint32_t at = candidate.token;
  for (int step = 0; step < kMaxClauseSteps && at != kNoToken; ++step, at = syntax_.head(at)) {
    if (InList(syntax_.lemma(at), "possibility|prospect|risk|fear|threat|danger|kind|type|case"))
      return false;
    if (syntax_.word(at).upos != Upos::VERB && syntax_.Child(at, "cop") == kNoToken) continue;
    if (!syntax_.Modal(at).empty()) return false;
    uint32_t copula = syntax_.Child(at, "cop");
    std::string_view tag = syntax_.word(copula == kNoToken ? at : copula).xpos;
    return (tag != "VBZ" && tag != "VBP") || syntax_.IsPast(at);
  }
  return true;
}

// "Its pullout will embolden others", after "decided to pull out": a noun that brings back what
// was told adds no event, unless a verb tells it anew.
bool EventBuilder::IsToldAgain(const Candidate& candidate) const {
  if (candidate.pattern->kind != PatternKind::noun) return false;
  if (candidate.type == "CONSULT") {
    // "lost patience over the length of the talks"
    uint32_t determiner = syntax_.Child(candidate.token, "det");
    return candidate.mode.empty() && determiner != kNoToken && syntax_.lemma(determiner) == "the" &&
           syntax_.relation(candidate.token) == "nmod" &&
           candidate.actors.size() + candidate.recipients.size() < 2;
  }
  if (syntax_.text().sentences[syntax_.sentence(candidate.token)].role != Role::body) return false;
  uint32_t verb = frame_.Governor(candidate.token);
  if (frame_.IsLight(verb)) return false;
  for (const Event& event : layer_.events) {
    if (event.type != candidate.type && !(event.type == "CONCEDE" && candidate.type == "RETREAT"))
      continue;
    bool shared = std::any_of(event.actors.begin(), event.actors.end(), [&](ActorIndex a) {
      return std::any_of(candidate.actors.begin(), candidate.actors.end(),
                         [&](ActorIndex b) { return SameSide(a, b); });
    });
    bool fresh =
        std::any_of(candidate.recipients.begin(), candidate.recipients.end(), [&](ActorIndex a) {
          return std::none_of(event.recipients.begin(), event.recipients.end(),
                              [&](ActorIndex b) { return SameSide(a, b); });
        });
    if (shared && !fresh) return true;
  }
  return false;
}

void EventBuilder::AddCandidate(const Candidate& candidate, const std::vector<Candidate>& all,
                                uint32_t sentence) {
  Event event;
  event.type = candidate.type;
  event.mode = candidate.mode;
  event.actors = candidate.actors;
  event.recipients = candidate.recipients;
  // A title's capitals make names of what happens: "Oman Sparks Protests" does not protest.
  if (frame_.IsTitle(candidate.token))
    std::erase_if(event.actors, [&](ActorIndex actor) {
      return actors_.actor(actor).name.find(syntax_.form(candidate.token)) != std::string::npos;
    });
  Remove(event.actors, &event.recipients);
  SetHost(event);
  event.sentence = sentence;
  event.trigger = syntax_.text().BytesOf(candidate.trigger);
  SetStatement(event);
  SetWhen(candidate.token, event);
  SetStatus(candidate, event);
  // "did not agree" refuses, "will not tolerate" threatens.
  if (event.status == EventStatus::negated && !candidate.pattern->negated.empty()) {
    event.type = candidate.pattern->negated;
    event.mode.clear();
    event.status = EventStatus::occurred;
  }
  SetNumbers(candidate, event);
  SetContexts(event);
  event.confidence = ConfidenceOf(candidate);
  event.why = fmt::format("{} “{}”{}", candidate.pattern->source, doc_.Slice(event.trigger),
                          candidate.note.empty() ? "" : fmt::format(" about “{}”", candidate.note));
  // "agreed to meet next week": a time is set for what is agreed.
  if (event.type == "AGREE" && candidate.inner != SIZE_MAX) {
    std::optional<DatedBy> date = DateOf(doc_, all[candidate.inner].token);
    if (date && event.status == EventStatus::occurred &&
        StatusByDate(EventStatus::occurred, date->value, report_date_) == EventStatus::future)
      event.status = EventStatus::future;
  }
  ApplyFutureRules(event);
  // What goes on is no matter of one day, unless its sentence names the day.
  if (event.status == EventStatus::ongoing) KeepMonth(event);
  DateByReport(event);
  event.score = lexicon_.Score(event.type, event.mode);
  layer_.events.push_back(std::move(event));
}

void EventBuilder::AddRequest(const VoicedRequest& request, uint32_t sentence) {
  // "Our pilots must train": what one's own side has to do is asked of nobody.
  bool own = !request.recipients.empty() && !request.actors.empty() &&
             std::all_of(
                 request.recipients.begin(), request.recipients.end(),
                 [&](ActorIndex recipient) { return SameSide(recipient, request.actors.front()); });
  if (own) return;
  Event event;
  event.type = "REQUEST";
  event.mode = request.mode;
  event.actors = request.actors;
  event.recipients = request.recipients;
  event.sentence = sentence;
  event.trigger = syntax_.text().BytesOf(request.trigger);
  event.statement = request.statement;
  event.date = statements_.statements[request.statement].date;
  event.place = statements_.statements[request.statement].place;
  DateByReport(event);
  SetContexts(event);
  event.confidence = 0.6;
  event.why =
      fmt::format("a duty that the speaker lays on somebody: “{}”", doc_.Slice(event.trigger));
  event.score = lexicon_.Score(event.type, event.mode);
  layer_.events.push_back(std::move(event));
}

void EventBuilder::SetStatement(Event& event) const {
  std::optional<uint32_t> statement = statements_.At(event.trigger.begin);
  // A cue such as "condemned" is the report's own word, not the speaker's.
  while (statement && statements_.statements[*statement].cue &&
         statements_.statements[*statement].cue->Overlaps(event.trigger))
    statement = statements_.statements[*statement].parent;
  event.statement = statement;
}

bool EventBuilder::IsDenial(const Statement& statement) const {
  if (!statement.cue) return false;
  TokenRange tokens = syntax_.text().TokensIn(*statement.cue);
  for (uint32_t token = tokens.begin; token < tokens.end; ++token)
    if (InList(syntax_.lemma(token), "deny|refute|disavow|denial")) return true;
  return false;
}

void EventBuilder::SetStatus(const Candidate& candidate, Event& event) const {
  event.status = StatusOf(frame_, candidate);
  if (event.statement && IsDenial(statements_.statements[*event.statement]) &&
      event.status != EventStatus::negated)
    event.status = EventStatus::negated;
  if (event.date) event.status = StatusByDate(event.status, event.date->value, report_date_);
}

bool EventBuilder::IsState(ActorIndex index) const {
  const Actor& actor = actors_.actor(index);
  return actor.kind == ActorKind::country || actor.kind == ActorKind::government ||
         actor.sector == "MIL";
}

bool EventBuilder::SameSide(ActorIndex a, ActorIndex b) const {
  if (a == b) return true;
  const Actor &x = actors_.actor(a), &y = actors_.actor(b);
  if (x.code.empty() || x.code != y.code || x.code == "IGO") return false;
  auto state = [](const Actor& actor) { return InList(actor.sector, "|GOV|MIL|COP|SPY"); };
  return state(x) && state(y);
}

bool EventBuilder::IsVoicedByActor(const Event& event) const {
  if (!event.statement) return false;
  for (ActorIndex speaker : statements_.statements[*event.statement].speakers)
    for (ActorIndex actor : event.actors)
      if (SameSide(speaker, actor)) return true;
  return false;
}

void EventBuilder::ApplyFutureRules(Event& event) const {
  if (event.status != EventStatus::future) return;
  if (InList(event.type, "CONSULT|SUPPORT|COOPERATE|AID")) {
    event.type = "AGREE";
    event.mode.clear();
    bool dated = event.date && event.date->basis == Basis::phrase;
    event.status = dated ? EventStatus::future : EventStatus::occurred;
  } else if (InList(event.type, "ASSAULT|COERCE|SANCTION") && IsVoicedByActor(event)) {
    EventLexicon::Content threat = lexicon_.ContentOf("THREATEN", event.type, event.mode);
    event.type = "THREATEN";
    event.mode = threat.mode;
    event.status = EventStatus::occurred;
  } else if (InList(event.type, "REQUEST|ACCUSE|REJECT|THREATEN") && IsVoicedByActor(event)) {
    event.status = EventStatus::occurred;  // "we will reject it" rejects it
  }
}

// What is asked, refused or accused now is so in the month of the report, where nothing dates it.
void EventBuilder::DateByReport(Event& event) const {
  constexpr size_t kMonth = 7;  // "2024-05"
  if (event.date || report_date_.size() < kMonth || event.status != EventStatus::occurred ||
      !InList(event.type, "REQUEST|REJECT|ACCUSE|THREATEN|SUPPORT|AGREE"))
    return;
  uint32_t token = syntax_.text().TokensIn(event.trigger).begin;
  for (uint32_t child : syntax_.children(token))
    if (syntax_.relation(child) == "aux" && InList(syntax_.form(child), "had|have|has")) return;
  Basis basis = doc_.Get<TimeLayer>().inferred ? Basis::inferred : Basis::report;
  event.date = DatedBy{report_date_.substr(0, kMonth), std::nullopt, basis, Precision::month};
}

// A visitor to a capital visits the country.
void EventBuilder::SetHost(Event& event) const {
  if (event.type != "CONSULT" || event.mode != "visit") return;
  for (ActorIndex& host : event.recipients) {
    const Actor& seat = actors_.actor(host);
    if (seat.kind != ActorKind::government || !seat.entity.starts_with("government/")) continue;
    for (uint32_t i = 0; i < actors_.actors.size(); ++i)
      if (actors_.actors[i].kind == ActorKind::country && actors_.actors[i].code == seat.code) {
        host = ActorIndex{i};
        break;
      }
  }
}

void EventBuilder::KeepMonth(Event& event) const {
  constexpr size_t kDay = 10;  // "2024-05-12"
  if (!event.date || event.date->basis == Basis::phrase || event.date->value.size() != kDay ||
      event.date->value[4] != '-')
    return;
  event.date->value.resize(7);
  event.date->precision = Precision::month;
}

void EventBuilder::SetWhen(uint32_t token, Event& event) const {
  event.date = DateOf(doc_, token);
  // "recently visited": some time in the month.
  bool recent = false;
  for (uint32_t child : syntax_.children(token))
    recent = recent || InList(syntax_.lemma(child), "recently|lately");
  if (recent) KeepMonth(event);
  event.place = PlaceOf(doc_, token);
  uint32_t verb = frame_.Governor(token);
  if (!event.place && verb != kNoToken) event.place = PlaceOf(doc_, verb);
}

void EventBuilder::SetNumbers(const Candidate& candidate, Event& event) const {
  const EventPattern& pattern = *candidate.pattern;
  if (pattern.counts.empty()) return;
  std::vector<uint32_t> counted = frame_.Slot(candidate.token, "obj");
  if (counted.empty()) counted = frame_.Slot(candidate.token, "subj");
  for (uint32_t token : counted)
    if (std::optional<EventNumber> number = CountOf(syntax_, token)) {
      number->what = pattern.counts;
      event.numbers.push_back(*number);
    }
  // "killed two and wounded five", "killing one and arresting 12": counts of the same happening.
  for (uint32_t child : syntax_.children(candidate.token)) {
    if (!InList(syntax_.relation(child), "conj|advcl")) continue;
    for (const EventPattern& other : lexicon_.Patterns(PatternKind::verb, syntax_.lemma(child))) {
      if (other.counts.empty() || other.type != pattern.type) continue;
      std::vector<uint32_t> objects = frame_.Slot(child, "obj");
      if (objects.empty()) objects.push_back(child);
      for (uint32_t token : objects)
        if (std::optional<EventNumber> number = CountOf(syntax_, token)) {
          number->what = other.counts;
          event.numbers.push_back(*number);
        }
      break;
    }
  }
}

void EventBuilder::SetContexts(Event& event) const {
  TokenRange tokens = syntax_.text().sentences[event.sentence].tokens;
  for (uint32_t token = tokens.begin; token < tokens.end; ++token) {
    std::string_view context = lexicon_.ContextWord(syntax_.lemma(token));
    if (context.empty() || event.contexts.size() >= kMaxContexts) continue;
    if (std::find(event.contexts.begin(), event.contexts.end(), context) == event.contexts.end())
      event.contexts.emplace_back(context);
  }
}

// A denied happening points to the one that was claimed before: same type, an actor in common.
void EventBuilder::LinkDenials(EventLayer& layer) const {
  for (size_t i = 0; i < layer.events.size(); ++i) {
    Event& denial = layer.events[i];
    if (denial.status != EventStatus::negated || !denial.statement) continue;
    for (size_t back = i; back-- > 0 && i - back < 64;) {
      const Event& claim = layer.events[back];
      if (claim.type != denial.type || claim.status == EventStatus::negated) continue;
      bool shared = std::any_of(claim.actors.begin(), claim.actors.end(), [&](ActorIndex a) {
        return std::any_of(denial.actors.begin(), denial.actors.end(),
                           [&](ActorIndex b) { return SameSide(a, b); });
      });
      if (!shared) continue;
      denial.denies_event = static_cast<uint32_t>(back);
      denial.denies_statement = claim.statement;
      break;
    }
  }
}

EventLayer EventBuilder::Finish() {
  EventLayer out = std::move(layer_);
  layer_ = {};
  std::stable_sort(out.events.begin(), out.events.end(),
                   [](const Event& a, const Event& b) { return a.trigger < b.trigger; });
  SetScenes(doc_, syntax_, out);
  LinkDenials(out);
  if (trace_ != nullptr) NumberTracedEvents(out);
  return out;
}

}  // namespace dragoman
