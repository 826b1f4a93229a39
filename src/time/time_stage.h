// The time stage: expressions of time with TIMEX3 values, the report's date, the order of what is
// told.
//
// Idea: lexemes (lexeme.h) -> expressions by rule (grammar.h) -> the report's date (report_date.h)
// -> values in text order, each relative to that date, to the tense around it and to the story so
// far (resolver.h).
//   published 2024-05-29, "Then in March, he met ..."   -> DATE 2024-03
//   published 2024-05-29, "They will meet on Friday."   -> DATE 2024-05-31
// It does not work where a report retells another day's events without saying so: "On Friday" in a
// paragraph about 1990 becomes last Friday. Tests: tests/time/.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "text/document.h"
#include "time/calendar.h"
#include "time/holidays.h"

namespace dragoman {

class TimeStage : public Stage {
 public:
  struct Options {
    std::string read_before{kTablesClosed};  // ISO day; no report is later
  };
  // A bad `read_before` falls back to the day on which the tables were closed.
  TimeStage(const Knowledge& knowledge, const Options& options);

  std::string_view name() const override { return "time"; }
  std::vector<std::string_view> reads() const override { return {"text", "parse"}; }
  std::vector<std::string_view> writes() const override { return {"time"}; }
  void Run(Document& doc) const override;

 private:
  CivilDate read_before_;
  Holidays holidays_;
};

}  // namespace dragoman
