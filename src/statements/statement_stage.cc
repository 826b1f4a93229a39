// Statements: whose words are these?
//
// Finders look for attributions, each by one kind of sign: a cue verb with its complement
// (verb_cues.cc), "according to", hearsay adverbs, cue nouns, headlines (other_cues.cc). Each gives
// drafts: spans, not yet people. Quotation marks then say how far a content runs and what goes on
// with the same speaker (quotations.cc). What is left is sorted and nested (nesting.cc), and the
// actors stage's mentions turn sources into speakers, outlets into the chain that the words came
// through (sourcing.cc), and words of judgement into stances (stance.cc).
//
//   "The border is calm," the colonel told Radio Nord on Friday. "It will stay so."
//      direct; speaker the colonel, via Radio Nord, two content spans
//   The colonel said that his guests wanted peace.
//      indirect; inside it, their wish
//
// It fails on free indirect speech without any sign: "The colonel shrugged. The border was calm."
// The confidence is how often the rule and cue are right on gold/polnear.
// Tests: tests/statements/.
#include "statements/statement_stage.h"

#include <algorithm>
#include <utility>

#include "actors/actor_layer.h"
#include "core/strings.h"
#include "statements/nesting.h"
#include "statements/other_cues.h"
#include "statements/quotations.h"
#include "statements/quoted_as.h"
#include "statements/sourcing.h"
#include "statements/stance.h"
#include "statements/statement_layer.h"
#include "statements/verb_cues.h"

