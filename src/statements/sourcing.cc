#include "statements/sourcing.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/strings.h"
#include "statements/outlet_steps.h"

namespace dragoman {
namespace {

void AddUnique(ActorIndex actor, std::vector<ActorIndex>* out) {
  if (std::find(out->begin(), out->end(), actor) == out->end()) out->push_back(actor);
}

void AddVia(Via via, std::vector<Via>* out) {
  for (const Via& other : *out)
    if (other.actor == via.actor) return;
  out->push_back(via);
}

bool IsOutlet(const ActorLayer& actors, ActorIndex actor) {
  return actors.actor(actor).kind == ActorKind::outlet;
}

// Occasions that are with or to somebody: "in an interview with TASS".
constexpr std::string_view kOccasions =
    "interview|comment|remark|statement|conversation|talk|call|briefing|letter|email|message|"
    "appearance|address|speech|conference|article|piece|column|essay|op-ed|post|broadcast|"
    "programme|program|show";

// Nouns for outlets without a name of their own: "told state television".
constexpr std::string_view kOutletNouns =
    "television|tv|radio|newspaper|agency|channel|broadcaster|daily|magazine|weekly|website|outlet|"
    "station|paper";

class ToldFinder {
 public:
  ToldFinder(const StatementScene& scene, const ActorLayer& actors)
      : scene_(scene), actors_(actors) {}

  Told Find(const StatementDraft& draft) {
    for (uint32_t head : draft.addressees) Add(head);
    if (draft.cue == kNoToken || draft.rule == CueRule::continued) return std::move(told_);
    for (const Syntax::Oblique& oblique : scene_.syntax.Obliques(draft.cue)) {
      if (InsideContent(draft, oblique.noun)) continue;
      const std::string& preposition = oblique.preposition;
      if (InList(preposition, "in|during|at|on") && IsOccasion(oblique.noun)) {
        for (const Syntax::Oblique& inner : scene_.syntax.Obliques(oblique.noun))
          if (InList(inner.preposition, "with|to|by|for|on")) Add(inner.noun);
        AddOutletIn(oblique.noun);
      } else if (preposition == "to" || preposition == "with") {
        Add(oblique.noun);
      } else if (InList(preposition, "on|by|via|through|in|over")) {
        AddOutletIn(oblique.noun);
      }
    }
    AddBehindCue(draft);
    if (draft.HasContent()) AddOccasionBehind(draft);
    return std::move(told_);
  }

 private:
  // "told [the newspaper] X", "said on X", whatever the parser makes of it.
  void AddBehindCue(const StatementDraft& draft) {
    std::string_view lemma = scene_.syntax.lemma(draft.cue);
    TokenRange tokens = scene_.text.sentences[scene_.syntax.sentence(draft.cue)].tokens;
    uint32_t t = draft.cue + 1;
    if (InList(lemma, "say|speak|talk|appear|declare|state|announce|claim|argue|write|add")) {
      if (t >= tokens.end || !InList(scene_.Lower(t), "on|to|in")) return;
      ++t;
    } else if (!InList(lemma, "tell|inform|assure|brief")) {
      return;
    }
    while (t < tokens.end &&
           (scene_.syntax.word(t).upos == Upos::DET ||
            InList(scene_.syntax.lemma(t), kOutletNouns) ||
            scene_.syntax.word(t).upos == Upos::ADJ) &&
           actors_.HeadedBy(t) == nullptr)
      ++t;
    for (const Mention& mention : actors_.mentions) {
      if (mention.tokens.begin > t || mention.tokens.begin >= tokens.end) break;
      if (!mention.tokens.Contains(t) || mention.tokens.begin <= draft.cue) continue;
      if (InsideContent(draft, t)) return;
      for (ActorIndex actor : mention.actors)
        if (IsOutlet(actors_, actor)) AddVia({actor, mention.range}, &told_.outlets);
    }
  }

  // "X [in an interview with the agency]" behind the content, wherever the parser hung it.
  void AddOccasionBehind(const StatementDraft& draft) {
    TokenRange tokens = scene_.text.sentences[scene_.syntax.sentence(draft.cue)].tokens;
    for (uint32_t t = draft.cue + 1; t < tokens.end; ++t) {
      if (!IsOccasion(t) || InsideContent(draft, t) || scene_.Quoted(t)) continue;
      AddOutletIn(t);
      for (const Syntax::Oblique& inner : scene_.syntax.Obliques(t))
        if (InList(inner.preposition, "with|to|by|for|on")) Add(inner.noun);
      return;
    }
  }

  bool InsideContent(const StatementDraft& draft, uint32_t token) const {
    for (ByteRange range : draft.content)
      if (range.Overlaps(scene_.text.tokens[token].range)) return true;
    return false;
  }

