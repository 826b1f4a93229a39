#include "ledger/insert.h"

#include <fmt/format.h>

#include <tuple>

#include "core/hash.h"
#include "core/utf8.h"
#include "ledger/corrections.h"
#include "ledger/json_list.h"

namespace dragoman {

using sql::OrNull;

std::string_view ErrorKindName(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::bad_input: return "bad-input";
    case ErrorKind::not_found: return "not-found";
    case ErrorKind::corrupt: return "corrupt";
    case ErrorKind::limit: return "limit";
    case ErrorKind::io: return "io";
    case ErrorKind::bug: return "bug";
  }
  return "bug";
}

namespace {

std::optional<uint32_t> BeginOf(const std::optional<CharRange>& range) {
  return range ? std::optional(range->begin) : std::nullopt;
}
std::optional<uint32_t> EndOf(const std::optional<CharRange>& range) {
  return range ? std::optional(range->end) : std::nullopt;
}
std::optional<CharRange> RangeOf(const std::optional<Quoted>& quoted) {
  return quoted ? std::optional(quoted->range) : std::nullopt;
}

}  // namespace

void Inserter::Failure(const std::string& path, const Error& error) {
  Put("INSERT OR REPLACE INTO failures (path, kind, reason) VALUES (?, ?, ?)", path,
      ErrorKindName(error.kind), error.message);
}

void Inserter::Report(ReportRecord& record) {
  NumberVersion(record.info);
  Info(record);
  report_ = sqlite3_last_insert_rowid(ledger_.db.get());
  TextLayers(record);
  Actors(record);
  for (size_t i = 0; i < record.statements.size(); ++i)
    OneStatement(record.statements[i], static_cast<int64_t>(i));
  for (size_t i = 0; i < record.events.size(); ++i)
    OneEvent(record.events[i], static_cast<int64_t>(i));
  for (size_t i = 0; i < record.standings.size(); ++i)
    OneStanding(record.standings[i], static_cast<int64_t>(i));
  Put("DELETE FROM failures WHERE path = ?", record.info.path);
}

int64_t Inserter::Maker(const MadeBy& m) {
  Put("INSERT OR IGNORE INTO makers (program, model, knowledge) VALUES (?, ?, ?)", m.program,
      m.model, m.knowledge);
  sql::Stmt& s = ledger_.statements.Get(
      "SELECT maker FROM makers WHERE program = ? AND model = ? AND knowledge = ?");
  s.With(m.program, m.model, m.knowledge).Step();
  int64_t maker = s.Int(0);
  s.Reset();
  return maker;
}

// Another text under a given id is its next version, "a.txt~2"; both stay.
void Inserter::NumberVersion(ReportInfo& info) {
  sql::Stmt& last = ledger_.statements.Get("SELECT max(version) FROM reports WHERE given_id = ?");
  last.With(info.given_id).Step();
  info.version = last.Index(0) + 1;
  last.Reset();
  info.id = info.version == 1 ? info.given_id : fmt::format("{}~{}", info.given_id, info.version);
  sql::Stmt& taken = ledger_.statements.Get("SELECT 1 FROM reports WHERE id = ?");
  // Somebody's own id may look like one of ours.
  while (taken.With(info.id).Step()) info.id += "~";
  taken.Reset();
}

void Inserter::Info(const ReportRecord& record) {
  const ReportInfo& r = record.info;
  const std::string text_hash = Sha256Hex(record.text);
  const std::string bylines = ToJsonList(r.bylines), credits = ToJsonList(r.credits);
  const int64_t maker = Maker(r.made_by);
  Put("INSERT INTO reports (id, given_id, version, hash, text_hash, path, url, title, outlet, "
      "outlet_entity,"
      " language, published, inferred, inferred_basis, inferred_confidence, date, date_first, "
      "date_last,"
      " bylines, credits, maker, text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      r.id, r.given_id, r.version, r.hash, text_hash, r.path, OrNull{r.url}, OrNull{r.title},
      OrNull{r.outlet}, OrNull{r.outlet_entity}, OrNull{r.language}, OrNull{r.published},
      OrNull{r.inferred}, OrNull{r.inferred_basis}, r.inferred_confidence, OrNull{r.date},
      OrNull{r.days.first}, OrNull{r.days.last}, bylines, credits, maker, record.text);
}

