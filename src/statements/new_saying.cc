#include "statements/new_saying.h"

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

// "denied that X[, saying Y]", "said X[, while Lee said Y]"
bool SaysMore(const StatementScene& scene, uint32_t comma) {
  const Syntax& syntax = scene.syntax;
  if (syntax.form(comma) != ",") return false;
  if (syntax.word(comma + 1).xpos == "VBG")
    return InList(syntax.lemma(comma + 1),
                  "say|add|warn|stress|note|insist|argue|explain|claim|urge|accuse|call");
  if (!InList(scene.Lower(comma + 1), "while|whereas")) return false;
  for (uint32_t t = comma + 2; t < syntax.size() && t < comma + 12; ++t)
    if (syntax.word(t).xpos == "VBD")
      return InList(syntax.lemma(t), "say|warn|add|insist|deny|call|accuse|tell|argue");
  return false;
}

// Whether the conjunction is followed by "he accused", or by a verb that goes on.
bool SetsIn(const StatementScene& scene, uint32_t verb, uint32_t conjunction, uint32_t end) {
  const Syntax& syntax = scene.syntax;
  bool anew = InList(scene.Lower(conjunction + 1), "he|she|they");
  if (!anew && !GoesOn(scene, verb, conjunction + 1)) return false;
  uint32_t next = anew ? conjunction + 2 : conjunction + 1;
  if (syntax.word(next).upos == Upos::ADV && next + 1 < end) ++next;
  const CueWord* other = scene.lexicon.Verb(ToLower(syntax.lemma(next)));
  return other != nullptr && other->kind != CueKind::belief && other->kind != CueKind::intention &&
         syntax.word(next).upos == Upos::VERB;
}

}  // namespace

bool GoesOn(const StatementScene& scene, uint32_t verb, uint32_t second) {
  const Syntax& syntax = scene.syntax;
  return syntax.word(second).xpos == syntax.word(verb).xpos && !scene.Quoted(second) &&
         InList(syntax.lemma(second),
                "stress|emphasise|emphasize|add|insist|reiterate|note|urge|warn|say|deny|accuse|"
                "claim|argue|remind|tell|promise|vow|pledge|call|demand|acknowledge|admit");
}

uint32_t NewSaying(const StatementScene& scene, uint32_t verb, TokenRange range) {
  uint32_t found = kNoToken, end = range.end;
  for (uint32_t t = range.begin + 2; t + 2 < end; ++t) {
    if (scene.Quoted(t)) continue;
    if (SaysMore(scene, t)) return t;
    if (scene.syntax.word(t).upos == Upos::CCONJ && SetsIn(scene, verb, t, end)) found = end = t;
  }
  return found;
}

}  // namespace dragoman
