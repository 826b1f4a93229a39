#include "ingest/page.h"

#include <fmt/format.h>

#include <utility>

#include "ingest/html_tree.h"
#include "ingest/page_head.h"

namespace dragoman {
namespace {

// A page whose article has fewer words is a list of headlines or an error page.
constexpr uint32_t kMinArticleWords = 15;

// The row of a table that holds the block, 0 for none.
uint32_t RowOf(const HtmlTree& tree, const PageBlock& block) {
  if (block.tag != HtmlTag::td && block.tag != HtmlTag::th) return 0;
  return tree.nodes()[block.node].parent;
}

std::string JoinKept(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                     const std::vector<char>& kept) {
  std::string text;
  uint32_t row = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (kept[i] == 0) continue;
    uint32_t own_row = RowOf(tree, blocks[i]);
    if (!text.empty()) text += own_row != 0 && own_row == row ? "\t" : "\n\n";
    text += blocks[i].text;
    row = own_row;
  }
  return text;
}

PageHints HintsOf(const PageInfo& info) { return {info.title, info.description, info.body}; }

}  // namespace

Result<std::shared_ptr<const PageReader>> PageReader::Create(
    std::shared_ptr<const Knowledge> knowledge) {
  auto reader = std::shared_ptr<PageReader>(new PageReader(std::move(knowledge)));
  auto words = PageWords::FromTable(reader->knowledge_->table("page_words"));
  if (!words) return Fail(words.error());
  reader->words_ = std::move(*words);
  auto meta = PageMeta::FromTable(reader->knowledge_->table("page_meta"));
  if (!meta) return Fail(meta.error());
  reader->meta_ = std::move(*meta);
  // The columns are the same for every page.
  PageFeatures features = reader->Measure("<p>one block</p>").features;
  auto model = PageModel::FromTable(reader->knowledge_->table("page_trees"), features.names);
  if (!model) return Fail(model.error());
  reader->model_ = std::move(*model);
  return std::shared_ptr<const PageReader>(reader);
}

PageReader::Measured PageReader::Measure(std::string_view page) const {
  HtmlTree tree = HtmlTree::Parse(page);
  Measured out;
  out.blocks = CutBlocks(tree);
  out.features = MeasureBlocks(tree, out.blocks, words_, HintsOf(ReadPageInfo(tree, meta_)));
  return out;
}

std::vector<char> PageReader::Choose(const std::vector<PageBlock>& blocks,
                                     const PageFeatures& features) const {
  constexpr double kKeep = 0.45;
  std::vector<char> kept(blocks.size(), 0);
  for (size_t i = 0; i < blocks.size(); ++i) kept[i] = model_.Probability(features.rows[i]) > kKeep;
  return kept;
}

Result<RawReport> PageReader::Read(std::string_view page, const std::string& path) const {
  HtmlTree tree = HtmlTree::Parse(page);
  std::vector<PageBlock> blocks = CutBlocks(tree);
  PageInfo info = ReadPageInfo(tree, meta_);
  PageFeatures features = MeasureBlocks(tree, blocks, words_, HintsOf(info));
  std::vector<char> kept = Choose(blocks, features);
  uint32_t words = 0;
  for (size_t i = 0; i < blocks.size(); ++i) words += kept[i] != 0 ? blocks[i].words : 0;
  if (words < kMinArticleWords)
    return Fail(ErrorKind::bad_input,
                fmt::format("{}: no article found in this web page; to read all of its text, save "
                            "it as plain text",
                            path));
  RawReport report;
  report.path = path;
  report.text = JoinKept(tree, blocks, kept);
  FillHead(tree, info, blocks, kept, words_, *knowledge_, report);
  if (tree.is_cut())
    report.notices.push_back({"page-cut", std::nullopt,
                              "the page has more elements, or deeper ones, than are opened; some "
                              "of its layout was passed over"});
  return report;
}

}  // namespace dragoman
