#include "standings/told_state.h"

#include <algorithm>
#include <array>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {

namespace {

constexpr int kMaxSteps = 8;  // words above one that can still bear on it

constexpr std::array<std::string_view, 8> kEffectNames = {"none",   "negates", "near",   "open",
                                                          "begins", "ends",    "former", "passes"};

uint32_t Bit(StateReader::Effect effect) { return 1u << static_cast<uint32_t>(effect); }

bool HasMark(const Syntax& syntax, uint32_t clause, std::string_view marks) {
  for (uint32_t child : syntax.children(clause))
    if (child < clause && (syntax.relation(child) == "mark" || syntax.relation(child) == "case") &&
        InList(ToLower(syntax.form(child)), marks))
      return true;
  return false;
}

bool HasOwnSubject(const Syntax& syntax, uint32_t clause) {
  return syntax.Child(clause, "nsubj") != kNoToken || syntax.Child(clause, "csubj") != kNoToken;
}

// "Had Peru become an ally", "Were they to sever ties".
bool IsInverted(const Syntax& syntax, uint32_t clause) {
  uint32_t subject = syntax.Child(clause, "nsubj");
  if (subject == kNoToken) return false;
  for (uint32_t child : syntax.children(clause))
    if (child < subject && child < clause && InList(syntax.relation(child), "aux|cop") &&
        InList(ToLower(syntax.form(child)), "had|were|should"))
      return true;
  return false;
}

// "Neither A nor B", "few countries".
bool HasNegativeSubject(const Syntax& syntax, uint32_t clause) {
  for (uint32_t subject : syntax.Subjects(clause))
    for (uint32_t child : syntax.children(subject)) {
      if (child > subject) continue;
      std::string lemma = ToLower(syntax.lemma(child));
      if (lemma == "few" && syntax.Child(subject, "det") == kNoToken) return true;
      if (lemma == "neither" && syntax.relation(child) == "cc") return true;
    }
  return false;
}

}  // namespace

StateReader::StateReader(const Frame& frame, const Table& table)
    : frame_(frame), syntax_(frame.syntax()) {
  for (const Table::Row& row : table.rows()) {
    auto name = std::find(kEffectNames.begin(), kEffectNames.end(), table.Cell(row, "effect"));
    if (name == kEffectNames.end()) continue;
    uint32_t bit = 1u << static_cast<uint32_t>(name - kEffectNames.begin());
    for (std::string_view word : Split(table.Cell(row, "words"), '|'))
      effects_[std::string(word)] |= bit;
  }
}

bool StateReader::Has(uint32_t token, Effect effect) const {
  auto it = effects_.find(ToLower(syntax_.lemma(token)));
  return it != effects_.end() && (it->second & Bit(effect)) != 0;
}

bool StateReader::IsClause(uint32_t token) const {
  Upos upos = syntax_.word(token).upos;
  return upos == Upos::VERB || upos == Upos::AUX || syntax_.Child(token, "cop") != kNoToken ||
         (upos == Upos::ADJ && syntax_.relation(token) != "amod");
}

bool StateReader::IsSupposed(uint32_t token) const {
  return HasMark(syntax_, token, "if|unless|lest|provided|should") ||
         InList(syntax_.Modal(token), "would|could|might");
}

bool StateReader::IsQuestion(uint32_t token) const {
  TokenRange sentence = syntax_.text().sentences[syntax_.sentence(token)].tokens;
  for (uint32_t at = sentence.end; at > token && at + 3 > sentence.end; --at)
    if (syntax_.form(at - 1) == "?") return true;
  return false;
}

bool StateReader::Apply(uint32_t token, uint32_t carried, ToldState& state) const {
  if (Has(token, Effect::negates)) {
    state.negated = !state.negated;
    return true;
  }
  if (Has(token, Effect::near)) {
    // "wants Malta to recognise": not Malta's own plan.
    bool others =
        syntax_.relation(carried) == "xcomp" &&
        (syntax_.Child(token, "obj") != kNoToken || syntax_.Child(token, "iobj") != kNoToken);
    (others ? state.open : state.near) = true;
    return true;
  }
  if (Has(token, Effect::open)) {
    state.open = true;
    return true;
  }
  return Has(token, Effect::passes);
}

void StateReader::ReadClause(uint32_t at, ToldState& state) const {
  if (syntax_.IsNegated(at) || HasNegativeSubject(syntax_, at)) {
    state.negated = !state.negated;
    for (uint32_t child : syntax_.children(at)) {
      std::string form = ToLower(syntax_.form(child));
      uint32_t next = child + 1;
      bool longer = form == "longer" || form == "anymore" ||
                    (form == "no" && next < syntax_.size() && syntax_.form(next) == "longer");
      state.no_longer = state.no_longer || longer;
    }
  }
  std::string_view modal = syntax_.Modal(at);
  if (InList(modal, "will|shall|'ll|’ll|wo|ll"))
    state.near = true;
  else if (!modal.empty() && !InList(modal, "can"))
    state.open = true;
  if (HasMark(syntax_, at, "if|unless|lest|provided") || IsInverted(syntax_, at)) state.open = true;
  if (HasMark(syntax_, at, "whether") && syntax_.head(at) != kNoToken &&
      !Has(syntax_.head(at), Effect::near))
    state.open = true;
}

