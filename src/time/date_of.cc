// Which date belongs to what a verb or an event noun tells.
//
// Idea: the expression nearest in the tree, where clauses between them cost; else the story's date
// where a word carries it on; else the day of the report's news for plain past tense, its month for
// what is going on.
//   "On Friday, he met X and praised Y."   -> met, praised: the Friday (conjuncts share it)
//   "He praised the deal signed in 2015."  -> signed: 2015; praised: the day of the news
// It does not see that a whole paragraph of background without dates is old. Test:
// tests/time/date_of_test.cc.
#include <algorithm>
#include <array>

#include "core/strings.h"
#include "core/utf8.h"
#include "parse/parse_layer.h"
#include "text/text_layer.h"
#include "time/calendar.h"
#include "time/tense.h"
#include "time/time_layer.h"

namespace dragoman {
namespace {

constexpr uint32_t kMaxDepth = 40;  // of a tree path; deeper ones are parse errors
// Expressions back among which an event noun's first date is looked for.
constexpr int kNounReach = 64;
constexpr int kFar = 1000;
constexpr int kShield = 12;
// Of a path from the verb to its expression; found on the dev records.
constexpr int kMostCost = 7;

class Finder {
 public:
  Finder(const Document& doc, uint32_t token)
      : doc_(doc),
        text_(doc.Get<TextLayer>()),
        parse_(doc.Get<ParseLayer>()),
        time_(doc.Get<TimeLayer>()),
        token_(token),
        sentence_(text_.SentenceAtToken(token)) {}

  std::optional<DatedBy> Run() const {
    if (std::optional<DatedBy> told = FromSentence()) return told;
    if (std::optional<DatedBy> same = FromSameNoun()) return same;
    if (std::optional<DatedBy> carried = FromStory()) return carried;
    return FromReport();
  }

 private:
  const Word& word(uint32_t t) const { return parse_.words[t]; }
  std::string Lower(uint32_t t) const { return ToLower(doc_.Slice(text_.tokens[t].range)); }
  bool IsVerb(uint32_t t) const { return word(t).upos == Upos::VERB; }

  static bool Usable(const TimeExpression& e) {
    bool date = e.type == TimexType::DATE || e.type == TimexType::TIME;
    return date && e.value.size() >= 4 && e.value[0] >= '0' && e.value[0] <= '9' &&
           e.value.substr(0, 4).find('X') == std::string::npos;
  }

  // The token of the expression that hangs on something outside it.
  uint32_t HeadOf(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t)
      if (word(t).head == kNoToken || !range.Contains(word(t).head)) return t;
    return range.begin;
  }

  // From the token up to the root, itself first.
  std::vector<uint32_t> Path(uint32_t t) const {
    std::vector<uint32_t> path;
    for (uint32_t i = 0; i < kMaxDepth && t != kNoToken && t < parse_.words.size(); ++i) {
      path.push_back(t);
      t = word(t).head;
    }
    return path;
  }

  // What it costs to go up from a node: a clause of its own shields what is in it from dates
  // outside.
  int StepCost(uint32_t t) const {
    std::string_view relation = word(t).deprel;
    relation = relation.substr(0, relation.find(':'));
    if (relation == "conj" || relation == "xcomp") return 1;
    if (relation == "ccomp" || relation == "parataxis") return 5;
    if (relation == "advcl" || relation == "acl") return 6;
    return IsVerb(t) ? 4 : 1;
  }

  // "said that they signed it in March": what is inside a clause does not date what is outside.
  bool InnerClause(uint32_t t) const {
    std::string_view relation = word(t).deprel;
    relation = relation.substr(0, relation.find(':'));
    return InList(relation, "ccomp|parataxis|acl|advcl");
  }

  int Cost(const TimeExpression& e) const {
    TokenRange range = text_.TokensIn(e.range);
    if (range.empty()) return kFar;
    if (range.Contains(token_)) return 0;
    // "since 2021", "until Friday", "by March" bound a stretch, they do not date what happens.
    if (range.begin > 0) {
      std::string before = Lower(range.begin - 1);
      if (InList(before, "since|until|till|from") && !Below(HeadOf(range), token_)) return kFar;
    }
    std::vector<uint32_t> up = Path(HeadOf(range)), mine = Path(token_);
    for (size_t i = 0; i < up.size(); ++i) {
      auto meet = std::find(mine.begin(), mine.end(), up[i]);
      if (meet == mine.end()) continue;
      int cost = 0;
      for (size_t k = 1; k < i; ++k) cost += InnerClause(up[k]) ? kShield : StepCost(up[k]);
      for (auto it = mine.begin(); it != meet; ++it) cost += StepCost(*it);
      // Only the expression's own governor, or a conjunct of it, has the date for sure.
      return cost + static_cast<int>(i > 3 ? i - 3 : 0);
    }
    return kFar;
  }

  bool Below(uint32_t t, uint32_t ancestor) const {
    std::vector<uint32_t> path = Path(t);
    return path.size() > 1 && path[1] == ancestor;
  }

  DatedBy By(const TimeExpression& e, Basis basis) const {
    DatedBy out{e.value, e.range, basis, PrecisionOf(e.value)};
    // A Sunday's paper calls the week that ends with it "last week"; TIMEX3 takes the one before.
    std::optional<CivilDate> report = ParseDay(time_.report_date);
    if (report && IsoWeekday(*report) == 7 && ToLower(doc_.Slice(e.range)) == "last week")
      out.value = FormatWeek(*report);
    // What happened in the night of a day happened on that day.
    if (size_t t = out.value.find('T'); t == 10) {
      out.value.resize(10);
      out.precision = Precision::day;
    }
    return out;
  }

  // A past verb has no date to come, and the other way round.
  bool OtherSide(const TimeExpression& e, Telling telling) const {
    if (time_.report_date.empty()) return false;
    size_t size = std::min(e.value.size(), time_.report_date.size());
    bool plain = e.value.find_first_not_of("0123456789-") == std::string::npos;
    int side = !plain ? 0 : e.value.compare(0, size, time_.report_date, 0, size);
    bool past =
        telling == Telling::past || telling == Telling::perfect || telling == Telling::pluperfect;
    return (past && side > 0 && Cost(e) > 2) || (telling == Telling::ahead && side < 0);
  }

  std::optional<DatedBy> FromSentence() const {
    auto begin =
        std::lower_bound(time_.expressions.begin(), time_.expressions.end(), sentence_,
                         [](const TimeExpression& e, uint32_t s) { return e.sentence < s; });
    Telling telling = Told();
    const TimeExpression* best = nullptr;
    int least = kMostCost + 1;
    uint32_t nearest = 0;
    for (auto it = begin; it != time_.expressions.end() && it->sentence == sentence_; ++it) {
      if (!Usable(*it) || OtherSide(*it, telling)) continue;
      int cost = Cost(*it);
      uint32_t at = text_.tokens[token_].range.begin;
      uint32_t away = it->range.begin > at ? it->range.begin - at : at - it->range.begin;
      if (cost > least || (cost == least && best != nullptr && away >= nearest)) continue;
      best = &*it;
      least = cost;
      nearest = away;
    }
    if (best == nullptr || least > kMostCost) return std::nullopt;
    // "said on Thursday that he had ordered it", "will do it": another clause's day is not theirs.
    if (least > 4 && (telling == Telling::pluperfect || telling == Telling::ahead))
      return std::nullopt;
    return By(*best, Basis::phrase);
  }

  // How the token tells: by itself if it is a verb, else by the verb above it.
  Telling Told() const {
    for (uint32_t t : Path(token_)) {
      if (!IsVerb(t) && word(t).upos != Upos::AUX) continue;
      Telling telling = TellingOf(doc_, t);
      // "agreed to meet" is told by "agreed"; "came to meet" is not.
      if (telling == Telling::infinitive && t == token_ && !word(t).deprel.starts_with("xcomp"))
        return Telling::ahead;
      if (telling != Telling::none && telling != Telling::infinitive) return telling;
    }
    return Telling::none;
  }

  bool SentenceHas(std::string_view words) const {
    TokenRange range = text_.sentences[sentence_].tokens;
    uint32_t from = std::max(range.begin, token_ > 4 ? token_ - 4 : 0),
             to = std::min(range.end, token_ + 3);
    for (uint32_t t = from; t < to; ++t)
      if (InList(Lower(t), words)) return true;
    return false;
  }

