#include "parse/syntax.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {

namespace {

bool Starts(std::string_view relation, std::string_view prefix) {
  return relation.substr(0, relation.find(':')) == prefix;
}

// Relations of which a noun phrase is made, seen from its head.
constexpr std::string_view kPhraseParts =
    "det|det:predet|amod|compound|compound:prt|nummod|nmod|nmod:poss|nmod:unmarked|nmod:tmod|"
    "nmod:npmod|nmod:desc|flat|fixed|goeswith|punct";
// Relations that end a noun phrase at any depth.
constexpr std::string_view kClauses =
    "acl|acl:relcl|advcl|advcl:relcl|appos|parataxis|ccomp|xcomp|csubj|orphan|discourse";

// Nouns that, between two prepositions, make one: "in front of", "on behalf of".
bool IsPrepositionNoun(std::string_view before, std::string_view noun, std::string_view after) {
  if (after == "of") {
    if (before == "in")
      return InList(noun,
                    "front|favor|favour|spite|light|terms|term|place|wake|face|view|charge|"
                    "case|lieu|defiance|aftermath|midst|course|presence|absence");
    if (before == "on") return InList(noun, "behalf|top|account|grounds|ground|basis|eve");
    return (before == "by" && InList(noun, "means|mean|way|virtue")) ||
           (before == "at" && InList(noun, "behest|invitation|request")) ||
           (before == "under" && noun == "auspices");
  }
  if (after == "to") return before == "in" && InList(noun, "response|addition|relation|regard");
  if (after == "with")
    return before == "in" && InList(noun,
                                    "line|accordance|connection|cooperation|coordination|"
                                    "conjunction|collaboration|keeping|touch|contact");
  if (after == "for") return before == "in" && InList(noun, "exchange|return");
  return false;
}

}  // namespace

Syntax::Syntax(const Document& doc)
    : doc_(doc),
      text_(doc.Get<TextLayer>()),
      parse_(doc.Get<ParseLayer>()),
      sentence_of_(parse_.words.size(), 0),
      child_start_(parse_.words.size() + 1, 0),
      name_of_(parse_.words.size(), 0) {
  for (uint32_t s = 0; s < text_.sentences.size(); ++s)
    for (uint32_t t = text_.sentences[s].tokens.begin; t < text_.sentences[s].tokens.end; ++t)
      sentence_of_[t] = s;
  for (const Word& word : parse_.words)
    if (word.head != kNoToken) ++child_start_[word.head + 1];
  for (uint32_t t = 0; t < size(); ++t) child_start_[t + 1] += child_start_[t];
  child_list_.resize(child_start_[size()]);
  std::vector<uint32_t> next(child_start_.begin(), child_start_.end() - 1);
  for (uint32_t t = 0; t < size(); ++t)
    if (head(t) != kNoToken) child_list_[next[head(t)]++] = t;
  for (uint32_t n = 0; n < parse_.names.size(); ++n)
    for (uint32_t t = parse_.names[n].tokens.begin; t < parse_.names[n].tokens.end; ++t)
      name_of_[t] = n + 1;
}

std::string_view Syntax::relation(uint32_t token) const {
  std::string_view full = deprel(token);
  return full.substr(0, full.find(':'));
}

std::span<const uint32_t> Syntax::children(uint32_t token) const {
  return std::span(child_list_)
      .subspan(child_start_[token], child_start_[token + 1] - child_start_[token]);
}

bool Syntax::Matches(uint32_t token, std::string_view relation) const {
  std::string_view full = deprel(token);
  return full == relation ||
         (relation.find(':') == std::string_view::npos && Starts(full, relation));
}

uint32_t Syntax::Child(uint32_t token, std::string_view relation) const {
  for (uint32_t child : children(token))
    if (Matches(child, relation)) return child;
  return kNoToken;
}

std::vector<uint32_t> Syntax::Children(uint32_t token, std::string_view relation) const {
  std::vector<uint32_t> out;
  for (uint32_t child : children(token))
    if (Matches(child, relation)) out.push_back(child);
  return out;
}

TokenRange Syntax::Subtree(uint32_t token) const {
  TokenRange range{token, token + 1};
  std::vector<uint32_t> open = {token};
  while (!open.empty()) {
    uint32_t at = open.back();
    open.pop_back();
    range = range.Cover({at, at + 1});
    for (uint32_t child : children(at)) open.push_back(child);
  }
  return range;
}

bool Syntax::IsBelow(uint32_t token, uint32_t ancestor) const {
  for (uint32_t at = token; at != kNoToken; at = head(at))
    if (at == ancestor) return true;
  return false;
}

