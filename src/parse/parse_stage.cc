#include "parse/parse_stage.h"

#include <cassert>
#include <utility>

#include "parse/names.h"
#include "parse/parse_layer.h"
#include "parse/tagger.h"
#include "parse/token_features.h"
#include "parse/transitions.h"
#include "text/text_layer.h"

namespace dragoman {

namespace {

// One root, and every other word reaches it.
[[maybe_unused]] bool IsTree(const std::vector<uint32_t>& heads) {
  uint32_t n = static_cast<uint32_t>(heads.size()), roots = 0;
  std::vector<uint32_t> seen(n, UINT32_MAX);
  for (uint32_t start = 0; start < n; ++start) {
    roots += heads[start] == n;
    for (uint32_t at = start; at < n && seen[at] == UINT32_MAX;) {
      seen[at] = start;
      at = heads[at];
      if (at > n || (at < n && seen[at] == start)) return false;
    }
  }
  return roots == 1;
}

// Puts relations right that the parser gets wrong in kind. The treebanks' letters and web pages
// have lists where news prose has appositions: "Ann Lee, director of ..., said". Only the root is
// "root".
void MendRelations(TokenRange sentence, std::vector<Word>* words) {
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    Word& word = (*words)[t];
    if (word.deprel == "list" && word.head != kNoToken && (*words)[word.head].head != kNoToken)
      word.deprel = "appos";
    if (word.deprel == "root" && word.head != kNoToken) word.deprel = "parataxis";
  }
}

}  // namespace

Result<std::unique_ptr<ParseStage>> ParseStage::Create(std::shared_ptr<const Knowledge> knowledge) {
  auto model = ParseModel::Builtin();
  if (!model) return Fail(model.error());
  return std::make_unique<ParseStage>(*model, std::move(knowledge));
}

ParseStage::ParseStage(std::shared_ptr<const ParseModel> model,
                       std::shared_ptr<const Knowledge> knowledge)
    : model_(std::move(model)), knowledge_(std::move(knowledge)) {}

void ParseStage::Run(Document& doc) const {
  const TextLayer& text = doc.Get<TextLayer>();
  const ParseModel& model = *model_;
  ParseLayer layer;
  layer.words.resize(text.tokens.size());
  NameFinder names(doc, model, knowledge_.get());
  SentenceFeatures features;
  std::vector<std::string_view> forms;
  for (const Sentence& sentence : text.sentences) {
    const uint32_t first = sentence.tokens.begin, n = sentence.tokens.size();
    if (n == 0) continue;
    forms.clear();
    for (uint32_t t = first; t < first + n; ++t) forms.push_back(doc.Slice(text.tokens[t].range));
    Extract(forms, model.lexicon, &features);
    std::vector<uint16_t> tags = TagWords(model.tagger, features);
    Tree tree = ParseTree(model.parser, features, tags);
    assert(IsTree(tree.heads));
    for (uint32_t i = 0; i < n; ++i) {
      Word& word = layer.words[first + i];
      const TagClass& tag = model.tags[tags[i]];
      word.upos = tag.upos;
      word.xpos = tag.xpos;
      word.feats = model.Feats(forms[i], tags[i]);
      word.lemma = model.Lemma(forms[i], tags[i], i == 0 || features.case_kind != CaseKind::normal);
      word.head = tree.heads[i] == n ? kNoToken : first + tree.heads[i];
      word.deprel = tree.heads[i] == n ? std::string_view("root") : model.labels[tree.rels[i]];
    }
    MendRelations(sentence.tokens, &layer.words);
    names.AddSentence(sentence.tokens, forms, features, tags);
  }
  layer.names = names.Finish(layer.words);
  doc.Set(std::move(layer));
}

}  // namespace dragoman
