#include "ingest/html_scan.h"

#include <algorithm>

#include "core/strings.h"

namespace dragoman {
namespace {

constexpr std::string_view kKeptAttributes =
    "id|class|itemprop|itemtype|itemscope|property|name|content|href|rel|datetime|lang|http-equiv|"
    "charset|type|role|hidden|aria-hidden|alt|data-testid|data-component|data-type|data-qa|"
    "data-module|data-block-name|pubdate|src";
constexpr size_t kMaxAttributes = 24;
constexpr size_t kMaxValueBytes = 4096;
constexpr size_t kMaxNameBytes = 64;

bool IsLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// style="display:none" hides an element as the attribute `hidden` does.
bool HidesByStyle(std::string_view value) {
  std::string packed;
  for (char c : value.substr(0, 256))
    if (!IsBlank(c)) packed += Lower(c);
  return packed.find("display:none") != std::string::npos ||
         packed.find("visibility:hidden") != std::string::npos;
}

void AppendAttribute(std::string_view name, std::string_view value, std::string& out) {
  out += ' ';
  out += name;
  out += "=\"";
  for (char c : value.substr(0, kMaxValueBytes)) {
    if (c == '"')
      out += "&quot;";
    else if (c != '\0')
      out += c;
  }
  out += '"';
}

}  // namespace

bool HtmlScanner::Next(HtmlToken& token) {
  while (at_ < page_.size()) {
    if (page_[at_] == '<') {
      size_t before = at_;
      if (Tag(token)) return true;
      if (at_ > before) continue;  // a comment or the like
    }
    size_t end = page_.find('<', at_ + 1);
    token.kind = HtmlToken::Kind::text;
    token.text = page_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ += token.text.size();
    return true;
  }
  return false;
}

// At "<": a tag into `token`, or what is no text is passed over, or nothing moves: "<" is text.
bool HtmlScanner::Tag(HtmlToken& token) {
  std::string_view rest = page_.substr(at_);
  if (rest.size() < 2) return false;
  if (rest.starts_with("<!--")) {
    SkipComment();
    return false;
  }
  if (rest[1] == '!' || rest[1] == '?') {
    std::string head;
    for (char c : rest.substr(2, 7)) head += Lower(c);
    SkipTo('>');
    if (head != "doctype") return false;
    token.kind = HtmlToken::Kind::doctype;
    return true;
  }
  bool end = rest[1] == '/';
  if (end && rest.size() > 2 && !IsLetter(rest[2])) {
    SkipTo('>');
    return false;
  }
  if (rest.size() < (end ? 3u : 2u) || !IsLetter(rest[end ? 2 : 1])) return false;
  token.kind = end ? HtmlToken::Kind::end : HtmlToken::Kind::start;
  at_ += end ? 2 : 1;
  return ReadTag(token);
}

bool HtmlScanner::ReadTag(HtmlToken& token) {
  token.name.clear();
  token.attributes.clear();
  token.type.clear();
  token.self_closing = false;
  while (at_ < page_.size() && !IsBlank(page_[at_]) && page_[at_] != '/' && page_[at_] != '>') {
    if (token.name.size() <= kMaxNameBytes) token.name += Lower(page_[at_]);
    ++at_;
  }
  size_t kept = 0;
  while (at_ < page_.size()) {
    char c = page_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    token.self_closing = c == '/';
    if (IsBlank(c) || c == '/')
      ++at_;
    else
      ReadAttribute(token, kept);
  }
  return false;
}

void HtmlScanner::ReadAttribute(HtmlToken& token, size_t& kept) {
  std::string name;
  bool first = true;  // "=" may begin a name
  while (at_ < page_.size()) {
    char c = page_[at_];
    if (IsBlank(c) || c == '/' || c == '>' || (c == '=' && !first)) break;
    if (name.size() < kMaxNameBytes) name += Lower(c);
    first = false;
    ++at_;
  }
  while (at_ < page_.size() && IsBlank(page_[at_])) ++at_;
  std::string_view value;
  if (at_ < page_.size() && page_[at_] == '=') {
    ++at_;
    while (at_ < page_.size() && IsBlank(page_[at_])) ++at_;
    size_t begin = at_;
    if (at_ < page_.size() && (page_[at_] == '"' || page_[at_] == '\'')) {
      char quote = page_[at_];
      SkipTo(quote);  // from the mark on: passes the mark itself first
      size_t end = at_ > begin && page_[at_ - 1] == quote && at_ - 1 > begin ? at_ - 1 : at_;
      value = page_.substr(begin + 1, end - begin - 1);
    } else {
      while (at_ < page_.size() && !IsBlank(page_[at_]) && page_[at_] != '>') ++at_;
      value = page_.substr(begin, at_ - begin);
    }
  }
  if (token.kind != HtmlToken::Kind::start || kept >= kMaxAttributes) return;
  if (name == "style") {
    if (!HidesByStyle(value)) return;
    name = "hidden";
    value = {};
  }
  if (!InList(name, kKeptAttributes)) return;
  if (name == "type")
    for (char c : value.substr(0, 64)) token.type += Lower(c);
  ++kept;
  AppendAttribute(name, value, token.attributes);
}

void HtmlScanner::SkipComment() {
  size_t at = at_ + 4;
  std::string_view rest = page_.substr(at);
  if (rest.starts_with('>') || rest.starts_with("->")) {
    at_ = page_.find('>', at) + 1;
    return;
  }
  for (size_t end = page_.find("--", at); end != std::string_view::npos;
       end = page_.find("--", end + 1)) {
    std::string_view tail = page_.substr(end + 2);
    if (tail.starts_with('>') || tail.starts_with("!>")) {
      at_ = end + (tail[0] == '>' ? 3 : 4);
      return;
    }
  }
  at_ = page_.size();
}

// Behind the next `c` after the current character.
void HtmlScanner::SkipTo(char c) {
  size_t end = page_.find(c, at_ + 1);
  at_ = end == std::string_view::npos ? page_.size() : end + 1;
}

size_t HtmlScanner::FindEndTag(std::string_view name, size_t from) const {
  for (size_t at = page_.find("</", from); at != std::string_view::npos;
       at = page_.find("</", at + 2)) {
    std::string_view tail = page_.substr(at + 2);
    if (tail.size() <= name.size()) return std::string_view::npos;
    bool same = std::equal(name.begin(), name.end(), tail.begin(),
                           [](char a, char b) { return a == Lower(b); });
    char next = tail[name.size()];
    if (same && (IsBlank(next) || next == '/' || next == '>')) return at;
  }
  return std::string_view::npos;
}

std::optional<std::string_view> HtmlScanner::RawText(std::string_view name) {
  if (InList(name, no_end_tag_)) return std::nullopt;
  size_t end = FindEndTag(name, at_);
  if (end == std::string_view::npos) {
    no_end_tag_ += (no_end_tag_.empty() ? "" : "|") + std::string(name);
    return std::nullopt;
  }
  std::string_view content = page_.substr(at_, end - at_);
  at_ = end;
  SkipTo('>');
  return content;
}

std::string_view HtmlScanner::Script() {
  size_t begin = at_, end = FindEndTag("script", at_);
  if (end == std::string_view::npos) return Rest();
  // "<!-- <script> </script> -->" inside: the end tag in the comment does not count.
  std::string_view content = page_.substr(begin, end - begin);
  size_t comment = content.rfind("<!--");
  if (comment != std::string_view::npos && content.find("-->", comment) == std::string_view::npos &&
      content.find("<script", comment) != std::string_view::npos) {
    if (comment_end_ < end) comment_end_ = page_.find("-->", end);
    size_t closed = comment_end_;
    size_t outer = closed == std::string_view::npos ? closed : FindEndTag("script", end + 2);
    if (closed != std::string_view::npos && outer != std::string_view::npos) end = outer;
  }
  at_ = end;
  SkipTo('>');
  return page_.substr(begin, end - begin);
}

std::string_view HtmlScanner::Rest() {
  std::string_view rest = page_.substr(at_);
  at_ = page_.size();
  return rest;
}

}  // namespace dragoman
