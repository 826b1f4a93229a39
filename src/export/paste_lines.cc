#include "export/paste_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"

namespace dragoman {
namespace {

constexpr size_t kMostAliases = 6;

// What a table's cell may hold: no tab, no line end, no bar between values.
std::string Cell(std::string_view text) {
  std::string out;
  for (char c : text) out.push_back(static_cast<unsigned char>(c) < 0x20 || c == '|' ? ' ' : c);
  return out;
}

// Other full forms: a bare surname is no alias.
std::string Aliases(const ActorRow& actor, bool person) {
  std::vector<std::string> aliases;
  for (const std::string& alias : actor.aliases) {
    bool full = !person || alias.find(' ') != std::string::npos;
    if (full && aliases.size() < kMostAliases && alias != actor.name)
      aliases.push_back(Cell(alias));
  }
  return Join(aliases, "|");
}

// "person/unknown/ada-example@fji-gov" -> "ada-example".
std::string SlugOf(const std::string& entity) {
  std::string slug = entity.substr(entity.rfind('/') + 1);
  return slug.substr(0, slug.find_first_of("@~"));
}

}  // namespace

std::vector<PasteLine> PasteLines(const ActorRow& actor) {
  if (actor.known || actor.entity.find("/unknown/") == std::string::npos) return {};
  const std::string slug = SlugOf(actor.entity), name = Cell(actor.name);
  const std::string origin = fmt::format("reports {}", actor.last_seen.substr(0, 4));
  const bool person = actor.kind == "person";
  const std::string aliases = Aliases(actor, person);
  if (person) {
    std::vector<PasteLine> lines = {
        {"people", fmt::format("person/{}\t{}\t{}\t\t{}", slug, name, aliases, origin)}};
    if (!actor.roles.empty() || !actor.role.empty()) {
      std::string role = Cell(actor.roles.empty() ? actor.role : actor.roles.front());
      lines.push_back({"offices", fmt::format("person/{}\t{}\t{}\t{}\t{}\t\t{}", slug, role,
                                              actor.code, actor.sector, actor.first_seen, origin)});
    }
    return lines;
  }
  if (actor.kind == "outlet")
    return {{"outlets", fmt::format("outlet/{}\t{}\t{}\tsite\t{}\t\t{}", slug, name, aliases,
                                    actor.code, origin)}};
  if (actor.kind == "armed-group" || actor.sector == "REB")
    return {{"armed_groups", fmt::format("group/{}\t{}\t{}\t{}\t{}\t\t\t{}", slug, name, aliases,
                                         actor.code, actor.sector, origin)}};
  if (actor.kind != "organisation" && actor.kind != "government") return {};
  return {{"organisations", fmt::format("organisation/{}\t{}\t{}\tagency\t{}\t{}\t\t\t{}", slug,
                                        name, aliases, actor.code, actor.sector, origin)}};
}

}  // namespace dragoman
