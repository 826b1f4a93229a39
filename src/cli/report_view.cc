#include "cli/report_view.h"

#include <fmt/format.h>

#include <set>
#include <tuple>

#include "cli/entry.h"
#include "cli/styled.h"
#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

// How a kind of span is shown without colour, and what the legend calls it.
struct SpanLook {
  Style style;
  const char *open, *close, *name;
};
constexpr SpanLook kWords{Style::words, "[", "]", "words said"};
constexpr SpanLook kSpeaker{Style::speaker, "{", "}", "speaker"};
constexpr SpanLook kCue{Style::cue, "_", "_", "cue"};
constexpr SpanLook kTrigger{Style::trigger, "*", "*", "event"};
constexpr SpanLook kTime{Style::time, "<", ">", "time"};
constexpr SpanLook kPlace{Style::place, "@", "@", "place"};

// The text with a style for every character and marks put in between.
class MarkedText {
 public:
  MarkedText(const ReportRecord& record, bool color) : record_(record), color_(color) {
    for (size_t pos = 0; pos < record.text.size();) {
      starts_.push_back(static_cast<uint32_t>(pos));
      NextCodePoint(record.text, pos);
    }
    starts_.push_back(static_cast<uint32_t>(record.text.size()));
    styles_.assign(starts_.size(), Style::plain);
    before_.resize(starts_.size());
    after_.resize(starts_.size());
    Mark();
  }

  // Line by line; several blank lines in a row become one.
  void Print(Console& console) const {
    bool blank = true;
    for (size_t begin = 0; begin < starts_.size() && console.Alive();) {
      size_t end = begin;
      while (end + 1 < starts_.size() && record_.text[starts_[end]] != '\n') ++end;
      StyledText line = Line(begin, end);
      std::vector<std::string> lines = line.Lines(console.width(), console.color());
      bool empty = lines.size() == 1 && lines[0].empty();
      if (!(empty && blank))
        for (const std::string& one : lines) console.Print(one + "\n");
      blank = empty;
      begin = end + 1;
    }
  }

 private:
  void Paint(CharRange range, const SpanLook& look, const std::string& label = "",
             bool label_first = false) {
    if (range.empty() || range.end >= starts_.size()) return;
    // One speaker of several statements, one verb of several events: marked once, labelled each.
    if (label.empty() && !seen_.insert({range.begin, range.end, look.name}).second) return;
    for (uint32_t i = range.begin; i < range.end; ++i) styles_[i] = look.style;
    std::string open = color_ ? "" : look.open, close = color_ ? "" : look.close;
    if (label_first) open = color_ ? label + " " : open + label + " ";
    before_[range.begin] += open;
    // What opens later closes first.
    after_[range.end - 1] = close + (label_first ? "" : label) + after_[range.end - 1];
  }

  // Wide spans first: later ones paint over them.
  void Mark() {
    for (uint32_t n = 0; n < record_.sentences.size(); ++n) {
      const SentenceRecord& sentence = record_.sentences[n];
      if (sentence.words.range.empty()) continue;
      if (!InList(sentence.role, "body|title|ticker|quote"))
        for (uint32_t i = sentence.words.range.begin; i < sentence.words.range.end; ++i)
          styles_[i] = Style::faint;
      before_[sentence.words.range.begin] += fmt::format("§{} ", n);
    }
    for (uint32_t n = 0; n < record_.statements.size(); ++n)
      for (const Quoted& content : record_.statements[n].content)
        Paint(content.range, kWords, fmt::format("s{}", n + 1), true);
    for (const PlaceRecord& place : record_.places) Paint(place.range, kPlace);
    for (const TimeRecord& time : record_.times) Paint(time.range, kTime);
    for (const StatementRecord& s : record_.statements) {
      if (s.source) Paint(s.source->range, kSpeaker);
      if (s.cue) Paint(s.cue->range, kCue);
    }
    for (uint32_t n = 0; n < record_.events.size(); ++n)
      Paint(record_.events[n].trigger.range, kTrigger, fmt::format("e{}", n + 1));
  }

  StyledText Line(size_t begin, size_t end) const {
    StyledText line;
    for (size_t i = begin; i < end;) {
      if (!before_[i].empty()) line.Add(before_[i], Style::faint);
      size_t next = i + 1;
      while (next < end && styles_[next] == styles_[i] && before_[next].empty() &&
             after_[next - 1].empty())
        ++next;
      line.Add(std::string_view(record_.text).substr(starts_[i], starts_[next] - starts_[i]),
               styles_[i]);
      if (!after_[next - 1].empty()) line.Add(after_[next - 1], Style::faint);
      i = next;
    }
    return line;
  }

  const ReportRecord& record_;
  bool color_;
  std::vector<uint32_t> starts_;  // byte of each character, and the end
  std::vector<Style> styles_;
  std::vector<std::string> before_, after_;
  std::set<std::tuple<uint32_t, uint32_t, std::string_view>> seen_;
};

RowActor ActorOf(const ReportRecord& record, uint32_t n) {
  const ActorRecord& a = record.actors[n];
  return {a.name, a.entity, a.kind, a.code, a.sector, a.role, ""};
}
std::vector<RowActor> ActorsOf(const ReportRecord& record, const std::vector<uint32_t>& actors) {
  std::vector<RowActor> out;
  for (uint32_t n : actors) out.push_back(ActorOf(record, n));
  return out;
}
std::vector<RowActor> ActorsOf(const ReportRecord& record, const std::vector<ActorUse>& uses) {
  std::vector<RowActor> out;
  for (const ActorUse& use : uses) {
    out.push_back(ActorOf(record, use.actor));
    out.back().stance = use.stance;
  }
  return out;
}

