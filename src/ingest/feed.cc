#include "ingest/feed.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/strings.h"
#include "core/utf8.h"
#include "ingest/html_tree.h"
#include "ingest/page_block.h"
#include "ingest/page_charset.h"
#include "ingest/page_info.h"

namespace dragoman {
namespace {

constexpr size_t kHeadBytes = 4096;
constexpr size_t kMaxFieldBytes = 4096;  // of all but the text
// A text of fewer words that the feed itself calls a description is a teaser.
constexpr size_t kMaxTeaserWords = 60;
// The parser looks at a tag or comment from its start again with each piece that comes in, so one
// without an end has to be given up.
constexpr uint64_t kMaxTagBytes = 8u << 20;

struct Item {
  std::string title, link, id, published, updated, description, content;
  std::vector<std::string> bylines;
};

class FeedParser {
 public:
  FeedParser(ByteSource& source, size_t max_report_bytes,
             const std::function<bool(Result<RawReport>)>& take)
      : source_(source),
        max_bytes_(max_report_bytes),
        take_(take),
        parser_(XML_ParserCreate(nullptr), XML_ParserFree) {}

  void Run() {
    if (!parser_) return;
    XML_Parser p = parser_.get();
    XML_SetUserData(p, this);
    XML_SetElementHandler(p, OnStart, OnEnd);
    XML_SetCharacterDataHandler(p, OnText);
    XML_SetUnknownEncodingHandler(p, OnEncoding, nullptr);
    // Feeds use HTML's entities without declaring them; they are put back and decoded as HTML.
    XML_UseForeignDTD(p, XML_TRUE);
    XML_SetSkippedEntityHandler(p, OnEntity);
    while (!stopped_) {
      auto piece = source_.Next();
      if (!piece) {
        take_(Fail(std::move(piece.error())));
        return;
      }
      bool last = piece->empty();
      if (XML_Parse(p, piece->data(), static_cast<int>(piece->size()), last) != XML_STATUS_OK) {
        if (!stopped_) Broken();
        return;
      }
      if (last) break;
      fed_ += piece->size();
      auto parsed = static_cast<uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(p), 0));
      if (fed_ > parsed + kMaxTagBytes) {
        take_(Fail(ErrorKind::limit,
                   fmt::format("{}: a tag or comment at line {} has more than {} bytes; {} item{} "
                               "before it read",
                               source_.name(), static_cast<uint64_t>(XML_GetCurrentLineNumber(p)),
                               kMaxTagBytes, number_, number_ == 1 ? "" : "s")));
        return;
      }
    }
    if (number_ == 0 && !stopped_)
      take_(Fail(ErrorKind::bad_input, fmt::format("{}: the feed has no items", source_.name())));
  }

 private:
  void Broken() {
    XML_Parser p = parser_.get();
    take_(
        Fail(ErrorKind::bad_input,
             fmt::format("{}: not well-formed XML at line {} ({}); {} item{} before it read",
                         source_.name(), static_cast<uint64_t>(XML_GetCurrentLineNumber(p)),
                         XML_ErrorString(XML_GetErrorCode(p)), number_, number_ == 1 ? "" : "s")));
  }

  static std::string_view Local(const char* name) {
    std::string_view view(name);
    return view.substr(view.rfind(':') + 1);
  }

  static void OnStart(void* self, const char* name, const char** attributes) {
    static_cast<FeedParser*>(self)->Start(name, attributes);
  }
  static void OnEnd(void* self, const char* name) { static_cast<FeedParser*>(self)->End(name); }
  static void OnText(void* self, const char* text, int size) {
    static_cast<FeedParser*>(self)->Text({text, static_cast<size_t>(size)});
  }
  static void OnEntity(void* self, const char* name, int is_parameter) {
    if (is_parameter == 0) static_cast<FeedParser*>(self)->Text("&" + std::string(name) + ";");
  }

  // Encodings of one byte a character, by ICU.
  static int OnEncoding(void*, const char* name, XML_Encoding* info) {
    for (int i = 0; i < 256; ++i) {
      char byte = static_cast<char>(i);
      auto text = ConvertFrom(std::string_view(&byte, 1), name);
      if (!text) return XML_STATUS_ERROR;
      size_t pos = 0;
      char32_t c = text->empty() ? 0xFFFD : NextCodePoint(*text, pos);
      info->map[i] = i < 0x80 ? i : c == 0xFFFD ? -1 : static_cast<int>(c);
    }
    info->data = nullptr;
    info->convert = nullptr;
    info->release = nullptr;
    return XML_STATUS_OK;
  }

  void Start(const char* full_name, const char** attributes) {
    std::string_view name = Local(full_name);
    if (markup_depth_ > 0) {  // XHTML inside Atom's content
      ++markup_depth_;
      Text("<" + std::string(name) + ">");
      return;
    }
    text_.clear();
    if (name == "item" || name == "entry") {
      in_item_ = true;
      item_ = Item{};
      too_long_ = false;
      return;
    }
    std::string_view type, href, rel = "alternate";
    for (; *attributes != nullptr; attributes += 2) {
      std::string_view attribute = *attributes;
      if (attribute == "type") type = attributes[1];
      if (attribute == "href") href = attributes[1];
      if (attribute == "rel") rel = attributes[1];
      if (attribute == "xml:lang" && language_.empty()) language_ = attributes[1];
    }
    if (in_item_ && name == "link" && !href.empty() && rel == "alternate") item_.link = href;
    if (name == "content" || name == "summary") {
      is_plain_ = type == "text" || (type.empty() && full_name == name);
      if (type == "xhtml") markup_depth_ = 1;
    }
  }

