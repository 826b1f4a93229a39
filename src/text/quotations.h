// Which quotation marks belong together.
//
// Idea. Each mark is told to open or to close by its shape (“ opens, ” closes) and, where the shape
// says nothing
// (" and ') or is wrong, by what stands beside it: a mark behind a blank and before a letter opens.
// Marks are paired with a stack. A second opening mark of the same kind means that the first was
// never closed: it then ends with the last sentence before the second. What is still open at the
// end of a paragraph ends there; if the next paragraph starts with an opening mark, or closes what
// it never opened, the quotation goes on in it.
//
//   “It is over," he said.                   -> one, closed, curly and straight
//   He said, "We are ready. We wait.\n       -> one, not closed, to the end of the paragraph
//   a 19" gun, the '90s, Russia's            -> none
//   'The states' claims are old,' he said    -> right only by the rule that the last mark that can
//   close does
//
// Curly marks in a text that lost its paragraphs (“First. “Second.”) go on in the same way. A
// quotation that goes on counts as closed there: `closed` is false only in the last piece of a
// chain that is never closed. Tests: tests/text/quotations_test.cc.
#pragma once

#include <string_view>
#include <vector>

#include "text/text_layer.h"

namespace dragoman {

// Quotations of the paragraphs, in order of their opening marks. Linear in the text.
std::vector<Quotation> PairQuotations(std::string_view text,
                                      const std::vector<Paragraph>& paragraphs,
                                      const std::vector<Sentence>& sentences);

}  // namespace dragoman
