#include "text/tokenizer.h"

#include <algorithm>
#include <string>

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"
#include "text/contractions.h"
#include "text/segmenter.h"
#include "text/web_address.h"

namespace dragoman {
namespace {

// Kept joined to what follows, as the treebank does.
constexpr std::string_view kPrefixes =
    "anti|arch|co|counter|cross|e|ex|inter|intra|mid|micro|mini|multi|neo|non|over|post|pre|pro|"
    "pseudo|"
    "psycho|quasi|re|semi|socio|sub|trans|ultra|un";
// Cut off a numeral: "5m", "10km", "7am".
constexpr std::string_view kUnits =
    "a|am|bn|c|cm|f|ft|g|gb|h|hp|hrs|in|k|kg|kgs|km|kph|kw|kwh|lb|lbs|m|mb|mg|min|mins|ml|mm|mph|"
    "mw|mwh|oz|"
    "p|pm|sq|t|tn|trn|yr|yrs|am.|pm.|million|billion|hours|years|days|miles|percent|pc";
constexpr std::string_view kOrdinalEnds = "st|nd|rd|th|s";
constexpr size_t kMaxPrefixBytes = 7;

bool IsDigitChar(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : IsDigit(c); }

class Scanner {
 public:
  Scanner(std::string_view text, ByteRange range, const Abbreviations& abbreviations,
          std::vector<Token>& out)
      : text_(text.substr(0, range.end)),
        pos_(range.begin),
        begin_(range.begin),
        abbreviations_(abbreviations),
        out_(out),
        first_(out.size()) {}

  void Run() {
    while (pos_ < text_.size()) {
      size_t next = pos_;
      char32_t c = NextCodePoint(text_, next);
      if (IsSpace(c)) {
        if (out_.size() > first_) out_.back().space_after = true;
        pos_ = next;
      } else {
        ScanOne(c);
      }
    }
  }

 private:
  char32_t At(size_t byte) const { return CharAt(text_, byte); }
  bool AtWordStart() const { return pos_ == begin_ || !IsWordCharacter(CharBefore(text_, pos_)); }

  // Cuts what is too long to be a token into pieces at character borders.
  void Emit(size_t end, uint8_t word_size = 1) {
    while (end - pos_ > kMaxTokenBytes) {
      size_t cut = pos_ + kMaxTokenBytes;
      while (cut > pos_ + 1 && (static_cast<unsigned char>(text_[cut]) & 0xC0) == 0x80) --cut;
      Push(cut, word_size);
    }
    Push(end, word_size);
  }
  void Push(size_t end, uint8_t word_size) {
    out_.push_back({{static_cast<uint32_t>(pos_), static_cast<uint32_t>(end)}, word_size, false});
    pos_ = end;
  }

  void ScanOne(char32_t c) {
    if (AtWordStart()) {
      if (size_t end = WebAddressEnd(text_, pos_)) return Emit(end);
    }
    if (StartsNumber(c)) return ScanNumber();
    if (IsWordCharacter(c) || c == '_') return ScanWord();
    if (IsApostropheMark(c) && ScanElision()) return;
    ScanPunctuation(c);
  }

  bool StartsNumber(char32_t c) const {
    if (IsDigitChar(c)) return true;
    bool free = pos_ == begin_ || IsSpace(CharBefore(text_, pos_)) ||
                CharBefore(text_, pos_) == '(' || CharBefore(text_, pos_) == '$';
    return (c == '.' || c == '+') && free && IsDigitChar(At(pos_ + 1));
  }

  size_t DigitsEnd(size_t at) const {
    while (at < text_.size()) {
      size_t next = at;
      if (!IsDigitChar(NextCodePoint(text_, next))) break;
      at = next;
    }
    return at;
  }

  // Where digits in groups joined by hyphens are a telephone number or a full date: "713-853-3989",
  // "2024-05-29". Two groups are a span ("2019-2021"), unless they are 3 and 4 digits ("345-9945").
  size_t HyphenatedEnd(size_t first_end) const {
    size_t sizes[4] = {first_end - pos_, 0, 0, 0};
    size_t groups = 1, end = first_end;
    while (groups < 4 && At(end) == '-') {
      size_t next = DigitsEnd(end + 1);
      if (next == end + 1) break;
      sizes[groups++] = next - end - 1;
      end = next;
    }
    if (groups >= 3 || (groups == 2 && sizes[0] == 3 && sizes[1] == 4)) return end;
    return first_end;
  }

