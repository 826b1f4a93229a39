#include "place/place_stage.h"

#include <utility>

#include "place/place_layer.h"
#include "place/place_names.h"
#include "place/place_resolver.h"

namespace dragoman {
namespace {

// The table that is compiled in has been verified when it was built; a damaged one is left out.
PlaceTable BuiltinTable() {
  Result<PlaceTable> table = PlaceTable::Builtin();
  return table ? *table : PlaceTable();
}

PlaceMention Mention(const Document& doc, const ResolvedPlace& resolved) {
  PlaceMention mention;
  mention.range = doc.Get<TextLayer>().BytesOf(resolved.name->tokens);
  if (!resolved.place) {
    mention.name = std::string(doc.Slice(mention.range));
    return mention;
  }
  bool named = !resolved.place->name.empty();
  mention.name = named ? std::string(resolved.place->name) : std::string(doc.Slice(mention.range));
  mention.country = std::string(resolved.place->country);
  mention.is_country = resolved.place->kind == PlaceKind::country;
  mention.lat = resolved.place->lat;
  mention.lon = resolved.place->lon;
  return mention;
}

}  // namespace

PlaceStage::PlaceStage(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)),
      gazetteer_(*knowledge_, BuiltinTable()),
      words_(*knowledge_) {}

void PlaceStage::Run(Document& doc) const {
  PlaceNames names = FindPlaceNames(doc, *knowledge_, gazetteer_, words_);
  PlaceLayer layer;
  for (const ResolvedPlace& resolved : ResolvePlaces(doc, names, words_, gazetteer_))
    layer.places.push_back(Mention(doc, resolved));
  doc.Set(std::move(layer));
}

}  // namespace dragoman
