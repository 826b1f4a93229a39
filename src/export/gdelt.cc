// GDELT 2.0 events: 61 columns, no header. Countries are CAMEO in actors and FIPS in places. What
// GDELT counts over the world's press (mentions, tone) is one report here, or empty.
#include <fmt/format.h>

#include <algorithm>

#include "export/field_columns.h"

namespace dragoman {
namespace {

// Titles and lead sentences are the roots of a report: sentences 0 and 1.
constexpr uint32_t kLastRootSentence = 1;

// 2024-05-28 -> "2024.4082": the part of the year that is over when the day is.
std::string FractionDate(std::string_view day) {
  static constexpr int kBefore[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  auto number = [&](size_t at, size_t length) {
    return std::stoi(std::string(day.substr(at, length)));
  };
  int year = number(0, 4), month = number(5, 2), of_month = number(8, 2);
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  int of_year = kBefore[month - 1] + of_month + (leap && month > 2 ? 1 : 0);
  // Its last day still belongs to the year.
  return fmt::format("{:.4f}", year + std::min(of_year / 365.0, 0.9999));
}

std::string ActorCode(const RowActor& actor, const FieldCodes& codes) {
  std::string code = codes.CameoActor(actor);
  return code.starts_with("---") ? code.substr(3) : code;
}

// "IGOUNO" -> UNO; other groups have no code of their own here.
std::string KnownGroup(const RowActor& actor, const FieldCodes& codes) {
  std::string code = ActorCode(actor, codes);
  return code.starts_with("IGO") ? code.substr(3, 3) : "";
}

std::string FirstType(const RowActor& actor, const FieldCodes& codes) {
  return actor.code == "IGO" ? "IGO" : codes.Sector(actor.sector).cameo;
}
std::string SecondType(const RowActor& actor, const FieldCodes& codes) {
  return actor.code == "IGO" ? codes.Sector(actor.sector).cameo : "";
}

void AddActor(FieldColumns& columns, const std::string& who, Side side) {
  columns.push_back(SideColumn(who + "Code", side, ActorCode));
  columns.push_back(SideColumn(who + "Name", side, [](const RowActor& a, const FieldCodes& codes) {
    return UpperAscii(codes.Name(a));
  }));
  columns.push_back(SideColumn(
      who + "CountryCode", side,
      [](const RowActor& a, const FieldCodes& codes) { return codes.Country(a.code).cameo; }));
  columns.push_back(SideColumn(who + "KnownGroupCode", side, KnownGroup));
  for (const char* field : {"EthnicCode", "Religion1Code", "Religion2Code"})
    columns.push_back(FixedColumn(who + field));
  columns.push_back(SideColumn(who + "Type1Code", side, FirstType));
  columns.push_back(SideColumn(who + "Type2Code", side, SecondType));
  columns.push_back(FixedColumn(who + "Type3Code"));
}

// GDELT's 1 country, 2 and 5 province (of the USA, of the world), 3 and 4 city likewise; 0 nothing.
std::string GeoType(const FieldRow& row) {
  const std::optional<PlaceRecord>& place = row.event->resolved;
  if (!place) return "0";
  bool american = place->country == "USA";
  switch (row.codes->LevelOf(*place)) {
    case PlaceLevel::country: return "1";
    case PlaceLevel::province: return american ? "2" : "5";
    case PlaceLevel::city: return american ? "3" : "4";
    case PlaceLevel::unknown: return "0";
  }
  return "0";
}

// "Moscow, Russia".
std::string FullName(const FieldRow& row) {
  const std::optional<PlaceRecord>& place = row.event->resolved;
  if (!place) return "";
  const std::string& country = row.codes->Country(place->country).name;
  return country.empty() || country == place->name ? place->name : place->name + ", " + country;
}

std::string Fips(const FieldRow& row) {
  return row.event->resolved ? row.codes->Country(row.event->resolved->country).fips : "";
}

// Where the actors were is not told apart from where it happened, so only the action has a place.
void AddNoPlace(FieldColumns& columns, const std::string& whose) {
  columns.push_back(FixedColumn(whose + "Geo_Type", "0"));
  for (const char* field :
       {"FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"})
    columns.push_back(FixedColumn(whose + "Geo_" + field));
}

void AddActionPlace(FieldColumns& columns) {
  columns.push_back({"ActionGeo_Type", GeoType});
  columns.push_back({"ActionGeo_FullName", FullName});
  columns.push_back({"ActionGeo_CountryCode", Fips});
  // A province has no code here; a country's own is what GDELT writes where it knows no better.
  columns.push_back({"ActionGeo_ADM1Code", Fips});
  columns.push_back(FixedColumn("ActionGeo_ADM2Code"));
  columns.push_back(DegreesColumn("ActionGeo_Lat", &PlaceRecord::lat));
  columns.push_back(DegreesColumn("ActionGeo_Long", &PlaceRecord::lon));
  columns.push_back({"ActionGeo_FeatureID", [](const FieldRow& row) {
                       return GeoType(row) == "1" ? Fips(row) : std::string();
                     }});
}

std::string Day(const FieldRow& row) { return Compact(row.event->record.days.first); }

void AddEvent(FieldColumns& columns) {
  columns.insert(columns.end(),
                 {{"IsRootEvent",
                   [](const FieldRow& row) {
                     return row.event->source.sentence <= kLastRootSentence ? "1" : "0";
                   }},
                  {"EventCode", [](const FieldRow& row) { return row.cameo->code; }},
                  {"EventBaseCode",
                   [](const FieldRow& row) { return std::string(CameoBase(row.cameo->code)); }},
                  {"EventRootCode",
                   [](const FieldRow& row) { return std::string(CameoRoot(row.cameo->code)); }},
                  {"QuadClass",
                   [](const FieldRow& row) { return std::to_string(QuadClass(row.cameo->code)); }},
                  {"GoldsteinScale", [](const FieldRow& row) { return row.cameo->goldstein; }},
                  FixedColumn("NumMentions", "1"),
                  FixedColumn("NumSources", "1"),
                  FixedColumn("NumArticles", "1"),
                  FixedColumn("AvgTone")});
}

FieldColumns Make() {
  FieldColumns columns = {
      {"GLOBALEVENTID", [](const FieldRow& row) { return std::to_string(row.number); }},
      {"SQLDATE", Day},
      {"MonthYear", [](const FieldRow& row) { return Day(row).substr(0, 6); }},
      {"Year", [](const FieldRow& row) { return Day(row).substr(0, 4); }},
      {"FractionDate",
       [](const FieldRow& row) { return FractionDate(row.event->record.days.first); }}};
  AddActor(columns, "Actor1", &Dyad::actor);
  AddActor(columns, "Actor2", &Dyad::recipient);
  AddEvent(columns);
  AddNoPlace(columns, "Actor1");
  AddNoPlace(columns, "Actor2");
  AddActionPlace(columns);
  columns.push_back({"DATEADDED", [](const FieldRow& row) {
                       std::string day = Compact(row.event->source.reported_first);
                       return day.empty() ? day : day + "000000";
                     }});
  columns.push_back({"SOURCEURL", [](const FieldRow& row) {
                       const RowSource& source = row.event->source;
                       return source.url.empty() ? source.path : source.url;
                     }});
  return columns;
}

}  // namespace

const FieldColumns& GdeltColumns() {
  static const FieldColumns columns = Make();
  return columns;
}

}  // namespace dragoman
