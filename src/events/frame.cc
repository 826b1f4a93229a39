#include "events/frame.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {

namespace {

bool IsVerbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }
bool IsNominal(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::PRON ||
         word.upos == Upos::NUM;
}

// Nouns that measure another one.
constexpr std::string_view kMeasures =
    "number|group|dozen|score|hundred|thousand|million|ton|tonne|series|part|pair|couple|handful|"
    "majority|lot|wave|crowd|member|some|many|most|several|piece|kind|type|all|each|both|one|two|"
    "three|four|five|six|seven|eight|nine|ten|half|third|rest|batch|column|team";

bool HasToMark(const Syntax& syntax, uint32_t verb) {
  for (uint32_t child : syntax.children(verb))
    if (child < verb && syntax.lemma(child) == "to" && syntax.relation(child) == "mark")
      return true;
  return false;
}

}  // namespace

void AddActors(const std::vector<ActorIndex>& from, std::vector<ActorIndex>* out) {
  for (ActorIndex actor : from)
    if (std::find(out->begin(), out->end(), actor) == out->end()) out->push_back(actor);
}

uint32_t Frame::Governor(uint32_t noun) const {
  uint32_t at = noun;
  for (int step = 0; step < 4 && syntax_.head(at) != kNoToken; ++step) {
    std::string_view how = syntax_.relation(at);
    uint32_t head = syntax_.head(at);
    if (how == "conj" && IsNominal(syntax_.word(head))) {
      at = head;
      continue;
    }
    // "a series of attacks"
    if (how == "nmod" && InList(syntax_.lemma(head), kMeasures)) {
      at = head;
      continue;
    }
    if (!IsVerbal(syntax_.word(head))) return kNoToken;
    if (how == "obj" || syntax_.deprel(at) == "nsubj:pass") return head;
    if (how == "nsubj" && syntax_.IsPassive(head)) return head;
    // "engaged in talks", "took part in the raid", "went on strike"
    if (how == "obl") {
      for (const Syntax::Oblique& oblique : syntax_.Obliques(head))
        if (oblique.noun == at && InList(oblique.preposition, "in|on|into|for|with")) return head;
    }
    return kNoToken;
  }
  return kNoToken;
}

bool Frame::IsLight(uint32_t verb) const {
  return verb != kNoToken && lexicon_.Class("light").contains(syntax_.lemma(verb));
}

bool Frame::IsText(uint32_t noun) const {
  return lexicon_.Class("text").contains(syntax_.lemma(noun));
}

bool Frame::IsReceiving(uint32_t verb) const {
  return verb != kNoToken && lexicon_.Class("receive").contains(syntax_.lemma(verb));
}

// "the launch of the campaign by Chad", "Chad's imposition of curbs": the noun above carries the
// happening's own.
uint32_t Frame::LightNounAbove(uint32_t noun) const {
  uint32_t at = noun;
  while (syntax_.relation(at) == "conj" && syntax_.head(at) != kNoToken) at = syntax_.head(at);
  uint32_t above = syntax_.head(at);
  if (above == kNoToken || syntax_.relation(at) != "nmod" ||
      syntax_.word(above).upos != Upos::NOUN ||
      !lexicon_.Class("lightnoun").contains(syntax_.lemma(above)))
    return kNoToken;
  uint32_t preposition = syntax_.Child(at, "case");
  return preposition != kNoToken && syntax_.lemma(preposition) == "of" ? above : kNoToken;
}

