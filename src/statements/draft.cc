#include "statements/draft.h"

#include <algorithm>

#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kQuoteMarks[] = {"\"", "“", "”", "„", "«", "»", "``", "''",
                                            "‟",  "'", "‘", "’", "`", "‹", "›"};

bool IsOneOf(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

}  // namespace

std::string_view CueRuleName(CueRule rule) {
  constexpr std::string_view kNames[] = {"clause after the cue",  "infinitive after the cue",
                                         "object of the cue",     "cue set between commas",
                                         "passive cue",           "according to",
                                         "adverb of hearsay",     "noun cue",
                                         "headline with a colon", "cue beside quotation",
                                         "quotation goes on",     "words named afterwards"};
  return kNames[static_cast<size_t>(rule)];
}

StatementScene::StatementScene(const Document& doc_in, const CueLexicon& lexicon_in)
    : doc(doc_in), text(doc_in.Get<TextLayer>()), lexicon(lexicon_in), syntax(doc_in) {
  quotation_of.assign(text.tokens.size(), 0);
  for (uint32_t q = 0; q < text.quotations.size(); ++q) {
    if (text.quotations[q].depth > 0) continue;
    TokenRange tokens = text.TokensIn(text.quotations[q].range);
    for (uint32_t t = tokens.begin; t < tokens.end; ++t)
      if (quotation_of[t] == 0) quotation_of[t] = q + 1;
  }
}

bool StatementScene::IsRead(uint32_t sentence) const {
  Role role = text.sentences[sentence].role;
  return role == Role::title || role == Role::body || role == Role::ticker || role == Role::quote;
}

std::string StatementScene::Lower(uint32_t token) const {
  std::string out(syntax.form(token));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool StatementScene::IsPunctuation(uint32_t token) const {
  return syntax.word(token).upos == Upos::PUNCT;
}

bool StatementScene::IsQuoteMark(uint32_t token) const {
  std::string_view form = syntax.form(token);
  return std::find(std::begin(kQuoteMarks), std::end(kQuoteMarks), form) != std::end(kQuoteMarks);
}

ByteRange StatementScene::Trimmed(TokenRange tokens) const {
  auto is_bracket = [&](uint32_t t, std::initializer_list<std::string_view> forms) {
    return IsOneOf(syntax.form(t), forms);
  };
  // A mark may stay only where its quotation lies within the range.
  auto loose_mark = [&](uint32_t t, bool opening) {
    uint32_t q = quotation_of[t];
    if (q == 0) return true;
    ByteRange range = text.quotations[q - 1].range;
    return opening ? range.begin != text.tokens[t].range.begin
                   : range.end != text.tokens[t].range.end;
  };
  while (!tokens.empty()) {
    uint32_t t = tokens.begin;
    std::string lower = Lower(t);
    bool punct = IsPunctuation(t) && !is_bracket(t, {"(", "[", "{", "$", "#", "@"}) &&
                 !(IsQuoteMark(t) && !loose_mark(t, true));
    if (!punct && lower != "that" && lower != "and" && lower != "but") break;
    if (lower == "that" && syntax.word(t).upos != Upos::SCONJ) break;
    if ((lower == "and" || lower == "but") && Quoted(t)) break;
    ++tokens.begin;
  }
  while (!tokens.empty()) {
    uint32_t t = tokens.end - 1;
    bool punct = IsPunctuation(t) && !is_bracket(t, {")", "]", "}", "%"}) &&
                 !(IsQuoteMark(t) && !loose_mark(t, false)) &&
                 !(Quoted(t) && IsOneOf(syntax.form(t), {"?", "!", ".", "…", "..."}) &&
                   !text.quotations[quotation_of[t] - 1].closed);
    if (!punct) break;
    --tokens.end;
  }
  return tokens.empty() ? ByteRange{} : text.BytesOf(tokens);
}

ByteRange StatementScene::SourceRange(uint32_t head, uint32_t cue) const {
  TokenRange range = syntax.Subtree(head);
  // Long relative clauses and speech in parentheses are about the speaker, not the speaker.
  constexpr uint32_t kLongest = 25;
  if (range.size() > kLongest) range = syntax.NounPhrase(head);
  for (uint32_t child : syntax.children(head)) {
    std::string_view relation = syntax.relation(child);
    if (relation == "parataxis" || relation == "conj") continue;
    bool cut = (relation == "acl" && range.size() > 12) || syntax.IsBelow(cue, child);
    if (cut && child > head) range.end = std::min(range.end, syntax.Subtree(child).begin);
  }
  if (range.Contains(cue)) {
    if (cue < head)
      range.begin = cue + 1;
    else
      range.end = cue;
  }
  if (range.begin < head && syntax.relation(range.begin) == "case" && Lower(range.begin) == "by")
    ++range.begin;  // of a passive's agent
  // Nothing from beyond a quotation mark.
  for (uint32_t t = head; t > range.begin; --t)
    if (quotation_of[t - 1] != quotation_of[head]) {
      range.begin = t;
      break;
    }
  for (uint32_t t = head + 1; t < range.end; ++t)
    if (quotation_of[t] != quotation_of[head]) {
      range.end = t;
      break;
    }
  return Trimmed(range);
}

ByteRange StatementScene::CueRange(uint32_t verb) const {
  TokenRange range{verb, verb + 1};
  for (uint32_t child : syntax.children(verb)) {
    bool particle = syntax.deprel(child) == "compound:prt" && child == verb + 1;
    bool clear = syntax.relation(child) == "xcomp" && syntax.lemma(child) == "clear" &&
                 child <= verb + 3 && child > verb;
    if (particle || clear) range.end = child + 1;
  }
  return text.BytesOf(range);
}

void AddContent(const StatementScene& scene, ByteRange range, std::vector<ByteRange>* content) {
  if (range.empty()) return;
  if (!content->empty()) {
    ByteRange& last = content->back();
    std::string_view between;
    if (last.end <= range.begin) between = scene.doc.Slice({last.end, range.begin});
    if (last.Overlaps(range) || (last.end <= range.begin &&
                                 between.find_first_not_of(" \t\r\n") == std::string_view::npos)) {
      last = last.Cover(range);
      return;
    }
  }
  content->push_back(range);
}

void NormalizeContent(std::vector<ByteRange>* content) {
  std::sort(content->begin(), content->end());
  std::vector<ByteRange> out;
  for (ByteRange range : *content) {
    if (range.empty()) continue;
    if (!out.empty() && range.begin <= out.back().end)
      out.back() = out.back().Cover(range);
    else
      out.push_back(range);
  }
  *content = std::move(out);
}

}  // namespace dragoman
