// Cues set beside the words that they report.
//
// Between commas or at the end of a sentence the cue is no part of the clause whose words it
// credits, and the parser hangs it now here, now there. So the words around the cue's own clause
// are the content:
//
//   "The ban will stay, the minister said."      content: The ban will stay
//   "The harbour, she added, had been mined."    content: The harbour | had been mined
//   "The ban will stay, said Ann Lee, a guard."  the source stands behind the cue
//
// It fails where commas belong to something else: "The ban, the minister who wrote it said, …".
// Test: tests/statements/cues_test.cc.
#include "statements/verb_asides.h"

#include <algorithm>
#include <string>

#include "core/strings.h"

namespace dragoman {
namespace {

// Words spoken at or in these: told with the cue, no part of what was said.
constexpr std::string_view kOccasions =
    "interview|conference|briefing|tweet|speech|letter|statement|post|broadcast|message";

struct AsideFinder {
  const StatementScene& scene;
  const Syntax& syntax;
  uint32_t verb;
  const CueWord* word;
  StatementDraft& draft;

  // "…, said Ann Lee, a lawyer": the source stands behind the verb, the words before it.
  bool Inverted() {
    if (word->Weight(CueFrame::quote) <= 0 || syntax.word(verb).xpos == "VBG" || verb == 0 ||
        scene.Quoted(verb))
      return false;
    TokenRange sentence = scene.text.sentences[syntax.sentence(verb)].tokens;
    uint32_t next = verb + 1;
    if (verb < sentence.begin + 2 || next >= sentence.end) return false;
    bool after_mark = scene.Quoted(verb - 1) && scene.IsQuoteMark(verb - 1);
    if (!after_mark && syntax.form(verb - 1) != ",") return false;
    for (uint32_t subject : syntax.Subjects(verb))
      if (subject < verb && subject >= sentence.begin && !scene.Quoted(subject) &&
          syntax.IsBelow(subject, verb))
        return false;
    const Word& first = syntax.word(next);
    std::string lower = scene.Lower(next);
    bool noun = first.upos == Upos::PROPN || first.upos == Upos::NOUN || first.upos == Upos::DET ||
                first.upos == Upos::ADJ || first.upos == Upos::NUM ||
                InList(lower, "he|she|they|it|i|we");
    if (!noun || scene.Quoted(next) || InList(lower, "that|this|so")) return false;
    if (!after_mark && first.upos != Upos::PROPN && first.upos != Upos::DET) return false;
    uint32_t head = next;
    while (syntax.head(head) != kNoToken && syntax.head(head) > head &&
           syntax.head(head) < next + 10 && syntax.head(head) < sentence.end &&
           (syntax.word(syntax.head(head)).upos == Upos::PROPN ||
            syntax.word(syntax.head(head)).upos == Upos::NOUN))
      head = syntax.head(head);
    draft.source = head;
    TokenRange range = syntax.Subtree(head);
    range.begin = next;
    range.end = std::min(range.end, std::min(sentence.end, next + 25));
    for (uint32_t t = next + 1; t < range.end; ++t)
      if (scene.Quoted(t) || InList(syntax.form(t), ".|;|:")) range.end = t;
    draft.source_range = scene.Trimmed({next, std::max(range.end, head + 1)});
    draft.confidence = word->Weight(CueFrame::quote);
    if (after_mark) return true;  // the quotation is found by its marks
    AddContent(scene, scene.Trimmed({sentence.begin, verb}), &draft.content);
    draft.rule = CueRule::aside;
    return draft.HasContent();
  }

  // Tokens of the cue's own clause: source, verb and what belongs to it but no content.
  TokenRange OwnClause() const {
    TokenRange range{verb, verb + 1};
    for (uint32_t child : syntax.children(verb)) {
      std::string_view relation = syntax.relation(child);
      if (InList(relation, "ccomp|parataxis|conj|csubj|dislocated|discourse|punct|cc")) continue;
      if (relation == "advcl" && child < verb) continue;
      TokenRange part = syntax.Subtree(child);
      if (part.size() <= 30) range = range.Cover(part);
    }
    return range;
  }

  bool IsBreak(uint32_t token) const {
    return scene.IsPunctuation(token) && !InList(syntax.form(token), "(|)|[|]|-|'");
  }

  bool HasFiniteVerb(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const Word& w = syntax.word(t);
      if (w.upos == Upos::VERB || w.upos == Upos::AUX) return true;
    }
    return false;
  }

