#include "cli/entry.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kShownNames = 4;
constexpr size_t kNarrow = 64;  // columns; below it the text starts further left

void AddNames(StyledText& out, const std::vector<RowActor>& actors) {
  for (size_t i = 0; i < actors.size(); ++i) {
    if (i == kShownNames && actors.size() > kShownNames + 1) {
      out.Add(fmt::format(" and {} more", actors.size() - i));
      return;
    }
    if (i > 0) out.Add(i + 1 == actors.size() ? " and " : ", ");
    out.Add(actors[i].name, Style::strong);
  }
}

// What of the words stands in the sentence, and what beyond it.
void MarkWords(const std::vector<Quoted>& parts, Entry& entry) {
  const std::string& sentence = entry.source.sentence_text;
  uint32_t last_end = 0;
  for (const Quoted& part : parts) {
    std::string rest = part.text;
    if (sentence.find(rest) != std::string::npos) {
      entry.marks.push_back(rest);
      rest.clear();
    } else {
      // It begins in the sentence and goes on behind it.
      for (size_t at = 0; at < sentence.size() && !rest.empty(); ++at)
        if (std::string_view tail = std::string_view(sentence).substr(at); rest.starts_with(tail)) {
          entry.marks.emplace_back(tail);
          rest = std::string(Trim(std::string_view(part.text).substr(tail.size())));
          break;
        }
    }
    if (!rest.empty()) {
      if (!entry.more.empty()) entry.more += part.range.begin <= last_end + 2 ? " " : " … ";
      entry.more += rest;
    }
    last_end = part.range.end;
  }
}

void AddTeller(StyledText& headline, const std::string& statement_id, const TellerMap& tellers) {
  auto it = tellers.find(statement_id);
  if (it != tellers.end() && !it->second.empty())
    headline.Add(", says ", Style::faint).Add(it->second);
}

std::string DateOf(const std::optional<DateRecord>& date, const Days& days) {
  if (date && DaysOf(date->value)) return date->value;
  if (days.first.empty()) return "undated";
  return days.first == days.last ? days.first : days.first + "/";
}

Entry Describe(const StatementRow& row, const TellerMap&) {
  Entry entry;
  entry.date = DateOf(row.record.date, row.record.days);
  entry.kind = "STATEMENT";
  entry.kind_style = Style::statement;
  entry.source = row.source;
  StyledText& line = entry.headline;
  if (!row.speakers.empty())
    AddNames(line, row.speakers);
  else
    line.Add(row.record.source ? row.record.source->text : "nobody named", Style::strong);
  if (!row.addressees.empty()) {
    line.Add(" to ");
    AddNames(line, row.addressees);
  }
  const char* before = " on ";
  for (const RowActor& about : row.about) {
    line.Add(before).Add(about.name, Style::strong);
    if (!about.stance.empty()) line.Add(" (").Add(about.stance, ValueStyle(about.stance)).Add(")");
    before = ", ";
  }
  if (row.record.place && !row.record.place->name.empty())
    line.Add(" · in ", Style::faint).Add(row.record.place->name);
  if (!row.via.empty()) {
    line.Add(" · through ", Style::faint);
    for (size_t i = 0; i < row.via.size(); ++i) line.Add(i > 0 ? ", " : "").Add(row.via[i].name);
  }
  MarkWords(row.record.content, entry);
  return entry;
}

Entry Describe(const EventRow& row, const TellerMap& tellers) {
  const EventRecord& r = row.record;
  Entry entry;
  entry.date = DateOf(r.date, r.days);
  entry.kind = "EVENT";
  entry.kind_style = Style::event;
  entry.source = row.source;
  StyledText& line = entry.headline;
  if (row.actors.empty())
    line.Add("somebody");
  else
    AddNames(line, row.actors);
  if (!row.recipients.empty()) {
    line.Add(" → ");
    AddNames(line, row.recipients);
  }
  Style style = r.score > 0 ? Style::friendly : r.score < 0 ? Style::hostile : Style::plain;
  line.Add(": ").Add(r.type, style);
  if (!r.mode.empty()) line.Add(" " + r.mode, style);
  if (r.status != "occurred") line.Add(" (" + r.status + ")");
  if (r.place && !r.place->name.empty()) line.Add(" · in ", Style::faint).Add(r.place->name);
  if (!row.denies_id.empty())
    line.Add(" · denies ", Style::faint).Add(row.denies_id.substr(row.denies_id.rfind('#') + 1));
  AddTeller(line, row.statement_id, tellers);
  entry.marks.push_back(r.trigger.text);
  return entry;
}

