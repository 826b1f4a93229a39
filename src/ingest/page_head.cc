#include "ingest/page_head.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxLineWords = 25;
constexpr size_t kMaxHeadBlocks = 12;  // before and behind the title, where bylines and dates stand
constexpr size_t kMaxCaptionBytes = 600;

std::string Key(std::string_view text) {
  std::string key;
  std::string folded = FoldName(text);
  for (size_t pos = 0; pos < folded.size();) {
    size_t start = pos;
    char32_t c = NextCodePoint(folded, pos);
    if (IsAlpha(c) || IsDigit(c)) key.append(folded, start, pos - start);
  }
  return key;
}

// "https://www.site.example/a" -> "site.example"; empty for what is no web address.
std::string HostOf(std::string_view url) {
  size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string host = ToLower(url.substr(scheme + 3));
  host = host.substr(0, host.find_first_of("/?#:"));
  return host.starts_with("www.") ? host.substr(4) : host;
}

// The outlet that runs the host or a host above it: "edition.site.example" -> "site.example".
std::string OutletOfHost(std::string_view host, const Knowledge& knowledge) {
  const Table& table = knowledge.table("outlets");
  for (std::string_view name = host; name.find('.') != std::string_view::npos;
       name = name.substr(name.find('.') + 1))
    for (const Table::Row& row : table.rows())
      if (InList(name, table.Cell(row, "domains"))) return std::string(table.Cell(row, "name"));
  return {};
}

bool IsHeadingOf(const PageBlock& block, std::string_view title_key) {
  if (block.words > 40 || title_key.empty()) return false;
  std::string key = Key(block.text);
  return key.size() >= 4 && title_key.starts_with(key);
}

class HeadFiller {
 public:
  HeadFiller(const HtmlTree& tree, const PageInfo& info, const std::vector<PageBlock>& blocks,
             const std::vector<char>& kept, const PageWords& words, const Knowledge& knowledge,
             RawReport& report)
      : tree_(tree),
        info_(info),
        blocks_(blocks),
        kept_(kept),
        words_(words),
        knowledge_(knowledge),
        report_(report) {}

  void Run() {
    report_.url = info_.url.find("://") == std::string::npos ? "" : info_.url;
    Outlet();
    Title();
    report_.language = Language();
    report_.published = info_.published;
    report_.bylines = info_.bylines;
    Lines();
    report_.caption = Caption();
    // A page that has no writer's name puts its own in that place.
    std::erase_if(report_.bylines,
                  [this](const std::string& name) { return Key(name) == Key(report_.outlet); });
  }

 private:
  void Outlet() {
    report_.outlet = info_.outlet;
    if (report_.outlet.starts_with('@')) report_.outlet.erase(0, 1);
    if (report_.outlet.find("://") != std::string::npos) report_.outlet.clear();
    // "Site | What it is about"
    size_t bar = report_.outlet.find(" | ");
    if (bar != std::string::npos) report_.outlet.resize(bar);
    if (report_.outlet.empty()) report_.outlet = OutletOfHost(HostOf(report_.url), knowledge_);
  }

