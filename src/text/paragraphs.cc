#include "text/paragraphs.h"

#include <algorithm>

#include "core/utf8.h"
#include "text/characters.h"

namespace dragoman {
namespace {

// Columns at which people wrap text; wider lines are paragraphs.
constexpr size_t kMinWrap = 40, kMaxWrap = 110;
// In wrapped prose two thirds of the lines go on with a small letter; in a list hardly any does.
constexpr double kMinSmallStarts = 0.35;
constexpr uint32_t kIndent = 4;

struct Line {
  ByteRange range;  // trimmed; empty for a blank line
  uint32_t indent = 0;
  uint32_t columns = 0;
};

bool IsLineEnd(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == '\f';
}

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  Line line;
  uint32_t last = 0, column = 0;
  bool started = false, was_return = false;
  auto finish = [&] {
    if (started) line.range.end = last;
    lines.push_back(line);
    line = Line{};
    column = 0;
    started = false;
  };
  for (size_t pos = 0; pos < text.size();) {
    auto start = static_cast<uint32_t>(pos);
    char32_t c = NextCodePoint(text, pos);
    bool pair = c == '\n' && was_return;  // CRLF is one end
    was_return = c == '\r';
    if (IsLineEnd(c)) {
      if (!pair) finish();
      continue;
    }
    ++column;
    if (IsSpace(c)) {
      if (!started) line.indent += c == '\t' ? kIndent : 1;
      continue;
    }
    if (!started) line.range.begin = start;
    started = true;
    last = static_cast<uint32_t>(pos);
    line.columns = column;
  }
  finish();
  return lines;
}

class Joiner {
 public:
  Joiner(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {
    Measure();
  }

  // Whether the line goes on in the next one. REQUIRES: neither is blank.
  bool GoesOn(const Line& line, const Line& next) const {
    char32_t first = CharAt(text_, next.range.begin);
    if (IsBullet(next)) return false;
    bool stopped = IsStopped(line);
    if (IsLower(first) && !stopped && line.columns >= kMinWrap / 2) return true;
    if (wrap_ == 0) return false;
    if (next.indent > line.indent + 1 && next.indent < line.indent + 10) return false;
    return line.columns + 1 + FirstWordColumns(next) > wrap_;
  }

 private:
  // The column at which the file wraps, 0 where it does not.
  void Measure() {
    size_t widest = 0, pairs = 0, small = 0;
    for (size_t i = 0; i + 1 < lines_.size(); ++i)
      if (!lines_[i].range.empty() && !lines_[i + 1].range.empty())
        widest = std::max<size_t>(widest, lines_[i].columns);
    if (widest < kMinWrap || widest > kMaxWrap) return;
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line &line = lines_[i], &next = lines_[i + 1];
      if (line.range.empty() || next.range.empty() || line.columns * 10 < widest * 7) continue;
      ++pairs;
      small += IsLower(CharAt(text_, next.range.begin));
    }
    if (pairs > 0 && static_cast<double>(small) >= kMinSmallStarts * static_cast<double>(pairs))
      wrap_ = widest;
  }

  bool IsStopped(const Line& line) const {
    size_t pos = line.range.end;
    for (int i = 0; i < 3 && pos > line.range.begin; ++i) {
      char32_t c = PreviousCodePoint(text_, pos);
      if (IsTerminator(c) || c == ':') return true;
      if (!IsClosingQuote(c) && !IsClosingBracket(c) && c != '"' && c != '\'') return false;
    }
    return false;
  }

  bool IsBullet(const Line& line) const {
    char32_t first = CharAt(text_, line.range.begin);
    char32_t second = CharAt(text_, line.range.begin + 1);
    return first == 0x2022 || first == 0x25CF || first == 0xB7 ||
           ((first == '-' || first == '*') && second == ' ');
  }

  size_t FirstWordColumns(const Line& line) const {
    size_t columns = 0;
    for (size_t pos = line.range.begin; pos < line.range.end && columns <= kMaxWrap; ++columns)
      if (IsSpace(NextCodePoint(text_, pos))) break;
    return columns;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  size_t wrap_ = 0;
};

}  // namespace

std::vector<RawParagraph> SplitParagraphs(std::string_view text) {
  std::vector<Line> lines = SplitLines(text);
  Joiner joiner(text, lines);
  std::vector<RawParagraph> paragraphs;
  bool blank = true;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.range.empty()) {
      blank = true;
      continue;
    }
    bool set_off = line.indent >= kIndent || text[line.range.begin] == '>';
    if (!blank && joiner.GoesOn(lines[i - 1], line)) {
      RawParagraph& open = paragraphs.back();
      open.range.end = line.range.end;
      open.set_off = open.set_off && set_off;
      ++open.lines;
    } else {
      paragraphs.push_back({line.range, 1, blank, set_off});
    }
    blank = false;
  }
  return paragraphs;
}

}  // namespace dragoman
