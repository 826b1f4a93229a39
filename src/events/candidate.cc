#include "events/candidate.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {

namespace {

constexpr uint32_t kMaxDepth = 200;  // of a tree; deeper words are looked at first, in any order
constexpr int kModeReach = 4;  // how far from its trigger a mode word may stand, in tree steps

// Base forms that a verb form may have, should the lemmatiser not know the verb: "telephoned".
std::vector<std::string> BaseForms(std::string_view form) {
  std::string word(form);
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  std::string stem;
  if (word.size() > 4 && word.ends_with("ed")) stem = word.substr(0, word.size() - 2);
  if (word.size() > 5 && word.ends_with("ing")) stem = word.substr(0, word.size() - 3);
  if (stem.empty())
    return word.ends_with("s") ? std::vector{word.substr(0, word.size() - 1)}
                               : std::vector<std::string>{};
  std::vector<std::string> out = {stem, stem + "e"};
  if (stem.ends_with('i')) out.push_back(stem.substr(0, stem.size() - 1) + "y");
  if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2])
    out.push_back(stem.substr(0, stem.size() - 1));
  return out;
}

void Absorb(Candidate& candidate, uint32_t into) {
  candidate.absorbed = true;
  candidate.into = into;
}

// "ideas such as ousting the mayor": whom a gerund below concerns is not addressed.
bool InGerund(const Syntax& syntax, uint32_t token, uint32_t above) {
  for (uint32_t at = token; at != kNoToken && at != above; at = syntax.head(at))
    if (syntax.word(at).xpos == "VBG" && InList(syntax.relation(at), "advcl|acl|nmod|obl"))
      return true;
  return false;
}

std::optional<PatternKind> KindOf(const Word& word) {
  switch (word.upos) {
    case Upos::VERB: return PatternKind::verb;
    case Upos::NOUN:
    case Upos::PROPN: return PatternKind::noun;
    case Upos::ADJ: return PatternKind::adjective;
    default: return std::nullopt;
  }
}

}  // namespace

uint32_t CandidateFinder::ParticleOf(uint32_t token, std::string_view particle) const {
  for (uint32_t child : syntax_.children(token)) {
    if (child < token || child > token + 6) continue;
    std::string_view how = syntax_.deprel(child);
    if (syntax_.lemma(child) == particle &&
        (how == "compound:prt" || how == "advmod" || how == "case" || how == "obl" ||
         how == "mark" || how == "xcomp" || how == "amod"))
      return child;
    for (uint32_t below : syntax_.children(child))
      if (below == token + 1 && syntax_.lemma(below) == particle &&
          syntax_.relation(below) == "case")
        return below;
  }
  if (token + 1 < syntax_.size() && syntax_.lemma(token + 1) == particle &&
      syntax_.sentence(token + 1) == syntax_.sentence(token))
    return token + 1;
  return kNoToken;
}

// Whether the filler means an actor, and not only the one that the word itself calls so: in
// "strategic partners" the adjective is no owner.
bool CandidateFinder::IsOther(uint32_t filler, uint32_t token) const {
  std::vector<ActorIndex> actors = frame_.Named(filler);
  const ActorLayer& layer = frame_.actor_layer();
  if (actors.size() != 1) return !actors.empty();
  const Actor& actor = layer.actor(actors.front());
  return actor.entity.find("/unnamed/") == std::string::npos || layer.MeantBy(token) != actors;
}

bool CandidateFinder::Holds(const PatternNeed& need, uint32_t token) const {
  auto holds = [&](uint32_t filler) {
    if (need.words == nullptr) return true;
    if (frame_.HasLemma(filler, *need.words)) return true;
    if (need.actor && !frame_.Named(filler).empty()) return true;
    return need.event && ContentAt(filler) != SIZE_MAX;
  };
  bool found = false;
  for (const std::string& slot : need.slots) {
    bool epithet = !epithets_ && slot == "mod" && need.actor;
    // "said that it is no longer a threat" calls nobody a threat.
    bool clause = slot == "ccomp" && need.words != nullptr;
    for (uint32_t filler : frame_.Slot(token, slot))
      found =
          found || (holds(filler) && !(clause && syntax_.IsNegated(filler)) &&
                    !(epithet && !IsOther(filler, token) && !frame_.HasLemma(filler, *need.words)));
    // "the army's bulldozers": an actor all the same
    if (!found && need.actor && (slot == "obj" || slot == "subj"))
      found = !frame_.SlotActors(token, slot).empty();
    if (found) break;
  }
  return found != need.negative;
}

