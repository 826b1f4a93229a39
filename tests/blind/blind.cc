#include "blind/blind.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "core/utf8.h"
#include "pipeline/pipeline.h"

namespace dragoman::blind {
namespace {

const Pipeline& ThePipeline() {
  static const std::unique_ptr<const Pipeline> pipeline = [] {
    auto made = Pipeline::Create({Knowledge::Builtin().value()});
    if (!made) throw std::runtime_error(made.error().message);
    return std::move(*made);
  }();
  return *pipeline;
}

std::string Comparable(std::string_view name) {
  std::string lower = ToLower(name);
  return lower.starts_with("the ") ? lower.substr(4) : lower;
}

}  // namespace

std::vector<nlohmann::json> ReadCases(const std::string& file) {
  std::ifstream in(std::string(DRAGOMAN_SOURCE_DIR) + "/tests/cases/blind/" + file);
  EXPECT_TRUE(in) << file;
  std::vector<nlohmann::json> cases;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) cases.push_back(nlohmann::json::parse(line));
  return cases;
}

Document ReadPassage(const std::string& text) {
  RawReport raw;
  raw.text = text;
  Document doc(std::move(raw));
  Status run = ThePipeline().Run(doc);
  EXPECT_TRUE(run) << text;
  return doc;
}

bool IsNamed(const Actor& actor, std::string_view name) {
  std::string wanted = Comparable(name);
  return Comparable(actor.name) == wanted ||
         std::any_of(actor.aliases.begin(), actor.aliases.end(),
                     [&](const std::string& alias) { return Comparable(alias) == wanted; });
}

void PrintScore(std::string_view what, const Score& score) {
  std::cout << fmt::format(
      "{:<14} given {:4}  made {:4}  right {:4}  precision {:.3f}  recall {:.3f}\n", what,
      score.given, score.made, score.right, score.Precision(), score.Recall());
}

void PrintDetail(const std::string& line) {
  static const bool wanted = std::getenv("DRAGOMAN_BLIND_DETAILS") != nullptr;
  if (wanted) std::cout << line << "\n";
}

}  // namespace dragoman::blind
