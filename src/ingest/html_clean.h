// A linear pass over the tags of a page before the HTML5 parser sees it.
//
// Idea. The parser (gumbo) builds the tree that the HTML standard prescribes, but its work may grow
// with the square of depth, of the attributes of one tag or of formatting elements left open, and
// it spends most of its time on scripts and long texts. This pass cuts a page into tags and text as
// the standard's tokenizer does, and hands on what an article can need: no scripts, styles and
// comments, no drawings, known attributes only, no element below kMaxHtmlDepth, at most
// kMaxHtmlElements. A long text is taken out and a placeholder stands for it, which ExpandText
// undoes.
//
//   <b>Talks<p>ended</b>          ->  <x-b>Talks<p>ended</x-b>     bold without "formatting" rules
//   <script>if (a<b) ...</script> ->  nothing; but what JSON-LD holds is kept beside
//   100,000 x <div>               ->  the first 400 open, the others give their text only
//
// Test: tests/ingest/html_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Browsers stop at 512. Each level costs time for every element in it; pages that people write stay
// below 100.
constexpr uint32_t kMaxHtmlDepth = 256;
constexpr uint32_t kMaxHtmlElements = 250'000;

struct CleanHtml {
  std::string html;                     // for the parser
  std::vector<std::string_view> texts;  // what placeholders stand for; views into the page
  std::vector<std::string_view> json_ld;
  bool too_deep = false;  // elements below kMaxHtmlDepth were not opened
  bool too_many = false;  // elements after kMaxHtmlElements were not opened
};

// `page` is UTF-8 and outlives the result. Time and memory are linear in its size.
CleanHtml Clean(std::string_view page);

// Appends `text` to `out` with placeholders replaced by what they stand for. `budget` bounds what
// is put in over all calls; what goes beyond it is left out.
void ExpandText(std::string_view text, const CleanHtml& clean, size_t& budget, std::string& out);

}  // namespace dragoman
