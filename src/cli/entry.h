// Statements, events and standings as a person reads them: a headline that says when, who, whom and
// what; below it the sentence that it rests on and where that sentence stands.
//
//   2024-05-28  STATEMENT  Vladimir Putin on Taliban (conciliatory)
//               │ "We must deal with them," he told journalists in Tashkent.
//               └ Putin on Kabul · TASS · 2024-05-28 · putin-on-kabul.txt §4
//
// Rows that rest on one sentence share it. Where nobody looks on (a pipe), each row is one line of
// tab-separated fields with all of this in it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/styled.h"
#include "ledger/queries.h"

namespace dragoman {

struct Entry {
  std::string date;  // as precise as it is known; empty: undated
  std::string kind;  // STATEMENT, EVENT, STANDING; empty: the column is left out
  Style kind_style = Style::plain;
  StyledText headline;
  RowSource source;
  std::vector<std::string> marks;  // words of the sentence that the row rests on
  std::string more;                // of the words, what stands outside the sentence
};

// Who says what an event or a standing rests on, by statement id ("<report>#s1").
using TellerMap = std::map<std::string, std::string>;
// Looks the tellers of the rows up, a report at a time.
TellerMap FindTellers(Ledger& ledger, const std::vector<TimelineRow>& rows);

Entry EntryOf(const TimelineRow& row, const TellerMap& tellers);
void PrintEntries(Console& console, const std::vector<Entry>& entries);

// Friendly, hostile or neither: of the values of standings and stances.
Style ValueStyle(std::string_view value);
// "title · outlet · date · report §3"; `short_path`: only the file's name.
StyledText SourceLine(const RowSource& source, bool short_path);
// The report's date as a reader wants it: "2024-05-29", "about 2024-05-18", "undated".
std::string ReportDate(const RowSource& source);
// What `show` takes and a person recognises: the file's name where the id is only a hash.
std::string ReportLabel(const std::string& id, const std::string& path, bool short_path);
// The sentence with the marked words strong.
StyledText MarkedSentence(const std::string& sentence, const std::vector<std::string>& marks);

}  // namespace dragoman
