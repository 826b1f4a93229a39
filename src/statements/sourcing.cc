#include "statements/sourcing.h"

#include <algorithm>

#include "core/strings.h"

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
    "appearance|address|speech|conference";

// Nouns for outlets without a name of their own: "told state television".
constexpr std::string_view kOutletNouns =
    "television|tv|radio|newspaper|agency|channel|broadcaster|daily|magazine|weekly|website|outlet";

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
    if (draft.HasContent()) AddOccasionBehind(draft);
    return std::move(told_);
  }

 private:
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

void FillVia(const StatementScene& scene, const ActorLayer& actors,
             const std::vector<StatementDraft>& drafts, const std::vector<StatementDraft>& bare,
             std::vector<Statement>* statements) {
  for (size_t i = 0; i < statements->size(); ++i) {
    Statement& statement = (*statements)[i];
    std::vector<Via> via = statement.via;
    // Parents come before their children in no fixed order: walk up by index, at most as many
    // steps as there are statements.
    std::optional<uint32_t> parent = statement.parent;
    for (size_t steps = 0; parent.has_value() && steps < statements->size(); ++steps) {
      const Statement& outer = (*statements)[*parent];
      for (ActorIndex speaker : outer.speakers)
        if (actors.actor(speaker).kind == ActorKind::outlet) AddVia({speaker, outer.source}, &via);
      for (const Via& told : ToldTo(scene, actors, drafts[*parent]).outlets) AddVia(told, &via);
      parent = outer.parent;
    }
    for (const StatementDraft& credit : bare) {
      uint32_t sentence = scene.syntax.sentence(credit.cue);
      bool behind =
          sentence >= statement.sentence && scene.text.sentences[sentence].paragraph ==
                                                scene.text.sentences[statement.sentence].paragraph;
      if (!behind) continue;
      for (ActorIndex speaker : SpeakersOf(scene, actors, credit))
        if (actors.actor(speaker).kind == ActorKind::outlet)
          AddVia({speaker, credit.source_range}, &via);
    }
    for (ActorIndex credit : actors.credits) AddVia({credit, std::nullopt}, &via);
    if (actors.outlet.has_value()) AddVia({*actors.outlet, std::nullopt}, &via);
    // Nobody hears from himself.
    std::erase_if(via, [&](const Via& step) {
      return std::find(statement.speakers.begin(), statement.speakers.end(), step.actor) !=
             statement.speakers.end();
    });
    statement.via = std::move(via);
  }
}

}  // namespace dragoman
