// Attribution by verbs.
//
// A cue verb is one of knowledge/cue_verbs.tsv with a complement that the table allows it: a clause
// ("said that X"), an infinitive ("promised to X"), an object ("denied X"), an object with a
// predicate ("called X Y", "accused X of Y", "urged X to Y"), a prepositional phrase ("warned of
// X"). The complement is the content, the subject is the source. Where the verb is set between
// commas or ends the sentence, the words around it are the content:
//
//   "The ban will stay, the minister said."      content: The ban will stay
//   "The harbour, she added, had been mined."    content: The harbour | had been mined
//
// It fails where the parser gives the clause to another verb: "He told the crew on the bridge the
// sea was calm" may lose its content. What quotation marks prove is left to quotations.cc.
// Test: tests/statements/verb_cues_test.cc.
#include "statements/verb_cues.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/strings.h"

namespace dragoman {
namespace {

// What the object of a judgement may be followed by: "condemned X for Y", "rejected X as Y".
constexpr std::string_view kAsideMarks = "as|while|after|before|when|since|during";
constexpr std::string_view kPredicatePrepositions = "as|of|for|over|to|with|on|against|from";

struct Finder {
  const StatementScene& scene;
  const Syntax& syntax;
  uint32_t verb;
  const CueWord* word = nullptr;
  uint32_t preposition = kNoToken;  // of "call for": part of the cue
  bool passive = false;
  uint32_t cut = kNoToken;  // where the content ends in any case
  StatementDraft draft;

  Finder(const StatementScene& scene_in, uint32_t verb_in)
      : scene(scene_in), syntax(scene_in.syntax), verb(verb_in) {}

  // Whether the verb is a cue at all; sets word.
  bool LookUp() {
    std::string lemma = ToLowerLemma(verb);
    if (!scene.lexicon.StartsVerb(lemma)) return false;
    word = scene.lexicon.Verb(lemma);
    for (uint32_t child : syntax.children(verb)) {
      if (child <= verb || child > verb + 4) continue;
      bool particle = syntax.deprel(child) == "compound:prt" || syntax.relation(child) == "xcomp" ||
                      (child == verb + 1 && syntax.relation(child) == "advmod");
      if (!particle) continue;
      if (const CueWord* longer = scene.lexicon.Verb(lemma + " " + ToLowerLemma(child)))
        word = longer;
    }
    for (uint32_t next = verb + 1; next < syntax.size() && next <= verb + 2; ++next) {
      if (syntax.word(next).upos != Upos::ADP) continue;
      const CueWord* longer = scene.lexicon.Verb(lemma + " " + scene.Lower(next));
      if (longer == nullptr) continue;
      word = longer;
      if (syntax.deprel(next) != "compound:prt") preposition = next;
      break;
    }
    return word != nullptr;
  }

  std::string ToLowerLemma(uint32_t token) const {
    std::string out(syntax.lemma(token));
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }

  bool HasMark(uint32_t token, std::string_view marks) const {
    for (uint32_t child : syntax.children(token))
      if (syntax.relation(child) == "mark" && InList(scene.Lower(child), marks)) return true;
    return false;
  }

  uint32_t ChildAfter(std::string_view relation) const {
    for (uint32_t child : syntax.children(verb))
      if (child > verb && syntax.relation(child) == relation) return child;
    return kNoToken;
  }

  // "Asked whether …": a participle that nobody does.
  bool IsReducedPassive() const {
    if (syntax.word(verb).xpos != "VBN" && syntax.lemma(verb) != "ask") return false;
    if (syntax.Child(verb, "aux") != kNoToken || syntax.Child(verb, "nsubj") != kNoToken)
      return false;
    std::string_view relation = syntax.relation(verb);
    uint32_t first = scene.text.sentences[syntax.sentence(verb)].tokens.begin;
    return (relation == "acl" && syntax.word(verb).xpos == "VBN") ||
           (relation == "advcl" && (syntax.word(verb).xpos == "VBN" || verb == first));
  }

  void SetSource() {
    std::vector<uint32_t> subjects = passive ? syntax.Agents(verb) : syntax.Subjects(verb);
    for (uint32_t subject : subjects) {
      if (syntax.relation(subject) == "expl") continue;
      if (scene.quotation_of[subject] != scene.quotation_of[verb] && scene.Quoted(subject))
        continue;
      draft.source = subject;
      break;
    }
    if (draft.source != kNoToken) draft.source_range = scene.SourceRange(draft.source, verb);
  }