  // What is shown as heading, where the title given is that and more; else the title given without
  // the site's name.
  void Title() {
    std::string given = info_.title;
    std::string key = Key(given);
    title_block_ = blocks_.size();
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].tag != HtmlTag::h1 && blocks_[i].tag != HtmlTag::h2) continue;
      if (!IsHeadingOf(blocks_[i], key)) continue;
      if (title_block_ == blocks_.size() || blocks_[i].tag == HtmlTag::h1) title_block_ = i;
      if (blocks_[i].tag == HtmlTag::h1) break;
    }
    if (title_block_ < blocks_.size() && Key(blocks_[title_block_].text).size() * 3 >= key.size()) {
      report_.title = OneLine(blocks_[title_block_].text);
      return;
    }
    report_.title = WithoutSite(given);
    if (!report_.title.empty()) return;
    for (size_t i = 0; i < blocks_.size() && report_.title.empty(); ++i)
      if (blocks_[i].tag == HtmlTag::h1) {
        report_.title = OneLine(blocks_[i].text);
        title_block_ = i;
      }
  }

  static std::string OneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  std::string WithoutSite(std::string title) const {
    std::string outlet = Key(report_.outlet), host = Key(HostOf(report_.url));
    for (std::string_view mark :
         {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xB7 "}) {
      size_t at = title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      std::string site = Key(std::string_view(title).substr(at + mark.size()));
      bool known = !site.empty() && (site == outlet || host.starts_with(site) ||
                                     (!outlet.empty() && outlet.starts_with(site)) ||
                                     (!outlet.empty() && site.starts_with(outlet)));
      if (known) title.resize(at);
    }
    return title;
  }

  // "en-US", "en_US" -> "en"; empty for what is no language tag.
  std::string Language() const {
    std::string tag = ToLower(info_.language);
    tag.resize(std::min(tag.find_first_of("-_ ,;"), tag.size()));
    bool letters = std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && (tag.size() == 2 || tag.size() == 3) ? tag : "";
  }

  // Bylines and dates as lines beside the title, where metadata has none.
  void Lines() {
    if (blocks_.empty() || (!report_.published.empty() && !report_.bylines.empty())) return;
    size_t anchor = title_block_ < blocks_.size() ? title_block_ : FirstKept();
    size_t begin = anchor > kMaxHeadBlocks ? anchor - kMaxHeadBlocks : 0;
    size_t end = std::min(blocks_.size(), anchor + kMaxHeadBlocks + 1);
    for (size_t i = begin; i < end; ++i) {
      const PageBlock& block = blocks_[i];
      if (block.words > kMaxLineWords || i == title_block_) continue;
      if (report_.published.empty() && LooksLikeDate(block))
        report_.published = OneLine(block.text);
      if (report_.bylines.empty() && block.words <= 12 && StartsWithBy(block.text))
        AddBylines(block.text, report_.bylines);
    }
  }

  size_t FirstKept() const {
    auto it = std::find(kept_.begin(), kept_.end(), 1);
    return it == kept_.end() ? 0 : static_cast<size_t>(it - kept_.begin());
  }

  static bool StartsWithBy(std::string_view text) {
    return text.starts_with("By ") || text.starts_with("BY ") || text.starts_with("By: ") ||
           text.starts_with("Written by ");
  }

  // A year, and a day beside it.
  static bool LooksLikeDate(const PageBlock& block) {
    std::string_view text = block.text;
    bool year = false, day = false;
    for (size_t i = 0; i < text.size();) {
      size_t start = i;
      while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
      size_t digits = i - start;
      if (digits == 4 && (text.substr(start, 2) == "20" || text.substr(start, 2) == "19"))
        year = true;
      if (digits == 1 || digits == 2) day = true;
      if (digits == 0) ++i;
    }
    return year && day && block.digits * 2 <= block.characters * 2 && block.words <= 14;
  }

  // The first caption between the title and the article's second paragraph, or the one that the
  // page gives.
  std::string Caption() const {
    size_t begin = title_block_ < blocks_.size() ? title_block_ + 1 : 0, seen = 0;
    for (size_t i = begin; i < blocks_.size() && seen < 2; ++i) {
      if (IsCaption(blocks_[i])) return blocks_[i].text.substr(0, kMaxCaptionBytes);
      seen += kept_[i] != 0 && blocks_[i].words >= 15;
    }
    return info_.caption;
  }

  bool IsCaption(const PageBlock& block) const {
    if (block.words < 4 || block.words > 90 || block.link_words * 2 > block.words) return false;
    if (block.tag == HtmlTag::figcaption) return true;
    uint32_t at = block.node;
    for (int level = 0; level < 2 && at != 0; ++level, at = tree_.nodes()[at].parent)
      if ((words_.NameKinds(tree_.Get(at, HtmlAttribute::class_)) & SetOf(PageKind::caption)) != 0)
        return true;
    return false;
  }

  const HtmlTree& tree_;
  const PageInfo& info_;
  const std::vector<PageBlock>& blocks_;
  const std::vector<char>& kept_;
  const PageWords& words_;
  const Knowledge& knowledge_;
  RawReport& report_;
  size_t title_block_ = 0;
};

}  // namespace

void FillHead(const HtmlTree& tree, const PageInfo& info, const std::vector<PageBlock>& blocks,
              const std::vector<char>& kept, const PageWords& words, const Knowledge& knowledge,
              RawReport& report) {
  HeadFiller(tree, info, blocks, kept, words, knowledge, report).Run();
}

}  // namespace dragoman
