// What each paragraph is to the report, and what the report says of itself.
//
// Idea. Most lines that are no part of the story say so: a date alone, "By ...", "Source: ...", a
// web address; a table has their first words. What is left is the title, sub-headings, captions and
// the body, told apart by where they stand, how they end and how long they are. Parts are what is
// cut into sentences on its own: a dateline and a credit in brackets share the paragraph with the
// body, and keep their own role.
//
//   Envoy in Doha / By Jane Doe / DOHA (Reuters) - He met ... -> title / meta / meta + body
//   "Envoy in Doha | Dawn"                                    -> title without the outlet, outlet
//   Dawn a first sentence without full stop above others           -> wrong as title
//
// Where the input brought its own title, outlet, date or bylines, those stand. Tests:
// tests/text/layout_test.cc.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/raw_report.h"
#include "text/line_kinds.h"
#include "text/text_layer.h"

namespace dragoman {

class Knowledge;

struct Part {
  ByteRange range;
  Role role = Role::body;
  uint32_t paragraph = 0;
};

struct Layout {
  ReportHead head;
  std::vector<Paragraph> paragraphs;  // as TextLayer has them
  std::vector<Part> parts;            // in text order; together the paragraphs
};

// Safe from many threads. Linear in the text.
Layout ReadLayout(const RawReport& report, const LineKinds& kinds, const Knowledge& knowledge);

}  // namespace dragoman
