#include "ledger/schema.h"

#include <fmt/format.h>

namespace dragoman::sql {
namespace {

// Version 1. All that belongs to a report has (report, n) as its key, n as in FORMAT.md but from 0,
// so that taking a report out takes all of it out and nothing refers to row numbers. Text columns
// come last where they are long: SQLite then reads the short ones without them.
constexpr std::string_view kVersion1Reports = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('format', 'dragoman-ledger'), ('offsets', 'unicode code points, end exclusive');

CREATE TABLE makers (
  maker INTEGER PRIMARY KEY,
  program TEXT NOT NULL, model TEXT NOT NULL, knowledge TEXT NOT NULL,
  UNIQUE (program, model, knowledge)) STRICT;

CREATE TABLE reports (
  report INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  given_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  text_hash TEXT NOT NULL,
  path TEXT NOT NULL,
  url TEXT, title TEXT, outlet TEXT, outlet_entity TEXT, language TEXT,
  published TEXT,
  inferred TEXT, inferred_basis TEXT, inferred_confidence REAL,
  date TEXT, date_first TEXT, date_last TEXT,
  bylines TEXT NOT NULL, credits TEXT NOT NULL,
  maker INTEGER NOT NULL REFERENCES makers,
  text TEXT NOT NULL) STRICT;
CREATE INDEX reports_by_given_id ON reports (given_id);
CREATE INDEX reports_by_path ON reports (path);
CREATE INDEX reports_by_date ON reports (date_first);
CREATE INDEX reports_by_outlet ON reports (outlet COLLATE NOCASE);

CREATE TABLE failures (path TEXT PRIMARY KEY, kind TEXT NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
  search_row INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (report, n)) STRICT;
CREATE VIRTUAL TABLE sentence_search USING fts5 (
  text, content = 'sentences', content_rowid = 'search_row',
  tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
  INSERT INTO sentence_search (rowid, text) VALUES (new.search_row, new.text);
END;
CREATE TRIGGER sentence_removed AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_search (sentence_search, rowid, text) VALUES ('delete', old.search_row, old.text);
END;

CREATE TABLE names (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;

CREATE TABLE times (
  report INTEGER NOT NULL, n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, sentence) REFERENCES sentences (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  name TEXT NOT NULL, country TEXT, lat REAL, lon REAL,
  PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;

CREATE TABLE notices (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, n INTEGER NOT NULL,
  kind TEXT NOT NULL, start_char INTEGER, end_char INTEGER, message TEXT NOT NULL,
  PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kVersion1Actors = R"sql(
CREATE TABLE entities (
  entity INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT, sector TEXT, role TEXT,
  known INTEGER NOT NULL,
  as_of TEXT) STRICT;

CREATE TABLE entity_names (
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  as_name INTEGER NOT NULL,
  as_alias INTEGER NOT NULL,
  PRIMARY KEY (entity, name)) STRICT, WITHOUT ROWID;
CREATE INDEX entity_names_by_folded ON entity_names (folded, entity);

CREATE TABLE actors (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, n INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  code TEXT, sector TEXT, role TEXT,
  known INTEGER NOT NULL,
  aliases TEXT NOT NULL,
  PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_entity ON actors (entity, report);
CREATE INDEX actors_by_code ON actors (code, sector, report);

CREATE TABLE affiliations (
  report INTEGER NOT NULL, actor INTEGER NOT NULL,
  acts_for INTEGER NOT NULL REFERENCES entities (entity),
  PRIMARY KEY (report, actor, acts_for),
  FOREIGN KEY (report, actor) REFERENCES actors (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX affiliations_by_group ON affiliations (acts_for, report);

CREATE TABLE mentions (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;

CREATE TABLE mention_actors (
  report INTEGER NOT NULL, mention INTEGER NOT NULL, n INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  PRIMARY KEY (report, mention, n),
  FOREIGN KEY (report, mention) REFERENCES mentions (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, actor) REFERENCES actors (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX mention_actors_by_actor ON mention_actors (report, actor);
)sql";

constexpr std::string_view kVersion1Statements = R"sql(
CREATE TABLE statements (
  report INTEGER NOT NULL, n INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source_start INTEGER, source_end INTEGER, source_text TEXT,
  cue_start INTEGER, cue_end INTEGER, cue_text TEXT,
  date TEXT, date_first TEXT, date_last TEXT, date_basis TEXT, date_precision TEXT,
  date_start INTEGER, date_end INTEGER,
  place_name TEXT, place INTEGER, place_basis TEXT,
  topics TEXT NOT NULL,
  parent INTEGER,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, sentence) REFERENCES sentences (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, place) REFERENCES places (report, n) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, parent) REFERENCES statements (report, n) DEFERRABLE INITIALLY DEFERRED
  ) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_date ON statements (date_first);

CREATE TABLE statement_actors (
  report INTEGER NOT NULL, statement INTEGER NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  stance TEXT,
  start_char INTEGER, end_char INTEGER,
  PRIMARY KEY (report, statement, role, n),
  FOREIGN KEY (report, statement) REFERENCES statements (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, actor) REFERENCES actors (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX statement_actors_by_actor ON statement_actors (report, actor, role);

CREATE TABLE statement_content (
  report INTEGER NOT NULL, statement INTEGER NOT NULL, n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, statement, n),
  FOREIGN KEY (report, statement) REFERENCES statements (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kVersion1Events = R"sql(
CREATE TABLE events (
  report INTEGER NOT NULL, n INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,
  contexts TEXT NOT NULL,
  trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL, trigger_text TEXT NOT NULL,
  date TEXT, date_first TEXT, date_last TEXT, date_basis TEXT, date_precision TEXT,
  date_start INTEGER, date_end INTEGER,
  place_name TEXT, place INTEGER, place_basis TEXT,
  score REAL NOT NULL,
  statement INTEGER, denies_event INTEGER, denies_statement INTEGER,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, sentence) REFERENCES sentences (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, place) REFERENCES places (report, n) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, statement) REFERENCES statements (report, n) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, denies_event) REFERENCES events (report, n) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, denies_statement) REFERENCES statements (report, n) DEFERRABLE INITIALLY DEFERRED
  ) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_date ON events (date_first);
CREATE INDEX events_by_type ON events (type, mode, date_first);

CREATE TABLE event_actors (
  report INTEGER NOT NULL, event INTEGER NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  PRIMARY KEY (report, event, role, n),
  FOREIGN KEY (report, event) REFERENCES events (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, actor) REFERENCES actors (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_by_actor ON event_actors (report, actor, role);

CREATE TABLE event_numbers (
  report INTEGER NOT NULL, event INTEGER NOT NULL, n INTEGER NOT NULL,
  what TEXT NOT NULL, min REAL, max REAL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  PRIMARY KEY (report, event, n),
  FOREIGN KEY (report, event) REFERENCES events (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;

CREATE TABLE standings (
  report INTEGER NOT NULL, n INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  kind TEXT NOT NULL, value TEXT NOT NULL,
  since TEXT, until TEXT,
  date_first TEXT, date_last TEXT,
  statement INTEGER, event INTEGER,
  confidence REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (report, n),
  FOREIGN KEY (report, sentence) REFERENCES sentences (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, statement) REFERENCES statements (report, n) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (report, event) REFERENCES events (report, n) DEFERRABLE INITIALLY DEFERRED
  ) STRICT, WITHOUT ROWID;
CREATE INDEX standings_by_date ON standings (date_first);
CREATE INDEX standings_by_kind ON standings (kind, date_first);

CREATE TABLE standing_actors (
  report INTEGER NOT NULL, standing INTEGER NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  PRIMARY KEY (report, standing, role, n),
  FOREIGN KEY (report, standing) REFERENCES standings (report, n) ON DELETE CASCADE,
  FOREIGN KEY (report, actor) REFERENCES actors (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX standing_actors_by_actor ON standing_actors (report, actor, role);

CREATE TABLE standing_evidence (
  report INTEGER NOT NULL, standing INTEGER NOT NULL, n INTEGER NOT NULL,
  start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, standing, n),
  FOREIGN KEY (report, standing) REFERENCES standings (report, n) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
)sql";

// What a person with nothing but a SQLite driver would ask first.
constexpr std::string_view kVersion1Views = R"sql(
CREATE VIEW v_statements AS SELECT
  r.id || '#s' || (s.n + 1) AS id, r.id AS report, r.title, r.outlet, r.date AS reported,
  s.kind,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM statement_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = s.report AND x.statement = s.n AND x.role = 'speaker' ORDER BY x.n)) AS speakers,
  (SELECT group_concat(text, ' … ') FROM (SELECT c.text FROM statement_content c
    WHERE c.report = s.report AND c.statement = s.n ORDER BY c.n)) AS content,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name || coalesce(' (' || x.stance || ')', '') AS name
    FROM statement_actors x JOIN actors a ON a.report = x.report AND a.n = x.actor
    WHERE x.report = s.report AND x.statement = s.n AND x.role = 'about' ORDER BY x.n)) AS about,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM statement_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = s.report AND x.statement = s.n AND x.role = 'addressee' ORDER BY x.n)) AS addressees,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM statement_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = s.report AND x.statement = s.n AND x.role = 'via' ORDER BY x.n)) AS via,
  s.date, s.date_first, s.date_last, s.place_name AS place, s.topics, s.confidence, s.why,
  s.sentence, q.text AS sentence_text
FROM statements s JOIN reports r ON r.report = s.report
JOIN sentences q ON q.report = s.report AND q.n = s.sentence;

CREATE VIEW v_events AS SELECT
  r.id || '#e' || (e.n + 1) AS id, r.id AS report, r.title, r.outlet, r.date AS reported,
  e.type, e.mode, e.status, e.contexts,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM event_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = e.report AND x.event = e.n AND x.role = 'actor' ORDER BY x.n)) AS actors,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM event_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = e.report AND x.event = e.n AND x.role = 'recipient' ORDER BY x.n)) AS recipients,
  e.trigger_text AS words, e.date, e.date_first, e.date_last, e.place_name AS place, p.country,
  e.score, e.confidence, e.why, e.sentence, q.text AS sentence_text
FROM events e JOIN reports r ON r.report = e.report
JOIN sentences q ON q.report = e.report AND q.n = e.sentence
LEFT JOIN places p ON p.report = e.report AND p.n = e.place;

CREATE VIEW v_standings AS SELECT
  r.id || '#t' || (t.n + 1) AS id, r.id AS report, r.title, r.outlet, r.date AS reported,
  t.kind, t.value,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM standing_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = t.report AND x.standing = t.n AND x.role = 'holder' ORDER BY x.n)) AS holders,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM standing_actors x JOIN actors a
    ON a.report = x.report AND a.n = x.actor
    WHERE x.report = t.report AND x.standing = t.n AND x.role = 'target' ORDER BY x.n)) AS targets,
  t.since, t.until, t.date_first, t.date_last,
  (SELECT group_concat(text, ' … ') FROM (SELECT v.text FROM standing_evidence v
    WHERE v.report = t.report AND v.standing = t.n ORDER BY v.n)) AS evidence,
  t.confidence, t.why, t.sentence, q.text AS sentence_text
