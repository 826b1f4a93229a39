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
  const bool explains = doc.Has<EventTrace>();
  EventTrace trace;
  EventBuilder builder(doc, syntax, lexicon_, explains ? &trace : nullptr);
  const TextLayer& text = doc.Get<TextLayer>();
  for (uint32_t s = 0; s < text.sentences.size(); ++s) {
    const Sentence& sentence = text.sentences[s];
    bool told = sentence.role == Role::title || sentence.role == Role::body ||
                sentence.role == Role::ticker || sentence.role == Role::quote;
    if (!told)
      builder.SkipSentence(s, fmt::format("its role is {}: only titles, bodies, quotations and "
                                          "tickers tell events",
                                          RoleName(sentence.role)));
    else if (sentence.tokens.size() > kMaxSentenceTokens)
      builder.SkipSentence(s, fmt::format("it has {} words, more than {}: a list or a table",
                                          sentence.tokens.size(), kMaxSentenceTokens));
    else
      builder.AddSentence(s);
  }
  doc.Set(builder.Finish());
  if (explains) doc.Set(std::move(trace));
}

}  // namespace dragoman
