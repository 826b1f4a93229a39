#include "pipeline/running_text.h"

#include "pipeline/invariants.h"
#include "text/learned_segmenter.h"
#include "text/paragraphs.h"
#include "text/quotations.h"
#include "text/text_layer.h"

namespace dragoman {

Result<std::unique_ptr<const RunningText>> RunningText::Create(
    const std::shared_ptr<const Knowledge>& knowledge,
    const std::shared_ptr<const LanguageModel>& model) {
  return std::unique_ptr<const RunningText>(
      new RunningText(std::make_unique<ParseStage>(model, knowledge), MakeLearnedSegmenter(model)));
}

RunningText::RunningText(std::unique_ptr<ParseStage> parse, std::unique_ptr<Segmenter> segmenter)
    : parse_(std::move(parse)), segmenter_(std::move(segmenter)) {}

Status RunningText::Run(Document& doc) const {
  TextLayer layer;
  Segments segments;
  for (const RawParagraph& paragraph : SplitParagraphs(doc.text())) {
    auto number = static_cast<uint32_t>(layer.paragraphs.size());
    layer.paragraphs.push_back({paragraph.range, Role::body});
    size_t first = segments.sentences.size();
    segmenter_->Segment(doc.text(), paragraph.range, segments);
    for (size_t i = first; i < segments.sentences.size(); ++i) {
      TokenRange tokens = segments.sentences[i];
      ByteRange range = {segments.tokens[tokens.begin].range.begin,
                         segments.tokens[tokens.end - 1].range.end};
      layer.sentences.push_back({range, tokens, number, Role::body});
    }
  }
  layer.tokens = std::move(segments.tokens);
  layer.quotations = PairQuotations(doc.text(), layer.paragraphs, layer.sentences);
  doc.Set(std::move(layer));
  if (Status whole = CheckLayers(doc, {TextLayer::kLayerName}); !whole) return whole;
  parse_->Run(doc);
  return CheckLayers(doc, parse_->writes());
}

}  // namespace dragoman