void Inserter::TextLayers(const ReportRecord& record) {
  int64_t n = 0;
  for (const SentenceRecord& s : record.sentences)
    Put("INSERT INTO sentences (report, n, start_char, end_char, role, text) VALUES (?,?,?,?,?,?)",
        report_, n++, s.words.range.begin, s.words.range.end, s.role, s.words.text);
  n = 0;
  for (const NameRecord& name : record.names)
    Put("INSERT INTO names (report, n, start_char, end_char, label) VALUES (?,?,?,?,?)", report_,
        n++, name.range.begin, name.range.end, name.label);
  n = 0;
  for (const TimeRecord& t : record.times)
    Put("INSERT INTO times (report, n, start_char, end_char, sentence, type, value) VALUES "
        "(?,?,?,?,?,?,?)",
        report_, n++, t.range.begin, t.range.end, t.sentence, t.type, t.value);
  n = 0;
  for (const PlaceRecord& p : record.places)
    Put("INSERT INTO places (report, n, start_char, end_char, name, country, lat, lon)"
        " VALUES (?,?,?,?,?,?,?,?)",
        report_, n++, p.range.begin, p.range.end, p.name, OrNull{p.country}, p.lat, p.lon);
  n = 0;
  for (const NoticeRecord& notice : record.notices)
    Put("INSERT INTO notices (report, n, kind, start_char, end_char, message) VALUES (?,?,?,?,?,?)",
        report_, n++, notice.kind, BeginOf(notice.range), EndOf(notice.range), notice.message);
}

int64_t Inserter::FindOrAddEntity(const std::string& id) {
  sql::Stmt& find = ledger_.statements.Get("SELECT entity FROM entities WHERE id = ?").With(id);
  int64_t entity = find.Step() ? find.Int(0) : 0;
  find.Reset();
  if (entity != 0) return entity;
  Put("INSERT INTO entities (id, name, kind, known) VALUES (?, '', '', 0)", id);
  return sqlite3_last_insert_rowid(ledger_.db.get());
}

// Counts the name, so that an entity is called what most reports call it, whatever their order.
void Inserter::EntityName(int64_t entity, const std::string& name, bool as_name) {
  const std::string folded = FoldName(name);
  Put("INSERT INTO entity_names (entity, name, folded, as_name, as_alias) VALUES (?1, ?2, ?3, ?4, "
      "?5)"
      " ON CONFLICT (entity, name) DO UPDATE SET as_name = as_name + ?4, as_alias = as_alias + ?5",
      entity, name, folded, as_name, !as_name);
}

void Inserter::AddToEntity(int64_t entity, const ActorRecord& actor, const std::string& date) {
  EntityName(entity, actor.name, true);
  for (const std::string& alias : actor.aliases)
    if (alias != actor.name) EntityName(entity, alias, false);

  // Kind, code, sector and role are those of the latest report; of several of one day, the
  // greatest. Any order of the same reports ends with the same row.
  using Latest = std::tuple<std::string, std::string, std::string, std::string, std::string>;
  sql::Stmt& get = ledger_.statements.Get(
      "SELECT as_of, code, sector, role, kind FROM entities WHERE entity = ?");
  get.With(entity).Step();
  Latest old{get.Text(0), get.Text(1), get.Text(2), get.Text(3), get.Text(4)};
  get.Reset();
  Latest now{date, actor.code, actor.sector, actor.role, actor.kind};
  const auto& [as_of, code, sector, role, kind] = std::max(old, now);
  Put("UPDATE entities SET as_of = ?2, code = ?3, sector = ?4, role = ?5, kind = ?6, known = "
      "max(known, ?7),"
      " name = (SELECT name FROM entity_names WHERE entity = ?1"
      " ORDER BY as_name DESC, length(name) DESC, name LIMIT 1) WHERE entity = ?1",
      entity, OrNull{as_of}, OrNull{code}, OrNull{sector}, OrNull{role}, kind, actor.known);
}

