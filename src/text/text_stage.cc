#include "text/text_stage.h"

#include <fmt/format.h>

#include <utility>

#include "knowledge/knowledge.h"
#include "text/layout.h"
#include "text/placeholders.h"
#include "text/quotations.h"
#include "text/text_layer.h"

namespace dragoman {

TextStage::TextStage(std::shared_ptr<const Knowledge> knowledge,
                     std::shared_ptr<const Segmenter> segmenter)
    : knowledge_(std::move(knowledge)),
      segmenter_(std::move(segmenter)),
      kinds_(knowledge_->table("report_lines")) {
  if (!segmenter_) segmenter_ = MakeRuleSegmenter(*knowledge_);
}

void TextStage::Run(Document& doc) const {
  Layout layout = ReadLayout(doc.raw(), kinds_, *knowledge_);
  TextLayer layer;
  Segments segments;
  for (const Part& part : layout.parts) {
    size_t first = segments.sentences.size();
    segmenter_->Segment(doc.text(), part.range, segments);
    for (size_t i = first; i < segments.sentences.size(); ++i) {
      TokenRange tokens = segments.sentences[i];
      ByteRange range = {segments.tokens[tokens.begin].range.begin,
                         segments.tokens[tokens.end - 1].range.end};
      layer.sentences.push_back({range, tokens, part.paragraph, part.role});
    }
  }
  layer.tokens = std::move(segments.tokens);
  layer.head = std::move(layout.head);
  layer.paragraphs = std::move(layout.paragraphs);
  layer.quotations = PairQuotations(doc.text(), layer.paragraphs, layer.sentences);
  for (const Quotation& quotation : layer.quotations)
    if (!quotation.closed)
      doc.AddNotice(
          {"unclosed-quote", quotation.range, "a quotation mark is never closed; read to here"});
  for (Notice& notice : FindPlaceholders(doc.text())) doc.AddNotice(std::move(notice));
  if (!doc.raw().published.empty() && layer.head.published.empty())
    doc.AddNotice({"bad-date", std::nullopt,
                   fmt::format("the date given with the report, \"{}\", cannot be read",
                               doc.raw().published.substr(0, 60))});
  doc.Set(std::move(layer));
}

}  // namespace dragoman
