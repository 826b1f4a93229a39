#include "export/dyads.h"

#include <fmt/format.h>

#include <cstdlib>

#include "core/hash.h"

namespace dragoman {
namespace {

std::string WhoIs(const RowActor* actor) {
  if (actor == nullptr) return "";
  return actor->entity.empty() ? actor->name : actor->entity;
}

uint64_t Hashed(const std::string& key, unsigned bits) {
  uint64_t whole = std::strtoull(Sha256Hex(key).substr(0, 16).c_str(), nullptr, 16);
  return whole >> (64 - bits);
}

}  // namespace

std::vector<Dyad> DyadsOf(const EventRow& event, bool mirror_meetings) {
  std::vector<Dyad> out;
  const std::vector<RowActor>&actors = event.actors, &recipients = event.recipients;
  for (const RowActor& actor : actors)
    for (const RowActor& recipient : recipients) {
      out.push_back({&actor, &recipient});
      if (mirror_meetings && event.record.type == "CONSULT")
        out.push_back({&recipient, &actor, true});
    }
  if (!out.empty()) return out;
  // Several actors and nobody to whom: what they do, they do together.
  if (recipients.empty() && actors.size() > 1) {
    for (const RowActor& actor : actors)
      for (const RowActor& other : actors)
        if (&actor != &other) out.push_back({&actor, &other});
    return out;
  }
  for (const RowActor& actor : actors) out.push_back({&actor, nullptr});
  for (const RowActor& recipient : recipients) out.push_back({nullptr, &recipient});
  if (out.empty()) out.push_back({});
  return out;
}

std::string EventKey(const EventRow& event) {
  return fmt::format("{}\t{}-{}\t{}", event.source.report_hash, event.record.trigger.range.begin,
                     event.record.trigger.range.end, event.record.type);
}

std::string DyadKey(const EventRow& event, const Dyad& dyad) {
  return fmt::format("{}\t{}\t{}\t{}", EventKey(event), WhoIs(dyad.actor), WhoIs(dyad.recipient),
                     dyad.mirrored ? "mirrored" : "");
}

uint64_t Identifiers::Number(const std::string& key) {
  uint64_t number = Hashed(key, bits_);
  for (int again = 1; number == 0 || !used_.insert(number).second; ++again)
    number = Hashed(fmt::format("{}\t{}", key, again), bits_);
  return number;
}

std::string TextIdentifier(uint64_t number) { return fmt::format("dragoman-{:016x}", number); }

}  // namespace dragoman