void Inserter::RemakeEntity(const std::string& id) {
  const int64_t entity = FindOrAddEntity(id);
  Put("DELETE FROM entity_names WHERE entity = ?", entity);
  Put("UPDATE entities SET name = '', kind = '', code = NULL, sector = NULL, role = NULL, known = "
      "0,"
      " as_of = NULL WHERE entity = ?",
      entity);
  std::vector<std::pair<ActorRecord, std::string>> actors;
  sql::Stmt& s = ledger_.statements.Get(
      "SELECT a.name, a.kind, a.code, a.sector, a.role, a.known, a.aliases, r.date_first"
      " FROM actors a JOIN reports r USING (report) WHERE a.entity = ?");
  s.With(entity).Each([&] {
    ActorRecord actor{s.Text(0), s.Text(1), s.Text(2),     s.Text(3),
                      s.Text(4), id,        s.Int(5) != 0, FromJsonList(s.Text(6)),
                      {}};
    actors.emplace_back(std::move(actor), s.Text(7));
  });
  for (const auto& [actor, date] : actors) AddToEntity(entity, actor, date);
  if (!actors.empty()) return;
  Put("DELETE FROM entities WHERE entity = ?1 AND NOT EXISTS"
      " (SELECT 1 FROM affiliations WHERE acts_for = ?1)",
      entity);
}

void Inserter::Actors(const ReportRecord& record) {
  int64_t n = 0;
  for (const ActorRecord& a : record.actors) {
    const std::string id = CorrectedEntity(ledger_, a.entity, a.code, a.role, record.info.id);
    const int64_t entity = FindOrAddEntity(id);
    AddToEntity(entity, a, record.info.days.first);
    const std::string aliases = ToJsonList(a.aliases);
    Put("INSERT INTO actors (report, n, entity, name, kind, code, sector, role, known, aliases,"
        " read_as) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        report_, n++, entity, a.name, a.kind, OrNull{a.code}, OrNull{a.sector}, OrNull{a.role},
        a.known, aliases, OrNull{id == a.entity ? "" : a.entity});
  }
  n = 0;
  for (const ActorRecord& a : record.actors) {
    for (const std::string& group : a.acts_for)
      Put("INSERT OR IGNORE INTO affiliations (report, actor, acts_for) VALUES (?,?,?)", report_, n,
          FindOrAddEntity(group));
    ++n;
  }
  n = 0;
  for (const MentionRecord& m : record.mentions) {
    Put("INSERT INTO mentions (report, n, start_char, end_char, kind) VALUES (?,?,?,?,?)", report_,
        n, m.range.begin, m.range.end, m.kind);
    for (size_t i = 0; i < m.actors.size(); ++i)
      Put("INSERT INTO mention_actors (report, mention, n, actor) VALUES (?,?,?,?)", report_, n,
          static_cast<int64_t>(i), m.actors[i]);
    ++n;
  }
}

void Inserter::StatementActors(int64_t n, const char* role, const std::vector<ActorUse>& uses) {
  int64_t i = 0;
  for (const ActorUse& use : uses)
    Put("INSERT INTO statement_actors (report, statement, role, n, actor, stance, start_char, "
        "end_char)"
        " VALUES (?,?,?,?,?,?,?,?)",
        report_, n, role, i++, use.actor, OrNull{use.stance}, BeginOf(use.range), EndOf(use.range));
}