std::optional<std::string_view> CandidateFinder::MissOf(const EventPattern& pattern,
                                                        uint32_t token) const {
  if (!pattern.particle.empty() && ParticleOf(token, pattern.particle) == kNoToken)
    return pattern.particle;
  if (pattern.passive && !frame_.IsPassive(token)) return "passive";
  if (pattern.plural && syntax_.word(token).feats.find("Plur") == std::string_view::npos &&
      !syntax_.word(token).xpos.ends_with("S"))
    return "plural";
  for (const PatternNeed& need : pattern.needs)
    if (!Holds(need, token)) return need.text;
  return std::nullopt;
}

void CandidateFinder::Trace(uint32_t token, const EventPattern& pattern, size_t weight,
                            std::optional<std::string_view> miss, bool best) const {
  if (trace_->words.empty() || trace_->words.back().token != token) {
    trace_->words.emplace_back();
    trace_->words.back().token = token;
  }
  std::vector<TracedRow>& rows = trace_->words.back().rows;
  if (best)
    for (TracedRow& row : rows) row.chosen = false;
  std::string reads = pattern.mode.empty() ? pattern.type : pattern.type + " " + pattern.mode;
  rows.push_back({pattern.source, std::move(reads), !miss, std::string(miss.value_or("")),
                  static_cast<uint32_t>(weight), best});
}

// The last word of its name, in the plural and more than the name's only word.
bool CandidateFinder::IsPluralEnd(uint32_t token) const {
  const Name* name = syntax_.NameAt(token);
  TokenRange tokens = name->tokens;
  return tokens.size() > 1 && token + 1 == tokens.end && syntax_.word(token).xpos == "NNPS";
}

// "in March", "since March", "March 2024": no march.
bool CandidateFinder::IsMonth(uint32_t token) const {
  if (token > 0 && InList(syntax_.lemma(token - 1),
                          "in|since|on|of|by|until|till|from|last|this|next|late|early|mid|to|"
                          "before|after|during"))
    return true;
  auto number = [&](uint32_t t) { return t < syntax_.size() && syntax_.word(t).upos == Upos::NUM; };
  return number(token + 1) || (token > 0 && number(token - 1));
}

const EventPattern* CandidateFinder::BestPattern(uint32_t token) const {
  std::optional<PatternKind> kind = KindOf(syntax_.word(token));
  if (!kind) return nullptr;
  std::string lemma(syntax_.lemma(token));
  for (char& c : lemma)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const EventPattern* best = nullptr;
  size_t best_weight = 0;
  auto consider = [&](PatternKind as) {
    for (const EventPattern& pattern : lexicon_.Patterns(as, lemma)) {
      size_t weight = 1 + 2 * pattern.needs.size() + (pattern.particle.empty() ? 0 : 3) +
                      (pattern.passive ? 1 : 0);
      bool heavier = weight > best_weight;
      if (!heavier && trace_ == nullptr) continue;
      std::optional<std::string_view> miss = MissOf(pattern, token);
      if (trace_ != nullptr) Trace(token, pattern, weight, miss, heavier && !miss);
      if (heavier && !miss) {
        best = &pattern;
        best_weight = weight;
      }
    }
  };
  if (syntax_.word(token).upos == Upos::PROPN && syntax_.form(token) == "March" && IsMonth(token))
    return nullptr;
  // A proper name is no event: "the Peace Corps"; but capitals of a title are.
  bool named = syntax_.word(token).upos == Upos::PROPN && syntax_.NameAt(token) != nullptr;
  // "Fee Rise Sparks Protests in the Capital" ends no name.
  if (named && !(frame_.IsTitle(token) && IsPluralEnd(token))) return nullptr;
  if (kind == PatternKind::noun && lexicon_.Patterns(*kind, lemma).empty() && lemma.ends_with('s'))
    lemma.pop_back();
  if (kind == PatternKind::verb && lexicon_.Patterns(*kind, lemma).empty())
    for (const std::string& base : BaseForms(syntax_.form(token)))
      if (!lexicon_.Patterns(*kind, base).empty()) {
        lemma = base;
        break;
      }
  consider(*kind);
  // Participles that a tagger takes for adjectives: "is prepared to".
  if (best == nullptr && syntax_.word(token).xpos == "VBN") consider(PatternKind::adjective);
  return best;
}

