#include "text/quotations.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"

namespace dragoman {
namespace {

// Deeper marks are let be: nobody quotes quotes of quotes of quotes.
constexpr size_t kMaxDepth = 4;

enum class Shape : uint8_t { double_mark, single_mark, guillemet };
enum class Side : uint8_t { open, close, either, neither };

struct Mark {
  ByteRange range;
  Shape shape = Shape::double_mark;
  Side side = Side::neither;
  bool curly_open = false;  // by its shape: “
};

bool IsOpener(char32_t before) {
  return before == 0 || IsSpace(before) || IsOpeningBracket(before) || IsDashMark(before) ||
         IsOpeningQuote(before) || before == '"' || before == '\'' || before == '-' ||
         before == '/';
}
bool IsInner(char32_t c) { return c != 0 && !IsSpace(c); }
bool IsPlainWord(char32_t c) { return IsWordCharacter(c) || IsDigit(c); }

// Where a mark stands: before and behind it.
Side SideByPlace(char32_t before, char32_t after) {
  bool opens = IsOpener(before) && IsInner(after) && !IsClosingBracket(after);
  bool closes = IsInner(before) && !IsOpeningBracket(before) && !IsPlainWord(after);
  if (opens && !closes) return Side::open;
  if (closes && !opens) return Side::close;
  return Side::either;
}

class Pairer {
 public:
  Pairer(std::string_view text, const std::vector<Sentence>& sentences)
      : text_(text), sentences_(sentences) {}

  std::vector<Quotation> quotations;

  void Paragraph(ByteRange range) {
    range_ = range;
    CollectMarks();
    stack_size_ = 0;
    bool continuing = pending_.has_value();
    for (size_t i = 0; i < marks_.size(); ++i) Take(i, continuing);
    CloseAll();
  }
  // A paragraph that is no running text ends what was open.
  void Break() { pending_.reset(); }

 private:
  struct Open {
    size_t quotation;
    Shape shape;
  };

  void CollectMarks() {
    marks_.clear();
    for (size_t pos = range_.begin; pos < range_.end;) {
      size_t start = pos;
      unsigned char lead = static_cast<unsigned char>(text_[pos]);
      if (lead < 0x80 && lead != '"' && lead != '\'' && lead != '`') {
        ++pos;
        continue;
      }
      char32_t c = NextCodePoint(text_, pos);
      if (auto mark = ReadMark(c, start, pos)) marks_.push_back(*mark);
    }
    // From the end: whether a single closing mark is still to come, for each place.
    single_close_after_.assign(marks_.size() + 1, 0);
    for (size_t i = marks_.size(); i-- > 0;)
      single_close_after_[i] =
          single_close_after_[i + 1] ||
          (marks_[i].shape == Shape::single_mark && marks_[i].side == Side::close);
  }

  std::optional<Mark> ReadMark(char32_t c, size_t start, size_t& pos) const {
    char32_t before = start > range_.begin ? CharBefore(text_, start) : 0;
    auto make = [&](Shape shape, Side side, bool curly = false) {
      return Mark{{static_cast<uint32_t>(start), static_cast<uint32_t>(pos)}, shape, side, curly};
    };
    char32_t after = pos < range_.end ? CharAt(text_, pos) : 0;
    switch (c) {
      case '"': return make(Shape::double_mark, SideByPlace(before, after));
      case 0x201C: return make(Shape::double_mark, Side::open, true);
      case 0x201E: return make(Shape::double_mark, Side::open);
      case 0x201D: {
        bool wrong_way = IsOpener(before) && IsPlainWord(after);
        return make(Shape::double_mark, wrong_way ? Side::open : Side::close);
      }
      case 0xAB:
      case 0x2039: return make(Shape::guillemet, Side::open);
      case 0xBB:
      case 0x203A: return make(Shape::guillemet, Side::close);
      case '`':
      case '\'':
        if (after == c) {  // `` and ''
          ++pos;
          return make(Shape::double_mark,
                      c == '`' ? Side::open
                               : SideByPlace(before, pos < range_.end ? CharAt(text_, pos) : 0));
        }
        return ReadSingle(c, before, after, make);
      case 0x2018:
      case 0x2019: return ReadSingle(c, before, after, make);
      default: return std::nullopt;
    }
  }

