#include "export/row_csv.h"

#include <fmt/format.h>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

// A column's name and how a row fills it.
template <class Row>
struct Column {
  const char* name;
  std::string (*cell)(const Row& row);
};

template <class Get>
std::string JoinActors(const std::vector<RowActor>& actors, Get get) {
  std::vector<std::string> parts;
  for (const RowActor& actor : actors) parts.push_back(get(actor));
  return Join(parts, "; ");
}
std::string Names(const std::vector<RowActor>& actors) {
  return JoinActors(actors, [](const RowActor& a) { return a.name; });
}
// "RUS/GOV", "RUS", "/MED".
std::string Codes(const std::vector<RowActor>& actors) {
  return JoinActors(actors, [](const RowActor& a) {
    return a.sector.empty() ? a.code : a.code + "/" + a.sector;
  });
}
std::string Entities(const std::vector<RowActor>& actors) {
  return JoinActors(actors, [](const RowActor& a) { return a.entity; });
}
std::string Texts(const std::vector<Quoted>& parts) {
  std::vector<std::string> texts;
  for (const Quoted& part : parts) texts.push_back(part.text);
  return Join(texts, " … ");
}
std::string TextOf(const std::optional<Quoted>& quoted) { return quoted ? quoted->text : ""; }
std::string ValueOf(const std::optional<DateRecord>& date) { return date ? date->value : ""; }
std::string NameOf(const std::optional<PlacedRecord>& place) { return place ? place->name : ""; }
std::string Two(double value) { return fmt::format("{:.2f}", value); }

template <class Row>
std::vector<Column<Row>> WithSource(std::vector<Column<Row>> columns) {
  const std::vector<Column<Row>> source = {
      {"sentence", [](const Row& r) { return std::to_string(r.source.sentence); }},
      {"sentence_text", [](const Row& r) { return r.source.sentence_text; }},
      {"start", [](const Row& r) { return std::to_string(r.source.range.begin); }},
      {"end", [](const Row& r) { return std::to_string(r.source.range.end); }},
      {"report", [](const Row& r) { return r.source.report_id; }},
      {"title", [](const Row& r) { return r.source.title; }},
      {"outlet", [](const Row& r) { return r.source.outlet; }},
      {"report_date", [](const Row& r) { return r.source.reported; }},
      {"path", [](const Row& r) { return r.source.path; }},
      {"url", [](const Row& r) { return r.source.url; }}};
  columns.insert(columns.end(), source.begin(), source.end());
  return columns;
}

template <class Row>
const std::vector<Column<Row>>& Columns();

template <>
const std::vector<Column<StatementRow>>& Columns() {
  using R = StatementRow;
  static const auto columns = WithSource<R>({
      {"id", [](const R& r) { return r.source.id; }},
      {"date", [](const R& r) { return ValueOf(r.record.date); }},
      {"first_day", [](const R& r) { return r.record.days.first; }},
      {"last_day", [](const R& r) { return r.record.days.last; }},
      {"kind", [](const R& r) { return r.record.kind; }},
      {"speakers", [](const R& r) { return Names(r.speakers); }},
      {"speaker_codes", [](const R& r) { return Codes(r.speakers); }},
      {"speaker_entities", [](const R& r) { return Entities(r.speakers); }},
      {"addressees", [](const R& r) { return Names(r.addressees); }},
      {"about", [](const R& r) { return Names(r.about); }},
      {"about_codes", [](const R& r) { return Codes(r.about); }},
      {"stances",
       [](const R& r) { return JoinActors(r.about, [](const RowActor& a) { return a.stance; }); }},
      {"via", [](const R& r) { return Names(r.via); }},
      {"words", [](const R& r) { return Texts(r.record.content); }},
      {"source", [](const R& r) { return TextOf(r.record.source); }},
      {"cue", [](const R& r) { return TextOf(r.record.cue); }},
      {"topics", [](const R& r) { return Join(r.record.topics, "; "); }},
      {"place", [](const R& r) { return NameOf(r.record.place); }},
      {"parent", [](const R& r) { return r.parent_id; }},
      {"confidence", [](const R& r) { return Two(r.record.confidence); }},
      {"why", [](const R& r) { return r.record.why; }},
  });
  return columns;
}