std::vector<ActorIndex> CandidateFinder::Fill(const std::vector<std::vector<std::string>>& choices,
                                              uint32_t token) const {
  std::vector<ActorIndex> out;
  for (const std::vector<std::string>& choice : choices) {
    for (const std::string& slot : choice) AddActors(frame_.SlotActors(token, slot), &out);
    if (!out.empty()) break;
  }
  return out;
}

// "After talks in Cairo, Omani and Qatari officials said": those who speak had the talks, where
// they are two sides. "On a visit to Cairo, the premier said": the premier visits.
std::vector<ActorIndex> CandidateFinder::TalkersAround(uint32_t noun, size_t least) const {
  uint32_t verb = syntax_.head(noun);
  if (verb == kNoToken || syntax_.relation(noun) != "obl") return {};
  uint32_t preposition = syntax_.Child(noun, "case");
  if (preposition == kNoToken ||
      !InList(syntax_.lemma(preposition), "after|following|during|at|in|before|on"))
    return {};
  std::vector<ActorIndex> out;
  for (uint32_t subject : frame_.LogicalSubjects(verb))
    AddActors(frame_.ActorsIn(subject, false), &out);
  return out.size() < least ? std::vector<ActorIndex>{} : out;
}

// A title opens with who acts.
std::vector<ActorIndex> CandidateFinder::FirstBefore(uint32_t token) const {
  uint32_t begin = syntax_.text().sentences[syntax_.sentence(token)].tokens.begin;
  for (uint32_t at = begin; at < token; ++at) {
    std::vector<ActorIndex> actors = frame_.actor_layer().MeantBy(at);
    if (!actors.empty()) return actors;
  }
  return {};
}

Candidate CandidateFinder::Make(uint32_t token, const EventPattern& pattern) {
  Candidate out;
  out.token = token;
  out.pattern = &pattern;
  out.type = pattern.type;
  out.mode = pattern.mode;
  out.actors = Fill(pattern.actor, token);
  out.recipients = Fill(pattern.recipient, token);
  bool visit = out.mode == "visit";
  if (out.type == "CONSULT" && pattern.kind == PatternKind::noun && out.actors.empty() &&
      (visit || out.recipients.empty()))
    out.actors = TalkersAround(token, visit ? 1 : 2);
  if (out.actors.empty() && pattern.acts && pattern.kind == PatternKind::noun &&
      frame_.IsTitle(token))
    out.actors = FirstBefore(token);
  out.trigger = {token, token + 1};
  if (!pattern.particle.empty()) {
    uint32_t particle = ParticleOf(token, pattern.particle);
    if (particle == token + 1) out.trigger.end = token + 2;
  }
  return out;
}

// "condemned the killing of nurses by rebels": the blame falls on who did the deed, not on whom it
// was done to. Returns those; nobody is blamed where the deed has no doer.
std::vector<ActorIndex> CandidateFinder::BlameDoers(Candidate& candidate) const {
  std::vector<ActorIndex> victims;
  bool deed = false;
  for (std::string_view slot : {"obj", "over", "about", "at", "for", "against"})
    for (uint32_t filler : frame_.Slot(candidate.token, slot)) {
      auto it = at_.find(filler);
      if (it == at_.end()) continue;
      const Candidate& told = found_[it->second];
      if (!InList(told.type, "ASSAULT|COERCE|SANCTION|MOBILIZE|THREATEN") ||
          told.pattern->kind != PatternKind::noun)
        continue;
      if (!deed) candidate.recipients.clear();
      deed = true;
      AddActors(told.actors, &candidate.recipients);
      AddActors(told.recipients, &victims);
    }
  return victims;
}

