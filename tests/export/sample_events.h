// Events made by hand that between them fill every column, and try what breaks readers of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "export/field_codes.h"
#include "ledger/queries.h"

namespace dragoman {

inline RowActor Putin() {
  return {"President Putin", "person/vladimir-putin", "person", "RUS", "GOV", "president", ""};
}
inline RowActor Country(const std::string& name, const std::string& code) {
  return {name, "country/" + code, "country", code, "", "", ""};
}

inline EventRow SampleEvent(const std::string& type, const std::string& mode, uint32_t sentence,
                            const std::string& words) {
  EventRow row;
  row.source.id = "a.txt#e" + std::to_string(sentence);
  row.source.report_id = "a.txt";
  row.source.report_hash = "5c1f3a";
  row.source.program = "0.1.0";
  row.source.title = "A title with a \"quotation\"";
  row.source.outlet = "Example Wire";
  row.source.path = "reports/a.txt";
  row.source.reported = row.source.reported_first = "2024-05-29";
  row.source.sentence = sentence;
  row.source.sentence_text = "He said:\t\"" + words + "\"\nand went on.";
  row.source.range = {sentence * 100, sentence * 100 + 9};
  row.record.type = type;
  row.record.mode = mode;
  row.record.status = "occurred";
  row.record.trigger = {row.source.range, words};
  row.record.sentence = sentence;
  row.record.days = {"2024-05-28", "2024-05-28"};
  row.record.date = DateRecord{"2024-05-28", "phrase", "day", std::nullopt};
  row.record.confidence = 0.81;
  row.record.why = "event_patterns.tsv:26 “" + words + "”";
  return row;
}

inline void PlaceAt(EventRow& row, const std::string& raw, const PlaceRecord& place) {
  row.record.place = PlacedRecord{raw, "phrase", 0};
  row.resolved = place;
  row.country = place.country;
}

// Two who met; a visit, in a city; an aid to two, in a month; a claimed attack; a march; a threat
// without a day; a quarrel with a name that no table has.
inline std::vector<EventRow> SampleEvents() {
  EventRow met = SampleEvent("CONSULT", "", 1, "met");
  met.record.contexts = {"diplomatic"};
  met.record.score = 2.5;
  met.actors = {Country("Russia", "RUS"), Country("India", "IND")};

  EventRow visit = SampleEvent("CONSULT", "visit", 2, "arrived");
  visit.record.score = 4;
  visit.actors = {Putin()};
  visit.recipients = {Country("Uzbekistan", "UZB")};
  PlaceAt(visit, "the Uzbek capital", {{}, "Tashkent", "UZB", 41.26, 69.22});

  EventRow aid = SampleEvent("AID", "", 3, "sent wheat");
  aid.record.contexts = {"humanitarian", "natural resource"};
  aid.record.score = 10;
  aid.record.date = DateRecord{"2024-04", "narrative", "month", std::nullopt};
  aid.record.days = {"2024-04-01", "2024-04-30"};
  aid.actors = {{"the EU", "organisation/european-union", "organisation", "IGO", "", "", ""}};
  aid.recipients = {Country("Namibia", "NAM"), Country("Côte d’Ivoire", "CIV")};
  PlaceAt(aid, "Namibia", {{}, "Namibia", "NAM", -22.0, 17.0});

  EventRow attack = SampleEvent("ASSAULT", "drone", 4, "struck");
  attack.record.contexts = {"military"};
  attack.record.score = -9.5;
  attack.record.status = "ongoing";
  attack.actors = {{"rebels", "people/rebels", "armed-group", "SDN", "REB", "", ""}};
  attack.recipients = {{"the army", "government/sdn-mil", "government", "SDN", "MIL", "", ""}};
  attack.record.numbers = {{"killed", 20.0, std::nullopt, {400, 402}}};
  attack.statement_id = "a.txt#s1";
  attack.claimants = {Putin()};
  attack.via = {{"TASS", "outlet/tass", "outlet", "RUS", "MED", "", ""}};
  PlaceAt(attack, "Darfur", {{}, "Darfur", "SDN", 13.5, 24.0});

  EventRow march = SampleEvent("PROTEST", "demo", 5, "marched");
  march.record.score = -5;
  march.actors = {{"protesters", "people/protesters", "people", "KEN", "CVL", "", ""}};

  EventRow undated = SampleEvent("THREATEN", "violence", 6, "threatened");
  undated.record.score = -3.5;
  undated.record.date.reset();
  undated.record.days = {};
  undated.actors = {Putin()};
  undated.recipients = {Country("Ukraine", "UKR")};

  EventRow quarrel = SampleEvent("ACCUSE", "allege", 7, "accused");
  quarrel.record.score = -3.5;
  quarrel.actors = {{"Ann \"A\"\tO'Neil", "person/ann", "person", "", "", "", ""}};
  quarrel.recipients = {Country("Kosovo", "XKX")};
  return {met, visit, aid, attack, march, undated, quarrel};
}

inline std::map<std::string, StoryNames> SampleStories() {
  return {
      {"a.txt", {{"President Putin", "Ann \"A\"\tO'Neil"}, {"the EU"}, {"Russia", "Tashkent"}}}};
}

}  // namespace dragoman
