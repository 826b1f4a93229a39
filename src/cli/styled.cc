#include "cli/styled.h"

#include "core/utf8.h"

namespace dragoman {
namespace {

// The sixteen colours that every terminal has and that users theme; none is white or black.
std::string_view Code(Style style) {
  switch (style) {
    case Style::plain: return "";
    case Style::strong: return "1";
    case Style::faint: return "2";
    case Style::date: return "1";
    case Style::statement: return "36";
    case Style::event: return "33";
    case Style::standing: return "35";
    case Style::friendly: return "32";
    case Style::hostile: return "31";
    case Style::speaker: return "1;36";
    case Style::words: return "32";
    case Style::cue: return "4;36";
    case Style::time: return "34";
    case Style::place: return "35";
    case Style::trigger: return "1;33";
  }
  return "";
}

struct Cell {
  std::string bytes;
  Style style;
  size_t width;
};

// Lays words into lines. A word is what stands between blanks, in any number of styles.
class Wrapper {
 public:
  Wrapper(size_t width, bool color, size_t first_indent)
      : width_(width), color_(color), used_(first_indent) {}

  void Put(char32_t c, Style style) {
    if (c == ' ') {
      EndWord();
      if (!blank_pending_) blank_style_ = style;
      blank_pending_ = true;
      return;
    }
    Cell cell{{}, style, 0};
    AppendUtf8(c, cell.bytes);
    cell.width = DisplayWidth(cell.bytes);
    word_width_ += cell.width;
    word_.push_back(std::move(cell));
  }

  std::vector<std::string> Finish() {
    EndWord();
    if (!at_line_start_ || lines_.empty()) EndLine();
    return std::move(lines_);
  }

 private:
  void EndWord() {
    if (word_.empty()) return;
    size_t blank = blank_pending_ && !at_line_start_ ? 1 : 0;
    if (width_ != 0 && used_ + blank + word_width_ > width_ &&
        (!at_line_start_ || (lines_.empty() && used_ > 0))) {
      EndLine();
      blank = 0;
    }
    if (blank == 1) PutCell({" ", blank_style_, 1});
    for (const Cell& cell : word_) {
      if (width_ != 0 && used_ + cell.width > width_ && !at_line_start_) EndLine();
      PutCell(cell);
    }
    word_.clear();
    word_width_ = 0;
    blank_pending_ = false;
  }

  void PutCell(const Cell& cell) {
    if (color_ && cell.style != style_) {
      if (style_ != Style::plain) line_ += "\x1b[0m";
      if (cell.style != Style::plain) line_ += "\x1b[" + std::string(Code(cell.style)) + "m";
      style_ = cell.style;
    }
    line_ += cell.bytes;
    used_ += cell.width;
    at_line_start_ = false;
  }

  void EndLine() {
    if (style_ != Style::plain) line_ += "\x1b[0m";
    style_ = Style::plain;
    lines_.push_back(std::move(line_));
    line_.clear();
    used_ = 0;
    at_line_start_ = true;
  }

  size_t width_;
  bool color_;
  size_t used_;
  std::vector<std::string> lines_;
  std::string line_;
  Style style_ = Style::plain;
  bool at_line_start_ = true;
  std::vector<Cell> word_;
  size_t word_width_ = 0;
  bool blank_pending_ = false;
  Style blank_style_ = Style::plain;
};

}  // namespace

StyledText& StyledText::Add(std::string_view text, Style style) {
  if (!text.empty()) spans_.push_back({SafeForTerminal(text, true), style});
  return *this;
}

StyledText& StyledText::Add(const StyledText& other) {
  spans_.insert(spans_.end(), other.spans_.begin(), other.spans_.end());
  return *this;
}

std::vector<std::string> StyledText::Lines(size_t width, bool color, size_t first_indent) const {
  Wrapper wrapper(width, color, first_indent);
  for (const Span& span : spans_)
    for (size_t pos = 0; pos < span.text.size();)
      wrapper.Put(NextCodePoint(span.text, pos), span.style);
  return wrapper.Finish();
}

std::string StyledText::OneLine(bool color) const { return Lines(0, color).front(); }

size_t StyledText::width() const { return DisplayWidth(OneLine(false)); }

std::string Paint(std::string_view text, Style style, bool color) {
  if (!color || style == Style::plain || text.empty()) return std::string(text);
  return "\x1b[" + std::string(Code(style)) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace dragoman
