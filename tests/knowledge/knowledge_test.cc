#include "knowledge/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "knowledge/gaps.h"
#include "knowledge/loader.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const Knowledge& Built() {
  static const auto knowledge = [] {
    auto loaded = Knowledge::Builtin();
    if (!loaded) ADD_FAILURE() << loaded.error().message;
    return loaded.value();
  }();
  return *knowledge;
}

// A folder with one table in it, gone at the end.
class UserTables : public ::testing::Test {
 protected:
  UserTables()
      : folder_(fs::temp_directory_path() / ("dragoman-knowledge-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
  }
  ~UserTables() override { fs::remove_all(folder_); }
  void Write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name) << bytes;
  }
  auto Load(bool lenient = false) { return Knowledge::Load({folder_.string(), lenient}); }
  fs::path folder_;
};

TEST(BuiltIn, EveryTablePassesItsChecks) {
  std::vector<std::string> problems;
  auto tables = LoadTables("", false, problems);
  ASSERT_TRUE(tables) << tables.error().message;
  for (const auto& [name, table] : tables->tables)
    for (const std::string& message : CheckTable(name, table, tables->tables))
      ADD_FAILURE() << message;
}

TEST(BuiltIn, EveryRowOfEveryTableTellsItsOrigin) {
  for (std::string_view name :
       {"countries", "organisations", "armed_groups", "outlets", "people", "offices", "roles"}) {
    const Table& table = Built().table(name);
    EXPECT_GT(table.rows().size(), 100u) << name;
    for (const Table::Row& row : table.rows())
      EXPECT_FALSE(table.Cell(row, "origin").empty()) << row.source;
  }
  for (std::string_view name :
       {"cameo_codes", "country_codes", "international_codes", "sector_codes", "quad_classes"}) {
    const Table& table = Built().table(name);
    EXPECT_GT(table.rows().size(), 10u) << name;
    for (const Table::Row& row : table.rows())
      EXPECT_FALSE(table.Cell(row, "origin").empty()) << row.source;
  }
}

TEST(BuiltIn, EveryCountryAndSectorHasItsCodes) {
  const Table& countries = Built().table("countries");
  const Table& codes = Built().table("country_codes");
  EXPECT_EQ(codes.rows().size(), countries.rows().size());
  for (const Table::Row& row : codes.rows())
    EXPECT_EQ(codes.Cell(row, "cameo").size(), 3u) << row.source;
  for (const Table::Row& row : Built().table("international_codes").rows())
    EXPECT_NE(Built().Entity(Built().table("international_codes").Cell(row, "id")), nullptr)
        << row.source;
}

TEST(BuiltIn, NoNameIsGivenToTwoEntitiesOfOneKind) {
  for (std::string_view name : {"organisations", "armed_groups", "outlets", "people"}) {
    const Table& table = Built().table(name);
    for (const Table::Row& row : table.rows()) {
      for (const NameHit& hit : Built().NamesOf(table.Cell(row, "name"))) {
        bool same_kind = hit.entity->kind == Built().Entity(table.Cell(row, "id"))->kind;
        if (same_kind && hit.use == NameUse::name) {
          EXPECT_EQ(hit.entity->id, table.Cell(row, "id")) << row.source;
        }
      }
    }
  }
}

std::string IdOf(std::string_view text, NameUse use) {
  for (const NameHit& hit : Built().NamesOf(text))
    if (hit.use == use) return hit.entity->id;
  return "";
}

TEST(Names, FoundUnderEveryForm) {
  EXPECT_EQ(IdOf("Russia", NameUse::name), "country/RUS");
  EXPECT_EQ(IdOf("RUSSIA", NameUse::name), "country/RUS");
  EXPECT_EQ(IdOf("Russian", NameUse::adjective), "country/RUS");
  EXPECT_EQ(IdOf("the Kremlin", NameUse::seat), "country/RUS");
  EXPECT_EQ(IdOf("Kabul", NameUse::capital), "country/AFG");
  EXPECT_EQ(IdOf("U.S.", NameUse::name), "country/USA");
  EXPECT_EQ(IdOf("US", NameUse::name), "country/USA");
  EXPECT_EQ(IdOf("Vladimir Putin", NameUse::name), "person/vladimir-putin");
  EXPECT_EQ(IdOf("Jamir Kabulov", NameUse::name), IdOf("Zamir Kabulov", NameUse::name));
  EXPECT_EQ(IdOf("Taliban", NameUse::name), "group/taliban");
}

TEST(Names, CaseMattersWhereAReaderSeesADifference) {
  EXPECT_EQ(IdOf("us", NameUse::name), "");
  EXPECT_EQ(IdOf("turkey", NameUse::name), "");
  EXPECT_EQ(IdOf("Let", NameUse::name), "");
  EXPECT_NE(IdOf("LeT", NameUse::name), "");
  EXPECT_EQ(IdOf("Turkey", NameUse::name), "country/TUR");
}