size_t CandidateFinder::ContentAt(uint32_t token) const {
  auto own = [&](uint32_t t) {
    auto it = at_.find(t);
    if (it == at_.end()) return SIZE_MAX;
    size_t index = it->second;
    // Through words that add nothing: "tried to".
    for (int step = 0; step < 4 && found_[index].pattern->transparent; ++step) {
      if (found_[index].inner == SIZE_MAX) return SIZE_MAX;
      index = found_[index].inner;
    }
    return found_[index].type.empty() ? SIZE_MAX : index;
  };
  size_t index = own(token);
  if (index != SIZE_MAX) return index;
  bool verb = syntax_.word(token).upos == Upos::VERB || syntax_.word(token).upos == Upos::AUX;
  for (std::string_view slot : verb ? std::vector<std::string_view>{"obj", "xcomp", "in"}
                                    : std::vector<std::string_view>{"of", "for", "acl", "to"}) {
    if (verb && slot != "xcomp" && !frame_.IsLight(token)) continue;
    for (uint32_t filler : frame_.Slot(token, slot)) {
      index = own(filler);
      if (index != SIZE_MAX) return index;
    }
  }
  return SIZE_MAX;
}

std::string CandidateFinder::ModeAround(Candidate& candidate) const {
  bool takes_content = !candidate.pattern->contents.empty();
  std::vector<std::pair<uint32_t, int>> open = {{candidate.token, 0}};
  for (size_t i = 0; i < open.size() && i < 64; ++i) {
    auto [token, depth] = open[i];
    if (i > 0 || candidate.pattern->kind == PatternKind::noun) {
      std::string_view mode = lexicon_.ModeWord(candidate.type, syntax_.lemma(token));
      if (!mode.empty()) {
        candidate.mode_from = "event_modes.tsv “" + std::string(syntax_.form(token)) + "”";
        return std::string(mode);
      }
    }
    if (depth == kModeReach) continue;
    for (uint32_t child : syntax_.children(token)) {
      std::string_view how = syntax_.relation(child);
      if (InList(how, "punct|det|aux|cc|mark|parataxis")) continue;
      if (!takes_content && InList(how, "ccomp|xcomp|advcl|acl|conj|appos")) continue;
      open.emplace_back(child, depth + 1);
    }
  }
  return {};
}

// What a demand, refusal or accusation is about names its other side somewhere: "rejected as a
// pretext Kenya's closing of the border". The first actor behind the trigger that is not the
// actor.
std::vector<ActorIndex> CandidateFinder::SideBehind(const Candidate& candidate,
                                                    const std::vector<ActorIndex>& victims) const {
  TokenRange range = syntax_.Subtree(candidate.token);
  for (uint32_t token = candidate.trigger.end; token < range.end; ++token) {
    if (syntax_.relation(token) == "nsubj" && syntax_.head(token) < candidate.token) break;
    if (syntax_.lemma(token) == "after" || syntax_.lemma(token) == "citing") break;
    if (InGerund(syntax_, token, candidate.token)) continue;
    std::vector<ActorIndex> actors = frame_.actor_layer().MeantBy(token);
    auto holds = [](const std::vector<ActorIndex>& list, ActorIndex actor) {
      return std::find(list.begin(), list.end(), actor) != list.end();
    };
    std::erase_if(actors, [&](ActorIndex actor) {
      return holds(candidate.actors, actor) || holds(victims, actor);
    });
    if (!actors.empty()) return actors;
  }
  return {};
}

