#include "text/layout.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/knowledge.h"
#include "text/byline.h"
#include "text/characters.h"
#include "text/date_line.h"
#include "text/dateline.h"
#include "text/paragraphs.h"
#include "text/title.h"

namespace dragoman {
namespace {

constexpr size_t kMaxHeadingWords = 9;
constexpr size_t kMaxMetaBytes = 400;      // longer paragraphs are no head or foot line
constexpr size_t kMaxHeadParagraphs = 12;  // where a paper's name may stand alone
constexpr size_t kMaxDatelineTries = 6;    // body paragraphs that may open with a dateline
constexpr size_t kMaxTailBytes = 200;      // of a credit in brackets at a paragraph's end
constexpr double kMaxHeadingShare = 0.34;  // a text with more headings than that is a list

class LayoutReader {
 public:
  LayoutReader(const RawReport& report, const LineKinds& kinds, const Knowledge& knowledge)
      : report_(report), text_(report.text), kinds_(kinds), knowledge_(knowledge) {}

  Layout Run() {
    raw_ = SplitParagraphs(text_);
    layout_.paragraphs.reserve(raw_.size());
    for (const RawParagraph& raw : raw_) layout_.paragraphs.push_back({raw.range, Role::body});
    open_.assign(raw_.size(), true);
    ticker_label_end_.assign(raw_.size(), 0);
    for (uint32_t i = 0; i < raw_.size(); ++i) ReadLabelled(i);
    ReadOutletLines();
    ReadTitle();
    ReadCaptions();
    ReadHeadings();
    ReadBlockQuotes();
    for (uint32_t i = 0; i < raw_.size(); ++i) AddParts(i);
    FillHead();
    return std::move(layout_);
  }

 private:
  std::string_view Slice(ByteRange r) const { return text_.substr(r.begin, r.size()); }
  std::string_view Para(uint32_t i) const { return Slice(raw_[i].range); }
  ReportHead& head() { return layout_.head; }

  void Close(uint32_t i, Role role) {
    layout_.paragraphs[i].role = role;
    open_[i] = false;
  }

  // Lines that say themselves what they are.
  void ReadLabelled(uint32_t i) {
    std::string_view line = Para(i);
    if (line.size() > kMaxMetaBytes) return ReadLongLabelled(i);
    if (IsSeparator(line) || IsAddress(line)) return Close(i, Role::meta);
    if (auto date = ParseDateLine(line)) return ReadDateLine(i, *date);
    if (auto byline = ParseByline(line, knowledge_)) return TakeByline(i, *byline);
    LineMatch match = kinds_.Match(line);
    switch (match.kind) {
      case LineKind::published:
      case LineKind::updated:
      case LineKind::scraped: return ReadDated(i, match);
      case LineKind::credit: return ReadCredit(i, line.substr(match.rest.begin, match.rest.size()));
      case LineKind::photo: return Close(i, Role::caption);
      case LineKind::ticker: return ReadTicker(i, match);
      case LineKind::link: return ReadLink(i);
      case LineKind::reporting:
      case LineKind::advert:
      case LineKind::end: return Close(i, Role::meta);
      case LineKind::byline:
      case LineKind::placeless:
      case LineKind::none: break;
    }
    if (auto masthead = ParseMasthead(line, knowledge_)) TakeByline(i, *masthead);
  }

  void ReadLongLabelled(uint32_t i) {
    LineMatch match = kinds_.Match(Para(i).substr(0, kMaxMetaBytes));
    if (match.kind == LineKind::ticker) ReadTicker(i, match);
    if (match.kind == LineKind::photo && Para(i).size() < 2 * kMaxMetaBytes)
      Close(i, Role::caption);
  }

  static bool IsSeparator(std::string_view line) {
    if (line.size() > 80) return false;
    for (size_t pos = 0; pos < line.size();) {
      char32_t c = NextCodePoint(line, pos);
      if (IsWordCharacter(c) || IsDigit(c)) return line == "-30-";
    }
    return true;
  }

  static bool IsAddress(std::string_view line) {
    bool web =
        line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
    return web && line.find(' ') == std::string_view::npos;
  }

  void ReadDateLine(uint32_t i, const FoundDate& date) {
    Close(i, Role::meta);
    if (plain_date_.empty()) {
      plain_date_ = date.iso;
      plain_range_ = {raw_[i].range.begin + date.range.begin, raw_[i].range.begin + date.range.end};
      plain_paragraph_ = i;
    }
  }

  void ReadDated(uint32_t i, const LineMatch& match) {
    auto date = FindFullDate(
        Slice({raw_[i].range.begin + match.rest.begin, raw_[i].range.begin + match.rest.end}));
    if (!date) return;
    Close(i, Role::meta);
    uint32_t base = raw_[i].range.begin + match.rest.begin;
    ByteRange range = {base + date->range.begin, base + date->range.end};
    if (match.kind == LineKind::scraped) {
      head().scraped = date->iso;
    } else if (match.kind == LineKind::published && labelled_date_.empty()) {
      labelled_date_ = date->iso;
      labelled_range_ = range;
    } else if (match.kind == LineKind::updated && updated_date_.empty()) {
      updated_date_ = date->iso;
      updated_range_ = range;
    }
  }

  void TakeByline(uint32_t i, const Byline& byline) {
    Close(i, Role::meta);
    if (head().bylines.empty()) head().bylines = byline.names;
    if (head().outlet.empty()) head().outlet = byline.outlet;
    if (!byline.place.empty() && head().dateline.empty()) {
      head().dateline = raw_[i].range;
      head().dateline_place = byline.place;
      head().dateline_date = Trim(Para(i).substr(Para(i).find(',') + 1));
    }
    if (!byline.published.empty() && labelled_date_.empty()) {
      labelled_date_ = byline.published;
      labelled_range_ = raw_[i].range;
    }
  }

  void ReadCredit(uint32_t i, std::string_view names) {
    Close(i, Role::meta);
    TakeCredits(names);
  }

  // "Read also: ... | Source: IRNA": one line of a page's foot.
  void ReadLink(uint32_t i) {
    Close(i, Role::meta);
    auto columns = Split(Para(i), '|');
    for (size_t k = 1; k < columns.size(); ++k) {
      std::string_view column = Trim(columns[k]);
      LineMatch match = kinds_.Match(column);
      if (match.kind == LineKind::credit)
        TakeCredits(column.substr(match.rest.begin, match.rest.size()));
    }
  }

  void TakeCredits(std::string_view names) {
    std::string commas(names);
    std::replace(commas.begin(), commas.end(), ';', ',');
    for (std::string_view name : Split(commas, ',')) {
      name = Trim(name);
      while (name.ends_with('.') || name.ends_with(')')) name.remove_suffix(1);
      if (name.starts_with("and ")) name.remove_prefix(4);
      if (!name.empty()) head().credits.emplace_back(name);
    }
  }

  void ReadTicker(uint32_t i, const LineMatch& match) {
    Close(i, Role::ticker);
    std::string_view line = Para(i);
    uint32_t label = match.rest.begin;
    // "News Flash : TKD MONITORING: ...": whose ticker it is belongs to the label.
    std::string_view rest = line.substr(label, 48);
    size_t colon = rest.find(':');
    if (colon != std::string_view::npos && IsCapitals(rest.substr(0, colon))) {
      std::string outlet = KnownOutlet(Trim(rest.substr(0, colon)), knowledge_);
      if (ticker_outlet_.empty()) ticker_outlet_ = outlet;
      label += static_cast<uint32_t>(colon + 1);
      while (label < line.size() && line[label] == ' ') ++label;
    }
    ticker_label_end_[i] = raw_[i].range.begin + label;
  }

  static bool IsCapitals(std::string_view label) {
    return std::none_of(label.begin(), label.end(), [](char b) { return b >= 'a' && b <= 'z'; });
  }

