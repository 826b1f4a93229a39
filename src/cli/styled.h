// Text in several colours that is wrapped to a width without cutting escape codes or words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// What a stretch of text is; the colour follows from it (styled.cc).
enum class Style : uint8_t {
  plain,
  strong,     // titles, and the words in a sentence that a row rests on
  faint,      // sources, frames, explanations
  date,       //
  statement,  // the kinds of records
  event,      //
  standing,   //
  friendly,   // supportive, conciliatory, cooperation
  hostile,    // hostile, critical, conflict
  speaker,    // marks in `show`
  words,      //
  cue,        //
  time,       //
  place,      //
  trigger,    //
};

// Foreign text is made safe for terminals on the way in; line ends become blanks.
class StyledText {
 public:
  StyledText() = default;
  explicit StyledText(std::string_view text, Style style = Style::plain) { Add(text, style); }
  StyledText& Add(std::string_view text, Style style = Style::plain);
  StyledText& Add(const StyledText& other);
  bool empty() const { return spans_.empty(); }

  // Lines of at most `width` columns, with colour codes if `color`; the first line may be shorter
  // by `first_indent`. Width 0: one line. Words longer than a line are broken. White space at a
  // break is dropped; other runs of it become one blank.
  std::vector<std::string> Lines(size_t width, bool color, size_t first_indent = 0) const;
  std::string OneLine(bool color) const;
  size_t width() const;  // of OneLine

 private:
  struct Span {
    std::string text;
    Style style;
  };
  std::vector<Span> spans_;
};

// `text` between the codes of a style, or as it is without colour. REQUIRES: text is safe.
std::string Paint(std::string_view text, Style style, bool color);

}  // namespace dragoman
