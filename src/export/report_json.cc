#include "export/report_json.h"

#include <fmt/format.h>

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "parse/parse_layer.h"
#include "standings/standing_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

// Two decimals are what a confidence or a score can carry.
double Rounded(double value) { return std::round(value * 100) / 100; }

class Writer {
 public:
  explicit Writer(const Document& doc)
      : doc_(doc),
        text_(doc.Get<TextLayer>()),
        actors_(doc.Get<ActorLayer>()),
        index_(doc.text()) {}

  Json Report(const MadeBy& made_by) {
    const RawReport& raw = doc_.raw();
    const ReportHead& head = text_.head;
    const TimeLayer& time = doc_.Get<TimeLayer>();
    Json out;
    out["format"] = "dragoman-report-1";
    out["id"] = raw.id;
    out["path"] = OrNull(raw.path);
    out["url"] = OrNull(raw.url);
    out["title"] = OrNull(head.title);
    out["outlet"] = OrNull(head.outlet);
    out["bylines"] = head.bylines;
    bool told = !time.inferred && !time.report_date.empty();
    out["published"] = told ? Json(time.report_date) : Json(nullptr);
    out["language"] = raw.language.empty() ? "en" : raw.language;
    if (time.inferred)
      out["published_inferred"] = {{"value", time.report_date},
                                   {"basis", time.inferred_basis},
                                   {"confidence", Rounded(time.inferred_confidence)}};
    else
      out["published_inferred"] = nullptr;
    out["credits"] = head.credits;
    out["made_by"] = {
        {"program", made_by.program}, {"model", made_by.model}, {"knowledge", made_by.knowledge}};
    out["text"] = raw.text;
    out["sentences"] = Sentences();
    out["names"] = Names();
    out["actors"] = Actors();
    out["mentions"] = Mentions();
    out["times"] = Times();
    out["places"] = Places();
    out["statements"] = Statements();
    out["events"] = Events();
    out["standings"] = Standings();
    out["notices"] = Notices();
    return out;
  }

 private:
  Json Span(ByteRange range) const {
    return {{"start", index_.At(range.begin)}, {"end", index_.At(range.end)}};
  }
  Json Span(const std::optional<ByteRange>& range) const {
    return range ? Span(*range) : Json(nullptr);
  }
  void PutSpan(Json& out, const std::optional<ByteRange>& range) const {
    out["start"] = range ? Json(index_.At(range->begin)) : Json(nullptr);
    out["end"] = range ? Json(index_.At(range->end)) : Json(nullptr);
  }
  Json Spans(const std::vector<ByteRange>& ranges) const {
    Json out = Json::array();
    for (ByteRange range : ranges) out.push_back(Span(range));
    return out;
  }
  static std::string Id(char kind, uint32_t index) { return fmt::format("{}{}", kind, index + 1); }
  static Json Id(char kind, const std::optional<uint32_t>& index) {
    return index ? Json(Id(kind, *index)) : Json(nullptr);
  }
  static Json Ids(const std::vector<ActorIndex>& actors) {
    Json out = Json::array();
    for (ActorIndex actor : actors) out.push_back(Id('a', ToInt(actor)));
    return out;
  }
  Json Date(const std::optional<DatedBy>& date) const {
    if (!date) return nullptr;
    Json out = {{"value", date->value}};
    PutSpan(out, date->range);
    out["basis"] = BasisName(date->basis);
    out["precision"] = PrecisionName(date->precision);
    return out;
  }
  static Json Place(const std::optional<PlacedBy>& place) {
    if (!place) return nullptr;
    return {{"name", place->name},
            {"place", place->place ? Json(*place->place) : Json(nullptr)},
            {"basis", BasisName(place->basis)}};
  }