  // The paper's name on a line of its own beside a byline or date.
  void ReadOutletLines() {
    for (uint32_t i = 0; i < raw_.size() && i < kMaxHeadParagraphs; ++i) {
      if (!open_[i] || Para(i).size() > 80) continue;
      bool beside =
          (i > 0 && layout_.paragraphs[i - 1].role == Role::meta && !open_[i - 1]) ||
          (i + 1 < raw_.size() && layout_.paragraphs[i + 1].role == Role::meta && !open_[i + 1]);
      if (!beside) continue;
      std::string known = KnownOutlet(Para(i), knowledge_);
      if (known.empty() && !LooksLikePaper(Para(i))) continue;
      if (head().outlet.empty()) head().outlet = known.empty() ? std::string(Para(i)) : known;
      Close(i, Role::meta);
    }
  }

  // A first line that only names a body that the tables know issued the text below it.
  bool IsIssuer(std::string_view line) const {
    return line.size() < 100 && IsNames(line) &&
           !knowledge_.NamesOf(Trim(line.substr(0, line.find(',')))).empty();
  }

  // The first paragraphs that nothing else claims, for the title's rules.
  std::vector<TitleCandidate> Candidates(size_t limit) const {
    std::vector<TitleCandidate> candidates;
    for (uint32_t i = 0; i < raw_.size() && candidates.size() < limit; ++i) {
      if (!open_[i]) continue;
      bool meta_after = i + 1 < raw_.size() && !open_[i + 1];
      candidates.push_back({i, Para(i), raw_[i].lines, meta_after});
    }
    return candidates;
  }

  void ReadTitle() {
    TitleGuess guess;
    if (!report_.title.empty()) {
      guess = FindGivenTitle(report_.title, Candidates(8));
    } else {
      std::vector<TitleCandidate> candidates = Candidates(4);
      guess = GuessTitle(candidates, kinds_);
      if (guess.found && IsIssuer(candidates[0].text)) {
        candidates.erase(candidates.begin());
        TitleGuess second = GuessTitle(candidates, kinds_);
        if (second.found) {
          Close(guess.paragraph, Role::meta);
          guess = second;
        }
      }
    }
    head().title = Trim(report_.title);
    if (!guess.found) return;
    title_paragraph_ = guess.paragraph;
    Close(guess.paragraph, Role::title);
    ByteRange range = raw_[guess.paragraph].range;
    std::string_view title = Slice(range);
    if (auto suffix = FindOutletSuffix(title, knowledge_)) {
      title_suffix_ = range.begin + suffix->begin;
      range.end = range.begin + suffix->title_end;
      if (head().outlet.empty()) head().outlet = suffix->outlet;
    }
    head().title_range = range;
    if (head().title.empty()) head().title = OneLine(Slice(range));
  }

  void ReadCaptions() {
    if (head().title.empty()) return;
    for (uint32_t i = 0; i < raw_.size(); ++i)
      if (open_[i] && RepeatsTitle(Para(i), head().title)) Close(i, Role::caption);
  }

  // The last character of a paragraph that is no quotation mark or bracket; a full stop before a
  // last bracket, "... closed. (Source: IRNA)", counts.
  char32_t LastMark(uint32_t i) const {
    std::string_view line = Para(i);
    if (line.ends_with(')') && line.size() > 2) {
      size_t from = line.size() - std::min(line.size(), kMaxTailBytes);
      size_t open = line.substr(from).rfind('(');
      if (open != std::string_view::npos && from + open > 0) {
        std::string_view before = Trim(line.substr(0, from + open));
        if (!before.empty() && IsTerminator(CharBefore(before, before.size()))) return '.';
      }
    }
    size_t pos = line.size();
    char32_t c = 0;
    for (int k = 0; k < 4 && pos > 0; ++k) {
      c = PreviousCodePoint(line, pos);
      if (!IsClosingQuote(c) && !IsClosingBracket(c) && c != '"' && c != '\'') break;
    }
    return c;
  }

