#include "ledger/load.h"

#include "ledger/json_list.h"

namespace dragoman {
namespace {

using sql::Stmt;

CharRange RangeAt(const Stmt& s, int column) { return {s.Index(column), s.Index(column + 1)}; }
std::optional<CharRange> OptionalRangeAt(const Stmt& s, int column) {
  return s.IsNull(column) ? std::nullopt : std::optional(RangeAt(s, column));
}
// Three columns: start, end, text.
Quoted QuotedAt(const Stmt& s, int column) { return {RangeAt(s, column), s.Text(column + 2)}; }
std::optional<Quoted> OptionalQuotedAt(const Stmt& s, int column) {
  return s.IsNull(column) ? std::nullopt : std::optional(QuotedAt(s, column));
}
Days DaysAt(const Stmt& s, int column) { return {s.Text(column), s.Text(column + 1)}; }
// Five columns: value, basis, precision, start, end.
std::optional<DateRecord> DateAt(const Stmt& s, int column) {
  if (s.IsNull(column)) return std::nullopt;
  return DateRecord{s.Text(column), s.Text(column + 1), s.Text(column + 2),
                    OptionalRangeAt(s, column + 3)};
}
// Three columns: name, basis, index.
std::optional<PlacedRecord> PlaceAt(const Stmt& s, int column) {
  if (s.IsNull(column)) return std::nullopt;
  return PlacedRecord{s.Text(column), s.Text(column + 1), s.OptionalIndex(column + 2)};
}

}  // namespace

uint32_t Loader::Count(const char* sql, int64_t report) {
  Stmt& s = ledger_.statements.Get(sql).With(report);
  uint32_t count = s.Step() ? s.Index(0) : 0;
  s.Reset();
  return count;
}

ReportInfo Loader::Info(int64_t report) {
  Stmt& s = ledger_.statements.Get(
      "SELECT id, given_id, version, hash, path, url, title, outlet, outlet_entity, language, "
      "published,"
      " inferred, inferred_basis, inferred_confidence, date, date_first, date_last, bylines, "
      "credits, program,"
      " model, knowledge FROM reports JOIN makers USING (maker) WHERE report = ?");
  ReportInfo r;
  s.With(report).Each([&] {
    r = {s.Text(0),
         s.Text(1),
         s.Index(2),
         s.Text(3),
         s.Text(4),
         s.Text(5),
         s.Text(6),
         s.Text(7),
         s.Text(8),
         s.Text(9),
         s.Text(10),
         s.Text(11),
         s.Text(12),
         s.OptionalReal(13),
         s.Text(14),
         DaysAt(s, 15),
         FromJsonList(s.Text(17)),
         FromJsonList(s.Text(18)),
         {s.Text(19), s.Text(20), s.Text(21)}};
  });
  return r;
}

ActorRecord Loader::Actor(int64_t report, uint32_t n) {
  Stmt& s = ledger_.statements.Get(
      "SELECT a.name, a.kind, a.code, a.sector, a.role, e.id, a.known, a.aliases"
      " FROM actors a JOIN entities e USING (entity) WHERE report = ? AND n = ?");
  ActorRecord a;
  s.With(report, n).Each([&] {
    a = {s.Text(0), s.Text(1), s.Text(2),     s.Text(3),
         s.Text(4), s.Text(5), s.Int(6) != 0, FromJsonList(s.Text(7)),
         {}};
  });
  Stmt& groups = ledger_.statements.Get(
      "SELECT e.id FROM affiliations f JOIN entities e ON e.entity = f.acts_for"
      " WHERE f.report = ? AND f.actor = ? ORDER BY e.id");
  groups.With(report, n).Each([&] { a.acts_for.push_back(groups.Text(0)); });
  return a;
}

SentenceRecord Loader::Sentence(int64_t report, uint32_t n) {
  Stmt& s = ledger_.statements.Get(
      "SELECT start_char, end_char, text, role FROM sentences WHERE report = ? AND n = ?");
  SentenceRecord sentence;
  s.With(report, n).Each([&] { sentence = {QuotedAt(s, 0), s.Text(3)}; });
  return sentence;
}

StatementRecord Loader::OneStatement(int64_t report, uint32_t n) {
  Stmt& s = ledger_.statements.Get(
      "SELECT kind, source_start, source_end, source_text, cue_start, cue_end, cue_text, sentence, "
      "place_name,"
      " place_basis, place, date, date_basis, date_precision, date_start, date_end, date_first, "
      "date_last,"
      " topics, parent, confidence, why FROM statements WHERE report = ? AND n = ?");
  StatementRecord r;
  s.With(report, n).Each([&] {
    r.kind = s.Text(0);
    r.source = OptionalQuotedAt(s, 1);
    r.cue = OptionalQuotedAt(s, 4);
    r.sentence = s.Index(7);
    r.place = PlaceAt(s, 8);
    r.date = DateAt(s, 11);
    r.days = DaysAt(s, 16);
    r.topics = FromJsonList(s.Text(18));
    r.parent = s.OptionalIndex(19);
    r.confidence = s.Real(20);
    r.why = s.Text(21);
  });
  Stmt& uses = ledger_.statements.Get(
      "SELECT role, actor, stance, start_char, end_char FROM statement_actors"
      " WHERE report = ? AND statement = ? ORDER BY role, n");
  uses.With(report, n).Each([&] {
    const std::string role = uses.Text(0);
    auto& list = role == "speaker"     ? r.speakers
                 : role == "addressee" ? r.addressees
                 : role == "about"     ? r.about
                                       : r.via;
    list.push_back({uses.Index(1), uses.Text(2), OptionalRangeAt(uses, 3)});
  });
  Stmt& content = ledger_.statements.Get(
      "SELECT start_char, end_char, text FROM statement_content WHERE report = ? AND statement = ? "
      "ORDER BY n");
  content.With(report, n).Each([&] { r.content.push_back(QuotedAt(content, 0)); });
  return r;
}

EventRecord Loader::OneEvent(int64_t report, uint32_t n) {
  Stmt& s = ledger_.statements.Get(
      "SELECT type, mode, status, contexts, trigger_start, trigger_end, trigger_text, sentence, "
      "date, date_basis,"
      " date_precision, date_start, date_end, date_first, date_last, place_name, place_basis, "
      "place,"
      " denies_event, denies_statement, statement, score, confidence, why"
      " FROM events WHERE report = ? AND n = ?");
  EventRecord r;
  s.With(report, n).Each([&] {
    r.type = s.Text(0);
    r.mode = s.Text(1);
    r.status = s.Text(2);
    r.contexts = FromJsonList(s.Text(3));
    r.trigger = QuotedAt(s, 4);
    r.sentence = s.Index(7);
    r.date = DateAt(s, 8);
    r.days = DaysAt(s, 13);
    r.place = PlaceAt(s, 15);
    r.denies_event = s.OptionalIndex(18);
    r.denies_statement = s.OptionalIndex(19);
    r.statement = s.OptionalIndex(20);
    r.score = s.Real(21);
    r.confidence = s.Real(22);
    r.why = s.Text(23);
  });
  Stmt& actors = ledger_.statements.Get(
      "SELECT role, actor FROM event_actors WHERE report = ? AND event = ? ORDER BY role, n");
  actors.With(report, n).Each(
      [&] { (actors.Text(0) == "actor" ? r.actors : r.recipients).push_back(actors.Index(1)); });
  Stmt& numbers = ledger_.statements.Get(
      "SELECT what, min, max, start_char, end_char FROM event_numbers"
      " WHERE report = ? AND event = ? ORDER BY n");
  numbers.With(report, n).Each([&] {
    r.numbers.push_back(
        {numbers.Text(0), numbers.OptionalReal(1), numbers.OptionalReal(2), RangeAt(numbers, 3)});
  });
  return r;
}

StandingRecord Loader::OneStanding(int64_t report, uint32_t n) {
  Stmt& s = ledger_.statements.Get(
      "SELECT kind, value, since, until, date_first, date_last, sentence, statement, event, "
      "confidence, why"
      " FROM standings WHERE report = ? AND n = ?");
  StandingRecord r;
  s.With(report, n).Each([&] {
    r.kind = s.Text(0);
    r.value = s.Text(1);
    r.since = s.Text(2);
    r.until = s.Text(3);
    r.days = DaysAt(s, 4);
    r.sentence = s.Index(6);
    r.statement = s.OptionalIndex(7);
    r.event = s.OptionalIndex(8);
    r.confidence = s.Real(9);
    r.why = s.Text(10);
  });
  Stmt& actors = ledger_.statements.Get(
      "SELECT role, actor FROM standing_actors WHERE report = ? AND standing = ? ORDER BY role, n");
  actors.With(report, n).Each(
      [&] { (actors.Text(0) == "holder" ? r.holders : r.targets).push_back(actors.Index(1)); });
  Stmt& evidence = ledger_.statements.Get(
      "SELECT start_char, end_char, text FROM standing_evidence"
      " WHERE report = ? AND standing = ? ORDER BY n");
  evidence.With(report, n).Each([&] { r.evidence.push_back(QuotedAt(evidence, 0)); });
  return r;
}

void Loader::TextLayers(ReportRecord& record, int64_t report) {
  Stmt& text = ledger_.statements.Get("SELECT text FROM reports WHERE report = ?");
  text.With(report).Each([&] { record.text = text.Text(0); });
  Stmt& sentences = ledger_.statements.Get(
      "SELECT start_char, end_char, text, role FROM sentences WHERE report = ? ORDER BY n");
  sentences.With(report).Each([&] {
    record.sentences.push_back({QuotedAt(sentences, 0), sentences.Text(3)});
  });
  Stmt& names = ledger_.statements.Get(
      "SELECT start_char, end_char, label FROM names WHERE report = ? ORDER BY n");
  names.With(report).Each([&] { record.names.push_back({RangeAt(names, 0), names.Text(2)}); });
  Stmt& times = ledger_.statements.Get(
      "SELECT start_char, end_char, type, value, sentence FROM times WHERE report = ? ORDER BY n");
  times.With(report).Each([&] {
    record.times.push_back({RangeAt(times, 0), times.Text(2), times.Text(3), times.Index(4)});
  });
  Stmt& places = ledger_.statements.Get(
      "SELECT start_char, end_char, name, country, lat, lon FROM places WHERE report = ? ORDER BY "
      "n");
  places.With(report).Each([&] {
    record.places.push_back({RangeAt(places, 0), places.Text(2), places.Text(3),
                             places.OptionalReal(4), places.OptionalReal(5)});
  });
  Stmt& notices = ledger_.statements.Get(
      "SELECT kind, message, start_char, end_char FROM notices WHERE report = ? ORDER BY n");
  notices.With(report).Each([&] {
    record.notices.push_back({notices.Text(0), notices.Text(1), OptionalRangeAt(notices, 2)});
  });
}

std::optional<PlaceRecord> Loader::OnePlace(int64_t report, uint32_t n) {
  Stmt& s = ledger_.statements.Get(
      "SELECT start_char, end_char, name, country, lat, lon FROM places WHERE report = ? AND n = "
      "?");
  std::optional<PlaceRecord> place;
  s.With(report, n).Each([&] {
    place = PlaceRecord{RangeAt(s, 0), s.Text(2), s.Text(3), s.OptionalReal(4), s.OptionalReal(5)};
  });
  return place;
}

void Loader::Mentions(ReportRecord& record, int64_t report) {
  Stmt& mentions = ledger_.statements.Get(
      "SELECT start_char, end_char, kind FROM mentions WHERE report = ? ORDER BY n");
  mentions.With(report).Each([&] {
    record.mentions.push_back({RangeAt(mentions, 0), mentions.Text(2), {}});
  });
  Stmt& actors = ledger_.statements.Get(
      "SELECT mention, actor FROM mention_actors WHERE report = ? ORDER BY mention, n");
  actors.With(report).Each([&] {
    // A damaged ledger may have gaps; Verify tells.
    if (actors.Index(0) < record.mentions.size())
      record.mentions[actors.Index(0)].actors.push_back(actors.Index(1));
  });
}

ReportRecord Loader::Report(int64_t report) {
  ReportRecord record;
  record.info = Info(report);
  TextLayers(record, report);
  uint32_t count = Count("SELECT count(*) FROM actors WHERE report = ?", report);
  for (uint32_t n = 0; n < count; ++n) record.actors.push_back(Actor(report, n));
  Mentions(record, report);
  count = Count("SELECT count(*) FROM statements WHERE report = ?", report);
  for (uint32_t n = 0; n < count; ++n) record.statements.push_back(OneStatement(report, n));
  count = Count("SELECT count(*) FROM events WHERE report = ?", report);
  for (uint32_t n = 0; n < count; ++n) record.events.push_back(OneEvent(report, n));
  count = Count("SELECT count(*) FROM standings WHERE report = ?", report);
  for (uint32_t n = 0; n < count; ++n) record.standings.push_back(OneStanding(report, n));
  return record;
}

}  // namespace dragoman
