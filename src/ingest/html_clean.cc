#include "ingest/html_clean.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "core/strings.h"
#include "ingest/html_scan.h"

namespace dragoman {
namespace {

// Content that is never shown as text, up to the matching end tag.
constexpr std::string_view kDroppedRaw = "style|iframe|noembed|noframes|textarea";
constexpr std::string_view kVoid =
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|basefont|bgsound|frame|"
    "keygen";
// Formatting elements that say nothing about what a text is.
constexpr std::string_view kDroppedTags =
    "font|u|tt|big|nobr|svg|path|wbr|source|track|param|embed|col|frame|area|base|input|bgsound|"
    "basefont|keygen";
constexpr std::string_view kDrawing = "svg|math";
// Where one of these starts inside a drawing, the standard ends the drawing.
constexpr std::string_view kEndsDrawing =
    "body|blockquote|center|dd|div|dl|dt|h1|h2|h3|h4|h5|h6|head|li|ol|p|pre|table|ul|article|main|"
    "section|footer|aside|html";
// Starting one of these ends an open paragraph.
constexpr std::string_view kEndsParagraph =
    "address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|"
    "footer|header|hgroup|main|menu|nav|ol|p|section|summary|ul|h1|h2|h3|h4|h5|h6|pre|form|table|"
    "hr|li|dd|dt";

// U+F8FF, number, U+F8FF. From the private use area, so that the text does not have it itself.
constexpr std::string_view kMark = "\xEF\xA3\xBF";
constexpr size_t kLongText = 24;
// The longest name of a character reference has 33 letters.
constexpr size_t kReferenceReach = 36;
constexpr size_t kMaxNameBytes = 32;
constexpr size_t kSearchDepth = 16;

class Cleaner {
 public:
  explicit Cleaner(std::string_view page) : scan_(page) {
    clean_.html.reserve(page.size() / 4 + 1024);
  }

  CleanHtml Run() {
    HtmlToken token;
    while (scan_.Next(token)) {
      switch (token.kind) {
        case HtmlToken::Kind::text:
          if (drawing_.empty()) Text(token.text);
          break;
        case HtmlToken::Kind::start: Start(token); break;
        case HtmlToken::Kind::end: End(token.name); break;
        case HtmlToken::Kind::doctype: clean_.html += "<!DOCTYPE html>"; break;
      }
    }
    return std::move(clean_);
  }

 private:
  void Text(std::string_view text) {
    while (!text.empty()) {
      size_t amp = text.find('&');
      Plain(text.substr(0, amp));
      if (amp == std::string_view::npos) return;
      text.remove_prefix(amp);
      size_t end = text.substr(0, kReferenceReach).find(';');
      end = std::min(end == std::string_view::npos ? kReferenceReach : end + 1, text.size());
      Short(text.substr(0, end));
      text.remove_prefix(end);
    }
  }

  void Plain(std::string_view text) {
    if (text.size() < kLongText) {
      Short(text);
      return;
    }
    // The parser looks at white space (a blank text opens no paragraph), so a text of blanks only
    // stays one.
    if (text.find_first_not_of(" \t\r\n\f") == std::string_view::npos) {
      clean_.html += text.find('\n') == std::string_view::npos ? ' ' : '\n';
      return;
    }
    clean_.html += kMark;
    clean_.html += std::to_string(clean_.texts.size());
    clean_.html += kMark;
    clean_.texts.push_back(text);
  }

  // As it is, but for what would be taken for a tag or a placeholder.
  void Short(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '<')
        clean_.html += "&lt;";
      else if (text.substr(i).starts_with(kMark))
        i += kMark.size() - 1;
      else if (text[i] != '\0')
        clean_.html += text[i];
    }
  }

  void Start(const HtmlToken& token) {
    const std::string& name = token.name;
    if (!drawing_.empty()) {
      if (!InList(name, kEndsDrawing)) {
        drawing_depth_ += name == drawing_ && !token.self_closing;
        return;
      }
      drawing_.clear();
    }
    if (InList(name, kDrawing)) {
      if (token.self_closing) return;
      drawing_ = name;
      drawing_depth_ = 1;
      return;
    }
    if (name == "script") {
      std::string_view content = scan_.Script();
      if (token.type.find("ld+json") != std::string::npos) clean_.json_ld.push_back(content);
      return;
    }
    if (InList(name, kDroppedRaw)) {
      if (!scan_.RawText(name)) scan_.Rest();
      return;
    }
    if (name == "title" || name == "xmp" || name == "plaintext") {
      Shown(name);
      return;
    }
    if (InList(name, kDroppedTags) || name.size() > kMaxNameBytes) return;
    Open(token);
  }

  // Elements whose content is text, tags and all.
  void Shown(const std::string& name) {
    std::optional<std::string_view> content =
        name == "plaintext" ? scan_.Rest() : scan_.RawText(name);
    if (!content) return;
    std::string_view tag = name == "title" ? "title" : "pre";
    clean_.html += '<' + std::string(tag) + '>';
    if (tag == "title") {
      Text(*content);  // character references count in it
    } else {
      Plain(*content);
    }
    clean_.html += "</" + std::string(tag) + '>';
  }

