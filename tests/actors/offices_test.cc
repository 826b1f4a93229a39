#include "actors/offices.h"

#include <gtest/gtest.h>

#include "actors/given_names.h"

namespace dragoman {
namespace {

TEST(Offices, AShorterTitleFitsTheLongerOne) {
  EXPECT_TRUE(TitleFits("foreign minister", "acting foreign minister"));
  EXPECT_TRUE(TitleFits("minister", "foreign minister"));
  EXPECT_TRUE(TitleFits("secretary", "secretary of the security council"));
  EXPECT_TRUE(TitleFits("chief", "director of the river police"));
}

TEST(Offices, AnotherOfficeDoesNot) {
  EXPECT_FALSE(TitleFits("foreign minister", "defence minister"));
  EXPECT_FALSE(TitleFits("president", "vice president"));
  EXPECT_FALSE(TitleFits("minister", "deputy foreign minister"));
  EXPECT_FALSE(TitleFits("", "minister"));
}

TEST(GivenNames, OneWordTellsNothing) {
  GivenNames names(*Knowledge::Builtin().value());
  EXPECT_EQ(names.GenderOf("Angela Holm"), "f");
  EXPECT_EQ(names.GenderOf("Sergei Holm"), "m");
  EXPECT_EQ(names.GenderOf("Sergei"), "");
  EXPECT_EQ(names.GenderOf(""), "");
}

}  // namespace
}  // namespace dragoman