namespace dragoman {
namespace {

void Append(std::vector<StatementDraft> more, std::vector<StatementDraft>* all) {
  for (StatementDraft& draft : more) all->push_back(std::move(draft));
}

// Of drafts with one cue, those that tell who is quoted.
void PreferQuotedAs(std::vector<StatementDraft> quoted, std::vector<StatementDraft>* all) {
  for (const StatementDraft& draft : quoted)
    std::erase_if(*all, [&](const StatementDraft& other) { return other.cue == draft.cue; });
  Append(std::move(quoted), all);
}

// "citing TASS": an outlet that is named, not words that somebody is credited with.
void DropOutletsAlone(const StatementScene& scene, const ActorLayer& actors,
                      std::vector<StatementDraft>* drafts) {
  std::erase_if(*drafts, [&](const StatementDraft& draft) {
    if (draft.content.size() != 1) return false;
    TokenRange tokens = scene.text.TokensIn(draft.content.front());
    while (!tokens.empty() && scene.syntax.word(tokens.begin).upos == Upos::DET) ++tokens.begin;
    if (tokens.empty()) return false;
    // "citing local media"
    if (draft.cue != kNoToken && scene.syntax.lemma(draft.cue) == "cite" && tokens.size() <= 3 &&
        (IsOutletNoun(scene.syntax.lemma(tokens.end - 1)) ||
         scene.syntax.lemma(tokens.end - 1) == "media"))
      return true;
    auto it = std::lower_bound(
        actors.mentions.begin(), actors.mentions.end(), scene.text.tokens[tokens.begin].range.begin,
        [](const Mention& mention, uint32_t byte) { return mention.range.begin < byte; });
    return it != actors.mentions.end() && it->tokens == tokens &&
           actors.actor(it->actors.front()).kind == ActorKind::outlet;
  });
}

// All words in quotation marks: direct; some: mixed.
StatementKind KindOf(const StatementScene& scene, const StatementDraft& draft) {
  uint32_t inside = 0, outside = 0;
  for (ByteRange range : draft.content) {
    TokenRange tokens = scene.text.TokensIn(range);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (scene.IsPunctuation(t)) continue;
      // Content within a quotation that began before it is the inner speaker's own wording only if
      // it has marks of its own.
      bool quoted = scene.Quoted(t) && (draft.cue == kNoToken ||
                                        scene.quotation_of[draft.cue] != scene.quotation_of[t] ||
                                        draft.rule == CueRule::continued);
      ++(quoted ? inside : outside);
    }
  }
  if (inside == 0) return StatementKind::indirect;
  return outside == 0 ? StatementKind::direct : StatementKind::mixed;
}

std::string Why(const StatementScene& scene, const StatementDraft& draft) {
  std::string why;
  if (!draft.cue_range.empty())
    why = "cue \"" + std::string(scene.doc.Slice(draft.cue_range)) + "\": ";
  why += CueRuleName(draft.rule);
  if (draft.source != kNoToken)
    why += "; source \"" + std::string(scene.syntax.form(draft.source)) + "\"";
  for (char& c : why)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return why;
}

// What the report tells of the time and place of speaking; its own date is no news here.
void SetTimeAndPlace(const Document& doc, const StatementDraft& draft, Statement* statement) {
  if (draft.cue == kNoToken || draft.cue_range.empty()) return;
  std::optional<DatedBy> date = DateOf(doc, draft.cue);
  bool told = date.has_value() && (date->basis == Basis::phrase || date->basis == Basis::narrative);
  bool within = false;
  if (told && date->range.has_value())
    for (ByteRange range : draft.content) within = within || range.Contains(*date->range);
  // A year told in passing ("since they took power in 2021") is not when somebody speaks, and that
  // the news is of today does not say that the words are.
  if (told && date->basis == Basis::narrative)
    told = date->value.size() > 4 && date->value != doc.Get<TimeLayer>().news_day;
  if (told && !within) statement->date = std::move(date);
  std::optional<PlacedBy> place = PlaceOf(doc, draft.cue);
  if (!place.has_value()) return;
  // A place that the words or the speaker's name hold is not where they were spoken.
  bool held = false;
  if (place->place.has_value()) {
    ByteRange range = doc.Get<PlaceLayer>().places[*place->place].range;
    held = draft.source_range.Contains(range);
    for (ByteRange content : draft.content) held = held || content.Contains(range);
  }
  if (!held) statement->place = std::move(place);
}

Statement MakeStatement(const StatementScene& scene, const ActorLayer& actors,
                        const StatementDraft& draft) {
  Statement out;
  out.kind = KindOf(scene, draft);
  out.speakers = SpeakersOf(scene, actors, draft);
  if (!draft.source_range.empty()) out.source = draft.source_range;
  if (!draft.cue_range.empty()) out.cue = draft.cue_range;
  out.content = draft.content;
  out.sentence = scene.text.SentenceAtByte(draft.content.front().begin);
  Told told = ToldTo(scene, actors, draft);
  out.addressees = std::move(told.addressees);
  std::erase_if(out.addressees, [&](ActorIndex actor) {
    return std::find(out.speakers.begin(), out.speakers.end(), actor) != out.speakers.end();
  });
  out.via = std::move(told.outlets);
  out.topics = TopicsOf(scene, draft);
  out.confidence = std::clamp(draft.confidence, 0.0, 1.0);
  out.why = Why(scene, draft);
  SetTimeAndPlace(scene.doc, draft, &out);
  return out;
}

bool IsAmong(const std::vector<ActorIndex>& some, const std::vector<ActorIndex>& all) {
  return std::all_of(some.begin(), some.end(), [&](ActorIndex actor) {
    return std::find(all.begin(), all.end(), actor) != all.end();
  });
}

// "The envoy said that [his country] wanted ties": his country speaks through the envoy.
bool SpeakThrough(const ActorLayer& actors, const std::vector<ActorIndex>& inner,
                  const std::vector<ActorIndex>& outer) {
  if (inner.empty() || IsAmong(inner, outer)) return false;
  return std::all_of(inner.begin(), inner.end(), [&](ActorIndex index) {
    const Actor& actor = actors.actor(index);
    return actor.kind != ActorKind::person && actor.kind != ActorKind::outlet &&
           !actor.code.empty() && std::any_of(outer.begin(), outer.end(), [&](ActorIndex speaker) {
             return actors.actor(speaker).code == actor.code;
           });
  });
}

// Statements are held in one another a few levels deep at most.
constexpr int kMostLevels = 8;

void FillAbout(const StatementScene& scene, const ActorLayer& actors,
               const std::vector<StatementDraft>& drafts, std::vector<Statement>* statements) {
  std::vector<StanceSetting> settings(statements->size());
  for (size_t i = 0; i < statements->size(); ++i) {
    const Statement& inner = (*statements)[i];
    settings[i].denied = settings[i].denied || drafts[i].kind == CueKind::denial;
    std::optional<uint32_t> at = inner.parent;
    for (int level = 0; at.has_value() && level < kMostLevels; ++level) {
      const Statement& outer = (*statements)[*at];
      bool through = SpeakThrough(actors, inner.speakers, outer.speakers);
      bool wish = drafts[i].kind == CueKind::intention || drafts[i].rule == CueRule::infinitive;
      if (through && wish) settings[i].voiced_by_parent = true;
      if (!through && !inner.speakers.empty() && !IsAmong(inner.speakers, outer.speakers))
        settings[*at].of_others.insert(settings[*at].of_others.end(), inner.content.begin(),
                                       inner.content.end());
      settings[i].denied = settings[i].denied || drafts[*at].kind == CueKind::denial;
      at = outer.parent;
    }
  }
  for (size_t i = 0; i < statements->size(); ++i) {
    Statement& statement = (*statements)[i];
    statement.about = AboutOf(scene, actors, drafts[i], statement.speakers, settings[i]);
  }
}

// "told [the agency]": the one named before.
bool WasToldBefore(const StatementScene& scene, const StatementDraft& draft) {
  uint32_t t = draft.cue + 1;
  if (scene.syntax.lemma(draft.cue) != "tell" || t >= scene.syntax.size() ||
      scene.Lower(t) != "the")
    return false;
  for (++t; t < scene.syntax.size() && scene.syntax.word(t).upos == Upos::NOUN; ++t)
    if (IsOutletNoun(scene.syntax.lemma(t))) return true;
  return false;
}

// "he added", "he went on": to whom, where and when is what it was a sentence before.
void CarryOn(const StatementScene& scene, const std::vector<StatementDraft>& drafts,
             std::vector<Statement>* statements) {
  for (size_t i = 1; i < statements->size(); ++i) {
    Statement& now = (*statements)[i];
    if (now.speakers.empty() || drafts[i].cue == kNoToken) continue;
    bool goes_on = InList(scene.syntax.lemma(drafts[i].cue), "add|continue|go|recall|reiterate") ||
                   drafts[i].rule == CueRule::continued || WasToldBefore(scene, drafts[i]);
    if (!goes_on) continue;
    for (size_t back = i; back-- > 0;) {
      const Statement& before = (*statements)[back];
      if (before.sentence + 3 < now.sentence) break;
      if (before.speakers != now.speakers || before.parent != now.parent) continue;
      if (now.addressees.empty()) now.addressees = before.addressees;
      if (now.via.empty()) now.via = before.via;
      if (!now.place.has_value()) now.place = before.place;
      if (!now.date.has_value()) now.date = before.date;
      break;
    }
  }
}

// Whether the words speak of "it" or "them" and name nobody.
bool SpeaksOfIt(const StatementScene& scene, const ActorLayer& actors, const Statement& statement) {
  bool pronoun = false;
  for (ByteRange range : statement.content) {
    TokenRange tokens = scene.text.TokensIn(range);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Mention* mention = actors.HeadedBy(t);
      if (mention != nullptr && mention->kind != MentionKind::pronoun) return false;
      pronoun = pronoun || InList(scene.Lower(t), "it|they|them|their|these|those");
    }
  }
  return pronoun;
}

