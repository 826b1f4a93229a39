// Three signs, each at the name itself: an apposition that only a person can have, a country in the
// genitive that is not the body's own, and a fuller name of the same report.
// Does not: homonyms told apart by what they do ("Georgia certified its count in Atlanta").
// Tests: tests/actors/homonyms_test.cc.
#include "actors/homonyms.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/name_matcher.h"

namespace dragoman {
namespace {

constexpr uint32_t kMaxApposition = 6;  // tokens between the comma and the noun that decides
constexpr size_t kMaxFullNames = 200;   // of a report, that a lone name is compared with
// Said of states and bodies as well: they do not make a person.
constexpr std::string_view kAnybody =
    "member|ally|partner|neighbour|neighbor|leader|sponsor|supporter|mediator|host|broker|donor|"
    "founder|observer|player|rival|critic|opponent|power|state|candidate|contributor|guarantor|"
    "buyer|supplier|exporter|importer|producer|lender|creditor|enemy|foe|friend|source|producer|"
    "representative|guest|backer|owner|signatory|operator|chair|publisher|agency|witness|victim";

class Homonyms {
 public:
  Homonyms(const Syntax& syntax, const Knowledge& knowledge, std::vector<NameUnit>& units)
      : syntax_(syntax), knowledge_(knowledge), units_(units) {}

  void Run() {
    for (size_t i = 0; i < units_.size(); ++i) {
      NameUnit& unit = units_[i];
      if (unit.entity == nullptr) {
        if (unit.label == NameLabel::organisation && i + 1 < units_.size())
          OfCity(unit, units_[i + 1]);
        continue;
      }
      bool person = unit.entity->kind == EntityKind::person;
      if (!person && IsOneName(unit) && HasPersonsApposition(unit.tokens.end)) {
        unit.entity = nullptr;
        unit.label = NameLabel::person;
      } else if (!person && unit.entity->kind != EntityKind::country) {
        if (i > 0) OtherCountrys(unit, units_[i - 1]);
        if (i + 1 < units_.size() && unit.entity != nullptr) OfOtherCity(unit, units_[i + 1]);
      }
    }
    LoneNames();
  }

 private:
  std::string Lower(uint32_t t) const { return ToLower(syntax_.form(t)); }
  bool In(uint32_t t, uint32_t sentence) const {
    return t < syntax_.size() && syntax_.sentence(t) == sentence;
  }

  bool IsOneName(const NameUnit& unit) const {
    return unit.tokens.size() == 1 && (unit.use == NameUse::name || unit.use == NameUse::capital);
  }

  // ", a retired teacher", ", who chairs", ", aged nine", ", a 34-year-old plumber".
  bool HasPersonsApposition(uint32_t comma) const {
    if (comma == 0) return false;
    const uint32_t sentence = syntax_.sentence(comma - 1);
    if (!In(comma + 1, sentence) || syntax_.form(comma) != ",") return false;
    std::string first = Lower(comma + 1);
    if (first == "who" || first == "aged") return true;
    if (!InList(first, "a|an|the|his|her|their")) return false;
    std::vector<std::string_view> forms;
    for (uint32_t t = comma + 2; In(t, sentence) && forms.size() < kMaxApposition; ++t) {
      std::string_view form = syntax_.form(t);
      if (form == "," ||
          InList(ToLower(form), "of|in|at|which|that|with|for|to|from|on|by|whose|as|when|where"))
        break;
      forms.push_back(form);
    }
    for (size_t at = 0; at < forms.size(); ++at) {
      if (forms[at].ends_with("-year-old") ||
          (at >= 2 && ToLower(forms[at]) == "old" && ToLower(forms[at - 2]).starts_with("year")))
        return true;
      RoleHit role = knowledge_.RoleAt(forms, at);
      if (role.role == nullptr || role.role->kind != RoleKind::office) continue;
      // The noun itself, not "a president-led bloc".
      if (at + role.tokens != forms.size()) continue;
      return !InList(ToLower(forms.back()), kAnybody);
    }
    return false;
  }

