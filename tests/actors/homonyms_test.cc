// Names of the tables that somebody else bears in a report.
#include <gtest/gtest.h>

#include <algorithm>

#include "actors/read_report.h"

namespace dragoman::test {
namespace {

// The entity and kind of the first actor that is called so; "" where there is none.
std::string Called(const std::string& text, std::string_view name) {
  auto doc = ReadReport(text);
  for (const Actor& actor : doc->Get<ActorLayer>().actors)
    if (actor.name == name ||
        std::find(actor.aliases.begin(), actor.aliases.end(), name) != actor.aliases.end())
      return std::string(ActorKindName(actor.kind)) + (actor.known ? " known " : " ") + actor.code;
  return "";
}

TEST(Homonyms, AnAppositionTellsAPersonFromACountry) {
  EXPECT_EQ(Called("Jordan, a retired teacher from Leeds, wrote a letter.", "Jordan"), "person ");
  EXPECT_EQ(Called("Chad, who owns the shop, called the police.", "Chad"), "person ");
  EXPECT_EQ(Called("Jordan, an ally of Washington, closed its border.", "Jordan"),
            "country known JOR");
  EXPECT_EQ(Called("Jordan closed its border.", "Jordan"), "country known JOR");
}

TEST(Homonyms, ACountryInTheGenitiveIsTheBodysOwn) {
  EXPECT_EQ(Called("Fiji's ELN held talks on Monday.", "ELN"), "organisation FJI");
  EXPECT_EQ(Called("Colombia's ELN held talks on Monday.", "ELN"), "armed-group known COL");
}

}  // namespace
}  // namespace dragoman::test
