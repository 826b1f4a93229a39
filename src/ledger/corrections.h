// Who is whom, corrected by hand: two entities that are one, one that is two. Corrections are kept
// in the ledger, hold for reports that are read later too, and can be taken back. The order in
// which reports are read and corrections made does not matter for what the ledger then says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ledger/ledger.h"

namespace dragoman {

// "merge": who was read as `entity` is `becomes`. "split": the same, for actors that have the code,
// whose role holds the words, or who stand in the report, as far as these are given.
struct Correction {
  std::string kind, entity, code, role, report;
  std::string becomes;
};

struct CorrectionOutcome {
  std::vector<Correction> made, undone;
  uint64_t actors = 0;  // of reports in the ledger that changed their entity
};

// REQUIRES (all but the list): the ledger is open for writing. `keep` and `others` are entity ids,
// or names that mean one entity of the ledger. Errors: not_found (no such entity), bad_input (a
// name with several bearers; an entity merged with itself). A part that was split off goes back
// into its whole by a merge.
Result<CorrectionOutcome> MergeEntities(Ledger& ledger, std::string_view keep,
                                        const std::vector<std::string>& others);

struct SplitRequest {
  std::string entity;
  std::string code{}, role{}, report{};  // which of its actors; all empty: takes its merge back
  std::string as{};                      // id of the new entity; empty: "<entity>~<conditions>"
};
// Without a condition: takes back the merge that put the entity into another one. Errors: as above,
// and not_found where nothing is to be taken back.
Result<CorrectionOutcome> SplitEntity(Ledger& ledger, const SplitRequest& request);

// All corrections, by entity.
Result<std::vector<Correction>> ListCorrections(Ledger& ledger);

// The entity that an actor read as `found` is. For this folder; throws SqlError.
struct LedgerImpl;
std::string CorrectedEntity(LedgerImpl& ledger, const std::string& found, std::string_view code,
                            std::string_view role, std::string_view report);

}  // namespace dragoman
