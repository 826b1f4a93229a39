// Stance, by words of judgement tied to an actor.
//
// knowledge/stance_words.tsv gives each word or phrase a value from -2 (hostile) to 2 (supportive),
// what it says when negated, and whom it judges (stance_lexicon.h). Every such word in the content,
// and the cue itself ("praised", "accused"), votes on the actors that syntax ties it to
// (stance_targets.h), as it is meant where it stands (stance_scope.h).
//
//   "The rebels are no longer a threat."                       rebels: conciliatory
//   "They are not our friends, but not our enemies either."    they: neutral (litotes both ways)
//   "Although they are friends, they must stop."               they: critical (friends is conceded)
//   "Who can trust them?"                                      they: critical (no answer expected)
//
// Votes of one statement are weighed in Decide(). It fails on irony, and on praise or blame that no
// single word carries. Tests: tests/statements/stance_test.cc, tests/blind/.
#include "statements/stance.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "statements/sourcing.h"
#include "statements/stance_scope.h"
#include "statements/stance_targets.h"

namespace dragoman {
namespace {

// Words of judgement that name somebody all the same.
constexpr std::string_view kNamedByJudgement = "authority|regime|junta|clique";

struct Vote {
  int value = 0;  // -2 ... 2
  bool negated = false;
  bool conceded = false;
  bool weak = false;  // no syntax ties the word to the actor, or the word alone says little
};

// Both praise and blame: litotes both ways ("neither friend nor foe") or as many of each is no
// side; else the stronger one, then the later one.
int Weigh(const std::vector<Vote>& votes) {
  int best = 0, sum = 0, last = 0;
  bool good_plain = false, bad_plain = false, good = false, bad = false;
  for (const Vote& vote : votes) {
    if (vote.value > 0) good = true, good_plain = good_plain || !vote.negated;
    if (vote.value < 0) bad = true, bad_plain = bad_plain || !vote.negated;
    sum += vote.value;
    if (vote.value != 0) last = vote.value;
    if (std::abs(vote.value) > std::abs(best)) best = vote.value;
  }
  if (!good || !bad) return best;
  if (!good_plain && !bad_plain) return 0;
  if (sum == 0) return good_plain && bad_plain && votes.size() == 2 ? 0 : last;
  int sign = sum > 0 ? 1 : -1, strongest = 0;
  for (const Vote& vote : votes)
    if (vote.value * sign > strongest) strongest = vote.value * sign;
  return strongest * sign;
}

std::optional<Stance> Decide(std::vector<Vote> votes) {
  auto keep = [&](auto unwanted) {
    if (!std::all_of(votes.begin(), votes.end(), unwanted)) std::erase_if(votes, unwanted);
  };
  keep([](const Vote& vote) { return vote.weak; });
  keep([](const Vote& vote) { return vote.conceded; });
  if (votes.empty()) return std::nullopt;
  constexpr Stance kStances[] = {Stance::hostile, Stance::critical, Stance::neutral,
                                 Stance::conciliatory, Stance::supportive};
  return kStances[Weigh(votes) + 2];
}

class StanceReader {
 public:
  StanceReader(const StatementScene& scene, const ActorLayer& actors, const StatementDraft& draft,
               const std::vector<ActorIndex>& speakers, const StanceSetting& setting)
      : scene_(scene),
        syntax_(scene.syntax),
        actors_(actors),
        draft_(draft),
        speakers_(speakers),
        setting_(setting),
        scope_(scene, draft),
        targets_(
            scene, scope_, draft, [this](uint32_t head) { return NamesOwnSide(head); },
            [this](uint32_t head) { return NamesSomebody(head); },
            [this](uint32_t head) { return !ActorsOf(scene_, actors_, head).empty(); }) {
    for (ByteRange range : draft.content) parts_.push_back(scene.text.TokensIn(range));
  }

  std::vector<About> Read() {
    for (TokenRange part : parts_) FindMentions(part);
    bool cue = draft_.cue != kNoToken && draft_.rule != CueRule::continued;
    if (cue) FindBesideCue();
    if (about_.empty()) return {};
    if (!setting_.voiced_by_parent) {
      for (TokenRange part : parts_)
        for (uint32_t t = part.begin; t < part.end; ++t)
          if (!IsOfOthers(t)) ReadComparison(t);
      if (cue) ReadCue();
      for (TokenRange part : parts_)
        for (uint32_t t = part.begin; t < part.end; ++t)
          if (!IsOfOthers(t)) ReadAt(t);
    }
    std::vector<About> out;
    for (const auto& [actor, in_content] : about_) {
      auto votes = votes_.find(ToInt(actor));
      std::optional<Stance> stance;
      if (votes != votes_.end()) stance = Decide(votes->second);
      if (stance.has_value() || (in_content && political_.contains(ToInt(actor))))
        out.push_back({actor, stance});
    }
    return out;
  }

