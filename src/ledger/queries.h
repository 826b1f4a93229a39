// What can be asked of a ledger. Filters and rows are plain values; a row can be printed without
// another question: it carries its report, outlet, dates, sentence, and the words and characters it
// rests on.
//
// Rows come in a fixed order: by the first day of what is told (unknown days first), then the
// report's day and id, the sentence, and the number in the report. No order depends on how the
// ledger was written. Errors: bad_input (a date or search that cannot be read), not_found (an actor
// or report that is not there; the message has suggestions), and those of Ledger::Open.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"
#include "ledger/ledger.h"
#include "ledger/record.h"

namespace dragoman {

// --- Who is meant
// -------------------------------------------------------------------------------------

// Actors that a name in a query means; made by ResolveActor (resolve.cc tells the rules).
struct ActorSelector {
  // Everybody with a country's code in one of the sectors ("" : none), in reports from `since` on.
  struct CodeRule {
    std::string code;
    std::vector<std::string> sectors;  // empty: any
    std::string since, until;          // ISO days or empty
    bool operator==(const CodeRule&) const = default;
  };
  std::string asked;
  std::string meaning;  // one line to print: "Russia (country/RUS) and who acts for it"
  std::vector<std::string> entity_ids;  // sorted
  std::vector<int64_t> entities;        // their rows in this ledger
  std::vector<int64_t> groups;          // those whose people count too (ActorRecord::acts_for)
  std::vector<CodeRule> rules;
};

// "person/vladimir-putin": that entity alone. "RUS": everybody with the code; "RUS/MIL": of that
// sector. "Russia", "Moscow", "Russian": the country, its government and those who act for it.
// "Taliban": the group, its people, and the officials of a country while it governs. Any other
// name: who is called so.
Result<ActorSelector> ResolveActor(Ledger& ledger, std::string_view text);

// --- Rows
// ---------------------------------------------------------------------------------------------

struct RowSource {
  std::string id;  // stable: "<report id>#e3"
  std::string report_id, title, outlet, path, url;
  std::string report_hash;     // ReportInfo::hash: the same report in any ledger
  std::string program;         // version that made the records
  std::string reported;        // the date of the report, ISO of any precision, or empty
  std::string reported_first;  // its first day
  bool reported_is_inferred = false;
  uint32_t sentence = 0;
  std::string sentence_text;
  CharRange range;  // of the record's words in the report's text
};

struct RowActor {
  std::string name, entity, kind, code, sector, role;
  std::string stance;  // of a statement about this actor
};

struct StatementRow {
  RowSource source;
  StatementRecord record;
  std::vector<RowActor> speakers, addressees, about, via;
  std::string parent_id;  // of the statement that it is quoted in, or empty
};

struct EventRow {
  RowSource source;
  EventRecord record;
  std::vector<RowActor> actors, recipients;
  std::string country;  // of the place, or empty
  std::string statement_id, denies_id;
  std::optional<PlaceRecord> resolved{};     // the place, where the tables know it
  std::vector<RowActor> claimants{}, via{};  // of the statement that claims it
};

struct StandingRow {
  RowSource source;
  StandingRecord record;
  std::vector<RowActor> holders, targets;
  std::string statement_id, event_id;
};

// --- Filters. Empty fields do not filter. Dates are ISO of any precision; a record is in [since,
// until] where its days overlap it. `limit` 0: all.

struct Period {
  std::string since{}, until{};
};
struct Between {
  std::string a{}, b{};
};

struct StatementFilter {
  std::string speaker{}, about{}, addressee{};
  std::optional<Between> between{};  // one speaks about or to the other
  std::string kind{};                // direct, indirect, mixed
  std::string stance{};              // towards `about`, or anybody
  std::string outlet{};              // the report's, or one that it came through
  std::string text{};                // words of its sentences; as in Search
  Period period{};
  double min_confidence = 0;
  uint32_t limit = 0;
};
Result<std::vector<StatementRow>> QueryStatements(Ledger& ledger, const StatementFilter& filter);

struct EventFilter {
  std::optional<Between> between{};  // both take part, in any role
  std::string actor{}, recipient{};
  std::vector<std::string> types{}, modes{}, statuses{};  // one of each, case ignored
  std::string country{};                                  // of the place: a code or a name
  std::string outlet{};
  std::string text{};
  Period period{};
  double min_confidence = 0;
  uint32_t limit = 0;
};
Result<std::vector<EventRow>> QueryEvents(Ledger& ledger, const EventFilter& filter);

struct StandingFilter {
  std::optional<Between> between{};  // in either direction
  std::string holder{}, target{};
  std::string kind{}, value{};
  std::string outlet{};
  Period period{};  // a standing holds from `since` to the last day for which it is told
  double min_confidence = 0;
  uint32_t limit = 0;
};
Result<std::vector<StandingRow>> QueryStandings(Ledger& ledger, const StandingFilter& filter);

// Statements, events and standings of a pair in one order. std::visit tells which.
using TimelineRow = std::variant<StatementRow, EventRow, StandingRow>;
struct TimelineFilter {
  Between between{};
  Period period{};
  double min_confidence = 0;
  uint32_t limit = 0;
};
Result<std::vector<TimelineRow>> QueryTimeline(Ledger& ledger, const TimelineFilter& filter);

struct ActorFilter {
  std::string name{};  // as ResolveActor
  std::string kind{}, code{};
  bool unknown_only = false;  // names that are not in the knowledge tables
  Period period{};            // of the reports
  uint32_t limit = 0;
};
struct ActorRow {
  std::string entity, name, kind, code, sector, role;  // as of the latest report
  bool known = false;
  std::vector<std::string> aliases;  // other forms, most used first
  std::vector<std::string> roles;    // in the reports' words, most used first
  uint32_t reports = 0, mentions = 0, statements = 0, events = 0;  // statements: as speaker
  std::string first_seen, last_seen;                               // days of reports
};
// Most reports first, then by entity.
Result<std::vector<ActorRow>> QueryActors(Ledger& ledger, const ActorFilter& filter);

struct ReportFilter {
  std::string outlet{}, text{};
  Period period{};
  uint32_t limit = 0;
};
// By date, then id.
Result<std::vector<ReportInfo>> QueryReports(Ledger& ledger, const ReportFilter& filter);

// By id, path, given id (its last version), or the beginning of one id.
Result<ReportRecord> FindReport(Ledger& ledger, std::string_view id_or_path);

// Calls `visit` with every report, by id, until it says false. Memory for one report at a time.
Status ForEachReport(Ledger& ledger, const std::function<bool(const ReportRecord&)>& visit);

// Who and what a report names, by report id: names as that report has them, each once, in the order
// of their first actor or place there. For formats that list a story's people and places.
struct StoryNames {
  std::vector<std::string> people, organisations, places;
};
Result<std::map<std::string, StoryNames>> QueryStoryNames(Ledger& ledger);

// Full text over sentences: words (stemmed, accents and case ignored, all must be there),
// "phrases", beginnings* and OR. Anything else in the query is a word or nothing; no query is an
// error of syntax.
inline constexpr char kMatchBegin = '\x02', kMatchEnd = '\x03';
struct SearchFilter {
  std::string query{}, outlet{};
  Period period{};  // of the reports
  uint32_t limit = 50;
};
struct SearchRow {
  RowSource source;
  std::string snippet;  // of the sentence, matches between kMatchBegin and kMatchEnd
  double rank = 0;      // BM25, less is better
};
// Best first, then by report date, id and sentence.
Result<std::vector<SearchRow>> Search(Ledger& ledger, const SearchFilter& filter);

struct LedgerCounts {
  uint64_t reports = 0, sentences = 0, actors = 0, mentions = 0, statements = 0, events = 0,
           standings = 0, notices = 0, failures = 0;
  std::string first_day, last_day;  // of reports
  std::map<std::string, uint64_t> outlets, event_types, event_statuses, standing_kinds, months;
};
Result<LedgerCounts> CountLedger(Ledger& ledger);

struct FailureRow {
  std::string path, kind, reason;
};
Result<std::vector<FailureRow>> QueryFailures(Ledger& ledger);

// --- Keeping it true
// ----------------------------------------------------------------------------------

// What is wrong with the ledger, one line each; empty where all holds: the file's own structure,
// foreign keys, full text (where open for writing), every record (CheckRecord), hashes of texts.
// O(ledger).
Result<std::vector<std::string>> VerifyLedger(Ledger& ledger);

// All rows of all tables as sorted text without row numbers: equal for equal content. For tests.
Status DumpLedger(Ledger& ledger, std::ostream& out);

}  // namespace dragoman