void Frame::AddPrepositional(uint32_t token, std::string_view preposition,
                             std::vector<uint32_t>* out) const {
  auto collect = [&](uint32_t head) {
    for (const Syntax::Oblique& oblique : syntax_.Obliques(head))
      if (oblique.preposition == preposition ||
          (preposition == "against" && oblique.preposition == "in defiance of"))
        out->push_back(oblique.noun);
    // "accused of bombing", "warned against staging"
    for (uint32_t child : syntax_.children(head)) {
      uint32_t mark = child > head && InList(syntax_.relation(child), "advcl|acl")
                          ? syntax_.Child(child, "mark")
                          : kNoToken;
      if (mark != kNoToken && syntax_.word(child).xpos == "VBG" &&
          syntax_.lemma(mark) == preposition)
        out->push_back(child);
    }
  };
  collect(token);
  if (!out->empty()) return;
  // A parser may hang "against X" of "launched an attack against X" on either word.
  if (IsVerbal(syntax_.word(token))) {
    if (preposition != "of" && preposition != "in")
      for (uint32_t object : syntax_.Objects(token)) {
        collect(object);
        // "cut part of its aid for Chad"
        if (out->empty() && InList(syntax_.lemma(object), kMeasures))
          for (const Syntax::Oblique& counted : syntax_.Obliques(object))
            if (counted.preposition == "of") collect(counted.noun);
      }
  } else if (preposition != "of") {
    // A parser may hang "by X" of "the killing of nurses by X" on "nurses".
    if (preposition == "by")
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (oblique.preposition == "of") collect(oblique.noun);
    if (uint32_t above = LightNounAbove(token); above != kNoToken) collect(above);
    uint32_t verb = Governor(token);
    if (out->empty() && preposition != "by" && (IsLight(verb) || IsReceiving(verb))) collect(verb);
  }
  // Capitals lead parsers astray: in a title the next word decides.
  if (out->empty() && IsTitle(token) && token + 1 < syntax_.size() &&
      syntax_.lemma(token + 1) == preposition && syntax_.relation(token + 1) == "case" &&
      syntax_.head(token + 1) != kNoToken)
    out->push_back(syntax_.head(token + 1));
}

bool Frame::IsTitle(uint32_t token) const {
  Role role = syntax_.text().sentences[syntax_.sentence(token)].role;
  return role == Role::title || role == Role::ticker;
}

// Infinitives and other open clauses: what follows "agreed", "a plan".
std::vector<uint32_t> Frame::OpenClauses(uint32_t token, bool noun) const {
  std::vector<uint32_t> out;
  auto has_to = [&](uint32_t verb) { return HasToMark(syntax_, verb); };
  for (uint32_t child : syntax_.children(token)) {
    if (child < token) continue;
    std::string_view how = syntax_.relation(child);
    if (how == "xcomp")
      out.push_back(child);
    else if (noun && how == "acl" && syntax_.deprel(child) != "acl:relcl")
      out.push_back(child);
    else if (!noun && InList(how, "advcl|ccomp|acl|csubj") && has_to(child))
      out.push_back(child);
  }
  // "made a decision to", "urged Iran to": the clause may hang on the object.
  if (out.empty() && !noun)
    for (uint32_t object : syntax_.Objects(token))
      for (uint32_t child : syntax_.children(object))
        if (syntax_.relation(child) == "acl" && has_to(child)) out.push_back(child);
  return out;
}

// "our ally Turkey", "Turkey, our ally", "Turkey, one of our allies"; "Mali and Niger, rivals over"
// gives both.
std::vector<uint32_t> Frame::NamedBeside(uint32_t token) const {
  uint32_t at = OverMeasure(token), head = syntax_.head(at);
  std::string_view how = syntax_.relation(at);
  if (head == kNoToken) return {};
  if (InList(how, "compound|nmod|flat|amod") && head > at) return syntax_.Conjuncts(head);
  bool plural = syntax_.word(at).xpos == "NNS";
  bool comma = at > 0 && syntax_.form(at - 1) == "," && syntax_.Child(at, "cc") == kNoToken;
  if (how == "appos" || (how == "conj" && plural && comma)) {
    if (!plural || OverMeasure(token) != token) return {head};
    while (syntax_.relation(head) == "conj") head = syntax_.head(head);
    std::vector<uint32_t> out = syntax_.Conjuncts(head);
    std::erase(out, at);
    return out;
  }
  // "Britain, France and other allies"
  if (how == "conj" && plural)
    for (uint32_t child : syntax_.children(at))
      if (child < at && syntax_.lemma(child) == "other") {
        std::vector<uint32_t> out = syntax_.Conjuncts(head);
        std::erase(out, at);
        return out;
      }
  // A parser may hang the title and the name side by side: "met his rival Ana Ruiz", "A neighbour
  // and ally, Mali is".
  if (how == "conj" && syntax_.word(head).upos == Upos::NOUN && head + 4 > at) {
    at = head;
    how = syntax_.relation(at);
    head = syntax_.head(at);
    if (head == kNoToken) return {};
  }
  for (uint32_t next : syntax_.children(head)) {
    bool beside = next == token + 1 || (next == token + 2 && syntax_.form(token + 1) == ",");
    bool name =
        next > token && syntax_.relation(next) == how && syntax_.word(next).upos == Upos::PROPN;
    if (name && (beside || (how == "nsubj" && next < token + 8 && next > at)))
      return syntax_.Conjuncts(next);
  }
  return {};
}

