// `read` stopped and killed: the ledger opens, holds whole reports only, and a re-run completes it.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <random>
#include <thread>

#include "cli/program.h"

namespace dragoman::test {
namespace {

using ::testing::HasSubstr;
constexpr int kReports = 300;

void WriteMany(const Workplace& place) {
  static const char* const kActs[] = {"met", "praised", "accused", "visited", "threatened"};
  static const char* const kWho[] = {"Russia", "Turkey", "Iran", "India", "China"};
  for (int i = 0; i < kReports; ++i) {
    std::string text;
    for (int s = 0; s < 6; ++s)
      text += std::string(kWho[(i + s) % 5]) + "'s foreign minister " + kActs[(i * 3 + s) % 5] +
              " " + kWho[(i + s + 1 + i % 3) % 5] + " on day " + std::to_string(i) + ". ";
    place.Write("in/" + std::to_string(1000 + i) + ".txt", text + "\n");
  }
}

// Killed ten times at moments that a fixed seed chose, then left to finish.
TEST(Interrupt, KilledAtAnyMomentNothingIsLost) {
  Workplace place;
  WriteMany(place);
  ASSERT_EQ(Dragoman(place, {"read", "in", "--ledger", "whole.db"}).code, 0);
  std::string whole = Dragoman(place, {"export", "--format", "jsonl", "--ledger", "whole.db"}).out;
  auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(Dragoman(place, {"read", "in", "--ledger", "timed.db"}).code, 0);
  auto full_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::steady_clock::now() - began)
                     .count();
  std::mt19937 random(20240529);
  size_t before = 0;
  for (int round = 0; round < 10; ++round) {
    pid_t child = Start(place, {"read", "in", "--ledger", "killed.db"});
    auto wait = static_cast<int>(random() % static_cast<unsigned>(full_ms / 2 + 1)) + 1;
    std::this_thread::sleep_for(std::chrono::milliseconds(wait));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    if (!place.Has("killed.db")) continue;  // killed before it was made
    Outcome verify = Dragoman(place, {"verify", "--ledger", "killed.db"});
    if (verify.code != 0 && before == 0 && verify.err.find("is empty") != std::string::npos)
      continue;  // killed while it was made
    EXPECT_EQ(verify.code, 0) << verify.err;
    size_t reports = LinesOf(Dragoman(place, {"reports", "--ledger", "killed.db"}).out).size();
    EXPECT_GE(reports, before) << "a stored report was lost";
    before = reports;
  }
  Outcome last = Dragoman(place, {"read", "in", "--ledger", "killed.db"});
  EXPECT_EQ(last.code, 0) << last.err;
  EXPECT_EQ(Dragoman(place, {"verify", "--ledger", "killed.db"}).code, 0);
  EXPECT_EQ(Dragoman(place, {"export", "--format", "jsonl", "--ledger", "killed.db"}).out, whole);
  for (const char* what : {"statements", "events", "standings"})
    EXPECT_EQ(
        Dragoman(place, {"export", "--format", "csv", "--what", what, "--ledger", "killed.db"}).out,
        Dragoman(place, {"export", "--format", "csv", "--what", what, "--ledger", "whole.db"}).out);
}

TEST(Interrupt, AskedToStopItStoresWhatIsInHand) {
  for (int signal : {SIGINT, SIGTERM}) {
    Workplace place;
    WriteMany(place);
    pid_t child = Start(place, {"read", "in", "--threads", "1"});
    // Asked as soon as it has begun to work; loading takes a while before that.
    for (int i = 0; i < 200 && !place.Has("dragoman.db"); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    kill(child, signal);
    int status = 0;
    waitpid(child, &status, 0);
    int code = CodeOf(status);
    EXPECT_TRUE(code == 128 + signal || code == 0) << code;  // 0: it was done already
    EXPECT_EQ(Dragoman(place, {"verify"}).code, 0);
    EXPECT_EQ(Dragoman(place, {"read", "in"}).code, 0);
    EXPECT_EQ(LinesOf(Dragoman(place, {"reports"}).out).size(), static_cast<size_t>(kReports));
  }
}

TEST(Interrupt, AReaderThatGoesAwayIsNoCrash) {
  Workplace place;
  WriteMany(place);
  std::string program = DRAGOMAN_BINARY;
  std::string folder = place.root().string();
  std::string shell = "cd " + folder + " && { " + program +
                      " read in --format jsonl --ledger l.db 2>err; echo $? >code; } | head -n 1 "
                      ">first; cat code";
  ASSERT_EQ(std::system((shell + " >/dev/null").c_str()), 0);
  EXPECT_EQ(LinesOf(place.Read("first")).size(), 1u);
  EXPECT_EQ(place.Read("code"), "1\n");
  EXPECT_THAT(place.Read("err"), HasSubstr("stopped early"));
  EXPECT_EQ(Dragoman(place, {"verify", "--ledger", "l.db"}).code, 0);
}

TEST(Interrupt, AFullDiskForTheOutputIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP();
  Workplace place;
  WriteReports(place);
  ASSERT_EQ(Dragoman(place, {"read", "reports"}).code, 0);
  std::string shell = "cd " + place.root().string() + " && " + DRAGOMAN_BINARY +
                      " export --format jsonl >/dev/full 2>err";
  EXPECT_NE(std::system(shell.c_str()), 0);
  EXPECT_THAT(place.Read("err"), HasSubstr("cannot write the output"));
}

}  // namespace
}  // namespace dragoman::test
