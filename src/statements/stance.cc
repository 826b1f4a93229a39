// Stance, by words of judgement tied to an actor.
//
// knowledge/stance_words.tsv gives each word a polarity from -2 (hostile) to 2 (supportive), and
// what it says when negated: a friend is 2, not a friend -1; an enemy -2, not an enemy 1; no
// longer a threat 1. Every such word in the content, and the cue itself ("praised", "accused"),
// speaks of the actor that syntax ties it to: the object of a verb, the subject of a predicate.
//
//   "The rebels are no longer a threat."                       rebels: conciliatory
//   "They are not our friends, but not our enemies either."    they: neutral (the two cancel out)
//
// A question takes no stance. It fails on irony and on praise for one thing in a sentence that
// blames for another. Test: tests/statements/stance_test.cc.
#include "statements/stance.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/strings.h"
#include "statements/sourcing.h"

namespace dragoman {
namespace {

struct Votes {
  int lowest = 0, highest = 0;
  bool any = false;
};

std::optional<Stance> Decide(const Votes& votes) {
  if (!votes.any) return std::nullopt;
  if (votes.lowest < 0 && votes.highest > 0) return Stance::neutral;
  if (votes.lowest <= -2) return Stance::hostile;
  if (votes.lowest < 0) return Stance::critical;
  if (votes.highest >= 2) return Stance::supportive;
  if (votes.highest > 0) return Stance::conciliatory;
  return Stance::neutral;
}

// Verbs that tell of a misdeed: they judge whoever does it, not whom it is done to.
constexpr std::string_view kMisdeeds =
    "threaten|attack|invade|violate|breach|undermine|oppress|destabilise|destabilize|bully|"
    "humiliate|"
    "interfere|meddle|abuse|retaliate|escalate|fail|lie|obstruct|discriminate|blackmail";

class StanceReader {
 public:
  StanceReader(const StatementScene& scene, const ActorLayer& actors, const StatementDraft& draft,
               const std::vector<ActorIndex>& speakers)
      : scene_(scene), syntax_(scene.syntax), actors_(actors), draft_(draft), speakers_(speakers) {
    for (ByteRange range : draft.content) parts_.push_back(scene.text.TokensIn(range));
  }

  std::vector<About> Read() {
    FindAbout();
    if (about_.empty()) return {};
    if (draft_.cue != kNoToken && draft_.rule != CueRule::continued) ReadCue();
    for (TokenRange part : parts_)
      for (uint32_t t = part.begin; t < part.end; ++t) ReadWord(t);
    std::vector<About> out;
    for (ActorIndex actor : about_) out.push_back({actor, Decide(votes_[ToInt(actor)])});
    return out;
  }

 private:
  bool IsSpeaker(ActorIndex actor) const {
    return std::find(speakers_.begin(), speakers_.end(), actor) != speakers_.end();
  }

  void FindAbout() {
    for (TokenRange part : parts_) {
      if (part.empty()) continue;
      uint32_t begin = scene_.text.tokens[part.begin].range.begin;
      auto it = std::lower_bound(
          actors_.mentions.begin(), actors_.mentions.end(), begin,
          [](const Mention& mention, uint32_t byte) { return mention.range.begin < byte; });
      for (; it != actors_.mentions.end() && it->tokens.begin < part.end; ++it)
        for (ActorIndex actor : it->actors) {
          if (IsSpeaker(actor) || !IsPolitical(*it, actor)) continue;
          if (std::find(about_.begin(), about_.end(), actor) == about_.end())
            about_.push_back(actor);
          positions_.emplace_back(it->head, actor);
        }
    }
  }

  // Who can be judged as an actor of politics: states, their people and offices, armed groups,
  // known names. Not "people", "the treasury", and not whoever only a word of judgement names:
  // "terrorists", "our allies".
  bool IsPolitical(const Mention& mention, ActorIndex index) const {
    const Actor& actor = actors_.actor(index);
    if (actor.kind == ActorKind::outlet) return false;
    if (actor.known || actor.kind == ActorKind::country || actor.kind == ActorKind::government ||
        actor.kind == ActorKind::armed_group)
      return true;
    if (mention.kind != MentionKind::pronoun &&
        scene_.lexicon.StanceOf(syntax_.lemma(mention.head)) != nullptr &&
        syntax_.word(mention.head).upos == Upos::NOUN &&
        !InList(syntax_.lemma(mention.head), "authority|regime"))
      return false;
    if (actor.kind == ActorKind::person) return !actor.code.empty() || !actor.sector.empty();
    return !actor.code.empty() || actor.sector == "REB";
  }

