#include "place/place_words.h"

#include "core/strings.h"

namespace dragoman {

PlaceWords::PlaceWords(const Knowledge& knowledge) {
  constexpr std::string_view kNames[] = {"at",    "part",   "division", "town",  "feature",
                                         "venue", "title",  "person",   "state", "near",
                                         "reach", "common", "deed",     "speak"};
  const Table& table = knowledge.table("place_words");
  for (const Table::Row& row : table.rows())
    for (uint32_t i = 0; i < std::size(kNames); ++i) {
      if (table.Cell(row, "class") != kNames[i]) continue;
      for (std::string_view word : Split(table.Cell(row, "words"), '|')) classes_[word] |= 1u << i;
    }
}

bool PlaceWords::Is(std::string_view lower, PlaceWord word) const {
  auto it = classes_.find(lower);
  return it != classes_.end() && (it->second >> static_cast<uint32_t>(word) & 1) != 0;
}

}  // namespace dragoman