  bool IsOccasion(uint32_t noun) const { return InList(scene_.syntax.lemma(noun), kOccasions); }

  void Add(uint32_t head) {
    for (ActorIndex actor : ActorsOf(scene_, actors_, head)) {
      if (IsOutlet(actors_, actor) || InList(scene_.syntax.lemma(head), kOutletNouns))
        AddVia({actor, RangeOf(head)}, &told_.outlets);
      else
        AddUnique(actor, &told_.addressees);
    }
  }

  // "on Fox News", "in a TASS interview"
  void AddOutletIn(uint32_t noun) {
    for (ActorIndex actor : actors_.MeantBy(noun))
      if (actors_.actor(actor).kind == ActorKind::outlet)
        AddVia({actor, RangeOf(noun)}, &told_.outlets);
    for (uint32_t child : scene_.syntax.children(noun))
      if (InList(scene_.syntax.relation(child), "compound|nmod"))
        for (ActorIndex actor : actors_.MeantBy(child))
          if (actors_.actor(actor).kind == ActorKind::outlet)
            AddVia({actor, RangeOf(child)}, &told_.outlets);
  }

  ByteRange RangeOf(uint32_t head) const {
    const Mention* mention = actors_.HeadedBy(head);
    return mention != nullptr ? mention->range : scene_.text.tokens[head].range;
  }

  const StatementScene& scene_;
  const ActorLayer& actors_;
  Told told_;
};

}  // namespace

bool IsOutletNoun(std::string_view lemma) { return InList(lemma, kOutletNouns); }

std::vector<ActorIndex> ActorsOf(const StatementScene& scene, const ActorLayer& actors,
                                 uint32_t head) {
  std::vector<ActorIndex> out;
  for (uint32_t part : scene.syntax.Conjuncts(head)) {
    std::vector<ActorIndex> meant = actors.MeantBy(part);
    if (meant.empty())
      for (uint32_t child : scene.syntax.children(part))
        if (InList(scene.syntax.relation(child), "appos|flat|compound") && meant.empty())
          meant = actors.MeantBy(child);
    for (ActorIndex actor : meant) AddUnique(actor, &out);
  }
  return out;
}

namespace {

// "Iran's envoy to Moscow, Ann Lee", "White House spokesman Ann Lee", "Ann Lee, a lawyer": the
// person's name that begins or ends the source's words; not "an adviser to Ann Lee".
const Mention* NamedPerson(const StatementScene& scene, const ActorLayer& actors,
                           ByteRange source) {
  const Mention* found = nullptr;
  auto it = std::lower_bound(
      actors.mentions.begin(), actors.mentions.end(), source.begin,
      [](const Mention& mention, uint32_t byte) { return mention.range.begin < byte; });
  for (; it != actors.mentions.end() && it->range.begin < source.end; ++it) {
    if (it->kind != MentionKind::name || !source.Contains(it->range) ||
        actors.actor(it->actors.front()).kind != ActorKind::person)
      continue;
    bool begins = it->range.begin == source.begin && it->tokens.end < scene.syntax.size() &&
                  scene.syntax.form(it->tokens.end) == ",";
    bool ends = it->range.end == source.end;
    if (!begins && !ends) continue;
    if (ends && !begins && it->tokens.begin > 0) {
      const Word& before = scene.syntax.word(it->tokens.begin - 1);
      if (before.upos == Upos::ADP || before.upos == Upos::CCONJ || before.upos == Upos::PART)
        continue;
    }
    if (found != nullptr && found->actors != it->actors) return nullptr;
    found = &*it;
  }
  return found;
}

}  // namespace

std::vector<ActorIndex> SpeakersOf(const StatementScene& scene, const ActorLayer& actors,
                                   const StatementDraft& draft) {
  if (draft.source == kNoToken)
    return draft.rule == CueRule::adverb ? actors.MeantBy(draft.cue) : std::vector<ActorIndex>{};
  // "a spokesman for the group, Ann Lee": the name in apposition tells more than the title.
  const Mention* own = actors.HeadedBy(draft.source);
  bool body = own != nullptr && own->kind == MentionKind::name &&
              (actors.actor(own->actors.front()).kind == ActorKind::armed_group ||
               actors.actor(own->actors.front()).kind == ActorKind::organisation);
  if (body) return ActorsOf(scene, actors, draft.source);
  for (uint32_t child : scene.syntax.children(draft.source)) {
    if (scene.syntax.relation(child) != "appos") continue;
    const Mention* named = actors.HeadedBy(child);
    if (named != nullptr && named->kind == MentionKind::name &&
        actors.actor(named->actors.front()).kind == ActorKind::person)
      return named->actors;
  }
  std::vector<ActorIndex> out = ActorsOf(scene, actors, draft.source);
  bool person = !out.empty() && actors.actor(out.front()).kind == ActorKind::person &&
                actors.actor(out.front()).known;
  if (out.size() <= 1 && !person)
    if (const Mention* named = NamedPerson(scene, actors, draft.source_range); named != nullptr)
      return named->actors;
  // "a statement by the union", "a report from the ministry": who made it.
  if (out.empty())
    for (const Syntax::Oblique& maker : scene.syntax.Obliques(draft.source))
      if (InList(maker.preposition, "by|from|of") && out.empty())
        out = ActorsOf(scene, actors, maker.noun);
  if (!out.empty() || draft.source_range.empty()) return out;
  // Of the mentions in the words, the last that no other one holds: "the ministry's man, Ann Lee".
  const Mention* best = nullptr;
  auto it = std::lower_bound(
      actors.mentions.begin(), actors.mentions.end(), draft.source_range.begin,
      [](const Mention& mention, uint32_t byte) { return mention.range.begin < byte; });
  for (; it != actors.mentions.end() && it->range.begin < draft.source_range.end; ++it)
    if (draft.source_range.Contains(it->range) &&
        (best == nullptr || it->range.end > best->range.end))
      best = &*it;
  return best == nullptr ? out : best->actors;
}

Told ToldTo(const StatementScene& scene, const ActorLayer& actors, const StatementDraft& draft) {
  return ToldFinder(scene, actors).Find(draft);
}

namespace {

// "The interview was reprinted by X.", "Her words appeared in X.", "X reported it first."
constexpr std::string_view kTellings =
    "interview|report|word|remark|comment|statement|it|this|that|video|article|quote|story|"
    "conversation|speech|message|account|news";

class ViaFiller {
 public:
  ViaFiller(const StatementScene& scene, const ActorLayer& actors,
            const std::vector<StatementDraft>& drafts, const std::vector<StatementDraft>& bare,
            const std::vector<Statement>& statements)
      : scene_(scene), actors_(actors), drafts_(drafts), statements_(statements) {
    speaks_.assign(scene.text.sentences.size(), false);
    for (size_t i = 0; i < drafts.size(); ++i)
      if (drafts[i].cue != kNoToken && !AreOutlets(statements[i].speakers))
        speaks_[scene.syntax.sentence(drafts[i].cue)] = true;
    for (const StatementDraft& credit : bare)
      bare_[scene.syntax.sentence(credit.cue)].push_back(&credit);
  }

