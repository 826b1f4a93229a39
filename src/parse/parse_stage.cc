#include "parse/parse_stage.h"

#include <utility>

#include "parse/names.h"
#include "parse/parse_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

Upos UposOf(std::string_view name) {
  for (uint8_t i = 0; i <= static_cast<uint8_t>(Upos::X); ++i)
    if (UposName(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  return Upos::X;
}

// Relations that the model gets wrong in kind. The treebanks' letters and web pages have lists
// where news prose has appositions: "Ann Lee, director of ..., said". In a headline it may take a
// verb's subject for a part of the verb: "Kenya Plans to ...".
void MendRelations(TokenRange sentence, std::vector<Word>& words) {
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    Word& word = words[t];
    if (word.head == kNoToken) continue;
    const Word& head = words[word.head];
    if (word.deprel == "list" && head.head != kNoToken) word.deprel = "appos";
    bool noun = word.upos == Upos::NOUN || word.upos == Upos::PROPN;
    if (word.deprel == "compound" && noun && t < word.head && head.upos == Upos::VERB)
      word.deprel = "nsubj";
  }
}

// Sentences are analysed many at once, which is faster, but not all of a long report: the model's
// answers for them would all be in memory together.
constexpr size_t kBatchTokens = 4096;

}  // namespace

Result<std::unique_ptr<ParseStage>> ParseStage::Create(std::shared_ptr<const Knowledge> knowledge) {
  auto model = LanguageModel::Builtin();
  if (!model) return Fail(model.error());
  return std::make_unique<ParseStage>(*model, std::move(knowledge));
}

ParseStage::ParseStage(std::shared_ptr<const LanguageModel> model,
                       std::shared_ptr<const Knowledge> knowledge)
    : model_(std::move(model)), knowledge_(std::move(knowledge)) {}

void ParseStage::Run(Document& doc) const {
  const TextLayer& text = doc.Get<TextLayer>();
  std::vector<std::string_view> forms;
  for (const Token& token : text.tokens) forms.push_back(doc.Slice(token.range));
  ParseLayer layer;
  layer.words.resize(text.tokens.size());
  NameFinder names(doc, knowledge_.get());
  std::vector<SentenceForms> batch;
  for (size_t begin = 0; begin < text.sentences.size();) {
    batch.clear();
    size_t end = begin, tokens = 0;
    while (end < text.sentences.size() && (end == begin || tokens < kBatchTokens)) {
      TokenRange range = text.sentences[end++].tokens;
      batch.push_back(SentenceForms(forms).subspan(range.begin, range.size()));
      tokens += range.size();
    }
    std::vector<SentenceAnalysis> analyses = model_->Analyze(batch);
    for (size_t s = 0; s < analyses.size(); ++s) {
      const TokenRange range = text.sentences[begin + s].tokens;
      for (uint32_t i = 0; i < range.size(); ++i) {
        WordAnalysis& from = analyses[s].words[i];
        Word& word = layer.words[range.begin + i];
        word.upos = UposOf(from.upos);
        word.xpos = from.xpos;
        word.feats = from.feats;
        word.deprel = from.deprel;
        word.lemma = std::move(from.lemma);
        word.head = from.head == 0 ? kNoToken : range.begin + from.head - 1;
      }
      MendRelations(range, layer.words);
      names.AddSentence(range, batch[s], analyses[s].names);
    }
    begin = end;
  }
  layer.names = names.Finish(layer.words);
  doc.Set(std::move(layer));
}

}  // namespace dragoman
