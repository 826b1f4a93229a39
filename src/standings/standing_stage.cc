#include "standings/standing_stage.h"

#include "standings/standing_builder.h"

namespace dragoman {

namespace {

constexpr uint32_t kMaxSentenceTokens = 400;  // longer ones are lists or tables, never prose

}  // namespace

StandingStage::StandingStage(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)), lexicon_(*knowledge_, "standing_patterns") {}

void StandingStage::Run(Document& doc) const {
  Syntax syntax(doc);
  StandingBuilder builder(doc, syntax, lexicon_, *knowledge_);
  const TextLayer& text = doc.Get<TextLayer>();
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    const Sentence& sentence = text.sentences[s];
    bool told = sentence.role == Role::title || sentence.role == Role::body ||
                sentence.role == Role::ticker || sentence.role == Role::quote;
    if (!told || sentence.tokens.size() > kMaxSentenceTokens) continue;
    builder.AddTold(s);
    builder.AddCompounds(s);
  }
  builder.AddFromEvents();
  builder.AddVoiced();
  doc.Set(builder.Finish());
}

}  // namespace dragoman