TEST(Names, LongestFormFirstAndNotAcrossCommas) {
  std::vector<std::string_view> tokens = {"South", "Korea", ",", "Korea"};
  auto hits = Built().NamesAt(tokens, 0);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().entity->id, "country/KOR");
  EXPECT_EQ(hits.front().tokens, 2u);
}

TEST(Names, HyphensAndDotsAreNoDifference) {
  std::vector<std::string_view> split = {"al", "-", "Qaeda"};
  ASSERT_FALSE(Built().NamesAt(split, 0).empty());
  EXPECT_EQ(Built().NamesAt(split, 0).front().tokens, 3u);
}

TEST(Tenures, TheTalibanGovernSinceTheDayTheyTookKabul) {
  const KnownEntity* taliban = Built().Entity("group/taliban");
  ASSERT_NE(taliban, nullptr);
  ASSERT_NE(taliban->On("2015-06-01"), nullptr);
  EXPECT_EQ(taliban->On("2015-06-01")->sector, "REB");
  ASSERT_NE(taliban->On("2024-05-18"), nullptr);
  EXPECT_EQ(taliban->On("2024-05-18")->sector, "GOV");
  EXPECT_EQ(taliban->On("2024-05-18")->code, "AFG");
}

TEST(Tenures, DatesOfDifferentPrecisionCompareOnWhatBothHave) {
  EXPECT_TRUE(DateWithin("2021-05", "2021-05-09", ""));
  EXPECT_TRUE(DateWithin("2021", "2020", "2021-03"));
  EXPECT_FALSE(DateWithin("2022-01-01", "2020", "2021"));
  EXPECT_FALSE(DateWithin("2019", "2020-01-01", ""));
}

TEST(Roles, LongestPhrase) {
  std::vector<std::string_view> tokens = {"Foreign", "Minister", "Lavrov"};
  RoleHit hit = Built().RoleAt(tokens, 0);
  ASSERT_NE(hit.role, nullptr);
  EXPECT_EQ(hit.role->phrase, "foreign minister");
  EXPECT_EQ(hit.role->sector, "GOV");
  EXPECT_EQ(hit.tokens, 2u);
}

TEST_F(UserTables, AddsAndOverrides) {
  Write("people.tsv",
        "# mine\nid\tname\taliases\tgender\torigin\nperson/ada-example\tAda Example\tA. "
        "Example\tf\tme\n");
  Write("offices.tsv",
        "person\trole\tcode\tsector\tsince\tuntil\torigin\nperson/ada-example\tforeign "
        "minister\tFJI\tGOV\t2020\t\tme\n");
  auto loaded = Load();
  ASSERT_TRUE(loaded) << loaded.error().message;
  const KnownEntity* ada = (*loaded)->Entity("person/ada-example");
  ASSERT_NE(ada, nullptr);
  ASSERT_NE(ada->On("2022-01-01"), nullptr);
  EXPECT_EQ(ada->On("2022-01-01")->code, "FJI");
  EXPECT_NE((*loaded)->hash(), Built().hash());
}

TEST_F(UserTables, WrongColumnCountNamesFileAndLine) {
  Write("outlets.tsv", "id\tname\taliases\tkind\tcode\tdomains\torigin\noutlet/x\tX\n");
  auto loaded = Load();
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, HasSubstr("outlets.tsv:2"));
}

TEST_F(UserTables, UnknownCodeBadDateAndReversedDatesAreNamed) {
  const std::string head = "id\tname\taliases\tcode\tsector\tsince\tuntil\torigin\n";
  const std::pair<std::string, std::string> kCases[] = {
      {"group/x\tX\t\tQQQ\tREB\t\t\tme\n", "unknown country code 'QQQ'"},
      {"group/x\tX\t\tAFG\tFOO\t\t\tme\n", "unknown sector 'FOO'"},
      {"group/x\tX\t\tAFG\tREB\tlast year\t\tme\n", "'last year' is no ISO date"},
      {"group/x\tX\t\tAFG\tREB\t2021\t2019\tme\n", "until 2019 is before since 2021"},
  };
  for (const auto& [row, message] : kCases) {
    Write("armed_groups.tsv", head + row);
    auto loaded = Load();
    ASSERT_FALSE(loaded) << row;
    EXPECT_THAT(loaded.error().message, HasSubstr(message));
    EXPECT_THAT(loaded.error().message, HasSubstr("armed_groups.tsv:2"));
  }
}