// The records of one report as the rows that a query would give.
std::vector<TimelineRow> RowsOf(const ReportRecord& record) {
  std::vector<TimelineRow> rows;
  auto source = [&](uint32_t sentence) {
    RowSource out;
    out.report_id = record.info.id;
    out.reported = record.info.date;
    out.sentence = sentence;
    if (sentence < record.sentences.size())
      out.sentence_text = record.sentences[sentence].words.text;
    return out;
  };
  auto statement_id = [&](const std::optional<uint32_t>& n) {
    return n ? StatementId(record.info.id, *n) : std::string();
  };
  for (const StatementRecord& s : record.statements)
    rows.push_back(StatementRow{source(s.sentence), s, ActorsOf(record, s.speakers),
                                ActorsOf(record, s.addressees), ActorsOf(record, s.about),
                                ActorsOf(record, s.via), statement_id(s.parent)});
  for (const EventRecord& e : record.events) {
    std::string denies = e.denies_event ? EventId(record.info.id, *e.denies_event)
                                        : statement_id(e.denies_statement);
    rows.push_back(EventRow{source(e.sentence), e, ActorsOf(record, e.actors),
                            ActorsOf(record, e.recipients), "", statement_id(e.statement), denies});
  }
  for (const StandingRecord& t : record.standings)
    rows.push_back(StandingRow{source(t.sentence), t, ActorsOf(record, t.holders),
                               ActorsOf(record, t.targets), statement_id(t.statement), ""});
  return rows;
}

TellerMap TellersOf(const ReportRecord& record) {
  TellerMap tellers;
  for (uint32_t n = 0; n < record.statements.size(); ++n) {
    std::vector<std::string> names;
    for (const ActorUse& use : record.statements[n].speakers)
      names.push_back(record.actors[use.actor].name);
    tellers[StatementId(record.info.id, n)] = Join(names, ", ");
  }
  return tellers;
}

void PrintWrapped(Console& console, const StyledText& text, size_t indent) {
  size_t width = console.width() == 0 ? 0 : console.width() - indent;
  for (const std::string& line : text.Lines(width, console.color()))
    console.Print(std::string(indent, ' ') + line + "\n");
}

void PrintHead(Console& console, const ReportInfo& info) {
  if (!info.title.empty()) PrintWrapped(console, StyledText(info.title, Style::strong), 0);
  StyledText about(info.outlet.empty() ? "no outlet" : info.outlet);
  if (info.date.empty())
    about.Add(" · undated");
  else
    about.Add((info.published.empty() ? " · about " : " · ") + info.date);
  if (!info.bylines.empty()) about.Add(" · by " + Join(info.bylines, ", "));
  if (!info.credits.empty()) about.Add(" · credits " + Join(info.credits, ", "));
  PrintWrapped(console, about, 0);
  StyledText where(info.id, Style::faint);
  for (const std::string& more : {info.path, info.url})
    if (!more.empty()) where.Add(" · " + more, Style::faint);
  PrintWrapped(console, where, 0);
  console.Print("\n");
}

void PrintLegend(Console& console) {
  StyledText legend;
  for (const SpanLook* look : {&kWords, &kSpeaker, &kCue, &kTrigger, &kTime, &kPlace}) {
    if (!legend.empty()) legend.Add(" · ", Style::faint);
    if (console.color())
      legend.Add(look->name, look->style);
    else
      legend.Add(std::string(look->open) + look->name + look->close);
  }
  legend.Add(" · §n sentence, s1 e1 t1: see below", Style::faint);
  console.Print("\n");
  PrintWrapped(console, legend, 0);
}

void PrintRecord(Console& console, const TimelineRow& row, uint32_t number,
                 const TellerMap& tellers) {
  static constexpr char kLetters[] = {'s', 'e', 't'};
  Entry entry = EntryOf(row, tellers);
  auto confidence = std::visit([](const auto& r) { return r.record.confidence; }, row);
  auto why = std::visit([](const auto& r) { return r.record.why; }, row);
  StyledText line(fmt::format("{}{} ", kLetters[row.index()], number + 1), entry.kind_style);
  line.Add(entry.date + "  ").Add(entry.headline);
  line.Add(fmt::format(" §{} · {:.2f}", entry.source.sentence, confidence), Style::faint);
  PrintWrapped(console, line, 2);
  std::string words;
  for (const std::string& mark : entry.marks) words += (words.empty() ? "" : " … ") + mark;
  if (!entry.more.empty()) words += (words.empty() ? "" : " … ") + entry.more;
  PrintWrapped(console, StyledText(words, Style::plain), 6);
  if (!why.empty()) PrintWrapped(console, StyledText("why: " + why, Style::faint), 6);
}

}  // namespace

void PrintReport(Console& console, const ReportRecord& record) {
  PrintHead(console, record.info);
  MarkedText(record, console.color()).Print(console);
  PrintLegend(console);
  TellerMap tellers = TellersOf(record);
  static constexpr const char* kTitles[] = {"Statements", "Events", "Standings"};
  size_t last = 3;
  uint32_t number = 0;
  for (const TimelineRow& row : RowsOf(record)) {
    if (row.index() != last) {
      console.Print("\n" + Paint(kTitles[row.index()], Style::strong, console.color()) + "\n");
      number = 0;
    }
    last = row.index();
    PrintRecord(console, row, number++, tellers);
  }
  if (last == 3) console.Print("\nNothing was found in it.\n");
  if (!record.notices.empty())
    console.Print("\n" + Paint("Notices", Style::strong, console.color()) + "\n");
  for (const NoticeRecord& notice : record.notices)
    PrintWrapped(console, StyledText(notice.kind + ": " + notice.message), 2);
}

}  // namespace dragoman
