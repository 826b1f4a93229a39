// Which gender the bearers of a given name nearly always have: what tells "he" from "she" for
// people whom no table knows.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "knowledge/knowledge.h"

namespace dragoman {

class GivenNames {
 public:
  // From given_names.tsv, and from the first names of the people whose gender the tables tell,
  // where all of them agree.
  explicit GivenNames(const Knowledge& knowledge);

  // "m", "f", or empty where the full name does not tell: one word, an initial, a name of both.
  std::string_view GenderOf(std::string_view full_name) const;

 private:
  std::unordered_map<std::string, std::string> gender_of_;  // by folded name
};

}  // namespace dragoman
