#include "export/report_json.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

// Two decimals are what a confidence or a score can carry.
double Rounded(double value) { return std::round(value * 100) / 100; }

Json Span(CharRange range) { return {{"start", range.begin}, {"end", range.end}}; }
Json Span(const std::optional<Quoted>& quoted) {
  return quoted ? Span(quoted->range) : Json(nullptr);
}
void PutSpan(Json& out, const std::optional<CharRange>& range) {
  out["start"] = range ? Json(range->begin) : Json(nullptr);
  out["end"] = range ? Json(range->end) : Json(nullptr);
}
Json Spans(const std::vector<Quoted>& parts) {
  Json out = Json::array();
  for (const Quoted& part : parts) out.push_back(Span(part.range));
  return out;
}

std::string Id(char kind, uint32_t index) { return fmt::format("{}{}", kind, index + 1); }
Json Id(char kind, const std::optional<uint32_t>& index) {
  return index ? Json(Id(kind, *index)) : Json(nullptr);
}
Json Ids(const std::vector<uint32_t>& actors) {
  Json out = Json::array();
  for (uint32_t actor : actors) out.push_back(Id('a', actor));
  return out;
}
Json Ids(const std::vector<ActorUse>& uses) {
  Json out = Json::array();
  for (const ActorUse& use : uses) out.push_back(Id('a', use.actor));
  return out;
}

Json Date(const std::optional<DateRecord>& date) {
  if (!date) return nullptr;
  Json out = {{"value", date->value}};
  PutSpan(out, date->range);
  out["basis"] = date->basis;
  out["precision"] = date->precision;
  return out;
}

Json Place(const std::optional<PlacedRecord>& place) {
  if (!place) return nullptr;
  return {{"name", place->name},
          {"place", place->place ? Json(*place->place) : Json(nullptr)},
          {"basis", place->basis}};
}

Json Sentences(const ReportRecord& record) {
  Json out = Json::array();
  for (const SentenceRecord& sentence : record.sentences) {
    Json one = Span(sentence.words.range);
    one["role"] = sentence.role;
    out.push_back(std::move(one));
  }
  return out;
}

Json Names(const ReportRecord& record) {
  Json out = Json::array();
  for (const NameRecord& name : record.names) {
    Json one = Span(name.range);
    one["label"] = name.label;
    out.push_back(std::move(one));
  }
  return out;
}

Json Actors(const ReportRecord& record) {
  Json out = Json::array();
  for (uint32_t i = 0; i < record.actors.size(); ++i) {
    const ActorRecord& actor = record.actors[i];
    out.push_back({{"id", Id('a', i)},
                   {"name", actor.name},
                   {"kind", actor.kind},
                   {"code", actor.code},
                   {"sector", actor.sector},
                   {"role", OrNull(actor.role)},
                   {"entity", OrNull(actor.entity)},
                   {"known", actor.known},
                   {"aliases", actor.aliases}});
  }
  return out;
}

Json Mentions(const ReportRecord& record) {
  // The format has one object for each actor of a mention.
  Json out = Json::array();
  for (const MentionRecord& mention : record.mentions) {
    for (uint32_t actor : mention.actors) {
      Json one = {{"actor", Id('a', actor)}};
      one.update(Span(mention.range));
      out.push_back(std::move(one));
    }
  }
  return out;
}

Json Times(const ReportRecord& record) {
  Json out = Json::array();
  for (const TimeRecord& time : record.times) {
    Json one = Span(time.range);
    one["type"] = time.type;
    one["value"] = time.value;
    out.push_back(std::move(one));
  }
  return out;
}

Json Places(const ReportRecord& record) {
  Json out = Json::array();
  for (const PlaceRecord& place : record.places) {
    Json one = Span(place.range);
    one["name"] = place.name;
    one["country"] = OrNull(place.country);
    one["lat"] = place.lat ? Json(*place.lat) : Json(nullptr);
    one["lon"] = place.lon ? Json(*place.lon) : Json(nullptr);
    out.push_back(std::move(one));
  }
  return out;
}

