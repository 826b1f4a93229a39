// The expected records of an example report, taken apart into facts that each hold or do not:
// "statement 3", "statement 3 speaker", "event 2 status", "standing 1 since", "title".
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "ledger/record.h"

namespace dragoman::golden {

struct Comparison {
  std::map<std::string, bool> facts;  // in order of their names
  // How many records the program has, and how many of them a reader has too; by kind of record.
  struct Share {
    size_t made = 0, right = 0;
  };
  std::map<std::string, Share> precision;
};

// `expected` is a file of tests/golden (see its README.md). A record of the program is taken for an
// expected one when its words overlap: content by half, trigger and evidence at all, and its type
// or kind is the same.
Comparison Compare(const nlohmann::json& expected, const ReportRecord& record);

}  // namespace dragoman::golden