void Inserter::OneStatement(const StatementRecord& s, int64_t n) {
  const std::optional<CharRange> source = RangeOf(s.source), cue = RangeOf(s.cue);
  const DateRecord date = s.date.value_or(DateRecord{});
  const PlacedRecord place = s.place.value_or(PlacedRecord{});
  const std::string topics = ToJsonList(s.topics);
  Put("INSERT INTO statements (report, n, sentence, kind, source_start, source_end, source_text, "
      "cue_start,"
      " cue_end, cue_text, date, date_first, date_last, date_basis, date_precision, date_start, "
      "date_end,"
      " place_name, place, place_basis, topics, parent, confidence, why)"
      " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      report_, n, s.sentence, s.kind, BeginOf(source), EndOf(source),
      OrNull{s.source ? s.source->text : ""}, BeginOf(cue), EndOf(cue),
      OrNull{s.cue ? s.cue->text : ""}, OrNull{date.value}, OrNull{s.days.first},
      OrNull{s.days.last}, OrNull{date.basis}, OrNull{date.precision}, BeginOf(date.range),
      EndOf(date.range), OrNull{place.name}, place.place, OrNull{place.basis}, topics, s.parent,
      s.confidence, s.why);
  StatementActors(n, "speaker", s.speakers);
  StatementActors(n, "addressee", s.addressees);
  StatementActors(n, "about", s.about);
  StatementActors(n, "via", s.via);
  int64_t i = 0;
  for (const Quoted& content : s.content)
    Put("INSERT INTO statement_content (report, statement, n, start_char, end_char, text)"
        " VALUES (?,?,?,?,?,?)",
        report_, n, i++, content.range.begin, content.range.end, content.text);
}

void Inserter::OneEvent(const EventRecord& e, int64_t n) {
  const DateRecord date = e.date.value_or(DateRecord{});
  const PlacedRecord place = e.place.value_or(PlacedRecord{});
  const std::string contexts = ToJsonList(e.contexts);
  Put("INSERT INTO events (report, n, sentence, type, mode, status, contexts, trigger_start, "
      "trigger_end,"
      " trigger_text, date, date_first, date_last, date_basis, date_precision, date_start, "
      "date_end,"
      " place_name, place, place_basis, score, statement, denies_event, denies_statement, "
      "confidence, why)"
      " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      report_, n, e.sentence, e.type, OrNull{e.mode}, e.status, contexts, e.trigger.range.begin,
      e.trigger.range.end, e.trigger.text, OrNull{date.value}, OrNull{e.days.first},
      OrNull{e.days.last}, OrNull{date.basis}, OrNull{date.precision}, BeginOf(date.range),
      EndOf(date.range), OrNull{place.name}, place.place, OrNull{place.basis}, e.score, e.statement,
      e.denies_event, e.denies_statement, e.confidence, e.why);
  auto actors = [&](const char* role, const std::vector<uint32_t>& list) {
    for (size_t i = 0; i < list.size(); ++i)
      Put("INSERT INTO event_actors (report, event, role, n, actor) VALUES (?,?,?,?,?)", report_, n,
          role, static_cast<int64_t>(i), list[i]);
  };
  actors("actor", e.actors);
  actors("recipient", e.recipients);
  int64_t i = 0;
  for (const NumberRecord& number : e.numbers)
    Put("INSERT INTO event_numbers (report, event, n, what, min, max, start_char, end_char)"
        " VALUES (?,?,?,?,?,?,?,?)",
        report_, n, i++, number.what, number.min, number.max, number.range.begin, number.range.end);
}

void Inserter::OneStanding(const StandingRecord& s, int64_t n) {
  Put("INSERT INTO standings (report, n, sentence, kind, value, since, until, date_first, "
      "date_last,"
      " statement, event, confidence, why) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
      report_, n, s.sentence, s.kind, s.value, OrNull{s.since}, OrNull{s.until},
      OrNull{s.days.first}, OrNull{s.days.last}, s.statement, s.event, s.confidence, s.why);
  auto actors = [&](const char* role, const std::vector<uint32_t>& list) {
    for (size_t i = 0; i < list.size(); ++i)
      Put("INSERT INTO standing_actors (report, standing, role, n, actor) VALUES (?,?,?,?,?)",
          report_, n, role, static_cast<int64_t>(i), list[i]);
  };
  actors("holder", s.holders);
  actors("target", s.targets);
  int64_t i = 0;
  for (const Quoted& evidence : s.evidence)
    Put("INSERT INTO standing_evidence (report, standing, n, start_char, end_char, text)"
        " VALUES (?,?,?,?,?,?)",
        report_, n, i++, evidence.range.begin, evidence.range.end, evidence.text);
}

}  // namespace dragoman
