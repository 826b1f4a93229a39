#include "ingest/html_tree.h"

#include <gumbo.h>

#include <memory>
#include <unordered_map>

#include "core/utf8.h"
#include "ingest/html_clean.h"

namespace dragoman {

namespace {

using Names = std::unordered_map<std::string_view, HtmlTag>;

const Names& TagNames() {
  static const Names kNames = {
      {"a", HtmlTag::a},
      {"address", HtmlTag::address},
      {"article", HtmlTag::article},
      {"aside", HtmlTag::aside},
      {"base", HtmlTag::base},
      {"blockquote", HtmlTag::blockquote},
      {"body", HtmlTag::body},
      {"br", HtmlTag::br},
      {"button", HtmlTag::button},
      {"caption", HtmlTag::caption},
      {"center", HtmlTag::center},
      {"dd", HtmlTag::dd},
      {"details", HtmlTag::details},
      {"dialog", HtmlTag::dialog},
      {"div", HtmlTag::div},
      {"dl", HtmlTag::dl},
      {"dt", HtmlTag::dt},
      {"fieldset", HtmlTag::fieldset},
      {"figcaption", HtmlTag::figcaption},
      {"figure", HtmlTag::figure},
      {"footer", HtmlTag::footer},
      {"form", HtmlTag::form},
      {"h1", HtmlTag::h1},
      {"h2", HtmlTag::h2},
      {"h3", HtmlTag::h3},
      {"h4", HtmlTag::h4},
      {"h5", HtmlTag::h5},
      {"h6", HtmlTag::h6},
      {"head", HtmlTag::head},
      {"header", HtmlTag::header},
      {"hgroup", HtmlTag::hgroup},
      {"hr", HtmlTag::hr},
      {"html", HtmlTag::html},
      {"img", HtmlTag::img},
      {"input", HtmlTag::input},
      {"label", HtmlTag::label},
      {"legend", HtmlTag::legend},
      {"li", HtmlTag::li},
      {"link", HtmlTag::link},
      {"main", HtmlTag::main},
      {"menu", HtmlTag::menu},
      {"meta", HtmlTag::meta},
      {"nav", HtmlTag::nav},
      {"noscript", HtmlTag::noscript},
      {"object", HtmlTag::object},
      {"ol", HtmlTag::ol},
      {"optgroup", HtmlTag::optgroup},
      {"option", HtmlTag::option},
      {"p", HtmlTag::p},
      {"picture", HtmlTag::picture},
      {"pre", HtmlTag::pre},
      {"q", HtmlTag::q},
      {"section", HtmlTag::section},
      {"select", HtmlTag::select},
      {"span", HtmlTag::span},
      {"x-b", HtmlTag::strong},
      {"x-i", HtmlTag::emphasis},
      {"x-s", HtmlTag::deleted},
      {"del", HtmlTag::deleted},
      {"summary", HtmlTag::summary},
      {"table", HtmlTag::table},
      {"tbody", HtmlTag::tbody},
      {"td", HtmlTag::td},
      {"template", HtmlTag::template_},
      {"tfoot", HtmlTag::tfoot},
      {"th", HtmlTag::th},
      {"thead", HtmlTag::thead},
      {"time", HtmlTag::time},
      {"title", HtmlTag::title},
      {"tr", HtmlTag::tr},
      {"ul", HtmlTag::ul},
      {"video", HtmlTag::video},
      {"audio", HtmlTag::audio},
  };
  return kNames;
}

HtmlTag TagOf(const GumboElement& element) {
  std::string_view name;
  if (element.tag != GUMBO_TAG_UNKNOWN) {
    name = gumbo_normalized_tagname(element.tag);
  } else {
    GumboStringPiece piece = element.original_tag;
    if (piece.data == nullptr) return HtmlTag::other;
    gumbo_tag_from_original_text(&piece);
    name = {piece.data, piece.length};
  }
  auto it = TagNames().find(name);
  return it == TagNames().end() ? HtmlTag::other : it->second;
}

const HtmlAttribute* AttributeOf(std::string_view name) {
  static const std::unordered_map<std::string_view, HtmlAttribute> kNames = {
      {"id", HtmlAttribute::id},
      {"class", HtmlAttribute::class_},
      {"itemprop", HtmlAttribute::itemprop},
      {"itemtype", HtmlAttribute::itemtype},
      {"itemscope", HtmlAttribute::itemscope},
      {"property", HtmlAttribute::property},
      {"name", HtmlAttribute::name},
      {"content", HtmlAttribute::content},
      {"href", HtmlAttribute::href},
      {"rel", HtmlAttribute::rel},
      {"datetime", HtmlAttribute::datetime},
      {"lang", HtmlAttribute::lang},
      {"http-equiv", HtmlAttribute::http_equiv},
      {"charset", HtmlAttribute::charset},
      {"type", HtmlAttribute::type},
      {"role", HtmlAttribute::role},
      {"hidden", HtmlAttribute::hidden},
      {"aria-hidden", HtmlAttribute::aria_hidden},
      {"alt", HtmlAttribute::alt},
      {"src", HtmlAttribute::src},
      {"data-testid", HtmlAttribute::data},
      {"data-component", HtmlAttribute::data},
      {"data-type", HtmlAttribute::data},
      {"data-qa", HtmlAttribute::data},
      {"data-module", HtmlAttribute::data},
      {"data-block-name", HtmlAttribute::data},
  };
  auto it = kNames.find(name);
  return it == kNames.end() ? nullptr : &it->second;
}

bool HasChildren(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

}  // namespace

class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(const CleanHtml& clean, size_t page_bytes, HtmlTree& tree)
      : clean_(clean), budget_(page_bytes), tree_(tree) {}

