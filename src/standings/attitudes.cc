// Standings that events show ("condemned" is critical) and attitudes that statements voice.
#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "standings/standing_builder.h"

namespace dragoman {

namespace {

constexpr int kMaxSteps = 6;  // words above one that can still bear on it

bool IsTold(EventStatus status) {
  return status == EventStatus::occurred || status == EventStatus::ongoing ||
         status == EventStatus::historical;
}

}  // namespace

std::string_view StandingBuilder::LemmaAt(ByteRange range) const {
  TokenRange tokens = syntax_.text().TokensIn(range);
  return tokens.empty() ? std::string_view() : syntax_.lemma(tokens.begin);
}

bool StandingBuilder::KnowsStance(uint32_t sentence, ActorIndex holder, ActorIndex target) const {
  return std::any_of(layer_.standings.begin(), layer_.standings.end(), [&](const Standing& other) {
    return other.kind == "stance" && other.sentence == sentence &&
           sides_.Same(other.holders.front(), holder) && sides_.Same(other.targets.front(), target);
  });
}

void StandingBuilder::AddEvent(uint32_t index, const Table& table, const Table::Row& row) {
  const Event& event = doc_.Get<EventLayer>().events[index];
  TokenRange tokens = syntax_.text().TokensIn(event.trigger);
  if (tokens.empty() || states_.IsQuestion(tokens.begin)) return;
  Standing standing;
  standing.kind = table.Cell(row, "standing");
  standing.value = table.Cell(row, "value");
  standing.sentence = event.sentence;
  standing.evidence = {event.trigger};
  standing.statement = event.statement;
  standing.event = index;
  standing.confidence = 0.6;
  standing.why = fmt::format("event {} {} “{}”", event.type, event.mode, doc_.Slice(event.trigger));
  ToldState state;
  state.chain = {tokens.begin};
  Bounds bounds = BoundsOf(doc_, states_, syntax_, state, standing.kind != "stance", {});
  standing.since = bounds.since;
  standing.until = bounds.until;
  std::vector<ActorIndex> holders = event.actors, targets = event.recipients;
  if (targets.empty() && holders.size() > 1) {
    targets.assign(holders.begin() + 1, holders.end());
    holders.resize(1);
  }
  for (ActorIndex holder : holders)
    for (ActorIndex target : targets)
      if (standing.kind != "stance" || !KnowsStance(event.sentence, holder, target))
        Add(standing, {holder}, {target});
}

void StandingBuilder::AddFromEvents() {
  const Table& table = knowledge_.table("standing_events");
  const std::vector<Event>& events = doc_.Get<EventLayer>().events;
  for (uint32_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (!IsTold(event.status)) continue;
    for (const Table::Row& row : table.rows()) {
      std::string_view lemmas = table.Cell(row, "lemmas");
      if (table.Cell(row, "type") != event.type || table.Cell(row, "mode") != event.mode ||
          (!lemmas.empty() && !InList(LemmaAt(event.trigger), lemmas)))
        continue;
      AddEvent(i, table, row);
      break;
    }
  }
}

// Whether a statement judges somebody, and not the whole world by its mood: many names in a
// sentence with a stance each are none's, and a paraphrase that judges two judges neither for sure.
// What is only supposed ("If Peru condemned it") judges nobody.
bool StandingBuilder::IsJudgement(const Statement& statement) const {
  TokenRange cue = statement.cue ? syntax_.text().TokensIn(*statement.cue) : TokenRange{};
  if (!cue.empty() && states_.IsSupposed(cue.begin)) return false;
  auto judged = std::count_if(
      statement.about.begin(), statement.about.end(),
      [](const About& about) { return about.stance && *about.stance != Stance::neutral; });
  return judged == 1 || (judged == 2 && statement.kind != StatementKind::indirect);
}

// Whether the words are about the actor: the actor, or somebody's that is the actor's, acts in
// them, suffers, or is whom they are for or against; not where it happens ("the war in Syria"), nor
// in a clause beside the point.
bool StandingBuilder::IsInFocus(const Statement& statement, ActorIndex actor) const {
  auto within = [&](uint32_t token) {
    ByteRange range = syntax_.text().tokens[token].range;
    return std::any_of(statement.content.begin(), statement.content.end(),
                       [&](const ByteRange& content) { return content.Contains(range); });
  };
  for (const Mention& mention : actors_.mentions) {
    bool meant = std::any_of(mention.actors.begin(), mention.actors.end(),
                             [&](ActorIndex other) { return sides_.Same(other, actor); });
    if (!meant || !within(mention.head)) continue;
    uint32_t at = mention.head;
    for (int step = 0; step < kMaxSteps && syntax_.head(at) != kNoToken; ++step) {
      std::string_view how = syntax_.deprel(at);
      bool part = InList(how, "nmod:poss|compound|amod|flat|appos|conj") ||
                  (how == "nmod" && at > 0 && syntax_.lemma(at - 1) == "of");
      if (!part || syntax_.word(syntax_.head(at)).upos == Upos::VERB) break;
      at = syntax_.head(at);
    }
    std::string_view how = syntax_.relation(at);
    if (how == "obl" || how == "nmod") {
      uint32_t preposition = syntax_.Child(at, "case");
      if (preposition == kNoToken ||
          !InList(syntax_.lemma(preposition), "with|to|towards|toward|against|for|about|of|by|on"))
        continue;
    }
    bool beside = false;
    for (int step = 0; step < 2 * kMaxSteps && at != kNoToken && within(at) && !beside; ++step) {
      uint32_t head = syntax_.head(at);
      // A quotation before its cue may be parsed as a clause of the cue, but for the mark.
      bool clause = syntax_.relation(at) == "acl" ||
                    (syntax_.relation(at) == "advcl" && syntax_.Child(at, "mark") != kNoToken);
      beside = clause && head != kNoToken && within(head);
      at = head;
    }
    if (!beside) return true;
  }
  return false;
}

void StandingBuilder::AddVoiced() {
  for (uint32_t i = 0; i < statements_.statements.size(); ++i) {
    const Statement& statement = statements_.statements[i];
    if (!IsJudgement(statement)) continue;
    bool political = !statement.speakers.empty() &&
                     std::all_of(statement.speakers.begin(), statement.speakers.end(),
                                 [&](ActorIndex speaker) { return sides_.IsPolitical(speaker); });
    for (const About& about : statement.about) {
      if (!political || sides_.IsUnnamed(about.actor) || !sides_.IsPolitical(about.actor)) continue;
      if (!about.stance || *about.stance == Stance::neutral || !IsInFocus(statement, about.actor))
        continue;
      Standing standing;
      standing.kind = "stance";
      standing.value = StanceName(*about.stance);
      standing.sentence = statement.sentence;
      standing.evidence = statement.content;
      standing.statement = i;
      standing.confidence = 0.5;
      standing.why = "voiced in the statement";
      // One attitude a sentence and pair: what words or an event showed goes first.
      for (ActorIndex speaker : statement.speakers)
        if (!KnowsStance(statement.sentence, speaker, about.actor))
          Add(standing, {speaker}, {about.actor});
    }
  }
}

}  // namespace dragoman