std::vector<uint32_t> Syntax::Conjuncts(uint32_t token) const {
  std::vector<uint32_t> out = {token};
  for (size_t i = 0; i < out.size(); ++i)
    for (uint32_t child : children(out[i]))
      if (Matches(child, "conj")) out.push_back(child);
  std::sort(out.begin(), out.end());
  return out;
}

TokenRange Syntax::NounPhrase(uint32_t phrase_head) const {
  TokenRange all = Subtree(phrase_head);
  std::vector<bool> inside(all.size(), false);
  std::vector<uint32_t> open = {phrase_head};
  while (!open.empty()) {
    uint32_t at = open.back();
    open.pop_back();
    inside[at - all.begin] = true;
    for (uint32_t child : children(at)) {
      bool part = at == phrase_head ? InList(deprel(child), kPhraseParts)
                                    : !InList(deprel(child), kClauses);
      // "acting as ..." is a clause, "Taliban-led" is none: clauses never stand before their noun.
      if (part) open.push_back(child);
    }
  }
  TokenRange range{phrase_head, phrase_head + 1};
  while (range.begin > all.begin && inside[range.begin - 1 - all.begin]) --range.begin;
  while (range.end < all.end && inside[range.end - all.begin]) ++range.end;
  return TrimPunctuation(range, phrase_head);
}

// A closing mark stays if the range has its opening one.
TokenRange Syntax::TrimPunctuation(TokenRange range, uint32_t keep) const {
  auto has = [&](std::string_view marks) {
    for (uint32_t t = range.begin + 1; t + 1 < range.end; ++t)
      if (InList(form(t), marks)) return true;
    return false;
  };
  auto opens = [&](std::string_view closing) -> std::string_view {
    if (closing == ")") return "(";
    if (closing == "]") return "[";
    if (closing == "”") return "“";
    return closing == "\"" ? "\"" : "";
  };
  while (range.begin < keep && word(range.begin).upos == Upos::PUNCT) ++range.begin;
  while (range.end - 1 > keep && word(range.end - 1).upos == Upos::PUNCT) {
    std::string_view opening = opens(form(range.end - 1));
    if (!opening.empty() && has(opening)) break;
    --range.end;
  }
  return range;
}

// "which" in "the country which left" stands for "country".
uint32_t Syntax::Antecedent(uint32_t token) const {
  if (!InList(lemma(token), "who|which|that|whom") ||
      !(word(token).xpos.starts_with("W") ||
        word(token).feats.find("PronType=Rel") != std::string_view::npos))
    return token;
  for (uint32_t at = token; at != kNoToken; at = head(at)) {
    if (deprel(at) == "acl:relcl" && head(at) != kNoToken) return head(at);
    if (at != token && Starts(deprel(at), "ccomp")) break;
  }
  return token;
}

void Syntax::AddWithConjuncts(uint32_t token, std::vector<uint32_t>* out) const {
  uint32_t noun = Antecedent(token);
  for (uint32_t t : noun == token ? Conjuncts(token) : std::vector<uint32_t>{noun})
    if (std::find(out->begin(), out->end(), t) == out->end()) out->push_back(t);
}

bool Syntax::HasOwnSubject(uint32_t verb) const {
  for (uint32_t child : children(verb))
    if (Matches(child, "nsubj") || Matches(child, "csubj") || Matches(child, "expl")) return true;
  return false;
}

// A conjunct without subject and auxiliaries of its own: "was arrested and deported".
bool Syntax::SharesAuxiliaries(uint32_t verb) const {
  return relation(verb) == "conj" && head(verb) != kNoToken && !HasOwnSubject(verb) &&
         Child(verb, "aux") == kNoToken && Child(verb, "cop") == kNoToken;
}

std::vector<uint32_t> Syntax::Subjects(uint32_t verb) const {
  std::vector<uint32_t> out;
  // Upwards only, so that it ends; "verb" is then the governor that gives its subject.
  for (uint32_t at = verb; at != kNoToken;) {
    for (std::string_view wanted : {"nsubj", "nsubj:pass", "nsubj:outer"})
      if (out.empty())
        for (uint32_t child : children(at))
          if (deprel(child) == wanted) AddWithConjuncts(child, &out);
    if (!out.empty() || HasOwnSubject(at)) return out;
    uint32_t governor = head(at);
    if (governor == kNoToken) return out;
    std::string_view how = deprel(at);
    if (how == "acl:relcl") {
      // "the envoy [that] visiting ...": parsers leave the relative pronoun out as obj or advmod.
      if (Child(at, "obj") == kNoToken || Antecedent(Child(at, "obj")) == Child(at, "obj"))
        out.push_back(governor);
      return out;
    }
    if (how == "acl") {
      if (!HasInfinitiveMark(at)) {
        out.push_back(governor);
        return out;
      }
      // "Russia's decision to withdraw"; "Russia made a decision to withdraw".
      uint32_t owner = Child(governor, "nmod:poss");
      if (owner != kNoToken) return Conjuncts(owner);
      if (relation(governor) != "obj" && Child(governor, "cop") == kNoToken) return out;
      at = relation(governor) == "obj" ? head(governor) : governor;
    } else if (how == "xcomp") {
      uint32_t object = Child(governor, "obj");
      if (object == kNoToken) object = Child(governor, "iobj");
      if (object != kNoToken && object < at && lemma(governor) != "promise" &&
          lemma(governor) != "vow") {
        AddWithConjuncts(object, &out);
        return out;
      }
      at = governor;
    } else if (how == "conj" || Starts(how, "advcl")) {
      at = governor;
    } else {
      return out;
    }
  }
  return out;
}

