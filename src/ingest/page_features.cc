#include "ingest/page_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "core/utf8.h"
#include "ingest/page_outline.h"

namespace dragoman {
namespace {

constexpr uint32_t kFar = 20;  // distances beyond are all the same
// What is compared with the text in JSON-LD is bounded, so that a long page stays linear.
constexpr size_t kMaxBodyBytes = 100'000;
constexpr uint32_t kMaxBodyBlocks = 2000;
constexpr size_t kMaxPathBytes = 256;

// One row in the making. The columns are named as they are filled, by the first row.
class Row {
 public:
  Row(PageFeatures& out) : out_(out), named_(!out.names.empty()) { out.rows.emplace_back(); }
  void Add(std::string_view name, double value) {
    if (!named_) out_.names.push_back(name);
    out_.rows.back().push_back(static_cast<float>(value));
  }

 private:
  PageFeatures& out_;
  bool named_;
};

double Share(uint32_t part, uint32_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double Near(uint32_t distance) { return std::min(distance, kFar); }

// Column names for "how far up an element's name speaks for this kind".
std::string_view UpName(size_t kind) {
  static const std::array<std::string, kPageKinds> kNames = [] {
    std::array<std::string, kPageKinds> names;
    for (size_t i = 0; i < kPageKinds; ++i)
      names[i] = "up-" + std::string(PageKindName(static_cast<PageKind>(i)));
    return names;
  }();
  return kNames[kind];
}
std::string_view LineName(size_t kind) {
  static const std::array<std::string, kPageKinds> kNames = [] {
    std::array<std::string, kPageKinds> names;
    for (size_t i = 0; i < kPageKinds; ++i)
      names[i] = "line-" + std::string(PageKindName(static_cast<PageKind>(i)));
    return names;
  }();
  return kNames[kind];
}

struct TagColumn {
  std::string_view name;
  HtmlTag tag;
};
constexpr TagColumn kTagColumns[] = {
    {"in-article", HtmlTag::article}, {"in-aside", HtmlTag::aside},     {"in-nav", HtmlTag::nav},
    {"in-header", HtmlTag::header},   {"in-footer", HtmlTag::footer},   {"in-form", HtmlTag::form},
    {"in-figure", HtmlTag::figure},   {"in-table", HtmlTag::table},     {"in-list", HtmlTag::ul},
    {"in-numbered", HtmlTag::ol},     {"in-section", HtmlTag::section}, {"in-main", HtmlTag::main},
    {"in-quote", HtmlTag::blockquote}};

// Letters and digits only, lower case: what two copies of a text have in common.
std::string Squeezed(std::string_view text) {
  std::string out;
  std::string lower = ToLower(text);
  for (size_t pos = 0; pos < lower.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(lower, pos);
    if (IsAlpha(c) || IsDigit(c)) out.append(lower, start, pos - start);
  }
  return out;
}

class Measurer {
 public:
  Measurer(const HtmlTree& tree, const std::vector<PageBlock>& blocks, const PageWords& words,
           const PageHints& hints)
      : tree_(tree), blocks_(blocks), outline_(OutlinePage(tree, blocks, words)) {
    body_ = Squeezed(std::string_view(hints.body).substr(0, kMaxBodyBytes));
    title_ = Squeezed(hints.title);
    description_ = Squeezed(hints.description);
    for (const PageBlock& block : blocks) lines_.push_back(words.LineKinds(block.text));
    FindEdges();
    CountPaths();
  }

  PageFeatures Run() {
    PageFeatures out;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      Row row(out);
      Own(i, row);
      Around(i, row);
      Bulk(i, row);
      Place(i, row);
      Neighbours(i, row);
      Path(i, row);
      Hints(i, row);
    }
    return out;
  }

 private:
  bool Inside(uint32_t node, uint32_t of) const {
    return of <= node && node < tree_.nodes()[of].end;
  }

  // First and last good block inside the page's bulk; the block that is the title.
  void FindEdges() {
    first_good_ = last_good_ = static_cast<uint32_t>(blocks_.size());
    uint32_t all = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      words_before_.push_back(all);
      all += blocks_[i].words;
      if (outline_.good[i] <= 0 || !Inside(blocks_[i].node, outline_.best)) continue;
      if (first_good_ == blocks_.size()) first_good_ = i;
      last_good_ = i;
    }
    words_before_.push_back(all);
    title_block_ = static_cast<uint32_t>(blocks_.size());
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      std::string text;
      if (blocks_[i].words <= 40) text = Squeezed(blocks_[i].text);
      bool is_title = !title_.empty() && text.size() >= 8 && title_.starts_with(text);
      if (is_title || blocks_[i].tag == HtmlTag::h1) {
        if (title_block_ == blocks_.size() || (i < first_good_ && is_title)) title_block_ = i;
      }
      if (text.size() < 1000 && !text.empty()) ++copies_[text];
      squeezed_.push_back(std::move(text));
    }
  }

  uint64_t PathOf(uint32_t node) const {
    uint64_t path = 1469598103934665603ULL;
    for (int level = 0; level < 3 && node != 0; ++level) {
      path = (path ^ static_cast<uint64_t>(tree_.nodes()[node].tag)) * 1099511628211ULL;
      for (char c : tree_.Get(node, HtmlAttribute::class_).substr(0, kMaxPathBytes))
        path = (path ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
      node = tree_.nodes()[node].parent;
    }
    return path;
  }

  void CountPaths() {
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      path_of_.push_back(PathOf(blocks_[i].node));
      PathSum& sum = paths_[path_of_.back()];
      ++sum.blocks;
      sum.words += blocks_[i].words;
      sum.link_words += blocks_[i].link_words;
      sum.good += outline_.good[i];
    }
  }

  void Own(uint32_t i, Row& row) const {
    const PageBlock& b = blocks_[i];
    row.Add("words", std::log2(1.0 + b.words));
    row.Add("links", Share(b.link_words, b.words));
    row.Add("bold", Share(b.bold_words, b.words));
    row.Add("stops", std::min(b.stops, 10u));
    row.Add("commas", std::min(b.commas, 10u));
    row.Add("ends-sentence", b.ends_sentence);
    row.Add("capitals", Share(b.capitals, b.letters));
    row.Add("digits", Share(b.digits, b.characters));
    row.Add("signs", 1 - Share(b.letters + b.digits, b.characters));
    row.Add("word-length", std::min(20.0, Share(b.letters, b.words)));
    row.Add("good", outline_.good[i]);
    row.Add("is-p", b.tag == HtmlTag::p);
    row.Add("is-item", b.tag == HtmlTag::li || b.tag == HtmlTag::dd || b.tag == HtmlTag::dt);
    row.Add("is-heading", b.tag >= HtmlTag::h2 && b.tag <= HtmlTag::h6);
    row.Add("is-h1", b.tag == HtmlTag::h1);
    row.Add("is-cell", b.tag == HtmlTag::td || b.tag == HtmlTag::th);
    row.Add("is-caption", b.tag == HtmlTag::figcaption || b.tag == HtmlTag::caption);
    row.Add("is-quote", b.tag == HtmlTag::blockquote);
    row.Add("is-pre", b.tag == HtmlTag::pre);
    row.Add("deleted", b.deleted);
    row.Add("colon", b.text.back() == ':');
    for (size_t k = 0; k < kPageKinds; ++k) {
      auto kind = static_cast<PageKind>(k);
      if (kind == PageKind::body || kind == PageKind::article || kind == PageKind::title ||
          kind == PageKind::summary || kind == PageKind::quote || kind == PageKind::unseen ||
          kind == PageKind::media || kind == PageKind::nav || kind == PageKind::head ||
          kind == PageKind::side)
        continue;
      row.Add(LineName(k), (lines_[i] & SetOf(kind)) != 0);
    }
  }

