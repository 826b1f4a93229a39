// Phoenix daily (26 columns) and PETRARCH2's raw output (7, or 8 with the address): no header,
// CAMEO, actors as codes of three letters each.
#include "export/field_columns.h"

namespace dragoman {
namespace {

std::string ActorCode(const FieldRow& row, Side side) {
  const RowActor* actor = row.dyad.*side;
  return actor == nullptr ? "---" : row.codes->CameoActor(*actor);
}

// Three letters of the code from `begin`; PETRARCH writes --- for nobody, Phoenix nothing.
FieldColumn CodePart(std::string name, Side side, size_t begin, size_t length) {
  return {std::move(name), [side, begin, length](const FieldRow& row) {
            std::string code = ActorCode(row, side);
            if (code == "---" || begin >= code.size()) return std::string();
            std::string part = code.substr(begin, length);
            return part == "---" ? std::string() : part;
          }};
}

void AddSide(FieldColumns& columns, const std::string& who, Side side) {
  columns.push_back(CodePart(who + "ActorFull", side, 0, std::string::npos));
  columns.push_back(CodePart(who + "ActorEntity", side, 0, 3));
  columns.push_back(CodePart(who + "ActorRole", side, 3, 3));
  columns.push_back(CodePart(who + "ActorAttribute", side, 6, std::string::npos));
}

// Contexts in the shape of PETRARCH's issues: "MILITARY,1;NATURAL_RESOURCE,1".
std::string Issues(const FieldRow& row) {
  std::string contexts = UpperAscii(ContextsCell(row, ",1;"));
  return contexts.empty() ? contexts : contexts + ",1";
}

std::string SentenceId(const FieldRow& row) {
  return row.event->source.report_id + "_" + std::to_string(row.event->source.sentence);
}

std::string Day(const FieldRow& row) { return Compact(row.event->record.days.first); }

FieldColumns MakePhoenix() {
  FieldColumns columns = {
      {"EventID", [](const FieldRow& row) { return std::to_string(row.number); }},
      {"Date", Day},
      {"Year", [](const FieldRow& row) { return Day(row).substr(0, 4); }},
      {"Month",
       [](const FieldRow& row) { return std::to_string(std::stoi(Day(row).substr(4, 2))); }},
      {"Day",
       [](const FieldRow& row) { return std::to_string(std::stoi(Day(row).substr(6, 2))); }}};
  AddSide(columns, "Source", &Dyad::actor);
  AddSide(columns, "Target", &Dyad::recipient);
  columns.insert(
      columns.end(),
      {{"EventCode", [](const FieldRow& row) { return row.cameo->code; }},
       {"EventRootCode",
        [](const FieldRow& row) { return std::string(CameoRoot(row.cameo->code)); }},
       {"PentaClass",
        [](const FieldRow& row) { return std::to_string(PentaClass(row.cameo->code)); }},
       {"GoldsteinScale", [](const FieldRow& row) { return row.cameo->goldstein; }},
       {"Issues", Issues},
       DegreesColumn("Lat", &PlaceRecord::lat),
       DegreesColumn("Lon", &PlaceRecord::lon),
       {"LocationName",
        [](const FieldRow& row) {
          return row.event->resolved ? row.event->resolved->name : std::string();
        }},
       LevelColumn("StateName", PlaceLevel::province),
       {"CountryCode",
        [](const FieldRow& row) { return row.codes->Country(row.event->country).cameo; }},
       {"SentenceID", SentenceId},
       {"URLs", [](const FieldRow& row) { return row.event->source.url; }},
       {"NewsSources", [](const FieldRow& row) { return row.event->source.outlet; }}});
  return columns;
}

FieldColumns MakePetrarch(bool with_url) {
  FieldColumns columns = {
      {"date", Day},
      {"source", [](const FieldRow& row) { return ActorCode(row, &Dyad::actor); }},
      {"target", [](const FieldRow& row) { return ActorCode(row, &Dyad::recipient); }},
      {"code", [](const FieldRow& row) { return row.cameo->code; }},
      {"issues", Issues},
      {"sentence ids", SentenceId}};
  if (with_url)
    columns.push_back({"url", [](const FieldRow& row) { return row.event->source.url; }});
  columns.push_back({"story source", [](const FieldRow& row) { return row.event->source.outlet; }});
  return columns;
}

}  // namespace

const FieldColumns& PhoenixColumns() {
  static const FieldColumns columns = MakePhoenix();
  return columns;
}

const FieldColumns& PetrarchColumns(bool with_url) {
  static const FieldColumns with = MakePetrarch(true), without = MakePetrarch(false);
  return with_url ? with : without;
}

}  // namespace dragoman
