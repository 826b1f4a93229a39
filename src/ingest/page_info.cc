#include "ingest/page_info.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kMaxValueBytes = 1000;
constexpr size_t kMaxBylines = 12;
constexpr size_t kMaxNameWords = 6;

class MetaReader {
 public:
  MetaReader(const HtmlTree& tree, const PageMeta& meta) : tree_(tree), meta_(meta) {}

  PageInfo Run() {
    const auto& nodes = tree_.nodes();
    for (uint32_t i = 1; i < nodes.size(); ++i) {
      if (nodes[i].attributes == 0 && nodes[i].tag != HtmlTag::title) continue;
      Element(i, nodes[i].tag);
    }
    PageInfo info;
    Take("title", info.title);
    Take("outlet", info.outlet);
    Take("published", info.published);
    Take("url", info.url);
    Take("language", info.language);
    Take("description", info.description);
    if (info.published.empty()) info.published = time_;
    for (const std::string& names : Best("byline")) AddBylines(names, info.bylines);
    return info;
  }

 private:
  void Element(uint32_t i, HtmlTag tag) {
    switch (tag) {
      case HtmlTag::meta:
        for (HtmlAttribute key : {HtmlAttribute::property, HtmlAttribute::name,
                                  HtmlAttribute::itemprop, HtmlAttribute::http_equiv})
          Offer(tree_.Get(i, key), tree_.Get(i, HtmlAttribute::content), 0);
        return;
      case HtmlTag::title:
        if (title_seen_) return;  // drawings and frames have titles, too
        title_seen_ = true;
        Put("title", 50, tree_.AllText(i, kMaxValueBytes));
        return;
      case HtmlTag::html: Put("language", 0, tree_.Get(i, HtmlAttribute::lang)); return;
      case HtmlTag::link:
        if (ToLower(tree_.Get(i, HtmlAttribute::rel)) == "canonical")
          Put("url", 0, tree_.Get(i, HtmlAttribute::href));
        return;
      case HtmlTag::time: Time(i); return;
      default: Microdata(i, tag);
    }
  }

  // itemprop="author" of an element that is seen: its text, or that of the name within.
  void Microdata(uint32_t i, HtmlTag tag) {
    if (tag == HtmlTag::a &&
        ToLower(tree_.Get(i, HtmlAttribute::rel)).find("author") != std::string::npos)
      Put("byline", 30, tree_.AllText(i, 200));
    std::string_view itemprop = tree_.Get(i, HtmlAttribute::itemprop);
    if (itemprop.empty()) return;
    std::string_view content = tree_.Get(i, HtmlAttribute::content);
    if (content.empty()) content = tree_.Get(i, HtmlAttribute::datetime);
    std::string text = content.empty() ? tree_.AllText(i, 300) : std::string(content);
    for (std::string_view name : Split(itemprop, ' ')) {
      if (name == "headline" && tag != HtmlTag::a) Put("title", 5, text);
      if (name == "author" || name == "creator") Put("byline", 20, NameWithin(i, text));
      if (name == "datePublished") Put("published", 2, text);
    }
  }

  std::string NameWithin(uint32_t i, const std::string& text) const {
    for (uint32_t j = i + 1; j < tree_.nodes()[i].end; ++j) {
      if (tree_.Get(j, HtmlAttribute::itemprop) != "name") continue;
      std::string_view content = tree_.Get(j, HtmlAttribute::content);
      return content.empty() ? tree_.AllText(j, 200) : std::string(content);
    }
    return text;
  }

  // The first <time> is the article's unless it stands in a list of other articles.
  void Time(uint32_t i) {
    std::string_view value = tree_.Get(i, HtmlAttribute::datetime);
    std::string_view itemprop = tree_.Get(i, HtmlAttribute::itemprop);
    if (itemprop == "datePublished") Put("published", 2, value);
    if (!time_.empty() || value.size() < 8) return;
    for (uint32_t at = i; at != 0; at = tree_.nodes()[at].parent)
      if (tree_.nodes()[at].tag == HtmlTag::aside || tree_.nodes()[at].tag == HtmlTag::nav) return;
    time_ = CleanValue(value, 100);
  }

  void Offer(std::string_view name, std::string_view value, int penalty) {
    if (name.empty() || value.empty()) return;
    const PageMeta::Field* field = meta_.Find(ToLower(name));
    if (field != nullptr) Put(field->name, field->rank + penalty, value);
  }

  void Put(const std::string& field, int rank, std::string_view value) {
    std::string clean = CleanValue(value, kMaxValueBytes);
    if (!clean.empty()) values_[{field, rank}].push_back(std::move(clean));
  }

  std::vector<std::string> Best(const std::string& field) const {
    auto it = values_.lower_bound({field, 0});
    for (; it != values_.end() && it->first.first == field; ++it) {
      std::vector<std::string> names;
      for (const std::string& value : it->second) AddBylines(value, names);
      if (!names.empty()) return it->second;
    }
    return {};
  }