  // Walks with a stack of our own: the tree is as deep as the page wants, up to kMaxHtmlDepth.
  void Walk(const GumboNode& root) {
    struct Open {
      const GumboNode* node;
      uint32_t at;
      unsigned next;
    };
    tree_.nodes_.push_back({HtmlTag::root, 0, 0, 0, {}, 0, 0});
    std::vector<Open> open = {{&root, Add(root, 0), 0}};
    while (!open.empty()) {
      Open& top = open.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next == children.length) {
        tree_.nodes_[top.at].end = Size();
        open.pop_back();
        continue;
      }
      const auto& child = *static_cast<const GumboNode*>(children.data[top.next++]);
      if (HasChildren(child))
        open.push_back({&child, Add(child, top.at), 0});
      else if (child.type != GUMBO_NODE_COMMENT)
        AddText(child, top.at);
    }
    tree_.nodes_[0].end = Size();
  }

 private:
  uint32_t Size() const { return static_cast<uint32_t>(tree_.nodes_.size()); }

  ByteRange Pool(std::string_view text) {
    auto begin = static_cast<uint32_t>(tree_.pool_.size());
    tree_.pool_ += text;
    return {begin, static_cast<uint32_t>(tree_.pool_.size())};
  }

  uint32_t Add(const GumboNode& node, uint32_t parent) {
    const GumboElement& element = node.v.element;
    HtmlNode out;
    out.tag = node.type == GUMBO_NODE_TEMPLATE ? HtmlTag::template_ : TagOf(element);
    out.parent = parent;
    out.depth = tree_.nodes_[parent].depth + 1;
    out.first_attribute = static_cast<uint32_t>(tree_.attributes_.size());
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
      if (const HtmlAttribute* name = AttributeOf(attribute.name))
        tree_.attributes_.push_back({*name, Pool(attribute.value)});
    }
    out.attributes = static_cast<uint32_t>(tree_.attributes_.size()) - out.first_attribute;
    tree_.nodes_.push_back(out);
    return Size() - 1;
  }

  void AddText(const GumboNode& node, uint32_t parent) {
    auto begin = static_cast<uint32_t>(tree_.pool_.size());
    ExpandText(node.v.text.text, clean_, budget_, tree_.pool_);
    HtmlNode out;
    out.tag = HtmlTag::text;
    out.parent = parent;
    out.end = Size() + 1;
    out.depth = tree_.nodes_[parent].depth + 1;
    out.text = {begin, static_cast<uint32_t>(tree_.pool_.size())};
    tree_.nodes_.push_back(out);
  }

  const CleanHtml& clean_;
  size_t budget_;
  HtmlTree& tree_;
};

HtmlTree HtmlTree::Parse(std::string_view page) {
  CleanHtml clean = Clean(page);
  HtmlTree tree;
  tree.is_cut_ = clean.too_deep || clean.too_many;
  for (std::string_view script : clean.json_ld) tree.json_ld_.emplace_back(script);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, clean.html.data(), clean.html.size()), destroy);
  HtmlTreeBuilder(clean, page.size(), tree).Walk(*output->root);
  return tree;
}

const HtmlTree::Attribute* HtmlTree::Find(uint32_t node, HtmlAttribute name) const {
  const HtmlNode& n = nodes_[node];
  for (uint32_t i = 0; i < n.attributes; ++i)
    if (attributes_[n.first_attribute + i].name == name) return &attributes_[n.first_attribute + i];
  return nullptr;
}

std::string_view HtmlTree::Get(uint32_t node, HtmlAttribute name) const {
  const Attribute* found = Find(node, name);
  if (found == nullptr) return {};
  return std::string_view(pool_).substr(found->value.begin, found->value.size());
}

bool HtmlTree::Has(uint32_t node, HtmlAttribute name) const { return Find(node, name) != nullptr; }

std::string HtmlTree::AllText(uint32_t node, size_t max_bytes) const {
  std::string out;
  for (uint32_t i = node; i < nodes_[node].end && out.size() < max_bytes; ++i) {
    if (nodes_[i].tag != HtmlTag::text) {
      if ((IsBlock(nodes_[i].tag) || nodes_[i].tag == HtmlTag::br) && !out.empty() &&
          out.back() != ' ')
        out += ' ';
      continue;
    }
    std::string_view text = Text(i);
    for (size_t pos = 0; pos < text.size() && out.size() < max_bytes;) {
      size_t start = pos;
      if (!IsSpace(NextCodePoint(text, pos)))
        out += text.substr(start, pos - start);
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool IsBlock(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::text:
    case HtmlTag::other:
    case HtmlTag::a:
    case HtmlTag::br:
    case HtmlTag::img:
    case HtmlTag::input:
    case HtmlTag::label:
    case HtmlTag::picture:
    case HtmlTag::q:
    case HtmlTag::span:
    case HtmlTag::strong:
    case HtmlTag::emphasis:
    case HtmlTag::deleted:
    case HtmlTag::time:
    case HtmlTag::link:
    case HtmlTag::meta:
    case HtmlTag::noscript:
    case HtmlTag::template_: return false;
    default: return true;
  }
}

}  // namespace dragoman
