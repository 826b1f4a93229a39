// ICEWS: 20 columns with a header, in CAMEO; what is missing is NA. Identifiers fit the 32-bit
// integers that R's reader of these files makes of them.
#include "export/field_columns.h"

namespace dragoman {
namespace {

constexpr unsigned kStoryBits = 31;

std::string OrNa(std::string text) { return text.empty() ? "NA" : text; }

template <class Get>
FieldColumn SideColumn(std::string name, const RowActor* Dyad::*side, Get get) {
  return {std::move(name), [side, get](const FieldRow& row) {
            const RowActor* actor = row.dyad.*side;
            return actor == nullptr ? std::string("NA") : OrNa(get(*actor, *row.codes));
          }};
}

void AddSide(FieldColumns& columns, const std::string& who, const RowActor* Dyad::*side) {
  columns.push_back(SideColumn(who + " Name", side, [](const RowActor& a, const FieldCodes& codes) {
    return codes.Name(a);
  }));
  columns.push_back(
      SideColumn(who + " Sectors", side, [](const RowActor& a, const FieldCodes& codes) {
        // What has no sector of its own but the code of organisations of states is one.
        return a.sector.empty() && a.code == "IGO" ? "International Government Organization"
                                                   : codes.Sector(a.sector).icews;
      }));
  columns.push_back(SideColumn(
      who + " Country", side,
      [](const RowActor& a, const FieldCodes& codes) { return codes.Country(a.code).name; }));
}

FieldColumn LevelColumn(std::string name, PlaceLevel level) {
  return {std::move(name), [level](const FieldRow& row) {
            const std::optional<PlaceRecord>& place = row.event->resolved;
            return place && row.codes->LevelOf(*place) == level ? place->name : std::string("NA");
          }};
}

FieldColumn Degrees(std::string name, std::optional<double> PlaceRecord::*degrees) {
  return {std::move(name), [degrees](const FieldRow& row) {
            const std::optional<PlaceRecord>& place = row.event->resolved;
            return place && (*place).*degrees ? Decimal(*((*place).*degrees)) : std::string("NA");
          }};
}

FieldColumns Make() {
  FieldColumns columns = {
      {"Event ID", [](const FieldRow& row) { return std::to_string(row.number); }},
      {"Event Date", [](const FieldRow& row) { return row.event->record.days.first; }}};
  AddSide(columns, "Source", &Dyad::actor);
  columns.insert(columns.end(),
                 {{"Event Text", [](const FieldRow& row) { return row.cameo->name; }},
                  {"CAMEO Code", [](const FieldRow& row) { return row.cameo->code; }},
                  {"Intensity",
                   [](const FieldRow& row) { return Decimal(std::stod(row.cameo->goldstein)); }}});
  AddSide(columns, "Target", &Dyad::recipient);
  columns.insert(
      columns.end(),
      {{"Story ID",
        [](const FieldRow& row) {
          return std::to_string(Identifiers(kStoryBits).Number(row.event->source.report_hash));
        }},
       {"Sentence Number",
        [](const FieldRow& row) { return std::to_string(row.event->source.sentence + 1); }},
       {"Publisher", [](const FieldRow& row) { return OrNa(row.event->source.outlet); }},
       LevelColumn("City", PlaceLevel::city),
       {"District", [](const FieldRow&) { return "NA"; }},
       LevelColumn("Province", PlaceLevel::province),
       {"Country",
        [](const FieldRow& row) { return OrNa(row.codes->Country(row.event->country).name); }},
       Degrees("Latitude", &PlaceRecord::lat),
       Degrees("Longitude", &PlaceRecord::lon)});
  return columns;
}

}  // namespace

const FieldColumns& IcewsColumns() {
  static const FieldColumns columns = Make();
  return columns;
}

}  // namespace dragoman