// "is an ally", "became one of its allies", "once enemies": who is said to be so.
std::vector<uint32_t> Frame::CalledSo(uint32_t token) const {
  uint32_t at = OverMeasure(token), head = syntax_.head(at);
  if (syntax_.Child(at, "cop") != kNoToken) return syntax_.Subjects(at);
  if (head == kNoToken) return {};
  std::string_view how = syntax_.relation(at);
  if (InList(how, "xcomp|obj|obl") && InList(syntax_.lemma(head), "become|remain|stay|be|prove"))
    return LogicalSubjects(head);
  if (how == "advcl" && at > 0 && syntax_.lemma(at - 1) == "once") return syntax_.Subjects(head);
  return {};
}

// "one of its closest allies": the "one".
uint32_t Frame::OverMeasure(uint32_t token) const {
  uint32_t head = syntax_.head(token);
  bool part = head != kNoToken && syntax_.relation(token) == "nmod" && head < token &&
              InList(ToLower(syntax_.lemma(head)), "one|some|many|most|several|two|both|part");
  return part ? head : token;
}

std::vector<uint32_t> Frame::Simple(uint32_t token, std::string_view slot) const {
  bool verbal = IsVerbal(syntax_.word(token));
  std::vector<uint32_t> out;
  if (slot == "subj") {
    if (verbal) return LogicalSubjects(token);
    out = syntax_.Subjects(token);
    return out.empty() ? ExtractedSubjects(token) : out;
  }
  if (slot == "obj") return LogicalObjects(token);
  if (slot == "iobj") {
    out = syntax_.IndirectObjects(token);
    if (out.empty() && syntax_.IsPassive(token) && !syntax_.Objects(token).empty())
      out = syntax_.Subjects(token);  // "Kabul was given aid"
    return out;
  }
  if (slot == "xcomp") return OpenClauses(token, false);
  if (slot == "acl") return OpenClauses(token, true);
  if (slot == "ccomp") {
    for (uint32_t child : syntax_.children(token))
      if (syntax_.relation(child) == "ccomp" ||
          (syntax_.relation(child) == "acl" && !verbal && child > token))
        out.push_back(child);
    return out;
  }
  if (slot == "amod_of") {  // "critical of" before its noun
    if (syntax_.head(token) != kNoToken && syntax_.relation(token) == "amod")
      out.push_back(syntax_.head(token));
    return out;
  }
  if (slot == "appos_of") return NamedBeside(token);
  if (slot == "is") return CalledSo(token);
  if (InList(slot, "advcl|advmod|appos|cop|case")) return syntax_.Children(token, slot);
  if (slot == "poss") {
    for (uint32_t child : syntax_.Children(token, "nmod:poss"))
      for (uint32_t conjunct : syntax_.Conjuncts(child)) out.push_back(conjunct);
    uint32_t above = out.empty() && !verbal ? LightNounAbove(token) : kNoToken;
    if (above != kNoToken)
      for (uint32_t child : syntax_.Children(above, "nmod:poss")) out.push_back(child);
    return out;
  }
  if (slot == "doer") {  // whoever acts in the clause of the noun: "troops deployed in the fight"
    uint32_t head = syntax_.head(token);
    if (head != kNoToken && IsVerbal(syntax_.word(head)) &&
        InList(syntax_.relation(token), "obj|obl"))
      out = LogicalSubjects(head);
    if (out.empty() && head != kNoToken && IsVerbal(syntax_.word(head)) &&
        syntax_.relation(token) == "obl" && IsPassive(head))
      out = syntax_.Subjects(head);
    return out;
  }
  if (slot == "mod") {
    for (uint32_t child : syntax_.children(token)) {
      std::string_view how = syntax_.relation(child);
      if (how == "amod" || how == "compound" ||
          (how == "nmod" && child < token && syntax_.deprel(child) != "nmod:poss"))
        for (uint32_t conjunct : syntax_.Conjuncts(child)) out.push_back(conjunct);
    }
    return out;
  }
  if (slot == "gov" || slot == "gov.obj") {
    uint32_t verb = Governor(token);
    // "suffered a raid", "won praise": the subject is who it comes to.
    if (IsReceiving(verb)) return slot == "gov" ? out : LogicalSubjects(verb);
    // "troops deployed in the war": who is deployed wages it.
    if (IsLight(verb) && slot == "gov" && syntax_.relation(token) == "obl" && IsPassive(verb))
      return LogicalObjects(verb);
    if (IsLight(verb)) out = slot == "gov" ? LogicalSubjects(verb) : LogicalObjects(verb);
    return out;
  }
  AddPrepositional(token, slot, &out);
  if (slot == "by" && out.empty() && verbal) out = syntax_.Agents(token);
  return out;
}

