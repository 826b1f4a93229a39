#include "time/lexeme.h"

#include <algorithm>

#include "time/time_words.h"

namespace dragoman {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Multi-byte marks that must not glue to a word: dashes, quotation marks, no-break space, ellipsis,
// bullets.
size_t MarkLength(std::string_view text, size_t at) {
  unsigned char first = static_cast<unsigned char>(text[at]);
  if (first == 0xC2 && at + 1 < text.size()) return 2;
  if (first == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80)
    return 3;
  return 0;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {
    out_.lower.assign(text);
    for (char& c : out_.lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    out_.list.reserve(text.size() / 5 + 8);
  }

  Lexemes Run() {
    while (at_ < text_.size()) {
      if (SkipSpace()) continue;
      size_t mark = MarkLength(text_, at_);
      char c = text_[at_];
      if (mark > 0) {
        if (!Possessive(mark)) AddMark(mark);
      } else if (IsDigitByte(c))
        Number();
      else if (IsLetterByte(c))
        Word();
      else if (c != '\'' || !Possessive(1))
        AddMark(1);
    }
    return std::move(out_);
  }

 private:
  bool SkipSpace() {
    int breaks = 0;
    size_t start = at_;
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || (text_[at_] >= '\t' && text_[at_] <= '\r'))) {
      breaks += text_[at_] == '\n';
      ++at_;
    }
    if (at_ == start) return false;
    space_ = true;
    if (breaks >= 2) {
      Lexeme& stop = Add(start, start);
      stop.shape = Shape::stop;
    }
    return true;
  }

  Lexeme& Add(size_t begin, size_t end) {
    Lexeme lexeme;
    lexeme.range = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    lexeme.space_before = space_;
    space_ = false;
    out_.list.push_back(lexeme);
    return out_.list.back();
  }

  void AddMark(size_t length) {
    Add(at_, at_ + length);
    at_ += length;
  }

  // "'s" or "’s" after a word, as one word.
  bool Possessive(size_t mark) {
    size_t s = at_ + mark;
    if (mark == 2 || (mark == 3 && static_cast<unsigned char>(text_[at_ + 2]) != 0x99))
      return false;
    if (s >= text_.size() || out_.lower[s] != 's') return false;
    if (s + 1 < text_.size() && IsLetterByte(text_[s + 1]) && MarkLength(text_, s + 1) == 0)
      return false;
    Add(at_, s + 1).shape = Shape::word;
    at_ = s + 1;
    return true;
  }

  void Word() {
    size_t begin = at_;
    if (ClockSuffix()) return;
    while (at_ < text_.size() && IsLetterByte(text_[at_]) && MarkLength(text_, at_) == 0) ++at_;
    // "H1", "Q3", "FY2024": a number glued to its letter.
    if (at_ < text_.size() && IsDigitByte(text_[at_]) && at_ - begin == 1 && QuarterCode()) ++at_;
    Lexeme& lexeme = Add(begin, at_);
    lexeme.shape = Shape::word;
    lexeme.capital = text_[begin] >= 'A' && text_[begin] <= 'Z';
    lexeme.word = FindTimeWord(std::string_view(out_.lower).substr(begin, at_ - begin));
    if (lexeme.word != nullptr && lexeme.word->needs_capital && !lexeme.capital)
      lexeme.word = nullptr;
  }

  bool QuarterCode() const {
    char letter = out_.lower[at_ - 1], digit = text_[at_];
    bool ends =
        at_ + 1 >= text_.size() || (!IsDigitByte(text_[at_ + 1]) && !IsLetterByte(text_[at_ + 1]));
    return ends && ((letter == 'q' && digit >= '1' && digit <= '4') ||
                    (letter == 'h' && (digit == '1' || digit == '2')));
  }

  // "a.m.", "P.M." as one word; a full stop that ends the sentence stays outside.
  bool ClockSuffix() {
    std::string_view lower = out_.lower;
    if (at_ + 3 > text_.size() || (lower[at_] != 'a' && lower[at_] != 'p')) return false;
    if (lower[at_ + 1] != '.' || lower[at_ + 2] != 'm') return false;
    size_t end = at_ + 3;
    if (end < text_.size() && IsLetterByte(text_[end])) return false;
    if (end < text_.size() && text_[end] == '.') {
      size_t next = lower.find_first_not_of(" \t\r\n", end + 1);
      bool ends_sentence = next == std::string_view::npos || next > end + 2 ||
                           (next > end + 1 && text_[next] >= 'A' && text_[next] <= 'Z' &&
                            FindTimeWord(lower.substr(next, 3)) == nullptr && !ZoneAt(next));
      if (!ends_sentence) ++end;
    }
    Add(at_, end).shape = Shape::word;
    at_ = end;
    return true;
  }

  bool ZoneAt(size_t at) const {
    std::string_view zone = text_.substr(at, 3);
    return zone == "EST" || zone == "EDT" || zone == "GMT" || zone == "PST" || zone == "PDT" ||
           zone == "CET" || zone == "UTC";
  }

  // Reads digits from at_; -1 where there are more than nine.
  int32_t Digits(uint8_t& count) {
    int32_t n = 0;
    count = 0;
    for (; at_ < text_.size() && IsDigitByte(text_[at_]); ++at_) {
      if (count < 200) ++count;
      n = count > 9 ? -1 : n * 10 + (text_[at_] - '0');
    }
    return n;
  }

