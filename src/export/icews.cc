// ICEWS: 20 columns with a header, in CAMEO; what is missing is NA. Identifiers fit the 32-bit
// integers that R's reader of these files makes of them.
#include "export/field_columns.h"

namespace dragoman {
namespace {

constexpr unsigned kStoryBits = 31;

std::string OrNa(std::string text) { return text.empty() ? "NA" : text; }

void AddSide(FieldColumns& columns, const std::string& who, Side side) {
  auto sector = [](const RowActor& a, const FieldCodes& codes) {
    // What has no sector of its own but the code of organisations of states is one.
    return a.sector.empty() && a.code == "IGO" ? "International Government Organization"
                                               : codes.Sector(a.sector).icews;
  };
  auto country = [](const RowActor& a, const FieldCodes& codes) {
    return codes.Country(a.code).name;
  };
  columns.push_back(SideColumn(who + " Name", side, NameCell, "NA"));
  columns.push_back(SideColumn(who + " Sectors", side, sector, "NA"));
  columns.push_back(SideColumn(who + " Country", side, country, "NA"));
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
       LevelColumn("City", PlaceLevel::city, "NA"),
       FixedColumn("District", "NA"),
       LevelColumn("Province", PlaceLevel::province, "NA"),
       {"Country",
        [](const FieldRow& row) { return OrNa(row.codes->Country(row.event->country).name); }},
       DegreesColumn("Latitude", &PlaceRecord::lat, "NA"),
       DegreesColumn("Longitude", &PlaceRecord::lon, "NA")});
  return columns;
}

}  // namespace

const FieldColumns& IcewsColumns() {
  static const FieldColumns columns = Make();
  return columns;
}

}  // namespace dragoman