  // What a speaker says is dated by when he says it.
  bool InQuotation() const {
    uint32_t at = text_.tokens[token_].range.begin;
    auto after = std::upper_bound(text_.quotations.begin(), text_.quotations.end(), at,
                                  [](uint32_t b, const Quotation& q) { return b < q.range.begin; });
    return after != text_.quotations.begin() && (after - 1)->range.Contains(at);
  }

  // "the August 7 bombings ... the bombings": an event noun told again has the date it had.
  std::optional<DatedBy> FromSameNoun() const {
    if (word(token_).upos != Upos::NOUN || word(token_).lemma.empty()) return std::nullopt;
    auto end = std::lower_bound(time_.expressions.begin(), time_.expressions.end(), sentence_,
                                [](const TimeExpression& e, uint32_t s) { return e.sentence < s; });
    for (int steps = 0; end != time_.expressions.begin() && steps < kNounReach; ++steps) {
      --end;
      TokenRange range = text_.TokensIn(end->range);
      if (!Usable(*end) || range.empty()) continue;
      uint32_t noun = word(HeadOf(range)).head;
      if (noun != kNoToken && word(noun).upos == Upos::NOUN &&
          word(noun).lemma == word(token_).lemma)
        return By(*end, Basis::narrative);
    }
    return std::nullopt;
  }

  // "Then", "at the time", "He" right after a sentence whose story is older than the news.
  std::optional<DatedBy> FromStory() const {
    if (time_.story.size() <= sentence_ || time_.story[sentence_] == 0) return std::nullopt;
    const TimeExpression& story = time_.expressions[time_.story[sentence_] - 1];
    if (!Usable(story) || story.sentence + 3 < sentence_) return std::nullopt;
    Telling telling = Told();
    if (telling != Telling::past && telling != Telling::none) return std::nullopt;
    bool old = time_.report_date.size() < 7 ||
               story.value.substr(0, std::min<size_t>(7, story.value.size())) <
                   time_.report_date.substr(0, std::min<size_t>(7, story.value.size()));
    const Sentence& sentence = text_.sentences[sentence_];
    std::string first = Lower(sentence.tokens.begin);
    bool carries = InList(
        first,
        "then|he|she|it|they|later|afterwards|his|her|their|that|this|shortly|soon|after|there");
    bool close = story.sentence + 1 == sentence_ &&
                 text_.sentences[story.sentence].paragraph == sentence.paragraph;
    if (SentenceHas("then") || (old && carries && close)) return By(story, Basis::narrative);
    if (!old && PrecisionOf(story.value) >= Precision::day && story.sentence + 1 == sentence_ &&
        telling == Telling::past)
      return By(story, Basis::narrative);
    return std::nullopt;
  }

  std::optional<DatedBy> FromReport() const {
    if (time_.report_date.empty()) return std::nullopt;
    if (SentenceHas("once|previously|formerly|historically|earlier|initially|originally|ago"))
      return std::nullopt;
    Basis basis = time_.inferred ? Basis::inferred : Basis::report;
    DatedBy news{time_.news_day, std::nullopt, Basis::narrative, Precision::day};
    DatedBy month{time_.report_date.substr(0, 7), std::nullopt, basis, Precision::month};
    switch (Told()) {
      case Telling::past:
        if (time_.news_day.empty()) return month;
        return IsVerb(token_) ? news : month;
      case Telling::perfect: {
        bool lede = sentence_ == 0 || text_.sentences[sentence_].paragraph <= 1;
        if (lede && !time_.news_day.empty())
          return DatedBy{time_.news_day, std::nullopt, Basis::narrative, Precision::day};
        return month;
      }
      case Telling::present:
      case Telling::none: return InQuotation() && !time_.news_day.empty() ? news : month;
      case Telling::demand: return InQuotation() && !time_.news_day.empty() ? news : month;
      case Telling::pluperfect:
      case Telling::infinitive:
      case Telling::ahead: return std::nullopt;
    }
    return std::nullopt;
  }

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  const TimeLayer& time_;
  uint32_t token_;
  uint32_t sentence_;
};

}  // namespace

std::optional<DatedBy> DateOf(const Document& doc, uint32_t token) {
  return Finder(doc, token).Run();
}

}  // namespace dragoman
