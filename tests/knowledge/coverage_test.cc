// Whether the tables know whom the news is about: every UN member and observer, who leads it now,
// and the posts that reports name most. The numbers are what was there when the test was written;
// they may rise and not fall. tools and people that want the list of what lacks: run with
// --gtest_filter='Coverage*', each gap is printed.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/strings.h"
#include "knowledge/knowledge.h"

namespace dragoman {
namespace {

const Knowledge& Built() {
  static const auto knowledge = Knowledge::Builtin().value();
  return *knowledge;
}

std::vector<std::string> UnitedNations() {
  std::ifstream in(std::string(DRAGOMAN_SOURCE_DIR) + "/tests/knowledge/un_members.txt");
  std::vector<std::string> codes;
  for (std::string code; in >> code;) codes.push_back(code);
  return codes;
}

// Whether somebody holds one of the posts in the country on that day.
bool Held(std::string_view code, std::string_view posts, std::string_view day) {
  for (const KnownEntity* person : Built().All(EntityKind::person))
    for (const Tenure& t : person->tenures)
      if (t.code == code && DateWithin(day, t.since, t.until) && InList(t.role, posts)) return true;
  return false;
}

constexpr std::string_view kHeads =
    "president|interim president|acting president|transitional president|president of the swiss "
    "confederation|king|queen|emir|sultan|pope|grand duke|prince|sovereign prince|supreme leader|"
    "emperor|governor-general|military leader|prime minister|interim prime minister|acting prime "
    "minister|transitional prime minister|chancellor|taoiseach|premier|minister of state|captain "
    "regent|chairman of the presidential leadership council|army chief|general secretary of the "
    "workers' party of korea|chairman of the state affairs commission|leader of north korea|"
    "chairman of the transitional sovereign council|chairman of the sovereign council";
constexpr std::string_view kForeign =
    "foreign minister|acting foreign minister|interim foreign minister|secretary of state|foreign "
    "secretary|external affairs minister|minister of international relations and cooperation";
constexpr std::string_view kDefence =
    "defence minister|acting defence minister|defence secretary|secretary of defence|defense "
    "secretary|secretary of defense|acting secretary of defense|minister of defence|armed forces "
    "minister|secretary of war|"
    "secretary of national defence";

TEST(Coverage, EveryMemberAndObserverOfTheUnitedNationsHasARow) {
  std::vector<std::string> codes = UnitedNations();
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 195u);
  for (const std::string& code : codes) {
    const KnownEntity* country = Built().Country(code);
    ASSERT_NE(country, nullptr) << code;
    EXPECT_FALSE(country->name.empty());
  }
}

TEST(Coverage, NearlyEveryStateHasALeaderOnTheDayTheTablesClosed) {
  size_t led = 0;
  for (const std::string& code : UnitedNations()) {
    if (Held(code, kHeads, kTablesClosed))
      ++led;
    else
      fmt::print("no head of state or government: {}\n", Built().Country(code)->name);
  }
  EXPECT_GE(led, 185u);
}

TEST(Coverage, ForeignAndDefenceMinistersOfTheStatesInTheNewsSince2010) {
  const std::vector<std::string> states = {
      "ARG", "AUS", "BRA", "CAN", "CHN", "FRA", "DEU", "IND", "IDN", "ITA", "JPN", "KOR", "MEX",
      "RUS", "SAU", "ZAF", "TUR", "GBR", "USA", "IRN", "ISR", "UKR", "AFG", "PAK", "SYR", "PRK"};
  size_t held = 0, all = 0;
  for (const std::string& code : states)
    for (auto [post, roles] :
         {std::pair{"foreign minister", kForeign}, {"defence minister", kDefence}})
      for (int year = 2010; year <= 2026; ++year) {
        ++all;
        if (Held(code, roles, fmt::format("{}-06", year)))
          ++held;
        else
          fmt::print("no {} in June {}: {}\n", post, year, Built().Country(code)->name);
      }
  EXPECT_GE(static_cast<double>(held), 0.9 * static_cast<double>(all)) << held << " of " << all;
}

TEST(Coverage, GroupsPartiesOrganisationsOutlets) {
  size_t parties = 0, international = 0;
  const Table& organisations = Built().table("organisations");
  for (const Table::Row& row : organisations.rows()) {
    parties += organisations.Cell(row, "kind") == "party";
    international += organisations.Cell(row, "kind") == "igo";
  }
  EXPECT_GE(Built().All(EntityKind::armed_group).size() + parties, 150u);
  EXPECT_GE(international, 150u);
  EXPECT_GE(Built().All(EntityKind::outlet).size(), 200u);
}

}  // namespace
}  // namespace dragoman
