// The rows of any query in the format that the user chose.
#pragma once

#include <string>
#include <vector>

#include "cli/common.h"
#include "cli/console.h"
#include "export/row_csv.h"
#include "export/row_json.h"

namespace dragoman {

// json, jsonl and csv; for `table` nothing is printed and false returned.
template <class Row>
bool PrintAsData(Console& console, const std::vector<Row>& rows, Format format) {
  if (format == Format::table) return false;
  if (format == Format::csv) console.PrintData(CsvHeader<Row>());
  if (format == Format::json) console.Print(rows.empty() ? "[]\n" : "[\n");
  for (size_t i = 0; i < rows.size() && console.Alive(); ++i) {
    if (format == Format::csv) {
      console.PrintData(CsvRow(rows[i]));
      continue;
    }
    const char* end = format == Format::json && i + 1 < rows.size() ? ",\n" : "\n";
    console.PrintData(RowJson(RowObject(rows[i])) + end);
  }
  if (format == Format::json && !rows.empty()) console.Print("]\n");
  return true;
}

// Statements, events or standings as entries. `with_kind`: a column says which each is.
template <class Row>
int PrintRecords(Console& console, Ledger& ledger, const std::vector<Row>& rows, Format format,
                 bool with_kind);

// Says on standard error that there is nothing; an empty answer is an answer: exit code 0.
int NothingFound(Console& console, Format format);

// On a terminal, a line for each actor that the query names: whom it was taken to mean.
void SayWhoIsMeant(Console& console, Ledger& ledger, const std::vector<std::string>& names,
                   Format format);

// Asks the ledger and prints the records that it gives. `names`: the actors of the question beside
// flags.pair.
template <class Filter, class Query>
int AnswerWithRecords(Console& console, const QuestionFlags<Filter>& flags, Query query,
                      std::vector<std::string> names, bool with_kind) {
  auto ledger = OpenLedger(flags.ledger, true);
  if (!ledger) return console.Fail(ledger.error());
  auto rows = query(*ledger, flags.filter);
  if (!rows) return console.Fail(rows.error());
  names.insert(names.end(), flags.pair.begin(), flags.pair.end());
  SayWhoIsMeant(console, *ledger, names, flags.format.value());
  return PrintRecords(console, *ledger, *rows, flags.format.value(), with_kind);
}

}  // namespace dragoman
