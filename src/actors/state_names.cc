#include "actors/state_names.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kLocatives =
    "in|at|near|inside|outside|around|across|from|into|through|throughout|toward|towards|onto|via|"
    "over|leave|left";

// "the Kenyan government", but neither "Nairobi" nor "the authorities".
bool SaysGovernment(const Knowledge& knowledge, const std::string& name) {
  for (const NameHit& hit : knowledge.NamesOf(name))
    if (hit.use == NameUse::capital || hit.use == NameUse::seat) return false;
  return name.find(' ') != std::string::npos;
}

bool IsNamed(const ActorDraft& draft, ActorIndex actor) {
  return std::any_of(draft.mentions.begin(), draft.mentions.end(), [&](const Mention& m) {
    return m.kind == MentionKind::name && m.actors.front() == actor;
  });
}

}  // namespace

bool IsLocation(const ActorDraft& draft, const NameUnit& unit) {
  const Syntax& syntax = draft.syntax;
  auto lower = [&](uint32_t t) { return ToLower(syntax.form(t)); };
  uint32_t head = draft.HeadOf(unit.tokens);
  for (uint32_t child : syntax.children(head))
    if (syntax.relation(child) == "case" && InList(lower(child), kLocatives)) return true;
  std::string_view relation = syntax.relation(head);
  if (InList(relation, "appos|list|compound|flat")) return true;
  const uint32_t first = syntax.text().sentences[syntax.sentence(unit.tokens.begin)].tokens.begin;
  uint32_t t = unit.tokens.begin;
  while (t > first && InList(lower(t - 1), "the|downtown|central|nearby")) --t;
  // First in the sentence: a dateline or a subject.
  if (t == first) return relation != "nsubj" && relation != "nmod:poss";
  std::string before = lower(t - 1);
  return InList(before, kLocatives) || (before == "to" && relation == "obl") || before == "of";
}

void LetCountriesStand(ActorDraft& draft, const std::vector<NameUnit>& units) {
  for (const NameUnit& unit : units) {
    if (unit.entity == nullptr || unit.entity->kind != EntityKind::country ||
        unit.entity->tenures.empty() || !draft.MeantBy(unit.tokens.begin).empty())
      continue;
    bool adjective = unit.use == NameUse::adjective || unit.use == NameUse::people;
    if (adjective || unit.use == NameUse::capital)
      draft.Stand(unit.tokens, {draft.registry.Known(*unit.entity, unit.entity->name)});
  }
}

void NameGovernments(ActorDraft& draft) {
  for (uint32_t i = 0; i < draft.registry.size(); ++i) {
    Actor& government = draft.registry[static_cast<ActorIndex>(i)];
    if (government.kind != ActorKind::government) continue;
    std::optional<ActorIndex> country = draft.registry.Find("country/" + government.code);
    if (!country || !IsNamed(draft, *country) || SaysGovernment(draft.knowledge, government.name))
      continue;
    std::string name = draft.registry[*country].name;
    if (government.name != name) government.aliases.push_back(std::exchange(government.name, name));
    std::erase(government.aliases, name);
  }
}

std::string CountryNamedAt(const Knowledge& knowledge, std::span<const std::string_view> forms,
                           size_t at) {
  for (const NameHit& hit : knowledge.NamesAt(forms, at))
    if (hit.entity->kind == EntityKind::country &&
        (hit.use == NameUse::name || hit.use == NameUse::capital))
      return hit.entity->tenures.front().code;
  return {};
}

}  // namespace dragoman
