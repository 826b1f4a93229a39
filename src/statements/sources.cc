#include "statements/sources.h"

#include <string>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

bool IsSaying(CueKind kind) {
  return kind == CueKind::speech || kind == CueKind::writing || kind == CueKind::denial ||
         kind == CueKind::promise || kind == CueKind::judgement || kind == CueKind::request;
}

struct SourceFinder {
  const StatementScene& scene;
  const Syntax& syntax;
  uint32_t verb;

  bool HasOwnSubject(uint32_t token) const { return syntax.Child(token, "nsubj") != kNoToken; }

  const CueWord* CueAt(uint32_t token) const {
    if (syntax.word(token).upos != Upos::VERB) return nullptr;
    return scene.lexicon.Verb(ToLower(syntax.lemma(token)));
  }

  // "quoted [a guard] as saying", "was cited as saying".
  uint32_t QuotedAs() const {
    uint32_t governor = syntax.head(verb);
    if (governor == kNoToken || !InList(syntax.lemma(governor), "quote|cite")) return kNoToken;
    uint32_t mark = syntax.Child(verb, "mark");
    if (mark == kNoToken || scene.Lower(mark) != "as") return kNoToken;
    if (syntax.IsPassive(governor)) return syntax.Child(governor, "nsubj");
    return syntax.Child(governor, "obj");
  }

  bool SameTense(uint32_t a, uint32_t b) const {
    std::string_view x = syntax.word(a).xpos, y = syntax.word(b).xpos;
    if (x == y) return true;
    uint32_t aux = syntax.Child(a, "aux");
    return aux != kNoToken && syntax.word(aux).xpos == y;  // "has said ..., but admits"
  }

  // A verb of saying without a subject goes on from the outermost one whose words it was hung into:
  // a participle always, a finite verb where the tense is that one's.
  uint32_t GoesOnFrom() const {
    bool participle = syntax.word(verb).xpos == "VBG";
    std::string_view relation = syntax.relation(verb);
    if (!participle && relation != "conj") return kNoToken;
    if (participle && relation != "advcl" && relation != "acl" && relation != "conj")
      return kNoToken;
    uint32_t found = kNoToken, at = syntax.head(verb);
    if (!participle && at != kNoToken && CueAt(at) != nullptr) return kNoToken;
    for (uint32_t steps = 0; at != kNoToken && steps < 8; at = syntax.head(at), ++steps) {
      const CueWord* outer = CueAt(at);
      if (outer == nullptr || !IsSaying(outer->kind) || !HasOwnSubject(at)) continue;
      if (scene.quotation_of[at] != scene.quotation_of[verb] || syntax.IsPassive(at)) continue;
      if (participle || SameTense(at, verb)) found = at;
    }
    return found;
  }

  uint32_t Find(const CueWord& word, bool passive) const {
    if (uint32_t quoted = QuotedAs(); quoted != kNoToken) return quoted;
    if (!passive)
      if (uint32_t nearest = NearestSubject(); nearest != kNoToken) return nearest;
    if (!passive && word.kind == CueKind::speech)
      if (uint32_t behind = BehindQuotation(); behind != kNoToken) return behind;
    uint32_t asked = verb;
    if (!passive && !HasOwnSubject(verb) && IsSaying(word.kind))
      if (uint32_t outer = GoesOnFrom(); outer != kNoToken) asked = outer;
    for (uint32_t subject : passive ? syntax.Agents(verb) : syntax.Subjects(asked)) {
      if (syntax.relation(subject) == "expl" && !Refers(subject, word)) continue;
      if (scene.quotation_of[subject] != scene.quotation_of[verb] && scene.Quoted(subject))
        continue;
      return subject;
    }
    uint32_t expletive = passive ? kNoToken : syntax.Child(verb, "expl");
    return expletive != kNoToken && Refers(expletive, word) ? expletive : kNoToken;
  }

  // Of two subjects before the verb the nearer one is its own: parsers give "told" both in "The
  // gates, Holm told us, were shut". "Ghana, Togo agree" has two in truth: a title without commas
  // around its verb.
  uint32_t NearestSubject() const {
    uint32_t first = kNoToken, nearest = kNoToken;
    for (uint32_t child : syntax.children(verb)) {
      if (syntax.relation(child) != "nsubj" || child > verb) continue;
      if (first == kNoToken) first = child;
      nearest = child;
    }
    bool title = scene.text.sentences[syntax.sentence(verb)].role == Role::title;
    return first == nearest || title || scene.Quoted(nearest) != scene.Quoted(verb) ? kNoToken
                                                                                    : nearest;
  }

  // Words in quotation marks, then somebody, then the cue: whatever subject the parser gave the
  // verb from before the words, who stands between says them.
  uint32_t BehindQuotation() const {
    const uint32_t first = scene.text.sentences[syntax.sentence(verb)].tokens.begin;
    uint32_t begin = verb;
    while (begin > first && !scene.Quoted(begin - 1)) --begin;
    if (begin == first || begin == verb || scene.Quoted(verb)) return kNoToken;
    for (uint32_t t = begin; t < verb; ++t) {
      Upos upos = syntax.word(t).upos;
      bool nominal = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON;
      if (upos == Upos::VERB || upos == Upos::ADP || syntax.form(t) == ":") return kNoToken;
      uint32_t head = syntax.head(t);
      if (nominal && (head == kNoToken || head < begin || head >= verb)) return t;
    }
    return kNoToken;
  }

  // "it warned that": whoever says something is somebody.
  bool Refers(uint32_t subject, const CueWord& word) const {
    return subject < verb && scene.Lower(subject) == "it" && IsSaying(word.kind) &&
           syntax.word(verb).upos == Upos::VERB;
  }
};

}  // namespace

uint32_t SourceOf(const StatementScene& scene, uint32_t verb, const CueWord& word, bool passive) {
  return SourceFinder{scene, scene.syntax, verb}.Find(word, passive);
}

}  // namespace dragoman
