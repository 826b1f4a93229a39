// Tokens and sentences by the language model (src/neural): the learned Segmenter.
#pragma once

#include <memory>

#include "neural/language_model.h"
#include "text/segmenter.h"

namespace dragoman {

// REQUIRES: model is not null.
std::unique_ptr<Segmenter> MakeLearnedSegmenter(std::shared_ptr<const LanguageModel> model);

}  // namespace dragoman