std::vector<uint32_t> Frame::Slot(uint32_t token, std::string_view slot) const {
  size_t dot = slot.find('.');
  std::vector<uint32_t> out;
  if (dot == std::string_view::npos || slot == "gov.obj") {
    out = Simple(token, slot);
  } else {
    out = Simple(token, slot.substr(0, dot));
    for (std::string_view step : Split(slot.substr(dot + 1), '.')) {
      std::vector<uint32_t> inner;
      for (uint32_t outer : out)
        for (uint32_t filler : Simple(outer, step)) inner.push_back(filler);
      out = std::move(inner);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// "the ATF, a group that": what a common noun says of the name before the comma is the name's.
// "his counterpart, Ana Ruiz": named behind the comma.
std::vector<ActorIndex> Frame::Named(uint32_t token) const {
  std::vector<ActorIndex> out = actors_.MeantBy(token);
  uint32_t above = syntax_.head(token);
  if (syntax_.relation(token) == "appos" && syntax_.word(token).upos == Upos::NOUN &&
      above != kNoToken && syntax_.word(above).upos == Upos::PROPN) {
    std::vector<ActorIndex> named = actors_.MeantBy(above);
    if (!named.empty()) return named;
  }
  for (uint32_t child : syntax_.children(token)) {
    if (!out.empty()) break;
    if (syntax_.relation(child) == "appos" && syntax_.word(child).upos == Upos::PROPN)
      out = actors_.MeantBy(child);
  }
  return out;
}

// "nine ATF fighters", "the group's gunmen": what an armed group's people do, the group does.
std::optional<ActorIndex> Frame::GroupOf(uint32_t token,
                                         const std::vector<ActorIndex>& meant) const {
  if (meant.size() != 1 || actors_.actor(meant[0]).kind != ActorKind::people ||
      actors_.actor(meant[0]).sector != "REB")
    return std::nullopt;
  for (std::string_view slot : {"mod", "poss", "of"})
    for (uint32_t owner : Simple(token, slot))
      for (ActorIndex actor : actors_.MeantBy(owner))
        if (actors_.actor(actor).kind == ActorKind::armed_group) return actor;
  return std::nullopt;
}

std::vector<ActorIndex> Frame::ActorsIn(uint32_t token, bool places) const {
  std::vector<ActorIndex> out = Named(token);
  if (std::optional<ActorIndex> group = GroupOf(token, out)) return {*group};
  if (!out.empty() || !IsNominal(syntax_.word(token))) return out;
  bool measure = InList(syntax_.lemma(token), kMeasures);
  for (std::string_view slot : {"poss", "mod", "of"}) {
    if (measure && slot == "mod") continue;
    for (uint32_t inner : Simple(token, slot)) {
      AddActors(actors_.MeantBy(inner), &out);
      // "tens of thousands of nurses", "the bulldozers of the Israeli army": one step more
      if (out.empty() && slot == "of") {
        if (InList(syntax_.lemma(inner), kMeasures))
          for (uint32_t counted : Simple(inner, "of")) AddActors(actors_.MeantBy(counted), &out);
        for (uint32_t owner : Simple(inner, "poss")) AddActors(actors_.MeantBy(owner), &out);
        for (uint32_t owner : Simple(inner, "mod")) AddActors(actors_.MeantBy(owner), &out);
      }
    }
    if (!out.empty()) return out;
  }
  // "seized ATF-held territory"
  for (uint32_t child : syntax_.children(token)) {
    if (!out.empty()) return out;
    if (syntax_.relation(child) == "amod" &&
        InList(syntax_.lemma(child), "hold|held|control|controlled|occupy|occupied|run|rule"))
      for (uint32_t holder : syntax_.children(child)) AddActors(actors_.MeantBy(holder), &out);
  }
  if (!out.empty()) return out;
  if (places)
    for (std::string_view slot : {"in", "near", "outside", "from", "at"}) {
      for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
        if (oblique.preposition == slot) AddActors(actors_.MeantBy(oblique.noun), &out);
      if (!out.empty()) return out;
    }
  return out;
}

std::vector<ActorIndex> Frame::SlotActors(uint32_t token, std::string_view slot) const {
  std::vector<ActorIndex> out;
  bool places = slot != "subj" && slot != "by" && slot != "mod" && slot != "poss" && slot != "gov";
  for (uint32_t filler : Slot(token, slot)) AddActors(ActorsIn(filler, places), &out);
  if (out.empty() && (slot == "subj" || slot == "obj")) return NearestBeforeRelative(token, slot);
  return out;
}

// "a shield against the ATF, which they blame": where the clause hangs on a noun that is nobody,
// its pronoun stands for the name right before it.
std::vector<ActorIndex> Frame::NearestBeforeRelative(uint32_t verb, std::string_view slot) const {
  if (syntax_.deprel(verb) != "acl:relcl") return {};
  std::string_view wanted = slot == "obj" || IsPassive(verb) ? "obj" : "nsubj";
  for (uint32_t child : syntax_.children(verb)) {
    bool relative = InList(syntax_.word(child).xpos, "WDT|WP") && child < verb && child > 1;
    if (!relative || (syntax_.relation(child) != wanted && syntax_.deprel(child) != "nsubj:pass"))
      continue;
    uint32_t before = syntax_.lemma(child - 1) == "," ? child - 2 : child - 1;
    if (syntax_.sentence(before) == syntax_.sentence(verb)) return actors_.MeantBy(before);
  }
  return {};
}

bool Frame::HasLemma(uint32_t token, const WordSet& words) const {
  std::string_view lemma = syntax_.lemma(token);
  if (words.contains(lemma)) return true;
  // Capitals of titles and names: "Summons Envoy", "likened him to Nero".
  if (syntax_.word(token).upos == Upos::PROPN && words.contains(ToLower(lemma))) return true;
  // A plural that the lemmatiser left as it was: "troops".
  if (lemma.ends_with('s') && words.contains(lemma.substr(0, lemma.size() - 1))) return true;
  if (!InList(syntax_.lemma(token), kMeasures)) return false;
  for (const Syntax::Oblique& oblique : syntax_.Obliques(token))
    if (oblique.preposition == "of" && words.contains(syntax_.lemma(oblique.noun))) return true;
  return false;
}

}  // namespace dragoman
