// ReportRecord: everything that a finished Document says, as plain values ready to store and to
// print.
//
// The layers of a Document count bytes and point at each other by index; a record counts Unicode
// code points, has its words beside its spans, and spells its enums as FORMAT.md does. The ledger
// stores ReportRecords and gives them back equal (tests/ledger/round_trip_test.cc), and the
// exporter prints them: the same object whether it comes from `read --format jsonl` or out of a
// ledger.
//
// Absent knowledge is an empty string, an empty list or nullopt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"
#include "core/result.h"
#include "text/document.h"

namespace dragoman {

// Unicode code points into ReportRecord::text, end exclusive.
using CharRange = Range<struct CharTag>;

// A range and the words in it.
struct Quoted {
  CharRange range;
  std::string text;
  bool operator==(const Quoted&) const = default;
};

// ISO days, both inclusive: what a date of any precision covers. Both empty where unknown.
struct Days {
  std::string first, last;
  bool operator==(const Days&) const = default;
};

struct MadeBy {
  std::string program, model, knowledge;
  bool operator==(const MadeBy&) const = default;
};

struct DateRecord {
  std::string value, basis, precision;
  std::optional<CharRange> range;
  bool operator==(const DateRecord&) const = default;
};

struct PlacedRecord {
  std::string name, basis;
  std::optional<uint32_t> place;  // index into ReportRecord::places
  bool operator==(const PlacedRecord&) const = default;
};

struct SentenceRecord {
  Quoted words;
  std::string role;
  bool operator==(const SentenceRecord&) const = default;
};

struct ActorRecord {
  std::string name, kind, code, sector, role, entity;
  bool known = false;
  std::vector<std::string> aliases;
  // Entities of groups and bodies that this report's words tie the person to ("Taliban spokesman"),
  // sorted. Found by RecordOf from roles, aliases and nested mentions; see docs/ledger.md.
  std::vector<std::string> acts_for;
  bool operator==(const ActorRecord&) const = default;
};

struct MentionRecord {
  CharRange range;
  std::string kind;              // name, title, pronoun
  std::vector<uint32_t> actors;  // into ReportRecord::actors
  bool operator==(const MentionRecord&) const = default;
};

struct NameRecord {
  CharRange range;
  std::string label;
  bool operator==(const NameRecord&) const = default;
};

struct TimeRecord {
  CharRange range;
  std::string type, value;
  uint32_t sentence = 0;
  bool operator==(const TimeRecord&) const = default;
};

struct PlaceRecord {
  CharRange range;
  std::string name, country;
  std::optional<double> lat, lon;
  bool operator==(const PlaceRecord&) const = default;
};

// An actor in a statement. `stance` only where the role is about, `range` only where it is via.
struct ActorUse {
  uint32_t actor = 0;
  std::string stance;
  std::optional<CharRange> range;
  bool operator==(const ActorUse&) const = default;
};

struct StatementRecord {
  std::string kind;
  std::vector<ActorUse> speakers, addressees, about, via;
  std::optional<Quoted> source, cue;
  std::vector<Quoted> content;
  uint32_t sentence = 0;
  std::optional<PlacedRecord> place;
  std::optional<DateRecord> date;
  Days days;  // of the date, else of the report
  std::vector<std::string> topics;
  std::optional<uint32_t> parent;
  double confidence = 0;
  std::string why;
  bool operator==(const StatementRecord&) const = default;
};

struct NumberRecord {
  std::string what;
  std::optional<double> min, max;
  CharRange range;
  bool operator==(const NumberRecord&) const = default;
};

struct EventRecord {
  std::string type, mode, status;
  std::vector<std::string> contexts;
  std::vector<uint32_t> actors, recipients;
  Quoted trigger;
  uint32_t sentence = 0;
  std::optional<DateRecord> date;
  Days days;  // of the date; else of the report, unless the event is historical
  std::optional<PlacedRecord> place;
  std::vector<NumberRecord> numbers;
  std::optional<uint32_t> denies_event, denies_statement, statement;
  double score = 0, confidence = 0;
  std::string why;
  bool operator==(const EventRecord&) const = default;
};

struct StandingRecord {
  std::string kind, value, since, until;
  Days days;  // for which it is told: from `since` (else the report) to `until` (else the report)
  std::vector<uint32_t> holders, targets;
  uint32_t sentence = 0;
  std::vector<Quoted> evidence;
  std::optional<uint32_t> statement, event;
  double confidence = 0;
  std::string why;
  bool operator==(const StandingRecord&) const = default;
};

struct NoticeRecord {
  std::string kind, message;
  std::optional<CharRange> range;
  bool operator==(const NoticeRecord&) const = default;
};

// What a report is, without its text and what was found in it.
struct ReportInfo {
  std::string id;        // unique in a ledger: given_id, or given_id~2, ~3 for its later versions
  std::string given_id;  // RawReport::id
  uint32_t version = 1;
  std::string hash;  // RawReport::hash: equal hash, same report
  std::string path, url, title, outlet, outlet_entity, language;
  std::string published;                 // ISO date that the report tells
  std::string inferred, inferred_basis;  // or one that its words leave
  std::optional<double> inferred_confidence;
  std::string date;  // published, else inferred
  Days days;         // of date
  std::vector<std::string> bylines, credits;
  MadeBy made_by;
  bool operator==(const ReportInfo&) const = default;
};

struct ReportRecord {
  ReportInfo info;
  std::string text;
  std::vector<SentenceRecord> sentences;
  std::vector<NameRecord> names;
  std::vector<ActorRecord> actors;
  std::vector<MentionRecord> mentions;
  std::vector<TimeRecord> times;
  std::vector<PlaceRecord> places;
  std::vector<StatementRecord> statements;
  std::vector<EventRecord> events;
  std::vector<StandingRecord> standings;
  std::vector<NoticeRecord> notices;
  bool operator==(const ReportRecord&) const = default;
};

// The record of a Document. Layers that are not there give empty lists. Safe from many threads,
// each with its own Document. REQUIRES: the text is valid UTF-8 and all ranges lie in it.
ReportRecord RecordOf(const Document& doc, const MadeBy& made_by);

// Whether the record holds together: every index points at something, every range lies in the text,
// the words beside a range are the words there. The error (kind bug) names the first that does not.
// O(size).
Status CheckRecord(const ReportRecord& record);

// The first and last day of a TIMEX3 date: "2024-05" -> 2024-05-01, 2024-05-31; also years, decades
// ("202"), quarters, halves, seasons, weeks, weekends and times of day. nullopt for what is no such
// date
// ("PRESENT_REF", "XXXX-03", "P2Y", "2024-02-30").
std::optional<Days> DaysOf(std::string_view timex_value);

// Ids that outside programs may keep: "<report id>#s1", "#e1", "#t1"; numbers as in FORMAT.md,
// from 1.
std::string StatementId(std::string_view report_id, uint32_t n);
std::string EventId(std::string_view report_id, uint32_t n);
std::string StandingId(std::string_view report_id, uint32_t n);

}  // namespace dragoman