Json StatementObject(const StatementRecord& s, uint32_t index) {
  Json about = Json::array(), via = Json::array();
  for (const ActorUse& use : s.about)
    about.push_back({{"actor", Id('a', use.actor)}, {"stance", OrNull(use.stance)}});
  for (const ActorUse& use : s.via) {
    Json one = {{"actor", Id('a', use.actor)}};
    PutSpan(one, use.range);
    via.push_back(std::move(one));
  }
  return {{"id", Id('s', index)},
          {"kind", s.kind},
          {"speaker", Ids(s.speakers)},
          {"source", Span(s.source)},
          {"cue", Span(s.cue)},
          {"content", Spans(s.content)},
          {"addressee", Ids(s.addressees)},
          {"place", Place(s.place)},
          {"date", Date(s.date)},
          {"about", std::move(about)},
          {"topics", s.topics},
          {"via", std::move(via)},
          {"parent", Id('s', s.parent)},
          {"confidence", Rounded(s.confidence)},
          {"why", s.why}};
}

Json Numbers(const EventRecord& event) {
  Json out = Json::array();
  for (const NumberRecord& number : event.numbers) {
    Json one = {{"what", number.what},
                {"min", number.min ? Json(*number.min) : Json(nullptr)},
                {"max", number.max ? Json(*number.max) : Json(nullptr)}};
    PutSpan(one, number.range);
    out.push_back(std::move(one));
  }
  return out;
}

Json EventObject(const EventRecord& e, uint32_t index) {
  Json denies = e.denies_event ? Id('e', e.denies_event) : Id('s', e.denies_statement);
  return {{"id", Id('e', index)},
          {"type", e.type},
          {"mode", OrNull(e.mode)},
          {"context", e.contexts},
          {"actor", Ids(e.actors)},
          {"recipient", Ids(e.recipients)},
          {"trigger", Span(e.trigger.range)},
          {"sentence", e.sentence},
          {"status", e.status},
          {"date", Date(e.date)},
          {"place", Place(e.place)},
          {"numbers", Numbers(e)},
          {"denies", std::move(denies)},
          {"score", Rounded(e.score)},
          {"statement", Id('s', e.statement)},
          {"confidence", Rounded(e.confidence)},
          {"why", e.why}};
}

Json StandingObject(const StandingRecord& t, uint32_t index) {
  return {{"id", Id('t', index)},
          {"kind", t.kind},
          {"value", t.value},
          {"holder", Ids(t.holders)},
          {"target", Ids(t.targets)},
          {"since", OrNull(t.since)},
          {"until", OrNull(t.until)},
          {"sentence", t.sentence},
          {"evidence", Spans(t.evidence)},
          {"statement", Id('s', t.statement)},
          {"event", Id('e', t.event)},
          {"confidence", Rounded(t.confidence)},
          {"why", t.why}};
}

template <class Record, class MakeObject>
Json Objects(const std::vector<Record>& records, MakeObject make) {
  Json out = Json::array();
  for (uint32_t i = 0; i < records.size(); ++i) out.push_back(make(records[i], i));
  return out;
}

Json Notices(const ReportRecord& record) {
  Json out = Json::array();
  for (const NoticeRecord& notice : record.notices) {
    Json one = {{"kind", notice.kind}};
    PutSpan(one, notice.range);
    one["message"] = notice.message;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Json ReportObject(const ReportRecord& record) {
  const ReportInfo& info = record.info;
  Json out;
  out["format"] = "dragoman-report-1";
  out["id"] = info.id.empty() ? info.given_id : info.id;
  out["path"] = OrNull(info.path);
  out["url"] = OrNull(info.url);
  out["title"] = OrNull(info.title);
  out["outlet"] = OrNull(info.outlet);
  out["bylines"] = info.bylines;
  out["published"] = OrNull(info.published);
  out["language"] = info.language.empty() ? "en" : info.language;
  out["published_inferred"] = nullptr;
  if (!info.inferred.empty())
    out["published_inferred"] = {{"value", info.inferred},
                                 {"basis", info.inferred_basis},
                                 {"confidence", Rounded(info.inferred_confidence.value_or(0))}};
  out["credits"] = info.credits;
  out["made_by"] = {{"program", info.made_by.program},
                    {"model", info.made_by.model},
                    {"knowledge", info.made_by.knowledge}};
  out["text"] = record.text;
  out["sentences"] = Sentences(record);
  out["names"] = Names(record);
  out["actors"] = Actors(record);
  out["mentions"] = Mentions(record);
  out["times"] = Times(record);
  out["places"] = Places(record);
  out["statements"] = Objects(record.statements, StatementObject);
  out["events"] = Objects(record.events, EventObject);
  out["standings"] = Objects(record.standings, StandingObject);
  out["notices"] = Notices(record);
  return out;
}

std::string ReportJson(const ReportRecord& record) {
  return ReportObject(record).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman
