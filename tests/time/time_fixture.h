// Runs the time stage over a text whose words carry no tags or tree: what it finds must not need a
// good parse.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "parse/parse_layer.h"
#include "text/text_fixture.h"
#include "time/time_layer.h"
#include "time/time_stage.h"

namespace dragoman {

inline Document TimedReport(RawReport report,
                            std::string read_before = std::string(kTablesClosed)) {
  Document doc = ReadDocument(std::move(report));
  ParseLayer parse;
  parse.words.resize(doc.Get<TextLayer>().tokens.size());
  doc.Set(std::move(parse));
  TimeStage(*TestKnowledge(), {std::move(read_before)}).Run(doc);
  return doc;
}

inline Document Timed(std::string text, std::string published) {
  RawReport report;
  report.text = std::move(text);
  report.published = std::move(published);
  return TimedReport(std::move(report));
}

// "words=TYPE value; ..." of all expressions.
inline std::string Times(const Document& doc) {
  std::string out;
  for (const TimeExpression& e : doc.Get<TimeLayer>().expressions) {
    if (!out.empty()) out += "; ";
    out +=
        std::string(doc.Slice(e.range)) + "=" + std::string(TimexTypeName(e.type)) + " " + e.value;
  }
  return out;
}

// 2024-05-29 was a Wednesday.
inline std::string Times(std::string text, std::string published = "2024-05-29") {
  return Times(Timed(std::move(text), std::move(published)));
}

}  // namespace dragoman
