#include "statements/stance_scope.h"

#include "core/strings.h"

namespace dragoman {
namespace {

// Governors that turn what they govern into its opposite.
constexpr std::string_view kNegatingVerbs =
    "refuse|fail|stop|cease|end|halt|deny|lack|avoid|prevent|forgo|decline|exclude|abandon|"
    "overcome|lose|dispel|reduce|ease|rule|cancel|suspend|break|cut|sever|dismiss|reject|lift|"
    "withdraw|settle|resolve|solve|bury|disprove|refute|unable|unwilling|incapable|far";

// Governors that tell of a wish, a readiness, an offer or a call.
constexpr std::string_view kWishes =
    "want|wish|hope|ready|readiness|willing|willingness|prepared|prepare|seek|aim|intend|desire|"
    "open|keen|eager|offer|propose|proposal|urge|invite|push|press|ask|demand|pressure|require|"
    "favour|favor|aspire|strive|dream|"
    "ought|appeal|plead|welcome|interested|agree|encourage|suggest|advocate|prefer|let|plan";

constexpr int kMostSteps = 6;

}  // namespace

StanceScope::StanceScope(const StatementScene& scene, const StatementDraft& draft)
    : scene_(scene), syntax_(scene.syntax), draft_(draft) {
  for (ByteRange range : draft.content) parts_.push_back(scene.text.TokensIn(range));
}

bool StanceScope::IsInside(uint32_t token) const {
  for (TokenRange part : parts_)
    if (part.Contains(token)) return true;
  return false;
}

bool StanceScope::HasChild(uint32_t token, std::string_view relations,
                           std::string_view words) const {
  for (uint32_t child : syntax_.children(token))
    if (InList(syntax_.relation(child), relations) && InList(scene_.Lower(child), words))
      return true;
  return false;
}

bool StanceScope::HasNegativeWord(uint32_t token) const {
  for (uint32_t child : syntax_.children(token)) {
    if (child > token) break;
    std::string lower = scene_.Lower(child);
    if (!InList(syntax_.relation(child), "det|cc|advmod") ||
        !InList(lower, "no|neither|nor|hardly|scarcely|little|few"))
      continue;
    // "no longer" is counted by Syntax::IsNegated.
    if (lower != "no" || syntax_.relation(child) == "det") return true;
  }
  return false;
}

bool StanceScope::IsNegated(uint32_t token) const {
  bool negated = false, counted = false;
  uint32_t at = token;
  for (int steps = 0; steps < kMostSteps && at != kNoToken; ++steps) {
    bool cue = at == draft_.cue && draft_.rule == CueRule::object;
    if (!IsInside(at) && !cue && at != token) break;
    bool own = HasNegativeWord(at);
    // "no word strong enough": the more so.
    if (at == token && HasChild(at, "advmod", "enough") && !syntax_.IsNegated(at)) break;
    // "have no quarrel": the verb is said to be negated by the same "no".
    if (!counted) negated ^= own || syntax_.IsNegated(at);
    counted = own;
    if (cue) break;
    std::string_view relation = syntax_.relation(at);
    uint32_t governor = syntax_.head(at);
    if (governor == kNoToken) break;
    if (InList(relation, "obj|nsubj|ccomp|xcomp|obl|acl") &&
        InList(syntax_.lemma(governor), kNegatingVerbs) &&
        (IsInside(governor) || (governor == draft_.cue && draft_.kind != CueKind::denial)))
      // Syntax::IsNegated knows "fail to".
      negated ^= !(syntax_.lemma(governor) == "fail" && relation == "xcomp") &&
                 (relation != "nsubj" || syntax_.IsPassive(governor));
    // Up through "I cannot say that …", "does not want to …", "no reason to …".
    if (!InList(relation, "ccomp|xcomp|obj|obl|amod|nmod|advcl|acl")) break;
    if (InList(relation, "amod|nmod") && steps > 0) break;
    // A clause of circumstance has a negation of its own: "not … until X has ceased".
    if (relation == "advcl" && syntax_.Child(at, "mark") != kNoToken &&
        !InList(scene_.Lower(syntax_.Child(at, "mark")), "to|as"))
      break;
    at = governor;
  }
  return negated;
}

bool StanceScope::IsSupposed(uint32_t token) const {
  uint32_t at = token;
  for (int steps = 0; steps < 4 && at != kNoToken; ++steps) {
    if (HasChild(at, "mark", "if|whether|unless|lest")) return true;
    at = syntax_.head(at);
  }
  return false;
}

bool StanceScope::IsConceded(uint32_t token) const {
  uint32_t at = token;
  for (int steps = 0; steps < kMostSteps && at != kNoToken && IsInside(at); ++steps) {
    if (HasChild(at, "mark|case|advmod", "although|though|albeit|despite|notwithstanding"))
      return true;
    at = syntax_.head(at);
  }
  return false;
}

bool StanceScope::IsOver(uint32_t token) const {
  uint32_t at = token;
  for (int steps = 0; steps < 3 && at != kNoToken && IsInside(at); ++steps) {
    if (HasChild(at, "advmod|amod", "once|formerly|previously|earlier|initially|former|erstwhile"))
      return true;
    uint32_t governor = syntax_.head(at);
    if (governor != kNoToken && syntax_.relation(at) == "xcomp" && scene_.Lower(governor) == "used")
      return true;
    at = governor;
  }
  return false;
}

bool StanceScope::IsWished(uint32_t token) const {
  uint32_t at = token;
  for (int steps = 0; steps < kMostSteps && at != kNoToken; ++steps) {
    if (at != token && InList(syntax_.lemma(at), kWishes)) return true;
    // "calls for talks", not "calls them partners".
    if (syntax_.relation(at) == "obl" && syntax_.head(at) != kNoToken &&
        InList(syntax_.lemma(syntax_.head(at)), "call|look|ask"))
      return true;
    if (HasChild(at, "aux", "should|must|ought|shall|let")) return true;
    if (HasChild(at, "xcomp", "open|ready|willing|possible")) return true;  // "the door is open"
    if (at == draft_.cue) {
      return draft_.kind == CueKind::intention || draft_.kind == CueKind::request ||
             draft_.kind == CueKind::promise;
    }
    uint32_t governor = syntax_.head(at);
    if (governor == kNoToken || syntax_.relation(at) == "parataxis") break;
    at = governor;
  }
  return false;
}

bool StanceScope::IsAsked(uint32_t token) const {
  TokenRange sentence = scene_.text.sentences[syntax_.sentence(token)].tokens;
  for (uint32_t t = token; t < sentence.end; ++t) {
    if (syntax_.form(t) == "?") return true;
    if (InList(syntax_.form(t), ".|!|;")) return false;
  }
  return false;
}

bool StanceScope::IsRhetorical(uint32_t token) const {
  if (!IsAsked(token)) return false;
  TokenRange sentence = scene_.text.sentences[syntax_.sentence(token)].tokens;
  uint32_t begin = token;
  while (begin > sentence.begin && IsInside(begin - 1) &&
         !InList(syntax_.form(begin - 1), ".|!|?|;"))
    --begin;
  while (begin < token && scene_.IsPunctuation(begin)) ++begin;
  std::string first = scene_.Lower(begin);
  std::string second = begin + 1 < token ? scene_.Lower(begin + 1) : std::string();
  if (InList(first, "how|why|since")) return InList(second, "can|could|would|should|when|sincere");
  if (InList(first, "is|are|was")) return InList(second, "this|that|these");
  if (first == "what") return InList(second, "kind|sort|right");
  if (InList(first, "to|with")) return second == "what";
  return first == "who" && InList(second, "can|could|would");
}

bool StanceScope::IsToCome(uint32_t token) const {
  uint32_t at = token;
  for (int steps = 0; steps < 3 && at != kNoToken; ++steps) {
    if (InList(syntax_.Modal(at), "will|would|shall|'ll|must")) return true;
    if (HasChild(at, "mark", "until|till|before")) return true;
    if (syntax_.lemma(at) == "go" || syntax_.lemma(at) == "have") return true;
    if (!InList(syntax_.relation(at), "xcomp|ccomp|conj")) return false;
    at = syntax_.head(at);
  }
  return false;
}

}  // namespace dragoman