Entry Describe(const StandingRow& row, const TellerMap& tellers) {
  const StandingRecord& r = row.record;
  Entry entry;
  entry.date = r.since.empty() ? DateOf(std::nullopt, r.days) : r.since;
  if (r.since.empty() && !row.source.reported.empty()) entry.date = row.source.reported;
  entry.kind = "STANDING";
  entry.kind_style = Style::standing;
  entry.source = row.source;
  StyledText& line = entry.headline;
  AddNames(line, row.holders);
  line.Add(" → ");
  AddNames(line, row.targets);
  line.Add(": " + r.kind + " ").Add(r.value, ValueStyle(r.value));
  if (!r.since.empty()) line.Add(" · since ", Style::faint).Add(r.since);
  if (!r.until.empty()) line.Add(" · until ", Style::faint).Add(r.until);
  AddTeller(line, row.statement_id, tellers);
  for (const Quoted& evidence : r.evidence) entry.marks.push_back(evidence.text);
  return entry;
}

class EntryPrinter {
 public:
  EntryPrinter(Console& console, const std::vector<Entry>& entries)
      : console_(console), entries_(entries), color_(console.color()), width_(console.width()) {
    for (const Entry& entry : entries) {
      date_width_ = std::max(date_width_, entry.date.size());
      kind_width_ = std::max(kind_width_, entry.kind.size());
    }
    indent_ = width_ < kNarrow ? 2 : date_width_ + 2;
  }

  void Print() {
    for (size_t i = 0; i < entries_.size() && console_.Alive(); ++i) {
      if (width_ == 0) {
        OneLine(entries_[i]);
        continue;
      }
      bool joined = i > 0 && SameSentence(entries_[i - 1], entries_[i]);
      bool joins = i + 1 < entries_.size() && SameSentence(entries_[i], entries_[i + 1]);
      if (!joined) group_.clear();
      group_.push_back(&entries_[i]);
      Head(entries_[i], joined && entries_[i - 1].date == entries_[i].date);
      if (!joins) Evidence();
    }
  }

 private:
  static bool SameSentence(const Entry& a, const Entry& b) {
    return a.source.report_id == b.source.report_id && a.source.sentence == b.source.sentence;
  }

  // date, kind, headline, sentence, title, outlet, date of the report, report §n
  void OneLine(const Entry& entry) {
    std::string line = Paint(entry.date, Style::date, color_);
    if (!entry.kind.empty()) line += "\t" + Paint(entry.kind, entry.kind_style, color_);
    line += "\t" + entry.headline.OneLine(color_);
    StyledText sentence = MarkedSentence(entry.source.sentence_text, entry.marks);
    if (!entry.more.empty()) sentence.Add(" … ").Add(entry.more);
    line += "\t" + sentence.OneLine(color_);
    const RowSource& s = entry.source;
    line += "\t" + StyledText(s.title).OneLine(false) + "\t" + StyledText(s.outlet).OneLine(false);
    line += "\t" + ReportDate(s) + "\t";
    line += StyledText(ReportLabel(s.report_id, s.path, false)).OneLine(false);
    console_.Print(line + fmt::format(" §{}\n", s.sentence));
  }

  void Head(const Entry& entry, bool same_date) {
    std::string line = same_date ? std::string(date_width_, ' ')
                                 : Paint(entry.date, Style::date, color_) +
                                       std::string(date_width_ - entry.date.size(), ' ');
    size_t at = date_width_ + 2;
    line += "  ";
    if (kind_width_ > 0) {
      line += Paint(entry.kind, entry.kind_style, color_);
      line += std::string(kind_width_ - entry.kind.size() + 2, ' ');
      at += kind_width_ + 2;
    }
    if (width_ < kNarrow) {  // the headline on a line of its own
      console_.Print(line.substr(0, line.find_last_not_of(' ') + 1) + "\n");
      for (const std::string& text : entry.headline.Lines(width_ - indent_, color_))
        console_.Print(std::string(indent_, ' ') + text + "\n");
      return;
    }
    std::vector<std::string> lines = entry.headline.Lines(width_ - at, color_);
    for (size_t i = 0; i < lines.size(); ++i)
      console_.Print((i == 0 ? line : std::string(at, ' ')) + lines[i] + "\n");
  }

  // The sentence of the group, framed, and where it stands.
  void Evidence() {
    std::vector<std::string> marks;
    std::string more;
    for (const Entry* entry : group_) {
      marks.insert(marks.end(), entry->marks.begin(), entry->marks.end());
      if (entry->more.size() > more.size()) more = entry->more;
    }
    const RowSource& source = group_.back()->source;
    StyledText sentence = MarkedSentence(source.sentence_text, marks);
    if (!more.empty()) sentence.Add(" … ").Add(more);
    Framed("│ ", sentence);
    Framed("└ ", SourceLine(source, true));
  }

