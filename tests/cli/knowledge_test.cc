// dragoman knowledge check and import, actors --unknown, merge and split, as a user runs them.
#include <gmock/gmock.h>

#include "cli/program.h"

namespace dragoman::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kGroups = "id\tname\taliases\tcode\tsector\tsince\tuntil\torigin\n";

TEST(KnowledgeCheck, TheBuiltInTablesAreWhole) {
  Workplace place;
  Outcome check = Dragoman(place, {"knowledge", "check", "--gaps"});
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_THAT(check.out, HasSubstr("hash "));
  EXPECT_THAT(check.out, HasSubstr("gaps and overlaps in time"));
}

TEST(KnowledgeCheck, BadRowsAreNamedAndTheRestIsUsable) {
  Workplace place;
  place.Write("mine/armed_groups.tsv", std::string(kGroups) +
                                           "group/x\tX Front\t\tQQQ\tREB\t\t\tme\n"
                                           "group/y\tY Front\t\tFJI\tREB\t\t\tme\n");
  Outcome check = Dragoman(place, {"knowledge", "check", "mine"});
  EXPECT_EQ(check.code, 1);
  EXPECT_THAT(check.err, HasSubstr("armed_groups.tsv:2: unknown country code 'QQQ'"));
  EXPECT_THAT(check.out, HasSubstr("1 bad row or file left out"));
  EXPECT_EQ(Dragoman(place, {"knowledge", "check", "mine", "--lenient"}).code, 0);
  EXPECT_EQ(Dragoman(place, {"knowledge", "check", "no-such-folder"}).code, 1);
}

TEST(KnowledgeImport, MakesTablesThatReadingCanUse) {
  Workplace place;
  place.Write(
      "my.actors.txt",
      "ADA_EXAMPLE_TESTER_\n\t[FJIGOV >200101]\n\t[FJIGOV >20200101]\nHILL_TEST_FRONT_ [FJIREB]\n");
  Outcome import = Dragoman(place, {"knowledge", "import", "my.actors.txt", "--out", "mine"});
  EXPECT_EQ(import.code, 0) << import.err;
  EXPECT_THAT(import.out, HasSubstr("names     2 read"));
  EXPECT_THAT(place.Read("mine/armed_groups.tsv"), HasSubstr("Hill Test Front"));
  EXPECT_EQ(Dragoman(place, {"knowledge", "check", "mine"}).code, 0);
  place.Write("a.txt", "The Hill Test Front attacked a village in Fiji on Monday.\n");
  Outcome read = Dragoman(place, {"read", "a.txt", "--knowledge", "mine", "--format", "jsonl"});
  EXPECT_THAT(read.out, HasSubstr("group/hill-test-front"));
  // What a person may have written is not overwritten.
  Outcome again = Dragoman(place, {"knowledge", "import", "my.actors.txt", "--out", "mine"});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("is there already"));
}

TEST(KnowledgeImport, WhatIsNoDictionaryFails) {
  Workplace place;
  place.Write("report.txt", "It rained.\n");
  Outcome import =
      Dragoman(place, {"knowledge", "import", "report.txt", "no.txt", "--out", "mine"});
  EXPECT_EQ(import.code, 1);
  EXPECT_THAT(import.err, HasSubstr("report.txt: no name with a code"));
  EXPECT_THAT(import.err, HasSubstr("no.txt: "));
  EXPECT_FALSE(place.Has("mine"));
}

class Corrected : public ::testing::Test {
 protected:
  Corrected() {
    place_.Write("r/a.txt",
                 "4 March 2024\n\nKenyan foreign minister Wanjiru Otieno met German "
                 "Chancellor Olaf Scholz. Otieno said that talks went well.\n");
    place_.Write("r/b.txt",
                 "5 April 2024\n\nKenyan foreign minister Wanjiru Otyeno said that "
                 "Germany was a partner.\n");
    EXPECT_EQ(Dragoman(place_, {"read", "r", "--quiet"}).code, 0);
  }
  std::string Unknown() { return Dragoman(place_, {"actors", "--unknown"}).out; }
  Workplace place_;
};

TEST_F(Corrected, UnknownNamesComeWithLinesToPaste) {
  std::string out = Unknown();
  EXPECT_THAT(out, HasSubstr("Wanjiru Otieno"));
  EXPECT_THAT(out, HasSubstr("people.tsv\tperson/wanjiru-otieno\tWanjiru Otieno\t"));
  EXPECT_THAT(
      out,
      HasSubstr("offices.tsv\tperson/wanjiru-otieno\tforeign minister\tKEN\tGOV\t2024-03-04\t\t"));
  EXPECT_THAT(out, Not(HasSubstr("Scholz")));
  // The lines are as good as they look.
  std::string people = "id\tname\taliases\tgender\torigin\n";
  std::string offices = "person\trole\tcode\tsector\tsince\tuntil\torigin\n";
  for (const std::string& line : LinesOf(out)) {
    if (line.starts_with("  people.tsv\t")) people += line.substr(13) + "\n";
    if (line.starts_with("  offices.tsv\t")) offices += line.substr(14) + "\n";
  }
  place_.Write("mine/people.tsv", people);
  place_.Write("mine/offices.tsv", offices);
  Outcome check = Dragoman(place_, {"knowledge", "check", "mine"});
  EXPECT_EQ(check.code, 0) << check.err;
  Outcome json = Dragoman(place_, {"actors", "--unknown", "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"paste\""));
}

TEST_F(Corrected, MergeAndSplitAreRememberedAndTakenBack) {
  Outcome merge = Dragoman(place_, {"merge", "Wanjiru Otieno", "Wanjiru Otyeno"});
  ASSERT_EQ(merge.code, 0) << merge.err;
  EXPECT_THAT(merge.out, HasSubstr("1 actor"));
  EXPECT_THAT(Unknown(), HasSubstr("2 reports"));
  // A later report follows.
  place_.Write("r/c.txt", "6 April 2024\n\nKenyan foreign minister Wanjiru Otyeno left.\n");
  Dragoman(place_, {"read", "r", "--quiet"});
  EXPECT_THAT(Unknown(), HasSubstr("3 reports"));
  Outcome list = Dragoman(place_, {"merge", "--list"});
  EXPECT_THAT(list.out, HasSubstr("merge\t"));
  EXPECT_EQ(Dragoman(place_, {"verify"}).code, 0);
  std::string id = list.out.substr(6, list.out.find('\t', 6) - 6);
  EXPECT_EQ(Dragoman(place_, {"split", id}).code, 0);
  EXPECT_THAT(Unknown(), Not(HasSubstr("3 reports")));
  EXPECT_EQ(Dragoman(place_, {"merge", "--list"}).out, "");
  EXPECT_EQ(Dragoman(place_, {"split", id}).code, 1);
}

TEST_F(Corrected, WhatIsNotThereIsNamed) {
  Outcome merge = Dragoman(place_, {"merge", "Wanjiru Otieno", "Nobody Atall"});
  EXPECT_EQ(merge.code, 1);
  EXPECT_THAT(merge.err, HasSubstr("'Nobody Atall'"));
  EXPECT_EQ(Dragoman(place_, {"merge", "Wanjiru Otieno", "Wanjiru Otieno"}).code, 1);
  EXPECT_EQ(Dragoman(place_, {"merge", "x", "y", "--ledger", "none.db"}).code, 1);
  EXPECT_FALSE(place_.Has("none.db"));
  EXPECT_EQ(Dragoman(place_, {"split", "Wanjiru Otieno", "--code", "FRA"}).code, 1);
}

}  // namespace
}  // namespace dragoman::test
