#include "actors/identity.h"

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

std::string Slug(std::string_view name) {
  std::string out;
  for (char c : FoldName(name)) {
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

bool Agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

bool IsUnnamed(const Actor& actor) { return actor.entity.find("/unnamed/") != std::string::npos; }

bool Placed(const Actor& actor) { return !actor.code.empty() || !actor.sector.empty(); }

}  // namespace

std::string UnknownEntityId(const Actor& actor, const NameMatcher& matcher,
                            std::string_view report_key) {
  std::string id = std::string(ActorKindName(actor.kind)) + "/unknown/";
  std::string where = ToLower(actor.code);
  if (!actor.sector.empty()) where += (where.empty() ? "" : "-") + ToLower(actor.sector);
  if (actor.kind != ActorKind::person)
    return id + Slug(actor.name) + (where.empty() ? "" : "@" + where);
  ParsedName name = matcher.Parse(actor.name, NamedKind::person);
  id += Slug(matcher.StandardForm(name));
  if (where.empty() && name.words.size() < 2) where = report_key.substr(0, 12);
  return where.empty() ? id : id + "@" + where;
}

std::string UnnamedEntityId(const Actor& actor) {
  return std::string(ActorKindName(actor.kind)) + "/unnamed/" +
         (actor.code.empty() ? "" : ToLower(actor.code) + "-") +
         Slug(actor.role.empty() ? actor.name : actor.role);
}

bool MayBeOneActor(const Actor& a, const Actor& b, const NameMatcher& matcher) {
  // Officials without a name and a country are nobody in particular.
  if (a.entity == b.entity) return !(IsUnnamed(a) && a.code.empty());
  if (IsUnnamed(a) || IsUnnamed(b)) return false;
  if ((a.known && b.known) || a.kind != b.kind) return false;
  if (!Agree(a.code, b.code) || !Agree(a.sector, b.sector)) return false;
  NamedKind kind = a.kind == ActorKind::person ? NamedKind::person : NamedKind::body;
  ParsedName x = matcher.Parse(a.name, kind), y = matcher.Parse(b.name, kind);
  // One name, but country or sector gave them two ids.
  if (!a.known && !b.known && matcher.StandardForm(x) == matcher.StandardForm(y)) return false;
  bool lone = x.words.size() < 2 || y.words.size() < 2;
  if (kind == NamedKind::person && lone && !(Placed(a) && Placed(b))) return false;
  return matcher.CanBeOne(x, y);
}

}  // namespace dragoman
