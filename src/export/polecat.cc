// POLECAT: PLOVER's own data set, 40 columns with a header.
#include <fmt/format.h>

#include "core/strings.h"
#include "export/field_columns.h"

namespace dragoman {
namespace {

void AddSide(FieldColumns& columns, const std::string& who, Side side) {
  auto sector = [](const RowActor& a, const FieldCodes& codes) {
    return codes.Sector(a.sector).plover;
  };
  auto country = [](const RowActor& a, const FieldCodes& codes) { return codes.PloverCountry(a); };
  auto cow = [](const RowActor& a, const FieldCodes& codes) { return codes.Country(a.code).cow; };
  columns.push_back(SideColumn(who + " Name", side, NameCell));
  columns.push_back(SideColumn(who + " Country", side, country));
  columns.push_back(SideColumn(who + " COW", side, cow));
  columns.push_back(SideColumn("Primary " + who + " Sector", side, sector));
  columns.push_back(SideColumn(who + " Sectors", side, sector));
  columns.push_back(SideColumn(who + " Title", side,
                               [](const RowActor& a, const FieldCodes&) { return a.role; }));
  columns.push_back(SideColumn(who + " Name Raw", side,
                               [](const RowActor& a, const FieldCodes&) { return a.name; }));
  columns.push_back(FixedColumn("Wikipedia " + who + " ID"));
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

void AddPlace(FieldColumns& columns) {
  columns.push_back({"Placename", [](const FieldRow& row) {
                       return row.event->resolved ? row.event->resolved->name : std::string();
                     }});
  columns.push_back(LevelColumn("City", PlaceLevel::city));
  columns.push_back(FixedColumn("District"));
  columns.push_back(LevelColumn("Province", PlaceLevel::province));
  columns.push_back({"Country", [](const FieldRow& row) {
                       return row.codes->Country(row.event->country).plover;
                     }});
  columns.push_back(DegreesColumn("Latitude", &PlaceRecord::lat));
  columns.push_back(DegreesColumn("Longitude", &PlaceRecord::lon));
  columns.push_back(FixedColumn("GeoNames ID"));
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
       [](const FieldRow& row) {
         return UpperAscii(row.codes->Quad(row.event->record.type).name);
       }},
      {"Contexts", [](const FieldRow& row) { return ContextsCell(row, ";"); }}};
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
       FixedColumn("Language", "en"),
       {"Version", [](const FieldRow& row) { return "dragoman " + row.event->source.program; }}});
  return columns;
}

}  // namespace

const FieldColumns& PolecatColumns() {
  static const FieldColumns columns = Make();
  return columns;
}

}  // namespace dragoman
