// 150 passages with the stance of each speaker towards each actor: tests/cases/blind/stance.jsonl.
// What the program makes are the distinct (speaker, target, stance) of all its statements; a stance
// that is null is none.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "blind/blind.h"
#include "statements/statement_layer.h"

namespace dragoman::blind {
namespace {

struct Made {
  uint32_t speaker, target;
  std::string stance;
  auto operator<=>(const Made&) const = default;
};

std::set<Made> StancesOf(const Document& doc) {
  std::set<Made> out;
  for (const Statement& statement : doc.Get<StatementLayer>().statements)
    for (ActorIndex speaker : statement.speakers)
      for (const About& about : statement.about)
        if (about.stance.has_value())
          out.insert({ToInt(speaker), ToInt(about.actor), std::string(StanceName(*about.stance))});
  return out;
}

struct Scores {
  Score all;
  std::map<std::string, Score> of_stance;
  Score target;  // (speaker, target), whatever the stance
};

void ScoreCase(const nlohmann::json& one, Scores* scores) {
  Document doc = ReadPassage(one.at("text"));
  const ActorLayer& actors = doc.Get<ActorLayer>();
  std::set<Made> made = StancesOf(doc), left = made;
  const std::string id = one.at("id");
  auto matches = [&](const Made& m, const nlohmann::json& given) {
    return IsNamed(actors.actors[m.speaker], given.at("speaker").get<std::string>()) &&
           IsNamed(actors.actors[m.target], given.at("target").get<std::string>());
  };
  scores->all.made += made.size();
  scores->target.made += made.size();
  for (const Made& m : made) ++scores->of_stance[m.stance].made;
  for (const nlohmann::json& given : one.at("stances")) {
    const std::string stance = given.at("stance");
    ++scores->all.given;
    ++scores->target.given;
    ++scores->of_stance[stance].given;
    bool right = false, target = false;
    for (const Made& m : made) {
      if (!matches(m, given)) continue;
      target = true;
      if (m.stance != stance || right) continue;
      right = true;
      left.erase(m);
    }
    scores->target.right += target;
    if (right) {
      ++scores->all.right;
      ++scores->of_stance[stance].right;
    } else {
      PrintDetail(fmt::format("{} missed: {} > {} {}", id, given.at("speaker").get<std::string>(),
                              given.at("target").get<std::string>(), stance));
    }
  }
  for (const Made& m : left)
    PrintDetail(fmt::format("{} false: {} > {} {}", id, actors.actors[m.speaker].name,
                            actors.actors[m.target].name, m.stance));
}

TEST(Blind, StanceOfEachSpeakerTowardsEachActor) {
  std::vector<nlohmann::json> cases = ReadCases("stance.jsonl");
  ASSERT_EQ(cases.size(), 150u);
  Scores scores;
  for (const nlohmann::json& one : cases) ScoreCase(one, &scores);
  for (const auto& [stance, score] : scores.of_stance) PrintScore(stance, score);
  PrintScore("any stance", scores.target);
  PrintScore("all", scores.all);
  // What is reached; may only rise. Must: 0.75 and 0.65.
  EXPECT_GE(scores.all.Precision(), 0.782);
  EXPECT_GE(scores.all.Recall(), 0.588);
}

}  // namespace
}  // namespace dragoman::blind
