#include "export/plover_json.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// The manual leaves out what is not known; a field is never null.
void Put(Json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}

Json Entity(const RowActor& actor, const FieldCodes& codes) {
  Json out = Json::object();
  Put(out, "code", codes.PloverCountry(actor));
  Put(out, "sector", codes.Sector(actor.sector).plover);
  out["entity_text"] = actor.name;
  Put(out, "identifier_id", actor.entity);
  Put(out, "identifier_text", codes.Name(actor));
  Put(out, "office", actor.role);
  return out;
}

Json Entities(const std::vector<RowActor>& actors, const FieldCodes& codes) {
  Json out = Json::array();
  for (const RowActor& actor : actors) out.push_back(Entity(actor, codes));
  return out;
}

// The manual's codes of how fine a place is.
int Resolution(PlaceLevel level) {
  return level == PlaceLevel::city ? 4 : level == PlaceLevel::province ? 2 : 1;
}

Json Location(const EventRow& event, const FieldCodes& codes) {
  Json out = Json::object();
  if (event.record.place) Put(out, "extracted_place", event.record.place->name);
  if (!event.resolved) return out;
  const PlaceRecord& place = *event.resolved;
  PlaceLevel level = codes.LevelOf(place);
  Put(out, "resolved_place", place.name);
  if (place.lat && place.lon) {
    out["lat"] = *place.lat;
    out["lon"] = *place.lon;
  }
  if (level == PlaceLevel::city) Put(out, "city", place.name);
  if (level == PlaceLevel::province) Put(out, "province", place.name);
  Put(out, "country", codes.Country(place.country).name);
  Put(out, "country_code", codes.Country(place.country).plover);
  if (level != PlaceLevel::unknown) out["resolution"] = Resolution(level);
  return out;
}

Json Citation(const RowSource& source) {
  Json out = Json::object();
  Put(out, "citation", source.report_id);
  Put(out, "url", source.url);
  Put(out, "title", source.title);
  out["language"] = "en";
  Put(out, "publication", source.outlet);
  out["coder"] = "dragoman " + source.program;
  out["codebook"] = "PLOVER draft 2.0";
  return out;
}

}  // namespace

Json PloverObject(const EventRow& event, const std::string& id, const FieldCodes& codes) {
  const EventRecord& record = event.record;
  Json out = {{"id", id}, {"has_event", true}, {"date", record.days.first}};
  if (record.days.last != record.days.first) Put(out, "enddate", record.days.last);
  out["actor"] = Entities(event.actors, codes);
  if (!event.recipients.empty()) out["recipient"] = Entities(event.recipients, codes);
  out["event"] = Json::array({record.type});
  if (Json place = Location(event, codes); !place.empty()) out["event_loc"] = std::move(place);
  out["event_text"] = Json::array({record.trigger.text});
  if (int quad = codes.Quad(record.type).number; quad > 0) out["quad_code"] = quad;
  out["event_scale"] = record.score;
  if (!record.mode.empty()) out["mode"] = Json::array({record.mode});
  if (!record.contexts.empty()) out["context"] = record.contexts;
  // The words' place in the report, not the words: the manual leaves those to who owns them.
  out["text_info"] = {{"sequence", event.source.sentence},
                      {"start", event.source.range.begin},
                      {"end", event.source.range.end}};
  out["cite_info"] = Citation(event.source);
  out["coder"] = "dragoman " + event.source.program;
  return out;
}

}  // namespace dragoman
