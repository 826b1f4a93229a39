#include "events/merge.h"

#include "core/strings.h"

namespace dragoman {

namespace {

bool Stands(const Candidate& candidate) { return !candidate.absorbed && !candidate.type.empty(); }

// How the second hangs on the first, if within one clause; empty where it does not.
std::string_view Tie(const Syntax& syntax, uint32_t first, uint32_t second) {
  uint32_t at = second;
  for (int step = 0; step < 3 && at != kNoToken; ++step) {
    uint32_t head = syntax.head(at);
    std::string_view how = syntax.relation(at);
    if (head == first) return how;
    // "in a series of attacks"
    if (how != "nmod" || head == kNoToken) return {};
    at = head;
  }
  return {};
}

void HandOver(Candidate& from, Candidate& to) {
  from.absorbed = true;
  from.into = to.token;
  // What the table says of the noun goes before what was guessed from words near the verb.
  bool surer = to.pattern->mode.empty() && !from.pattern->mode.empty();
  if (to.type == from.type && (to.mode.empty() || surer) && !from.mode.empty()) to.mode = from.mode;
  if (to.actors.empty()) to.actors = from.actors;
  if (to.recipients.empty()) to.recipients = from.recipients;
}

bool Merges(const Candidate& upper, const Candidate& lower, std::string_view how) {
  if (how.empty()) return false;
  bool counting = !upper.pattern->counts.empty() && !lower.pattern->counts.empty();
  // What a crowd demands is no event of its own: "rallied to demand reforms".
  // Burnt flags are: "marched, burning flags".
  if (upper.type == "PROTEST" && lower.type == "PROTEST" && how == "advcl" &&
      lower.mode != upper.mode)
    return false;
  if (upper.type == "PROTEST" && InList(lower.type, "REQUEST|ACCUSE|PROTEST"))
    return InList(how, "advcl|acl|xcomp|obl|obj|nmod");
  if (upper.type == "PROTEST" && upper.mode != "riot" && lower.type == "ASSAULT" &&
      lower.pattern->lemma == "strike")
    return InList(how, "obl|obj");
  if (upper.type != lower.type) {
    // "visited for talks", "agreed at a meeting" stay two; "signed an agreement" is one.
    return how == "obj" && lower.pattern->kind == PatternKind::noun &&
           InList(upper.type, "SUPPORT|AGREE|CONSULT|REJECT|RETREAT|SANCTION|CONCEDE") &&
           InList(lower.type, "AGREE|CONSULT|RETREAT|SANCTION|SUPPORT|COERCE");
  }
  if (upper.type == "ASSAULT" && how == "conj") return counting;
  // "an attack that killed nine", "raids targeting the camp": what the clause tells is the noun's.
  if (how == "acl")
    return upper.pattern->kind == PatternKind::noun && lower.pattern->kind == PatternKind::verb;
  // "called for calm, urging both to talk"
  if (how == "advcl" && InList(upper.type, "REQUEST|ACCUSE|SUPPORT|REJECT"))
    return upper.pattern->kind == PatternKind::verb && lower.pattern->kind == PatternKind::verb &&
           upper.actors == lower.actors && upper.token < lower.token;
  if (how == "advcl") return upper.type == "ASSAULT" && !lower.pattern->counts.empty();
  return InList(how, "obj|obl|nsubj|nmod|compound|xcomp");
}

// "talks on limiting arms", "a meeting aimed at mending ties": what is talked about is not done.
bool IsTopicOf(const Syntax& syntax, const Candidate& upper, const Candidate& lower) {
  if (lower.pattern->kind != PatternKind::verb || syntax.word(lower.token).xpos != "VBG")
    return false;
  uint32_t above = syntax.head(lower.token), mark = syntax.Child(lower.token, "mark");
  if (above == kNoToken || mark == kNoToken || !InList(upper.type, "CONSULT|AGREE|REQUEST"))
    return false;
  if (above != upper.token && InList(syntax.lemma(above), "aim|direct|focus|centre|center"))
    above = syntax.head(above);
  return above == upper.token && InList(syntax.lemma(mark), "on|about|at|for|over|toward|towards");
}

// "struck the camp to drive out the rebels": what a deed is for is no second event; whom the
// purpose names suffers the deed, where nobody else does.
bool IsPurposeOf(const Syntax& syntax, const Candidate& upper, const Candidate& lower) {
  uint32_t token = lower.token;
  if (lower.pattern->kind != PatternKind::verb || !InList(syntax.relation(token), "advcl|acl"))
    return false;
  uint32_t mark = syntax.Child(token, "mark");
  if (mark == kNoToken || syntax.lemma(mark) != "to" || token < upper.token) return false;
  return InList(upper.type, "ASSAULT|MOBILIZE|COERCE|AID|RETREAT|SANCTION|PROTEST|CONSULT");
}

}  // namespace

void MergeSame(const Frame& frame, std::vector<Candidate>& candidates) {
  const Syntax& syntax = frame.syntax();
  std::unordered_map<uint32_t, size_t> at;
  for (size_t i = 0; i < candidates.size(); ++i) at[candidates[i].token] = i;
  for (size_t i = 0; i < candidates.size(); ++i) {
    Candidate& lower = candidates[i];
    if (!Stands(lower)) continue;
    uint32_t above = lower.token;
    for (int step = 0; step < 3; ++step) {
      above = syntax.head(above);
      if (above == kNoToken) break;
      auto it = at.find(above);
      if (it == at.end() || candidates[it->second].type.empty()) continue;
      Candidate& upper = candidates[it->second];
      std::string_view how = Tie(syntax, upper.token, lower.token);
      if (Stands(upper) && IsTopicOf(syntax, upper, lower)) {
        lower.absorbed = true;
        lower.into = upper.token;
        break;
      }
      if (step == 0 && Stands(upper) && IsPurposeOf(syntax, upper, lower)) {
        bool aimed = upper.type == "PROTEST" || (InList(upper.type, "ASSAULT|MOBILIZE") &&
                                                 InList(lower.type, "ASSAULT|COERCE"));
        if (aimed && upper.recipients.empty()) upper.recipients = lower.recipients;
        lower.absorbed = true;
        lower.into = upper.token;
        break;
      }
      if (!Merges(upper, lower, how)) break;
      // "a car bomb attack killed 20": the attack is the happening.
      if (how == "nsubj" && lower.type == "ASSAULT" && !syntax.IsPassive(upper.token)) {
        if (lower.recipients.empty()) lower.recipients = upper.recipients;
        HandOver(upper, lower);
      } else {
        HandOver(lower, upper);
      }
      break;
    }
  }
}

}  // namespace dragoman
