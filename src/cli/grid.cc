#include "cli/grid.h"

#include <algorithm>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kGap = 2;
constexpr size_t kMinColumn = 16;  // flexible columns shrink to this and no further

size_t Total(const std::vector<size_t>& widths) {
  size_t total = 0;
  for (size_t width : widths) total += width + kGap;
  return total - (widths.empty() ? 0 : kGap);
}

// Takes from the widest flexible column, a place at a time, until all fit.
void Shrink(const std::vector<GridColumn>& columns, std::vector<size_t>& widths, size_t fit) {
  while (Total(widths) > fit) {
    size_t widest = widths.size();
    for (size_t c = 0; c < widths.size(); ++c)
      if (columns[c].flexible && widths[c] > kMinColumn &&
          (widest == widths.size() || widths[c] > widths[widest]))
        widest = c;
    if (widest == widths.size()) return;
    --widths[widest];
  }
}

// Codes between ESC and "m" take no columns.
size_t VisibleWidth(const std::string& line) {
  std::string bare;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\x1b')
      while (i < line.size() && line[i] != 'm') ++i;
    else
      bare += line[i];
  }
  return DisplayWidth(bare);
}

void PrintRow(Console& console, const std::vector<GridColumn>& columns,
              const std::vector<size_t>& widths, const std::vector<StyledText>& cells) {
  std::vector<std::vector<std::string>> lines;
  size_t height = 0;
  for (size_t c = 0; c < widths.size(); ++c) {
    lines.push_back(cells[c].Lines(widths[c], console.color()));
    height = std::max(height, lines.back().size());
  }
  for (size_t row = 0; row < height; ++row) {
    std::string out, pending;  // blanks at the end of a line are left out
    for (size_t c = 0; c < widths.size(); ++c) {
      const std::string text = row < lines[c].size() ? lines[c][row] : "";
      size_t used = std::min(VisibleWidth(text), widths[c]);
      std::string fill(widths[c] - used, ' ');
      if (columns[c].right) pending += fill;
      if (!text.empty()) {
        out += pending + text;
        pending.clear();
      }
      if (!columns[c].right) pending += fill;
      pending += std::string(kGap, ' ');
    }
    console.Print(out + "\n");
  }
}

}  // namespace

void PrintGrid(Console& console, const std::vector<GridColumn>& columns,
               const std::vector<std::vector<StyledText>>& rows) {
  if (console.width() == 0) {
    for (const auto& row : rows) {
      std::string line;
      for (size_t c = 0; c < row.size(); ++c)
        line += (c > 0 ? "\t" : "") + row[c].OneLine(console.color());
      console.Print(line + "\n");
      if (!console.Alive()) return;
    }
    return;
  }
  std::vector<size_t> widths;
  std::vector<StyledText> titles;
  for (size_t c = 0; c < columns.size(); ++c) {
    size_t width = columns[c].title.size();
    for (const auto& row : rows) width = std::max(width, row[c].width());
    widths.push_back(std::min(width, console.width()));
    titles.emplace_back(columns[c].title, Style::faint);
  }
  std::vector<size_t> wanted = widths;
  Shrink(columns, widths, console.width());
  while (widths.size() > 1 && Total(widths) > console.width()) {
    wanted.pop_back();
    widths = wanted;
    Shrink(columns, widths, console.width());
  }
  widths[0] = std::min(widths[0], console.width());
  PrintRow(console, columns, widths, titles);
  for (const auto& row : rows) {
    PrintRow(console, columns, widths, row);
    if (!console.Alive()) return;
  }
}

}  // namespace dragoman