  std::vector<Via> Of(size_t index) {
    const Statement& statement = statements_[index];
    via_ = statement.via;
    uint32_t sentence = drafts_[index].cue != kNoToken ? scene_.syntax.sentence(drafts_[index].cue)
                                                       : statement.sentence;
    for (const OutletStep& step : StepsIn(sentence))
      if (step.role == OutletRole::told && !Holds(index, step.head) && IsAlone(sentence, index))
        AddVia({step.actor, step.range}, &via_);
    AddParents(index);
    AddCarriers(sentence, index);
    AddLater(sentence);
    for (ActorIndex credit : actors_.credits) AddVia({credit, std::nullopt}, &via_);
    if (actors_.outlet.has_value()) AddVia({*actors_.outlet, std::nullopt}, &via_);
    // Nobody hears from himself.
    std::erase_if(via_, [&](const Via& step) {
      return std::find(statement.speakers.begin(), statement.speakers.end(), step.actor) !=
             statement.speakers.end();
    });
    return std::move(via_);
  }

 private:
  const std::vector<OutletStep>& StepsIn(uint32_t sentence) {
    auto [it, fresh] = steps_.try_emplace(sentence);
    if (fresh) it->second = OutletStepsIn(scene_, actors_, sentence);
    return it->second;
  }

  bool AreOutlets(const std::vector<ActorIndex>& speakers) const {
    return !speakers.empty() &&
           std::all_of(speakers.begin(), speakers.end(),
                       [&](ActorIndex speaker) { return IsOutlet(actors_, speaker); });
  }

  bool Holds(size_t index, uint32_t token) const {
    for (ByteRange range : statements_[index].content)
      if (range.Overlaps(scene_.text.tokens[token].range)) return true;
    return false;
  }

  // No other speaker's cue in the sentence: whoever is told there is told by this one.
  bool IsAlone(uint32_t sentence, size_t index) const {
    size_t from = index > 4 ? index - 4 : 0, to = std::min(index + 5, statements_.size());
    for (size_t i = from; i < to; ++i)
      if (i != index && drafts_[i].cue != kNoToken &&
          scene_.syntax.sentence(drafts_[i].cue) == sentence &&
          !AreOutlets(statements_[i].speakers) &&
          statements_[i].speakers != statements_[index].speakers)
        return false;
    return true;
  }

