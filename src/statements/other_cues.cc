#include "statements/other_cues.h"

#include <algorithm>
#include <string>

#include "core/strings.h"

namespace dragoman {
namespace {

// Measured on the train part of gold/polnear.
constexpr double kAccordingTo = 0.92, kAdverb = 0.6, kHeadline = 0.6, kThoseWords = 0.8;

std::string Lemma(const Syntax& syntax, uint32_t token) {
  std::string out(syntax.lemma(token));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The head of the noun phrase that begins at the token: up the tree as long as it goes right.
uint32_t PhraseHead(const Syntax& syntax, uint32_t begin, uint32_t end) {
  uint32_t head = begin;
  while (syntax.head(head) != kNoToken && syntax.head(head) > head && syntax.head(head) < end &&
         syntax.head(head) < begin + 12) {
    Upos upos = syntax.word(syntax.head(head)).upos;
    if (upos == Upos::VERB || upos == Upos::AUX) break;
    std::string_view relation = syntax.relation(head);
    if (InList(relation, "nsubj|csubj|obl|obj|advmod|conj|appos")) break;
    head = syntax.head(head);
  }
  return head;
}

// The words of the clause around the phrase, as one or two spans.
void TakeClauseAround(const StatementScene& scene, TokenRange phrase, StatementDraft* draft) {
  const Syntax& syntax = scene.syntax;
  TokenRange sentence = scene.text.sentences[syntax.sentence(phrase.begin)].tokens;
  TokenRange before{sentence.begin, phrase.begin}, after{phrase.end, sentence.end};
  bool initial = scene.Trimmed(before).empty();
  bool final = scene.Trimmed(after).empty();
  // In the middle: the side that it is not cut off from by a comma belongs to it, and a phrase
  // between two commas belongs to both.
  bool comma_before = phrase.begin > sentence.begin && scene.IsPunctuation(phrase.begin - 1);
  bool comma_after = phrase.end < sentence.end && scene.IsPunctuation(phrase.end);
  if (!initial) AddContent(scene, scene.Trimmed(before), &draft->content);
  if (!final && (initial || (comma_before && comma_after)))
    AddContent(scene, scene.Trimmed(after), &draft->content);
}

// Length of the fixed words at the token that name a source next: "according to", or 0.
uint32_t SourceWords(const StatementScene& scene, uint32_t token, uint32_t end) {
  static constexpr std::string_view kPhrases[] = {
      "according to",        "in the words of",      "in the view of",
      "in the opinion of",   "in the eyes of",       "in the judgment of",
      "in the judgement of", "in the estimation of", "in the assessment of"};
  for (std::string_view phrase : kPhrases) {
    uint32_t at = token;
    bool same = true;
    for (std::string_view part : Split(phrase, ' ')) {
      same = same && at < end && scene.Lower(at) == part;
      ++at;
    }
    if (same) return at - token;
  }
  return 0;
}

}  // namespace

std::vector<StatementDraft> FindAccordingTo(const StatementScene& scene) {
  std::vector<StatementDraft> drafts;
  const Syntax& syntax = scene.syntax;
  for (uint32_t t = 0; t < syntax.size(); ++t) {
    std::string_view form = syntax.form(t);
    if (form.size() < 2 || !scene.IsRead(syntax.sentence(t))) continue;
    if (form != "in" && form != "In" && Lemma(syntax, t) != "accord" &&
        scene.Lower(t) != "according")
      continue;
    TokenRange sentence = scene.text.sentences[syntax.sentence(t)].tokens;
    uint32_t words = SourceWords(scene, t, sentence.end);
    if (words == 0 || t + words >= sentence.end) continue;
    StatementDraft draft;
    draft.rule = CueRule::according_to;
    draft.cue = t;
    draft.cue_range = scene.text.BytesOf({t, t + words});
    draft.source = PhraseHead(syntax, t + words, sentence.end);
    TokenRange source = syntax.Subtree(draft.source);
    source.begin = t + words;
    source.end = std::max(source.end, source.begin + 1);
    // "according to the diplomat Ann Lee": the parser may part title and name.
    while (source.end < sentence.end && syntax.word(source.end).upos == Upos::PROPN &&
           syntax.form(source.end - 1) != ",")
      ++source.end;
    // The parser may hang the clause that follows under the name.
    for (uint32_t i = draft.source + 1; i < source.end; ++i)
      if (syntax.form(i) == "," && t == sentence.begin && source.size() > 12) source.end = i;
    for (uint32_t i = source.begin + 1; i < source.end; ++i)
      if (scene.quotation_of[i] != scene.quotation_of[draft.source]) source.end = i;
    draft.source_range = scene.Trimmed(source);
    draft.confidence = kAccordingTo;
    TakeClauseAround(scene, {t, source.end}, &draft);
    if (draft.HasContent()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

std::vector<StatementDraft> FindHearsayAdverbs(const StatementScene& scene) {
  std::vector<StatementDraft> drafts;
  const Syntax& syntax = scene.syntax;
  for (uint32_t t = 0; t < syntax.size(); ++t) {
    if (syntax.word(t).upos != Upos::ADV || !scene.IsRead(syntax.sentence(t))) continue;
    if (!InList(scene.Lower(t), kHearsayAdverbs)) continue;
    uint32_t head = syntax.head(t);
    if (head == kNoToken) continue;
    StatementDraft draft;
    draft.rule = CueRule::adverb;
    draft.kind = CueKind::hedge;
    draft.cue = t;
    draft.cue_range = scene.text.tokens[t].range;
    TokenRange clause = syntax.Subtree(head);
    AddContent(scene, scene.Trimmed({clause.begin, t}), &draft.content);
    AddContent(scene, scene.Trimmed({t + 1, clause.end}), &draft.content);
    draft.confidence = kAdverb;
    if (draft.HasContent()) drafts.push_back(std::move(draft));
  }
  return drafts;
}

namespace {

// Verbs that only carry a cue noun: their subject is the source.
constexpr std::string_view kLightVerbs =
    "issue|make|give|deliver|release|express|voice|repeat|raise|have|share|send|face|draw|publish|"
    "offer|reject|deny|reiterate|register|lodge|level|field|dismiss";
// Of these the subject is not who says it: "rejected [Baku's] claim".
constexpr std::string_view kForeignVerbs = "face|draw|reject|deny|dismiss|field";

struct NounFinder {
  const StatementScene& scene;
  const Syntax& syntax;
  uint32_t noun;
  const CueWord* word;
  StatementDraft draft;

  void SetSource() {
    for (uint32_t child : syntax.children(noun))
      if (syntax.deprel(child) == "nmod:poss") draft.source = child;
    if (draft.source == kNoToken)
      for (const Syntax::Oblique& oblique : syntax.Obliques(noun))
        if (InList(oblique.preposition, "from|by") ||
            (oblique.preposition == "of" && draft.HasContent() && !Holds(oblique.noun)))
          draft.source = oblique.noun;
    uint32_t verb = syntax.head(noun);
    bool object = verb != kNoToken && syntax.relation(noun) == "obj" &&
                  InList(Lemma(syntax, verb), kLightVerbs);
    if (object && draft.source == kNoToken && !InList(Lemma(syntax, verb), kForeignVerbs)) {
      std::vector<uint32_t> subjects = syntax.Subjects(verb);
      if (!subjects.empty()) draft.source = subjects.front();
      draft.cue = verb;
      draft.cue_range = draft.cue_range.Cover(scene.text.tokens[verb].range);
    }
    if (draft.source != kNoToken) draft.source_range = scene.SourceRange(draft.source, draft.cue);
    // A possessive's mark is no part of the name.
    std::string_view words = scene.doc.Slice(draft.source_range);
    for (std::string_view mark : {"'s", "’s", "'", "’"})
      if (words.ends_with(mark)) {
        draft.source_range.end -= static_cast<uint32_t>(mark.size());
        break;
      }
  }

  bool Holds(uint32_t token) const {
    for (ByteRange range : draft.content)
      if (range.Overlaps(scene.text.tokens[token].range)) return true;
    return false;
  }

  bool Take(float weight, TokenRange tokens) {
    ByteRange bytes = weight > 0 ? scene.Trimmed(tokens) : ByteRange{};
    if (bytes.empty()) return false;
    draft.content = {bytes};
    draft.confidence = weight;
    return true;
  }

  // "the claim [that X]", "a promise [to X]"
  bool Clause() {
    for (uint32_t child : syntax.children(noun)) {
      std::string_view relation = syntax.deprel(child);
      if (child <= noun || (relation != "acl" && relation != "ccomp" && relation != "xcomp"))
        continue;
      uint32_t mark = syntax.Child(child, "mark");
      if (mark == kNoToken) continue;
      bool infinitive = scene.Lower(mark) == "to";
      TokenRange range = syntax.Subtree(child);
      range.begin = std::max(range.begin, noun + 1);
      if (Take(word->Weight(infinitive ? CueFrame::inf : CueFrame::that), range)) return true;
    }
    return false;
  }

  // "criticism [of X]", "a warning [about X]"
  bool Preposition() {
    for (uint32_t child : syntax.children(noun)) {
      if (child <= noun || syntax.relation(child) != "nmod") continue;
      for (uint32_t grand : syntax.children(child)) {
        if (syntax.relation(grand) != "case" || grand > child) continue;
        auto it = word->prepositions.find(scene.Lower(grand));
        if (it == word->prepositions.end()) continue;
        TokenRange range = syntax.Subtree(child);
        range.begin = grand + 1;
        if (!Take(it->second, range)) continue;
        if (grand == noun + 1)
          draft.cue_range = draft.cue_range.Cover(scene.text.tokens[grand].range);
        return true;
      }
    }
    return false;
  }

  bool Run() {
    draft.rule = CueRule::noun;
    draft.kind = word->kind;
    draft.cue = noun;
    draft.cue_range = scene.text.tokens[noun].range;
    if (!Clause() && !Preposition()) return false;
    SetSource();
    if (draft.source == kNoToken) draft.confidence *= 0.65;
    return true;
  }
};

}  // namespace

std::vector<StatementDraft> FindNounCues(const StatementScene& scene) {
  std::vector<StatementDraft> drafts;
  for (uint32_t t = 0; t < scene.syntax.size(); ++t) {
    if (scene.syntax.word(t).upos != Upos::NOUN || !scene.IsRead(scene.syntax.sentence(t)))
      continue;
    const CueWord* word = scene.lexicon.Noun(Lemma(scene.syntax, t));
    if (word == nullptr) continue;
    NounFinder finder{scene, scene.syntax, t, word, {}};
    if (finder.Run()) drafts.push_back(std::move(finder.draft));
  }
  return drafts;
}

namespace {

// Whether the words name somebody and do nothing else: an actor's mention heads them, no verb.
bool NamesSomebody(const StatementScene& scene, const ActorLayer& actors, TokenRange range,
                   uint32_t* head) {
  if (range.empty() || range.size() > 8) return false;
  bool found = false;
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const Word& word = scene.syntax.word(t);
    if (word.upos == Upos::VERB || word.upos == Upos::AUX) return false;
    if (word.upos == Upos::PUNCT && scene.syntax.form(t) != "." && scene.syntax.form(t) != "-")
      return false;
    if (actors.HeadedBy(t) != nullptr && !found) {
      *head = t;
      found = true;
    }
  }
  return found;
}

}  // namespace

std::vector<StatementDraft> FindHeadlines(const StatementScene& scene, const ActorLayer& actors) {
  std::vector<StatementDraft> drafts;
  for (uint32_t s = 0; s < scene.text.sentences.size(); ++s) {
    const Sentence& sentence = scene.text.sentences[s];
    if (sentence.role != Role::title && sentence.role != Role::ticker) continue;
    TokenRange all = sentence.tokens;
    for (uint32_t t = all.begin + 1; t + 1 < all.end; ++t) {
      std::string_view form = scene.syntax.form(t);
      bool dash = InList(form, "-|–|—") && scene.text.tokens[t - 1].space_after;
      if (form != ":" && !dash) continue;
      StatementDraft draft;
      TokenRange before{all.begin, t}, after{t + 1, all.end}, content;
      while (!after.empty() && InList(scene.syntax.form(after.end - 1), ".|!|?")) --after.end;
      if (!dash && after.size() >= 3 && NamesSomebody(scene, actors, before, &draft.source))
        content = after;
      else if (before.size() >= 3 && NamesSomebody(scene, actors, after, &draft.source))
        content = before;
      else
        continue;
      draft.rule = CueRule::headline;
      draft.cue = t;
      draft.cue_range = scene.text.tokens[t].range;
      draft.source_range = scene.Trimmed(content.begin == after.begin ? before : after);
      AddContent(scene, scene.Trimmed(content), &draft.content);
      draft.confidence = kHeadline;
      if (draft.HasContent()) drafts.push_back(std::move(draft));
      break;
    }
  }
  return drafts;
}

std::vector<StatementDraft> FindThoseWords(const StatementScene& scene) {
  // "Those were the words of X", "The remark was made by X", "So said X".
  static constexpr std::string_view kPatterns[] = {
      "those were the words of", "these were the words of",   "the words are those of",
      "the words were those of", "the remark was made by",    "the remarks were made by",
      "the comment was made by", "the comments were made by", "the statement was made by",
      "the words belong to",     "the words came from",       "the comment came from",
      "the remark came from",    "the comments came from",    "the remarks came from"};
  std::vector<StatementDraft> drafts;
  for (uint32_t s = 0; s < scene.text.sentences.size(); ++s) {
    if (!scene.IsRead(s)) continue;
    TokenRange all = scene.text.sentences[s].tokens;
    for (std::string_view pattern : kPatterns) {
      uint32_t at = all.begin;
      bool same = true;
      for (std::string_view part : Split(pattern, ' ')) {
        same = same && at < all.end && scene.Lower(at) == part;
        ++at;
      }
      if (!same || at >= all.end) continue;
      StatementDraft draft;
      draft.rule = CueRule::those_words;
      draft.cue = at - 1;
      draft.cue_range = scene.text.BytesOf({all.begin, at});
      draft.source = PhraseHead(scene.syntax, at, all.end);
      draft.source_range = scene.SourceRange(draft.source, at - 1);
      draft.confidence = kThoseWords;
      drafts.push_back(std::move(draft));
      break;
    }
  }
  return drafts;
}

}  // namespace dragoman
