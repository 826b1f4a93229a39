#include "actors/registry.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/forms.h"

namespace dragoman {
namespace {

// What is left of a name when the letters that transliterations disagree on are folded together.
std::string Skeleton(std::string_view name) {
  std::string folded = FoldName(name), out;
  for (size_t i = 0; i < folded.size(); ++i) {
    char c = folded[i];
    char next = i + 1 < folded.size() ? folded[i + 1] : '\0';
    if (c == 'h' && !out.empty() && out.back() != 'a')
      continue;  // kh, gh, sh, dh as their first letter
    if (c == 'e' || c == 'i' || c == 'y' || c == 'j') c = 'i';
    if (c == 'o' || c == 'u' || c == 'w' || c == 'v') c = 'u';
    if (c == 'q' || c == 'c' || (c == 'x')) c = 'k';
    if (c == 'p' && next == 'h') c = 'f';
    if (c == 'z') c = 's';
    if (!out.empty() && out.back() == c) continue;
    out.push_back(c);
  }
  return out;
}

std::string Consonants(std::string_view folded) {
  std::string out;
  for (char c : folded) {
    bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
    if (!vowel && (out.empty() || out.back() != c)) out.push_back(c);
  }
  return out;
}

size_t EditDistance(std::string_view a, std::string_view b) {
  constexpr size_t kLongest = 64;
  if (a.size() > kLongest || b.size() > kLongest) return a == b ? 0 : kLongest;
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = row[j];
      row[j] = best;
    }
  }
  return row.back();
}

// A report of thousands of names is a list; its late names are compared with the latest ones only.
constexpr size_t kMaxPersonsCompared = 500;

std::vector<std::string> Words(std::string_view name) {
  std::vector<std::string> words;
  for (std::string_view word : Split(name, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

std::string Slug(std::string_view name) {
  std::string out;
  std::string folded = FoldName(name);
  for (char c : folded) {
    bool plain =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80);
    if (plain)
      out.push_back(c);
    else if (!out.empty() && out.back() != '-')
      out.push_back('-');
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

// "al-Sayegh" and "Sayegh" are one surname.
std::string_view WithoutArticle(std::string_view word) {
  size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen + 3 > word.size()) return word;
  std::string article = ToLower(word.substr(0, hyphen));
  return InList(article, "al|el|as|ash|ad|an|ar|at|az") ? word.substr(hyphen + 1) : word;
}

bool SurnameVariants(std::string_view a, std::string_view b) {
  return SpellingVariants(WithoutArticle(a), WithoutArticle(b));
}

// Whether the bearer of `full` can be called `name`: the same words, its surname, or both with
// variants.
bool CanBeCalled(std::string_view full, std::string_view name) {
  std::vector<std::string> a = Words(full), b = Words(name);
  if (a.empty() || b.empty()) return false;
  if (FoldName(full) == FoldName(name)) return true;
  if (b.size() == 1 || a.size() == 1) return SurnameVariants(a.back(), b.back());
  // Both have a first name: it must fit too, or be an initial.
  std::string fa = FoldName(a.front()), fb = FoldName(b.front());
  bool initial = (fa.size() <= 2 || fb.size() <= 2) && fa.front() == fb.front();
  return SurnameVariants(a.back(), b.back()) && (initial || SpellingVariants(a.front(), b.front()));
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

bool SpellingVariants(std::string_view a, std::string_view b) {
  std::string fa = FoldName(a), fb = FoldName(b);
  if (fa == fb) return true;
  constexpr size_t kShort =
      5;  // below it one letter makes another name: Iran and Iraq, Kim and Kin
  if (std::min(fa.size(), fb.size()) < kShort) return false;
  if (Skeleton(fa) == Skeleton(fb)) return true;
  size_t distance = EditDistance(fa, fb);
  if (distance <= 1 && fa.back() == fb.back()) return true;
  // "Mohammed" and "Muhammad" differ in vowels alone; "Mahmoud" does so too, but in more of them.
  constexpr size_t kLong = 7;
  return std::min(fa.size(), fb.size()) >= kLong && distance <= 2 &&
         Consonants(fa) == Consonants(fb);
}

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

std::optional<ActorIndex> ActorRegistry::MatchPerson(std::string_view name,
                                                     std::string_view code_hint) const {
  std::optional<ActorIndex> other_country;
  size_t left = kMaxPersonsCompared;
  for (size_t i = actors_.size(); i-- > 0 && left > 0;) {
    const Actor& actor = actors_[i];
    if (actor.kind != ActorKind::person) continue;
    --left;
    bool fits =
        CanBeCalled(actor.name, name) ||
        std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) {
          return Words(alias).size() > 1 && CanBeCalled(alias, name);
        });
    if (!fits) continue;
    if (code_hint.empty() || actor.code.empty() || actor.code == code_hint)
      return static_cast<ActorIndex>(i);
    if (!other_country) other_country = static_cast<ActorIndex>(i);
  }
  return code_hint.empty() ? other_country : std::nullopt;
}

ActorIndex ActorRegistry::Person(std::string_view name, std::string_view role_hint,
                                 std::string_view code_hint) {
  if (auto match = MatchPerson(name, code_hint)) {
    AddAlias(*match, name);
    return *match;
  }
  // A table's person in a spelling of the report's own, if title and country say the same.
  if (!code_hint.empty() && !role_hint.empty()) {
    for (const KnownEntity* person : knowledge_.Holders(role_hint, code_hint, day_))
      if (CanBeCalled(person->name, name)) return Known(*person, name);
  }
  Actor actor;
  actor.name = name;
  actor.kind = ActorKind::person;
  actor.entity = "person/unknown/" + Slug(name);
  return Add(std::move(actor));
}

ActorIndex ActorRegistry::Named(std::string_view name, ActorKind kind, std::string_view code,
                                std::string_view sector) {
  std::string key = "named/" + FoldName(name);
  auto found = by_key_.find(key);
  if (found == by_key_.end()) {
    Actor actor;
    actor.name = name;
    actor.kind = kind;
    actor.code = code;
    actor.sector = sector;
    actor.entity = std::string(ActorKindName(kind)) + "/unknown/" + Slug(name);
    found = by_key_.emplace(key, Add(std::move(actor))).first;
  }
  return found->second;
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
    // Nobody can tell which officials these are, so they are nobody over all reports: code and role
    // alone.
    actor.entity = std::string(ActorKindName(kind)) + "/unnamed/" +
                   (code.empty() ? "" : ToLower(code) + "-") + Slug(role.empty() ? words : role);
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

}  // namespace dragoman