  bool LooksLikeHeading(uint32_t i) const {
    std::string_view line = Para(i);
    if (!open_[i] || raw_[i].lines > 1 || line.size() > 100) return false;
    char32_t first = CharAt(line, 0), last = LastMark(i);
    if (!IsUpper(first) && !IsDigit(first)) return false;
    if (IsTerminator(last) || last == ':' || last == ',' || last == ';' || IsDashMark(last) ||
        last == '-' || last == '_')
      return false;
    return CountWords(line, kMaxHeadingWords) <= kMaxHeadingWords;
  }

  // Short lines without full stop between paragraphs of sentences.
  void ReadHeadings() {
    std::vector<uint32_t> headings;
    size_t open = 0, stopped = 0;
    for (uint32_t i = 0; i < raw_.size(); ++i) {
      if (!open_[i]) continue;
      ++open;
      stopped += IsTerminator(LastMark(i));
      if (LooksLikeHeading(i) && NextOpenIsText(i)) headings.push_back(i);
    }
    bool is_list = headings.size() > 2 && static_cast<double>(headings.size()) >
                                              kMaxHeadingShare * static_cast<double>(open);
    if (stopped < 2 || is_list) return;
    for (uint32_t i : headings) Close(i, Role::meta);
  }

  bool NextOpenIsText(uint32_t i) const {
    for (uint32_t k = i + 1; k < raw_.size() && k < i + 4; ++k)
      if (open_[k]) return raw_[k].lines > 1 || Para(k).size() > 100 || IsTerminator(LastMark(k));
    return false;
  }

  void ReadBlockQuotes() {
    size_t set_off = 0, open = 0;
    for (uint32_t i = 0; i < raw_.size(); ++i) {
      open += open_[i];
      set_off += open_[i] && raw_[i].set_off;
    }
    if (set_off * 2 >= open) return;  // a file that is indented throughout quotes nobody
    for (uint32_t i = 0; i < raw_.size(); ++i)
      if (open_[i] && raw_[i].set_off && raw_[i].lines > 1) Close(i, Role::quote);
  }

  void AddPart(uint32_t begin, uint32_t end, Role role, uint32_t paragraph) {
    while (begin < end) {
      size_t next = begin;
      if (!IsSpace(NextCodePoint(text_, next))) break;
      begin = static_cast<uint32_t>(next);
    }
    while (end > begin) {
      size_t previous = end;
      if (!IsSpace(PreviousCodePoint(text_, previous))) break;
      end = static_cast<uint32_t>(previous);
    }
    if (begin < end) layout_.parts.push_back({{begin, end}, role, paragraph});
  }

  void AddParts(uint32_t i) {
    ByteRange range = raw_[i].range;
    Role role = layout_.paragraphs[i].role;
    uint32_t begin = range.begin, end = range.end;
    if (role == Role::ticker) {
      AddPart(begin, ticker_label_end_[i], Role::meta, i);
      begin = ticker_label_end_[i];
    } else if (role == Role::title && title_suffix_ > 0 && title_paragraph_ == i) {
      AddPart(begin, title_suffix_, role, i);
      AddPart(title_suffix_, end, Role::meta, i);
      return;
    } else if (role == Role::body && open_[i]) {
      begin = TakeDateline(i);
      end = TakeTail(begin, range.end);
      if (begin >= end) layout_.paragraphs[i].role = Role::meta;
    }
    AddPart(begin, end, role, i);
    AddPart(end, range.end, Role::meta, i);
  }

  // "NATO - which has ...": capitals that name a body, and no country or capital.
  bool IsKnownBody(const std::string& name) const {
    auto hits = knowledge_.NamesOf(name);
    return !hits.empty() && std::all_of(hits.begin(), hits.end(), [](const NameHit& hit) {
      return hit.entity->kind != EntityKind::country;
    });
  }