template <>
const std::vector<Column<EventRow>>& Columns() {
  using R = EventRow;
  static const auto columns = WithSource<R>({
      {"id", [](const R& r) { return r.source.id; }},
      {"date", [](const R& r) { return ValueOf(r.record.date); }},
      {"first_day", [](const R& r) { return r.record.days.first; }},
      {"last_day", [](const R& r) { return r.record.days.last; }},
      {"type", [](const R& r) { return r.record.type; }},
      {"mode", [](const R& r) { return r.record.mode; }},
      {"contexts", [](const R& r) { return Join(r.record.contexts, "; "); }},
      {"status", [](const R& r) { return r.record.status; }},
      {"actors", [](const R& r) { return Names(r.actors); }},
      {"actor_codes", [](const R& r) { return Codes(r.actors); }},
      {"actor_entities", [](const R& r) { return Entities(r.actors); }},
      {"recipients", [](const R& r) { return Names(r.recipients); }},
      {"recipient_codes", [](const R& r) { return Codes(r.recipients); }},
      {"recipient_entities", [](const R& r) { return Entities(r.recipients); }},
      {"trigger", [](const R& r) { return r.record.trigger.text; }},
      {"place", [](const R& r) { return NameOf(r.record.place); }},
      {"country", [](const R& r) { return r.country; }},
      {"score", [](const R& r) { return Two(r.record.score); }},
      {"statement", [](const R& r) { return r.statement_id; }},
      {"denies", [](const R& r) { return r.denies_id; }},
      {"confidence", [](const R& r) { return Two(r.record.confidence); }},
      {"why", [](const R& r) { return r.record.why; }},
  });
  return columns;
}

template <>
const std::vector<Column<StandingRow>>& Columns() {
  using R = StandingRow;
  static const auto columns = WithSource<R>({
      {"id", [](const R& r) { return r.source.id; }},
      {"kind", [](const R& r) { return r.record.kind; }},
      {"value", [](const R& r) { return r.record.value; }},
      {"since", [](const R& r) { return r.record.since; }},
      {"until", [](const R& r) { return r.record.until; }},
      {"first_day", [](const R& r) { return r.record.days.first; }},
      {"last_day", [](const R& r) { return r.record.days.last; }},
      {"holders", [](const R& r) { return Names(r.holders); }},
      {"holder_codes", [](const R& r) { return Codes(r.holders); }},
      {"holder_entities", [](const R& r) { return Entities(r.holders); }},
      {"targets", [](const R& r) { return Names(r.targets); }},
      {"target_codes", [](const R& r) { return Codes(r.targets); }},
      {"target_entities", [](const R& r) { return Entities(r.targets); }},
      {"evidence", [](const R& r) { return Texts(r.record.evidence); }},
      {"statement", [](const R& r) { return r.statement_id; }},
      {"event", [](const R& r) { return r.event_id; }},
      {"confidence", [](const R& r) { return Two(r.record.confidence); }},
      {"why", [](const R& r) { return r.record.why; }},
  });
  return columns;
}

// What the three kinds of a timeline have in common; `value` tells them apart.
template <>
const std::vector<Column<TimelineRow>>& Columns() {
  using R = TimelineRow;
  static const std::vector<Column<R>> columns = {
      {"record",
       [](const R& r) -> std::string {
         return r.index() == 0 ? "statement" : r.index() == 1 ? "event" : "standing";
       }},
      {"id", [](const R& r) { return std::visit([](const auto& x) { return x.source.id; }, r); }},
      {"first_day",
       [](const R& r) { return std::visit([](const auto& x) { return x.record.days.first; }, r); }},
      {"last_day",
       [](const R& r) { return std::visit([](const auto& x) { return x.record.days.last; }, r); }},
      {"who",
       [](const R& r) {
         if (const auto* s = std::get_if<StatementRow>(&r)) return Names(s->speakers);
         if (const auto* e = std::get_if<EventRow>(&r)) return Names(e->actors);
         return Names(std::get<StandingRow>(r).holders);
       }},
      {"whom",
       [](const R& r) {
         if (const auto* s = std::get_if<StatementRow>(&r)) return Names(s->about);
         if (const auto* e = std::get_if<EventRow>(&r)) return Names(e->recipients);
         return Names(std::get<StandingRow>(r).targets);
       }},
      {"what",
       [](const R& r) -> std::string {
         if (const auto* s = std::get_if<StatementRow>(&r)) return s->record.kind;
         if (const auto* e = std::get_if<EventRow>(&r))
           return e->record.mode.empty() ? e->record.type : e->record.type + " " + e->record.mode;
         return std::get<StandingRow>(r).record.kind + " " + std::get<StandingRow>(r).record.value;
       }},
      {"status",
       [](const R& r) -> std::string {
         const auto* e = std::get_if<EventRow>(&r);
         return e ? e->record.status : "";
       }},
      {"sentence",
       [](const R& r) {
         return std::visit([](const auto& x) { return std::to_string(x.source.sentence); }, r);
       }},
      {"sentence_text",
       [](const R& r) {
         return std::visit([](const auto& x) { return x.source.sentence_text; }, r);
       }},
      {"report",
       [](const R& r) { return std::visit([](const auto& x) { return x.source.report_id; }, r); }},
      {"title",
       [](const R& r) { return std::visit([](const auto& x) { return x.source.title; }, r); }},
      {"outlet",
       [](const R& r) { return std::visit([](const auto& x) { return x.source.outlet; }, r); }},
      {"report_date",
       [](const R& r) { return std::visit([](const auto& x) { return x.source.reported; }, r); }},
      {"path",
       [](const R& r) { return std::visit([](const auto& x) { return x.source.path; }, r); }},
  };
  return columns;
}

