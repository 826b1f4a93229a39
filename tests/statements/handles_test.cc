// Ways to attribute words that the stage must handle, a sentence each: kind | source | cue |
// content.
#include <gmock/gmock.h>

#include "statements/fixture.h"

namespace dragoman {
namespace {

struct Handled {
  const char* what;
  const char* text;
  std::vector<std::string> lines;
};

const std::vector<Handled>& All() {
  static const std::vector<Handled> all = {
      {"cue after, straight marks",
       "\"The bridge is open,\" said Lavrov.",
       {"direct | Lavrov | said | \"The bridge is open,\""}},
      {"guillemets",
       "«The bridge is open», Lavrov said.",
       {"direct | Lavrov | said | «The bridge is open»"}},
      {"curly marks",
       "“The bridge is open,” Lavrov said.",
       {"direct | Lavrov | said | “The bridge is open,”"}},
      {"ASCII marks",
       "``The bridge is open,'' Lavrov said.",
       {"direct | Lavrov | said | ``The bridge is open,''"}},
      {"scare quotes", "The so-called \"bridge of peace\" was closed on Monday.", {}},
      {"in a statement",
       "Lavrov said in a statement that the bridge was open.",
       {"indirect | Lavrov | said | the bridge was open"}},
      {"told reporters",
       "The bridge was open, Lavrov told reporters in Tashkent.",
       {"indirect | Lavrov | told | The bridge was open"}},
      {"free continuation",
       "Lavrov said that the bridge was open. He added that the road was not.",
       {"indirect | Lavrov | said | the bridge was open",
        "indirect | He | added | the road was not"}},
      {"noun cue",
       "Lavrov issued a warning that the bridge would be closed.",
       {"indirect | Lavrov | issued a warning | the bridge would be closed"}},
      {"document",
       "The report says that the bridge was unsafe.",
       {"indirect | The report | says | the bridge was unsafe"}},
      {"denial",
       "Lavrov denied that the bridge was closed.",
       {"indirect | Lavrov | denied | the bridge was closed"}},
      {"question",
       "Lavrov asked whether the bridge was open.",
       {"indirect | Lavrov | asked | whether the bridge was open"}},
      {"promise",
       "Lavrov promised to open the bridge.",
       {"indirect | Lavrov | promised | to open the bridge"}},
      {"belief",
       "Lavrov believes that the bridge is safe.",
       {"indirect | Lavrov | believes | the bridge is safe"}},
      {"intention",
       "Lavrov hopes to open the bridge in May.",
       {"indirect | Lavrov | hopes | to open the bridge in May"}},
      {"hedge",
       "It is understood that the bridge is unsafe.",
       {"indirect | - | understood | the bridge is unsafe"}},
      {"brackets and glosses",
       "\"The [northern] bridge is open (for now),\" Lavrov said.",
       {"direct | Lavrov | said | \"The [northern] bridge is open (for now),\""}},
  };
  return all;
}

class Handles : public testing::TestWithParam<Handled> {};

TEST_P(Handles, ASentence) {
  EXPECT_THAT(LinesOf(GetParam().text), testing::ElementsAreArray(GetParam().lines))
      << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(Issue, Handles, testing::ValuesIn(All()),
                         [](const auto& one) { return std::to_string(one.index); });

}  // namespace
}  // namespace dragoman
