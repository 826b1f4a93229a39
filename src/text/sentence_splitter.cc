#include "text/sentence_splitter.h"

#include <algorithm>
#include <string>

#include "core/strings.h"
#include "core/utf8.h"
#include "text/characters.h"

namespace dragoman {
namespace {

// Words that start a sentence far more often than they follow an abbreviation as part of a name.
constexpr std::string_view kStarters =
    "the|a|an|he|she|it|they|we|i|you|this|that|these|those|his|her|its|their|our|my|in|on|at|by|"
    "for|from|"
    "with|after|before|during|since|when|while|if|as|but|and|or|so|yet|however|meanwhile|also|then|"
    "there|"
    "here|what|who|why|how|no|not|some|many|most|all|both|each|one|two|according|earlier|later|"
    "although|"
    "though|because|despite|under|over|moreover|instead|asked|speaking|last|now|still|once|until|"
    "officials|analysts|critics|such|other|another|several|between|among";
// After a question or exclamation in quotation marks: a speaker and one of these go on with the
// sentence.
constexpr std::string_view kSaying =
    "said|says|asked|asks|told|added|wrote|writes|replied|shouted|cried|declared|demanded|wondered|"
    "tweeted|"
    "insisted|stated|noted|exclaimed|chanted|quipped|recalled|inquired|warned";
constexpr std::string_view kTimeZones =
    "et|est|edt|pst|pdt|gmt|utc|bst|cet|cest|ist|eat|msk|eastern|pacific|central|local|monday|"
    "tuesday|"
    "wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    "september|october|november|december";
constexpr uint32_t kMaxSpeakerTokens = 5;

class Splitter {
 public:
  Splitter(std::string_view text, const Abbreviations& abbreviations, TokenRange range,
           Segments& out)
      : text_(text), abbreviations_(abbreviations), range_(range), out_(out) {}

  void Run() {
    uint32_t start = range_.begin;
    for (uint32_t i = range_.begin; i < range_.end; ++i) {
      if (IsMark(i, U'"')) straight_open_ = !straight_open_;
      if (!MayEnd(i)) continue;
      uint32_t last = WithClosers(i);
      if (last + 1 < range_.end && !Ends(i, last)) continue;
      AddSentence({start, last + 1});
      // What closed here is closed; a mark left open in one sentence says nothing about the next
      // but one.
      for (uint32_t k = i + 1; k <= last; ++k)
        if (IsMark(k, U'"')) straight_open_ = false;
      start = last + 1;
      i = last;
    }
    if (start < range_.end) AddSentence({start, range_.end});
  }

 private:
  std::string_view Form(uint32_t token) const {
    ByteRange r = out_.tokens[token].range;
    return text_.substr(r.begin, r.size());
  }
  char32_t First(uint32_t token) const { return CharAt(text_, out_.tokens[token].range.begin); }
  bool IsMark(uint32_t token, char32_t mark) const {
    return First(token) == mark && Form(token).size() == 1;
  }
  bool SpaceAfter(uint32_t token) const { return out_.tokens[token].space_after; }

  bool IsAbbreviation(uint32_t token) const {
    std::string_view form = Form(token);
    return form.size() > 1 && form.back() == '.' && !IsTerminator(First(token));
  }

  bool MayEnd(uint32_t token) const {
    char32_t c = First(token);
    if (c == 0x2026) return true;
    if (c < 0x80 && IsTerminator(c))
      return !IsDigit(CharBefore(text_, out_.tokens[token].range.end));
    return IsAbbreviation(token);
  }

  bool Closes(uint32_t token) const {
    char32_t c = First(token);
    if (IsClosingBracket(c) || IsClosingQuote(c)) return true;
    std::string_view form = Form(token);
    bool attached = !SpaceAfter(token - 1);
    if (form == "''") return attached;
    if (form == "'") return attached;
    // A straight mark closes what is attached to it, or what was opened and is followed by a blank.
    if (form == "\"") return attached ? true : straight_open_ && SpaceAfter(token);
    return form == "..." && attached;
  }

  // The last token that belongs to the end: closing marks, and further stops behind them
  // ('done?".').
  uint32_t WithClosers(uint32_t end) const {
    uint32_t last = end;
    while (last + 1 < range_.end && last - end < 8) {
      char32_t c = First(last + 1);
      bool stop = last > end && !SpaceAfter(last) && (c == '.' || c == '!' || c == '?');
      if (!Closes(last + 1) && !stop) break;
      // A mark glued to the next word opens it: 'over."Now' is read as closing, 'over. "Now' as
      // opening.
      ++last;
    }
    return last;
  }