  void Around(uint32_t i, Row& row) const {
    std::array<uint32_t, kPageKinds> up;
    up.fill(kFar);
    uint32_t hidden = kFar, level = 0;
    for (uint32_t at = blocks_[i].first; at != 0 && level < kFar;
         at = tree_.nodes()[at].parent, ++level) {
      const PageElement& element = outline_.elements[at];
      if (tree_.nodes()[at].tag == HtmlTag::body) break;
      for (size_t k = 0; k < kPageKinds; ++k)
        if ((element.kinds & SetOf(static_cast<PageKind>(k))) != 0) up[k] = std::min(up[k], level);
      if (element.hidden) hidden = std::min(hidden, level);
    }
    uint32_t tags = outline_.elements[blocks_[i].first].tags;
    for (const TagColumn& column : kTagColumns)
      row.Add(column.name, (tags & TagBit(column.tag)) != 0);
    for (size_t k = 0; k < kPageKinds; ++k) row.Add(UpName(k), up[k]);
    row.Add("up-hidden", hidden);
    row.Add("depth", tree_.nodes()[blocks_[i].node].depth);
  }

  // How much of the page's text the elements around hold.
  void Bulk(uint32_t i, Row& row) const {
    constexpr std::array<std::string_view, 4> kGood = {"good-0", "good-1", "good-2", "good-3"};
    constexpr std::array<std::string_view, 4> kLinks = {"links-0", "links-1", "links-2", "links-3"};
    constexpr std::array<std::string_view, 4> kWords = {"words-0", "words-1", "words-2", "words-3"};
    double all = std::max(1.0F, outline_.elements[0].good_words);
    uint32_t at = blocks_[i].node;
    for (size_t level = 0; level < 4; ++level) {
      const PageElement& element = outline_.elements[at];
      row.Add(kGood[level], element.good_words / all);
      row.Add(kLinks[level], Share(element.link_words, element.words));
      row.Add(kWords[level], std::log2(1.0 + element.words));
      if (at != 0) at = tree_.nodes()[at].parent;
    }
    row.Add("in-best", Inside(blocks_[i].node, outline_.best));
    row.Add("in-half", Inside(blocks_[i].node, outline_.half));
    row.Add("in-most", Inside(blocks_[i].node, outline_.most));
    row.Add("below-best", Below(i, outline_.best));
    row.Add("below-most", Below(i, outline_.most));
    row.Add("common-share", CommonShare(i));
    row.Add("common-level", CommonLevel(i));
  }

  // Levels between the block and an element around it.
  double Below(uint32_t i, uint32_t of) const {
    if (!Inside(blocks_[i].node, of)) return kFar;
    return Near(tree_.nodes()[blocks_[i].node].depth - tree_.nodes()[of].depth);
  }

  // The smallest element around both the block and the best element.
  uint32_t Common(uint32_t i) const {
    uint32_t at = outline_.best;
    while (at != 0 && !Inside(blocks_[i].node, at)) at = tree_.nodes()[at].parent;
    return at;
  }
  double CommonShare(uint32_t i) const {
    const PageElement& element = outline_.elements[Common(i)];
    return Share(outline_.elements[outline_.best].words, element.words);
  }
  double CommonLevel(uint32_t i) const {
    return Near(tree_.nodes()[outline_.best].depth - tree_.nodes()[Common(i)].depth);
  }

  void Place(uint32_t i, Row& row) const {
    auto size = static_cast<uint32_t>(blocks_.size());
    row.Add("at", Share(i, size));
    row.Add("at-words", Share(words_before_[i], words_before_[size]));
    bool any = first_good_ < size;
    row.Add("before-first", any && i < first_good_ ? Near(first_good_ - i) : 0);
    row.Add("behind-last", any && i > last_good_ ? Near(i - last_good_) : 0);
    row.Add("words-to-first", any && i < first_good_
                                  ? std::log2(1.0 + words_before_[first_good_] - words_before_[i])
                                  : 0);
    row.Add("words-behind-last", any && i > last_good_ ? std::log2(1.0 + words_before_[i] -
                                                                   words_before_[last_good_ + 1])
                                                       : 0);
    row.Add("before-title", title_block_ < size && i < title_block_);
    row.Add("behind-title", title_block_ < size && i > title_block_ ? Near(i - title_block_) : 0);
    row.Add("is-title", i == title_block_);
    uint32_t since = 0;
    for (uint32_t j = i; j-- > 0 && since < kFar && outline_.good[j] <= 0;) ++since;
    row.Add("since-good", since);
    uint32_t till = 0;
    for (uint32_t j = i + 1; j < size && till < kFar && outline_.good[j] <= 0; ++j) ++till;
    row.Add("till-good", till);
  }