  void End(const char* full_name) {
    std::string_view name = Local(full_name);
    if (markup_depth_ > 1) {
      --markup_depth_;
      Text("</" + std::string(name) + ">");
      return;
    }
    markup_depth_ = 0;
    if (name == "item" || name == "entry") {
      in_item_ = false;
      Finish();
    } else if (in_item_) {
      Field(name, full_name);
    } else if (name == "title" && outlet_.empty()) {
      outlet_ = Short();
    } else if (name == "language") {
      language_ = Short();
    }
    text_.clear();
  }

  std::string Short() const { return CleanValue(text_, kMaxFieldBytes); }

  void Field(std::string_view name, std::string_view full_name) {
    // media:title and its like are about pictures.
    if (full_name.starts_with("media:") || full_name.starts_with("itunes:")) return;
    if (name == "title")
      item_.title = InnerText(text_);
    else if (name == "link" && item_.link.empty())
      item_.link = Short();
    else if (name == "guid" || name == "id")
      item_.id = Short();
    else if (name == "pubDate" || name == "published" || name == "date" || name == "issued")
      item_.published = Short();
    else if (name == "updated" || name == "modified")
      item_.updated = Short();
    else if (name == "encoded" || name == "content")
      Body(item_.content);
    else if (name == "description" || name == "summary")
      Body(item_.description);
    else if (name == "creator" || name == "author" || name == "name")
      Byline();
  }

  void Byline() {
    std::string names = Short();
    // RSS: "ann@site.example (Ann Lee)"
    size_t open = names.find('('), close = names.rfind(')');
    if (names.find('@') < open && open != std::string::npos && close != std::string::npos &&
        close > open)
      names = names.substr(open + 1, close - open - 1);
    AddBylines(names, item_.bylines);
  }

  void Body(std::string& out) const {
    out = is_plain_ && text_.find('<') == std::string::npos ? std::string(Trim(text_))
                                                            : HtmlText(text_);
  }

  static std::string HtmlText(const std::string& html) {
    HtmlTree tree = HtmlTree::Parse(html);
    std::string text;
    for (const PageBlock& block : CutBlocks(tree)) {
      if (block.tag == HtmlTag::figcaption) continue;
      text += (text.empty() ? "" : "\n\n") + block.text;
    }
    return text;
  }
  static std::string InnerText(const std::string& html) {
    std::string text = HtmlText(html);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return CleanValue(text, kMaxFieldBytes);
  }

  void Text(std::string_view text) {
    if (text_.size() + text.size() > 4 * max_bytes_) {
      too_long_ = true;
      return;
    }
    text_ += text;
  }

  static size_t CountWords(std::string_view text) {
    size_t words = 0;
    for (size_t i = 0; i < text.size(); ++i) words += text[i] == ' ' || text[i] == '\n';
    return words + 1;
  }

  void Finish() {
    if (stopped_) return;
    std::string where = fmt::format("{}:{}", source_.name(), ++number_);
    bool teaser = item_.content.empty() || item_.content.size() < item_.description.size();
    RawReport report;
    report.path = where;
    report.text = std::move(teaser ? item_.description : item_.content);
    if (too_long_ || report.text.size() > max_bytes_) {
      Hand(Fail(ErrorKind::limit,
                fmt::format("{}: the item has more text than the limit of {} bytes for one report",
                            where, max_bytes_)));
      return;
    }
    if (report.text.empty()) {
      Hand(Fail(ErrorKind::bad_input,
                fmt::format("{}: the item has no text; fetch the page it links to", where)));
      return;
    }
    if (teaser && CountWords(report.text) < kMaxTeaserWords)
      report.notices.push_back(
          {"summary-only", std::nullopt, "the feed has only a summary of this report"});
    report.id = std::move(item_.id);
    report.title = std::move(item_.title);
    report.outlet = outlet_;
    report.url = std::move(item_.link);
    report.published = item_.published.empty() ? item_.updated : item_.published;
    report.bylines = std::move(item_.bylines);
    report.language = ToLower(language_).substr(0, language_.find_first_of("-_"));
    Hand(std::move(report));
  }

  void Hand(Result<RawReport> report) {
    if (take_(std::move(report))) return;
    stopped_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  ByteSource& source_;
  size_t max_bytes_;
  const std::function<bool(Result<RawReport>)>& take_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::string outlet_, language_, text_;
  Item item_;
  uint64_t number_ = 0, fed_ = 0;
  int markup_depth_ = 0;
  bool in_item_ = false, is_plain_ = false, too_long_ = false, stopped_ = false;
};

}  // namespace

bool LooksLikeFeed(std::string_view head) {
  std::string ascii;
  for (char c : head.substr(0, 2 * kHeadBytes))
    if (c > 0) ascii += c;  // UTF-16 has zeros between
  if (!Trim(ascii).starts_with('<')) return false;
  size_t html = ascii.find("<html");
  for (std::string_view root : {"<rss", "<feed", "<rdf:RDF"}) {
    size_t at = ascii.find(root);
    if (at != std::string::npos && at < html) return true;
  }
  return false;
}

void ReadFeed(ByteSource& source, size_t max_report_bytes,
              const std::function<bool(Result<RawReport>)>& take) {
  FeedParser(source, max_report_bytes, take).Run();
}

}  // namespace dragoman
