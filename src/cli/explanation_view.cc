#include "cli/explanation_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/styled.h"
#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr size_t kDefaultWidth = 80;  // where nobody looks on: this is text to be read, not data
constexpr size_t kShownMisses = 6;    // rows that do not fit; `--format json` has all

class View {
 public:
  View(Console& console, const Explanation& explanation, const ExplainedSentence& sentence)
      : console_(console), record_(explanation.record), sentence_(sentence) {}

  void Print() {
    Line(0, StyledText(fmt::format("§{} {}  ", sentence_.number, sentence_.role), Style::faint)
                .Add(sentence_.text, Style::strong));
    if (!sentence_.nothing.empty()) Line(2, StyledText("no event: " + sentence_.nothing));
    for (uint32_t n : sentence_.events) Event(n);
    if (!sentence_.words.empty()) Title("words that the tables have");
    for (const ExplainedWord& word : sentence_.words) Word(word);
    if (!sentence_.actors.empty()) Actors();
    Parse();
    console_.Print("\n");
  }

 private:
  void Line(size_t indent, const StyledText& text) {
    size_t width = console_.width() == 0 ? kDefaultWidth : console_.width();
    for (const std::string& line : text.Lines(width - indent, console_.color()))
      console_.Print(std::string(indent, ' ') + line + "\n");
  }
  void Title(const char* title) { Line(2, StyledText(title, Style::faint)); }

  static std::string NamesOr(const std::vector<std::string>& names, const char* nobody) {
    return names.empty() ? nobody : Join(names, ", ");
  }
  std::vector<std::string> Names(const std::vector<uint32_t>& actors) const {
    std::vector<std::string> names;
    for (uint32_t actor : actors) names.push_back(record_.actors[actor].name);
    return names;
  }

  void Event(uint32_t n) {
    const EventRecord& event = record_.events[n];
    StyledText line(fmt::format("e{} ", n + 1), Style::event);
    line.Add(event.mode.empty() ? event.type : event.type + " " + event.mode, Style::strong);
    line.Add(fmt::format(": {} → {}", NamesOr(Names(event.actors), "nobody"),
                         NamesOr(Names(event.recipients), "nobody")));
    Line(2, line);
    std::string date = event.date
                           ? fmt::format("{} (from {})", event.date->value, event.date->basis)
                           : "no date told";
    std::string place = event.place
                            ? fmt::format("{} (from {})", event.place->name, event.place->basis)
                            : "no place told";
    Line(5, StyledText(fmt::format("{} · {} · {} · score {:g} (plover_scores.tsv {}) · sure {:.2f}",
                                   event.status, date, place, event.score,
                                   event.mode.empty() ? event.type : event.type + " " + event.mode,
                                   event.confidence)));
    Line(5, StyledText("why: " + event.why, Style::faint));
  }

  void Word(const ExplainedWord& word) {
    StyledText line(word.word, Style::trigger);
    line.Add(fmt::format(" (word {})  ", word.number), Style::faint);
    line.Add(word.event ? fmt::format("event e{}", *word.event + 1) : word.outcome);
    if (!word.type.empty()) {
      line.Add(fmt::format(" · {} · {} → {}",
                           word.mode.empty() ? word.type : word.type + " " + word.mode,
                           NamesOr(word.actors, "nobody"), NamesOr(word.recipients, "nobody")));
      if (!word.mode_from.empty()) line.Add(" · mode from " + word.mode_from);
    }
    if (!word.content.empty()) line.Add(fmt::format(" · about “{}”", word.content));
    Line(4, line);
    size_t misses = 0;
    for (const TracedRow& row : word.rows) {
      if (!row.fits && ++misses > kShownMisses) continue;
      Row(row);
    }
    if (misses > kShownMisses)
      Line(6, StyledText(fmt::format("and {} rows more that do not fit", misses - kShownMisses),
                         Style::faint));
  }

  // Lists break at their bars: "obj=release| return| exchange".
  static std::string Breakable(const std::string& condition) {
    std::string out;
    for (char c : condition) out += c == '|' ? std::string("| ") : std::string(1, c);
    return out;
  }

  void Row(const TracedRow& row) {
    std::string verdict =
        row.chosen ? fmt::format("taken (weight {})", row.weight)
        : row.fits ? fmt::format("fits, weight {}, not the first or heaviest", row.weight)
                   : "wants " + Breakable(row.misses);
    Line(6, StyledText(row.chosen ? "+ " : "- ", Style::faint)
                .Add(fmt::format("{} {}: {}", row.source, row.reads, verdict),
                     row.chosen ? Style::plain : Style::faint));
  }

  void Actors() {
    Title("actors");
    StyledText line;
    for (const ExplainedActor& actor : sentence_.actors) {
      if (!line.empty()) line.Add(" · ", Style::faint);
      line.Add(actor.words, Style::speaker);
      std::string code = actor.sector.empty() ? actor.code : actor.code + "/" + actor.sector;
      line.Add(fmt::format(" = {}{}", actor.name, code.empty() ? "" : " (" + code + ")"));
    }
    Line(4, line);
  }

  // In a column of so many places: filled up, or cut with a mark where it is longer.
  static std::string Fit(const std::string& text, size_t width) {
    std::string safe = SafeForTerminal(text, true), out;
    if (DisplayWidth(safe) < width) return safe + std::string(width - DisplayWidth(safe), ' ');
    for (size_t pos = 0; pos < safe.size();) {
      size_t next = pos;
      NextCodePoint(safe, next);
      if (DisplayWidth(out) + DisplayWidth(safe.substr(pos, next - pos)) + 2 > width) break;
      out += safe.substr(pos, next - pos);
      pos = next;
    }
    return out + "… ";
  }

  // Number, word, tag, relation and head, in columns.
  void Parse() {
    if (sentence_.tokens.empty()) return;
    Title("parse");
    for (const ExplainedToken& token : sentence_.tokens) {
      bool root = token.head == 0 || token.head > sentence_.tokens.size();
      std::string head =
          root ? "·" : fmt::format("→ {} {}", token.head, sentence_.tokens[token.head - 1].form);
      std::string line = fmt::format("{:>7} {}{}{}{}", token.number, Fit(token.form, 20),
                                     Fit(token.upos, 6), Fit(token.relation, 14), Fit(head, 26));
      line.erase(line.find_last_not_of(' ') + 1);
      console_.Print(line + "\n");
    }
  }

  Console& console_;
  const ReportRecord& record_;
  const ExplainedSentence& sentence_;
};

}  // namespace

void PrintExplanation(Console& console, const Explanation& explanation,
                      const ExplainedSentence& sentence) {
  View(console, explanation, sentence).Print();
}

}  // namespace dragoman
