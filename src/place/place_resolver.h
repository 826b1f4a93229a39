// Decides which place each name of a report is.
#pragma once

#include <optional>
#include <vector>

#include "place/place_names.h"

namespace dragoman {

struct ResolvedPlace {
  const PlaceName* name = nullptr;
  std::optional<KnownPlace> place;  // none where nothing is known of it; one without a name of its
                                    // own where only its country is
};

// In text order; names that are no places are left out. What is returned points into `names`.
std::vector<ResolvedPlace> ResolvePlaces(const Document& doc, const PlaceNames& names,
                                         const PlaceWords& words, const Gazetteer& gazetteer);

}  // namespace dragoman
