// Attribution by verbs.
//
// A cue verb is one of knowledge/cue_verbs.tsv with a complement that the table allows it: a clause
// ("said that X"), an infinitive ("promised to X"), an object ("denied X"), an object with a
// predicate ("called X Y", "accused X of Y", "urged X to Y"), a prepositional phrase ("warned of
// X"). The complement is the content, the subject is the source:
//
//   "The minister said that the ban will stay."   content: the ban will stay
//   "She urged the guards to leave."              content: the guards to leave
//
// Where the verb is set between commas or ends the sentence see verb_asides.cc.
//
// It fails where the parser gives the clause to another verb: "He told the crew on the bridge the
// sea was calm" may lose its content. What quotation marks prove is left to quotations.cc.
// Test: tests/statements/cues_test.cc.
#include "statements/verb_cues.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/strings.h"
#include "statements/new_saying.h"
#include "statements/sources.h"
#include "statements/verb_asides.h"

namespace dragoman {
namespace {

// What the object of a judgement may be followed by: "condemned X for Y", "rejected X as Y".
constexpr std::string_view kAsideMarks = "as|while|after|before|when|since|during";
constexpr std::string_view kPredicatePrepositions = "as|of|for|over|to|with|on|against|from";

// What facts do as well as people.
constexpr std::string_view kSigns =
    "indicate|suggest|signal|signify|imply|show|mean|reflect|reveal|underscore|highlight|"
    "demonstrate|"
    "prove|confirm";

struct Finder {
  const StatementScene& scene;
  const Syntax& syntax;
  uint32_t verb;
  const CueWord* word = nullptr;
  uint32_t preposition = kNoToken;  // of "call for": part of the cue
  bool passive = false;
  uint32_t cut = kNoToken;    // where the content ends in any case
  uint32_t given = kNoToken;  // the source, where it is known beforehand
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

  // "…, he said, indicating a change": the report's own comment on what it told before.
  bool IsComment() const {
    return syntax.word(verb).xpos == "VBG" && InList(syntax.lemma(verb), kSigns) &&
           syntax.relation(verb) == "advcl" && syntax.Child(verb, "nsubj") == kNoToken &&
           syntax.Child(verb, "mark") == kNoToken;
  }

  // "visited the port to discuss the ban": nothing is said yet.
  bool IsPurpose() const {
    return syntax.relation(verb) == "advcl" && HasMark(verb, "to") &&
           word->Weight(CueFrame::that) <= 0;
  }

  void SetSource() {
    draft.source = given != kNoToken ? given : SourceOf(scene, verb, *word, passive);
    if (draft.source != kNoToken) draft.source_range = scene.SourceRange(draft.source, verb);
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

  // "[sic]", "[inaudible]": the editor's words.
  bool IsInsertion(ByteRange bytes) const {
    std::string_view words = scene.doc.Slice(bytes);
    return words.starts_with("[") && words.find(']') >= words.size() - 1;
  }

  bool Take(CueRule rule, float weight, TokenRange tokens) {
    if (weight <= 0) return false;
    if (cut != kNoToken && tokens.begin < cut) tokens.end = std::min(tokens.end, cut);
    ByteRange bytes = Words(Extended(tokens));
    if (bytes.empty() || IsInsertion(bytes)) return false;
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
    uint32_t anew = NewSaying(scene, verb, *range);
    if (anew != kNoToken) cut = range->end = anew;
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
    // "accused Peru of lying": parsers hang it on Peru, too.
    if (object != kNoToken && word->Weight(CueFrame::np) <= 0)
      for (uint32_t child : syntax.children(object))
        if (child > object && InList(syntax.relation(child), "acl|nmod") && HasMarker(child, "of"))
          return child;
    return kNoToken;
  }

  bool HasMarker(uint32_t token, std::string_view marker) const {
    for (uint32_t child : syntax.children(token))
      if (InList(syntax.relation(child), "case|mark") && scene.Lower(child) == marker) return true;
    return false;
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
    // Plans are attacked in words, whoever has a name in deeds.
    if (object != kNoToken && syntax.lemma(verb) == "attack" &&
        syntax.word(object).upos == Upos::PROPN)
      return false;
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
    if (ThatBehindAgent(patient)) return true;
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

  // "He was told by the envoy, Ann Lee, that Y": parsers hang the clause on any verb but this.
  bool ThatBehindAgent(uint32_t patient) {
    if (patient == kNoToken || draft.source == kNoToken || draft.source < verb ||
        !word->addressee_object)
      return false;
    TokenRange sentence = scene.text.sentences[syntax.sentence(verb)].tokens;
    for (uint32_t t = draft.source + 1; t + 1 < sentence.end && t < draft.source + 9; ++t) {
      if (scene.Lower(t) != "that" || syntax.word(t).upos == Upos::DET) continue;
      draft.addressees.push_back(patient);
      return Take(CueRule::passive, word->Weight(CueFrame::that), {t + 1, t + 2});
    }
    return false;
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

  // Within a quotation, a quotation of its own behind the verb: "He told us, 'It is mine,'"
  bool InnerQuotation() {
    constexpr uint32_t kReach = 5;
    if (draft.source == kNoToken) return false;
    const std::vector<Quotation>& all = scene.text.quotations;
    auto it = std::lower_bound(
        all.begin(), all.end(), scene.text.tokens[verb].range.end,
        [](const Quotation& quotation, uint32_t byte) { return quotation.range.begin < byte; });
    if (it == all.end() || it->depth == 0) return false;
    TokenRange tokens = scene.text.TokensIn(it->range);
    if (tokens.begin > verb + kReach || syntax.sentence(tokens.begin) != syntax.sentence(verb))
      return false;
    draft.rule = CueRule::clause;
    draft.content = {it->range};
    return true;
  }

  bool Run() {
    if (!LookUp()) return false;
    draft.cue = verb;
    draft.kind = word->kind;
    draft.cue_range = scene.CueRange(verb);
    passive = syntax.IsPassive(verb) || IsReducedPassive();
    if (IsComment() || IsPurpose()) return false;
    cut = OccasionBehind(scene, verb);
    if (!passive && FindInvertedCue(scene, *word, &draft)) return true;
    SetSource();
    if (word->kind == CueKind::hedge && !passive) return Hedge();
    if (passive) return Passive();
    if (Clause() || Infinitive()) return true;
    if (word->cue_noun_object) return false;
    if (FindAside(scene, *word, &draft) || Loose() || Object() || Preposition()) return true;
    // Left open for a quotation beside it.
    draft.content.clear();
    draft.confidence = word->Weight(CueFrame::quote);
    if (scene.Quoted(verb)) return draft.confidence > 0 && InnerQuotation();
    return draft.confidence > 0;
  }
};

}  // namespace

std::vector<StatementDraft> FindVerbCues(const StatementScene& scene) {
  std::vector<StatementDraft> drafts;
  for (uint32_t s = 0; s < scene.text.sentences.size(); ++s) {
    if (!scene.IsRead(s)) continue;
    TokenRange tokens = scene.text.sentences[s].tokens;
    uint32_t cut = kNoToken;  // of the last draft
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (scene.syntax.word(t).upos != Upos::VERB) continue;
      Finder finder(scene, t);
      if (cut != kNoToken && cut + 1 == t && GoesOn(scene, finder.verb, t))
        finder.given = drafts.back().source;
      if (!finder.Run()) continue;
      cut = finder.cut;
      drafts.push_back(std::move(finder.draft));
    }
  }
  return drafts;
}

}  // namespace dragoman