  void ScanNumber() {
    size_t end = DigitsEnd(pos_ + (IsDigitChar(At(pos_)) ? 0 : 1));
    if (IsDigitChar(At(pos_))) {
      size_t joined = HyphenatedEnd(end);
      if (joined != end) return Emit(joined);
    }
    while (end + 1 < text_.size()) {
      char32_t c = At(end);
      size_t next = DigitsEnd(end + 1);
      size_t digits = next - end - 1;
      bool joins = c == '.' || c == ':' || c == '/' ? digits > 0 : c == ',' && digits == 3;
      if (!joins) break;
      end = next;
    }
    // "1,000s" and "90's" are numbers; "5th" and "F16s" too; "10km" is a number and a unit.
    size_t letters = end;
    while (letters < text_.size() && letters - end < 16 && IsWordCharacter(At(letters)))
      NextCodePoint(text_, letters);
    std::string tail = ToLower(text_.substr(end, letters - end));
    if (tail.empty() && IsApostropheMark(At(end)) && text_[end - 1] == '0') {
      size_t s = end;
      NextCodePoint(text_, s);
      if (At(s) == 's' && !IsWordCharacter(At(s + 1))) end = s + 1;
    } else if (!tail.empty() && (InList(tail, kOrdinalEnds) || !InList(tail, kUnits))) {
      end = RunEnd(letters);
    }
    if (At(end) == '.' && InList(ToLower(text_.substr(end, 4)), ".doc|.pdf|.xls|.txt|.jpg"))
      end += 4;
    Emit(end);
  }

  // Letters, digits and underscores from `at`.
  size_t RunEnd(size_t at) const {
    while (at < text_.size()) {
      size_t next = at;
      char32_t c = NextCodePoint(text_, next);
      if (!IsWordCharacter(c) && !IsDigitChar(c) && c != '_') break;
      at = next;
    }
    return at;
  }

  // "U.S.", "p.m", "J.P.": single letters with full stops. 0 where there are none. `*letters`
  // counts them.
  size_t AcronymEnd(int* letters) const {
    size_t at = pos_;
    *letters = 0;
    while (at < text_.size() && *letters < 12) {
      size_t next = at;
      char32_t c = NextCodePoint(text_, next);
      if (!IsWordCharacter(c) || IsCombining(c)) break;
      if (At(next) != '.') {
        // The last letter may lack its stop: "U.S.A said".
        if (*letters > 0 && !IsWordCharacter(At(next)) && !IsDigitChar(At(next))) {
          ++*letters;
          return next;
        }
        break;
      }
      ++*letters;
      at = next + 1;
    }
    return *letters > 0 ? at : 0;
  }

  // A single capital with a full stop is an initial if a name may follow.
  bool IsInitial(size_t end) const {
    char32_t c = At(pos_);
    if (!IsUpper(c)) return false;
    size_t next = end;
    while (next < text_.size() && IsSpace(At(next)) && next - end < 4) NextCodePoint(text_, next);
    char32_t after = At(next);
    if (after == 0) return false;
    if (c == 'I' && (out_.size() == first_ || !IsUpper(At(out_.back().range.begin)))) return false;
    return IsUpper(after) || IsLower(after) || IsDigitChar(after) || after == ',' || after == '-';
  }

  void ScanWord() {
    int letters = 0;
    if (size_t acronym = AcronymEnd(&letters)) {
      if (letters >= 2 || IsInitial(acronym)) return Emit(acronym);
    }
    size_t end = WordEnd();
    std::string_view word = text_.substr(pos_, end - pos_);
    if (At(end) == '$' && InList(word, "US|C|A|NZ|HK|S|AU|R")) return Emit(end + 1);
    if (At(end) == '.') {
      AbbreviationKind kind = abbreviations_.Find(word);
      if (kind == AbbreviationKind::number ? NumeralFollows(end + 1)
                                           : kind != AbbreviationKind::none)
        return Emit(end + 1);
      if (InList(word, "Ph|et")) {  // "Ph.D." has letters on both sides of its first stop
        if (text_.substr(pos_, 5) == "Ph.D.") return Emit(pos_ + 5);
      }
    }
    EmitParts(end);
  }

  bool NumeralFollows(size_t at) const {
    size_t limit = at + 3;
    while (at < text_.size() && at < limit && IsSpace(At(at))) NextCodePoint(text_, at);
    return IsDigitChar(At(at));
  }

  // End of the written word at pos_: letters and digits, apostrophes between letters ("Sha'lan"), a
  // prefix with its hyphen, an ampersand between capitals ("AT&T").
  size_t WordEnd() const {
    size_t end = RunEnd(pos_);
    int joins = 0;
    while (end < text_.size() && joins < 64) {
      size_t next = end;
      char32_t c = NextCodePoint(text_, next);
      bool letter_after = IsWordCharacter(At(next));
      bool join = false;
      if (IsApostropheMark(c))
        join = letter_after && end > pos_ && IsWordCharacter(CharBefore(text_, end));
      else if (IsHyphenMark(c))
        join = letter_after && IsPrefix(end);
      else if (c == '&')
        join = letter_after && IsShortCapitals(pos_, end) && IsShortCapitals(next, RunEnd(next));
      if (!join) break;
      end = RunEnd(next);
      ++joins;
    }
    return end;
  }

