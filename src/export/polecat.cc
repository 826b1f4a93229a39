// POLECAT: PLOVER's own data set, 40 columns with a header.
#include <fmt/format.h>

#include "core/strings.h"
#include "export/field_columns.h"

namespace dragoman {
namespace {

using Side = const RowActor* Dyad::*;

std::string Upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

template <class Get>
FieldColumn SideColumn(std::string name, Side side, Get get) {
  return {std::move(name), [side, get](const FieldRow& row) {
            const RowActor* actor = row.dyad.*side;
            return actor == nullptr ? std::string() : std::string(get(*actor, *row.codes));
          }};
}

void AddSide(FieldColumns& columns, const std::string& who, Side side) {
  auto sector = [](const RowActor& a, const FieldCodes& codes) {
    return codes.Sector(a.sector).plover;
  };
  columns.push_back(SideColumn(who + " Name", side, [](const RowActor& a, const FieldCodes& codes) {
    return codes.Name(a);
  }));
  columns.push_back(SideColumn(
      who + " Country", side,
      [](const RowActor& a, const FieldCodes& codes) { return codes.PloverCountry(a); }));
  columns.push_back(SideColumn(who + " COW", side, [](const RowActor& a, const FieldCodes& codes) {
    return codes.Country(a.code).cow;
  }));
  columns.push_back(SideColumn("Primary " + who + " Sector", side, sector));
  columns.push_back(SideColumn(who + " Sectors", side, sector));
  columns.push_back(SideColumn(who + " Title", side,
                               [](const RowActor& a, const FieldCodes&) { return a.role; }));
  columns.push_back(SideColumn(who + " Name Raw", side,
                               [](const RowActor& a, const FieldCodes&) { return a.name; }));
  columns.push_back(SideColumn("Wikipedia " + who + " ID", side,
                               [](const RowActor&, const FieldCodes&) { return ""; }));
}

// A place's cell, only where the place is known and of that level.
FieldColumn LevelColumn(std::string name, PlaceLevel level) {
  return {std::move(name), [level](const FieldRow& row) {
            const std::optional<PlaceRecord>& place = row.event->resolved;
            return place && row.codes->LevelOf(*place) == level ? place->name : std::string();
          }};
}

// GeoNames' feature codes.
std::string FeatureType(const FieldRow& row) {
  if (!row.event->resolved) return "";
  switch (row.codes->LevelOf(*row.event->resolved)) {
    case PlaceLevel::country: return "PCLI";
    case PlaceLevel::province: return "RGN";
    case PlaceLevel::city: return "PPL";
    case PlaceLevel::unknown: return "";
  }
  return "";
}

std::string Contexts(const FieldRow& row) {
  std::string out = Join(row.event->record.contexts, ";");
  for (char& c : out)
    if (c == ' ') c = '_';
  return out;
}

void AddPlace(FieldColumns& columns) {
  columns.push_back({"Placename", [](const FieldRow& row) {
                       return row.event->resolved ? row.event->resolved->name : std::string();
                     }});
  columns.push_back(LevelColumn("City", PlaceLevel::city));
  columns.push_back({"District", [](const FieldRow&) { return ""; }});
  columns.push_back(LevelColumn("Province", PlaceLevel::province));
  columns.push_back({"Country", [](const FieldRow& row) {
                       return row.codes->Country(row.event->country).plover;
                     }});
  columns.push_back({"Latitude", [](const FieldRow& row) {
                       const auto& place = row.event->resolved;
                       return place && place->lat ? Decimal(*place->lat) : std::string();
                     }});
  columns.push_back({"Longitude", [](const FieldRow& row) {
                       const auto& place = row.event->resolved;
                       return place && place->lon ? Decimal(*place->lon) : std::string();
                     }});
  columns.push_back({"GeoNames ID", [](const FieldRow&) { return ""; }});
  columns.push_back({"Raw Placename", [](const FieldRow& row) {
                       const auto& place = row.event->record.place;
                       return place ? place->name : std::string();
                     }});
  columns.push_back({"Feature Type", FeatureType});
}

FieldColumns Make() {
  FieldColumns columns = {
      {"Event ID", [](const FieldRow& row) { return row.id; }},
      {"Event Date", [](const FieldRow& row) { return row.event->record.days.first; }},
      {"Event Type", [](const FieldRow& row) { return row.event->record.type; }},
      {"Event Mode", [](const FieldRow& row) { return row.event->record.mode; }},
      {"Intensity", [](const FieldRow& row) { return Decimal(row.event->record.score); }},
      {"Quad Code",
       [](const FieldRow& row) { return Upper(row.codes->Quad(row.event->record.type).name); }},
      {"Contexts", Contexts}};
  AddSide(columns, "Actor", &Dyad::actor);
  AddSide(columns, "Recipient", &Dyad::recipient);
  AddPlace(columns);
  columns.insert(
      columns.end(),
      {{"Source", [](const FieldRow& row) { return row.event->source.outlet; }},
       {"Publication Date", [](const FieldRow& row) { return row.event->source.reported_first; }},
       {"Story People", [](const FieldRow& row) { return Join(row.story->people, ";"); }},
       {"Story Organizations",
        [](const FieldRow& row) { return Join(row.story->organisations, ";"); }},
       {"Story Locations", [](const FieldRow& row) { return Join(row.story->places, ";"); }},
       {"Language", [](const FieldRow&) { return "en"; }},
       {"Version", [](const FieldRow& row) { return "dragoman " + row.event->source.program; }}});
  return columns;
}

}  // namespace

const FieldColumns& PolecatColumns() {
  static const FieldColumns columns = Make();
  return columns;
}

}  // namespace dragoman
