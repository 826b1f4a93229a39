#include "actors/offices.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

// What newspapers call whoever heads something.
constexpr std::string_view kHeads = "chief|head|director|boss|leader|chairman|chairwoman|chair";
constexpr std::string_view kLesser = "deputy|vice|former|assistant|under|ex";

std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find(' ')); }
std::string_view LastWord(std::string_view text) {
  size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// "acting foreign minister" -> "foreign minister"; "head of the Water Section" -> "head".
std::string_view Core(std::string_view office) {
  for (std::string_view prefix : {"acting ", "interim ", "caretaker "})
    if (office.starts_with(prefix)) office.remove_prefix(prefix.size());
  size_t of = office.find(" of ");
  if (of != std::string_view::npos && InList(LastWord(office.substr(0, of)), kHeads))
    office = office.substr(0, of);
  return office;
}

}  // namespace

bool TitleFits(std::string_view title, std::string_view office) {
  if (title.empty() || office.empty()) return false;
  std::string_view a = Core(title), b = Core(office);
  if (a == b) return true;
  if (InList(FirstWord(b), kLesser) && !InList(FirstWord(a), kLesser)) return false;
  if (InList(FirstWord(a), kLesser) != InList(FirstWord(b), kLesser)) return false;
  if (InList(LastWord(a), kHeads) && InList(LastWord(b), kHeads)) return true;
  if (office.starts_with(a) && office.substr(a.size()).starts_with(" of ")) return true;
  // The shorter title is the end of the longer one, at a word.
  return b.size() > a.size() && b.ends_with(a) && b[b.size() - a.size() - 1] == ' ';
}

bool WordDescribes(std::string_view word, const Actor& person) {
  auto has = [&](std::string_view part) { return person.role.find(part) != std::string::npos; };
  if (word == "official" || word == "politician")
    return person.sector == "GOV" || person.sector == "MIL";
  if (word == "diplomat" || word == "envoy") {
    for (std::string_view post : {"ambassador", "envoy", "representative", "consul", "charge",
                                  "chargé", "diplomat", "department"})
      if (has(post)) return true;
    return false;
  }
  if (word == "spokesman" || word == "spokeswoman" || word == "spokesperson") return has("spokes");
  if (word == "leader")
    return has("president") || has("prime minister") || has("leader") || has("chancellor");
  return false;
}

bool IsCalled(const Actor& body, const Knowledge& knowledge, std::string_view noun) {
  auto holds = [&](std::string_view name) {
    for (std::string_view word : Split(name, ' '))
      if (FoldName(word) == noun) return true;
    return false;
  };
  if (holds(body.name) || std::any_of(body.aliases.begin(), body.aliases.end(), holds)) return true;
  const KnownEntity* known = knowledge.Entity(body.entity);
  if (known == nullptr || known->kind == EntityKind::country || known->tenures.empty())
    return false;
  std::string_view kind = known->tenures.front().role;
  return kind == noun || (kind == "newspaper" && InList(noun, "paper|daily")) || holds(known->name);
}

}  // namespace dragoman
