// Whole sentences through the whole pipeline: sentences.txt, a sentence or more for each way of
// telling a standing, with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <ostream>

#include "standings/told.h"

namespace dragoman {
namespace {

struct SentenceCase {
  std::string text;
  std::vector<std::string> expected;
};

void PrintTo(const SentenceCase& one, std::ostream* out) { *out << one.text; }

std::vector<SentenceCase> ReadSentences() {
  std::vector<SentenceCase> out;
  std::ifstream in(DRAGOMAN_SOURCE_DIR "/tests/standings/sentences.txt");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '>')
      out.back().expected.push_back(line.substr(2));
    else
      out.push_back({line, {}});
  }
  return out;
}

std::string LineOf(const Told& told) {
  std::string line =
      told.kind + " " + told.value + " | " + told.holder.name + " > " + told.target.name;
  if (!told.since.empty() || !told.until.empty()) line += " " + told.since + "/" + told.until;
  return line;
}

class StandingSentence : public testing::TestWithParam<SentenceCase> {};

TEST_P(StandingSentence, GivesTheExpectedStandings) {
  std::vector<std::string> lines;
  for (const Told& told : StandingsTold(GetParam().text, "2024-06-15"))
    lines.push_back(LineOf(told));
  EXPECT_THAT(lines, testing::UnorderedElementsAreArray(GetParam().expected)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Sentences, StandingSentence, testing::ValuesIn(ReadSentences()));

}  // namespace
}  // namespace dragoman