  void Framed(const char* frame, const StyledText& text) {
    bool last = std::string_view(frame) == "└ ";
    std::string indent(indent_, ' ');
    std::vector<std::string> lines = text.Lines(width_ - indent_ - 2, color_);
    for (size_t i = 0; i < lines.size(); ++i)
      console_.Print(indent + Paint(i > 0 && last ? "  " : frame, Style::faint, color_) + lines[i] +
                     "\n");
  }

  Console& console_;
  const std::vector<Entry>& entries_;
  bool color_;
  size_t width_, indent_ = 0, date_width_ = 7, kind_width_ = 0;
  std::vector<const Entry*> group_;
};

}  // namespace

Style ValueStyle(std::string_view value) {
  if (InList(value,
             "supportive|conciliatory|ally|partner|full|establishing|recognised|peace|"
             "lifted|ceasefire|contacts"))
    return Style::friendly;
  if (InList(value,
             "hostile|critical|rival|enemy|severed|suspended|none|banned|terrorist|"
             "sanctioned|at-war|hostile-acts|not-recognised"))
    return Style::hostile;
  return Style::plain;
}

TellerMap FindTellers(Ledger& ledger, const std::vector<TimelineRow>& rows) {
  std::map<std::string, std::vector<uint32_t>> wanted;  // report -> statements
  for (const TimelineRow& row : rows) {
    if (const auto* e = std::get_if<EventRow>(&row))
      if (e->record.statement) wanted[e->source.report_id].push_back(*e->record.statement);
    if (const auto* t = std::get_if<StandingRow>(&row))
      if (t->record.statement) wanted[t->source.report_id].push_back(*t->record.statement);
  }
  TellerMap tellers;
  for (const auto& [report, statements] : wanted) {
    Result<ReportRecord> record = FindReport(ledger, report);
    if (!record) continue;  // taken away since; the row says what it can without
    for (uint32_t n : statements) {
      if (n >= record->statements.size()) continue;
      std::vector<std::string> names;
      for (const ActorUse& use : record->statements[n].speakers)
        names.push_back(record->actors[use.actor].name);
      tellers[StatementId(report, n)] = Join(names, ", ");
    }
  }
  return tellers;
}

Entry EntryOf(const TimelineRow& row, const TellerMap& tellers) {
  return std::visit([&](const auto& one) { return Describe(one, tellers); }, row);
}

void PrintEntries(Console& console, const std::vector<Entry>& entries) {
  EntryPrinter(console, entries).Print();
}

std::string ReportDate(const RowSource& source) {
  if (source.reported.empty()) return "undated";
  return source.reported_is_inferred ? "about " + source.reported : source.reported;
}

std::string ReportLabel(const std::string& id, const std::string& path, bool short_path) {
  // "sha256:1234~2" is the second version of a file: only its id tells it from the first.
  if (!id.starts_with("sha256:") || path.empty() || path == "-" ||
      id.find('~') != std::string::npos)
    return id;
  size_t slash = path.rfind('/');
  return short_path && slash != std::string::npos ? path.substr(slash + 1) : path;
}

StyledText SourceLine(const RowSource& source, bool short_path) {
  StyledText line;
  if (!source.title.empty() && source.title != source.sentence_text)
    line.Add(source.title, Style::faint).Add(" · ", Style::faint);
  line.Add(source.outlet.empty() ? "no outlet" : source.outlet, Style::faint);
  line.Add(" · " + ReportDate(source) + " · ", Style::faint);
  line.Add(ReportLabel(source.report_id, source.path, short_path), Style::faint);
  line.Add(fmt::format(" §{}", source.sentence), Style::faint);
  return line;
}

StyledText MarkedSentence(const std::string& sentence, const std::vector<std::string>& marks) {
  std::vector<bool> strong(sentence.size(), false);
  for (const std::string& mark : marks) {
    size_t at = mark.empty() ? std::string::npos : sentence.find(mark);
    if (at == std::string::npos) continue;
    std::fill_n(strong.begin() + static_cast<std::ptrdiff_t>(at), mark.size(), true);
  }
  StyledText out;
  for (size_t i = 0; i < sentence.size();) {
    size_t end = i;
    while (end < sentence.size() && strong[end] == strong[i]) ++end;
    out.Add(std::string_view(sentence).substr(i, end - i),
            strong[i] ? Style::strong : Style::plain);
    i = end;
  }
  return out;
}

}  // namespace dragoman
