#include "export/row_json.h"

#include "export/paste_lines.h"

#include <cmath>

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
double Rounded(double value) { return std::round(value * 100) / 100; }

Json ActorObject(const RowActor& actor, bool with_stance) {
  Json out = {
      {"name", actor.name},         {"entity", OrNull(actor.entity)}, {"kind", actor.kind},
      {"code", OrNull(actor.code)}, {"sector", OrNull(actor.sector)}, {"role", OrNull(actor.role)}};
  if (with_stance) out["stance"] = OrNull(actor.stance);
  return out;
}

Json ActorList(const std::vector<RowActor>& actors, bool with_stance = false) {
  Json out = Json::array();
  for (const RowActor& actor : actors) out.push_back(ActorObject(actor, with_stance));
  return out;
}

Json Texts(const std::vector<Quoted>& parts) {
  Json out = Json::array();
  for (const Quoted& part : parts) out.push_back(part.text);
  return out;
}

Json TextOf(const std::optional<Quoted>& quoted) {
  return quoted ? Json(quoted->text) : Json(nullptr);
}

void PutDate(Json& out, const std::optional<DateRecord>& date, const Days& days) {
  out["date"] = date ? Json(date->value) : Json(nullptr);
  out["date_basis"] = date ? Json(date->basis) : Json(nullptr);
  out["first_day"] = OrNull(days.first);
  out["last_day"] = OrNull(days.last);
}

void PutSource(Json& out, const RowSource& source) {
  out["report"] = {{"id", source.report_id},
                   {"title", OrNull(source.title)},
                   {"outlet", OrNull(source.outlet)},
                   {"date", OrNull(source.reported)},
                   {"date_inferred", source.reported_is_inferred},
                   {"path", OrNull(source.path)},
                   {"url", OrNull(source.url)}};
  out["sentence"] = source.sentence;
  out["sentence_text"] = source.sentence_text;
  out["start"] = source.range.begin;
  out["end"] = source.range.end;
}

Json Numbers(const std::vector<NumberRecord>& numbers) {
  Json out = Json::array();
  for (const NumberRecord& n : numbers)
    out.push_back({{"what", n.what},
                   {"min", n.min ? Json(*n.min) : Json(nullptr)},
                   {"max", n.max ? Json(*n.max) : Json(nullptr)}});
  return out;
}

}  // namespace

Json RowObject(const StatementRow& row) {
  const StatementRecord& r = row.record;
  Json out = {{"record", "statement"}, {"id", row.source.id}};
  PutDate(out, r.date, r.days);
  out["kind"] = r.kind;
  out["speakers"] = ActorList(row.speakers);
  out["addressees"] = ActorList(row.addressees);
  out["about"] = ActorList(row.about, true);
  out["via"] = ActorList(row.via);
  out["words"] = Texts(r.content);
  out["source"] = TextOf(r.source);
  out["cue"] = TextOf(r.cue);
  out["topics"] = r.topics;
  out["place"] = r.place ? OrNull(r.place->name) : Json(nullptr);
  out["parent"] = OrNull(row.parent_id);
  out["confidence"] = Rounded(r.confidence);
  out["why"] = r.why;
  PutSource(out, row.source);
  return out;
}

Json RowObject(const EventRow& row) {
  const EventRecord& r = row.record;
  Json out = {{"record", "event"}, {"id", row.source.id}};
  PutDate(out, r.date, r.days);
  out["type"] = r.type;
  out["mode"] = OrNull(r.mode);
  out["contexts"] = r.contexts;
  out["status"] = r.status;
  out["actors"] = ActorList(row.actors);
  out["recipients"] = ActorList(row.recipients);
  out["trigger"] = r.trigger.text;
  out["place"] = r.place ? OrNull(r.place->name) : Json(nullptr);
  out["country"] = OrNull(row.country);
  out["numbers"] = Numbers(r.numbers);
  out["score"] = Rounded(r.score);
  out["statement"] = OrNull(row.statement_id);
  out["denies"] = OrNull(row.denies_id);
  out["confidence"] = Rounded(r.confidence);
  out["why"] = r.why;
  PutSource(out, row.source);
  return out;
}

Json RowObject(const StandingRow& row) {
  const StandingRecord& r = row.record;
  Json out = {{"record", "standing"},
              {"id", row.source.id},
              {"kind", r.kind},
              {"value", r.value},
              {"since", OrNull(r.since)},
              {"until", OrNull(r.until)},
              {"first_day", OrNull(r.days.first)},
              {"last_day", OrNull(r.days.last)},
              {"holders", ActorList(row.holders)},
              {"targets", ActorList(row.targets)},
              {"evidence", Texts(r.evidence)},
              {"statement", OrNull(row.statement_id)},
              {"event", OrNull(row.event_id)},
              {"confidence", Rounded(r.confidence)},
              {"why", r.why}};
  PutSource(out, row.source);
  return out;
}

Json RowObject(const TimelineRow& row) {
  return std::visit([](const auto& one) { return RowObject(one); }, row);
}

Json RowObject(const ActorRow& row) {
  Json paste = Json::array();
  for (const PasteLine& line : PasteLines(row))
    paste.push_back({{"table", line.table}, {"row", line.row}});
  return {{"entity", OrNull(row.entity)},
          {"name", row.name},
          {"kind", row.kind},
          {"code", OrNull(row.code)},
          {"sector", OrNull(row.sector)},
          {"role", OrNull(row.role)},
          {"known", row.known},
          {"aliases", row.aliases},
          {"reports", row.reports},
          {"mentions", row.mentions},
          {"statements", row.statements},
          {"events", row.events},
          {"first_seen", OrNull(row.first_seen)},
          {"last_seen", OrNull(row.last_seen)},
          {"roles", row.roles},
          {"paste", std::move(paste)}};
}

Json RowObject(const ReportInfo& row) {
  return {{"id", row.id},
          {"path", OrNull(row.path)},
          {"url", OrNull(row.url)},
          {"title", OrNull(row.title)},
          {"outlet", OrNull(row.outlet)},
          {"bylines", row.bylines},
          {"credits", row.credits},
          {"date", OrNull(row.date)},
          {"date_inferred", row.published.empty() && !row.inferred.empty()},
          {"language", OrNull(row.language)},
          {"version", row.version},
          {"hash", row.hash},
          {"made_by",
           {{"program", row.made_by.program},
            {"model", row.made_by.model},
            {"knowledge", row.made_by.knowledge}}}};
}

Json RowObject(const SearchRow& row) {
  std::string snippet;
  for (char c : row.snippet)
    if (c == kMatchBegin || c == kMatchEnd)
      snippet += "**";
    else
      snippet += c;
  Json out = {{"snippet", snippet}, {"rank", row.rank}};
  PutSource(out, row.source);
  return out;
}

Json RowObject(const FailureRow& row) {
  return {{"path", row.path}, {"kind", row.kind}, {"reason", row.reason}};
}

std::string RowJson(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman
