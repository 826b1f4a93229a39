#include "export/event_tally.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

#include "core/strings.h"
#include "export/dyads.h"

namespace dragoman {
namespace {

struct KeyName {
  const char* name;
  TallyKey key;
  std::vector<std::string> columns;
};
const std::vector<KeyName>& KeyNames() {
  static const std::vector<KeyName> names = {
      {"dyad", TallyKey::dyad, {"actor_side", "recipient_side"}},
      {"pair", TallyKey::pair, {"actor", "recipient"}},
      {"actor", TallyKey::actor, {"actor"}},
      {"recipient", TallyKey::recipient, {"recipient"}},
      {"actor-side", TallyKey::actor_side, {"actor_side"}},
      {"recipient-side", TallyKey::recipient_side, {"recipient_side"}},
      {"country", TallyKey::country, {"country"}},
      {"place", TallyKey::place, {"place"}},
      {"type", TallyKey::type, {"type"}},
      {"mode", TallyKey::mode, {"mode"}},
      {"quad", TallyKey::quad, {"quad"}},
      {"status", TallyKey::status, {"status"}},
      {"outlet", TallyKey::outlet, {"outlet"}},
      {"day", TallyKey::day, {"day"}},
      {"week", TallyKey::week, {"week"}},
      {"month", TallyKey::month, {"month"}},
      {"quarter", TallyKey::quarter, {"quarter"}},
      {"year", TallyKey::year, {"year"}}};
  return names;
}

bool NeedsSides(TallyKey key) { return key <= TallyKey::recipient_side; }

// "RUS" for the state and who acts for it, "AFG/REB" for others of a country, else the name.
std::string Side(const RowActor* actor, const FieldCodes& codes) {
  if (actor == nullptr) return "";
  if (actor->code.empty() || actor->code == "IGO") return codes.Name(*actor);
  bool state = actor->sector.empty() || codes.Sector(actor->sector).state;
  return state ? actor->code : actor->code + "/" + actor->sector;
}
std::string Name(const RowActor* actor, const FieldCodes& codes) {
  return actor == nullptr ? "" : codes.Name(*actor);
}

int Number(std::string_view text) { return std::atoi(std::string(text).c_str()); }

// The ISO week of an ISO day: "2024-W22".
std::string IsoWeek(std::string_view day) {
  using namespace std::chrono;
  if (day.size() != 10) return "";
  sys_days date = year_month_day(year(Number(day.substr(0, 4))),
                                 month(static_cast<unsigned>(Number(day.substr(5, 2)))),
                                 std::chrono::day(static_cast<unsigned>(Number(day.substr(8, 2)))));
  // A week belongs to the year of its Thursday.
  sys_days thursday = date + days(4 - static_cast<int>(weekday(date).iso_encoding()));
  year of = year_month_day(thursday).year();
  auto week = (thursday - sys_days(of / January / 1)).count() / 7 + 1;
  return fmt::format("{:04}-W{:02}", static_cast<int>(of), week);
}

std::string Quarter(std::string_view day) {
  if (day.size() != 10) return "";
  return fmt::format("{}-Q{}", day.substr(0, 4), (Number(day.substr(5, 2)) + 2) / 3);
}

void AddKey(TallyKey key, const EventRow& event, const Dyad& dyad, const FieldCodes& codes,
            std::vector<std::string>* out) {
  const std::string& day = event.record.days.first;
  switch (key) {
    case TallyKey::dyad:
      out->push_back(Side(dyad.actor, codes));
      out->push_back(Side(dyad.recipient, codes));
      return;
    case TallyKey::pair:
      out->push_back(Name(dyad.actor, codes));
      out->push_back(Name(dyad.recipient, codes));
      return;
    case TallyKey::actor: return out->push_back(Name(dyad.actor, codes));
    case TallyKey::recipient: return out->push_back(Name(dyad.recipient, codes));
    case TallyKey::actor_side: return out->push_back(Side(dyad.actor, codes));
    case TallyKey::recipient_side: return out->push_back(Side(dyad.recipient, codes));
    case TallyKey::country: return out->push_back(event.country);
    case TallyKey::place:
      return out->push_back(event.resolved       ? event.resolved->name
                            : event.record.place ? event.record.place->name
                                                 : "");
    case TallyKey::type: return out->push_back(event.record.type);
    case TallyKey::mode: return out->push_back(event.record.mode);
    case TallyKey::quad: return out->push_back(codes.Quad(event.record.type).name);
    case TallyKey::status: return out->push_back(event.record.status);
    case TallyKey::outlet: return out->push_back(event.source.outlet);
    case TallyKey::day: return out->push_back(day);
    case TallyKey::week: return out->push_back(IsoWeek(day));
    case TallyKey::month: return out->push_back(day.substr(0, 7));
    case TallyKey::quarter: return out->push_back(Quarter(day));
    case TallyKey::year: return out->push_back(day.substr(0, 4));
  }
}

double ValueOf(const EventRow& event, TallySum sum, const FieldCodes& codes) {
  if (sum == TallySum::score) return event.record.score;
  if (sum == TallySum::none) return 0;
  CameoMatch match =
      codes.cameo().Find(event.record.type, event.record.mode, event.record.contexts);
  return match.code == nullptr ? 0 : std::strtod(match.code->goldstein.c_str(), nullptr);
}

}  // namespace

std::string TallyKeyNames() {
  std::vector<std::string> names;
  for (const KeyName& one : KeyNames()) names.emplace_back(one.name);
  return Join(names, ", ");
}

Result<std::vector<TallyKey>> TallyKeysOf(const std::vector<std::string>& names) {
  std::vector<TallyKey> keys;
  std::set<std::string> columns;
  for (const std::string& name : names) {
    const KeyName* found = nullptr;
    for (const KeyName& one : KeyNames())
      if (name == one.name) found = &one;
    if (found == nullptr)
      return Fail(
          ErrorKind::bad_input,
          fmt::format("'{}': events cannot be counted by it; there are {}", name, TallyKeyNames()));
    for (const std::string& column : found->columns)
      if (!columns.insert(column).second)
        return Fail(ErrorKind::bad_input,
                    fmt::format("'{}': another key has its column {} already", name, column));
    keys.push_back(found->key);
  }
  return keys;
}

Tally TallyEvents(const std::vector<EventRow>& events, const std::vector<TallyKey>& keys,
                  TallySum sum, const FieldCodes& codes) {
  Tally tally;
  bool sides = false;
  for (TallyKey key : keys) {
    sides = sides || NeedsSides(key);
    for (const KeyName& one : KeyNames())
      if (one.key == key)
        tally.columns.insert(tally.columns.end(), one.columns.begin(), one.columns.end());
  }
  std::map<std::vector<std::string>, Tally::Row> groups;
  for (const EventRow& event : events) {
    std::set<std::vector<std::string>> its_groups;
    for (const Dyad& dyad : sides ? DyadsOf(event, false) : std::vector<Dyad>(1)) {
      std::vector<std::string> group;
      for (TallyKey key : keys) AddKey(key, event, dyad, codes, &group);
      its_groups.insert(std::move(group));
    }
    int quad = codes.Quad(event.record.type).number;
    double value = ValueOf(event, sum, codes);
    for (const std::vector<std::string>& group : its_groups) {
      Tally::Row& row = groups[group];
      ++row.events;
      if (quad >= 1 && quad <= 4) ++row.quads[static_cast<size_t>(quad - 1)];
      row.sum += value;
    }
  }
  for (auto& [group, row] : groups) {
    row.keys = group;
    tally.rows.push_back(std::move(row));
  }
  return tally;
}

}  // namespace dragoman
