// CAMEO dictionaries: what is read, what is mapped, what is told to be wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "knowledge/cameo_import.h"

namespace dragoman {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

CameoDictionary Read(std::string_view text) {
  auto dictionary = ReadCameoDictionary(text, "my.actors.txt");
  if (!dictionary) {
    ADD_FAILURE() << dictionary.error().message;
    return {};
  }
  return *dictionary;
}

const Knowledge& Built() {
  static const auto knowledge = Knowledge::Builtin().value();
  return *knowledge;
}

CameoImport Import(std::string_view text) {
  return ImportCameo({Read(text)}, {"my.actors.txt"}, Built());
}

constexpr std::string_view kPerson =
    "# a comment\n"
    "ADA_EXAMPLE_TESTER_  # another\n"
    "+A._EXAMPLE_TESTER\n"
    "\t[FJIGOV 19970101-061231]\n"
    "\t[FJIMIL >20100305]\n"
    "\t[FJIELI]\n";

TEST(CameoDictionary, SynonymsCodesAndDates) {
  CameoDictionary d = Read(kPerson);
  ASSERT_EQ(d.entries.size(), 1u);
  EXPECT_THAT(d.problems, IsEmpty());
  EXPECT_FALSE(d.agents);
  const CameoEntry& ada = d.entries[0];
  EXPECT_EQ(ada.line, 2u);
  EXPECT_THAT(ada.forms, ElementsAre("Ada Example Tester", "A. Example Tester"));
  ASSERT_EQ(ada.codes.size(), 3u);
  EXPECT_EQ(ada.codes[0].since, "1997-01-01");
  EXPECT_EQ(ada.codes[0].until, "2006-12-31");
  EXPECT_EQ(ada.codes[1].since, "2010-03-05");
  EXPECT_EQ(ada.codes[1].until, "");
  EXPECT_EQ(ada.codes[2].since, "");
}

TEST(CameoDictionary, AgentsWithPluralsAndSubstitutions) {
  CameoDictionary d = Read(
      "!WORKER! = MAN, WOMAN\n"
      "DOCK!WORKER! {} [~LAB]\n"
      "CHAMBER_OF_TESTS {CHAMBERS_OF_TESTS} [~BUS]\n"
      "TESTER [~EDU]\n");
  EXPECT_TRUE(d.agents);
  ASSERT_EQ(d.entries.size(), 3u);
  EXPECT_THAT(d.entries[0].forms, ElementsAre("Dockman", "Dockwoman"));
  EXPECT_THAT(d.entries[0].plurals, IsEmpty());
  EXPECT_THAT(d.entries[1].plurals, ElementsAre("Chambers of Tests"));
  EXPECT_EQ(d.entries[1].codes[0].code, "BUS");
  EXPECT_EQ(d.entries[2].plurals.size(), 1u);
}

TEST(CameoDictionary, WhatCannotBeReadIsNamedWithItsLine) {
  CameoDictionary d = Read(
      "+ORPHAN\n"
      "NO_CODE_\n"
      "BAD_DATE_ [FJIGOV 19971301-20010101]\n"
      "BACKWARDS_ [FJIGOV 20010101-19970101] [FJIELI]\n"
      "OPEN_BRACKET_ [FJIGOV\n"
      "UNKNOWN_!SET! [FJIGOV]\n");
  EXPECT_THAT(d.problems, Contains(AllOf(HasSubstr(":1:"), HasSubstr("without a name"))));
  EXPECT_THAT(d.problems, Contains(AllOf(HasSubstr(":2:"), HasSubstr("without a code"))));
  EXPECT_THAT(d.problems, Contains(AllOf(HasSubstr(":3:"), HasSubstr("left open"))));
  EXPECT_THAT(d.problems, Contains(AllOf(HasSubstr(":4:"), HasSubstr("ends before it begins"))));
  EXPECT_THAT(d.problems, Contains(AllOf(HasSubstr(":5:"), HasSubstr("not closed"))));
  EXPECT_THAT(d.problems, Contains(AllOf(HasSubstr(":6:"), HasSubstr("no substitution set"))));
}

TEST(CameoDictionary, WhatIsNoneIsAnError) {
  EXPECT_FALSE(ReadCameoDictionary("", "x"));
  EXPECT_FALSE(ReadCameoDictionary("a report about nothing\n", "x"));
  EXPECT_FALSE(ReadCameoDictionary(std::string_view("A_ [FJIGOV]\0", 12), "x"));
  // Cut off anywhere, it is read or refused, and never more than it holds.
  for (size_t n = 0; n < kPerson.size(); ++n) {
    auto d = ReadCameoDictionary(kPerson.substr(0, n), "x");
    if (d) {
      EXPECT_LE(d->entries.size(), 1u);
    }
  }
}

TEST(CameoImport, PersonsWithTheirYearsInOffice) {
  CameoImport import = Import(kPerson);
  EXPECT_THAT(import.tables["people.tsv"],
              HasSubstr("person/ada-example-tester\tAda Example Tester\tA. Example Tester\t\t"));
  EXPECT_THAT(import.tables["offices.tsv"],
              HasSubstr("person/ada-example-tester\tofficial\tFJI\tGOV\t1997-01-01\t2006-12-31\t"));
  EXPECT_THAT(import.tables["offices.tsv"], HasSubstr("\tofficer\tFJI\tMIL\t2010-03-05\t\t"));
}

TEST(CameoImport, BodiesGoToTheTablesOfTheirKind) {
  CameoImport import = Import(
      "HILL_TEST_FRONT_ [FJIREB]\n"
      "TEST_RELIEF_SOCIETY_ [NGOHLH]\n"
      "TEST_TRADE_UNION_OF_STATES_ [IGO]\n"
      "SUVA_TEST_NEWS_ [FJIMED]\n"
      "TEST_SUGAR_COMPANY_ [MNCFJI]\n"
      "ZARISH_TESTLAND_ [ROM]\n"
      "VLADIMIR_PUTIN_ [RUSGOV >20000101]\n"
      "ODD_ONE_ [QQQ]\n");
  EXPECT_THAT(import.tables["armed_groups.tsv"], HasSubstr("Hill Test Front\t\tFJI\tREB"));
  EXPECT_THAT(import.tables["organisations.tsv"], HasSubstr("Test Relief Society\t\tngo\t\tNGO"));
  EXPECT_THAT(import.tables["organisations.tsv"], HasSubstr("\tigo\tIGO\t"));
  EXPECT_THAT(import.tables["organisations.tsv"], HasSubstr("\tcompany\tFJI\tBUS"));
  EXPECT_THAT(import.tables["outlets.tsv"], HasSubstr("Suva Test News"));
  // An older code for Romania; the country's row keeps all that it had.
  EXPECT_THAT(import.tables["countries.tsv"], HasSubstr("ROU\tRomania\t"));
  EXPECT_THAT(import.tables["countries.tsv"], HasSubstr("Zarish Testland"));
  EXPECT_EQ(import.known, 1u);
  EXPECT_THAT(import.problems, Contains(AllOf(HasSubstr(":8:"), HasSubstr("'QQQ'"))));
  EXPECT_GE(import.unmapped, 1u);
}

TEST(CameoImport, WhatComesOutIsReadBackWithoutAProblem) {
  CameoImport import = Import(
      "ADA_EXAMPLE_TESTER_\n\t[FJIGOV 970101-991231]\n\t[FJIGOV 990101-031231]\n\t[FJIMIL]\n"
      "ADA_EXAMPLE_TESTER_ [FJIGOV 970101-991231]\n"
      "HILL_TEST_FRONT_(HTF)_ [FJIREB]\n+HTF_FIGHTERS\n");
  auto folder =
      std::filesystem::temp_directory_path() / ("dragoman-cameo-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  for (const auto& [name, bytes] : import.tables) std::ofstream(folder / name) << bytes;
  auto loaded = Knowledge::Load({folder.string(), false});
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_NE((*loaded)->Entity("person/ada-example-tester"), nullptr);
  EXPECT_EQ((*loaded)->Entity("person/ada-example-tester")->tenures.size(), 1u);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dragoman
