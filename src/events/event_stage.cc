#include "events/event_stage.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/strings.h"
#include "events/event_builder.h"

namespace dragoman {

EventStage::EventStage(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)), lexicon_(*knowledge_) {}

void EventStage::Run(Document& doc) const {
  Syntax syntax(doc);
  EventBuilder builder(doc, syntax, lexicon_);
  const TextLayer& text = doc.Get<TextLayer>();
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    const Sentence& sentence = text.sentences[s];
    bool told = sentence.role == Role::title || sentence.role == Role::body ||
                sentence.role == Role::ticker || sentence.role == Role::quote;
    if (told && sentence.tokens.size() <= kMaxSentenceTokens) builder.AddSentence(s);
  }
  doc.Set(builder.Finish());
}

}  // namespace dragoman
