// From the layers of a Document to its ReportRecord. Byte ranges become code points here, once.
#include "ledger/record.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/utf8.h"
#include "ledger/affiliation.h"
#include "parse/parse_layer.h"
#include "standings/standing_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

std::string_view MentionKindName(MentionKind kind) {
  switch (kind) {
    case MentionKind::name: return "name";
    case MentionKind::title: return "title";
    case MentionKind::pronoun: return "pronoun";
  }
  return "name";
}

const std::string& FirstOf(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

class Recorder {
 public:
  Recorder(const Document& doc, ReportRecord& out) : doc_(doc), out_(out), chars_(doc.text()) {}

  void Run(const MadeBy& made_by) {
    out_.text = doc_.raw().text;
    out_.info.made_by = made_by;
    Head();
    if (doc_.Has<TextLayer>()) Sentences();
    if (doc_.Has<ParseLayer>()) Names();
    if (doc_.Has<TimeLayer>()) Times();
    if (doc_.Has<PlaceLayer>()) Places();
    if (doc_.Has<ActorLayer>()) Actors();
    if (doc_.Has<StatementLayer>())
      for (const Statement& s : doc_.Get<StatementLayer>().statements) AddStatement(s);
    if (doc_.Has<EventLayer>())
      for (const Event& e : doc_.Get<EventLayer>().events) AddEvent(e);
    if (doc_.Has<StandingLayer>())
      for (const Standing& s : doc_.Get<StandingLayer>().standings) AddStanding(s);
    for (const Notice& n : doc_.notices())
      out_.notices.push_back({n.kind, n.message, Optional(n.range)});
  }

 private:
  CharRange Chars(ByteRange range) const { return {chars_.At(range.begin), chars_.At(range.end)}; }
  std::optional<CharRange> Optional(const std::optional<ByteRange>& range) const {
    return range ? std::optional(Chars(*range)) : std::nullopt;
  }
  Quoted Quote(ByteRange range) const { return {Chars(range), std::string(doc_.Slice(range))}; }
  std::optional<Quoted> Quote(const std::optional<ByteRange>& range) const {
    return range ? std::optional(Quote(*range)) : std::nullopt;
  }

  void Head() {
    const RawReport& raw = doc_.raw();
    ReportInfo& info = out_.info;
    info.id = info.given_id = raw.id;
    info.hash = raw.hash;
    info.path = raw.path;
    info.url = raw.url;
    info.language = raw.language;
    ReportHead none;
    const ReportHead& head = doc_.Has<TextLayer>() ? doc_.Get<TextLayer>().head : none;
    info.title = FirstOf(head.title, raw.title);
    info.outlet = FirstOf(head.outlet, raw.outlet);
    info.published = FirstOf(head.published, raw.published);
    info.bylines = head.bylines.empty() ? raw.bylines : head.bylines;
    info.credits = head.credits;
    if (doc_.Has<TimeLayer>()) {
      const TimeLayer& time = doc_.Get<TimeLayer>();
      if (info.published.empty() && time.inferred) {
        info.inferred = time.report_date;
        info.inferred_basis = time.inferred_basis;
        info.inferred_confidence = time.inferred_confidence;
      } else if (info.published.empty()) {
        info.published = time.report_date;
      }
    }
    info.date = FirstOf(info.published, info.inferred);
    info.days = DaysOf(info.date).value_or(Days{});
  }

  void Sentences() {
    for (const Sentence& s : doc_.Get<TextLayer>().sentences)
      out_.sentences.push_back({Quote(s.range), std::string(RoleName(s.role))});
  }

  void Names() {
    const TextLayer& text = doc_.Get<TextLayer>();
    for (const Name& name : doc_.Get<ParseLayer>().names) {
      if (name.tokens.empty()) continue;
      out_.names.push_back(
          {Chars(text.BytesOf(name.tokens)), std::string(NameLabelName(name.label))});
    }
  }

  void Times() {
    for (const TimeExpression& t : doc_.Get<TimeLayer>().expressions)
      out_.times.push_back(
          {Chars(t.range), std::string(TimexTypeName(t.type)), t.value, t.sentence});
  }

  void Places() {
    for (const PlaceMention& p : doc_.Get<PlaceLayer>().places)
      out_.places.push_back({Chars(p.range), p.name, p.country, p.lat, p.lon});
  }

  void Actors() {
    const ActorLayer& layer = doc_.Get<ActorLayer>();
    for (const Actor& a : layer.actors)
      out_.actors.push_back({a.name,
                             std::string(ActorKindName(a.kind)),
                             a.code,
                             a.sector,
                             a.role,
                             a.entity,
                             a.known,
                             a.aliases,
                             {}});
    for (const Mention& m : layer.mentions)
      out_.mentions.push_back(
          {Chars(m.range), std::string(MentionKindName(m.kind)), Indices(m.actors)});
    if (layer.outlet) {
      const Actor& outlet = layer.actor(*layer.outlet);
      out_.info.outlet_entity = outlet.entity;
      if (out_.info.outlet.empty()) out_.info.outlet = outlet.name;
    }
    FindAffiliations(out_);
  }

  static std::vector<uint32_t> Indices(const std::vector<ActorIndex>& actors) {
    std::vector<uint32_t> out;
    for (ActorIndex a : actors)  // each once: twice in one role would say nothing more
      if (std::find(out.begin(), out.end(), ToInt(a)) == out.end()) out.push_back(ToInt(a));
    return out;
  }
  static std::vector<ActorUse> Uses(const std::vector<ActorIndex>& actors) {
    std::vector<ActorUse> out;
    for (uint32_t a : Indices(actors)) out.push_back({a, "", std::nullopt});
    return out;
  }

  std::optional<DateRecord> Date(const std::optional<DatedBy>& date) const {
    if (!date) return std::nullopt;
    return DateRecord{date->value, std::string(BasisName(date->basis)),
                      std::string(PrecisionName(date->precision)), Optional(date->range)};
  }
  static std::optional<PlacedRecord> Placed(const std::optional<PlacedBy>& place) {
    if (!place) return std::nullopt;
    return PlacedRecord{place->name, std::string(BasisName(place->basis)), place->place};
  }
  Days DaysOfDated(const std::optional<DatedBy>& date) const {
    if (!date) return out_.info.days;
    return DaysOf(date->value).value_or(out_.info.days);
  }

  void AddStatement(const Statement& s) {
    StatementRecord record;
    record.kind = StatementKindName(s.kind);
    record.speakers = Uses(s.speakers);
    record.addressees = Uses(s.addressees);
    for (const About& about : s.about)
      record.about.push_back({ToInt(about.actor),
                              about.stance ? std::string(StanceName(*about.stance)) : "",
                              std::nullopt});
    for (const Via& via : s.via) record.via.push_back({ToInt(via.actor), "", Optional(via.range)});
    record.source = Quote(s.source);
    record.cue = Quote(s.cue);
    for (ByteRange range : s.content) record.content.push_back(Quote(range));
    record.sentence = s.sentence;
    record.place = Placed(s.place);
    record.date = Date(s.date);
    record.days = DaysOfDated(s.date);
    record.topics = s.topics;
    record.parent = s.parent;
    record.confidence = s.confidence;
    record.why = s.why;
    out_.statements.push_back(std::move(record));
  }

  void AddEvent(const Event& e) {
    EventRecord record;
    record.type = e.type;
    record.mode = e.mode;
    record.status = EventStatusName(e.status);
    record.contexts = e.contexts;
    record.actors = Indices(e.actors);
    record.recipients = Indices(e.recipients);
    record.trigger = Quote(e.trigger);
    record.sentence = e.sentence;
    record.date = Date(e.date);
    // What is told as background did not happen on the report's day, and nothing better is known.
    bool background = e.status == EventStatus::historical;
    if (e.date || !background) record.days = DaysOfDated(e.date);
    record.place = Placed(e.place);
    for (const EventNumber& n : e.numbers)
      record.numbers.push_back({n.what, n.min, n.max, Chars(n.range)});
    record.denies_event = e.denies_event;
    record.denies_statement = e.denies_statement;
    record.statement = e.statement;
    record.score = e.score;
    record.confidence = e.confidence;
    record.why = e.why;
    out_.events.push_back(std::move(record));
  }

  // A standing is told to hold from `since` to `until`. Where the report leaves one open, its own
  // day is the only one for which it vouches.
  Days DaysOfStanding(const Standing& s) const {
    std::optional<Days> since = DaysOf(s.since), until = DaysOf(s.until);
    Days days = out_.info.days;
    if (until) days = *until;
    if (since) days.first = since->first;
    if (days.last.empty() && since) days.last = since->last;
    days.last = std::max(days.last, days.first);
    return days;
  }

  void AddStanding(const Standing& s) {
    StandingRecord record;
    record.kind = s.kind;
    record.value = s.value;
    record.since = s.since;
    record.until = s.until;
    record.days = DaysOfStanding(s);
    record.holders = Indices(s.holders);
    record.targets = Indices(s.targets);
    record.sentence = s.sentence;
    for (ByteRange range : s.evidence) record.evidence.push_back(Quote(range));
    record.statement = s.statement;
    record.event = s.event;
    record.confidence = s.confidence;
    record.why = s.why;
    out_.standings.push_back(std::move(record));
  }

  const Document& doc_;
  ReportRecord& out_;
  CodePointIndex chars_;
};

std::string RecordId(std::string_view report_id, char letter, uint32_t n) {
  return fmt::format("{}#{}{}", report_id, letter, n + 1);
}

}  // namespace

ReportRecord RecordOf(const Document& doc, const MadeBy& made_by) {
  ReportRecord record;
  Recorder(doc, record).Run(made_by);
  return record;
}

std::string StatementId(std::string_view report_id, uint32_t n) {
  return RecordId(report_id, 's', n);
}
std::string EventId(std::string_view report_id, uint32_t n) { return RecordId(report_id, 'e', n); }
std::string StandingId(std::string_view report_id, uint32_t n) {
  return RecordId(report_id, 't', n);
}

}  // namespace dragoman