  bool IsAbout(ActorIndex actor) const {
    return std::find(about_.begin(), about_.end(), actor) != about_.end();
  }

  // The judgement in the cue itself: "praised X", "accused X of".
  void ReadCue() {
    const StanceWord* word = scene_.lexicon.StanceOf(syntax_.lemma(draft_.cue));
    if (word == nullptr) return;
    int value = syntax_.IsNegated(draft_.cue) ? word->negated : word->polarity;
    if (draft_.cue >= syntax_.size()) return;
    std::vector<uint32_t> targets =
        syntax_.IsPassive(draft_.cue) ? syntax_.Subjects(draft_.cue) : syntax_.Objects(draft_.cue);
    bool voted = false;
    for (uint32_t target : targets) voted = Vote(target, value) || voted;
    // "doubted whether X would": the clause's subject.
    uint32_t clause = syntax_.Child(draft_.cue, "ccomp");
    if (!voted && draft_.rule == CueRule::clause && clause != kNoToken && value < 0 &&
        InList(syntax_.lemma(draft_.cue), "doubt|complain|lament|regret|deplore"))
      for (uint32_t subject : syntax_.Subjects(clause)) voted = Vote(subject, value) || voted;
    // "criticised the decision of X": whoever comes first.
    if (!voted && draft_.rule != CueRule::clause && !positions_.empty())
      Add(positions_.front().second, value);
  }

  bool Vote(uint32_t head, int value) {
    bool voted = false;
    for (ActorIndex actor : ActorsOf(scene_, actors_, head))
      if (IsAbout(actor)) {
        Add(actor, value);
        voted = true;
      }
    if (voted) return true;
    TokenRange range = syntax_.NounPhrase(head);
    for (const auto& [token, actor] : positions_)
      if (range.Contains(token)) {
        Add(actor, value);
        return true;
      }
    return false;
  }

  void Add(ActorIndex actor, int value) {
    Votes& votes = votes_[ToInt(actor)];
    votes.any = true;
    votes.lowest = std::min(votes.lowest, value);
    votes.highest = std::max(votes.highest, value);
  }

  bool InQuestion(uint32_t token) const {
    TokenRange sentence = scene_.text.sentences[syntax_.sentence(token)].tokens;
    for (uint32_t t = token; t < sentence.end; ++t) {
      if (syntax_.form(t) == "?") return true;
      if (syntax_.form(t) == ".") return false;
    }
    return false;
  }

  // "if", "whether", "could": what is only supposed takes no stance.
  bool IsSupposed(uint32_t token) const {
    uint32_t at = token;
    for (int steps = 0; steps < 3 && at != kNoToken; ++steps) {
      uint32_t mark = syntax_.Child(at, "mark");
      if (mark != kNoToken && InList(scene_.Lower(mark), "if|whether|unless")) return true;
      at = syntax_.head(at);
    }
    return false;
  }

  // "once considered terrorists", "formerly a friend": what was takes no stance today.
  bool IsOver(uint32_t token) const {
    uint32_t at = token;
    for (int steps = 0; steps < 3 && at != kNoToken && Inside(at); ++steps) {
      for (uint32_t child : syntax_.children(at))
        if (syntax_.relation(child) == "advmod" &&
            InList(scene_.Lower(child), "once|formerly|previously|earlier|initially"))
          return true;
      at = syntax_.head(at);
    }
    return false;
  }

  // An even number of negations is none. A cue of judgement belongs to it: "no longer sees X as Y".
  bool IsNegated(uint32_t token) const {
    bool negated = false, counted = false;
    uint32_t at = token;
    for (int steps = 0; steps < 4 && at != kNoToken; ++steps) {
      bool cue = at == draft_.cue && draft_.rule == CueRule::object;
      if (!Inside(at) && !cue) break;
      // "have no quarrel": the verb is said to be negated by the same "no".
      bool own = HasNegativeWord(at);
      if (!counted) negated ^= own || syntax_.IsNegated(at);
      counted = own;
      if (cue) break;
      // Up through "I cannot say that …", "does not want to …", "posed no …".
      std::string_view relation = syntax_.relation(at);
      if (!InList(relation, "ccomp|xcomp|obj|obl|amod|nmod|advcl")) break;
      if (InList(relation, "amod|nmod") && steps > 0) break;
      at = syntax_.head(at);
    }
    return negated;
  }

