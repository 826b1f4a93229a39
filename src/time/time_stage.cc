#include "time/time_stage.h"

#include <utility>

#include "parse/parse_layer.h"
#include "text/text_layer.h"
#include "time/grammar.h"
#include "time/report_date.h"
#include "time/resolver.h"
#include "time/time_layer.h"

namespace dragoman {
namespace {

// Whether the tense around decides anything: a date that is not whole, or a year that may bound the
// report's.
bool AsksTense(const Meaning& m) {
  if (!m.value.empty()) return false;
  bool whole = m.year > 0 && m.month > 0;
  bool partial = m.weekday > 0 || m.month > 0 || m.quarter > 0 || m.half > 0 || m.holiday >= 0 ||
                 !m.season.empty();
  return (partial && !whole) || m.year > 0 || m.unit == 'N';
}

std::vector<FoundTime> WithTense(const Document& doc, const Lexemes& lexemes,
                                 const std::vector<Match>& matches) {
  const TextLayer& text = doc.Get<TextLayer>();
  std::vector<FoundTime> found;
  found.reserve(matches.size());
  for (const Match& match : matches) {
    FoundTime f{&match.meaning,
                Tense::unknown,
                {lexemes.list[match.begin].range.begin, lexemes.list[match.end - 1].range.end}};
    TokenRange tokens = text.TokensIn(f.range);
    if (AsksTense(match.meaning) && !tokens.empty() && !text.sentences.empty())
      f.tense = TenseAround(doc, tokens);
    found.push_back(f);
  }
  return found;
}

constexpr int kNewsDays = 7;  // how long ago the day of a report's news can be

// Whether the expression names a day or longer stretch that what is told can stand on.
bool Dates(const TimeExpression& e) {
  bool date = e.type == TimexType::DATE || e.type == TimexType::TIME;
  return date && e.value.size() >= 4 && e.value[0] >= '0' && e.value[0] <= '9';
}

void FindNewsDay(const std::vector<FoundTime>& found, TimeLayer& layer) {
  std::optional<CivilDate> report = ParseDay(layer.report_date);
  if (!report) return;
  int64_t least = kNewsDays + 1;
  for (size_t i = 0; i < found.size(); ++i) {
    std::optional<CivilDate> day = ParseDay(layer.expressions[i].value);
    if (!day || found[i].tense == Tense::future) continue;
    int64_t ago = DayNumber(*report) - DayNumber(*day);
    if (ago < 0 || ago >= least) continue;
    least = ago;
    layer.news_day = FormatDay(*day);
  }
}

// The last expression before each sentence that dates the story.
void FindStory(const TextLayer& text, const std::vector<FoundTime>& found, TimeLayer& layer) {
  layer.story.assign(text.sentences.size(), 0);
  uint32_t last = 0;
  size_t next = 0;
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    layer.story[s] = last;
    for (; next < found.size() && layer.expressions[next].sentence <= s; ++next)
      if (Dates(layer.expressions[next]) && found[next].tense != Tense::future)
        last = static_cast<uint32_t>(next) + 1;
  }
}

}  // namespace

TimeStage::TimeStage(const Knowledge& knowledge, const Options& options)
    : read_before_(ParseDay(options.read_before).value_or(*ParseDay(kTablesClosed))),
      holidays_(knowledge.table("holidays")) {}

void TimeStage::Run(Document& doc) const {
  const TextLayer& text = doc.Get<TextLayer>();
  Lexemes lexemes = LexTime(doc.text());
  std::vector<Match> matches = Grammar(lexemes, holidays_).FindAll();
  std::vector<FoundTime> found = WithTense(doc, lexemes, matches);
  ReportDate date = FindReportDate(doc.raw(), text.head, found, read_before_, holidays_);
  TimeLayer layer;
  if (date.day) layer.report_date = FormatDay(*date.day);
  layer.inferred = date.day && date.inferred;
  if (layer.inferred) {
    layer.inferred_basis = date.basis;
    layer.inferred_confidence = date.confidence;
  }
  Resolver resolver(date.day, holidays_);
  for (size_t i = 0; i < matches.size(); ++i) {
    TimeExpression expression;
    expression.range = found[i].range;
    expression.type = matches[i].meaning.type;
    expression.value = resolver.Resolve(matches[i].meaning, found[i].tense, matches[i].begin);
    if (!text.sentences.empty()) expression.sentence = text.SentenceAtByte(found[i].range.begin);
    layer.expressions.push_back(std::move(expression));
  }
  FindNewsDay(found, layer);
  FindStory(text, found, layer);
  doc.Set(std::move(layer));
  if (!date.day || date.inferred)
    doc.AddNotice({"no-date", std::nullopt, "the report does not tell its date of publication"});
  if (date.notice) doc.AddNotice(std::move(*date.notice));
}

}  // namespace dragoman
