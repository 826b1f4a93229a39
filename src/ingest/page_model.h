// How likely a block of a page belongs to the article: boosted decision trees over the features of
// page_features.h (Friedman 2001), trained by train/page_blocks.py, in knowledge/page_trees.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "knowledge/table.h"

namespace dragoman {

// Read-only once made, safe from many threads.
class PageModel {
 public:
  // `features` are the names of the columns that rows will have. Fails on a tree that is cut off
  // or asks for a feature that is not there.
  static Result<PageModel> FromTable(const Table& table,
                                     std::span<const std::string_view> features);

  // 0 to 1. REQUIRES: row.size() is the number of features.
  double Probability(std::span<const float> row) const;

 private:
  struct Node {
    int32_t feature = -1;  // -1: a leaf
    float value = 0;       // of a leaf; else: up to it go to the next node, above it to `right`
    uint32_t right = 0;
  };
  Status AddTree(std::string_view nodes, std::span<const std::string_view> features,
                 std::string_view source);

  double base_ = 0;
  std::vector<Node> nodes_;
  std::vector<uint32_t> roots_;
};

}  // namespace dragoman