// "The guards were ready to talk, she said. «Is it sincere?» she asked.": still about the guards.
void CarryTheme(const StatementScene& scene, const ActorLayer& actors,
                std::vector<Statement>* statements) {
  for (size_t i = 1; i < statements->size(); ++i) {
    Statement& now = (*statements)[i];
    if (now.speakers.empty() || !SpeaksOfIt(scene, actors, now)) continue;
    bool judged = std::any_of(now.about.begin(), now.about.end(),
                              [](const About& about) { return about.stance.has_value(); });
    const Statement& before = (*statements)[i - 1];
    bool next = before.sentence + 2 >= now.sentence && before.speakers == now.speakers &&
                before.parent == now.parent && !before.about.empty();
    if (next && !judged) now.about = {{before.about.front().actor, std::nullopt}};
  }
}

}  // namespace

StatementStage::StatementStage(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)), lexicon_(*knowledge_) {}

std::vector<std::string_view> StatementStage::reads() const {
  return {TextLayer::kLayerName, ParseLayer::kLayerName, TimeLayer::kLayerName,
          PlaceLayer::kLayerName, ActorLayer::kLayerName};
}

std::vector<std::string_view> StatementStage::writes() const {
  return {StatementLayer::kLayerName};
}

void StatementStage::Run(Document& doc) const {
  StatementLayer layer;
  if (!doc.Get<TextLayer>().sentences.empty()) {
    const ActorLayer& actors = doc.Get<ActorLayer>();
    StatementScene scene(doc, lexicon_);
    std::vector<StatementDraft> drafts = FindVerbCues(scene), bare;
    Append(FindAccordingTo(scene), &drafts);
    Append(FindHearsayAdverbs(scene), &drafts);
    Append(FindNounCues(scene), &drafts);
    Append(FindHeadlines(scene, actors), &drafts);
    Append(FindThoseWords(scene), &drafts);
    PreferQuotedAs(FindQuotedAs(scene), &drafts);
    AttachQuotations(scene, &drafts);
    DropOutletsAlone(scene, actors, &drafts);
    drafts = SelectDrafts(scene, std::move(drafts), &bare);
    CutOuterCues(scene, &drafts);
    std::vector<std::optional<uint32_t>> parents = FindParents(drafts);
    for (size_t i = 0; i < drafts.size(); ++i) {
      layer.statements.push_back(MakeStatement(scene, actors, drafts[i]));
      layer.statements.back().parent = parents[i];
    }
    FillAbout(scene, actors, drafts, &layer.statements);
    CarryOn(scene, drafts, &layer.statements);
    CarryTheme(scene, actors, &layer.statements);
    FillVia(scene, actors, drafts, bare, &layer.statements);
  }
  doc.Set(std::move(layer));
}

}  // namespace dragoman
