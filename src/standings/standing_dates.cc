#include "standings/standing_dates.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "time/time_layer.h"

namespace dragoman {

namespace {

using Effect = StateReader::Effect;
constexpr int kMaxSteps = 12;  // from a date up to the words that tell a standing

bool IsUsable(const TimeExpression& expression) {
  bool date = expression.type == TimexType::DATE || expression.type == TimexType::TIME;
  return date && expression.value.size() >= 4;
}

// The word of the expression that hangs on something outside it.
uint32_t HeadOf(const Syntax& syntax, TokenRange range) {
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (syntax.head(t) == kNoToken || !range.Contains(syntax.head(t))) return t;
  return range.begin;
}

// The word before the expression, past "early", "the", "around".
std::string Before(const Syntax& syntax, uint32_t begin) {
  for (uint32_t at = begin; at > 0 && at + 3 > begin; --at) {
    std::string form = ToLower(syntax.form(at - 1));
    if (!InList(form, "early|late|mid|the|about|around|at|least|-")) return form;
  }
  return {};
}

class BoundsReader {
 public:
  BoundsReader(const Document& doc, const StateReader& reader, const Syntax& syntax,
               const ToldState& state, bool change, const std::set<uint32_t>& others)
      : doc_(doc),
        reader_(reader),
        syntax_(syntax),
        state_(state),
        change_(change),
        others_(others) {}

  Bounds Run() {
    uint32_t sentence = syntax_.sentence(state_.chain.front());
    const TimeLayer& time = doc_.Get<TimeLayer>();
    std::vector<const TimeExpression*> here;
    for (const TimeExpression& expression : time.expressions)
      if (syntax_.text().sentences[sentence].range.Contains(expression.range) &&
          IsUsable(expression))
        here.push_back(&expression);
    for (const TimeExpression* expression : here) Read(*expression);
    // "from April to June 1982": the year stands once.
    if (out_.since.starts_with("XXXX"))
      out_.since = out_.until.size() >= 4 ? out_.until.substr(0, 4) + out_.since.substr(4) : "";
    if (out_.until.starts_with("XXXX")) out_.until.clear();
    for (std::string* bound : {&out_.since, &out_.until})
      if (!bound->empty() && !IsDigit(static_cast<unsigned char>(bound->front()))) bound->clear();
    if (out_.since.size() > 10) out_.since.resize(10);
    if (out_.until.size() > 10) out_.until.resize(10);
    return out_;
  }

 private:
  struct Place {
    uint32_t on = kNoToken;      // the word of the chain
    uint32_t clause = kNoToken;  // outermost clause between, if any
  };

  bool IsCarrier(uint32_t token) const {
    return std::find(state_.chain.begin(), state_.chain.end(), token) != state_.chain.end();
  }

  Place Find(uint32_t token) const {
    Place place;
    for (int step = 0; token != kNoToken && step < kMaxSteps; ++step) {
      if (IsCarrier(token)) {
        place.on = token;
        return place;
      }
      if (others_.contains(token)) return {};
      std::string_view how = syntax_.relation(token);
      bool clause = InList(how, "acl|advcl|ccomp|parataxis|xcomp") ||
                    (how == "conj" && syntax_.word(token).upos == Upos::VERB);
      if (clause) place.clause = token;
      token = syntax_.head(token);
    }
    return {};
  }

  // Whether what a clause below the words says of time is said of the standing.
  bool Reaches(const Place& place) const {
    if (place.clause == kNoToken) return true;
    std::string_view how = syntax_.relation(place.clause);
    if (how == "acl") return place.on == state_.chain.front();
    if (how == "conj")
      return reader_.Has(place.clause, Effect::ends) || reader_.Has(place.clause, Effect::begins);
    if (how != "advcl") return false;
    uint32_t mark = syntax_.Child(place.clause, "mark");
    if (mark == kNoToken) mark = syntax_.Child(place.clause, "advmod");
    return mark != kNoToken && InList(ToLower(syntax_.lemma(mark)), "since|when|after");
  }

  void Read(const TimeExpression& expression) {
    TokenRange range = syntax_.text().TokensIn(expression.range);
    if (range.empty()) return;
    Place place = Find(HeadOf(syntax_, range));
    if (place.on == kNoToken || !Reaches(place)) return;
    std::string before = Before(syntax_, range.begin);
    if (place.clause != kNoToken && syntax_.relation(place.clause) == "advcl") {
      uint32_t mark = syntax_.Child(place.clause, "mark");
      if (mark != kNoToken && syntax_.lemma(mark) == "since") before = "since";
    }
    if (InList(before, "since|from")) {
      if (out_.since.empty()) out_.since = expression.value;
      from_ = before == "from";
    } else if (InList(before, "until|till") || (InList(before, "to|–|through") && from_)) {
      if (out_.until.empty()) out_.until = expression.value;
    } else {
      Plain(expression, place);
    }
  }

  void Plain(const TimeExpression& expression, const Place& place) {
    uint32_t at = place.clause == kNoToken ? place.on : place.clause;
    // What is only planned begins on no day yet; that it was agreed has one.
    bool planned = state_.near && !reader_.Has(at, Effect::begins);
    if (reader_.Has(at, Effect::ends) && at != state_.chain.front()) {
      if (out_.until.empty()) out_.until = expression.value;
    } else if (!planned && (change_ || state_.begins || reader_.Has(at, Effect::begins))) {
      bool about_noun = place.clause != kNoToken && syntax_.relation(place.clause) == "acl";
      if (out_.since.empty() || (about_noun && !firm_)) out_.since = expression.value;
      firm_ = true;
    }
  }

  const Document& doc_;
  const StateReader& reader_;
  const Syntax& syntax_;
  const ToldState& state_;
  bool change_;
  const std::set<uint32_t>& others_;
  Bounds out_;
  bool from_ = false, firm_ = false;
};

}  // namespace

Bounds BoundsOf(const Document& doc, const StateReader& reader, const Syntax& syntax,
                const ToldState& state, bool change, const std::set<uint32_t>& others) {
  return BoundsReader(doc, reader, syntax, state, change, others).Run();
}

}  // namespace dragoman
