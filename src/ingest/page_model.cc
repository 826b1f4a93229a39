#include "ingest/page_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/strings.h"

namespace dragoman {
namespace {

bool ReadNumber(std::string_view text, float& out) {
  auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

Result<PageModel> PageModel::FromTable(const Table& table,
                                       std::span<const std::string_view> features) {
  PageModel model;
  for (const Table::Row& row : table.rows()) {
    std::string_view nodes = table.Cell(row, "nodes");
    if (table.Cell(row, "tree") == "base") {
      float base = 0;
      if (!ReadNumber(nodes, base))
        return Fail(ErrorKind::bad_input, fmt::format("{}: no number", row.source));
      model.base_ = base;
      continue;
    }
    if (Status added = model.AddTree(nodes, features, row.source); !added)
      return Fail(added.error());
  }
  return model;
}

// Nodes in preorder: "feature<threshold", then what lies up to it and what above; "=value" a leaf.
Status PageModel::AddTree(std::string_view nodes, std::span<const std::string_view> features,
                          std::string_view source) {
  roots_.push_back(static_cast<uint32_t>(nodes_.size()));
  std::vector<uint32_t> open;  // inner nodes whose right side is still to come
  bool complete = false;
  for (std::string_view part : Split(nodes, ' ')) {
    if (complete) return Fail(ErrorKind::bad_input, fmt::format("{}: nodes too many", source));
    Node node;
    size_t mark = part.find_first_of("<=");
    if (mark == std::string_view::npos || !ReadNumber(part.substr(mark + 1), node.value))
      return Fail(ErrorKind::bad_input, fmt::format("{}: '{}' is no node", source, part));
    if (part[mark] == '<') {
      auto it = std::find(features.begin(), features.end(), part.substr(0, mark));
      if (it == features.end())
        return Fail(ErrorKind::bad_input,
                    fmt::format("{}: no feature '{}'", source, part.substr(0, mark)));
      node.feature = static_cast<int32_t>(it - features.begin());
      open.push_back(static_cast<uint32_t>(nodes_.size()));
    }
    nodes_.push_back(node);
    if (node.feature >= 0) continue;
    // A leaf ends the left side of the last open node, whose right side begins here.
    complete = open.empty();
    if (!complete) {
      nodes_[open.back()].right = static_cast<uint32_t>(nodes_.size());
      open.pop_back();
    }
  }
  if (!complete) return Fail(ErrorKind::bad_input, fmt::format("{}: the tree is cut off", source));
  return Ok();
}

double PageModel::Probability(std::span<const float> row) const {
  double sum = base_;
  for (uint32_t at : roots_) {
    while (nodes_[at].feature >= 0)
      at = row[static_cast<size_t>(nodes_[at].feature)] <= nodes_[at].value ? at + 1
                                                                            : nodes_[at].right;
    sum += nodes_[at].value;
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace dragoman
