// Proper names of a report as units: what the knowledge tables and the name finder say about a run
// of tokens.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "parse/syntax.h"

namespace dragoman {

// A run of tokens that is one name. `entity` is what the tables know it as, or nullptr for a name
// that only the name finder saw; `label` is the kind that it then has.
struct NameUnit {
  TokenRange tokens;
  const KnownEntity* entity = nullptr;
  NameUse use = NameUse::name;
  NameLabel label = NameLabel::other;
  std::string inner_code;  // code of a country named inside an unknown name: "Russian Olympic
                           // Committee" -> RUS
};

// All units in text order, not overlapping. `day` is the report's date or empty; it decides between
// two bearers of a name. A bare surname is taken for a known person only where one bearer was in
// office around that day.
class NameUnitFinder {
 public:
  explicit NameUnitFinder(const Knowledge& knowledge);
  std::vector<NameUnit> Find(const Syntax& syntax, std::string_view day) const;

 private:
  struct Choice {
    const KnownEntity* entity = nullptr;
    NameUse use = NameUse::name;
    uint32_t tokens = 0;
  };
  // `codes`: the countries that the report names, which decide between two bodies of one short
  // name.
  Choice BestHit(std::span<const NameHit> hits, const Name* name, std::string_view day,
                 const std::set<std::string>& codes) const;
  const KnownEntity* BySurname(std::string_view surname, std::string_view day) const;
  NameUnit FromName(const Syntax& syntax, const Name& name, std::span<const std::string_view> forms,
                    uint32_t first, std::string_view day) const;

  const Knowledge& knowledge_;
  std::unordered_map<std::string, std::vector<const KnownEntity*>> surnames_;
};

}  // namespace dragoman
