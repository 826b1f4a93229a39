#include "golden/facts.h"

#include <fmt/format.h>

#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/knowledge.h"

namespace dragoman::golden {
namespace {

using Json = nlohmann::json;
using Chars = std::pair<size_t, size_t>;  // bytes of the text

std::string Text(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

class Comparer {
 public:
  Comparer(const Json& expected, const ReportRecord& record)
      : expected_(expected), record_(record), text_(record.text) {
    for (size_t pos = 0; pos < text_.size(); NextCodePoint(text_, pos)) bytes_.push_back(pos);
    bytes_.push_back(text_.size());
  }

  Comparison Run() {
    Head();
    Statements();
    Events();
    Standings();
    return std::move(out_);
  }

 private:
  void Fact(const std::string& name, bool holds) { out_.facts[name] = holds; }

  // ---- spans
  Chars Find(const Json& span) const {
    if (span.is_string()) return At(span.get<std::string>(), 0, 1);
    std::string words = span.at("t");
    if (span.contains("near")) {
      size_t near = text_.find(span.at("near").get<std::string>());
      return near == std::string::npos ? Chars{} : At(words, near, 1);
    }
    return At(words, 0, span.value("nth", 1));
  }
  Chars At(const std::string& words, size_t from, int nth) const {
    size_t at = from;
    for (;; ++at) {
      at = text_.find(words, at);
      if (at == std::string::npos) return {};
      if (--nth == 0) return {at, at + words.size()};
    }
  }
  Chars Of(CharRange range) const { return {bytes_[range.begin], bytes_[range.end]}; }
  static bool Overlap(Chars a, Chars b) { return a.first < b.second && b.first < a.second; }

  // Words (by their start) that the spans hold: what overlap is counted in.
  std::set<size_t> Words(const std::vector<Chars>& spans) const {
    std::set<size_t> starts;
    for (auto [begin, end] : spans) {
      bool inside = false;
      for (size_t pos = begin; pos < end;) {
        size_t start = pos;
        char32_t c = NextCodePoint(text_, pos);
        bool letter = IsAlpha(c) || IsDigit(c);
        if (letter && !inside) starts.insert(start);
        inside = letter;
      }
    }
    return starts;
  }
  static double Jaccard(const std::set<size_t>& a, const std::set<size_t>& b) {
    size_t both = 0;
    for (size_t x : a) both += b.contains(x);
    size_t all = a.size() + b.size() - both;
    return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
  }

  // ---- actors
  static std::set<std::string> NameWords(std::string_view name) {
    std::set<std::string> words;
    std::string word;
    for (char c : FoldName(name) + " ") {
      bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                    (static_cast<unsigned char>(c) & 0x80);
      if (letter) {
        word.push_back(c);
      } else if (!word.empty()) {
        words.insert(std::exchange(word, ""));
      }
    }
    for (const char* stop : {"the", "of", "and", "a", "in", "for"}) words.erase(stop);
    return words;
  }
  bool SameActor(const Json& want, uint32_t index) const {
    const ActorRecord& got = record_.actors[index];
    std::set<std::string> names = NameWords(Text(want.value("name", Json())));
    bool shared = false;
    std::vector<std::string> forms = got.aliases;
    forms.push_back(got.name);
    for (const std::string& form : forms)
      for (const std::string& word : NameWords(form)) shared |= names.contains(word);
    std::string code = Text(want.value("code", Json()));
    if (code.empty() || got.code.empty()) return shared;
    if (code != got.code) return false;
    std::string sector = Text(want.value("sector", Json()));
    bool state = (sector.empty() || sector == "GOV") && (got.sector.empty() || got.sector == "GOV");
    return shared || (code != "IGO" && (state || sector == got.sector));
  }
  bool SameActors(const Json& want, const std::vector<uint32_t>& got) const {
    if (want.empty() || got.empty()) return want.empty() && got.empty();
    bool all = true;
    for (const Json& one : want)
      all &= std::any_of(got.begin(), got.end(),
                         [&](uint32_t index) { return SameActor(one, index); });
    for (uint32_t index : got)
      all &= std::any_of(want.begin(), want.end(),
                         [&](const Json& one) { return SameActor(one, index); });
    return all;
  }
  static std::vector<uint32_t> Indexes(const std::vector<ActorUse>& uses) {
    std::vector<uint32_t> out;
    for (const ActorUse& use : uses) out.push_back(use.actor);
    return out;
  }

  // ---- head
  void Head() {
    const ReportInfo& info = record_.info;
    Fact("title", info.title == Text(expected_.at("title")));
    Fact("outlet", SameOutlet(info.outlet, Text(expected_.at("outlet"))));
    Fact("bylines", Json(info.bylines) == expected_.at("bylines"));
    Fact("published", info.published == Text(expected_.at("published")));
    Fact("published_inferred", info.inferred == Text(expected_.at("published_inferred")));
    Fact("credits", Json(info.credits) == expected_.at("credits"));
    Lines("ticker", expected_.at("tickers"), "ticker");
    Lines("caption", expected_.at("captions"), "caption");
    Lines("meta", expected_.at("meta"), "meta");
    for (const Json& notice : expected_.at("notices")) {
      std::string kind = notice;
      bool there = std::any_of(record_.notices.begin(), record_.notices.end(),
                               [&](const NoticeRecord& n) { return n.kind == kind; });
      Fact("notice " + kind, there);
    }
  }
  // "The Khorasan Diary" may be told as "TKD": the table's name for the report's words.
  static bool SameOutlet(const std::string& got, const std::string& want) {
    static const std::shared_ptr<const Knowledge> knowledge = Knowledge::Builtin().value();
    for (const NameHit& a : knowledge->NamesOf(got))
      for (const NameHit& b : knowledge->NamesOf(want))
        if (a.entity == b.entity && a.entity->kind == EntityKind::outlet) return true;
    return got == want ||
           (!want.empty() && !got.empty() &&
            (got.find(want) != std::string::npos || want.find(got) != std::string::npos));
  }
  void Lines(const std::string& fact, const Json& lines, std::string_view role) {
    size_t number = 0;
    for (const Json& line : lines) {
      size_t begin = text_.rfind(line.get<std::string>());
      if (role == "caption" || role == "meta" || role == "ticker")
        begin = FindLine(line.get<std::string>());
      bool good = begin != std::string::npos;
      for (const SentenceRecord& sentence : record_.sentences)
        if (good &&
            Overlap(Of(sentence.words.range), {begin, begin + line.get<std::string>().size()}))
          good &= sentence.role == role;
      Fact(fmt::format("{} {}", fact, ++number), good);
    }
  }
  // Where the line stands by itself, else where it first occurs.
  size_t FindLine(const std::string& line) const {
    for (size_t at = text_.find(line); at != std::string::npos; at = text_.find(line, at + 1)) {
      bool starts = at == 0 || text_[at - 1] == '\n';
      size_t end = at + line.size();
      if (starts && (end == text_.size() || text_[end] == '\n' || text_[end] == '\r')) return at;
    }
    return text_.find(line);
  }

  // ---- records: greedy one-to-one by score
  template <class Score>
  std::vector<std::optional<size_t>> Match(size_t want, size_t got, Score score) const {
    std::vector<std::tuple<double, size_t, size_t>> pairs;
    for (size_t i = 0; i < want; ++i)
      for (size_t j = 0; j < got; ++j)
        if (double s = score(i, j); s > 0) pairs.emplace_back(-s, i, j);
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::optional<size_t>> match(want);
    std::set<size_t> used;
    for (auto [s, i, j] : pairs) {
      if (match[i] || used.contains(j)) continue;
      match[i] = j;
      used.insert(j);
    }
    return match;
  }
  static size_t CountMatched(const std::vector<std::optional<size_t>>& match) {
    size_t n = 0;
    for (const auto& m : match) n += m.has_value();
    return n;
  }

  void Statements() {
    const Json& want = expected_.at("statements");
    std::vector<std::set<size_t>> wanted, made;
    for (const Json& s : want) {
      std::vector<Chars> spans;
      for (const Json& c : s.at("content")) spans.push_back(Find(c));
      wanted.push_back(Words(spans));
    }
    for (const StatementRecord& s : record_.statements) {
      std::vector<Chars> spans;
      for (const Quoted& c : s.content) spans.push_back(Of(c.range));
      made.push_back(Words(spans));
    }
    auto match = Match(wanted.size(), made.size(), [&](size_t i, size_t j) {
      double overlap = Jaccard(wanted[i], made[j]);
      return overlap >= 0.5 ? overlap : 0;
    });
    out_.precision["statements"] = {made.size(), CountMatched(match)};
    for (size_t i = 0; i < want.size(); ++i) {
      std::string name = fmt::format("statement {:02}", i + 1);
      Fact(name, match[i].has_value());
      if (!match[i]) continue;
      StatementFacts(name, want[i], record_.statements[*match[i]]);
    }
  }

  void StatementFacts(const std::string& name, const Json& want, const StatementRecord& got) {
    Fact(name + " kind", got.kind == Text(want.at("kind")));
    const Json& speaker = want.at("speaker");
    bool nobody = speaker.is_null() || Text(speaker.value("name", Json())).empty();
    std::vector<uint32_t> speakers = Indexes(got.speakers);
    Fact(name + " speaker",
         nobody ? speakers.empty()
                : std::any_of(speakers.begin(), speakers.end(),
                              [&](uint32_t index) { return SameActor(speaker, index); }));
    if (!want.at("source").is_null())
      Fact(name + " source", got.source && Overlap(Of(got.source->range), Find(want.at("source"))));
    for (const Json& about : want.at("about")) {
      if (about.at("stance").is_null()) continue;
      bool same = std::any_of(got.about.begin(), got.about.end(), [&](const ActorUse& use) {
        return SameActor(about, use.actor) && use.stance == Text(about.at("stance"));
      });
      Fact(fmt::format("{} stance towards {}", name, Text(about.at("name"))), same);
    }
    const Json& via = want.at("via");
    bool same_chain = via.size() == got.via.size();
    for (size_t k = 0; same_chain && k < via.size(); ++k)
      same_chain = SameActor(Json{{"name", via[k]}}, got.via[k].actor);
    Fact(name + " via", same_chain);
    if (!want.at("date").is_null())
      Fact(name + " date", got.date && got.date->value == Text(want.at("date")));
    if (!want.at("place").is_null())
      Fact(name + " place", got.place && got.place->name == Text(want.at("place")));
  }

  void Events() {
    const Json& want = expected_.at("events");
    auto match = Match(want.size(), record_.events.size(), [&](size_t i, size_t j) {
      const EventRecord& got = record_.events[j];
      if (Text(want[i].at("type")) != got.type ||
          !Overlap(Find(want[i].at("trigger")), Of(got.trigger.range)))
        return 0.0;
      return 1.0 + SameActors(want[i].at("actor"), got.actors) +
             SameActors(want[i].at("recipient"), got.recipients);
    });
    out_.precision["events"] = {record_.events.size(), CountMatched(match)};
    for (size_t i = 0; i < want.size(); ++i) {
      std::string name = fmt::format("event {:02}", i + 1);
      Fact(name, match[i].has_value());
      if (!match[i]) continue;
      const EventRecord& got = record_.events[*match[i]];
      Fact(name + " mode", got.mode == Text(want[i].at("mode")));
      Fact(name + " status", got.status == Text(want[i].at("status")));
      Fact(name + " actor", SameActors(want[i].at("actor"), got.actors));
      Fact(name + " recipient", SameActors(want[i].at("recipient"), got.recipients));
      if (std::string date = Text(want[i].at("date")); !date.empty())
        Fact(name + " date", got.date && got.date->value == date);
      if (std::string place = Text(want[i].at("place")); !place.empty())
        Fact(name + " place", got.place && got.place->name == place);
    }
  }

  void Standings() {
    const Json& want = expected_.at("standings");
    auto match = Match(want.size(), record_.standings.size(), [&](size_t i, size_t j) {
      const StandingRecord& got = record_.standings[j];
      bool same = Text(want[i].at("kind")) == got.kind && Text(want[i].at("value")) == got.value &&
                  SameActors(Json::array({want[i].at("holder")}), got.holders) &&
                  SameActors(Json::array({want[i].at("target")}), got.targets);
      return same ? 1.0 : 0.0;
    });
    out_.precision["standings"] = {record_.standings.size(), CountMatched(match)};
    for (size_t i = 0; i < want.size(); ++i) {
      std::string name = fmt::format("standing {:02}", i + 1);
      Fact(name, match[i].has_value());
      if (!match[i]) continue;
      const StandingRecord& got = record_.standings[*match[i]];
      if (std::string since = Text(want[i].at("since")); !since.empty())
        Fact(name + " since", got.since == since);
      if (std::string until = Text(want[i].at("until")); !until.empty())
        Fact(name + " until", got.until == until);
    }
  }

  const Json& expected_;
  const ReportRecord& record_;
  std::string text_;
  std::vector<size_t> bytes_;  // of each code point
  Comparison out_;
};

}  // namespace

Comparison Compare(const Json& expected, const ReportRecord& record) {
  return Comparer(expected, record).Run();
}

}  // namespace dragoman::golden