  // Whom an outlet cites comes before it.
  void AddCarrier(const Via& carrier, uint32_t sentence) {
    for (const OutletStep& step : StepsIn(sentence))
      if (step.role == OutletRole::cited && step.cited_by == carrier.actor)
        AddVia({step.actor, step.range}, &via_);
    AddVia(carrier, &via_);
  }

  // Outlets whose statement holds this one, from the inside out.
  void AddParents(size_t index) {
    std::optional<uint32_t> parent = statements_[index].parent;
    for (size_t steps = 0; parent.has_value() && steps < statements_.size(); ++steps) {
      const Statement& outer = statements_[*parent];
      uint32_t cue = drafts_[*parent].cue;
      for (ActorIndex speaker : outer.speakers)
        if (IsOutlet(actors_, speaker))
          AddCarrier({speaker, outer.source},
                     cue != kNoToken ? scene_.syntax.sentence(cue) : outer.sentence);
      for (const Via& told : ToldTo(scene_, actors_, drafts_[*parent]).outlets) AddVia(told, &via_);
      parent = outer.parent;
    }
  }

  // Beside the words in their own sentence: ", X reported", "according to X". What X says in its
  // own name elsewhere in the sentence is another statement.
  void AddCarriers(uint32_t sentence, size_t index) {
    for (const OutletStep& step : StepsIn(sentence)) {
      if (step.role == OutletRole::told || Holds(index, step.head)) continue;
      if (IsSpeakerOfAnother(step, sentence) && !Quotes(step.head)) continue;
      if (step.role == OutletRole::carried)
        AddCarrier({step.actor, step.range}, sentence);
      else if (!step.cited_by.has_value())
        AddVia({step.actor, step.range}, &via_);
    }
  }

  // "X quoted her as saying": X passes words on, whatever else it says.
  bool Quotes(uint32_t head) const {
    uint32_t governor = scene_.syntax.head(head);
    return governor != kNoToken && InList(scene_.syntax.lemma(governor), "quote|cite");
  }

  bool IsSpeakerOfAnother(const OutletStep& step, uint32_t sentence) const {
    for (size_t i = 0; i < drafts_.size(); ++i)
      if (drafts_[i].source == step.head && drafts_[i].cue != kNoToken &&
          scene_.syntax.sentence(drafts_[i].cue) == sentence && AreOutlets(statements_[i].speakers))
        return true;
    return false;
  }

  // Sentences behind it in the paragraph that nobody speaks in and that tell how the words spread.
  void AddLater(uint32_t sentence) {
    constexpr uint32_t kFarthest = 2;
    for (uint32_t later = sentence + 1;
         later < scene_.text.sentences.size() && later <= sentence + kFarthest; ++later) {
      if (scene_.text.sentences[later].paragraph != scene_.text.sentences[sentence].paragraph ||
          speaks_[later])
        return;
      bool telling = TellsOfTelling(later);
      if (telling)
        for (const OutletStep& step : StepsIn(later))
          if (step.role == OutletRole::carried) AddCarrier({step.actor, step.range}, later);
      auto credits = bare_.find(later);
      if (credits == bare_.end()) continue;
      for (const StatementDraft* credit : credits->second)
        for (ActorIndex speaker : SpeakersOf(scene_, actors_, *credit))
          if (IsOutlet(actors_, speaker)) AddCarrier({speaker, credit->source_range}, later);
    }
  }

  bool TellsOfTelling(uint32_t sentence) const {
    TokenRange tokens = scene_.text.sentences[sentence].tokens;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t)
      if (InList(scene_.syntax.lemma(t), kTellings) &&
          InList(scene_.syntax.relation(t), "nsubj|obj|obl"))
        return true;
    return false;
  }

  const StatementScene& scene_;
  const ActorLayer& actors_;
  const std::vector<StatementDraft>& drafts_;
  const std::vector<Statement>& statements_;
  std::vector<bool> speaks_;  // by sentence: somebody but an outlet
  std::map<uint32_t, std::vector<const StatementDraft*>> bare_;
  std::map<uint32_t, std::vector<OutletStep>> steps_;
  std::vector<Via> via_;
};

}  // namespace

void FillVia(const StatementScene& scene, const ActorLayer& actors,
             const std::vector<StatementDraft>& drafts, const std::vector<StatementDraft>& bare,
             std::vector<Statement>* statements) {
  ViaFiller filler(scene, actors, drafts, bare, *statements);
  std::vector<std::vector<Via>> filled;
  filled.reserve(statements->size());
  for (size_t i = 0; i < statements->size(); ++i) filled.push_back(filler.Of(i));
  for (size_t i = 0; i < statements->size(); ++i) (*statements)[i].via = std::move(filled[i]);
}

}  // namespace dragoman
