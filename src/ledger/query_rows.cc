#include "ledger/query_rows.h"

namespace dragoman {

RowSource RowFiller::Source(int64_t report, uint32_t sentence) {
  sql::Stmt& s = ledger_.statements.Get(
      "SELECT id, title, outlet, path, url, date, date_first, published IS NULL AND date IS NOT "
      "NULL, hash, program FROM reports JOIN makers USING (maker) WHERE report = ?");
  RowSource source;
  s.With(report).Each([&] {
    source.report_id = s.Text(0);
    source.title = s.Text(1);
    source.outlet = s.Text(2);
    source.path = s.Text(3);
    source.url = s.Text(4);
    source.reported = s.Text(5);
    source.reported_first = s.Text(6);
    source.reported_is_inferred = s.Int(7) != 0;
    source.report_hash = s.Text(8);
    source.program = s.Text(9);
  });
  source.sentence = sentence;
  source.sentence_text = load_.Sentence(report, sentence).words.text;
  return source;
}

RowActor RowFiller::Actor(int64_t report, uint32_t n) {
  ActorRecord a = load_.Actor(report, n);
  return {a.name, a.entity, a.kind, a.code, a.sector, a.role, ""};
}

std::vector<RowActor> RowFiller::Actors(int64_t report, const std::vector<uint32_t>& actors) {
  std::vector<RowActor> out;
  for (uint32_t n : actors) out.push_back(Actor(report, n));
  return out;
}

std::vector<RowActor> RowFiller::Actors(int64_t report, const std::vector<ActorUse>& uses) {
  std::vector<RowActor> out;
  for (const ActorUse& use : uses) {
    out.push_back(Actor(report, use.actor));
    out.back().stance = use.stance;
  }
  return out;
}

StatementRow RowFiller::OneStatement(int64_t report, uint32_t n) {
  StatementRow row;
  row.record = load_.OneStatement(report, n);
  row.source = Source(report, row.record.sentence);
  row.source.id = StatementId(row.source.report_id, n);
  for (const Quoted& content : row.record.content)
    row.source.range =
        row.source.range.empty() ? content.range : row.source.range.Cover(content.range);
  row.speakers = Actors(report, row.record.speakers);
  row.addressees = Actors(report, row.record.addressees);
  row.about = Actors(report, row.record.about);
  row.via = Actors(report, row.record.via);
  if (row.record.parent) row.parent_id = StatementId(row.source.report_id, *row.record.parent);
  return row;
}

EventRow RowFiller::OneEvent(int64_t report, uint32_t n) {
  EventRow row;
  row.record = load_.OneEvent(report, n);
  row.source = Source(report, row.record.sentence);
  row.source.id = EventId(row.source.report_id, n);
  row.source.range = row.record.trigger.range;
  row.actors = Actors(report, row.record.actors);
  row.recipients = Actors(report, row.record.recipients);
  if (row.record.place && row.record.place->place) {
    row.resolved = load_.OnePlace(report, *row.record.place->place);
    if (row.resolved) row.country = row.resolved->country;
  }
  if (row.record.statement) {
    row.statement_id = StatementId(row.source.report_id, *row.record.statement);
    StatementRecord claim = load_.OneStatement(report, *row.record.statement);
    row.claimants = Actors(report, claim.speakers);
    row.via = Actors(report, claim.via);
  }
  if (row.record.denies_event)
    row.denies_id = EventId(row.source.report_id, *row.record.denies_event);
  if (row.record.denies_statement)
    row.denies_id = StatementId(row.source.report_id, *row.record.denies_statement);
  return row;
}

StandingRow RowFiller::OneStanding(int64_t report, uint32_t n) {
  StandingRow row;
  row.record = load_.OneStanding(report, n);
  row.source = Source(report, row.record.sentence);
  row.source.id = StandingId(row.source.report_id, n);
  for (const Quoted& evidence : row.record.evidence)
    row.source.range =
        row.source.range.empty() ? evidence.range : row.source.range.Cover(evidence.range);
  row.holders = Actors(report, row.record.holders);
  row.targets = Actors(report, row.record.targets);
  if (row.record.statement)
    row.statement_id = StatementId(row.source.report_id, *row.record.statement);
  if (row.record.event) row.event_id = EventId(row.source.report_id, *row.record.event);
  return row;
}

}  // namespace dragoman
