#include "events/status.h"

#include <algorithm>
#include <cstdlib>

#include "core/strings.h"

namespace dragoman {

namespace {

constexpr int kMaxSteps = 6;  // verbs above a trigger that can still bear on it

struct Signs {
  bool negated = false, hypothetical = false, future = false, ongoing = false;
};

bool HasToMark(const Syntax& syntax, uint32_t verb) {
  for (uint32_t child : syntax.children(verb))
    if (child < verb && syntax.relation(child) == "mark" && syntax.lemma(child) == "to")
      return true;
  return false;
}

bool IsPerfect(const Syntax& syntax, uint32_t verb) {
  for (uint32_t child : syntax.children(verb))
    if (syntax.relation(child) == "aux" && syntax.lemma(child) == "have") return true;
  return false;
}

// "said it would": future seen from the past.
bool IsReported(const Syntax& syntax, uint32_t verb) {
  for (uint32_t at = verb; at != kNoToken; at = syntax.head(at)) {
    if (syntax.relation(at) != "ccomp") continue;
    uint32_t head = syntax.head(at);
    if (head == kNoToken) return false;
    // "announced it, adding that it would"
    return syntax.IsPast(head) ||
           (syntax.word(head).xpos == "VBG" && syntax.relation(head) == "advcl" &&
            syntax.head(head) != kNoToken && syntax.IsPast(syntax.head(head)));
  }
  return false;
}

void ReadModal(const Syntax& syntax, uint32_t verb, Signs& signs) {
  std::string_view modal = syntax.Modal(verb);
  if (modal.empty()) return;
  if (InList(modal, "will|shall|'ll|’ll|wo|ll"))
    signs.future = true;
  else if (InList(modal, "would|'d|’d") && IsReported(syntax, verb) && !IsPerfect(syntax, verb))
    signs.future = true;
  else
    signs.hypothetical = true;
}

void ReadConditions(const Syntax& syntax, uint32_t verb, Signs& signs) {
  for (uint32_t child : syntax.children(verb))
    if (syntax.relation(child) == "mark" &&
        InList(syntax.lemma(child), "if|unless|whether|lest|provided"))
      signs.hypothetical = true;
}

void ReadProgressive(const Syntax& syntax, uint32_t verb, Signs& signs) {
  if (syntax.word(verb).xpos != "VBG") return;
  bool auxiliary = false;
  for (uint32_t child : syntax.children(verb)) {
    if (syntax.relation(child) != "aux" && syntax.relation(child) != "cop") continue;
    auxiliary = true;
    std::string_view tag = syntax.word(child).xpos;
    bool present = tag == "VBZ" || tag == "VBP" || tag == "VBN";
    // "said that it was shelling": it is.
    if (syntax.lemma(child) == "be" && (present || IsReported(syntax, verb))) signs.ongoing = true;
  }
  if (!auxiliary && syntax.relation(verb) == "acl" && syntax.Child(verb, "mark") == kNoToken)
    signs.ongoing = true;
}

// "The rebels hold a hundred hostages": a present tense of deeds, in running text, is a state. In
// titles it is the past.
void ReadPresent(const Syntax& syntax, const Candidate& candidate, Signs& signs) {
  uint32_t verb = candidate.token;
  std::string_view tag = syntax.word(verb).xpos;
  Role role = syntax.text().sentences[syntax.sentence(verb)].role;
  if (role == Role::body && (tag == "VBZ" || tag == "VBP") && !syntax.form(verb).ends_with("ed") &&
      InList(candidate.type, "ASSAULT|MOBILIZE|AID|COERCE|SANCTION|COOPERATE|SUPPORT"))
    signs.ongoing = true;
}

// Infinitives: what kind of word governs them decides.
void ReadInfinitive(const Syntax& syntax, uint32_t verb, Signs& signs) {
  if (!HasToMark(syntax, verb) || IsPerfect(syntax, verb)) return;
  uint32_t head = syntax.head(verb);
  if (head == kNoToken) return;
  std::string_view how = syntax.relation(verb), lemma = syntax.lemma(head);
  if (how == "acl") {
    if (syntax.word(head).upos == Upos::NOUN &&
        !InList(lemma,
                "first|last|one|country|state|nation|government|power|group|person|member|leader|"
                "decision|move|attempt|effort|bid|right"))
      // "under pressure to", "the chance to": nobody says that it will be.
      (InList(lemma,
              "pressure|chance|opportunity|reason|need|ability|capability|capacity|power|"
              "failure|refusal|reluctance|way|means|possibility|option|authority|licence")
           ? signs.hypothetical
           : signs.future) = true;
  } else if (how == "advcl") {
    // "went on to say": what followed
    if (!InList(lemma, "go|come|proceed|use")) signs.hypothetical = true;
  } else if (how == "xcomp" || how == "ccomp" || how == "csubj") {
    if (lemma == "go" && syntax.word(head).xpos == "VBG")
      signs.future = true;
    else if (InList(lemma,
                    "expect|plan|intend|prepare|schedule|set|due|want|hope|decide|vow|ready"))
      signs.future = true;
    else if (!InList(
                 lemma,
                 "try|attempt|seek|begin|start|continue|help|force|manage|compel|cause|lead|"
                 "use|proceed|come|go|fail|become|say|report|believe|know|understand|claim|appear|"
                 "seem|think|rush|race|struggle|enable|allow|permit|persuade|convince|prompt"))
      signs.hypothetical = true;
  }
}

// "dreams of leaving", "the risk of losing", "is close to leaving": it is not done.
void ReadGerund(const Syntax& syntax, uint32_t verb, Signs& signs) {
  uint32_t head = syntax.head(verb), mark = syntax.Child(verb, "mark");
  if (syntax.word(verb).xpos != "VBG" || head == kNoToken || mark == kNoToken) return;
  std::string_view lemma = syntax.lemma(head);
  if (InList(syntax.lemma(mark), "of|about|as|over") &&
      InList(lemma,
             "talk|speak|think|dream|possibility|suggestion|idea|prospect|risk|threat|hint|chance|"
             "option|danger|hope|warn|discuss|negotiation|notion|question"))
    signs.hypothetical = true;
  if (InList(syntax.lemma(mark), "of|from|to|for") &&
      InList(lemma, "intention|plan|aim|goal|away|close|intent"))
    signs.future = true;
}

// "Few countries have embassies there", but "a few countries".
bool HasFewSubject(const Syntax& syntax, uint32_t verb) {
  for (uint32_t subject : syntax.Subjects(verb))
    for (uint32_t child : syntax.children(subject))
      if (child < subject && syntax.lemma(child) == "few" &&
          syntax.Child(subject, "det") == kNoToken)
        return true;
  return false;
}

void ReadVerb(const Syntax& syntax, uint32_t verb, Signs& signs) {
  if (syntax.IsNegated(verb) || HasFewSubject(syntax, verb)) signs.negated = !signs.negated;
  ReadModal(syntax, verb, signs);
  ReadConditions(syntax, verb, signs);
  ReadProgressive(syntax, verb, signs);
  ReadInfinitive(syntax, verb, signs);
  ReadGerund(syntax, verb, signs);
}

void ReadNoun(const Syntax& syntax, uint32_t noun, Signs& signs) {
  for (uint32_t child : syntax.children(noun)) {
    std::string_view how = syntax.relation(child), lemma = syntax.lemma(child);
    if (how == "amod" || how == "compound") {
      if (InList(lemma, "planned|upcoming|future|forthcoming|scheduled|looming|impending|imminent"))
        signs.future = true;
      if (InList(lemma, "possible|potential|hypothetical|any|likely|proposed|eventual"))
        signs.hypothetical = true;
      if (InList(lemma, "ongoing|continuing|continued|current|relentless|long-running"))
        signs.ongoing = true;
    }
    if (how == "det" && InList(lemma, "no|any"))
      (lemma == "no" ? signs.negated : signs.hypothetical) = true;
    if (how == "case" && lemma == "without") signs.negated = true;
  }
  uint32_t head = syntax.head(noun);
  if (head == kNoToken || syntax.relation(noun) != "nmod") return;
  if (InList(syntax.lemma(head),
             "possibility|prospect|risk|fear|threat|danger|chance|likelihood|case|event|idea|"
             "option|hope|expectation|possibility|scenario"))
    signs.hypothetical = true;
  if (InList(syntax.lemma(head), "absence|lack|end|halt")) signs.negated = true;
  if (InList(syntax.lemma(head), "preparation|plan|eve|proposal")) signs.future = true;
}

bool HappensWith(std::string_view lemma) {
  return InList(lemma,
                "happen|occur|take|begin|start|continue|rage|resume|erupt|break|be|come|follow|"
                "go|escalate|intensify|end|fail|collapse|proceed|last");
}

}  // namespace

EventStatus StatusOf(const Frame& frame, const Candidate& candidate) {
  const Syntax& syntax = frame.syntax();
  Signs signs;
  uint32_t at = candidate.token;
  if (candidate.pattern->kind == PatternKind::noun) {
    ReadNoun(syntax, at, signs);
    uint32_t verb = frame.Governor(at);
    uint32_t head = syntax.head(at);
    if (verb == kNoToken && head != kNoToken && syntax.relation(at) == "nsubj" &&
        HappensWith(syntax.lemma(head))) {
      verb = head;
      if (InList(syntax.lemma(head), "continue|rage") || syntax.word(head).xpos == "VBG")
        signs.ongoing = true;
    }
    bool happens = verb != kNoToken && verb == head && HappensWith(syntax.lemma(verb));
    if (verb != kNoToken && InList(syntax.lemma(verb), "plan|prepare|schedule|expect|order") &&
        (!syntax.IsPast(verb) || syntax.IsPassive(verb)))
      signs.future = true;
    const std::vector<std::string>& tags = candidate.pattern->tags;
    bool lasting = std::find(tags.begin(), tags.end(), "lasting") != tags.end();
    if (lasting && !frame.IsLight(verb) && !happens) signs.ongoing = true;
    if (verb != kNoToken && InList(syntax.lemma(verb), "keep|continue|sustain|maintain|prolong"))
      signs.ongoing = true;
    if (verb != kNoToken &&
        InList(syntax.lemma(verb), "consider|contemplate|propose|discuss|weigh|mull|advocate"))
      signs.hypothetical = true;
    uint32_t copula = syntax.Child(candidate.token, "cop");
    // "is in talks", but "that is a rebuke" of what was said.
    bool deed = !InList(candidate.type, "ACCUSE|REJECT|REQUEST|SUPPORT|AGREE|THREATEN|CONCEDE");
    if (deed && copula != kNoToken && syntax.word(copula).xpos.starts_with("VB") &&
        !syntax.IsPast(at))
      signs.ongoing = true;
    bool tells = verb != kNoToken && (frame.IsLight(verb) || happens || HasToMark(syntax, verb) ||
                                      InList(syntax.lemma(verb), "include|involve|feature"));
    at = tells ? verb : copula != kNoToken ? at : kNoToken;
  }
  if (candidate.pattern->kind == PatternKind::verb) ReadPresent(syntax, candidate, signs);
  for (int step = 0; at != kNoToken && step < kMaxSteps; ++step) {
    ReadVerb(syntax, at, signs);
    uint32_t head = syntax.head(at);
    std::string_view how = syntax.relation(at);
    if (head == kNoToken) break;
    // Up to the verb that this one completes, or to the first of conjuncts with a shared modal.
    bool up = how == "xcomp" ||
              (how == "advcl" && !HasToMark(syntax, at) && syntax.word(at).xpos == "VBG");
    if (syntax.relation(at) == "ccomp" || how == "advcl" || how == "conj")
      ReadConditions(syntax, how == "conj" ? head : at, signs);
    if (!up) break;
    if (InList(syntax.lemma(head), "continue|keep")) signs.ongoing = true;
    at = head;
  }
  // "a letter backing it" backed it when it was sent.
  uint32_t above = syntax.head(candidate.token);
  if (syntax.relation(candidate.token) == "acl" && above != kNoToken && frame.IsText(above))
    signs.ongoing = false;
  std::string_view outer = candidate.status_from_outer;
  if (outer == "negated") signs.negated = true;
  if (outer == "future") signs.future = true;
  if (outer == "ongoing") signs.ongoing = true;
  if (signs.negated) return EventStatus::negated;
  if (signs.hypothetical) return EventStatus::hypothetical;
  if (signs.future) return EventStatus::future;
  if (signs.ongoing) return EventStatus::ongoing;
  return EventStatus::occurred;
}

EventStatus StatusByDate(EventStatus status, std::string_view date, std::string_view report_date) {
  bool told = status == EventStatus::occurred || status == EventStatus::ongoing;
  if (!told || date.size() < 4 || report_date.size() < 4) return status;
  auto number = [](std::string_view text) {
    int out = 0;
    for (char c : text) {
      if (c < '0' || c > '9') return -1;
      out = out * 10 + (c - '0');
    }
    return out;
  };
  int year = number(date.substr(0, 4)), report_year = number(report_date.substr(0, 4));
  if (year < 0 || report_year < 0) return status;
  int month = date.size() >= 7 ? number(date.substr(5, 2)) : -1;
  int report_month = report_date.size() >= 7 ? number(report_date.substr(5, 2)) : -1;
  int months = (report_year - year) * 12;
  if (month > 0 && report_month > 0)
    months += report_month - month;
  else if (report_year - year == 1)
    return status;  // "last year": within reach
  if (months > 12) return EventStatus::historical;
  if (status == EventStatus::occurred && date.size() == 10 && report_date.size() == 10 &&
      date.substr(4, 1) == "-" && number(date.substr(8, 2)) > 0 && date > report_date)
    return EventStatus::future;
  return status;
}

}  // namespace dragoman
