// From lines to paragraphs.
//
// Idea. A blank line always ends a paragraph. Whether a line's end alone does depends on the file:
// most write a paragraph a line, old wires and mails break lines at some column. A line is broken
// by column if the first word of the next line would not have fitted any more; that is believed
// only in files whose lines are short and go on with small letters often enough. A line that starts
// with a small letter behind a line without a full stop is joined in any file.
//
//   "...in the\ncapital on Monday."            -> one paragraph
//   "He left.\nShe stayed for a long time."    -> two
//   a list of names, all as long as the column -> wrong as one
//
// Tests: tests/text/paragraphs_test.cc.
#pragma once

#include <string_view>
#include <vector>

#include "core/range.h"

namespace dragoman {

struct RawParagraph {
  ByteRange range;  // without surrounding white space
  uint32_t lines = 1;
  bool blank_before = true;  // a blank line or the text's start
  bool set_off = false;  // all its lines are indented by four columns or more, or start with ">"
};

// In text order; together all that is not white space. Linear.
std::vector<RawParagraph> SplitParagraphs(std::string_view text);

}  // namespace dragoman