FROM standings t JOIN reports r ON r.report = t.report
JOIN sentences q ON q.report = t.report AND q.n = t.sentence;

CREATE VIEW v_actors AS SELECT
  e.id, e.name, e.kind, e.code, e.sector, e.role, e.known,
  count(DISTINCT a.report) AS reports, min(r.date_first) AS first_seen, max(r.date_first) AS last_seen
FROM entities e JOIN actors a ON a.entity = e.entity JOIN reports r ON r.report = a.report
GROUP BY e.entity;
)sql";

// Version 2: what a person corrected about who is whom, and the entity that an actor was read as
// before that.
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE corrections (
  kind TEXT NOT NULL,
  read_as TEXT NOT NULL,
  code TEXT NOT NULL, role TEXT NOT NULL, in_report TEXT NOT NULL,
  becomes TEXT NOT NULL,
  PRIMARY KEY (read_as, kind, code, role, in_report)) STRICT, WITHOUT ROWID;
ALTER TABLE actors ADD COLUMN read_as TEXT;
)sql";

const std::string& Version1() {
  static const std::string sql = std::string(kVersion1Reports) + std::string(kVersion1Actors) +
                                 std::string(kVersion1Statements) + std::string(kVersion1Events) +
                                 std::string(kVersion1Views);
  return sql;
}

}  // namespace

std::span<const std::string_view> Migrations() {
  static const std::string_view migrations[] = {Version1(), kVersion2};
  return migrations;
}

void Migrate(Connection& db) {
  auto version = [&db] { return static_cast<uint32_t>(db.Number("PRAGMA user_version")); };
  if (version() == SchemaVersion()) return;
  Transaction transaction(db, "BEGIN IMMEDIATE");
  // Asked again: another process may have migrated while we waited.
  for (uint32_t v = version(); v < SchemaVersion(); ++v) {
    db.Exec(std::string(Migrations()[v]));
    db.Exec(fmt::format("PRAGMA user_version = {}", v + 1));
  }
  db.Exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  transaction.Commit();
}

}  // namespace dragoman::sql
