#include "actors/name_units.h"

#include <algorithm>

#include "actors/homonyms.h"
#include "core/utf8.h"
#include "knowledge/forms.h"

namespace dragoman {
namespace {

// Last name as reports use it alone: "Vladimir Putin" -> "putin"; East Asian names keep their order
// in the tables, so the first part counts too ("Xi Jinping" -> "xi" and "jinping").
std::vector<std::string> SurnameKeys(const KnownEntity& person) {
  std::vector<std::string> pieces;
  size_t space = person.name.rfind(' ');
  if (space == std::string::npos) return {};
  pieces.push_back(FoldName(std::string_view(person.name).substr(space + 1)));
  // "bin Salman", "van der Leyen": the particle belongs to it, and FoldName of the last word alone
  // still matches.
  const Tenure* last = person.LastBefore("");
  bool family_first =
      last != nullptr && (last->code == "CHN" || last->code == "KOR" || last->code == "PRK" ||
                          last->code == "VNM" || last->code == "TWN");
  if (family_first)
    pieces.push_back(FoldName(std::string_view(person.name).substr(0, person.name.find(' '))));
  return pieces;
}

// Years between the ISO day and the nearest end of an office; 0 while in one. Days are compared by
// year.
int YearsOutOfOffice(const KnownEntity& person, std::string_view day) {
  if (day.size() < 4) return 0;
  int least = 100;
  int year = std::stoi(std::string(day.substr(0, 4)));
  for (const Tenure& t : person.tenures) {
    if (DateWithin(day, t.since, t.until)) return 0;
    if (t.until.size() >= 4)
      least = std::min(least, std::abs(year - std::stoi(t.until.substr(0, 4))));
    if (t.since.size() >= 4)
      least = std::min(least, std::abs(std::stoi(t.since.substr(0, 4)) - year) + 1);
  }
  return least;
}

bool IsCapitalised(std::string_view form) { return CapitalsOf(form) != Capitals::none; }

bool LabelFits(const KnownEntity& entity, NameUse use, NameLabel label) {
  switch (label) {
    case NameLabel::person: return entity.kind == EntityKind::person;
    case NameLabel::place: return entity.kind == EntityKind::country && use != NameUse::adjective;
    case NameLabel::organisation:
      return entity.kind != EntityKind::person && entity.kind != EntityKind::country;
    case NameLabel::other: return use == NameUse::adjective || use == NameUse::people;
  }
  return false;
}

}  // namespace

NameUnitFinder::NameUnitFinder(const Knowledge& knowledge) : knowledge_(knowledge) {
  for (const KnownEntity* person : knowledge.All(EntityKind::person))
    for (std::string& key : SurnameKeys(*person)) surnames_[std::move(key)].push_back(person);
}

// A person's name on the day of a report is first of all that of somebody in office.
NameUnitFinder::Choice NameUnitFinder::BestHit(std::span<const NameHit> hits, const Name* name,
                                               std::string_view day,
                                               const std::set<std::string>& codes) const {
  Choice best;
  int best_score = -1000;
  for (const NameHit& hit : hits) {
    int score = static_cast<int>(hit.tokens) * 100;
    if (name != nullptr && LabelFits(*hit.entity, hit.use, name->label)) score += 40;
    if (hit.entity->kind == EntityKind::country) score += 20;
    if (hit.entity->kind == EntityKind::person)
      score -= std::min(30, YearsOutOfOffice(*hit.entity, day));
    if (hit.use == NameUse::capital) score -= 5;
    const Tenure* tenure = hit.entity->On(day);
    if (tenure != nullptr && codes.contains(tenure->code)) score += 10;
    if (score <= best_score) continue;
    best_score = score;
    best = {hit.entity, hit.use, hit.tokens};
  }
  return best;
}

const KnownEntity* NameUnitFinder::BySurname(std::string_view surname, std::string_view day) const {
  auto it = surnames_.find(FoldName(surname));
  if (it == surnames_.end()) return nullptr;
  constexpr int kMaxYearsOut = 1;
  const KnownEntity* found = nullptr;
  for (const KnownEntity* person : it->second) {
    if (YearsOutOfOffice(*person, day) > kMaxYearsOut) continue;
    if (found != nullptr && found != person) return nullptr;
    found = person;
  }
  return found;
}

NameUnit NameUnitFinder::FromName(const Syntax& syntax, const Name& name,
                                  std::span<const std::string_view> forms, uint32_t first,
                                  std::string_view day) const {
  NameUnit unit{name.tokens, nullptr, NameUse::name, name.label, ""};
  if (name.label == NameLabel::person && name.tokens.size() == 1)
    unit.entity = BySurname(syntax.form(name.tokens.begin), day);
  for (uint32_t t = name.tokens.begin; t < name.tokens.end && unit.inner_code.empty(); ++t)
    for (const NameHit& hit : knowledge_.NamesAt(forms, t - first))
      if (hit.entity->kind == EntityKind::country && hit.tokens <= name.tokens.end - t) {
        unit.inner_code = hit.entity->tenures.front().code;
        break;
      }
  return unit;
}

namespace {

std::set<std::string> CountriesNamed(const Syntax& syntax, const Knowledge& knowledge) {
  std::set<std::string> codes;
  std::vector<std::string_view> forms;
  for (const Sentence& sentence : syntax.text().sentences) {
    forms.clear();
    for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      forms.push_back(syntax.form(t));
    for (size_t at = 0; at < forms.size(); ++at) {
      if (!IsCapitalised(forms[at])) continue;
      for (const NameHit& hit : knowledge.NamesAt(forms, at))
        if (hit.entity->kind == EntityKind::country) codes.insert(hit.entity->tenures.front().code);
    }
  }
  return codes;
}

}  // namespace

namespace {

bool IsPersonName(const NameUnit& unit) {
  return unit.entity != nullptr ? unit.entity->kind == EntityKind::person
                                : unit.label == NameLabel::person;
}

std::string LastPiece(const Syntax& syntax, const NameUnit& unit) {
  std::vector<std::string> pieces = NamePieces(syntax.form(unit.tokens.end - 1));
  return pieces.empty() ? "" : pieces.back();
}

// A surname alone is whoever the report names in full with it, before anybody whom the tables know:
// after "Nadia Lavrov, a baker" "Lavrov" is she. Two of them leave it to the stages after.
void PreferNamedInFull(const Syntax& syntax, std::vector<NameUnit>& units) {
  struct Bearers {
    const KnownEntity* known = nullptr;
    bool unknown = false, several = false;
  };
  std::unordered_map<std::string, Bearers> by_surname;
  for (const NameUnit& unit : units) {
    if (!IsPersonName(unit) || unit.tokens.size() < 2) continue;
    Bearers& bearers = by_surname[LastPiece(syntax, unit)];
    if (unit.entity == nullptr)
      bearers.unknown = true;
    else if (bearers.known != nullptr && bearers.known != unit.entity)
      bearers.several = true;
    else
      bearers.known = unit.entity;
  }
  for (NameUnit& unit : units) {
    if (!IsPersonName(unit) || unit.tokens.size() != 1) continue;
    auto found = by_surname.find(LastPiece(syntax, unit));
    if (found == by_surname.end() || found->second.several) continue;
    const Bearers& bearers = found->second;
    if (bearers.known != nullptr && bearers.unknown) continue;
    unit.entity = bearers.known;
    unit.label = NameLabel::person;
  }
}

}  // namespace

std::vector<NameUnit> NameUnitFinder::Find(const Syntax& syntax, std::string_view day) const {
  std::vector<NameUnit> units;
  const std::set<std::string> codes = CountriesNamed(syntax, knowledge_);
  std::vector<std::string_view> forms;
  for (const Sentence& sentence : syntax.text().sentences) {
    forms.clear();
    for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      forms.push_back(syntax.form(t));
    for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end;) {
      const Name* name = syntax.NameAt(t);
      uint32_t at = t - sentence.tokens.begin;
      std::vector<NameHit> hits;
      if (IsCapitalised(forms[at]) || name != nullptr) hits = knowledge_.NamesAt(forms, at);
      Choice hit = BestHit(hits, name, day, codes);
      uint32_t name_rest = name != nullptr ? name->tokens.end - t : 0;
      bool name_starts = name != nullptr && name->tokens.begin == t;
      // "Jordan Henderson" is a person though Jordan is a country; but "Iranian Foreign Ministry"
      // may stay whole too, and tells its country by the name inside.
      if (hit.entity != nullptr && (hit.tokens >= name_rest || !name_starts)) {
        units.push_back({{t, t + hit.tokens}, hit.entity, hit.use, NameLabel::other, ""});
        t += hit.tokens;
      } else if (name_starts) {
        units.push_back(FromName(syntax, *name, forms, sentence.tokens.begin, day));
        t = name->tokens.end;
      } else {
        ++t;
      }
    }
  }
  PreferNamedInFull(syntax, units);
  SetHomonymsApart(syntax, knowledge_, units);
  return units;
}

}  // namespace dragoman
