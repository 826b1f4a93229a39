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
          if (IsSpeaker(actor) || actors_.actor(actor).kind == ActorKind::outlet) continue;
          if (std::find(about_.begin(), about_.end(), actor) == about_.end())
            about_.push_back(actor);
          positions_.emplace_back(it->head, actor);
        }
    }
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

  bool IsNegated(uint32_t token) const {
    bool negated = false;
    uint32_t at = token;
    for (int steps = 0; steps < 4 && at != kNoToken; ++steps) {
      if (!Inside(at)) break;
      negated ^= syntax_.IsNegated(at) || HasNegativeWord(at);
      // Up through "I cannot say that …", "does not want to …", "posed no …".
      std::string_view relation = syntax_.relation(at);
      if (!InList(relation, "ccomp|xcomp|obj|obl|amod|nmod")) break;
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

  void ReadWord(uint32_t token) {
    const StanceWord* word = scene_.lexicon.StanceOf(syntax_.lemma(token));
    if (word == nullptr || InQuestion(token) || IsSupposed(token)) return;
    int value = IsNegated(token) ? word->negated : word->polarity;
    if (VoteBySyntax(token, value)) return;
    // Whoever stands nearest in the same sentence, the one before first.
    uint32_t best = kNoToken, best_distance = UINT32_MAX;
    for (uint32_t i = 0; i < positions_.size(); ++i) {
      uint32_t at = positions_[i].first;
      if (syntax_.sentence(at) != syntax_.sentence(token)) continue;
      uint32_t distance = at < token ? token - at : 2 * (at - token);
      if (distance < best_distance && distance < 24) {
        best = i;
        best_distance = distance;
      }
    }
    if (best != kNoToken)
      Add(positions_[best].second, value);
    else if (about_.size() == 1)
      Add(about_.front(), value);
  }

  bool VoteBySyntax(uint32_t token, int value) {
    const Word& word = syntax_.word(token);
    std::vector<uint32_t> targets;
    if (word.upos == Upos::VERB) {
      targets = syntax_.IsPassive(token) ? syntax_.Subjects(token) : syntax_.Objects(token);
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (InList(oblique.preposition, "with|against|to|on|at")) targets.push_back(oblique.noun);
    } else {
      targets = syntax_.Subjects(token);
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (targets.empty() && InList(oblique.preposition, "with|against|of|for|to|towards|toward"))
          targets.push_back(oblique.noun);
      uint32_t governor = syntax_.head(token);
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