  void Take(const std::string& field, std::string& out) const {
    auto it = values_.lower_bound({field, 0});
    if (it != values_.end() && it->first.first == field) out = it->second.front();
  }

  const HtmlTree& tree_;
  const PageMeta& meta_;
  std::map<std::pair<std::string, int>, std::vector<std::string>> values_;
  std::string time_;
  bool title_seen_ = false;
};

bool IsName(std::string_view name) {
  if (name.size() < 2 || name.size() > 80) return false;
  if (name.find("://") != std::string_view::npos || name.find("www.") != std::string_view::npos ||
      name.find('@') != std::string_view::npos || name.find('/') != std::string_view::npos)
    return false;
  size_t pos = 0;
  if (IsDigit(NextCodePoint(name, pos))) return false;
  size_t words = 0;
  for (std::string_view word : Split(name, ' ')) words += !word.empty();
  return words <= kMaxNameWords;
}

}  // namespace

Result<PageMeta> PageMeta::FromTable(const Table& table) {
  PageMeta meta;
  for (const Table::Row& row : table.rows()) {
    Field field{std::string(table.Cell(row, "field")), 0};
    std::string_view rank = table.Cell(row, "rank");
    auto parsed = std::from_chars(rank.data(), rank.data() + rank.size(), field.rank);
    if (parsed.ec != std::errc() || field.name.empty())
      return Fail(ErrorKind::bad_input,
                  fmt::format("{}: has no field, or its rank is no number", row.source));
    meta.fields_[std::string(table.Cell(row, "name"))] = field;
  }
  return meta;
}

const PageMeta::Field* PageMeta::Find(std::string_view name) const {
  auto it = fields_.find(std::string(name));
  return it == fields_.end() ? nullptr : &it->second;
}

std::string CleanValue(std::string_view text, size_t max_bytes) {
  // Metadata is often escaped twice, so references are left in what the parser gives.
  constexpr std::pair<std::string_view, std::string_view> kReferences[] = {
      {"&quot;", "\""},
      {"&#39;", "'"},
      {"&#039;", "'"},
      {"&apos;", "'"},
      {"&nbsp;", " "},
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&amp;", "&"},
      {"&#x27;", "'"},
      {"&#8217;", "\xE2\x80\x99"},
      {"&#8216;", "\xE2\x80\x98"},
      {"&#8220;", "\xE2\x80\x9C"},
      {"&#8221;", "\xE2\x80\x9D"},
      {"&#8211;", "\xE2\x80\x93"},
      {"&rsquo;", "\xE2\x80\x99"}};
  std::string out;
  for (size_t pos = 0; pos < text.size() && out.size() < max_bytes;) {
    size_t start = pos;
    char32_t c = NextCodePoint(text, pos);
    std::string_view piece = text.substr(start, pos - start);
    if (c == '&')
      for (auto [from, to] : kReferences)
        if (text.substr(start).starts_with(from)) {
          piece = to;
          pos = start + from.size();
          break;
        }
    if (IsSpace(c) || c < 0x20 || piece == " ") {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += piece;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void AddBylines(std::string_view text, std::vector<std::string>& names) {
  std::string line = CleanValue(text, 400);
  std::string_view rest = line;
  for (std::string_view lead :
       {"By: ", "By ", "by ", "BY ", "Written by ", "Posted by ", "Author: ", "Von "})
    if (rest.starts_with(lead)) {
      rest.remove_prefix(lead.size());
      break;
    }
  while (!rest.empty() && names.size() < kMaxBylines) {
    size_t end = rest.size(), next = rest.size();
    for (std::string_view mark : {", and ", ", ", " and ", " & ", "; ", ";", " | ", ","}) {
      size_t at = rest.find(mark);
      if (at < end) {
        end = at;
        next = at + mark.size();
      }
    }
    std::string name(Trim(rest.substr(0, end)));
    rest.remove_prefix(next);
    if (IsName(name) && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
}

PageInfo ReadPageInfo(const HtmlTree& tree, const PageMeta& meta) {
  PageInfo ld;
  ReadJsonLd(tree.json_ld(), ld);
  PageInfo info = MetaReader(tree, meta).Run();
  // JSON-LD is written for machines and says most exactly what it means; titles are better where
  // they are shown.
  auto prefer = [](const std::string& first, std::string& into) {
    if (!first.empty()) into = first;
  };
  if (info.title.empty()) info.title = ld.title;
  prefer(ld.outlet, info.outlet);
  prefer(ld.published, info.published);
  if (info.url.empty()) info.url = ld.url;
  if (info.language.empty()) info.language = ld.language;
  if (info.description.empty()) info.description = ld.description;
  info.body = ld.body;
  info.caption = ld.caption;
  if (!ld.bylines.empty()) info.bylines = ld.bylines;
  return info;
}

}  // namespace dragoman
