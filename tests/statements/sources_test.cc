#include "statements/sources.h"

#include <gmock/gmock.h>

#include "statements/fixture.h"

namespace dragoman {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Sources, OfTwoSubjectsTheNearerOneSpeaks) {
  EXPECT_THAT(LinesOf("The guards, Holm told reporters, were “not even carrying a torch”."),
              Contains(HasSubstr("| Holm | told |")));
  EXPECT_THAT(
      LinesOf("Norway “must be able to close the port”, the Danish defence minister, Ingrid "
              "Holm, said."),
      Contains(HasSubstr("minister, Ingrid Holm | said |")));
}

TEST(Sources, ASayingGoesOnFromTheOneBefore) {
  EXPECT_THAT(LinesOf("Holm denied the union was finished, saying Persson still did not control "
                      "the ports."),
              Contains(StartsWith("indirect | Holm | saying | Persson")));
  EXPECT_THAT(LinesOf("“They can leave or pay,” Otieno said, saying a bus might bring them home."),
              Contains(StartsWith("indirect | Otieno | saying | a bus might bring")));
  EXPECT_THAT(LinesOf("Norway has said its sailors can return if they ask, but acknowledges it "
                      "faces a dilemma."),
              Contains(StartsWith("indirect | Norway | acknowledges |")));
}

TEST(Sources, WhoIsQuotedSpeaks) {
  EXPECT_THAT(LinesOf("The radio quoted a port official as saying that the ships had left."),
              Contains(StartsWith("indirect | a port official | saying | the ships had left")));
}

TEST(Sources, WhoTellsSomebodySpeaksInThePassiveToo) {
  EXPECT_THAT(
      LinesOf("He was told by the port's adviser, Ingrid Madsen, that Oslo opposed the talks."),
      Contains(HasSubstr("the port's adviser, Ingrid Madsen | told | Oslo opposed the talks")));
}

TEST(Sources, AFiniteVerbTakenForAParticipleHasItsSubject) {
  EXPECT_THAT(
      LinesOf("The foreign minister, Ole Lund, referred to them as “enemies” of the nation."),
      Contains(HasSubstr("Ole Lund | referred to |")));
}

TEST(Sources, WhoeverSaysSomethingIsSomebody) {
  EXPECT_THAT(LinesOf("The union is sincere when it insists that the meeting is meant to help."),
              Contains(StartsWith("indirect | it | insists |")));
}

}  // namespace
}  // namespace dragoman