  // Whether the sentence ends with `last`, its stop at `stop`. REQUIRES: a token follows.
  bool Ends(uint32_t stop, uint32_t last) const {
    uint32_t next = last + 1;
    if (!SpaceAfter(last)) return EndsWithoutSpace(stop, last, next);
    uint32_t word = next;
    while (word + 1 < range_.end && word - next < 3 &&
           (IsOpeningQuote(First(word)) || IsOpeningBracket(First(word)) || Form(word) == "\"" ||
            Form(word) == "``" || Form(word) == "'"))
      ++word;
    bool marked = word > next;  // a quotation or bracket opens
    if (IsAbbreviation(stop)) return EndsAfterAbbreviation(stop, word, marked, last > stop);
    char32_t c = First(word);
    if (IsLower(c)) return EndsBeforeLower(stop, last, word, marked);
    if (c == ',' || c == ';' || c == ':' || c == ')') return false;
    bool question = First(stop) == '?' || First(stop) == '!';
    if (question && last > stop && !marked && SpeakerFollows(word)) return false;
    return true;
  }

  bool EndsWithoutSpace(uint32_t stop, uint32_t last, uint32_t next) const {
    if (IsAbbreviation(stop) || stop == range_.begin) return false;
    char32_t before = CharBefore(text_, out_.tokens[stop].range.begin);
    char32_t after = First(next);
    if (IsOpeningQuote(after) && last == stop) after = CharAt(text_, out_.tokens[next].range.end);
    bool small_before = IsLower(before) || IsDigit(before) || IsClosingBracket(before) ||
                        IsClosingQuote(before) || last > stop;
    return small_before && IsUpper(after) && Form(stop).size() <= 3;
  }

  bool EndsBeforeLower(uint32_t stop, uint32_t last, uint32_t word, bool marked) const {
    // "Really?" he said, "why ...": lower case goes on. A plain stop before a small letter is
    // mostly careless writing, as long as whole words stand on both sides.
    if (First(stop) != '.' || Form(stop).size() > 1 || last > stop || marked ||
        stop == range_.begin)
      return false;
    std::string_view before = Form(stop - 1);
    return before.size() > 3 && IsLower(CharBefore(text_, out_.tokens[stop].range.begin)) &&
           Form(word).size() > 1;
  }

  bool EndsAfterAbbreviation(uint32_t stop, uint32_t word, bool marked, bool closed) const {
    if (marked && IsOpeningBracket(First(word - 1))) return false;  // "at 10 a.m. (CDT)"
    std::string_view form = Form(stop);
    char32_t c = First(word);
    if (!IsUpper(c)) return closed && marked;
    std::string next = ToLower(Form(word));
    bool starter = InList(next, kStarters);
    std::string_view base = form.substr(0, form.size() - 1);
    switch (abbreviations_.Find(base)) {
      case AbbreviationKind::title:
      case AbbreviationKind::inner:
      case AbbreviationKind::number: return false;
      case AbbreviationKind::month:
      case AbbreviationKind::day: return starter || closed;
      case AbbreviationKind::end:
        if (base == "etc" || base == "al") return true;
        return starter || marked || closed;
      case AbbreviationKind::none: break;
    }
    std::string lower = ToLower(form);
    if (lower == "a.m." || lower == "p.m.") return !InList(next, kTimeZones);
    if (lower == "e.g." || lower == "i.e.") return false;
    if (base.find('.') == std::string_view::npos) {  // an initial: "George W. Bush", "Plan B. The"
      return starter && Form(word).size() > 1;
    }
    return starter || marked || closed;
  }

  // One to five tokens that may name a speaker, then a verb of saying.
  bool SpeakerFollows(uint32_t word) const {
    for (uint32_t i = word; i < range_.end && i - word <= kMaxSpeakerTokens; ++i) {
      if (InList(ToLower(Form(i)), kSaying)) return i > word;
      char32_t c = First(i);
      if (!IsWordCharacter(c) || (!IsUpper(c) && !InList(Form(i), "the|of|al|bin|de|van|von")))
        return false;
    }
    return false;
  }

  // Cuts what is too long at the last semicolon, stop or comma in the second half of the room there
  // is.
  void AddSentence(TokenRange sentence) {
    while (sentence.size() > kMaxSentenceTokens) {
      uint32_t hard = sentence.begin + kMaxSentenceTokens;
      uint32_t cut = BestCut(sentence.begin + kMaxSentenceTokens / 2, hard);
      out_.sentences.push_back({sentence.begin, cut});
      sentence.begin = cut;
    }
    out_.sentences.push_back(sentence);
  }

  uint32_t BestCut(uint32_t from, uint32_t hard) const {
    uint32_t comma = 0;
    for (uint32_t i = hard; i-- > from;) {
      char32_t c = First(i);
      if (c == ';' || IsTerminator(c)) return i + 1;
      if (c == ',' && comma == 0) comma = i + 1;
    }
    if (comma > 0) return comma;
    while (hard > from && out_.tokens[hard].word_size == 0) --hard;  // keep a written word together
    return hard;
  }

  std::string_view text_;
  const Abbreviations& abbreviations_;
  TokenRange range_;
  Segments& out_;
  bool straight_open_ = false;
};

}  // namespace

void SplitSentences(std::string_view text, const Abbreviations& abbreviations, TokenRange tokens,
                    Segments& out) {
  Splitter(text, abbreviations, tokens, out).Run();
}

}  // namespace dragoman