bool Syntax::HasInfinitiveMark(uint32_t verb) const {
  for (uint32_t child : children(verb))
    if (Matches(child, "mark") && lemma(child) == "to") return true;
  return false;
}

std::vector<uint32_t> Syntax::Objects(uint32_t verb) const {
  std::vector<uint32_t> out;
  for (uint32_t child : children(verb))
    if (Matches(child, "obj")) AddWithConjuncts(child, &out);
  // "arrested and deported the men": the object stands with the first verb, behind the last.
  if (out.empty() && relation(verb) == "conj" && head(verb) != kNoToken)
    for (uint32_t child : children(head(verb)))
      if (Matches(child, "obj") && child > verb) AddWithConjuncts(child, &out);
  return out;
}

std::vector<uint32_t> Syntax::IndirectObjects(uint32_t verb) const {
  std::vector<uint32_t> out;
  for (uint32_t child : children(verb))
    if (Matches(child, "iobj")) AddWithConjuncts(child, &out);
  return out;
}

std::vector<uint32_t> Syntax::Agents(uint32_t verb) const {
  std::vector<uint32_t> out;
  if (!IsPassive(verb)) return out;
  auto collect = [&](uint32_t from, uint32_t behind) {
    for (uint32_t child : children(from)) {
      bool agent = deprel(child) == "obl:agent" ||
                   (relation(child) == "obl" && PrepositionOf(child) == "by" &&
                    word(child).xpos != "VBG" && deprel(child) != "obl:tmod");
      if (agent && child > behind) AddWithConjuncts(child, &out);
    }
  };
  collect(verb, 0);
  // "was arrested and deported by police"
  if (out.empty())
    for (uint32_t child : children(verb))
      if (Matches(child, "conj") && SharesAuxiliaries(child) && IsPassive(child)) collect(child, 0);
  return out;
}

bool Syntax::IsPassive(uint32_t verb) const {
  // A finite form without an auxiliary, whatever the tree calls its subject: "RT reported".
  if (InList(word(verb).xpos, "VBD|VBZ|VBP") && Child(verb, "aux") == kNoToken &&
      Child(verb, "cop") == kNoToken)
    return false;
  uint32_t at = verb;
  for (;;) {
    bool auxiliary = false, perfect = false, being = false;
    for (uint32_t child : children(at)) {
      if (deprel(child) == "nsubj:pass" || deprel(child) == "aux:pass" ||
          deprel(child) == "csubj:pass" || deprel(child) == "obl:agent")
        return word(at).xpos != "VBG" || deprel(child) != "obl:agent";
      if (!Matches(child, "aux") && !Matches(child, "cop")) continue;
      auxiliary = true;
      perfect = perfect || lemma(child) == "have";
      being = being || lemma(child) == "be";
    }
    // "has seized" is a participle too, and features made from the tag alone call it passive.
    if (perfect && !being) return false;
    bool modifier = InList(relation(at), "acl|amod|advcl");
    if (word(at).xpos == "VBN" && !auxiliary && !modifier && SharesAuxiliaries(at)) {
      at = head(at);
      continue;
    }
    // A finite verb that the tagger took for a participle: it has a subject, and nothing makes it
    // passive.
    if (!auxiliary && !modifier && relation(at) != "conj" && Child(at, "nsubj") != kNoToken)
      return false;
    if (word(at).feats.find("Voice=Pass") != std::string_view::npos) return true;
    return word(at).xpos == "VBN" && !auxiliary && modifier;
  }
}