  // "Y, X said, Z"
  bool Aside() {
    float weight = word->Weight(CueFrame::quote);
    if (weight <= 0 || draft.source == kNoToken || scene.Quoted(verb)) return false;
    TokenRange sentence = scene.text.sentences[syntax.sentence(verb)].tokens;
    TokenRange own = OwnClause();
    own.begin = std::max(own.begin, sentence.begin);
    own.end = std::min(own.end, sentence.end);
    // A clause that the parser hung under the cue may begin left of the comma before the source.
    uint32_t first = std::min(verb, draft.source);
    for (uint32_t t = first; t > own.begin; --t)
      if (syntax.form(t - 1) == "," && t - 1 >= sentence.begin && HasFiniteVerb({own.begin, t - 1}))
        own.begin = t;
    // Commas around the source belong to neither.
    while (own.begin < first && IsBreak(own.begin)) ++own.begin;
    while (own.end > verb + 1 && own.end < sentence.end && IsBreak(own.end - 1)) --own.end;
    bool left = own.begin > sentence.begin && IsBreak(own.begin - 1);
    bool right = own.end >= sentence.end || IsBreak(own.end);
    TokenRange before{sentence.begin, own.begin}, after{own.end, sentence.end};
    if (!left || !right || OpensQuotation(after) || scene.Lower(before.begin) == "asked")
      return false;
    LimitBefore(&before);
    draft.content.clear();
    if (HasFiniteVerb(before) || HasFiniteVerb(after))
      AddContent(scene, scene.Trimmed(before), &draft.content);
    if (draft.content.empty()) return false;
    if (after.size() > 2 && syntax.form(after.begin) == "," && !IsCueClause(after))
      AddContent(scene, scene.Trimmed(after), &draft.content);
    draft.rule = CueRule::aside;
    draft.confidence = weight;
    return true;
  }

  // "X replied: «…»": what the speaker says stands behind.
  bool OpensQuotation(TokenRange after) const {
    for (uint32_t t = after.begin; t < after.end && t < after.begin + 2; ++t)
      if (scene.Quoted(t) || syntax.form(t) == ":") return true;
    return false;
  }

  // "«…», it quoted him as saying": the quotation only. "He left; the rest stayed, she said": the
  // words after the semicolon only.
  void LimitBefore(TokenRange* before) const {
    if (scene.Quoted(before->begin)) {
      uint32_t end = before->begin;
      while (end < before->end && scene.quotation_of[end] == scene.quotation_of[before->begin])
        ++end;
      if (HasFiniteVerb({before->begin, end})) before->end = end;
      return;
    }
    for (uint32_t t = before->begin; t + 3 < before->end; ++t)
      if (syntax.form(t) == ";" && !scene.Quoted(t)) before->begin = t + 1;
  }

  // Whether the words begin with another cue of the same speaker: ", adding that".
  bool IsCueClause(TokenRange range) const {
    uint32_t first = range.begin;
    while (first < range.end &&
           (scene.IsPunctuation(first) || syntax.word(first).upos == Upos::ADV))
      ++first;
    return first < range.end &&
           (syntax.word(first).xpos == "VBG" || syntax.word(first).upos == Upos::CCONJ);
  }

  bool HasAs() const {
    for (uint32_t child : syntax.children(verb))
      if (syntax.relation(child) == "mark" && scene.Lower(child) == "as") return true;
    return false;
  }

  // "as X said, Y"
  bool As() {
    uint32_t governor = syntax.head(verb);
    if (governor == kNoToken || !HasAs() || draft.source == kNoToken) return false;
    if (word->kind != CueKind::speech && word->kind != CueKind::writing) return false;
    TokenRange all = syntax.Subtree(governor), own = syntax.Subtree(verb);
    draft.content.clear();
    if (all.begin < own.begin)
      AddContent(scene, scene.Trimmed({all.begin, own.begin}), &draft.content);
    if (own.end < all.end) AddContent(scene, scene.Trimmed({own.end, all.end}), &draft.content);
    draft.rule = CueRule::aside;
    draft.confidence = std::max(0.5f, word->Weight(CueFrame::quote) - 0.2f);
    return !draft.content.empty();
  }
};

}  // namespace

bool FindInvertedCue(const StatementScene& scene, const CueWord& word, StatementDraft* draft) {
  return AsideFinder{scene, scene.syntax, draft->cue, &word, *draft}.Inverted();
}

bool FindAside(const StatementScene& scene, const CueWord& word, StatementDraft* draft) {
  AsideFinder finder{scene, scene.syntax, draft->cue, &word, *draft};
  return finder.As() || finder.Aside();
}

uint32_t OccasionBehind(const StatementScene& scene, uint32_t verb) {
  const Syntax& syntax = scene.syntax;
  if (scene.Quoted(verb)) return kNoToken;
  TokenRange sentence = scene.text.sentences[syntax.sentence(verb)].tokens;
  for (uint32_t t = verb + 2; t + 2 < sentence.end; ++t) {
    if (!InList(scene.Lower(t), "in|during|at") || scene.Quoted(t)) continue;
    if (!InList(scene.Lower(t + 1), "a|an|his|her|their|its")) continue;
    uint32_t noun = t + 2;
    while (noun < sentence.end && noun < t + 6 && syntax.head(noun) != kNoToken &&
           syntax.head(noun) > noun && !scene.IsPunctuation(noun))
      ++noun;
    if (noun < sentence.end && InList(syntax.lemma(noun), kOccasions)) return t;
  }
  return kNoToken;
}

}  // namespace dragoman
