// A row of stance_words.tsv says whom its word judges, the tree says who that is.
//
//   "We thank [them] for it."            object
//   "[They] broke every promise."        doer
//   "[They] are a reliable partner."     what a noun or adjective is said of
//   "We stand with [them]."              behind the preposition
//   "If they shoot, [they] will burn."   fate
//
// Who judges counts too: what somebody else likes or fears ("Russia supports them") is not the
// speaker's stance.
#include "statements/stance_targets.h"

#include <algorithm>
#include <utility>

#include "core/strings.h"

namespace dragoman {
namespace {

// Verbs that tie their object to their subject: "shows courage", "has no friends".
constexpr std::string_view kLightVerbs =
    "have|show|display|demonstrate|deserve|commit|bear|play|make|give|offer|earn|win|use|spread|"
    "pose|constitute|represent|remain|become|prove|engage|carry|practise|practice|pursue|"
    "perpetrate|launch|wage|mean|keep|present|stage|spread|build|need|lack|know|act|behave|look|"
    "set";

// Judges who are not the speaker.
constexpr std::string_view kOthers = "those|some|others|many|who|critics|opponents|they|he|she";

bool Among(const std::vector<std::string>& prepositions, const std::string& preposition) {
  return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
}

}  // namespace

StanceTargetFinder::StanceTargetFinder(const StatementScene& scene, const StanceScope& scope,
                                       const StatementDraft& draft, Question is_own,
                                       Question is_somebody, Question is_actor)
    : scene_(scene),
      syntax_(scene.syntax),
      scope_(scope),
      draft_(draft),
      is_own_(std::move(is_own)),
      is_somebody_(std::move(is_somebody)),
      is_actor_(std::move(is_actor)) {}

StanceTarget StanceTargetFinder::NotOwn(std::vector<uint32_t> heads) const {
  StanceTarget out;
  bool own = false;
  for (uint32_t head : heads) {
    if (is_own_(head))
      own = true;
    else
      out.heads.push_back(head);
  }
  out.settled = own && out.heads.empty();
  return out;
}

StanceTarget StanceTargetFinder::Find(const StanceLexicon::Hit& hit) const {
  const StanceTargets& targets = hit.word->targets;
  bool verb = syntax_.word(hit.top).upos == Upos::VERB || syntax_.word(hit.top).upos == Upos::AUX;
  if (targets.usual()) return Usual(hit);
  if (targets.wish) return Wish(hit);
  StanceTarget out;
  if (verb && targets.doer) out = Doer(hit.top);
  if (out.heads.empty() && !out.settled && verb && targets.fate) out = Fate(hit.top);
  if (out.heads.empty() && !out.settled && verb && (targets.object || targets.whom))
    out = Object(hit);
  if (out.heads.empty() && !out.settled && !targets.prepositions.empty())
    out = Behind(hit, targets.prepositions);
  return out;
}

// The subject; for a verb without one below the cue's object that object: "accused X of breaking".
std::vector<uint32_t> StanceTargetFinder::Doers(uint32_t verb) const {
  if (syntax_.IsPassive(verb)) return syntax_.Agents(verb);
  if (draft_.cue != kNoToken && verb != draft_.cue && syntax_.Child(verb, "nsubj") == kNoToken) {
    uint32_t at = verb;
    for (int steps = 0; steps < 5 && at != kNoToken && at != draft_.cue; ++steps) {
      if (at != verb && syntax_.Child(at, "nsubj") != kNoToken) break;
      at = syntax_.head(at);
    }
    if (at == draft_.cue) {
      std::vector<uint32_t> objects = syntax_.Objects(at);
      if (!objects.empty() && objects.front() < verb && syntax_.word(verb).xpos != "VBD")
        return objects;
      // "promised to help": the speaker himself.
      if (objects.empty() && draft_.rule == CueRule::infinitive) return {draft_.cue};
    }
  }
  // "It is not for X to judge"
  uint32_t governor = syntax_.head(verb);
  if (syntax_.relation(verb) == "acl" && governor != kNoToken)
    for (uint32_t child : syntax_.children(governor))
      if (syntax_.relation(child) == "case" && scene_.Lower(child) == "for") return {governor};
  return syntax_.Subjects(verb);
}

StanceTarget StanceTargetFinder::Doer(uint32_t verb) const {
  std::vector<uint32_t> doers = Doers(verb);
  StanceTarget out = NotOwn(doers);
  if (!out.settled) return out;
  // "We shall attack X": X, as no others do it.
  StanceTarget done_to =
      NotOwn(syntax_.IsPassive(verb) ? syntax_.Subjects(verb) : syntax_.Objects(verb));
  done_to.settled = true;
  return done_to;
}

// Whether the verb's subject is the speaker's side, or nobody in particular.
bool StanceTargetFinder::IsOwnJudge(uint32_t verb) const {
  if (verb == draft_.cue) return true;
  std::vector<uint32_t> judges = Doers(verb);
  return std::all_of(judges.begin(), judges.end(), [&](uint32_t judge) {
    if (is_own_(judge)) return true;
    // "there are those who do not like X"
    return !is_somebody_(judge) && !InList(scene_.Lower(judge), kOthers);
  });
}

StanceTarget StanceTargetFinder::Object(const StanceLexicon::Hit& hit) const {
  uint32_t verb = hit.top;
  std::vector<uint32_t> done_to =
      syntax_.IsPassive(verb) ? syntax_.Subjects(verb) : syntax_.Objects(verb);
  // "wish [X] defeat"
  std::erase_if(done_to, [&](uint32_t head) {
    return std::find(hit.tokens.begin(), hit.tokens.end(), head) != hit.tokens.end();
  });
  if (done_to.empty()) done_to = syntax_.IndirectObjects(verb);
  // "neither praise nor blame [them]": the object stands with the last verb.
  if (done_to.empty())
    for (uint32_t conjunct : syntax_.Children(verb, "conj"))
      if (done_to.empty()) done_to = syntax_.Objects(conjunct);
  // "doubts whether X would": X.
  if (done_to.empty() && hit.word->polarity.value_or(0) < 0)
    for (uint32_t clause : syntax_.Children(verb, "ccomp"))
      if (InList(syntax_.lemma(verb), "doubt|question|regret|lament|complain"))
        done_to = syntax_.Subjects(clause);
  if (hit.word->targets.whom)
    std::erase_if(done_to, [&](uint32_t head) { return !is_actor_(head); });
  StanceTarget out = NotOwn(std::move(done_to));
  if (!out.heads.empty() && !IsOwnJudge(verb)) return {{}, true, false};
  for (uint32_t head : out.heads)
    for (uint32_t child : syntax_.children(head))
      if (child < head && InList(scene_.Lower(child), "neither")) out.none_of_them = true;
  return out;
}

StanceTarget StanceTargetFinder::Fate(uint32_t verb) const {
  if (!scope_.IsToCome(verb)) return {};
  return NotOwn(syntax_.Subjects(verb));
}

// Behind the prepositions, hung under any word of the hit or the verb over it.
StanceTarget StanceTargetFinder::Behind(const StanceLexicon::Hit& hit,
                                        const std::vector<std::string>& prepositions) const {
  std::vector<uint32_t> places = hit.tokens;
  if (syntax_.word(hit.top).upos == Upos::VERB)
    for (uint32_t object : syntax_.Objects(hit.top)) places.push_back(object);
  uint32_t governor = syntax_.head(hit.top);
  if (governor != kNoToken && InList(syntax_.relation(hit.top), "obj|nsubj|xcomp|advmod|obl"))
    places.push_back(governor);
  for (uint32_t place : places) {
    std::vector<uint32_t> heads, between;
    bool all_between = true;
    for (const Syntax::Oblique& oblique : syntax_.Obliques(place)) {
      if (!Among(prepositions, oblique.preposition) || oblique.noun < hit.tokens.front()) continue;
      heads.push_back(oblique.noun);
      all_between = all_between && oblique.preposition == "between";
    }
    if (heads.empty()) continue;
    if (syntax_.word(hit.top).upos == Upos::VERB && !IsOwnJudge(hit.top)) return {{}, true, false};
    return NotOwn(std::move(heads));
  }
  return {};
}

// "ready for talks with X", "ties between us and X"; "let us meet X".
StanceTarget StanceTargetFinder::Wish(const StanceLexicon::Hit& hit) const {
  if (!scope_.IsWished(hit.top) && !scope_.IsNegated(hit.top)) return {};
  StanceTarget out = Behind(hit, {"with", "to", "towards", "toward"});
  if (!out.heads.empty()) return out;
  StanceTarget between = Behind(hit, {"between"});
  if (!between.heads.empty()) {
    // Between two others: a mediator's word, not a stance.
    bool own = std::any_of(hit.tokens.begin(), hit.tokens.end(), [&](uint32_t token) {
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (is_own_(oblique.noun)) return true;
      return false;
    });
    return own ? between : StanceTarget{{}, true, false};
  }
  // "offered X talks"
  uint32_t governor = syntax_.head(hit.top);
  if (syntax_.relation(hit.top) == "obj" && governor != kNoToken) {
    StanceTarget offered = NotOwn(syntax_.IndirectObjects(governor));
    if (!offered.heads.empty() && IsOwnJudge(governor)) return offered;
  }
  if (syntax_.word(hit.top).upos == Upos::VERB) {
    StanceTarget object = NotOwn(syntax_.Objects(hit.top));
    if (!IsOwnJudge(hit.top)) return {{}, true, false};
    return object;
  }
  return {};
}

// "sees X as [a threat]", "behaves like [a bully]".
uint32_t StanceTargetFinder::NamedSo(uint32_t token) const {
  uint32_t governor = syntax_.head(token);
  bool as = false, like = false;
  for (uint32_t child : syntax_.children(token)) {
    if (child > token || !InList(syntax_.relation(child), "case|mark")) continue;
    as = as || scene_.Lower(child) == "as";
    like = like || scene_.Lower(child) == "like";
  }
  if ((!as && !like) || governor == kNoToken) return kNoToken;
  if (syntax_.word(governor).upos != Upos::VERB) {
    if (like) return kNoToken;
    // The parser hung it under the last noun of the object.
    uint32_t at = governor;
    while (at != kNoToken && InList(syntax_.relation(at), "nmod|appos|conj")) at = syntax_.head(at);
    return at;
  }
  std::vector<uint32_t> objects =
      syntax_.IsPassive(governor) || like ? syntax_.Subjects(governor) : syntax_.Objects(governor);
  return objects.empty() ? kNoToken : objects.front();
}

// What a noun or adjective is said of.
StanceTarget StanceTargetFinder::Quality(uint32_t word) const {
  uint32_t at = word;
  // "a dependable [ally]": what the ally is said of, if he is nobody himself.
  for (int steps = 0; steps < 3; ++steps) {
    if (uint32_t named = NamedSo(at); named != kNoToken) return NotOwn({named});
    bool verb = syntax_.word(at).upos == Upos::VERB && syntax_.Child(at, "cop") == kNoToken;
    std::vector<uint32_t> subjects = verb ? std::vector<uint32_t>{} : syntax_.Subjects(at);
    if (!subjects.empty() && syntax_.word(subjects.front()).upos != Upos::DET) {
      StanceTarget out = NotOwn(subjects);
      bool somebody = std::any_of(out.heads.begin(), out.heads.end(),
                                  [&](uint32_t head) { return is_somebody_(head); });
      if (somebody || out.settled) return out;
    }
    uint32_t governor = syntax_.head(at);
    if (governor == kNoToken) break;
    if (syntax_.relation(at) == "appos") return NotOwn({governor});
    if (!InList(syntax_.relation(at), "amod|compound|conj")) break;
    if (syntax_.relation(at) == "amod" && is_somebody_(governor)) return NotOwn({governor});
    at = governor;
  }
  for (uint32_t child : syntax_.children(at))
    if (syntax_.relation(child) == "appos" && is_somebody_(child)) return NotOwn({child});
  if (at != word && is_somebody_(at)) return NotOwn({at});
  for (uint32_t child : syntax_.children(at))
    if (syntax_.deprel(child) == "nmod:poss" && (is_somebody_(child) || is_own_(child)) &&
        !is_own_(child))
      return NotOwn({child});
  uint32_t governor = syntax_.head(at);
  if (governor != kNoToken && syntax_.relation(at) == "xcomp") {
    std::vector<uint32_t> objects = syntax_.Objects(governor);
    return NotOwn(objects.empty() ? syntax_.Subjects(governor) : objects);
  }
  return {};
}

StanceTarget StanceTargetFinder::Usual(const StanceLexicon::Hit& hit) const {
  uint32_t word = hit.top;
  if (syntax_.word(word).upos == Upos::VERB && syntax_.Child(word, "cop") == kNoToken) {
    if (uint32_t named = NamedSo(word); named != kNoToken) return NotOwn({named});
    StanceTarget out = Object(hit);
    if (!out.heads.empty() || out.settled) return out;
    return Behind(hit, {"with", "against", "to", "on", "at"});
  }
  // "has its merits and [faults]": as the first of them.
  while (syntax_.relation(word) == "conj" && syntax_.head(word) != kNoToken &&
         syntax_.word(syntax_.head(word)).upos == syntax_.word(word).upos)
    word = syntax_.head(word);
  StanceTarget out = Quality(word);
  if (!out.heads.empty() || out.settled) return out;
  uint32_t governor = syntax_.head(word);
  if (governor != kNoToken && InList(syntax_.relation(word), "obj|obl|advmod") &&
      InList(syntax_.lemma(governor), kLightVerbs)) {
    std::vector<uint32_t> doers = Doers(governor);
    StanceTarget subject = NotOwn(doers);
    if (!subject.heads.empty()) return subject;
  }
  out = Behind(hit, {"with", "against", "of", "for", "to", "towards", "toward", "by"});
  if (!out.heads.empty() || out.settled) return out;
  // "an act of X": the phrase that holds it.
  if (syntax_.relation(word) == "nmod" && governor != kNoToken) return Quality(governor);
  return out;
}

}  // namespace dragoman
