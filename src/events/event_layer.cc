#include "events/event_layer.h"

namespace dragoman {

std::string_view EventStatusName(EventStatus status) {
  switch (status) {
    case EventStatus::occurred: return "occurred";
    case EventStatus::ongoing: return "ongoing";
    case EventStatus::future: return "future";
    case EventStatus::hypothetical: return "hypothetical";
    case EventStatus::negated: return "negated";
    case EventStatus::historical: return "historical";
  }
  return "occurred";
}

}  // namespace dragoman