 private:
  // ---- who is there

  bool IsSpeaker(ActorIndex actor) const {
    return std::find(speakers_.begin(), speakers_.end(), actor) != speakers_.end();
  }

  void FindMentions(TokenRange part) {
    if (part.empty()) return;
    uint32_t begin = scene_.text.tokens[part.begin].range.begin;
    auto it = std::lower_bound(
        actors_.mentions.begin(), actors_.mentions.end(), begin,
        [](const Mention& mention, uint32_t byte) { return mention.range.begin < byte; });
    for (; it != actors_.mentions.end() && it->tokens.begin < part.end; ++it)
      for (ActorIndex actor : it->actors) AddAbout(*it, actor, true);
  }

  // "warned X that …", "apologised to X for …": X stands outside the content.
  void FindBesideCue() {
    std::vector<uint32_t> heads = syntax_.Objects(draft_.cue);
    for (const Syntax::Oblique& oblique : syntax_.Obliques(draft_.cue))
      if (InList(oblique.preposition, "to|with|at|against|on|upon|of|for|from|about"))
        heads.push_back(oblique.noun);
    for (uint32_t head : heads)
      if (const Mention* mention = actors_.HeadedBy(head); mention != nullptr)
        for (ActorIndex actor : mention->actors) AddAbout(*mention, actor, false);
  }

  void AddAbout(const Mention& mention, ActorIndex actor, bool in_content) {
    if (IsSpeaker(actor) || !CanBeJudged(mention, actor)) return;
    auto same = [&](const auto& one) { return one.first == actor; };
    if (std::find_if(about_.begin(), about_.end(), same) == about_.end())
      about_.emplace_back(actor, in_content);
    if (IsPolitical(mention, actor)) political_.insert(ToInt(actor));
    positions_.emplace_back(mention.head, actor);
  }

  // Whoever only a word of judgement names ("terrorists", "our allies") is not who is judged.
  bool CanBeJudged(const Mention& mention, ActorIndex index) const {
    const Actor& actor = actors_.actor(index);
    if (actor.kind == ActorKind::outlet) return false;
    if (actor.known || IsState(actor) || actor.kind == ActorKind::armed_group) return true;
    if (mention.kind != MentionKind::pronoun && mention.kind != MentionKind::name &&
        scene_.lexicon.stances().Has(syntax_.lemma(mention.head)) &&
        !InList(syntax_.lemma(mention.head), kNamedByJudgement))
      return false;
    return IsActing(actor) || IsUpper(FirstLetter(actor.name));
  }

  static char32_t FirstLetter(const std::string& name) {
    size_t pos = 0;
    return name.empty() ? U'\0' : NextCodePoint(name, pos);
  }

  static bool IsActing(const Actor& actor) {
    if (actor.kind == ActorKind::person) return !actor.code.empty() || !actor.sector.empty();
    return !actor.code.empty() || actor.sector == "REB";
  }

  static bool IsState(const Actor& actor) {
    return actor.kind == ActorKind::country || actor.kind == ActorKind::government;
  }

  // Actors of politics, whom a statement is about even where it does not judge them: states, their
  // people and offices, armed groups, known names. Not "people", "the treasury".
  bool IsPolitical(const Mention& mention, ActorIndex index) const {
    const Actor& actor = actors_.actor(index);
    if (actor.known || IsState(actor) || actor.kind == ActorKind::armed_group) return true;
    return CanBeJudged(mention, index) && IsActing(actor);
  }

  // The speaker's own state, and its government and forces where he speaks for them.
  bool IsOwnSide(ActorIndex index) const {
    const Actor& actor = actors_.actor(index);
    if (IsSpeaker(index)) return true;
    if (actor.code.empty() || actor.code == "IGO") return false;
    return std::any_of(speakers_.begin(), speakers_.end(), [&](ActorIndex speaker) {
      const Actor& who = actors_.actor(speaker);
      if (who.code != actor.code) return false;
      if (actor.kind == ActorKind::country) return true;
      bool official = who.sector.empty() || InList(who.sector, "GOV|MIL|COP|SPY|JUD");
      return official && actor.kind != ActorKind::person &&
             InList(actor.sector, "GOV|MIL|COP|SPY|JUD");
    });
  }

