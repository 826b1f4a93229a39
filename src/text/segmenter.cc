#include "text/segmenter.h"

#include "knowledge/knowledge.h"
#include "text/abbreviations.h"
#include "text/sentence_splitter.h"
#include "text/tokenizer.h"

namespace dragoman {
namespace {

class RuleSegmenter : public Segmenter {
 public:
  explicit RuleSegmenter(const Knowledge& knowledge)
      : abbreviations_(knowledge.table("abbreviations")) {}

  void Segment(std::string_view text, ByteRange range, Segments& out) const override {
    auto first = static_cast<uint32_t>(out.tokens.size());
    Tokenize(text, range, abbreviations_, out.tokens);
    SplitSentences(text, abbreviations_, {first, static_cast<uint32_t>(out.tokens.size())}, out);
  }

 private:
  Abbreviations abbreviations_;
};

}  // namespace

std::unique_ptr<Segmenter> MakeRuleSegmenter(const Knowledge& knowledge) {
  return std::make_unique<RuleSegmenter>(knowledge);
}

}  // namespace dragoman