  // "…, said Ann Lee, a lawyer": the source stands behind the verb, the words before it.
  bool Inverted() {
    if (passive || word->Weight(CueFrame::quote) <= 0 || verb == 0 || scene.Quoted(verb))
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

  // The end of the words that begin at `range`: the parser often hangs the last of them elsewhere.
  // On to the next punctuation mark, or to a verb that is coordinated with the cue.
  TokenRange Extended(TokenRange range) const {
    TokenRange sentence = scene.text.sentences[syntax.sentence(verb)].tokens;
    if (range.begin < verb || range.empty()) return range;
    uint32_t quotation = scene.quotation_of[range.end - 1];
    while (range.end < sentence.end && range.end != cut) {
      uint32_t t = range.end;
      if (scene.quotation_of[t] != quotation && scene.Quoted(verb)) break;
      if (!scene.Quoted(verb) && scene.Quoted(t)) {  // a quotation belongs to it as a whole
        ++range.end;
        continue;
      }
      if (scene.IsPunctuation(t) && !InList(syntax.form(t), "-|'")) break;
      if (syntax.word(t).upos == Upos::CCONJ) {
        uint32_t conjunct = syntax.head(t);
        if (conjunct == kNoToken || syntax.relation(conjunct) != "conj" ||
            !IsContentPart(syntax.head(conjunct), range))
          break;
      }
      if (syntax.relation(t) == "mark" && syntax.head(t) != kNoToken &&
          syntax.head(syntax.head(t)) == verb && InList(scene.Lower(t), kAsideMarks))
        break;
      ++range.end;
    }
    return range;
  }

  bool IsContentPart(uint32_t token, TokenRange range) const {
    return token != kNoToken && token != verb && range.Contains(token);
  }

  // The bytes of the subtree, without the cue and what is left of it where that is cut off.
  ByteRange Words(TokenRange tokens) const {
    if (tokens.Contains(verb)) {
      if (tokens.end - verb > verb - tokens.begin)
        tokens.begin = verb + 1;
      else
        tokens.end = verb;
    }
    return scene.Trimmed(tokens);
  }

  bool Take(CueRule rule, float weight, TokenRange tokens) {
    if (weight <= 0) return false;
    ByteRange bytes = Words(Extended(tokens));
    if (bytes.empty()) return false;
    draft.rule = rule;
    draft.confidence = weight;
    draft.content = {bytes};
    return true;
  }

  bool Clause() {
    float weight = word->Weight(CueFrame::that);
    uint32_t clause = ChildAfter("ccomp");
    if (clause == kNoToken || weight <= 0 || HasMark(clause, kAsideMarks)) return false;
    // "The harbour, she added, had been mined": the clause has its subject before the cue.
    uint32_t first = std::min(verb, draft.source);
    uint32_t subject = syntax.Child(clause, "nsubj");
    bool between = verb + 1 < syntax.size() && syntax.form(verb + 1) == "," && first > 0 &&
                   syntax.form(first - 1) == "," &&
                   syntax.sentence(first - 1) == syntax.sentence(verb);
    if (between && (subject == kNoToken || subject < verb)) return false;
    TokenRange range = syntax.Subtree(clause);
    range.begin = std::max(range.begin, verb + 1);
    for (uint32_t object : {ChildAfter("obj"), ChildAfter("iobj")})
      if (object != kNoToken && object < clause) {
        draft.addressees.push_back(object);
        range.begin = std::max(range.begin, syntax.Subtree(object).end);
      }
    uint32_t mark = syntax.Child(clause, "mark");
    if (mark != kNoToken && mark > verb && scene.Lower(mark) == "that" && mark < range.begin + 4)
      range.begin = mark + 1;
    CutNewSaying(&range);
    return range.begin < range.end && Take(CueRule::clause, weight, range);
  }

  // "…, and he accused": the speaker sets in anew.
  void CutNewSaying(TokenRange* range) {
    for (uint32_t t = range->begin + 2; t + 2 < range->end; ++t) {
      if (syntax.word(t).upos != Upos::CCONJ || scene.Quoted(t)) continue;
      if (!InList(scene.Lower(t + 1), "he|she|they")) continue;
      uint32_t next = t + 2;
      if (syntax.word(next).upos == Upos::ADV && next + 1 < range->end) ++next;
      const CueWord* other = scene.lexicon.Verb(ToLowerLemma(next));
      bool says = other != nullptr && other->kind != CueKind::belief &&
                  other->kind != CueKind::intention && syntax.word(next).upos == Upos::VERB;
      if (!says) continue;
      cut = range->end = t;
    }
  }

  bool Infinitive() {
    uint32_t inner = ChildAfter("xcomp");
    if (inner == kNoToken || !HasMark(inner, "to")) return false;
    TokenRange range = syntax.Subtree(inner);
    uint32_t object = ChildAfter("obj");
    if (object == kNoToken) object = ChildAfter("iobj");
    if (object != kNoToken && object < inner) {
      draft.addressees.push_back(object);
      return Take(CueRule::object, word->Weight(CueFrame::oinf),
                  range.Cover(syntax.Subtree(object)));
    }
    return Take(CueRule::infinitive, word->Weight(CueFrame::inf), range);
  }

  // The predicate of an object: "called X [Y]", "rejected X [as Y]", "accused X [of Y]".
  uint32_t Predicate(uint32_t object) const {
    for (uint32_t child : syntax.children(verb)) {
      if (child <= verb || child == object) continue;
      std::string_view relation = syntax.relation(child);
      if (relation == "xcomp" && !HasMark(child, "to")) return child;
      if (relation != "obl" && relation != "advcl" && relation != "nmod") continue;
      for (uint32_t grand : syntax.children(child)) {
        bool marker = syntax.relation(grand) == "case" || syntax.relation(grand) == "mark";
        if (marker && grand < child && InList(scene.Lower(grand), kPredicatePrepositions))
          return child;
      }
    }
    return kNoToken;
  }

  bool Object() {
    uint32_t object = ChildAfter("obj");
    if (word->addressee_object && object != kNoToken) {
      draft.addressees.push_back(object);
      object = kNoToken;
    }
    uint32_t predicate = Predicate(object);
    float pred = word->Weight(CueFrame::pred), np = word->Weight(CueFrame::np);
    if (preposition != kNoToken) return PrepositionPart(np);
    if (object == kNoToken)
      return predicate != kNoToken && syntax.relation(predicate) == "xcomp" &&
             Take(CueRule::object, pred, syntax.Subtree(predicate));
    TokenRange range = syntax.Subtree(object);
    if (predicate != kNoToken && pred > 0 && predicate > object)
      return Take(CueRule::object, pred, range.Cover(syntax.Subtree(predicate)));
    return Take(CueRule::object, np, range);
  }

  // "called for X": what the preposition governs.
  bool PrepositionPart(float weight) {
    uint32_t noun = syntax.head(preposition);
    if (noun == kNoToken || noun < preposition) return false;
    TokenRange range = syntax.Subtree(noun);
    range.begin = preposition + 1;
    // "called on X to Y"
    uint32_t inner = ChildAfter("xcomp");
    if (inner == kNoToken) inner = ChildAfter("advcl");
    if (inner != kNoToken && inner > noun && HasMark(inner, "to"))
      range = range.Cover(syntax.Subtree(inner));
    if (!Take(CueRule::object, std::max(weight, word->Weight(CueFrame::oinf)), range)) return false;
    draft.cue_range = draft.cue_range.Cover(scene.text.tokens[preposition].range);
    return true;
  }

  bool Preposition() {
    for (uint32_t child : syntax.children(verb)) {
      if (child <= verb) continue;
      std::string_view relation = syntax.relation(child);
      if (relation != "obl" && relation != "advcl") continue;
      for (uint32_t grand : syntax.children(child)) {
        bool marker = syntax.relation(grand) == "case" || syntax.relation(grand) == "mark";
        if (!marker || grand > child) continue;
        auto it = word->prepositions.find(scene.Lower(grand));
        if (it == word->prepositions.end()) continue;
        TokenRange range = syntax.Subtree(child);
        range.begin = std::max(range.begin, grand + 1);
        if (!Take(CueRule::object, it->second, range)) continue;
        if (grand == verb + 1)
          draft.cue_range = draft.cue_range.Cover(scene.text.tokens[grand].range);
        return true;
      }
    }
    return false;
  }

  // The clause that the parser did not see: after a verb of speech, the rest of the sentence, where
  // "that" or a subject with its verb begins it.
  bool Loose() {
    float weight = word->Weight(CueFrame::that);
    bool speech = word->kind == CueKind::speech || word->kind == CueKind::writing;
    if (weight <= 0 || !speech || draft.source == kNoToken || draft.source > verb) return false;
    TokenRange sentence = scene.text.sentences[syntax.sentence(verb)].tokens;
    uint32_t begin = verb + 1;
    bool marked = false;
    for (uint32_t t = verb + 1; t < sentence.end && t < verb + 9 && !marked; ++t) {
      if (scene.IsQuoteMark(t) || syntax.form(t) == ".") break;
      marked = scene.Lower(t) == "that" && syntax.word(t).upos != Upos::DET;
      if (marked) begin = t + 1;
    }
    if (!marked && (word->addressee_object || word->Weight(CueFrame::np) > 0)) return false;
    if (begin >= sentence.end || (!marked && !BeginsClause({begin, sentence.end}))) return false;
    TokenRange range{begin, begin + 1};
    while (range.end < sentence.end && scene.quotation_of[range.end] == scene.quotation_of[verb] &&
           !InList(syntax.form(range.end), ";|:"))
      ++range.end;
    return Take(CueRule::clause, std::max(0.35f, weight - 0.2f), range);
  }

  // A subject and, near it, a finite verb.
  bool BeginsClause(TokenRange range) const {
    Upos first = syntax.word(range.begin).upos;
    if (first == Upos::ADP || first == Upos::PUNCT || first == Upos::ADV || first == Upos::PART ||
        first == Upos::CCONJ || first == Upos::SCONJ || first == Upos::VERB)
      return false;
    for (uint32_t t = range.begin + 1; t < range.end && t < range.begin + 12; ++t) {
      if (scene.IsPunctuation(t)) return false;
      if (InList(syntax.word(t).xpos, "VBD|VBZ|VBP|MD")) return true;
    }
    return false;
  }

  // "X is believed to Y", "It is understood that Y", "The plan was criticised by X".
  bool Passive() {
    uint32_t patient = kNoToken;
    bool expletive = false;
    for (uint32_t child : syntax.children(verb)) {
      if (syntax.relation(child) == "nsubj") patient = child;
      if (syntax.relation(child) == "expl") expletive = true;
    }
    uint32_t clause = ChildAfter("ccomp");
    if (clause == kNoToken) clause = ChildAfter("csubj");
    if (patient != kNoToken && scene.Lower(patient) == "it" && clause != kNoToken) expletive = true;
    float that = std::max(word->Weight(CueFrame::that), word->Weight(CueFrame::passive));
    bool asked = word->kind == CueKind::request || word->kind == CueKind::question;
    if (clause != kNoToken && (expletive || patient != kNoToken || asked)) {
      if (!expletive && patient != kNoToken) draft.addressees.push_back(patient);
      return Take(CueRule::passive, that, syntax.Subtree(clause));
    }
    if (patient == kNoToken) return asked && Preposition();
    uint32_t inner = ChildAfter("xcomp");
    if (inner != kNoToken && HasMark(inner, "to")) {
      float weight = std::max(word->Weight(CueFrame::passive), word->Weight(CueFrame::inf));
      return WithPatient(patient, syntax.Subtree(inner), weight);
    }
    if (draft.source != kNoToken) {
      float weight = std::max(word->Weight(CueFrame::np), word->Weight(CueFrame::pred));
      return Take(CueRule::passive, weight, syntax.Subtree(patient));
    }
    return Preposition();
  }

  bool WithPatient(uint32_t patient, TokenRange rest, float weight) {
    ByteRange subject = scene.SourceRange(patient, verb);
    if (!Take(CueRule::passive, weight, rest)) return false;
    if (!subject.empty() && subject.end <= draft.content.front().begin)
      draft.content.insert(draft.content.begin(), subject);
    return true;
  }

  // "seems to Y": nobody is named who holds it.
  bool Hedge() {
    std::vector<uint32_t> subjects = syntax.Subjects(verb);
    uint32_t inner = ChildAfter("xcomp");
    float weight = word->Weight(CueFrame::inf);
    draft.source = kNoToken;
    draft.source_range = {};
    if (inner == kNoToken || subjects.empty() || weight <= 0) return false;
    return WithPatient(subjects.front(), syntax.Subtree(inner), weight);
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

  // "as X said, Y"
  bool As() {
    uint32_t governor = syntax.head(verb);
    if (governor == kNoToken || !HasMark(verb, "as") || draft.source == kNoToken) return false;
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

  bool Run() {
    if (!LookUp()) return false;
    draft.cue = verb;
    draft.kind = word->kind;
    draft.cue_range = scene.CueRange(verb);
    passive = syntax.IsPassive(verb) || IsReducedPassive();
    if (Inverted()) return true;
    SetSource();
    if (word->kind == CueKind::hedge && !passive) return Hedge();
    if (passive) return Passive();
    if (Clause() || Infinitive()) return true;
    if (word->cue_noun_object) return false;
    if (As() || Aside() || Loose() || Object() || Preposition()) return true;
    // Left open for a quotation beside it.
    draft.content.clear();
    draft.confidence = word->Weight(CueFrame::quote);
    return draft.confidence > 0 && !scene.Quoted(verb);
  }
};

}  // namespace

std::vector<StatementDraft> FindVerbCues(const StatementScene& scene) {
  std::vector<StatementDraft> drafts;
  for (uint32_t s = 0; s < scene.text.sentences.size(); ++s) {
    if (!scene.IsRead(s)) continue;
    TokenRange tokens = scene.text.sentences[s].tokens;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (scene.syntax.word(t).upos != Upos::VERB) continue;
      Finder finder(scene, t);
      if (finder.Run()) drafts.push_back(std::move(finder.draft));
    }
  }
  return drafts;
}

}  // namespace dragoman
