// The entity ids of actors that no table knows, and who may be the same across reports.
#include "actors/identity.h"

#include <gtest/gtest.h>

#include "actors/read_report.h"

namespace dragoman::test {
namespace {

Actor Person(const std::string& name, const std::string& code = "",
             const std::string& sector = "") {
  Actor actor;
  actor.name = name;
  actor.kind = ActorKind::person;
  actor.code = code;
  actor.sector = sector;
  return actor;
}

std::string IdOf(const Actor& actor, const std::string& report = "0123456789abcdef") {
  return UnknownEntityId(actor, NameMatcher(*BuiltinKnowledge()), report);
}

TEST(UnknownEntityId, IsNameCountryAndSector) {
  EXPECT_EQ(IdOf(Person("Ada Example", "FJI", "GOV")), "person/unknown/ada-example@fji-gov");
  EXPECT_EQ(IdOf(Person("Ada Example")), "person/unknown/ada-example");
  EXPECT_NE(IdOf(Person("Ada Example", "FJI")), IdOf(Person("Ada Example", "NOR")));
  EXPECT_EQ(IdOf(Person("Muhammad Tester", "FJI")), IdOf(Person("Dr Mohammed Tester", "FJI")));
}

TEST(UnknownEntityId, ALoneNameIsNobodyOutsideItsReport) {
  EXPECT_NE(IdOf(Person("Tester"), "one"), IdOf(Person("Tester"), "two"));
  EXPECT_EQ(IdOf(Person("Tester", "FJI"), "one"), IdOf(Person("Tester", "FJI"), "two"));
}

TEST(MayBeOneActor, NamesMustFitAndNothingSpeakAgainstIt) {
  NameMatcher matcher(*BuiltinKnowledge());
  auto may = [&](Actor a, Actor b) {
    a.entity = IdOf(a, "one");
    b.entity = IdOf(b, "two");
    return MayBeOneActor(a, b, matcher);
  };
  EXPECT_TRUE(may(Person("Igor Chernov", "RUS"), Person("Igor Tschernow", "RUS")));
  EXPECT_TRUE(may(Person("Igor Chernov"), Person("Igor Tschernow", "RUS", "GOV")));
  EXPECT_FALSE(may(Person("Igor Chernov", "RUS"), Person("Igor Tschernow", "UKR")));
  EXPECT_FALSE(may(Person("Igor Chernov", "RUS", "MIL"), Person("Igor Chernov", "RUS", "MED")));
  EXPECT_FALSE(may(Person("Chernov"), Person("Chernov")));
  EXPECT_FALSE(may(Person("Chernov"), Person("Igor Chernov")));
}

}  // namespace
}  // namespace dragoman::test
