#include "actors/given_names.h"

#include "core/utf8.h"

namespace dragoman {
namespace {

// The folded first word, where others follow.
std::string First(std::string_view full_name) {
  size_t space = full_name.find(' ');
  return space == std::string_view::npos ? "" : FoldName(full_name.substr(0, space));
}

}  // namespace

GivenNames::GivenNames(const Knowledge& knowledge) {
  for (const KnownEntity* person : knowledge.All(EntityKind::person)) {
    std::string name = First(person->name);
    if (name.empty() || person->gender.empty()) continue;
    auto [at, added] = gender_of_.emplace(name, person->gender);
    if (!added && at->second != person->gender) at->second = "";
  }
  const Table& table = knowledge.table("given_names");
  for (const Table::Row& row : table.rows())
    gender_of_[FoldName(table.Cell(row, "name"))] = table.Cell(row, "gender");
}

std::string_view GivenNames::GenderOf(std::string_view full_name) const {
  auto found = gender_of_.find(First(full_name));
  return found == gender_of_.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace dragoman
