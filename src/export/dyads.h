// An event as rows of two sides, which is how every format but PLOVER's own JSON has it.
//
//   Russia and India met            Russia, India  and  India, Russia: who meets is met
//   France aided Mali and Chad      France, Mali   and  France, Chad
//   Protesters marched              protesters, nobody: kept only where a format allows it
//
// A row has an identifier that follows from what it tells and where: the report's own hash, the
// words, the type, the sides. It is the same in every run, in every ledger and whatever else was
// read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ledger/queries.h"

namespace dragoman {

struct Dyad {
  const RowActor* actor = nullptr;      // nullptr: nobody is named
  const RowActor* recipient = nullptr;  // likewise
  bool mirrored = false;                // the same meeting, seen from its recipient
};

// The pairs of the event, never none; they point into it. `mirror_meetings`: a CONSULT with an
// actor and a recipient comes again the other way round.
std::vector<Dyad> DyadsOf(const EventRow& event, bool mirror_meetings);

// What an identifier is made from.
std::string EventKey(const EventRow& event);
std::string DyadKey(const EventRow& event, const Dyad& dyad);

// Identifiers of one file, unique in it: of two rows that come to the same number, the later gets
// the next that its key gives.
class Identifiers {
 public:
  explicit Identifiers(unsigned bits) : bits_(bits) {}  // REQUIRES: 1 to 64
  uint64_t Number(const std::string& key);              // 1 to 2^bits - 1

 private:
  unsigned bits_;
  std::unordered_set<uint64_t> used_;
};
// "dragoman-9f86d081884c7d65": letters first, so that no program takes it for a number.
std::string TextIdentifier(uint64_t number);

}  // namespace dragoman