  bool HasNegativeWord(uint32_t token) const {
    for (uint32_t child : syntax_.children(token)) {
      if (child > token) break;
      std::string lower = scene_.Lower(child);
      if (InList(syntax_.relation(child), "det|cc|advmod") &&
          InList(lower, "no|neither|nor|hardly|scarcely")) {
        // "no longer" is counted by Syntax::IsNegated.
        if (lower != "no" || syntax_.relation(child) == "det") return true;
      }
    }
    return false;
  }

  bool Inside(uint32_t token) const {
    for (TokenRange part : parts_)
      if (part.Contains(token)) return true;
    return false;
  }

  // "X must leave": who has to be told so is criticised.
  void ReadDuty(uint32_t token) {
    if (scene_.Lower(token) != "must" || syntax_.relation(token) != "aux") return;
    uint32_t verb = syntax_.head(token);
    if (verb == kNoToken || syntax_.IsPassive(verb) || syntax_.IsNegated(verb)) return;
    for (uint32_t subject : syntax_.Subjects(verb))
      if (!NamesOwnSide(subject)) Vote(subject, -1);
  }

  void ReadWord(uint32_t token) {
    ReadDuty(token);
    const StanceWord* word = scene_.lexicon.StanceOf(syntax_.lemma(token));
    if (word == nullptr || InQuestion(token) || IsSupposed(token) || IsOver(token) || IsNear(token))
      return;
    int value = IsNegated(token) ? word->negated : word->polarity;
    if (IsSpoilt(token, value)) return;
    if (VoteBySyntax(token, value)) return;
    if (VoteForClause(token, value)) return;
    // Whoever stands nearest in the same sentence, the one before first.
    uint32_t best = kNoToken, best_distance = UINT32_MAX;
    for (uint32_t i = 0; i < positions_.size(); ++i) {
      uint32_t at = positions_[i].first;
      if (syntax_.sentence(at) != syntax_.sentence(token)) continue;
      if (IsOwnSide(positions_[i].second)) continue;
      uint32_t distance = at < token ? token - at : 2 * (at - token);
      if (distance < best_distance && distance < 24) {
        best = i;
        best_distance = distance;
      }
    }
    if (best != kNoToken)
      Add(positions_[best].second, value);
    else if (about_.size() == 1 && !IsOwnSide(about_.front()))
      Add(about_.front(), value);
  }

  // "sees X as [a threat]": X.
  uint32_t NamedSo(uint32_t token) const {
    uint32_t governor = syntax_.head(token);
    bool as = false;
    for (uint32_t child : syntax_.children(token))
      as = as || (child < token && InList(syntax_.relation(child), "case|mark") &&
                  scene_.Lower(child) == "as");
    if (!as || governor == kNoToken) return kNoToken;
    if (syntax_.word(governor).upos != Upos::VERB) {
      // The parser hung it under the last noun of the object.
      uint32_t at = governor;
      while (at != kNoToken && InList(syntax_.relation(at), "nmod|appos|conj"))
        at = syntax_.head(at);
      return at;
    }
    std::vector<uint32_t> objects =
        syntax_.IsPassive(governor) ? syntax_.Subjects(governor) : syntax_.Objects(governor);
    return objects.empty() ? kNoToken : objects.front();
  }

  // The speaker's own country: words nearby are seldom meant for it.
  bool IsOwnSide(ActorIndex actor) const {
    const std::string& code = actors_.actor(actor).code;
    return !code.empty() &&
           std::any_of(speakers_.begin(), speakers_.end(),
                       [&](ActorIndex speaker) { return actors_.actor(speaker).code == code; });
  }

  bool NamesOwnSide(uint32_t head) const {
    std::vector<ActorIndex> meant = ActorsOf(scene_, actors_, head);
    return InList(scene_.Lower(head), "i|we") || (!meant.empty() && IsOwnSide(meant.front()));
  }

