// Who did what to whom, in PLOVER (version 0.8, 2021).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statements/statement_layer.h"

namespace dragoman {

enum class EventStatus : uint8_t { occurred, ongoing, future, hypothetical, negated, historical };
std::string_view EventStatusName(EventStatus status);

// "more than 20 killed" -> {"killed", 20, nullopt}.
struct EventNumber {
  std::string what;
  std::optional<double> min, max;
  ByteRange range;
};

struct Event {
  std::string type;                   // "CONSULT"
  std::string mode;                   // "visit", or empty
  std::vector<std::string> contexts;  // "diplomatic"
  std::vector<ActorIndex> actors, recipients;
  ByteRange trigger;
  uint32_t sentence = 0;
  EventStatus status = EventStatus::occurred;
  std::optional<DatedBy> date;
  std::optional<PlacedBy> place;
  std::vector<EventNumber> numbers;
  std::optional<uint32_t> denies_event, denies_statement;  // what this one denies, of this report
  double score = 0;                   // PLOVER conflict (-10) to cooperation (+10)
  std::optional<uint32_t> statement;  // that claims it, if the report does not tell it itself
  double confidence = 0;
  std::string why;
};

struct EventLayer {
  static constexpr std::string_view kLayerName = "events";
  std::vector<Event> events;  // in order of their trigger
};

}  // namespace dragoman