  void Neighbours(uint32_t i, Row& row) const {
    struct Column {
      int step;
      std::string_view words, links, good, same, heading, line;
    };
    constexpr Column kColumns[] = {
        {-2, "words-p2", "links-p2", "good-p2", "same-p2", "heading-p2", "line-p2"},
        {-1, "words-p1", "links-p1", "good-p1", "same-p1", "heading-p1", "line-p1"},
        {1, "words-n1", "links-n1", "good-n1", "same-n1", "heading-n1", "line-n1"},
        {2, "words-n2", "links-n2", "good-n2", "same-n2", "heading-n2", "line-n2"},
    };
    uint32_t parent = tree_.nodes()[blocks_[i].node].parent;
    for (const Column& column : kColumns) {
      int64_t j = static_cast<int64_t>(i) + column.step;
      bool there = j >= 0 && j < static_cast<int64_t>(blocks_.size());
      const PageBlock* b = there ? &blocks_[static_cast<size_t>(j)] : nullptr;
      row.Add(column.words, b ? std::log2(1.0 + b->words) : -1);
      row.Add(column.links, b ? Share(b->link_words, b->words) : -1);
      row.Add(column.good, b ? outline_.good[static_cast<size_t>(j)] : -1);
      row.Add(column.same,
              b && (b->node == blocks_[i].node || tree_.nodes()[b->node].parent == parent));
      row.Add(column.heading, b && b->tag >= HtmlTag::h1 && b->tag <= HtmlTag::h6);
      row.Add(column.line, b && lines_[static_cast<size_t>(j)] != 0);
    }
  }

  void Path(uint32_t i, Row& row) const {
    const PathSum& sum = paths_.at(path_of_[i]);
    row.Add("path-blocks", std::log2(1.0 + sum.blocks));
    row.Add("path-words", std::log2(1.0 + sum.words));
    row.Add("path-mean", Share(sum.words, sum.blocks));
    row.Add("path-links", Share(sum.link_words, sum.words));
    row.Add("path-good", sum.good / std::max(1.0F, outline_.elements[0].good_words));
    uint32_t copies = 0;
    if (auto it = copies_.find(squeezed_[i]); it != copies_.end()) copies = it->second;
    row.Add("copies", std::min(copies, 5u));
  }

  void Hints(uint32_t i, Row& row) const {
    std::string text = squeezed_[i].empty() ? Squeezed(blocks_[i].text) : squeezed_[i];
    double in_body = -1;
    if (body_.size() > 200 && i < kMaxBodyBlocks) {
      // The beginning has to do: what is written around links may differ further on.
      std::string head = text.substr(0, 60);
      in_body = head.size() >= 12 && body_.find(head) != std::string::npos;
    }
    row.Add("in-body", in_body);
    row.Add("in-description",
            !description_.empty() && text.size() >= 20 &&
                (description_.starts_with(text.substr(0, 40)) || text.starts_with(description_)));
    row.Add("repeats-title", !title_.empty() && text.size() >= 8 &&
                                 (title_.starts_with(text) || text.starts_with(title_)));
  }

  struct PathSum {
    uint32_t blocks = 0, words = 0, link_words = 0;
    float good = 0;
  };

  const HtmlTree& tree_;
  const std::vector<PageBlock>& blocks_;
  PageOutline outline_;
  std::string body_, title_, description_;
  std::vector<PageKindSet> lines_;
  std::vector<uint32_t> words_before_;
  std::vector<std::string> squeezed_;  // empty for long blocks
  std::unordered_map<std::string, uint32_t> copies_;
  std::vector<uint64_t> path_of_;
  std::unordered_map<uint64_t, PathSum> paths_;
  uint32_t first_good_ = 0, last_good_ = 0, title_block_ = 0;
};

}  // namespace

PageFeatures MeasureBlocks(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                           const PageWords& words, const PageHints& hints) {
  return Measurer(tree, blocks, words, hints).Run();
}

}  // namespace dragoman