// Whether this dependent turns its verb or noun into its opposite.
bool Syntax::Negates(uint32_t child) const {
  std::string_view word_lemma = lemma(child), how = relation(child);
  if (how == "advmod" || how == "discourse" || how == "aux") {
    if (InList(word_lemma, "not|n't|n’t|nt")) {
      // "not only ... but also" says both.
      return child + 1 >= size() || !InList(lemma(child + 1), "only|just|merely|simply");
    }
    if (InList(word_lemma, "never|neither|nor|hardly|scarcely|nowhere")) return true;
    // "no longer", "no more": the parser may have either word on top.
    if (word_lemma == "no") return child + 1 < size() && InList(form(child + 1), "longer|more");
    if (InList(form(child), "longer|more") && child > 0 && lemma(child - 1) == "no") return true;
    return false;
  }
  if (how == "cc") return InList(word_lemma, "nor|neither") || (word_lemma == "not");
  if (how == "mark" || how == "case") return word_lemma == "without";
  if (how == "det") return InList(word_lemma, "no|neither") && head(child) != kNoToken;
  if (how == "nsubj" || how == "obj") {
    if (InList(word_lemma, "nobody|none|nothing|neither|no-one")) return true;
    uint32_t determiner = Child(child, "det");
    return determiner != kNoToken && InList(lemma(determiner), "no|neither");
  }
  return false;
}

bool Syntax::IsNegated(uint32_t verb) const {
  for (uint32_t child : children(verb))
    if (Negates(child)) return true;
  uint32_t governor = head(verb);
  if (governor == kNoToken) return false;
  if (relation(verb) == "xcomp" && lemma(governor) == "fail") return !IsNegated(governor);
  if (relation(verb) == "conj" && SharesAuxiliaries(verb)) {
    // "did not attack or threaten": both; "did not attack and left": the first.
    uint32_t joint = Child(verb, "cc");
    if (joint != kNoToken && !InList(lemma(joint), "or|nor")) return false;
    for (uint32_t child : children(governor))
      if (child < verb && Negates(child)) return true;
    return relation(governor) == "xcomp" && head(governor) != kNoToken &&
           lemma(head(governor)) == "fail";
  }
  return false;
}

bool Syntax::IsPast(uint32_t verb) const {
  uint32_t at = verb;
  while (SharesAuxiliaries(at) && word(at).xpos != "VBD" && word(head(at)).upos == word(at).upos &&
         word(at).xpos == word(head(at)).xpos)
    at = head(at);
  bool auxiliary = false;
  std::string_view modal = Modal(at);
  for (uint32_t child : children(at)) {
    if (!Matches(child, "aux") && !Matches(child, "cop")) continue;
    auxiliary = true;
    if (word(child).xpos == "MD") continue;
    if (word(child).xpos == "VBD") return true;
    if (lemma(child) == "have" && !InList(modal, "will|shall")) return true;
  }
  if (word(at).xpos == "VBD") return true;
  return word(at).xpos == "VBN" && !auxiliary && Child(at, "mark") == kNoToken;
}

std::string_view Syntax::Modal(uint32_t verb) const {
  uint32_t at = verb;
  for (;;) {
    for (uint32_t child : children(at))
      if (Matches(child, "aux") && word(child).xpos == "MD") return lemma(child);
    // "will come and see": the second verb is as bare as the first.
    if (!SharesAuxiliaries(at) || word(at).xpos != word(head(at)).xpos) return {};
    at = head(at);
  }
}

std::string Syntax::PrepositionOf(uint32_t noun) const {
  std::string out;
  auto add = [&](uint32_t token) {
    if (!out.empty()) out += ' ';
    for (char c : form(token)) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  for (uint32_t child : children(noun)) {
    if (!Matches(child, "case") || child > noun) continue;
    add(child);
    for (uint32_t part : children(child))
      if (Matches(part, "fixed")) add(part);
  }
  return out;
}

void Syntax::AddOblique(uint32_t noun, std::vector<Oblique>* out) const {
  std::string preposition = PrepositionOf(noun);
  // "in front of the house": the house.
  for (uint32_t child : children(noun)) {
    if (!Matches(child, "nmod") || child < noun) continue;
    std::string second = PrepositionOf(child);
    if (!IsPrepositionNoun(preposition, lemma(noun), second)) continue;
    std::string joined = preposition + " " + std::string(form(noun)) + " " + second;
    for (uint32_t conjunct : Conjuncts(child)) out->push_back({conjunct, joined});
    return;
  }
  uint32_t antecedent = Antecedent(noun);
  if (antecedent != noun) {
    out->push_back({antecedent, preposition});
    return;
  }
  for (uint32_t conjunct : Conjuncts(noun)) {
    std::string own = PrepositionOf(conjunct);
    out->push_back({conjunct, own.empty() ? preposition : own});
  }
}

std::vector<Syntax::Oblique> Syntax::Obliques(uint32_t phrase_head) const {
  std::vector<Oblique> out;
  for (uint32_t child : children(phrase_head))
    if (Matches(child, "obl") || (Matches(child, "nmod") && deprel(child) != "nmod:poss"))
      AddOblique(child, &out);
  return out;
}

const Name* Syntax::NameAt(uint32_t token) const {
  return name_of_[token] == 0 ? nullptr : &parse_.names[name_of_[token] - 1];
}

}  // namespace dragoman