  bool NamesOwnSide(uint32_t head) const {
    if (head == draft_.source || head == draft_.cue ||
        InList(scene_.Lower(head), "i|we|us|me|ourselves|myself"))
      return true;
    std::vector<ActorIndex> meant = ActorsOf(scene_, actors_, head);
    if (!meant.empty() &&
        std::all_of(meant.begin(), meant.end(), [&](ActorIndex actor) { return IsOwnSide(actor); }))
      return true;
    // "our relations with X" are X's too.
    bool shared = InList(syntax_.lemma(head),
                         "relation|relationship|tie|friendship|partnership|cooperation|alliance");
    for (uint32_t child : syntax_.children(head)) {
      if (shared || syntax_.deprel(child) != "nmod:poss") continue;
      if (InList(scene_.Lower(child), "our|my")) return true;
      const Mention* owner = actors_.HeadedBy(child);
      if (owner != nullptr && IsOwnSide(owner->actors.front())) return true;
    }
    return false;
  }

  bool NamesSomebody(uint32_t head) const {
    TokenRange range = syntax_.NounPhrase(head);
    return std::any_of(positions_.begin(), positions_.end(),
                       [&](const auto& position) { return range.Contains(position.first); });
  }

  // ---- what is said of them

  bool IsOfOthers(uint32_t token) const {
    return std::any_of(setting_.of_others.begin(), setting_.of_others.end(), [&](ByteRange range) {
      return range.Contains(scene_.text.tokens[token].range);
    });
  }

  bool VoteOn(uint32_t head, Vote vote) {
    bool voted = false;
    for (ActorIndex actor : ActorsOf(scene_, actors_, head)) voted = Add(actor, vote) || voted;
    if (voted) return true;
    TokenRange range = syntax_.NounPhrase(head);
    uint32_t first = kNoToken;  // "each of them": all whom the pronoun means
    for (const auto& [token, actor] : positions_)
      if (range.Contains(token) && (first == kNoToken || token == first) && Add(actor, vote))
        first = token;
    return first != kNoToken;
  }

  bool Add(ActorIndex actor, Vote vote) {
    auto same = [&](const auto& one) { return one.first == actor; };
    if (IsOwnSide(actor) || std::find_if(about_.begin(), about_.end(), same) == about_.end())
      return false;
    votes_[ToInt(actor)].push_back(vote);
    return true;
  }

  void ReadCue() {
    for (const StanceLexicon::Hit& hit : scene_.lexicon.stances().At(syntax_, draft_.cue)) {
      if (hit.top != draft_.cue) continue;
      if (ReadHit(hit)) return;
    }
    const std::vector<StanceLexicon::Hit> hits = scene_.lexicon.stances().At(syntax_, draft_.cue);
    if (hits.empty()) return;
    const StanceWord& word = *hits.back().word;
    std::optional<int> value = scope_.IsNegated(draft_.cue) ? word.negated : word.polarity;
    if (!value.has_value()) return;
    // "doubted whether X would": the clause's subject.
    uint32_t clause = syntax_.Child(draft_.cue, "ccomp");
    if (draft_.rule == CueRule::clause && clause != kNoToken && *value < 0 &&
        InList(syntax_.lemma(draft_.cue), "doubt|complain|lament|regret|deplore|protest|demand"))
      for (uint32_t subject : syntax_.Subjects(clause)) VoteOn(subject, {*value});
    // "criticised the decision of X": whoever comes first.
    if (draft_.rule == CueRule::object)
      for (const auto& [head, actor] : positions_)
        if (scope_.IsInside(head) && Add(actor, {.value = *value, .weak = true})) return;
  }

  void ReadAt(uint32_t token) {
    ReadDuty(token);
    ReadWithout(token);
    for (const StanceLexicon::Hit& hit : scene_.lexicon.stances().At(syntax_, token)) {
      bool covered = std::any_of(hit.tokens.begin(), hit.tokens.end(),
                                 [&](uint32_t t) { return used_.contains(t); });
      if (covered) continue;
      if (!ReadHit(hit)) continue;
      used_.insert(hit.tokens.begin(), hit.tokens.end());
      return;
    }
  }

  // A phrase's own "no" ("no mercy", "have nothing against") does not negate it.
  bool IsNegated(const StanceLexicon::Hit& hit) const {
    bool negated = scope_.IsNegated(hit.top);
    for (uint32_t token : hit.tokens) {
      if (token != hit.top && !negated) negated = scope_.HasNegativeWord(token);
    }
    bool own = std::any_of(hit.word->words.begin(), hit.word->words.end(), [](const auto& word) {
      return InList(word, "no|not|never|nothing|nobody");
    });
    return negated != own;
  }