TEST_F(UserTables, OverlapsImpossibleDaysAndSharedNamesAreNamed) {
  const std::string head = "id\tname\taliases\tcode\tsector\tsince\tuntil\torigin\n";
  const std::pair<std::string, std::string> kCases[] = {
      {"group/x\tX\t\tAFG\tREB\t2001\t2005\tme\ngroup/x\tX\t\tAFG\tGOV\t2004\t\tme\n",
       "armed_groups.tsv:3: overlaps "},
      {"group/x\tX\t\tAFG\tREB\t2001\t\tme\ngroup/x\tX\t\tAFG\tGOV\t2004\t\tme\n",
       "armed_groups.tsv:3: overlaps "},
      {"group/x\tX\t\tAFG\tREB\t2021-02-30\t\tme\n", "'2021-02-30' is no ISO date"},
      {"group/x\tX Front\t\tAFG\tREB\t\t\tme\ngroup/y\tY\tX Front\tAFG\tREB\t\t\tme\n",
       "armed_groups.tsv:3: 'X Front' is also a name of group/x"},
      {"group/x\tX\tTaliban\tAFG\tREB\t\t\tme\n", "'Taliban' is also a name of group/taliban"},
  };
  for (const auto& [rows, message] : kCases) {
    Write("armed_groups.tsv", head + rows);
    auto loaded = Load();
    ASSERT_FALSE(loaded) << rows;
    EXPECT_THAT(loaded.error().message, HasSubstr(message));
    auto lenient = Load(true);
    ASSERT_TRUE(lenient);
    EXPECT_EQ((*lenient)->problems().size(), 1u);
    EXPECT_NE((*lenient)->Entity("group/taliban"), nullptr);
  }
  // A hand-over in one year, or on one day, is no overlap.
  Write("armed_groups.tsv",
        head + "group/x\tX\t\tAFG\tREB\t2001\t2004\tme\ngroup/x\tX\t\tAFG\tGOV\t2004\t\tme\n");
  EXPECT_TRUE(Load());
}

TEST_F(UserTables, AWrongColumnIsNamedWithItsLine) {
  const std::string bytes =
      "# mine\nid\tname\tnicknames\tcode\tsector\tsince\tuntil\torigin\n"
      "group/x\tX\t\tAFG\tREB\t\t\tme\n";
  Write("armed_groups.tsv", bytes);
  auto loaded = Load();
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, HasSubstr("armed_groups.tsv:2: column 3 is 'nicknames'"));
  auto lenient = Load(true);
  ASSERT_TRUE(lenient);
  EXPECT_EQ((*lenient)->problems().size(), 1u);
}

TEST_F(UserTables, GapsAndSecondHoldersAreFound) {
  Write("people.tsv",
        "id\tname\taliases\tgender\torigin\nperson/ada-example\tAda Example\t\tf\tme\n"
        "person/bo-example\tBo Example\t\tm\tme\n");
  const std::string head = "person\trole\tcode\tsector\tsince\tuntil\torigin\n";
  Write("offices.tsv", head +
                           "person/ada-example\tking\tFJI\tGOV\t1900-01-01\t1910-01-01\tme\n"
                           "person/bo-example\tking\tFJI\tGOV\t1912-01-01\t1915-01-01\tme\n"
                           "person/ada-example\temir\tFJI\tGOV\t1900-01-01\t1910-01-01\tme\n"
                           "person/bo-example\temir\tFJI\tGOV\t1905-01-01\t1915-01-01\tme\n");
  auto loaded = Load();
  ASSERT_TRUE(loaded) << loaded.error().message;
  std::vector<std::string> gaps = FindGaps(**loaded);
  EXPECT_THAT(gaps, testing::Contains(HasSubstr("gap: nobody is FJI king from 1910-01-01")));
  EXPECT_THAT(gaps, testing::Contains(HasSubstr("overlap: person/bo-example is FJI emir")));
}

TEST_F(UserTables, LenientKeepsTheGoodRows) {
  Write(
      "armed_groups.tsv",
      "id\tname\taliases\tcode\tsector\tsince\tuntil\torigin\ngroup/bad\tBad\t\tQQQ\tREB\t\t\tme\n"
      "group/good\tGood Front\t\tAFG\tREB\t\t\tme\n");
  auto loaded = Load(true);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ((*loaded)->Entity("group/bad"), nullptr);
  EXPECT_NE((*loaded)->Entity("group/good"), nullptr);
  EXPECT_EQ((*loaded)->problems().size(), 1u);
}

TEST_F(UserTables, MissingFolderAndUnknownTableAreErrors) {
  EXPECT_FALSE(Knowledge::Load({"/nonexistent/folder", false}));
  Write("contries.tsv", "code\tname\nX\tY\n");
  auto loaded = Load();
  ASSERT_FALSE(loaded);
  EXPECT_THAT(loaded.error().message, HasSubstr("contries.tsv"));
}

}  // namespace
}  // namespace dragoman