template <>
const std::vector<Column<ActorRow>>& Columns() {
  using R = ActorRow;
  static const std::vector<Column<R>> columns = {
      {"entity", [](const R& r) { return r.entity; }},
      {"name", [](const R& r) { return r.name; }},
      {"kind", [](const R& r) { return r.kind; }},
      {"code", [](const R& r) { return r.code; }},
      {"sector", [](const R& r) { return r.sector; }},
      {"role", [](const R& r) { return r.role; }},
      {"known", [](const R& r) -> std::string { return r.known ? "true" : "false"; }},
      {"aliases", [](const R& r) { return Join(r.aliases, "; "); }},
      {"reports", [](const R& r) { return std::to_string(r.reports); }},
      {"mentions", [](const R& r) { return std::to_string(r.mentions); }},
      {"statements", [](const R& r) { return std::to_string(r.statements); }},
      {"events", [](const R& r) { return std::to_string(r.events); }},
      {"first_seen", [](const R& r) { return r.first_seen; }},
      {"last_seen", [](const R& r) { return r.last_seen; }},
      {"roles", [](const R& r) { return Join(r.roles, "; "); }},
  };
  return columns;
}

template <>
const std::vector<Column<ReportInfo>>& Columns() {
  using R = ReportInfo;
  static const std::vector<Column<R>> columns = {
      {"id", [](const R& r) { return r.id; }},
      {"date", [](const R& r) { return r.date; }},
      {"outlet", [](const R& r) { return r.outlet; }},
      {"title", [](const R& r) { return r.title; }},
      {"bylines", [](const R& r) { return Join(r.bylines, "; "); }},
      {"credits", [](const R& r) { return Join(r.credits, "; "); }},
      {"language", [](const R& r) { return r.language; }},
      {"path", [](const R& r) { return r.path; }},
      {"url", [](const R& r) { return r.url; }},
      {"version", [](const R& r) { return std::to_string(r.version); }},
      {"hash", [](const R& r) { return r.hash; }},
  };
  return columns;
}

template <>
const std::vector<Column<SearchRow>>& Columns() {
  static const auto columns = WithSource<SearchRow>(
      {{"rank", [](const SearchRow& r) { return fmt::format("{:.4f}", r.rank); }}});
  return columns;
}

template <>
const std::vector<Column<FailureRow>>& Columns() {
  using R = FailureRow;
  static const std::vector<Column<R>> columns = {
      {"path", [](const R& r) { return r.path; }},
      {"kind", [](const R& r) { return r.kind; }},
      {"reason", [](const R& r) { return r.reason; }},
  };
  return columns;
}

}  // namespace

std::string CsvLine(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
      line += cells[i];
      continue;
    }
    line += '"';
    for (char c : cells[i]) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + "\r\n";
}

template <class Row>
std::string CsvHeader() {
  std::vector<std::string> cells;
  for (const Column<Row>& column : Columns<Row>()) cells.emplace_back(column.name);
  return CsvLine(cells);
}

template <class Row>
std::string CsvRow(const Row& row) {
  std::vector<std::string> cells;
  // RFC 4180 has no control characters in a cell, and a terminal must not obey a report's.
  for (const Column<Row>& column : Columns<Row>())
    cells.push_back(SafeForTerminal(column.cell(row), false));
  return CsvLine(cells);
}

template std::string CsvHeader<StatementRow>();
template std::string CsvHeader<EventRow>();
template std::string CsvHeader<StandingRow>();
template std::string CsvHeader<TimelineRow>();
template std::string CsvHeader<ActorRow>();
template std::string CsvHeader<ReportInfo>();
template std::string CsvHeader<SearchRow>();
template std::string CsvHeader<FailureRow>();
template std::string CsvRow(const StatementRow&);
template std::string CsvRow(const EventRow&);
template std::string CsvRow(const StandingRow&);
template std::string CsvRow(const TimelineRow&);
template std::string CsvRow(const ActorRow&);
template std::string CsvRow(const ReportInfo&);
template std::string CsvRow(const SearchRow&);
template std::string CsvRow(const FailureRow&);

}  // namespace dragoman
