#include "actors/registry.h"

#include <algorithm>

#include "actors/identity.h"
#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/forms.h"

namespace dragoman {
namespace {

// A report of thousands of names is a list; its late names are compared with the latest ones only.
constexpr size_t kMaxPersonsCompared = 500;

std::vector<std::string> Words(std::string_view name) {
  std::vector<std::string> words;
  for (std::string_view word : Split(name, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

ActorKind KindOf(const KnownEntity& entity) {
  switch (entity.kind) {
    case EntityKind::country: return ActorKind::country;
    case EntityKind::organisation: return ActorKind::organisation;
    case EntityKind::armed_group: return ActorKind::armed_group;
    case EntityKind::outlet: return ActorKind::outlet;
    case EntityKind::person: return ActorKind::person;
  }
  return ActorKind::organisation;
}

}  // namespace

ActorIndex ActorRegistry::Add(Actor actor, std::string_view gender) {
  auto index = static_cast<ActorIndex>(actors_.size());
  actors_.push_back(std::move(actor));
  genders_.emplace_back(gender);
  return index;
}

std::optional<ActorIndex> ActorRegistry::Find(std::string_view entity) const {
  auto found = by_key_.find(std::string(entity));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

void ActorRegistry::AddAlias(ActorIndex index, std::string_view form) {
  Actor& actor = (*this)[index];
  if (form.empty() || form == actor.name) return;
  bool longer_person =
      actor.kind == ActorKind::person && Words(form).size() > Words(actor.name).size();
  // "the United Nations" tells more than "UN".
  bool spelled_out = actor.kind != ActorKind::person && CapitalsOf(actor.name) == Capitals::all &&
                     CapitalsOf(form) != Capitals::all && Words(form).size() > 1;
  if (longer_person || spelled_out || actor.name.empty()) {
    std::string old = std::exchange(actor.name, std::string(form));
    form = old;
    std::erase(actor.aliases, actor.name);
    if (old.empty()) return;
    actor.aliases.push_back(old);
    return;
  }
  if (std::find(actor.aliases.begin(), actor.aliases.end(), form) == actor.aliases.end())
    actor.aliases.emplace_back(form);
}

ActorIndex ActorRegistry::Known(const KnownEntity& entity, std::string_view form) {
  auto found = by_key_.find(entity.id);
  if (found != by_key_.end()) {
    AddAlias(found->second, form);
    return found->second;
  }
  // A person met by name before the tables knew them (another spelling first) is the same actor.
  Actor actor;
  actor.name = form.empty() ? std::string_view(entity.name) : form;
  actor.kind = KindOf(entity);
  actor.entity = entity.id;
  actor.known = true;
  const Tenure* tenure = entity.On(day_);
  if (tenure == nullptr) tenure = entity.LastBefore(day_);
  if (tenure == nullptr && !entity.tenures.empty()) tenure = &entity.tenures.front();
  if (tenure != nullptr) {
    actor.code = tenure->code;
    actor.sector = tenure->sector;
    if (entity.kind == EntityKind::person) {
      bool now = DateWithin(day_, tenure->since, tenure->until) || day_.empty();
      actor.role = now ? tenure->role : "former " + tenure->role;
    }
  }
  ActorIndex index = Add(std::move(actor), entity.gender);
  by_key_.emplace(entity.id, index);
  return index;
}

ActorIndex ActorRegistry::Government(std::string_view code, std::string_view form) {
  std::string key = "government/" + std::string(code);
  auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    AddAlias(found->second, form);
    return found->second;
  }
  Actor actor;
  actor.name = form;
  actor.kind = ActorKind::government;
  actor.code = code;
  actor.sector = "GOV";
  actor.entity = key;
  actor.known = true;
  ActorIndex index = Add(std::move(actor));
  by_key_.emplace(std::move(key), index);
  return index;
}

const ParsedName& ActorRegistry::Parsed(const std::string& name) {
  auto [it, fresh] = parsed_.try_emplace(name);
  if (fresh) it->second = matcher_.Parse(name, NamedKind::person);
  return it->second;
}

bool ActorRegistry::IsCalled(const Actor& person, const ParsedName& name) {
  auto fits = [&](const ParsedName& other) { return matcher_.SamePersonWords(other, name); };
  return fits(Parsed(person.name)) ||
         std::any_of(person.aliases.begin(), person.aliases.end(), [&](const std::string& alias) {
           const ParsedName& parsed = Parsed(alias);
           return parsed.words.size() > 1 && fits(parsed);
         });
}

bool ActorRegistry::IsGivenName(const Actor& person, const ParsedName& name) {
  if (name.words.size() != 1 || name.words[0].initial) return false;
  const ParsedName& full = Parsed(person.name);
  return full.words.size() > 1 && full.words[0].folded == name.words[0].folded;
}

std::optional<ActorIndex> ActorRegistry::MatchPerson(std::string_view name,
                                                     std::string_view code_hint) {
  const ParsedName parsed = Parsed(std::string(name));
  std::optional<ActorIndex> other_country, given;
  size_t left = kMaxPersonsCompared;
  for (size_t i = actors_.size(); i-- > 0 && left > 0;) {
    const Actor& actor = actors_[i];
    if (actor.kind != ActorKind::person) continue;
    --left;
    auto index = static_cast<ActorIndex>(i);
    bool own_country = code_hint.empty() || actor.code.empty() || actor.code == code_hint;
    if (!IsCalled(actor, parsed)) {
      // Of somebody known the reports use the name that they are known by.
      if (own_country && !given && !actor.known && IsGivenName(actor, parsed)) given = index;
      continue;
    }
    if (own_country) return index;
    if (!other_country) other_country = index;
  }
  if (code_hint.empty() && other_country) return other_country;
  return given;
}

ActorIndex ActorRegistry::Person(std::string_view name, std::string_view role_hint,
                                 std::string_view code_hint) {
  if (auto match = MatchPerson(name, code_hint)) {
    AddAlias(*match, name);
    return *match;
  }
  // A table's person in a spelling of the report's own, if title and country say the same.
  if (!code_hint.empty() && !role_hint.empty()) {
    const ParsedName parsed = Parsed(std::string(name));
    for (const KnownEntity* person : knowledge_.Holders(role_hint, code_hint, day_))
      if (matcher_.SamePersonWords(Parsed(person->name), parsed)) return Known(*person, name);
  }
  Actor actor;
  actor.name = name;
  actor.kind = ActorKind::person;
  return Add(std::move(actor));
}

ActorIndex ActorRegistry::Named(std::string_view name, ActorKind kind, std::string_view code,
                                std::string_view sector) {
  // One name may be that of two countries' bodies: "Birmingham City Council".
  const std::string bare = "named/" + FoldName(name), key = bare + "/" + std::string(code);
  auto found = by_key_.find(key);
  if (found == by_key_.end()) found = by_key_.find(bare);
  if (found != by_key_.end()) {
    const Actor& old = (*this)[found->second];
    if (code.empty() || old.code.empty() || old.code == code) return found->second;
  }
  const ParsedName parsed = matcher_.Parse(name, NamedKind::body);
  if (!parsed.acronym.empty() && parsed.acronym.size() > 2) {
    for (size_t i = 0; i < std::min(actors_.size(), kMaxPersonsCompared); ++i) {
      Actor& actor = actors_[i];
      bool body = actor.kind == ActorKind::organisation || actor.kind == ActorKind::armed_group;
      if (actor.known || !body || actor.name.find(' ') == std::string::npos) continue;
      if (!matcher_.Abbreviates(parsed, matcher_.Parse(actor.name, NamedKind::body))) continue;
      auto index = static_cast<ActorIndex>(i);
      AddAlias(index, name);
      by_key_.emplace(key, index);
      by_key_.emplace(bare, index);
      return index;
    }
  }
  Actor actor;
  actor.name = name;
  actor.kind = kind;
  actor.code = code;
  actor.sector = sector;
  ActorIndex index = Add(std::move(actor));
  by_key_.emplace(key, index);
  by_key_.emplace(bare, index);
  return index;
}

ActorIndex ActorRegistry::Unnamed(std::string_view words, ActorKind kind, std::string_view code,
                                  std::string_view sector, std::string_view role) {
  std::string key = "unnamed/" + FoldName(words) + "/" + std::string(code);
  auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    Actor actor;
    actor.name = words;
    actor.kind = kind;
    actor.code = code;
    actor.sector = sector;
    actor.role = role;
    actor.entity = UnnamedEntityId(actor);
    found = by_key_.emplace(key, Add(std::move(actor))).first;
  }
  return found->second;
}

void ActorRegistry::Describe(ActorIndex index, std::string_view code, std::string_view sector,
                             std::string_view role) {
  Actor& actor = (*this)[index];
  if (actor.known && actor.kind != ActorKind::person) return;
  // What the report says of an unknown person counts; of a known one, only what the tables leave
  // open.
  if (actor.code.empty()) actor.code = code;
  if (actor.sector.empty() && (!actor.known || actor.code == code)) actor.sector = sector;
  if (actor.role.empty() || (!actor.known && role.size() > actor.role.size())) {
    if (!role.empty()) actor.role = role;
  }
}

void NameUnknownActors(std::vector<Actor>& actors, const Knowledge& knowledge,
                       std::string_view report_key) {
  NameMatcher matcher(knowledge);
  for (Actor& actor : actors)
    if (actor.entity.empty()) actor.entity = UnknownEntityId(actor, matcher, report_key);
}

}  // namespace dragoman
