// NAME.dragoman.tsv: what the ledger knows of each row and its format has no column for.
#include <fmt/format.h>

#include "core/strings.h"
#include "export/field_columns.h"

namespace dragoman {
namespace {

std::string Names(const std::vector<RowActor>& actors) {
  std::vector<std::string> names;
  for (const RowActor& actor : actors) names.push_back(actor.name);
  return Join(names, "; ");
}

std::string EntityOf(const RowActor* actor) { return actor == nullptr ? "" : actor->entity; }

// Who tells it, from the one who claims it outwards to the report's own outlet.
std::string SourceChain(const FieldRow& row) {
  std::vector<std::string> chain;
  if (!row.event->claimants.empty()) chain.push_back(Names(row.event->claimants));
  for (const RowActor& outlet : row.event->via) chain.push_back(outlet.name);
  const std::string& own = row.event->source.outlet;
  if (!own.empty() && (chain.empty() || chain.back() != own)) chain.push_back(own);
  return Join(chain, " > ");
}

std::string_view LevelName(PlaceLevel level) {
  switch (level) {
    case PlaceLevel::country: return "country";
    case PlaceLevel::province: return "province";
    case PlaceLevel::city: return "city";
    case PlaceLevel::unknown: return "unknown";
  }
  return "unknown";
}

// "killed 20-20; wounded 5-": no figure where that side is open.
std::string Numbers(const FieldRow& row) {
  std::vector<std::string> out;
  for (const NumberRecord& n : row.event->record.numbers)
    out.push_back(fmt::format("{} {}-{}", n.what, n.min ? Decimal(*n.min) : "",
                              n.max ? Decimal(*n.max) : ""));
  return Join(out, "; ");
}

void AddDateAndPlace(FieldColumns& columns) {
  columns.insert(columns.end(),
                 {{"date",
                   [](const FieldRow& row) {
                     const auto& date = row.event->record.date;
                     return date ? date->value : std::string();
                   }},
                  {"date_basis",
                   [](const FieldRow& row) {
                     const auto& date = row.event->record.date;
                     if (date) return date->basis;
                     return std::string(row.event->record.days.first.empty() ? "" : "report");
                   }},
                  {"date_precision",
                   [](const FieldRow& row) {
                     const auto& date = row.event->record.date;
                     return date ? date->precision : std::string();
                   }},
                  {"first_day", [](const FieldRow& row) { return row.event->record.days.first; }},
                  {"last_day", [](const FieldRow& row) { return row.event->record.days.last; }},
                  {"place_raw",
                   [](const FieldRow& row) {
                     const auto& place = row.event->record.place;
                     return place ? place->name : std::string();
                   }},
                  {"place_basis",
                   [](const FieldRow& row) {
                     const auto& place = row.event->record.place;
                     return place ? place->basis : std::string();
                   }},
                  {"place_precision", [](const FieldRow& row) {
                     const auto& place = row.event->resolved;
                     return place ? std::string(LevelName(row.codes->LevelOf(*place)))
                                  : std::string();
                   }}});
}

void AddSource(FieldColumns& columns) {
  columns.insert(
      columns.end(),
      {{"confidence",
        [](const FieldRow& row) { return fmt::format("{:.2f}", row.event->record.confidence); }},
       {"source_chain", SourceChain},
       {"claimed_by", [](const FieldRow& row) { return Names(row.event->claimants); }},
       {"denies", [](const FieldRow& row) { return row.event->denies_id; }},
       {"numbers", Numbers},
       {"report", [](const FieldRow& row) { return row.event->source.report_id; }},
       {"report_date", [](const FieldRow& row) { return row.event->source.reported; }},
       {"title", [](const FieldRow& row) { return row.event->source.title; }},
       {"path", [](const FieldRow& row) { return row.event->source.path; }},
       {"url", [](const FieldRow& row) { return row.event->source.url; }},
       {"sentence", [](const FieldRow& row) { return std::to_string(row.event->source.sentence); }},
       {"sentence_text", [](const FieldRow& row) { return row.event->source.sentence_text; }},
       {"trigger", [](const FieldRow& row) { return row.event->record.trigger.text; }},
       {"why", [](const FieldRow& row) { return row.event->record.why; }}});
}

FieldColumns Make() {
  FieldColumns columns = {
      {"ledger_event", [](const FieldRow& row) { return row.event->source.id; }},
      {"status", [](const FieldRow& row) { return row.event->record.status; }},
      {"type", [](const FieldRow& row) { return row.event->record.type; }},
      {"mode", [](const FieldRow& row) { return row.event->record.mode; }},
      {"contexts", [](const FieldRow& row) { return Join(row.event->record.contexts, "; "); }},
      {"score", [](const FieldRow& row) { return Decimal(row.event->record.score); }},
      {"cameo", [](const FieldRow& row) { return row.cameo ? row.cameo->code : std::string(); }},
      {"cameo_fit",
       [](const FieldRow& row) {
         return row.cameo ? std::string(CameoFitName(row.match.fit)) : std::string();
       }},
      {"actor", [](const FieldRow& row) { return EntityOf(row.dyad.actor); }},
      {"recipient", [](const FieldRow& row) { return EntityOf(row.dyad.recipient); }}};
  AddDateAndPlace(columns);
  AddSource(columns);
  return columns;
}

}  // namespace

const FieldColumns& BesideColumns() {
  static const FieldColumns columns = Make();
  return columns;
}

}  // namespace dragoman