  // "doubt the good faith of X": the doubt tells, not the faith.
  bool IsSpoilt(const StanceLexicon::Hit& hit, int value) const {
    uint32_t governor = syntax_.head(hit.top);
    if (governor == kNoToken || !InList(syntax_.relation(hit.top), "obj|nmod")) return false;
    for (const StanceLexicon::Hit& over : scene_.lexicon.stances().At(syntax_, governor))
      if (over.top == governor && over.word->polarity.value_or(0) * value < 0 &&
          std::find(over.tokens.begin(), over.tokens.end(), hit.top) == over.tokens.end())
        return true;
    return false;
  }

  // Nouns and adjectives are listed as such: "a gain", not "has gained".
  bool IsOtherPart(const StanceLexicon::Hit& hit) const {
    if (!hit.word->targets.usual() || hit.tokens.size() > 1) return false;
    if (syntax_.word(hit.top).upos != Upos::VERB) return false;
    bool participle = InList(syntax_.word(hit.top).xpos, "VBN|VBG");
    return !participle ||
           (syntax_.relation(hit.top) != "amod" && syntax_.Child(hit.top, "cop") == kNoToken &&
            !syntax_.IsPassive(hit.top));
  }

  // The value of the word as it stands here; nullopt where it says nothing.
  std::optional<Vote> Meant(const StanceLexicon::Hit& hit) const {
    if (scope_.IsSupposed(hit.top) || scope_.IsOver(hit.top) || IsNear(hit.top))
      return std::nullopt;
    Vote vote;
    vote.negated = IsNegated(hit);
    vote.conceded = scope_.IsConceded(hit.top);
    std::optional<int> value = vote.negated ? hit.word->negated : hit.word->polarity;
    if (!value.has_value()) return std::nullopt;
    vote.value = *value;
    if (IsSpoilt(hit, hit.word->polarity.value_or(0))) return std::nullopt;
    if (scope_.IsAsked(hit.top)) {
      if (vote.value <= 0 || !scope_.IsRhetorical(hit.top)) return std::nullopt;
      vote.value = -1;
    }
    if (setting_.denied) {
      if (vote.value >= 0 || !hit.word->negated.has_value()) return std::nullopt;
      vote.value = *hit.word->negated;
      vote.negated = true;
    }
    // What is wished for is not there yet: "wants a lasting friendship".
    bool deed = syntax_.word(hit.top).upos == Upos::VERB && syntax_.lemma(hit.top) != "welcome";
    if (vote.value == 2 && !deed && hit.top != draft_.cue && scope_.IsWished(hit.top))
      vote.value = 1;
    return vote;
  }

  // Whether the hit says something here, so that shorter ones at its place do not count.
  bool ReadHit(const StanceLexicon::Hit& hit) {
    if (IsOtherPart(hit)) return false;
    std::optional<Vote> vote = Meant(hit);
    StanceTarget target = targets_.Find(hit);
    if (!vote.has_value()) return !target.heads.empty() && !hit.word->targets.wish;
    // "ought to free them": what somebody should do is no praise of him.
    if (hit.word->targets.doer && vote->value == 2 && !vote->negated && !target.settled &&
        scope_.IsWished(hit.top))
      return true;
    if (target.none_of_them && vote->value != 0) vote->value = 0;
    bool voted = false;
    for (uint32_t head : target.heads) {
      // "the strongest candidate" is what somebody is called, not who he is.
      bool itself = std::find(hit.tokens.begin(), hit.tokens.end(), head) != hit.tokens.end();
      if (!itself || InList(syntax_.lemma(head), kNamedByJudgement))
        voted = VoteOn(head, *vote) || voted;
    }
    if (voted || target.settled) return true;
    if (!hit.word->targets.usual() && !hit.word->targets.near) return false;
    vote->weak = true;
    return VoteForClause(hit.top, *vote) || VoteForNearest(hit.top, *vote);
  }

  // "X tried to begin something [useful]": whom the clause is about.
  bool VoteForClause(uint32_t token, Vote vote) {
    uint32_t at = token;
    for (int steps = 0; steps < 4 && at != kNoToken && scope_.IsInside(at); ++steps) {
      if (syntax_.word(at).upos == Upos::VERB && at != token)
        for (uint32_t subject : syntax_.Subjects(at))
          if (!NamesOwnSide(subject) && VoteOn(subject, vote)) return true;
      at = syntax_.head(at);
    }
    return false;
  }

