// Who acts for which group, as far as the words of one report tie them together.
#pragma once

#include "ledger/record.h"

namespace dragoman {

// Fills ActorRecord::acts_for of persons and peoples. Linear in the size of the record.
void FindAffiliations(ReportRecord& record);

}  // namespace dragoman