void CandidateFinder::Resolve(Candidate& candidate, size_t index) {
  const EventPattern& pattern = *candidate.pattern;
  for (const std::string& slot : pattern.contents) {
    for (uint32_t first : frame_.Slot(candidate.token, slot))
      // "agreed to meet and to share data": the first decides, all are taken in.
      for (uint32_t filler : syntax_.Conjuncts(first)) {
        size_t content = ContentAt(filler);
        if (content == SIZE_MAX || content == index || found_[content].absorbed) continue;
        if (candidate.inner == SIZE_MAX)
          candidate.inner = content;
        else if (!pattern.keep && !pattern.transparent)
          Absorb(found_[content], candidate.token);
        found_[content].outer = index;
      }
    if (candidate.inner != SIZE_MAX) break;
  }
  Candidate* inner = candidate.inner == SIZE_MAX ? nullptr : &found_[candidate.inner];
  EventLexicon::Content content = lexicon_.ContentOf(pattern.type, inner ? inner->type : "*",
                                                     inner ? std::string_view(inner->mode) : "");
  if (inner != nullptr && content.type == "=") {
    inner->status_from_outer = pattern.negative          ? "negated"
                               : !pattern.status.empty() ? pattern.status
                                                         : inner->status_from_outer;
    if (inner->actors.empty()) inner->actors = candidate.actors;
    candidate.type.clear();
    return;
  }
  if (!content.type.empty() && content.type != "=") {
    if (candidate.mode.empty() || content.type != pattern.type) {
      candidate.mode = content.mode;
      candidate.mode_from = "event_content.tsv " + pattern.type;
    }
    candidate.type = content.type;
    // Whoever decides to withdraw does so from a place, not towards somebody.
    if (candidate.type == "CONCEDE" && inner != nullptr && inner->type == "RETREAT")
      candidate.recipients.clear();
    if (inner != nullptr) {
      candidate.note = std::string(syntax_.form(inner->token));
      if (!pattern.keep) Absorb(*inner, candidate.token);
      bool doers = candidate.type == "REQUEST" || pattern.type == "ALLEGE";
      if (candidate.recipients.empty())
        candidate.recipients = doers ? inner->actors : inner->recipients;
      // Who claims a deed for itself, or names no doer, accuses nobody.
      bool own = std::any_of(
          candidate.recipients.begin(), candidate.recipients.end(), [&](ActorIndex doer) {
            return std::find(candidate.actors.begin(), candidate.actors.end(), doer) !=
                   candidate.actors.end();
          });
      if (pattern.type == "ALLEGE" && (own || candidate.recipients.empty())) candidate.type.clear();
    }
  } else if (InList(pattern.type, "COMMIT|WILL|STOP|PASS|ALLEGE")) {
    candidate.type.clear();
  }
}

std::vector<Candidate> CandidateFinder::Find(TokenRange sentence) {
  found_.clear();
  at_.clear();
  std::vector<std::pair<uint32_t, uint32_t>> order;  // depth, token
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    if (!KindOf(syntax_.word(token))) continue;
    uint32_t depth = 0;
    for (uint32_t at = syntax_.head(token); at != kNoToken && depth < kMaxDepth;
         at = syntax_.head(at))
      ++depth;
    order.emplace_back(depth, token);
  }
  // What an outer word is about must be known before the outer word is.
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (auto [depth, token] : order) {
    const EventPattern* pattern = BestPattern(token);
    if (pattern == nullptr) continue;
    size_t index = found_.size();
    found_.push_back(Make(token, *pattern));
    at_[token] = index;
    Candidate candidate = found_[index];
    if (!pattern->contents.empty())
      Resolve(candidate, index);
    else if (InList(pattern->type, "COMMIT|WILL|STOP|PASS|ALLEGE"))
      candidate.type.clear();
    if (candidate.mode.empty() && !candidate.type.empty()) candidate.mode = ModeAround(candidate);
    std::vector<ActorIndex> victims;
    if (candidate.type == "ACCUSE") victims = BlameDoers(candidate);
    if (candidate.recipients.empty() && !candidate.actors.empty() &&
        InList(candidate.type, "REQUEST|REJECT|ACCUSE|THREATEN"))
      candidate.recipients = SideBehind(candidate, victims);
    found_[index] = std::move(candidate);
  }
  std::vector<Candidate> out = found_;
  return out;
}

}  // namespace dragoman