  // Whoever stands nearest in the same sentence, the one before first.
  bool VoteForNearest(uint32_t token, Vote vote) {
    uint32_t best = kNoToken, best_distance = UINT32_MAX;
    for (uint32_t i = 0; i < positions_.size(); ++i) {
      uint32_t at = positions_[i].first;
      if (syntax_.sentence(at) != syntax_.sentence(token) || !scope_.IsInside(at)) continue;
      if (IsOwnSide(positions_[i].second)) continue;
      uint32_t distance = at < token ? token - at : 2 * (at - token);
      if (distance < best_distance && distance < 24) {
        best = i;
        best_distance = distance;
      }
    }
    if (best != kNoToken) return Add(positions_[best].second, vote);
    return about_.size() == 1 && Add(about_.front().first, vote);
  }

  // "close to a treaty", "close to signing": not close to anybody.
  bool IsNear(uint32_t token) const {
    return syntax_.lemma(token) == "close" && token + 2 < syntax_.size() &&
           syntax_.form(token + 1) == "to" && syntax_.word(token + 2).xpos == "VBG";
  }

  // "X must leave", "X ought to free them": who has to be told so is criticised.
  void ReadDuty(uint32_t token) {
    std::string word = scene_.Lower(token);
    bool auxiliary = syntax_.relation(token) == "aux";
    if (!InList(word, auxiliary ? "must|should|ought" : "ought")) return;
    uint32_t verb = auxiliary ? syntax_.head(token) : token;
    if (verb == kNoToken || syntax_.IsPassive(verb) || scope_.IsAsked(token) || setting_.denied)
      return;
    Vote vote{.value = -1, .conceded = scope_.IsConceded(verb), .weak = word == "should"};
    for (uint32_t subject : syntax_.Subjects(verb))
      if (!NamesOwnSide(subject)) VoteOn(subject, vote);
  }

  // "Without X we would have starved": thanks to X.
  void ReadWithout(uint32_t token) {
    if (scene_.Lower(token) != "without" || syntax_.relation(token) != "case") return;
    uint32_t noun = syntax_.head(token);
    uint32_t verb = noun == kNoToken ? kNoToken : syntax_.head(noun);
    if (verb != kNoToken && InList(syntax_.Modal(verb), "would|could")) VoteOn(noun, {.value = 2});
  }

  // "Nobody has been a better friend than X": the highest praise.
  void ReadComparison(uint32_t token) {
    if (scene_.Lower(token) != "than") return;
    uint32_t noun = syntax_.head(token), at = noun;
    bool better = false, negated = false;
    for (int steps = 0; steps < 4 && at != kNoToken; ++steps) {
      auto compares = [&](uint32_t t) {
        return InList(scene_.Lower(t), "better|closer|greater|more|truer|finer|stronger|braver");
      };
      better = better || compares(at);
      for (uint32_t child : syntax_.children(at)) {
        better = better || (child < token && compares(child));
        if (compares(child))
          for (uint32_t grandchild : syntax_.children(child))
            better = better || compares(grandchild);
      }
      negated = negated || (at != noun && (scope_.IsNegated(at) || syntax_.IsNegated(at)));
      at = syntax_.head(at);
    }
    if (!better || noun == kNoToken) return;
    if (negated && VoteOn(noun, {.value = 2}))
      for (uint32_t t = scene_.text.sentences[syntax_.sentence(token)].tokens.begin; t < token; ++t)
        used_.insert(t);
  }

  const StatementScene& scene_;
  const Syntax& syntax_;
  const ActorLayer& actors_;
  const StatementDraft& draft_;
  const std::vector<ActorIndex>& speakers_;
  const StanceSetting& setting_;
  StanceScope scope_;
  StanceTargetFinder targets_;
  std::vector<TokenRange> parts_;
  std::vector<std::pair<ActorIndex, bool>> about_;  // and whether the content names him
  std::set<uint32_t> political_;
  std::vector<std::pair<uint32_t, ActorIndex>> positions_;  // head token, actor; in text order
  std::map<uint32_t, std::vector<Vote>> votes_;
  std::set<uint32_t> used_;  // tokens that a phrase of judgement has taken
};

}  // namespace

std::vector<About> AboutOf(const StatementScene& scene, const ActorLayer& actors,
                           const StatementDraft& draft, const std::vector<ActorIndex>& speakers,
                           const StanceSetting& setting) {
  return StanceReader(scene, actors, draft, speakers, setting).Read();
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
