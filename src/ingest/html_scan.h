// Cuts a page into start tags, end tags and text, by the rules of the HTML standard's tokenizer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

struct HtmlToken {
  enum class Kind { text, start, end, doctype };
  Kind kind = Kind::text;
  std::string_view text;   // of a text: as written, character references and all
  std::string name;        // of a tag, lower case
  std::string attributes;  // of a start tag: those that are worth keeping, ` name="value"` each
  std::string type;        // of a start tag: its type attribute, lower case
  bool self_closing = false;
};

// Views are into the page. A tag, comment or the like that the page's end cuts off is dropped.
class HtmlScanner {
 public:
  explicit HtmlScanner(std::string_view page) : page_(page) {}

  bool Next(HtmlToken& token);
  // After a start tag whose content is text: the content up to the end tag, which is passed over;
  // nothing where there is no end tag, and the scanner stays where it is.
  std::optional<std::string_view> RawText(std::string_view name);
  // The same for <script>, whose content may hold "</script>" inside a comment; to the end of the
  // page where no end tag is.
  std::string_view Script();
  std::string_view Rest();

 private:
  bool Tag(HtmlToken& token);
  bool ReadTag(HtmlToken& token);
  void ReadAttribute(HtmlToken& token, size_t& kept);
  void SkipComment();
  void SkipTo(char c);
  size_t FindEndTag(std::string_view name, size_t from) const;

  std::string_view page_;
  size_t at_ = 0;
  // Where an end tag was looked for in vain: up to the end there is none, so that a page of
  // "<title><title>..." is not searched again and again.
  std::string no_end_tag_;
  size_t comment_end_ = 0;  // the first "-->" behind the script looked at last
};

}  // namespace dragoman
