// A page as a sequence of blocks: what stands between two breaks of line or paragraph.
//
//   <div>Kabul <a>said</a><p>No.<br><br>Yes.</p></div>  ->  "Kabul said" | "No." | "Yes."
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/html_tree.h"

namespace dragoman {

struct PageBlock {
  std::string text;            // white space folded; "\n" where a single <br> stands
  uint32_t node = 0;           // the innermost block element around it
  uint32_t first = 0;          // its first text node
  HtmlTag tag = HtmlTag::div;  // p, li, h1.., td, ...: of the node, or of the item it is alone in
  uint32_t words = 0;          // of scripts without spaces, half the characters
  uint32_t link_words = 0, bold_words = 0;
  uint32_t characters = 0, commas = 0, stops = 0, capitals = 0, digits = 0, letters = 0;
  bool ends_sentence = false;  // the last character closes a sentence
  bool deleted = false;
};

constexpr size_t kMaxPageBlocks = 100'000;

// All blocks that have a word or sign, in the order of the page; scripts, forms' contents and the
// like left out. What comes after kMaxPageBlocks goes into the last.
std::vector<PageBlock> CutBlocks(const HtmlTree& tree);

}  // namespace dragoman