  template <class Make>
  std::optional<Mark> ReadSingle(char32_t c, char32_t before, char32_t after, Make make) const {
    if (IsPlainWord(before) && IsPlainWord(after)) return std::nullopt;  // Russia's
    if (IsOpener(before) && IsInner(after)) {
      if (IsDigit(after)) return std::nullopt;  // the '90s
      if (c == 0x2019) return std::nullopt;     // ’tis: this shape does not open
      return make(Shape::single_mark, Side::open);
    }
    if (c == 0x2018 || c == '`') return std::nullopt;
    if (IsDigit(before)) return std::nullopt;  // 5'11"
    if (IsInner(before)) return make(Shape::single_mark, Side::close);
    return std::nullopt;
  }

  bool IsOpen(Shape shape) const {
    for (size_t k = 0; k < stack_size_; ++k)
      if (stack_[k].shape == shape) return true;
    return false;
  }

  void Take(size_t i, bool continuing) {
    const Mark& mark = marks_[i];
    if (mark.shape == Shape::single_mark) return TakeSingle(i);
    bool open = IsOpen(mark.shape);
    Side side = mark.side;
    if (side == Side::either) side = open ? Side::close : Side::open;
    // „…“ and a mark turned the wrong way: “ closes where it stands at a word's end.
    if (mark.curly_open && open && EndsWord(mark)) side = Side::close;
    if (side == Side::close) {
      if (open) return CloseTo(mark.shape, mark.range.end);
      if (IsInch(mark)) return;
      if (continuing && quotations_in_paragraph_ == 0) return CloseFromBefore(mark);
      return;
    }
    std::optional<size_t> ended;
    if (open) ended = EndUnclosed(mark.shape, mark.range.begin);
    size_t count = quotations.size();
    OpenAt(mark);
    if (ended && quotations.size() > count && GoesOn(*ended, mark)) {
      quotations[*ended].closed = true;
      quotations.back().continues = true;
    }
  }

  // A text that lost its paragraphs: “First. “Second.” Curly marks are seldom forgotten, so that a
  // second one behind the end of a sentence takes up the first.
  bool GoesOn(size_t ended, const Mark& mark) const {
    const Quotation& first = quotations[ended];
    if (!mark.curly_open || CharAt(text_, first.range.begin) != 0x201C) return false;
    char32_t last = CharBefore(text_, first.range.end);
    uint32_t gap = mark.range.begin - first.range.end;
    return IsTerminator(last) && gap <= 2;
  }

  bool EndsWord(const Mark& mark) const {
    char32_t before = CharBefore(text_, mark.range.begin);
    return IsInner(before) && !IsOpener(before) && !IsPlainWord(CharAt(text_, mark.range.end));
  }
  bool IsInch(const Mark& mark) const { return IsDigit(CharBefore(text_, mark.range.begin)); }

  void TakeSingle(size_t i) {
    const Mark& mark = marks_[i];
    if (mark.side == Side::open) {
      // Without a mark that may close it, it is an apostrophe: 'em, 'til.
      if (single_close_after_[i + 1] && !IsOpen(Shape::single_mark)) OpenAt(mark);
      return;
    }
    if (!IsOpen(Shape::single_mark)) {
      if (ClosesDoubleByMistake(i)) CloseTo(Shape::double_mark, mark.range.end);
      return;
    }
    // "the states' claims'": behind an s, with more to come, it is rather a possessive.
    char32_t before = CharBefore(text_, mark.range.begin);
    bool possessive = (before == 's' || before == 'x' || before == 'z') &&
                      IsSpace(CharAt(text_, mark.range.end)) && NextSingleCloses(i + 1);
    if (!possessive) CloseTo(Shape::single_mark, mark.range.end);
  }

  // “... is over,’ he said: a single mark behind punctuation, where a double one was opened and the
  // next double mark opens again.
  bool ClosesDoubleByMistake(size_t i) const {
    if (!IsOpen(Shape::double_mark)) return false;
    char32_t before = CharBefore(text_, marks_[i].range.begin);
    if (before != ',' && !IsTerminator(before)) return false;
    if (!IsSpace(CharAt(text_, marks_[i].range.end))) return false;
    for (size_t k = i + 1; k < marks_.size() && k < i + 8; ++k)
      if (marks_[k].shape == Shape::double_mark) return marks_[k].side == Side::open;
    return true;
  }

  // Whether the next single mark is one that closes: two in a row, of which this one is the
  // possessive.
  bool NextSingleCloses(size_t i) const {
    for (size_t k = i; k < marks_.size() && k < i + 8; ++k) {
      if (marks_[k].shape != Shape::single_mark) return false;
      return marks_[k].side == Side::close;
    }
    return false;
  }