  bool DigitsFollow(size_t at, size_t least, size_t most) const {
    size_t n = 0;
    while (at + n < text_.size() && n <= most && IsDigitByte(text_[at + n])) ++n;
    return n >= least && n <= most;
  }

  void Number() {
    size_t begin = at_;
    uint8_t count;
    int32_t n = Digits(count);
    char next = at_ < text_.size() ? text_[at_] : ' ';
    if (count == 4 && (next == '-' || next == '/') && FullDate(begin, n, next)) return;
    if (count <= 2 && (next == '/' || next == '.') && SlashedDate(begin, n, next)) return;
    if ((next == ':' || next == '.') && count <= 2 && n < 24 && Clock(begin, n, next)) return;
    while (next == ',' && n >= 0 && DigitsFollow(at_ + 1, 3, 3)) {
      ++at_;
      uint8_t more;
      int32_t group = Digits(more);
      n = n > 1000000 ? -1 : n * 1000 + group;
      count = static_cast<uint8_t>(count + more + 1);
      next = at_ < text_.size() ? text_[at_] : ' ';
    }
    if (next == '.' && DigitsFollow(at_ + 1, 1, 9)) {
      ++at_;
      uint8_t more;
      Digits(more);
      Lexeme& lexeme = Add(begin, at_);
      lexeme.shape = Shape::decimal;
      lexeme.number = n;
      return;
    }
    Plain(begin, n, count);
  }

  void Plain(size_t begin, int32_t n, uint8_t count) {
    std::string_view rest = std::string_view(out_.lower).substr(at_, 4);
    auto follows = [&rest](std::string_view suffix) {
      return rest.starts_with(suffix) &&
             (rest.size() == suffix.size() || !IsLetterByte(rest[suffix.size()]));
    };
    Shape shape = Shape::number;
    if (follows("st") || follows("nd") || follows("rd") || follows("th")) {
      shape = Shape::ordinal;
      at_ += 2;
    } else if (n % 10 == 0 && (count == 4 || count == 2)) {
      if (follows("s"))
        at_ += 1, shape = Shape::decade;
      else if (follows("'s"))
        at_ += 2, shape = Shape::decade;
      else if (follows("\xE2\x80\x99s"))
        at_ += 4, shape = Shape::decade;
    }
    Lexeme& lexeme = Add(begin, at_);
    lexeme.shape = shape;
    lexeme.number = n;
    lexeme.digits = count;
  }

  bool FullDate(size_t begin, int32_t year, char separator) {
    size_t mark = at_;
    if (DigitsFollow(at_ + 1, 1, 2)) {
      uint8_t count;
      ++at_;
      int32_t month = Digits(count);
      if (at_ < text_.size() && text_[at_] == separator && DigitsFollow(at_ + 1, 1, 2)) {
        ++at_;
        int32_t day = Digits(count);
        if (year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 31) {
          Lexeme& lexeme = Add(begin, at_);
          lexeme.shape = Shape::iso;
          lexeme.number = year * 10000 + month * 100 + day;
          return true;
        }
      }
    }
    at_ = mark;
    return false;
  }

  bool SlashedDate(size_t begin, int32_t first, char separator) {
    size_t mark = at_;
    if (DigitsFollow(at_ + 1, 1, 2)) {
      uint8_t count;
      ++at_;
      int32_t second = Digits(count);
      if (at_ < text_.size() && text_[at_] == separator &&
          (DigitsFollow(at_ + 1, 4, 4) || (separator == '/' && DigitsFollow(at_ + 1, 2, 2)))) {
        ++at_;
        int32_t year = Digits(count);
        Lexeme& lexeme = Add(begin, at_);
        lexeme.shape = Shape::slashed;
        lexeme.parts[0] = static_cast<int16_t>(first);
        lexeme.parts[1] = static_cast<int16_t>(second);
        lexeme.parts[2] =
            static_cast<int16_t>(count == 2 ? (year < 50 ? 2000 + year : 1900 + year) : year);
        return true;
      }
    }
    at_ = mark;
    return false;
  }

  // "10:35"; "10.35" only before a.m. or p.m., elsewhere it is a decimal.
  bool Clock(size_t begin, int32_t hours, char separator) {
    if (!DigitsFollow(at_ + 1, 2, 2)) return false;
    int32_t minutes = (text_[at_ + 1] - '0') * 10 + (text_[at_ + 2] - '0');
    if (minutes > 59) return false;
    size_t end = at_ + 3;
    if (separator == '.') {
      size_t next = end < text_.size() && text_[end] == ' ' ? end + 1 : end;
      std::string_view suffix = std::string_view(out_.lower).substr(next, 3);
      if (!suffix.starts_with("am") && !suffix.starts_with("pm") && suffix != "a.m" &&
          suffix != "p.m")
        return false;
    } else if (end + 2 < text_.size() && text_[end] == ':' && DigitsFollow(end + 1, 2, 2)) {
      end += 3;
    }
    at_ = end;
    Lexeme& lexeme = Add(begin, at_);
    lexeme.shape = Shape::clock;
    lexeme.number = hours * 60 + minutes;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
  bool space_ = true;
  Lexemes out_;
};

}  // namespace

Lexemes LexTime(std::string_view text) { return Lexer(text).Run(); }

}  // namespace dragoman