void StateReader::ReadNoun(uint32_t at, ToldState& state) const {
  for (uint32_t child : syntax_.children(at)) {
    std::string_view how = syntax_.relation(child);
    std::string lemma = ToLower(syntax_.lemma(child));
    if (InList(how, "amod|compound")) {
      if (InList(lemma,
                 "possible|potential|hypothetical|likely|proposed|eventual|future|would-be|"
                 "alleged|imminent|planned|prospective|expected"))
        (InList(lemma, "planned|future|prospective|expected|imminent") ? state.near : state.open) =
            true;
    }
    if (how == "det" && lemma == "no") state.negated = !state.negated;
    if (how == "det" && lemma == "any") state.open = true;
    if (how == "case" && lemma == "without") state.negated = !state.negated;
  }
}

void StateReader::ReadModifiers(uint32_t at, ToldState& state) const {
  for (uint32_t child : syntax_.children(at)) {
    std::string_view how = syntax_.relation(child);
    if (InList(how, "advmod|amod|mark|case|compound") && child < at && Has(child, Effect::former) &&
        state.chain.size() == 1)
      state.former = true;
    // "has yet to recognise"
    if (how == "advmod" && syntax_.lemma(child) == "yet" && state.chain.size() > 1 &&
        InList(syntax_.lemma(at), "have|be"))
      state.negated = !state.negated;
  }
}

uint32_t StateReader::AboveClause(uint32_t at, ToldState& state) const {
  uint32_t head = syntax_.head(at);
  std::string_view how = syntax_.deprel(at);
  if (head == kNoToken || how == "acl:relcl") return kNoToken;
  how = syntax_.relation(at);
  bool own = HasOwnSubject(syntax_, at);
  bool gerund = syntax_.word(at).xpos == "VBG";
  if (how == "xcomp" || how == "csubj" ||
      (!own && InList(how, "advcl|acl") && (gerund || HasMark(syntax_, at, "to|of|on|whether")))) {
    // A participle that only tells what else was done carries nothing: "left, closing its embassy".
    if (how == "advcl" && gerund && !HasMark(syntax_, at, "to|of|on|at|from|about|for|towards"))
      return kNoToken;
    // "began talks in Geneva on establishing": a parser may hang it on the verb.
    uint32_t noun = kNoToken;
    for (std::string_view beside : {"obj", "obl"})
      if (how == "advcl" && noun == kNoToken) noun = syntax_.Child(head, beside);
    if (noun != kNoToken && noun < at && Has(noun, Effect::near)) {
      Apply(noun, at, state);
    } else if (!Apply(head, at, state) && HasMark(syntax_, at, "to") && !gerund &&
               !Has(head, Effect::begins)) {
      state.open = true;  // an infinitive tells no fact of itself
    }
    return head;
  }
  if (how == "ccomp" || (how == "advcl" && own && HasMark(syntax_, at, "whether"))) {
    // "is considering recognising it, the minister said": a parser may hang both on "said".
    uint32_t before = at > 0 ? at - 1 : kNoToken;
    if (gerund && !own && before != kNoToken && syntax_.sentence(before) == syntax_.sentence(at) &&
        IsClause(before) && Apply(before, at, state))
      return before;
    return Apply(head, at, state) ? head : kNoToken;
  }
  if (how == "conj" && !own && IsClause(head)) {
    if (HasMark(syntax_, head, "if|unless|lest")) state.open = true;
    return AboveClause(head, state);
  }
  if (how == "conj" && HasMark(syntax_, head, "if|unless")) state.open = true;
  return kNoToken;
}

uint32_t StateReader::AboveNoun(uint32_t at, ToldState& state) const {
  uint32_t head = syntax_.head(at);
  if (head == kNoToken) return kNoToken;
  std::string_view how = syntax_.relation(at);
  if (how == "conj" && syntax_.word(head).upos == Upos::NOUN) return AboveNoun(head, state);
  bool starts = Has(head, Effect::begins), stops = Has(head, Effect::ends);
  if (IsClause(head)) {
    if (!InList(how, "obj|obl|nsubj|xcomp")) return kNoToken;
    if (how == "nsubj" && !syntax_.IsPassive(head)) {
      std::string_view modal = syntax_.Modal(head);
      if (!modal.empty() && !InList(modal, "will|can")) state.open = true;
      // "the truce collapsed" ends it; "the rivals ended their talks" does not.
      uint32_t object = syntax_.Child(head, "obj");
      bool idiom = object != kNoToken && InList(syntax_.lemma(object), "effect|hold|force|place");
      bool transitive = (object != kNoToken && !idiom) ||
                        syntax_.Child(head, "xcomp") != kNoToken ||
                        syntax_.Child(head, "ccomp") != kNoToken;
      if (transitive || !(starts || stops || Has(head, Effect::open) || Has(head, Effect::passes)))
        return kNoToken;
    }
    state.begins = state.begins || starts;
    state.ends = state.ends || stops;
    bool carried = Apply(head, at, state);
    return carried || starts || stops || frame_.IsLight(head) ? head : kNoToken;
  }
  if (how != "nmod" && how != "compound") return kNoToken;
  if (stops) state.ends = true;
  return Apply(head, at, state) || stops || InList(syntax_.lemma(head), "one|some|member|number")
             ? head
             : kNoToken;
}

uint32_t StateReader::Above(uint32_t at, ToldState& state) const {
  return IsClause(at) ? AboveClause(at, state) : AboveNoun(at, state);
}

ToldState StateReader::Read(const Candidate& candidate) const {
  ToldState state;
  state.open = IsQuestion(candidate.token);
  uint32_t at = candidate.token;
  for (int step = 0; at != kNoToken && step < kMaxSteps; ++step) {
    state.chain.push_back(at);
    if (IsClause(at)) ReadClause(at, state);
    if (syntax_.word(at).upos == Upos::NOUN) ReadNoun(at, state);
    ReadModifiers(at, state);
    at = Above(at, state);
  }
  return state;
}

}  // namespace dragoman