  Json Sentences() const {
    Json out = Json::array();
    for (const Sentence& sentence : text_.sentences) {
      Json one = Span(sentence.range);
      one["role"] = RoleName(sentence.role);
      out.push_back(std::move(one));
    }
    return out;
  }
  Json Names() const {
    Json out = Json::array();
    for (const Name& name : doc_.Get<ParseLayer>().names) {
      Json one = Span(text_.BytesOf(name.tokens));
      one["label"] = NameLabelName(name.label);
      out.push_back(std::move(one));
    }
    return out;
  }
  Json Actors() const {
    Json out = Json::array();
    for (uint32_t i = 0; i < actors_.actors.size(); ++i) {
      const Actor& actor = actors_.actors[i];
      out.push_back({{"id", Id('a', i)},
                     {"name", actor.name},
                     {"kind", ActorKindName(actor.kind)},
                     {"code", actor.code},
                     {"sector", actor.sector},
                     {"role", OrNull(actor.role)},
                     {"entity", OrNull(actor.entity)},
                     {"known", actor.known},
                     {"aliases", actor.aliases}});
    }
    return out;
  }
  Json Mentions() const {
    // The format has one line for each actor of a mention.
    Json out = Json::array();
    for (const Mention& mention : actors_.mentions) {
      for (ActorIndex actor : mention.actors) {
        Json one = {{"actor", Id('a', ToInt(actor))}};
        one.update(Span(mention.range));
        out.push_back(std::move(one));
      }
    }
    return out;
  }
  Json Times() const {
    Json out = Json::array();
    for (const TimeExpression& time : doc_.Get<TimeLayer>().expressions) {
      Json one = Span(time.range);
      one["type"] = TimexTypeName(time.type);
      one["value"] = time.value;
      out.push_back(std::move(one));
    }
    return out;
  }
  Json Places() const {
    Json out = Json::array();
    for (const PlaceMention& place : doc_.Get<PlaceLayer>().places) {
      Json one = Span(place.range);
      one["name"] = place.name;
      one["country"] = OrNull(place.country);
      one["lat"] = place.lat ? Json(*place.lat) : Json(nullptr);
      one["lon"] = place.lon ? Json(*place.lon) : Json(nullptr);
      out.push_back(std::move(one));
    }
    return out;
  }
  Json Statements() const {
    Json out = Json::array();
    const auto& statements = doc_.Get<StatementLayer>().statements;
    for (uint32_t i = 0; i < statements.size(); ++i) {
      const Statement& s = statements[i];
      Json about = Json::array(), via = Json::array();
      for (const About& a : s.about)
        about.push_back({{"actor", Id('a', ToInt(a.actor))},
                         {"stance", a.stance ? Json(StanceName(*a.stance)) : Json(nullptr)}});
      for (const Via& v : s.via) {
        Json one = {{"actor", Id('a', ToInt(v.actor))}};
        PutSpan(one, v.range);
        via.push_back(std::move(one));
      }
      out.push_back({{"id", Id('s', i)},
                     {"kind", StatementKindName(s.kind)},
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
                     {"why", s.why}});
    }
    return out;
  }
  Json Numbers(const Event& event) const {
    Json out = Json::array();
    for (const EventNumber& number : event.numbers) {
      Json one = {{"what", number.what},
                  {"min", number.min ? Json(*number.min) : Json(nullptr)},
                  {"max", number.max ? Json(*number.max) : Json(nullptr)}};
      PutSpan(one, number.range);
      out.push_back(std::move(one));
    }
    return out;
  }
  Json Events() const {
    Json out = Json::array();
    const auto& events = doc_.Get<EventLayer>().events;
    for (uint32_t i = 0; i < events.size(); ++i) {
      const Event& e = events[i];
      Json denies = e.denies_event ? Id('e', e.denies_event) : Id('s', e.denies_statement);
      out.push_back({{"id", Id('e', i)},
                     {"type", e.type},
                     {"mode", OrNull(e.mode)},
                     {"context", e.contexts},
                     {"actor", Ids(e.actors)},
                     {"recipient", Ids(e.recipients)},
                     {"trigger", Span(e.trigger)},
                     {"sentence", e.sentence},
                     {"status", EventStatusName(e.status)},
                     {"date", Date(e.date)},
                     {"place", Place(e.place)},
                     {"numbers", Numbers(e)},
                     {"denies", std::move(denies)},
                     {"score", Rounded(e.score)},
                     {"statement", Id('s', e.statement)},
                     {"confidence", Rounded(e.confidence)},
                     {"why", e.why}});
    }
    return out;
  }
  Json Standings() const {
    Json out = Json::array();
    const auto& standings = doc_.Get<StandingLayer>().standings;
    for (uint32_t i = 0; i < standings.size(); ++i) {
      const Standing& t = standings[i];
      out.push_back({{"id", Id('t', i)},
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
                     {"why", t.why}});
    }
    return out;
  }
  Json Notices() const {
    Json out = Json::array();
    for (const Notice& notice : doc_.notices()) {
      Json one = {{"kind", notice.kind}};
      PutSpan(one, notice.range);
      one["message"] = notice.message;
      out.push_back(std::move(one));
    }
    return out;
  }

  const Document& doc_;
  const TextLayer& text_;
  const ActorLayer& actors_;
  CodePointIndex index_;
};

}  // namespace

Json ReportObject(const Document& doc, const MadeBy& made_by) {
  return Writer(doc).Report(made_by);
}

std::string ReportJson(const Document& doc, const MadeBy& made_by) {
  return ReportObject(doc, made_by).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman
