// What quotation marks prove.
//
// A quotation belongs to the cue beside it: before it ("He said: «…»"), behind it ("«…», he said"),
// or between two halves ("«…», he said, «…»"). It runs on as far as the marks do, over sentences,
// and over paragraphs with repeated opening marks. A quotation that makes up whole sentences and
// follows a quotation goes on with the same speaker:
//
//   "We are late," he said. "The road is cut."     one statement, two content spans
//   He called the road "a disgrace".               inside the content of "called": mixed or direct
//
// Short quoted words that no cue stands beside are scare quotes and give nothing: The "road" was a
// track. It fails where a quotation without attribution changes the speaker (a printed interview).
// Test: tests/statements/quotations_test.cc.
#include "statements/quotations.h"

#include <algorithm>
#include <string>

#include "core/strings.h"

namespace dragoman {
namespace {

constexpr uint32_t kNobody = UINT32_MAX;
// How far from the marks a cue may stand, in tokens: room for "said X, the foreign minister of Y,".
constexpr uint32_t kReach = 28;
// Quotations up to this length, without a verb, are scare quotes unless a comma or colon ties them.
constexpr uint32_t kScareTokens = 6;
constexpr double kBareQuotation = 0.5;

class Attacher {
 public:
  Attacher(const StatementScene& scene, std::vector<StatementDraft>* drafts)
      : scene_(scene),
        syntax_(scene.syntax),
        text_(scene.text),
        drafts_(*drafts),
        owner_(scene.text.quotations.size(), kNobody) {
    for (uint32_t d = 0; d < drafts_.size(); ++d)
      by_sentence_.emplace_back(syntax_.sentence(drafts_[d].cue), d);
    std::sort(by_sentence_.begin(), by_sentence_.end());
  }

  void Run() {
    for (uint32_t q = 0; q < text_.quotations.size(); ++q) {
      const Quotation& quotation = text_.quotations[q];
      TokenRange tokens = text_.TokensIn(quotation.range);
      if (quotation.depth > 0 || tokens.empty()) continue;
      if (!scene_.IsRead(syntax_.sentence(tokens.begin))) continue;
      owner_[q] = Owner(q, tokens);
      if (owner_[q] != kNobody) last_ = q;
    }
  }

 private:
  uint32_t Owner(uint32_t q, TokenRange tokens) {
    if (text_.quotations[q].continues && q > 0 && owner_[q - 1] != kNobody)
      return Append(q, owner_[q - 1]);
    if (uint32_t d = Covering(q, tokens); d != kNobody) return Stretch(q, d);
    bool scare = IsScare(tokens);
    if (uint32_t d = Beside(tokens, scare); d != kNobody) return Append(q, d);
    if (scare || !FillsSentences(tokens)) return kNobody;
    if (uint32_t d = NamedAfterwards(tokens); d != kNobody) return Append(q, d);
    return GoOn(q, tokens);
  }

  template <class Function>
  void ForDraftsOf(uint32_t sentence, Function function) const {
    auto it = std::lower_bound(by_sentence_.begin(), by_sentence_.end(),
                               std::pair<uint32_t, uint32_t>(sentence, 0));
    for (; it != by_sentence_.end() && it->first == sentence; ++it) function(it->second);
  }

  // The draft whose content holds the quotation's first words already: the one with the shortest
  // content, its cue outside.
  uint32_t Covering(uint32_t q, TokenRange tokens) const {
    ByteRange range = text_.quotations[q].range;
    uint32_t best = kNobody, best_size = UINT32_MAX;
    for (uint32_t s = syntax_.sentence(tokens.begin); s <= syntax_.sentence(tokens.end - 1); ++s)
      ForDraftsOf(s, [&](uint32_t d) {
        const StatementDraft& draft = drafts_[d];
        if (!draft.HasContent() || tokens.Contains(draft.cue)) return;
        for (ByteRange content : draft.content) {
          if (!content.Overlaps(range)) continue;
          uint32_t shared = std::min(content.end, range.end) - std::max(content.begin, range.begin);
          bool starts = content.begin <= range.begin + 3;
          bool within = 5 * shared > 4 * content.size();  // the sentence that the cue stands in
          if (!starts && !within && 2 * shared < range.size()) continue;
          if (draft.Extent().size() < best_size) {
            best = d;
            best_size = draft.Extent().size();
          }
        }
      });
    return best;
  }

  uint32_t Stretch(uint32_t q, uint32_t d) {
    ByteRange range = text_.quotations[q].range;
    for (ByteRange& content : drafts_[d].content)
      if (content.Overlaps(range)) content = content.Cover(range);
    NormalizeContent(&drafts_[d].content);
    return d;
  }

  uint32_t Append(uint32_t q, uint32_t d) {
    StatementDraft& draft = drafts_[d];
    if (!draft.HasContent() && draft.rule != CueRule::those_words) draft.rule = CueRule::quotation;
    draft.content.push_back(text_.quotations[q].range);
    NormalizeContent(&draft.content);
    std::vector<ByteRange> joined;
    for (ByteRange range : draft.content) AddContent(scene_, range, &joined);
    draft.content = std::move(joined);
    return d;
  }

  bool IsScare(TokenRange tokens) const {
    if (tokens.size() > kScareTokens + 2) return false;
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Word& word = syntax_.word(t);
      if (word.upos == Upos::VERB || word.upos == Upos::AUX) return false;
      if (InList(syntax_.form(t), "?|!|,|.")) return false;
    }
    return true;
  }

  // A cue outside the marks, in the sentence that the quotation ends or begins in.
  uint32_t Beside(TokenRange tokens, bool scare) const {
    uint32_t behind = Behind(tokens, scare), before = Before(tokens, scare);
    if (behind == kNobody) return before;
    if (before == kNobody) return behind;
    // "…," asks for a cue behind, a colon or comma before it for one before.
    bool open = tokens.size() > 1 && InList(syntax_.form(tokens.end - 2), ",|?|!");
    bool led = tokens.begin > 0 && InList(syntax_.form(tokens.begin - 1), ":|,");
    if (led && !open) return before;
    if (open && !led) return behind;
    return drafts_[before].HasContent() ? behind : before;
  }

  bool CanQuote(const StatementDraft& draft) const {
    return !scene_.Quoted(draft.cue) &&
           (draft.rule == CueRule::quotation || !draft.HasContent() ||
            draft.kind == CueKind::speech || draft.kind == CueKind::writing);
  }

  uint32_t Behind(TokenRange tokens, bool scare) const {
    if (scare) return kNobody;
    uint32_t s = syntax_.sentence(tokens.end - 1);
    uint32_t best = kNobody;
    ForDraftsOf(s, [&](uint32_t d) {
      const StatementDraft& draft = drafts_[d];
      if (draft.rule == CueRule::those_words || draft.cue < tokens.end) return;
      if (draft.cue > tokens.end + kReach || !CanQuote(draft)) return;
      if (draft.HasContent() && draft.rule != CueRule::quotation) return;
      if (best == kNobody || draft.cue < drafts_[best].cue) best = d;
    });
    if (best == kNobody || CrossesQuotation(tokens.end, drafts_[best].cue)) return kNobody;
    return best;
  }

  uint32_t Before(TokenRange tokens, bool scare) const {
    uint32_t s = syntax_.sentence(tokens.begin);
    uint32_t best = kNobody;
    ForDraftsOf(s, [&](uint32_t d) {
      const StatementDraft& draft = drafts_[d];
      if (draft.rule == CueRule::those_words || draft.cue >= tokens.begin) return;
      if (draft.cue + kReach < tokens.begin || !CanQuote(draft)) return;
      if (best == kNobody || draft.cue > drafts_[best].cue) best = d;
    });
    if (best == kNobody || CrossesQuotation(drafts_[best].cue, tokens.begin)) return kNobody;
    const StatementDraft& draft = drafts_[best];
    bool led = InList(syntax_.form(tokens.begin - 1), ":|,|that") || draft.cue + 1 == tokens.begin;
    if (scare && !led) return kNobody;
    // "…," he said. A content that ended before is not gone on with unless a colon or comma leads.
    if (draft.HasContent() && draft.rule != CueRule::quotation &&
        syntax_.form(tokens.begin - 1) != ":")
      return kNobody;
    return best;
  }

  bool CrossesQuotation(uint32_t from, uint32_t to) const {
    for (uint32_t t = from; t < to; ++t)
      if (scene_.Quoted(t) && !scene_.IsQuoteMark(t)) return true;
    return false;
  }

  // Whether the sentences of the quotation hold nothing else to speak of.
  bool FillsSentences(TokenRange tokens) const {
    TokenRange first = text_.sentences[syntax_.sentence(tokens.begin)].tokens;
    TokenRange last = text_.sentences[syntax_.sentence(tokens.end - 1)].tokens;
    uint32_t outside = 0;
    for (uint32_t t = first.begin; t < tokens.begin; ++t)
      outside += !scene_.IsPunctuation(t) && !scene_.Quoted(t);
    for (uint32_t t = tokens.end; t < last.end; ++t)
      outside += !scene_.IsPunctuation(t) && !scene_.Quoted(t);
    return outside == 0;
  }

  // "Those were the words of X" in the next sentence.
  uint32_t NamedAfterwards(TokenRange tokens) const {
    uint32_t next = syntax_.sentence(tokens.end - 1) + 1;
    uint32_t found = kNobody;
    ForDraftsOf(next, [&](uint32_t d) {
      if (drafts_[d].rule == CueRule::those_words) found = d;
    });
    return found;
  }

  // A quotation on its own goes on with the speaker of the quotation, or the words, before it.
  uint32_t GoOn(uint32_t q, TokenRange tokens) {
    uint32_t s = syntax_.sentence(tokens.begin);
    if (s == 0) return kNobody;
    uint32_t paragraph = text_.sentences[s].paragraph;
    if (last_ != kNobody) {
      const StatementDraft& draft = drafts_[owner_[last_]];
      uint32_t end = syntax_.sentence(text_.TokensIn(text_.quotations[last_].range).end - 1);
      uint32_t near = std::max(end, syntax_.sentence(draft.cue));
      bool next = near + 1 == s || near == s;
      if (next && text_.sentences[near].paragraph + 1 >= paragraph) return Append(q, owner_[last_]);
    }
    // After "He told the paper that ..." in the same paragraph, or after a colon.
    uint32_t said = kNobody;
    ForDraftsOf(s - 1, [&](uint32_t d) {
      const StatementDraft& draft = drafts_[d];
      bool speech = draft.kind == CueKind::speech || draft.kind == CueKind::writing;
      if (speech && draft.source != kNoToken && !scene_.Quoted(draft.cue) && said == kNobody)
        said = d;
    });
    if (said == kNobody || text_.sentences[s - 1].paragraph + 1 < paragraph) return kNobody;
    if (!drafts_[said].HasContent()) return Append(q, said);
    StatementDraft bare;
    bare.rule = CueRule::continued;
    bare.kind = drafts_[said].kind;
    bare.cue = tokens.begin;
    bare.source = drafts_[said].source;
    bare.addressees = drafts_[said].addressees;
    bare.content = {text_.quotations[q].range};
    bare.confidence = kBareQuotation;
    drafts_.push_back(std::move(bare));
    return static_cast<uint32_t>(drafts_.size() - 1);
  }

  const StatementScene& scene_;
  const Syntax& syntax_;
  const TextLayer& text_;
  std::vector<StatementDraft>& drafts_;
  std::vector<uint32_t> owner_;  // of each quotation: a draft, or kNobody
  std::vector<std::pair<uint32_t, uint32_t>> by_sentence_;  // sentence of the cue, draft
  uint32_t last_ = kNobody;                                 // the last quotation that has an owner
};

}  // namespace

void AttachQuotations(const StatementScene& scene, std::vector<StatementDraft>* drafts) {
  Attacher(scene, drafts).Run();
}

}  // namespace dragoman
