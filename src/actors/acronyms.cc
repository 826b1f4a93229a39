#include "actors/acronyms.h"

#include <unordered_map>

#include "core/utf8.h"
#include "knowledge/forms.h"

namespace dragoman {
namespace {

constexpr size_t kLongestAcronym = 8;
constexpr size_t kShortestInitials = 3;

bool IsAcronym(std::string_view form) {
  return form.size() >= 2 && form.size() <= kLongestAcronym && CapitalsOf(form) == Capitals::all &&
         CountCodePoints(form) == form.size();
}

bool CanBeShortened(const NameUnit& unit) {
  bool person = unit.entity != nullptr ? unit.entity->kind == EntityKind::person
                                       : unit.label == NameLabel::person;
  return !person && unit.use == NameUse::name && unit.tokens.size() > 1;
}

// "Council of Free Cities" -> "CFC".
std::string Initials(const Syntax& syntax, TokenRange tokens) {
  std::string initials;
  for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
    std::string_view form = syntax.form(t);
    if (form[0] >= 'A' && form[0] <= 'Z') initials.push_back(form[0]);
  }
  return initials;
}

// The acronym in brackets right behind the tokens, or nothing.
std::string_view BracketedBehind(const Syntax& syntax, TokenRange tokens) {
  uint32_t open = tokens.end;
  if (open + 2 >= syntax.size() || syntax.sentence(open + 2) != syntax.sentence(tokens.begin))
    return {};
  bool brackets = (syntax.form(open) == "(" && syntax.form(open + 2) == ")") ||
                  (syntax.form(open) == "[" && syntax.form(open + 2) == "]");
  return brackets && IsAcronym(syntax.form(open + 1)) ? syntax.form(open + 1) : std::string_view{};
}

}  // namespace

std::vector<uint32_t> FindLongForms(const Syntax& syntax, std::vector<NameUnit>& units) {
  std::vector<uint32_t> long_form(units.size(), kNoToken);
  std::unordered_map<std::string, uint32_t> by_acronym;
  for (uint32_t u = 0; u < units.size(); ++u) {
    const NameUnit& unit = units[u];
    if (unit.tokens.size() == 1 && IsAcronym(syntax.form(unit.tokens.begin))) {
      auto found = by_acronym.find(std::string(syntax.form(unit.tokens.begin)));
      if (found == by_acronym.end()) continue;
      NameUnit& full = units[found->second];
      bool bracketed = full.tokens.end + 1 == unit.tokens.begin;
      if (bracketed && full.entity == nullptr &&
          Initials(syntax, full.tokens) != syntax.form(unit.tokens.begin))
        full.entity = unit.entity;
      long_form[u] = found->second;
      continue;
    }
    if (!CanBeShortened(unit)) continue;
    std::string_view told = BracketedBehind(syntax, unit.tokens);
    if (!told.empty()) by_acronym[std::string(told)] = u;
    std::string initials = Initials(syntax, unit.tokens);
    if (initials.size() >= kShortestInitials) by_acronym.emplace(std::move(initials), u);
  }
  return long_form;
}

}  // namespace dragoman
