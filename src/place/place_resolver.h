// Decides which place each name of a report is.
#pragma once

#include <vector>

#include "place/place_names.h"

namespace dragoman {

struct ResolvedPlace {
  const PlaceName* name = nullptr;
  const KnownPlace* place = nullptr;  // none where nothing is known of it
};

// In text order; names that are no places are left out. What is returned points into `names`.
std::vector<ResolvedPlace> ResolvePlaces(const Document& doc, const PlaceNames& names,
                                         const PlaceWords& words);

}  // namespace dragoman
