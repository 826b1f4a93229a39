// Rows of queries as CSV (RFC 4180, UTF-8, lines end in CR LF): one line a row, the same columns
// for every row of a kind, named by the header. Several values in one cell are joined by "; ".
#pragma once

#include <string>
#include <vector>

#include "ledger/queries.h"

namespace dragoman {

// Quoted where it must be, ended with CR LF.
std::string CsvLine(const std::vector<std::string>& cells);

// The header line for rows of type Row, and a row's line.
template <class Row>
std::string CsvHeader();
template <class Row>
std::string CsvRow(const Row& row);

}  // namespace dragoman