  // "X tried to begin a useful [dialogue]": whom the clause is about.
  bool VoteForClause(uint32_t token, int value) {
    uint32_t at = token;
    for (int steps = 0; steps < 4 && at != kNoToken && Inside(at); ++steps) {
      if (syntax_.word(at).upos == Upos::VERB && at != token)
        for (uint32_t subject : syntax_.Subjects(at))
          if (!NamesOwnSide(subject) && Vote(subject, value)) return true;
      at = syntax_.head(at);
    }
    return false;
  }

  // "violate the [ceasefire]", "end the [hostilities]": the verb over it tells, not the word.
  bool IsSpoilt(uint32_t token, int value) const {
    uint32_t governor = syntax_.head(token);
    if (governor == kNoToken || syntax_.relation(token) != "obj") return false;
    if (InList(syntax_.lemma(governor), "end|stop|halt|cease|avoid|prevent|reduce|ease|overcome"))
      return value < 0;
    const StanceWord* over = scene_.lexicon.StanceOf(syntax_.lemma(governor));
    return over != nullptr && over->polarity * value < 0;
  }

  // "close to a treaty", "close to signing": not close to anybody.
  bool IsNear(uint32_t token) const {
    return syntax_.lemma(token) == "close" && token + 2 < syntax_.size() &&
           syntax_.form(token + 1) == "to" && syntax_.word(token + 2).xpos == "VBG";
  }

  // "The guards threaten the port": the guards. "We shall attack the guards": them, as no others do
  // it.
  bool VoteForDoer(uint32_t verb, int value) {
    if (!InList(syntax_.lemma(verb), kMisdeeds)) return false;
    bool voted = false;
    for (uint32_t doer : syntax_.IsPassive(verb) ? syntax_.Agents(verb) : syntax_.Subjects(verb))
      if (!NamesOwnSide(doer)) voted = Vote(doer, value) || voted;
    return voted;
  }

  bool VoteBySyntax(uint32_t token, int value) {
    if (syntax_.word(token).upos == Upos::VERB && VoteForDoer(token, value)) return true;
    const Word& word = syntax_.word(token);
    std::vector<uint32_t> targets;
    if (uint32_t named = NamedSo(token); named != kNoToken) {
      targets.push_back(named);
    } else if (word.upos == Upos::VERB) {
      targets = syntax_.IsPassive(token) ? syntax_.Subjects(token) : syntax_.Objects(token);
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (InList(oblique.preposition, "with|against|to|on|at")) targets.push_back(oblique.noun);
    } else {
      targets = syntax_.Subjects(token);
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (targets.empty() && InList(oblique.preposition, "with|against|of|for|to|towards|toward"))
          targets.push_back(oblique.noun);
      uint32_t governor = syntax_.head(token);
      // "build [ties] with X": the parser may hang X under the verb.
      if (targets.empty() && governor != kNoToken && syntax_.relation(token) == "obj")
        for (const Syntax::Oblique& oblique : syntax_.Obliques(governor))
          if (InList(oblique.preposition, "with|towards|toward")) targets.push_back(oblique.noun);
      if (targets.empty() && governor != kNoToken && syntax_.relation(token) == "xcomp")
        targets = syntax_.Objects(governor);
    }
    bool voted = false;
    for (uint32_t target : targets) voted = Vote(target, value) || voted;
    return voted;
  }

  const StatementScene& scene_;
  const Syntax& syntax_;
  const ActorLayer& actors_;
  const StatementDraft& draft_;
  const std::vector<ActorIndex>& speakers_;
  std::vector<TokenRange> parts_;
  std::vector<ActorIndex> about_;
  std::vector<std::pair<uint32_t, ActorIndex>> positions_;  // head token, actor; in text order
  std::map<uint32_t, Votes> votes_;
};

}  // namespace

std::vector<About> AboutOf(const StatementScene& scene, const ActorLayer& actors,
                           const StatementDraft& draft, const std::vector<ActorIndex>& speakers) {
  return StanceReader(scene, actors, draft, speakers).Read();
}

std::vector<std::string> TopicsOf(const StatementScene& scene, const StatementDraft& draft) {
  std::set<std::string> topics;
  for (ByteRange range : draft.content) {
    TokenRange tokens = scene.text.TokensIn(range);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::vector<std::string>* found = scene.lexicon.Topics(scene.syntax.lemma(t));
      if (found == nullptr) found = scene.lexicon.Topics(scene.Lower(t));
      if (found != nullptr) topics.insert(found->begin(), found->end());
    }
  }
  return {topics.begin(), topics.end()};
}

}  // namespace dragoman
