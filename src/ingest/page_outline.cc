#include "ingest/page_outline.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace dragoman {
namespace {

constexpr uint32_t kMinGoodWords = 10;
// Names around a text that speak against it: what is left of its weight.
constexpr float kDoubtWeight = 0.25F;
constexpr PageKindSet kDoubtful = SetOf(PageKind::comment) | SetOf(PageKind::related) |
                                  SetOf(PageKind::foot) | SetOf(PageKind::side) |
                                  SetOf(PageKind::nav) | SetOf(PageKind::consent) |
                                  SetOf(PageKind::newsletter);

PageKindSet KindsOf(const HtmlTree& tree, uint32_t node, const PageWords& words,
                    std::unordered_map<std::string, PageKindSet>& known) {
  PageKindSet kinds = 0;
  for (HtmlAttribute name : {HtmlAttribute::class_, HtmlAttribute::id, HtmlAttribute::role,
                             HtmlAttribute::itemprop, HtmlAttribute::data}) {
    std::string_view value = tree.Get(node, name);
    if (value.empty()) continue;
    // Pages give the same name to many parts.
    auto [it, fresh] = known.try_emplace(std::string(value), 0);
    if (fresh) it->second = words.NameKinds(value);
    kinds |= it->second;
  }
  return kinds;
}

class Outliner {
 public:
  Outliner(const HtmlTree& tree, const std::vector<PageBlock>& blocks)
      : tree_(tree), blocks_(blocks) {
    out_.elements.resize(tree.nodes().size());
  }

  PageOutline Run(const PageWords& words) {
    std::unordered_map<std::string, PageKindSet> known;
    const auto& nodes = tree_.nodes();
    for (uint32_t i = 1; i < nodes.size(); ++i) {
      PageElement& element = out_.elements[i];
      element.tags = out_.elements[nodes[i].parent].tags;
      if (nodes[i].tag == HtmlTag::text) continue;
      element.tags |= TagBit(nodes[i].tag);
      element.hidden =
          tree_.Has(i, HtmlAttribute::hidden) || tree_.Get(i, HtmlAttribute::aria_hidden) == "true";
      element.kinds = KindsOf(tree_, i, words, known);
      element.around = element.kinds | out_.elements[nodes[i].parent].around;
      // The page's own element often names everything that the page can have.
      if (nodes[i].tag == HtmlTag::body || nodes[i].tag == HtmlTag::html) element.around = 0;
    }
    Sum();
    out_.half = Smallest(0.5F);
    out_.most = Smallest(0.85F);
    Score();
    return std::move(out_);
  }

 private:
  void Sum() {
    for (const PageBlock& block : blocks_) {
      float good = 0;
      if (IsGoodText(block)) {
        good = static_cast<float>(std::min(block.words, 150u));
        PageElement& element = out_.elements[block.node];
        if ((element.around & kDoubtful) != 0 && (element.around & SetOf(PageKind::body)) == 0)
          good *= kDoubtWeight;
      }
      out_.good.push_back(good);
      PageElement& element = out_.elements[block.node];
      element.words += block.words;
      element.link_words += block.link_words;
      element.blocks += 1;
      element.good_words += good;
    }
    for (size_t i = out_.elements.size(); i-- > 1;) {
      PageElement& parent = out_.elements[tree_.nodes()[i].parent];
      const PageElement& element = out_.elements[i];
      parent.words += element.words;
      parent.link_words += element.link_words;
      parent.blocks += element.blocks;
      parent.good_words += element.good_words;
    }
  }

  // The smallest element with that share of the page's good words.
  uint32_t Smallest(float share) const {
    float wanted = out_.elements[0].good_words * share;
    if (wanted <= 0) return 0;
    uint32_t at = 0;
    for (bool found = true; found;) {
      found = false;
      for (uint32_t child = at + 1; child < tree_.nodes()[at].end;
           child = tree_.nodes()[child].end) {
        if (out_.elements[child].good_words < wanted) continue;
        at = child;
        found = true;
        break;
      }
    }
    return at;
  }

  void Score() {
    constexpr int kLevels = 4;
    constexpr float kShare[kLevels] = {1, 0.6F, 0.3F, 0.15F};
    std::vector<float> score(out_.elements.size(), 0);
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (out_.good[b] <= 0) continue;
      // The block's own element is the paragraph; what counts is what holds it.
      uint32_t at =
          blocks_[b].tag == HtmlTag::p ? tree_.nodes()[blocks_[b].node].parent : blocks_[b].node;
      for (int level = 0; level < kLevels && at != 0; ++level) {
        score[at] += out_.good[b] * kShare[level];
        at = tree_.nodes()[at].parent;
      }
    }
    for (uint32_t i = 1; i < score.size(); ++i) {
      const PageElement& element = out_.elements[i];
      if (score[i] <= 0 || element.words == 0) continue;
      score[i] *= 1 - static_cast<float>(element.link_words) / static_cast<float>(element.words);
      if ((element.kinds & SetOf(PageKind::body)) != 0) score[i] *= 1.3F;
      if (score[i] > score[out_.best]) out_.best = i;
    }
  }

  const HtmlTree& tree_;
  const std::vector<PageBlock>& blocks_;
  PageOutline out_;
};

}  // namespace

bool IsGoodText(const PageBlock& block) {
  if (block.words < kMinGoodWords || block.link_words * 10 > block.words * 4) return false;
  return block.ends_sentence ||
         (block.words >= 2 * kMinGoodWords && block.commas + block.stops > 0);
}

PageOutline OutlinePage(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                        const PageWords& words) {
  return Outliner(tree, blocks).Run(words);
}

}  // namespace dragoman
