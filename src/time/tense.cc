#include "time/tense.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "parse/parse_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

constexpr uint32_t kLeftReach = 30;   // tokens looked at before the expression
constexpr uint32_t kRightReach = 20;  // and behind it

enum class Form : uint8_t { none, past, participle, base, present, gerund, modal };

class Reader {
 public:
  explicit Reader(const Document& doc)
      : doc_(doc), text_(doc.Get<TextLayer>()), parse_(doc.Get<ParseLayer>()) {}

  std::string Lower(uint32_t token) const { return ToLower(doc_.Slice(text_.tokens[token].range)); }

  // The form of a verb by its Penn tag; by its letters where there is no tag.
  Form FormOf(uint32_t token) const {
    const Word& word = parse_.words[token];
    std::string_view tag = word.xpos;
    if (tag == "MD") return Form::modal;
    if (tag == "VBD") return Form::past;
    if (tag == "VBN") return Form::participle;
    if (tag == "VB") return Form::base;
    if (tag == "VBZ" || tag == "VBP") return Form::present;
    if (tag == "VBG") return Form::gerund;
    if (!tag.empty() && tag != "_") return Form::none;
    std::string lower = Lower(token);
    if (InList(lower, "will|'ll|shall|would|may|might|can|could|should|must|wo"))
      return Form::modal;
    if (InList(lower,
               "was|were|had|did|said|told|met|went|came|took|made|held|began|left|gave|saw|fell|"
               "rose|won|lost|"
               "sent|spoke|wrote|became|got|found|led|hit|broke|flew"))
      return Form::past;
    if (InList(lower, "is|are|has|have|do|does|says")) return Form::present;
    if (lower.size() > 4 && lower.ends_with("ed")) return Form::past;
    return Form::none;
  }

  // What the words left of a base form, participle or gerund say: "will", "to", "had been".
  Tense BeforeVerb(uint32_t token, uint32_t sentence_begin) const {
    uint32_t least = token > sentence_begin + 5 ? token - 5 : sentence_begin;
    for (uint32_t i = token; i-- > least;) {
      std::string lower = Lower(i);
      if (InList(lower, "will|'ll|shall|wo|'d|would|may|might|can|could|should|must|ca"))
        return Tense::future;
      if (lower == "to") return BeforeTo(i, sentence_begin);
      if (InList(lower, "was|were|had|did")) return Tense::past;
      if (InList(lower, "has|have|having|'ve")) return Tense::past;
      if (InList(lower, "is|are|am|'re|'m")) return Tense::present;
      if (lower == "," || lower == ";" || lower == "that") break;
    }
    return Tense::unknown;
  }

  // "is to visit", "plans to visit", "expected to visit" are to come; "came to visit" takes its
  // verb's tense.
  Tense BeforeTo(uint32_t to, uint32_t sentence_begin) const {
    uint32_t least = to > sentence_begin + 4 ? to - 4 : sentence_begin;
    for (uint32_t i = to; i-- > least;) {
      std::string lower = Lower(i);
      if (IsPlan(lower) && i > sentence_begin && InList(Lower(i - 1), "had|been"))
        return Tense::past;
      if (IsPlan(lower) || InList(lower, "is|are|going|wants|want|hopes|hope|will"))
        return Tense::future;
      Form form = FormOf(i);
      if (form == Form::past || form == Form::participle) return Tense::past;
      if (form == Form::present || form == Form::modal) return Tense::future;
    }
    return Tense::unknown;
  }

  static bool IsPlan(std::string_view lower) {
    return InList(
        lower,
        "plan|plans|planned|planning|expected|expects|expect|scheduled|due|set|slated|agreed|vowed|"
        "promised|pledged|intends|intend|intended|likely|supposed|ready|poised|aims|invited|bound|"
        "preparing|prepares|deadline|expire|expires|wants|anticipated|anticipates|tomorrow|payable|"
        "ahead|upcoming|forthcoming|proposed|effective");
  }

  Tense OfVerb(uint32_t token, uint32_t sentence_begin) const {
    switch (FormOf(token)) {
      case Form::modal:
        return InList(Lower(token), "would|could|might") ? Tense::unknown : Tense::future;
      case Form::past: return IsPlan(Lower(token)) && false ? Tense::future : Tense::past;
      case Form::participle: {
        Tense before = BeforeVerb(token, sentence_begin);
        if (before != Tense::future &&
            InList(Lower(token), "scheduled|due|slated|expected|planned|set"))
          return Tense::future;
        return before == Tense::unknown || before == Tense::present ? Tense::past : before;
      }
      case Form::base: {
        Tense before = BeforeVerb(token, sentence_begin);
        return before == Tense::unknown ? Tense::present : before;
      }
      case Form::present:
        return InList(Lower(token), "says|say|reports|has|have|'ve") ? Tense::past : Tense::present;
      case Form::gerund: {
        Tense before = BeforeVerb(token, sentence_begin);
        return before == Tense::present ? Tense::present : before;
      }
      case Form::none: return Tense::unknown;
    }
    return Tense::unknown;
  }

  // The first verb on the way up the tree, or kNoToken.
  uint32_t Governor(uint32_t token) const {
    for (int steps = 0; steps < 12 && token != kNoToken; ++steps) {
      if (steps > 0 && FormOf(token) != Form::none && !parse_.words[token].xpos.empty())
        return token;
      token = parse_.words[token].head;
    }
    return kNoToken;
  }

  const TextLayer& text() const { return text_; }

 private:
  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
};

}  // namespace

Telling TellingOf(const Document& doc, uint32_t verb) {
  Reader reader(doc);
  const ParseLayer& parse = doc.Get<ParseLayer>();
  const Sentence& sentence = reader.text().sentences[reader.text().SentenceAtToken(verb)];
  Form form = reader.FormOf(verb);
  if (form == Form::past) return Telling::past;
  if (form == Form::present)
    return InList(reader.Lower(verb), "has|have") ? Telling::perfect : Telling::present;
  // The auxiliaries: children left of the verb, or the words right before it.
  bool has = false, had = false, past = false, present = false, ahead = false, demand = false,
       to = false;
  uint32_t least = verb > sentence.tokens.begin + 6 ? verb - 6 : sentence.tokens.begin;
  for (uint32_t i = verb; i-- > least;) {
    bool aux = parse.words[i].head == verb || parse.words[i].upos == Upos::AUX ||
               parse.words[i].upos == Upos::PART;
    if (!aux && parse.words[i].upos == Upos::VERB) break;
    if (!aux) continue;
    std::string lower = reader.Lower(i);
    has |= InList(lower, "has|have|'ve|having");
    had |= lower == "had" || lower == "'d";
    past |= InList(lower, "was|were|did");
    present |= InList(lower, "is|are|am|'s|'re|'m|do|does");
    ahead |= InList(lower, "will|'ll|shall|wo|would|may|might|can|could|ca");
    demand |= InList(lower, "should|must|ought");
    to |= lower == "to";
  }
  if (demand) return Telling::demand;
  if (ahead) return Telling::ahead;
  if (to) return Telling::infinitive;
  if (had) return Telling::pluperfect;
  if (has) return Telling::perfect;
  if (past) return Telling::past;
  if (present) return Telling::present;
  return Telling::none;
}

Tense TenseOfVerb(const Document& doc, uint32_t token) {
  Reader reader(doc);
  const Sentence& sentence = reader.text().sentences[reader.text().SentenceAtToken(token)];
  return reader.OfVerb(token, sentence.tokens.begin);
}

Tense TenseAround(const Document& doc, TokenRange expression) {
  Reader reader(doc);
  const Sentence& sentence =
      reader.text().sentences[reader.text().SentenceAtToken(expression.begin)];
  uint32_t begin = sentence.tokens.begin, end = sentence.tokens.end;
  uint32_t least = expression.begin > begin + kLeftReach ? expression.begin - kLeftReach : begin;
  // A word of planning right before decides: "due Friday", "scheduled for March".
  for (uint32_t i = expression.begin, steps = 0; i > least && steps < 3; ++steps)
    if (reader.IsPlan(reader.Lower(--i)) &&
        !InList(reader.Lower(i), "set|agreed|promised|vowed|pledged|effective|invited"))
      return Tense::future;
  // "until Tuesday", "as soon as Tuesday" look ahead.
  if (expression.begin > begin) {
    std::string before = reader.Lower(expression.begin - 1);
    if (InList(before, "by|until|till")) {
      for (uint32_t i = expression.begin - 1; i > least;)
        if (reader.Lower(--i) == "had") return Tense::past;
      return Tense::future;
    }
    if (before == "as" && expression.begin > begin + 1 &&
        InList(reader.Lower(expression.begin - 2), "soon|early"))
      return Tense::future;
  }
  if (uint32_t verb = reader.Governor(expression.end - 1);
      verb != kNoToken && verb >= begin && verb < end) {
    Tense tense = reader.OfVerb(verb, begin);
    if (tense != Tense::unknown) return tense;
  }
  for (uint32_t i = expression.begin; i > least;) {
    Tense tense = reader.OfVerb(--i, begin);
    if (tense != Tense::unknown) return tense;
  }
  uint32_t most = std::min(end, expression.end + kRightReach);
  for (uint32_t i = expression.end; i < most; ++i) {
    Tense tense = reader.OfVerb(i, begin);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace dragoman
