// Who acts in a verb and whom it befalls, whatever its voice, and through clauses that have no
// subject of their own: part of Frame.
#include "core/strings.h"
#include "events/frame.h"

namespace dragoman {

namespace {

constexpr std::string_view kMeans =
    "telephone|phone|video|radio|letter|mail|email|e-mail|plane|train|car|bus|road|air|sea|"
    "helicopter|boat|ship";
constexpr int kMaxNounSteps = 3;  // "the importance of the task of"

bool IsVerbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

bool HasToMark(const Syntax& syntax, uint32_t verb) {
  for (uint32_t child : syntax.children(verb))
    if (child < verb && syntax.lemma(child) == "to" && syntax.relation(child) == "mark")
      return true;
  return false;
}

bool HasSubjectOfItsOwn(const Syntax& syntax, uint32_t verb) {
  return syntax.Child(verb, "nsubj") != kNoToken || syntax.Child(verb, "csubj") != kNoToken;
}

}  // namespace

// "the importance of establishing", "the need to", "became the first to": who acts in a clause that
// hangs on a noun is whoever owns the noun, or the subject of the noun's own clause.
std::vector<uint32_t> Frame::SubjectsOverNoun(uint32_t verb) const {
  uint32_t above = syntax_.head(verb);
  // Where a parser hangs "to recognise" on "became" itself.
  if (syntax_.deprel(verb) == "xcomp" && above != kNoToken && syntax_.lemma(above) == "become")
    return syntax_.Subjects(above);
  if (syntax_.deprel(verb) != "acl") return {};
  if (syntax_.Child(verb, "mark") == kNoToken) {
    // "issued a letter backing it": whoever issued it backs it.
    uint32_t text = syntax_.head(verb), issuer = Governor(text);
    bool carries = syntax_.word(verb).xpos == "VBG" && issuer != kNoToken && IsText(text);
    return carries ? LogicalSubjects(issuer) : std::vector<uint32_t>{};
  }
  uint32_t noun = syntax_.head(verb);
  for (int step = 0; step < kMaxNounSteps && noun != kNoToken; ++step) {
    uint32_t owner = syntax_.Child(noun, "nmod:poss");
    if (owner != kNoToken) return syntax_.Conjuncts(owner);
    if (syntax_.Child(noun, "cop") != kNoToken) return syntax_.Subjects(noun);
    uint32_t head = syntax_.head(noun);
    if (head == kNoToken) return {};
    std::string_view how = syntax_.relation(noun);
    if (how == "appos") return {head};
    if (IsVerbal(syntax_.word(head)))
      return InList(how, "obj|xcomp|obl") && !syntax_.IsPassive(head) ? syntax_.Subjects(head)
                                                                      : std::vector<uint32_t>{};
    noun = head;
  }
  return {};
}

// A past tense that the tagger took for a participle: "The envoy, meanwhile, called on them".
bool Frame::IsPlainPast(uint32_t verb) const {
  if (syntax_.word(verb).xpos != "VBN" || IsTitle(verb) ||
      !InList(syntax_.relation(verb), "root|conj|ccomp|parataxis"))
    return false;
  bool subject = false;
  for (uint32_t child : syntax_.children(verb)) {
    std::string_view how = syntax_.deprel(child);
    if (how == "aux" || how == "aux:pass" || how == "cop" || how == "nsubj:pass" ||
        (how == "obl:agent" && !InList(syntax_.lemma(child), kMeans)))
      return false;
    subject = subject || (how == "nsubj" && child < verb);
  }
  return subject;
}

// "spoke by telephone" is no passive, whatever hangs on "by".
// Nor is a past tense, or "was engaged in", "are opposed to".
bool Frame::IsPassive(uint32_t verb) const {
  if (!syntax_.IsPassive(verb) || IsPlainPast(verb)) return false;
  if (syntax_.word(verb).xpos == "VBD" && syntax_.Child(verb, "aux:pass") == kNoToken) return false;
  if (InList(syntax_.lemma(verb), "engage|involve|oppose|commit") && syntax_.Agents(verb).empty())
    return false;
  uint32_t agent = syntax_.Child(verb, "obl:agent");
  return agent == kNoToken || syntax_.Child(verb, "aux:pass") != kNoToken ||
         !InList(syntax_.lemma(agent), kMeans);
}

// "enough for Chad to join": who stands between "for" and "to".
uint32_t Frame::ForSubject(uint32_t verb) const {
  if (!HasToMark(syntax_, verb) || HasSubjectOfItsOwn(syntax_, verb)) return kNoToken;
  uint32_t above = syntax_.head(verb);
  if (above == kNoToken) return kNoToken;
  for (const Syntax::Oblique& oblique : syntax_.Obliques(above)) {
    TokenRange phrase = syntax_.NounPhrase(oblique.noun);
    if (oblique.preposition == "for" && phrase.end < verb && syntax_.lemma(phrase.end) == "to")
      return oblique.noun;
  }
  return kNoToken;
}

// "Mali said it would allow": an "it" that a parser takes for empty is who speaks.
std::vector<uint32_t> Frame::SubjectsOfEmptyIt(uint32_t verb) const {
  uint32_t above = syntax_.head(verb);
  if (syntax_.Child(verb, "expl") == kNoToken || HasSubjectOfItsOwn(syntax_, verb) ||
      syntax_.relation(verb) != "ccomp" || above == kNoToken || !IsVerbal(syntax_.word(above)))
    return {};
  return syntax_.Subjects(above);
}

// "militias, which the army says have shelled it": the noun of the clause that holds the verb's.
std::vector<uint32_t> Frame::ExtractedSubjects(uint32_t verb) const {
  uint32_t at = verb;
  while (syntax_.relation(at) == "conj" && !HasSubjectOfItsOwn(syntax_, at)) at = syntax_.head(at);
  uint32_t above = syntax_.head(at), subject = syntax_.Child(at, "nsubj");
  bool own = HasSubjectOfItsOwn(syntax_, at) &&
             (subject == kNoToken || !InList(syntax_.word(subject).xpos, "WDT|WP"));
  if (syntax_.relation(at) != "ccomp" || above == kNoToken || own ||
      syntax_.deprel(above) != "acl:relcl" || !HasSubjectOfItsOwn(syntax_, above))
    return {};
  return {syntax_.head(above)};
}

std::vector<uint32_t> Frame::LogicalSubjects(uint32_t verb) const {
  if (IsPassive(verb)) {
    std::vector<uint32_t> agents = syntax_.Agents(verb);
    // "was accused of hiding gold by Chad": a parser may hang "by X" on the gerund.
    for (uint32_t child : syntax_.children(verb)) {
      if (!agents.empty() || syntax_.word(child).xpos != "VBG" || child < verb) continue;
      for (const Syntax::Oblique& oblique : syntax_.Obliques(child))
        if (oblique.preposition == "by") agents = syntax_.Conjuncts(oblique.noun);
    }
    return agents;
  }
  if (uint32_t subject = ForSubject(verb); subject != kNoToken) return syntax_.Conjuncts(subject);
  std::vector<uint32_t> over = SubjectsOverNoun(verb);
  if (over.empty()) over = ExtractedSubjects(verb);
  if (over.empty()) over = SubjectsOfEmptyIt(verb);
  if (!over.empty()) return over;
  uint32_t above = syntax_.head(verb), mark = syntax_.Child(verb, "mark");
  if (syntax_.relation(verb) != "advcl" || above == kNoToken || HasSubjectOfItsOwn(syntax_, verb))
    return syntax_.Subjects(verb);
  // "accused Chad of shelling", "barred them from entering": the object does it.
  if (mark != kNoToken && syntax_.word(verb).xpos == "VBG" &&
      InList(syntax_.lemma(mark), "of|from|against|for")) {
    std::vector<uint32_t> objects = LogicalObjects(above);
    if (!objects.empty()) return objects;
  }
  std::vector<uint32_t> out =
      ForSubject(above) == kNoToken ? syntax_.Subjects(verb) : syntax_.Conjuncts(ForSubject(above));
  // "joined Niger in bombing": both bomb.
  if (mark != kNoToken && syntax_.lemma(mark) == "in" && syntax_.lemma(above) == "join")
    for (uint32_t object : syntax_.Objects(above)) out.push_back(object);
  return out;
}

std::vector<uint32_t> Frame::LogicalObjects(uint32_t verb) const {
  if (!IsPassive(verb)) {
    // "asked them to", "assured them that": a parser may call the person asked an indirect object.
    std::vector<uint32_t> objects = syntax_.Objects(verb);
    return objects.empty() ? syntax_.IndirectObjects(verb) : objects;
  }
  std::vector<uint32_t> out = syntax_.Subjects(verb);
  for (uint32_t object : syntax_.Objects(verb)) out.push_back(object);
  return out;
}

}  // namespace dragoman