  // "Morocco's Justice and Development Party", "Colombia's ELN".
  void OtherCountrys(NameUnit& unit, const NameUnit& before) const {
    if (before.entity == nullptr || before.entity->kind != EntityKind::country) return;
    uint32_t mark = before.tokens.end;
    bool adjective = mark + 2 == unit.tokens.begin && (syntax_.word(mark + 1).upos == Upos::ADJ ||
                                                       syntax_.word(mark + 1).upos == Upos::VERB);
    if (mark + 1 != unit.tokens.begin && !adjective) return;
    if (syntax_.form(mark) != "'s" && syntax_.form(mark) != "’s") return;
    // "Russia's Taliban envoy": the name only describes what follows.
    if (syntax_.relation(unit.tokens.end - 1) == "compound") return;
    SetApart(unit, before.entity->tenures.front().code);
  }

  // "El Pais, of Montevideo".
  void OfOtherCity(NameUnit& unit, const NameUnit& behind) const {
    if (std::string code = CodeBehind(unit, behind); !code.empty()) SetApart(unit, code);
  }
  // "the Evening Post of Suva": a body without a row is of that country.
  void OfCity(NameUnit& unit, const NameUnit& behind) const {
    if (unit.inner_code.empty()) unit.inner_code = CodeBehind(unit, behind);
  }
  // The country of a capital that follows with "of"; empty where none does.
  std::string CodeBehind(const NameUnit& unit, const NameUnit& behind) const {
    if (behind.entity == nullptr || behind.entity->kind != EntityKind::country ||
        behind.use != NameUse::capital)
      return "";
    uint32_t t = unit.tokens.end;
    if (t < syntax_.size() && syntax_.form(t) == ",") ++t;
    bool of = t + 1 == behind.tokens.begin && Lower(t) == "of";
    return of ? behind.entity->tenures.front().code : "";
  }

  // The body is none that the tables know, but one of the country, unless theirs is of it too.
  static void SetApart(NameUnit& unit, const std::string& code) {
    bool own = unit.entity->tenures.empty();
    for (const Tenure& t : unit.entity->tenures) own |= t.code.empty() || t.code == code;
    bool international = unit.entity->tenures.empty() || unit.entity->tenures.front().code == "IGO";
    if (own || international) return;
    unit.entity = nullptr;
    unit.label = NameLabel::organisation;
    unit.inner_code = code;
  }

  // A lone name that the tables gave to somebody is first of all that of a fuller name before it.
  void LoneNames() {
    NameMatcher matcher(knowledge_);
    std::vector<ParsedName> full;
    for (NameUnit& unit : units_) {
      bool person = unit.entity != nullptr ? unit.entity->kind == EntityKind::person
                                           : unit.label == NameLabel::person;
      if (!person) continue;
      std::string name;
      for (uint32_t t = unit.tokens.begin; t < unit.tokens.end; ++t)
        name += (name.empty() ? "" : " ") + std::string(syntax_.form(t));
      ParsedName parsed = matcher.Parse(name, NamedKind::person);
      if (parsed.words.size() > 1 && unit.entity == nullptr && full.size() < kMaxFullNames) {
        full.push_back(std::move(parsed));
      } else if (unit.tokens.size() == 1 && unit.entity != nullptr) {
        bool borne = std::any_of(full.begin(), full.end(), [&](const ParsedName& other) {
          return matcher.SamePersonWords(parsed, other);
        });
        if (!borne) continue;
        unit.entity = nullptr;
        unit.label = NameLabel::person;
      }
    }
  }

  const Syntax& syntax_;
  const Knowledge& knowledge_;
  std::vector<NameUnit>& units_;
};

}  // namespace

void SetHomonymsApart(const Syntax& syntax, const Knowledge& knowledge,
                      std::vector<NameUnit>& units) {
  Homonyms(syntax, knowledge, units).Run();
}

}  // namespace dragoman