  // Returns where the body goes on behind the dateline.
  uint32_t TakeDateline(uint32_t i) {
    uint32_t begin = raw_[i].range.begin;
    if (dateline_tries_ >= kMaxDatelineTries || !head().dateline.empty()) return begin;
    auto line = FindDateline(Para(i), kinds_, dateline_tries_ == 0);
    ++dateline_tries_;
    if (!line || (line->outlet.empty() && line->date.empty() && IsKnownBody(line->place)))
      return begin;
    head().dateline = {begin, begin + line->range.end};
    head().dateline_place = line->place;
    head().dateline_outlet = line->outlet;
    head().dateline_date = line->date;
    AddPart(begin, begin + line->range.end, Role::meta, i);
    return begin + line->range.end;
  }

  // "... he said. (Source: IRNA)": returns where the bracket begins, `end` where there is none.
  uint32_t TakeTail(uint32_t begin, uint32_t end) {
    if (end == begin || text_[end - 1] != ')') return end;
    uint32_t from =
        end - begin > kMaxTailBytes ? end - static_cast<uint32_t>(kMaxTailBytes) : begin;
    size_t open = text_.substr(from, end - from).rfind('(');
    if (open == std::string_view::npos) return end;
    auto start = from + static_cast<uint32_t>(open);
    std::string_view tail = text_.substr(start, end - start);
    LineMatch match = kinds_.Match(tail);
    if (match.kind != LineKind::credit && match.kind != LineKind::reporting) return end;
    if (match.kind == LineKind::credit)
      TakeCredits(tail.substr(match.rest.begin, match.rest.size()));
    return start;
  }

  void FillHead() {
    ReportHead& h = head();
    bool top = plain_paragraph_ == 0 || plain_paragraph_ < title_paragraph_;
    if (!labelled_date_.empty()) {
      h.published = labelled_date_;
      h.published_range = labelled_range_;
      // A bare date above a dated title is when somebody copied the page.
      if (!plain_date_.empty() && top && plain_date_ != labelled_date_ && h.scraped.empty())
        h.scraped = plain_date_;
    } else if (!plain_date_.empty()) {
      h.published = plain_date_;
      h.published_range = plain_range_;
    } else if (!updated_date_.empty()) {
      h.published = updated_date_;
      h.published_range = updated_range_;
    }
    TakeMetadata(h);
    if (h.outlet.empty() && !h.dateline_outlet.empty()) {
      std::string known = KnownOutlet(h.dateline_outlet, knowledge_);
      h.outlet = known.empty() ? h.dateline_outlet : known;
    }
    if (h.outlet.empty()) h.outlet = ticker_outlet_;
  }

  void TakeMetadata(ReportHead& h) const {
    if (!report_.outlet.empty()) h.outlet = Trim(report_.outlet);
    if (!report_.bylines.empty()) h.bylines = report_.bylines;
    if (report_.published.empty()) return;
    if (auto date = FindFullDate(report_.published)) {
      if (h.published != date->iso) h.published_range = {};
      h.published = date->iso;
    }
  }

  const RawReport& report_;
  std::string_view text_;
  const LineKinds& kinds_;
  const Knowledge& knowledge_;
  Layout layout_;
  std::vector<RawParagraph> raw_;
  std::vector<char> open_;  // paragraphs whose role is not yet settled
  std::string plain_date_, labelled_date_, updated_date_, ticker_outlet_;
  ByteRange plain_range_, labelled_range_, updated_range_;
  uint32_t plain_paragraph_ = 0, title_paragraph_ = 0;
  uint32_t title_suffix_ = 0;  // where the outlet behind the title begins; 0: there is none
  std::vector<uint32_t> ticker_label_end_;  // by paragraph
  size_t dateline_tries_ = 0;
};

}  // namespace

Layout ReadLayout(const RawReport& report, const LineKinds& kinds, const Knowledge& knowledge) {
  return LayoutReader(report, kinds, knowledge).Run();
}

}  // namespace dragoman