  void OpenAt(const Mark& mark) {
    if (stack_size_ == kMaxDepth) return;
    Quotation quotation{
        {mark.range.begin, range_.end}, false, false, static_cast<uint8_t>(stack_size_)};
    bool starts = mark.range.begin == range_.begin;
    if (starts && pending_ && mark.shape == pending_shape_) {
      quotation.continues = true;
      quotations[*pending_].closed = true;
    }
    stack_[stack_size_++] = {quotations.size(), mark.shape};
    quotations.push_back(quotation);
    ++quotations_in_paragraph_;
  }

  // A closing mark: what is open inside ends before it, unclosed.
  void CloseTo(Shape shape, uint32_t end) {
    while (stack_size_ > 0) {
      Open top = stack_[--stack_size_];
      Quotation& quotation = quotations[top.quotation];
      quotation.range.end = end;
      if (top.shape == shape) {
        quotation.closed = true;
        return;
      }
      quotation.range.end = TrimEnd(quotation.range.begin, LastMarkBegin(end));
    }
  }
  uint32_t LastMarkBegin(uint32_t end) const {
    size_t pos = end;
    PreviousCodePoint(text_, pos);
    return static_cast<uint32_t>(pos);
  }

  // A quotation that began in the paragraph before, without a mark at the start of this one.
  void CloseFromBefore(const Mark& mark) {
    quotations[*pending_].closed = true;
    quotations.push_back({{range_.begin, mark.range.end}, true, true, 0});
    ++quotations_in_paragraph_;
  }

  // The mark opens what is open already: the old quotation ends with the last sentence before it.
  // Returns which one it is.
  std::optional<size_t> EndUnclosed(Shape shape, uint32_t before) {
    while (stack_size_ > 0) {
      Open top = stack_[--stack_size_];
      Quotation& quotation = quotations[top.quotation];
      quotation.range.end = SentenceEndBefore(quotation.range.begin, before);
      if (top.shape == shape) return top.quotation;
    }
    return std::nullopt;
  }

  uint32_t SentenceEndBefore(uint32_t begin, uint32_t before) const {
    auto after = std::upper_bound(sentences_.begin(), sentences_.end(), before,
                                  [](uint32_t b, const Sentence& s) { return b < s.range.end; });
    if (after != sentences_.begin()) {
      uint32_t end = std::prev(after)->range.end;
      if (end > begin + 1 && end <= before) return end;
    }
    return TrimEnd(begin, before);
  }

  uint32_t TrimEnd(uint32_t begin, uint32_t end) const {
    while (end > begin + 1) {
      size_t previous = end;
      if (!IsSpace(PreviousCodePoint(text_, previous))) break;
      end = static_cast<uint32_t>(previous);
    }
    return std::max(end, begin + 1);
  }

  void CloseAll() {
    pending_.reset();
    for (size_t k = 0; k < stack_size_; ++k) {
      quotations[stack_[k].quotation].range.end = range_.end;
      if (k == 0) {
        pending_ = stack_[k].quotation;
        pending_shape_ = stack_[k].shape;
      }
    }
    stack_size_ = 0;
    quotations_in_paragraph_ = 0;
  }

  std::string_view text_;
  const std::vector<Sentence>& sentences_;
  ByteRange range_;
  std::vector<Mark> marks_;
  std::vector<char> single_close_after_;
  std::array<Open, kMaxDepth> stack_{};
  size_t stack_size_ = 0;
  size_t quotations_in_paragraph_ = 0;
  std::optional<size_t> pending_;  // the quotation that the paragraph before left open
  Shape pending_shape_ = Shape::double_mark;
};

}  // namespace

std::vector<Quotation> PairQuotations(std::string_view text,
                                      const std::vector<Paragraph>& paragraphs,
                                      const std::vector<Sentence>& sentences) {
  Pairer pairer(text, sentences);
  for (const Paragraph& paragraph : paragraphs) {
    bool running = paragraph.role == Role::body || paragraph.role == Role::quote;
    if (!running) pairer.Break();
    pairer.Paragraph(paragraph.range);
    if (!running) pairer.Break();
  }
  // A quotation that goes on from the paragraph before is found at its closing mark, behind none
  // that opened earlier; all others are found at their opening mark.
  return std::move(pairer.quotations);
}

}  // namespace dragoman
