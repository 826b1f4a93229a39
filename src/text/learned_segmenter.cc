#include "text/learned_segmenter.h"

#include <utility>

#include "core/utf8.h"

namespace dragoman {
namespace {

class LearnedSegmenter : public Segmenter {
 public:
  explicit LearnedSegmenter(std::shared_ptr<const LanguageModel> model)
      : model_(std::move(model)) {}

  void Segment(std::string_view text, ByteRange range, Segments& out) const override {
    TokenizedText cut = model_->Tokenize(text.substr(range.begin, range.size()));
    const uint32_t base = static_cast<uint32_t>(out.tokens.size());
    for (const TextWord& word : cut.words) {
      Token token;
      token.range = {word.range.begin + range.begin, word.range.end + range.begin};
      token.word_size = static_cast<uint8_t>(word.group_index == 0 ? word.group_size : 0);
      size_t next = token.range.end;
      token.space_after = next < text.size() && IsSpace(NextCodePoint(text, next));
      out.tokens.push_back(token);
    }
    for (const TextSentence& sentence : cut.sentences)
      out.sentences.push_back({sentence.words.begin + base, sentence.words.end + base});
  }

 private:
  std::shared_ptr<const LanguageModel> model_;
};

}  // namespace

std::unique_ptr<Segmenter> MakeLearnedSegmenter(std::shared_ptr<const LanguageModel> model) {
  return std::make_unique<LearnedSegmenter>(std::move(model));
}

}  // namespace dragoman