  bool IsPrefix(size_t end) const {
    if (end - pos_ > kMaxPrefixBytes) return false;
    return InList(ToLower(text_.substr(pos_, end - pos_)), kPrefixes);
  }

  bool IsShortCapitals(size_t begin, size_t end) const {
    if (end == begin || end - begin > 4) return false;
    std::string_view part = text_.substr(begin, end - begin);
    return std::all_of(part.begin(), part.end(), [](char b) { return b >= 'A' && b <= 'Z'; });
  }

  void EmitParts(size_t end) {
    size_t start = pos_;
    std::vector<uint32_t> cuts = ContractionCuts(text_.substr(pos_, end - pos_));
    auto parts = static_cast<uint8_t>(cuts.size() + 1);
    for (size_t i = 0; i < cuts.size(); ++i) Emit(start + cuts[i], i == 0 ? parts : 0);
    Emit(end, cuts.empty() ? 1 : 0);
    if (cuts.empty()) JoinPossessive();
  }

  // "the Saudis' claim": the mark is a word of its own that is written together with the one
  // before.
  void JoinPossessive() {
    char32_t c = At(pos_);
    if (c != '\'' && c != 0x2019) return;
    size_t next = pos_;
    NextCodePoint(text_, next);
    char32_t last = CharBefore(text_, pos_);
    bool plural = last == 's' || last == 'S' || last == 'z' || last == 'x';
    if (!plural || single_open_ || At(next) == '\'' || IsWordCharacter(At(next))) return;
    if (!IsSpace(At(next)) && !IsHyphenMark(At(next))) return;
    out_.back().word_size = 2;
    Emit(next, 0);
  }

  // "'90s", "'em", "'til": the mark belongs to what follows. False where it does not.
  bool ScanElision() {
    size_t next = pos_;
    NextCodePoint(text_, next);
    if (!AtWordStart() && CharBefore(text_, pos_) != 0) return false;
    size_t digits = DigitsEnd(next);
    if (digits - next == 2) {
      if (At(digits) == 's') ++digits;
      if (!IsWordCharacter(At(digits)) && !IsDigitChar(At(digits))) {
        Emit(digits);
        return true;
      }
    }
    size_t end = next;
    while (end < text_.size() && end - next < 6 && IsWordCharacter(At(end)))
      NextCodePoint(text_, end);
    if (InList(ToLower(text_.substr(next, end - next)), "em|til|cause|bout|round|n") &&
        !single_open_) {
      Emit(end);
      return true;
    }
    return false;
  }

  void ScanPunctuation(char32_t c) {
    size_t end = pos_;
    NextCodePoint(text_, end);
    if (IsApostropheMark(c) || c == 0x2018) {
      // An opening single mark stands before a word and behind none.
      char32_t before = CharBefore(text_, pos_);
      single_open_ = !IsWordCharacter(before) && !IsTerminator(before) && before != ',' &&
                     IsWordCharacter(At(end)) && pos_ < end;
      if (At(end) == c && c != 0x2018) NextCodePoint(text_, end);  // '' and `` as quotation marks
      return Emit(end);
    }
    if (c == ':' || c == ';') {
      if (size_t face = FaceEnd()) return Emit(face);
    }
    constexpr std::string_view kRuns = ".-*=_+~#<>|^";
    if (c == '!' || c == '?') {
      while (end < text_.size() && (text_[end] == '!' || text_[end] == '?')) ++end;
    } else if (c < 0x80 && kRuns.find(static_cast<char>(c)) != std::string_view::npos) {
      while (end < text_.size() && text_[end] == static_cast<char>(c)) ++end;
    } else {
      while (end < text_.size() && IsCombining(At(end))) NextCodePoint(text_, end);
    }
    Emit(end);
  }

  // ":)", ";-)": only with white space on both sides.
  size_t FaceEnd() const {
    if (pos_ > begin_ && !IsSpace(CharBefore(text_, pos_))) return 0;
    size_t end = pos_ + 1;
    if (At(end) == '-') ++end;
    char32_t mouth = At(end);
    if (mouth != ')' && mouth != '(' && mouth != 'D' && mouth != 'P') return 0;
    ++end;
    return end == text_.size() || IsSpace(At(end)) ? end : 0;
  }

  std::string_view text_;  // up to the end of the range
  size_t pos_;
  size_t begin_;
  const Abbreviations& abbreviations_;
  std::vector<Token>& out_;
  size_t first_;
  bool single_open_ = false;  // a single quotation mark was opened
};

}  // namespace

void Tokenize(std::string_view text, ByteRange range, const Abbreviations& abbreviations,
              std::vector<Token>& out) {
  Scanner(text, range, abbreviations, out).Run();
  if (range.end < text.size() && !out.empty() && out.back().range.end == range.end)
    out.back().space_after = IsSpace(CharAt(text, range.end));
}

}  // namespace dragoman
