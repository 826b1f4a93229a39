#include "statements/stance_lexicon.h"

#include <algorithm>
#include <charconv>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

std::optional<int> ValueOf(std::string_view cell) {
  int value = 0;
  auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return std::clamp(value, -2, 2);
}

StanceTargets TargetsOf(std::string_view cell) {
  StanceTargets out;
  for (std::string_view part : Split(cell, '|')) {
    if (part == "doer")
      out.doer = true;
    else if (part == "object")
      out.object = true;
    else if (part == "whom")
      out.whom = true;
    else if (part == "fate")
      out.fate = true;
    else if (part == "near")
      out.near = true;
    else if (part == "wish")
      out.wish = true;
    else if (!part.empty())
      out.prepositions.emplace_back(part);
  }
  return out;
}

bool IsWord(const Syntax& syntax, uint32_t token, std::string_view word) {
  return syntax.lemma(token) == word || ToLower(syntax.form(token)) == word;
}

// The token of the run on which the others depend.
uint32_t TopOf(const Syntax& syntax, const std::vector<uint32_t>& tokens) {
  for (uint32_t token : tokens)
    if (std::find(tokens.begin(), tokens.end(), syntax.head(token)) == tokens.end()) return token;
  return tokens.front();
}

// The words one after another; articles and possessives between them do not count.
std::vector<uint32_t> RunFrom(const Syntax& syntax, const StanceWord& word, uint32_t token) {
  std::vector<uint32_t> out;
  uint32_t sentence = syntax.sentence(token);
  for (uint32_t t = token; t < syntax.size() && out.size() < word.words.size(); ++t) {
    if (syntax.sentence(t) != sentence) return {};
    if (IsWord(syntax, t, word.words[out.size()]))
      out.push_back(t);
    else if (out.empty() || !InList(syntax.relation(t), "det|nmod") ||
             syntax.word(t).upos == Upos::NOUN)
      return {};
  }
  return out.size() == word.words.size() ? out : std::vector<uint32_t>{};
}

// "let [the poor] down", "break every promise": the second word depends on the first, a verb.
std::vector<uint32_t> DependentOf(const Syntax& syntax, const StanceWord& word, uint32_t token) {
  if (word.words.size() != 2 || syntax.word(token).upos != Upos::VERB ||
      syntax.lemma(token) != word.words.front())
    return {};
  for (uint32_t child : syntax.children(token)) {
    if (child < token && !InList(syntax.relation(child), "advmod|obj|nsubj")) continue;
    if (InList(syntax.relation(child), "obj|compound|advmod|xcomp|obl|nsubj") &&
        IsWord(syntax, child, word.words.back()))
      return {token, child};
  }
  return {};
}

}  // namespace

StanceLexicon::StanceLexicon(const Table& table) {
  for (const Table::Row& row : table.rows()) {
    StanceWord word;
    for (std::string_view part : Split(table.Cell(row, "word"), ' ')) word.words.emplace_back(part);
    word.polarity = ValueOf(table.Cell(row, "polarity"));
    word.negated = ValueOf(table.Cell(row, "negated"));
    word.targets = TargetsOf(table.Cell(row, "target"));
    by_first_[word.words.front()].push_back(std::move(word));
  }
  for (auto& [first, words] : by_first_)
    std::stable_sort(words.begin(), words.end(), [](const StanceWord& a, const StanceWord& b) {
      if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
      return !a.targets.usual() && b.targets.usual();
    });
}

bool StanceLexicon::Has(std::string_view lemma) const {
  auto it = by_first_.find(std::string(lemma));
  return it != by_first_.end() && it->second.back().words.size() == 1;
}

std::vector<StanceLexicon::Hit> StanceLexicon::At(const Syntax& syntax, uint32_t token) const {
  std::vector<Hit> out;
  auto add = [&](const std::string& first) {
    auto it = by_first_.find(first);
    if (it == by_first_.end()) return;
    for (const StanceWord& word : it->second) {
      std::vector<uint32_t> tokens = RunFrom(syntax, word, token);
      if (tokens.empty()) tokens = DependentOf(syntax, word, token);
      if (!tokens.empty()) out.push_back({&word, TopOf(syntax, tokens), std::move(tokens)});
    }
  };
  std::string lemma = ToLower(syntax.lemma(token)), form = ToLower(syntax.form(token));
  add(lemma);
  if (form != lemma) add(form);
  std::stable_sort(out.begin(), out.end(),
                   [](const Hit& a, const Hit& b) { return a.tokens.size() > b.tokens.size(); });
  return out;
}

}  // namespace dragoman
