// The tree of a page, as the HTML standard's parser builds it, in one flat array.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"

namespace dragoman {

// Elements that the article finder tells apart; `other` is any other element.
enum class HtmlTag : uint8_t {
  root,
  text,
  other,
  a,
  address,
  article,
  aside,
  base,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  picture,
  pre,
  q,
  section,
  select,
  span,
  strong,
  emphasis,
  deleted,
  summary,
  table,
  tbody,
  td,
  template_,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  video,
  audio,
};

enum class HtmlAttribute : uint8_t {
  id,
  class_,
  itemprop,
  itemtype,
  itemscope,
  property,
  name,
  content,
  href,
  rel,
  datetime,
  lang,
  http_equiv,
  charset,
  type,
  role,
  hidden,
  aria_hidden,
  alt,
  src,
  data,  // data-testid and its like, which name parts as classes do
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  uint32_t parent = 0;
  uint32_t end = 0;  // behind the last node below it: node i's subtree is [i, end)
  uint32_t depth = 0;
  ByteRange text;  // of a text node
  uint32_t first_attribute = 0, attributes = 0;
};

// Nodes are in the order of the page; node 0 is the root. Views live as long as the tree.
class HtmlTree {
 public:
  // `page` is UTF-8. Time and memory are linear in its size.
  static HtmlTree Parse(std::string_view page);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  // Text of a text node, references decoded.
  std::string_view Text(uint32_t node) const {
    return std::string_view(pool_).substr(nodes_[node].text.begin, nodes_[node].text.size());
  }
  // Empty where the element has no such attribute (or an empty one: see Has).
  std::string_view Get(uint32_t node, HtmlAttribute name) const;
  bool Has(uint32_t node, HtmlAttribute name) const;
  // All text below the node, white space folded.
  std::string AllText(uint32_t node, size_t max_bytes) const;

  const std::vector<std::string>& json_ld() const { return json_ld_; }
  bool is_cut() const { return is_cut_; }  // more elements or depth than is opened

 private:
  friend class HtmlTreeBuilder;
  struct Attribute {
    HtmlAttribute name;
    ByteRange value;
  };
  const Attribute* Find(uint32_t node, HtmlAttribute name) const;

  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::string pool_;
  std::vector<std::string> json_ld_;
  bool is_cut_ = false;
};

// Whether the element breaks the line before and behind it.
bool IsBlock(HtmlTag tag);

}  // namespace dragoman