  // Bold and the like become elements of our own, for which the parser has no rules.
  static std::string_view Renamed(std::string_view name) {
    if (name == "b" || name == "strong") return "x-b";
    if (name == "i" || name == "em") return "x-i";
    if (name == "s" || name == "strike") return "x-s";
    if (name == "small" || name == "code") return "x-c";
    return name;
  }

  uint16_t IdOf(std::string_view name) {
    auto [it, fresh] =
        ids_.try_emplace(std::string(name), static_cast<uint16_t>(open_count_.size()));
    if (fresh) {
      // A page may make up more names than any has; they then share one.
      if (open_count_.size() >= kMaxNames) {
        ids_.erase(it);
        return 0;
      }
      open_count_.push_back(0);
    }
    return it->second;
  }

  void Open(const HtmlToken& token) {
    std::string_view name = Renamed(token.name);
    if (InList(name, kEndsParagraph)) CloseImplied(name);
    if (elements_ >= kMaxHtmlElements) {
      clean_.too_many = true;
      clean_.html += ' ';
      return;
    }
    bool is_void = InList(name, kVoid);
    bool shown = stack_.size() < kMaxHtmlDepth;
    if (!is_void) {
      uint16_t id = IdOf(name);
      if (stack_.size() >= kMaxHtmlDepth) clean_.too_deep = true;
      stack_.push_back(id);
      ++open_count_[id];
    }
    if (!shown) {
      clean_.html += ' ';
      return;
    }
    ++elements_;
    clean_.html += '<';
    clean_.html += name;
    clean_.html += token.attributes;
    clean_.html += '>';
  }

  // What the standard closes without an end tag, as far as depth needs it: the search is short.
  void CloseImplied(std::string_view name) {
    uint16_t p = IdOf("p"), li = IdOf("li"), ul = IdOf("ul"), ol = IdOf("ol");
    bool is_item = name == "li" || name == "dd" || name == "dt";
    uint16_t same = is_item ? IdOf(name) : p;
    for (size_t back = 1; back <= std::min(stack_.size(), kSearchDepth); ++back) {
      uint16_t open = stack_[stack_.size() - back];
      if (open == ul || open == ol) return;
      if (open == same || open == p) {
        // An item ends the item before it and what that left open; a paragraph only itself.
        PopTo(stack_.size() - back);
        if (!is_item || open == same) return;
        back = 0;
      }
      if (!is_item && open == li) return;
    }
  }

  void PopTo(size_t size) {
    while (stack_.size() > size) {
      --open_count_[stack_.back()];
      stack_.pop_back();
    }
  }

  void End(const std::string& token_name) {
    if (!drawing_.empty()) {
      if (token_name == drawing_ && --drawing_depth_ == 0) drawing_.clear();
      return;
    }
    std::string_view name = Renamed(token_name);
    if (name == "br") {
      clean_.html += "<br>";
      return;
    }
    if (name.size() > kMaxNameBytes) return;
    auto it = ids_.find(std::string(name));
    if (it == ids_.end() || open_count_[it->second] == 0) {
      if (name == "p") clean_.html += "<br>";  // the standard makes an empty paragraph of it
      return;
    }
    size_t at = stack_.size();
    while (at > 0 && stack_[at - 1] != it->second) --at;
    bool shown = at <= kMaxHtmlDepth;
    PopTo(at - 1);
    if (!shown) {
      clean_.html += ' ';
      return;
    }
    clean_.html += "</";
    clean_.html += name;
    clean_.html += '>';
  }

  static constexpr size_t kMaxNames = 4096;

  HtmlScanner scan_;
  CleanHtml clean_;
  std::string drawing_;  // the drawing that is being skipped
  uint32_t drawing_depth_ = 0;
  uint32_t elements_ = 0;
  std::vector<uint16_t> stack_;  // names of the open elements, also of those that are not handed on
  std::unordered_map<std::string, uint16_t> ids_ = {{"", 0}};
  std::vector<uint32_t> open_count_ = {0};  // for each name
};

}  // namespace

CleanHtml Clean(std::string_view page) { return Cleaner(page).Run(); }

void ExpandText(std::string_view text, const CleanHtml& clean, size_t& budget, std::string& out) {
  while (true) {
    size_t begin = text.find(kMark);
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) return;
    text.remove_prefix(begin + kMark.size());
    size_t end = text.find(kMark);
    if (end == std::string_view::npos) return;
    size_t number = 0;
    for (char c : text.substr(0, std::min<size_t>(end, 9)))
      number = number * 10 + static_cast<size_t>(c - '0');
    text.remove_prefix(end + kMark.size());
    if (number >= clean.texts.size() || clean.texts[number].size() > budget) continue;
    budget -= clean.texts[number].size();
    out += clean.texts[number];
  }
}

}  // namespace dragoman
