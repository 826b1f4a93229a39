// dragoman read: what it stores, prints, skips, and says of bad input.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace dragoman::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Read, StoresReportsAndSaysWhatItDid) {
  Workplace place;
  WriteReports(place);
  Outcome read = Dragoman(place, {"read", "reports"});
  EXPECT_EQ(read.code, 0) << read.err;
  EXPECT_THAT(read.out, HasSubstr("3 read · 0 already known · 0 failed"));
  EXPECT_THAT(read.out, HasSubstr("dragoman.db"));
  EXPECT_EQ(read.err, "");
  EXPECT_EQ(Dragoman(place, {"verify"}).code, 0);
}

TEST(Read, TheSameAgainAddsNothing) {
  Workplace place;
  WriteReports(place);
  ASSERT_EQ(Dragoman(place, {"read", "reports"}).code, 0);
  std::string before = Dragoman(place, {"export", "--format", "jsonl"}).out;
  Outcome again = Dragoman(place, {"read", "reports"});
  EXPECT_EQ(again.code, 0);
  EXPECT_THAT(again.out, HasSubstr("0 read · 3 already known"));
  EXPECT_EQ(Dragoman(place, {"export", "--format", "jsonl"}).out, before);
}

TEST(Read, ABadModelIsNamedAndNothingIsRead) {
  Workplace place;
  WriteReports(place);
  place.Write("cut.dgm", "DRAGOMAN");
  for (const char* command : {"read", "parse"}) {
    Outcome missing = Dragoman(place, {command, "--model", "none.dgm", "reports"});
    EXPECT_EQ(missing.code, 1);
    EXPECT_THAT(missing.err, HasSubstr("none.dgm"));
    Outcome cut = Dragoman(place, {command, "--model", "cut.dgm", "reports"});
    EXPECT_EQ(cut.code, 1);
    EXPECT_THAT(cut.err, HasSubstr("cut.dgm"));
    EXPECT_EQ(cut.out, "");
  }
  EXPECT_FALSE(place.Has("dragoman.db"));
}

TEST(Read, AModelFromAFileReadsAsTheBuiltInOne) {
  Workplace place;
  WriteReports(place);
  Outcome built_in = Dragoman(place, {"read", "--format", "jsonl", "reports"});
  Outcome from_file =
      Dragoman(place, {"read", "--format", "jsonl", "--model",
                       std::string(DRAGOMAN_SOURCE_DIR) + "/models/en.dgm", "reports"});
  EXPECT_EQ(from_file.code, 0) << from_file.err;
  EXPECT_EQ(from_file.out, built_in.out);
}

TEST(Read, JsonLinesAreInInputOrderAtAnyThreadCount) {
  Workplace place;
  for (int i = 0; i < 40; ++i)
    place.Write("in/" + std::to_string(1000 + i) + ".txt",
                "Iran's president met envoy number " + std::to_string(i) + " in Tehran.\n" +
                    (i % 7 == 0 ? std::string(3000, 'a') + "." : ""));
  Outcome one = Dragoman(place, {"read", "in", "--format", "jsonl", "--threads", "1"});
  Outcome four = Dragoman(place, {"read", "in", "--format", "jsonl", "--threads", "4"});
  ASSERT_EQ(one.code, 0) << one.err;
  EXPECT_EQ(one.out, four.out);
  std::vector<std::string> lines = LinesOf(one.out);
  ASSERT_EQ(lines.size(), 40u);
  for (size_t i = 0; i < lines.size(); ++i) {
    json report = json::parse(lines[i]);
    EXPECT_EQ(report["format"], "dragoman-report-1");
    EXPECT_EQ(report["path"], "in/" + std::to_string(1000 + i) + ".txt");
    for (const char* key : {"id", "title", "outlet", "sentences", "names", "actors", "mentions",
                            "times", "places", "statements", "events", "standings", "notices"})
      EXPECT_TRUE(report.contains(key)) << key;
  }
  EXPECT_FALSE(place.Has("dragoman.db"));
  EXPECT_THAT(one.err, HasSubstr("40 read"));
}

TEST(Read, JsonLinesAndALedgerTogether) {
  Workplace place;
  WriteReports(place);
  Outcome read = Dragoman(place, {"read", "reports", "--format", "jsonl", "--ledger", "l.db"});
  ASSERT_EQ(read.code, 0) << read.err;
  EXPECT_EQ(LinesOf(read.out).size(), 3u);
  // What the ledger gives back is what was printed, report by report.
  auto sorted = [](const std::string& text) {
    std::vector<std::string> lines = LinesOf(text);
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  Outcome exported = Dragoman(place, {"export", "--format", "jsonl", "--ledger", "l.db"});
  EXPECT_EQ(sorted(exported.out), sorted(read.out));
  // Known reports are printed all the same.
  Outcome again = Dragoman(place, {"read", "reports", "--format", "jsonl", "--ledger", "l.db"});
  EXPECT_EQ(again.out, read.out);
  EXPECT_THAT(again.err, HasSubstr("3 already known"));
}

TEST(Read, TakesStandardInputAndJsonLines) {
  Workplace place;
  Outcome text = Dragoman(place, {"read", "-", "--quiet"}, {"Putin met Xi in Beijing.\n", {}});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_EQ(text.out, "");
  std::string lines =
      "{\"id\":\"w1\",\"text\":\"Putin met "
      "Xi.\",\"outlet\":\"TASS\",\"published\":\"2024-05-16\"}\n"
      "{\"txet\":\"no\"}\n"
      "not json\n"
      "{\"id\":\"w2\",\"text\":\"Xi left Moscow.\"}\n";
  Outcome wire = Dragoman(place, {"read", "-", "--input-format", "jsonl"}, {lines, {}});
  EXPECT_EQ(wire.code, 1);
  EXPECT_THAT(wire.out, HasSubstr("2 read"));
  EXPECT_THAT(wire.out, HasSubstr("2 failed"));
  EXPECT_THAT(wire.err, HasSubstr("-:2"));
  EXPECT_THAT(wire.err, HasSubstr("-:3"));
  std::vector<std::string> failed = LinesOf(Dragoman(place, {"reports", "--failed"}).out);
  EXPECT_EQ(failed.size(), 2u);
  json shown = json::parse(Dragoman(place, {"show", "w1", "--format", "json"}).out);
  EXPECT_EQ(shown["outlet"], "TASS");
  EXPECT_EQ(shown["published"], "2024-05-16");
}

TEST(Read, BadFilesAreNamedAndTheOthersRead) {
  Workplace place;
  WriteReports(place);
  place.Write("reports/empty.txt", "");
  place.Write("reports/blank.txt", " \n\n\t");
  place.Write("reports/binary.dat", std::string("\x7f"
                                                "ELF\x02\x01\x01\0\0\0\0\0",
                                                12));
  place.Write("reports/latin.txt", "Le pr\xe9sident Macron est arriv\xe9.\n");
  Outcome read = Dragoman(place, {"read", "reports", "missing.txt"});
  EXPECT_EQ(read.code, 1);
  EXPECT_THAT(read.out, HasSubstr("4 read"));
  EXPECT_THAT(read.out, HasSubstr("4 failed"));
  for (const char* name : {"empty.txt", "blank.txt", "binary.dat", "missing.txt"})
    EXPECT_THAT(read.err, HasSubstr(name));
  for (const std::string& line : LinesOf(read.err)) EXPECT_TRUE(line.starts_with("dragoman: "));
  EXPECT_EQ(Dragoman(place, {"verify"}).code, 0);
  EXPECT_EQ(LinesOf(Dragoman(place, {"reports", "--failed"}).out).size(), 4u);
}

TEST(Read, FilesAndFoldersWithoutPermission) {
  Workplace place;
  WriteReports(place);
  place.Write("closed/a.txt", "Putin met Xi.\n");
  place.Write("reports/secret.txt", "Putin met Xi.\n");
  fs::permissions(place.root() / "closed", fs::perms::none);
  fs::permissions(place.root() / "reports/secret.txt", fs::perms::none);
  // Root may read everything; then a path through a file stands for what cannot be reached.
  bool root = geteuid() == 0;
  Outcome read = Dragoman(place, {"read", "reports", root ? "reports/talks.txt/x" : "closed"});
  EXPECT_EQ(read.code, 1);
  EXPECT_THAT(read.err, HasSubstr(root ? "talks.txt/x" : "closed"));
  EXPECT_EQ(read.err.find("secret.txt") == std::string::npos, root);
  EXPECT_THAT(read.out, HasSubstr(root ? "4 read" : "3 read"));
  fs::permissions(place.root() / "closed", fs::perms::owner_all);
}

TEST(Read, ManyFailuresAreCutShortAndKeptInTheLedger) {
  Workplace place;
  place.Write("in/good.txt", "Putin met Xi in Beijing.\n");
  for (int i = 0; i < 25; ++i) place.Write("in/bad" + std::to_string(i) + ".txt", "");
  Outcome read = Dragoman(place, {"read", "in"});
  EXPECT_EQ(read.code, 1);
  EXPECT_EQ(LinesOf(read.err).size(), 11u);
  EXPECT_THAT(read.err, HasSubstr("and 15 more; all in the ledger's failures table"));
  EXPECT_EQ(LinesOf(Dragoman(place, {"reports", "--failed"}).out).size(), 25u);
}

TEST(Read, NothingToReadMakesNoLedger) {
  Workplace place;
  fs::create_directories(place.root() / "empty");
  EXPECT_EQ(Dragoman(place, {"read", "empty"}).code, 1);
  EXPECT_EQ(Dragoman(place, {"read", "missing"}).code, 1);
  EXPECT_FALSE(place.Has("dragoman.db"));
}

TEST(Read, LongReportsAndLongLines) {
  Workplace place;
  std::string sentence = "The minister met the envoy in Ankara on Monday. ";
  std::string big;
  while (big.size() < 20u << 20) big += sentence;
  place.Write("big.txt", big);
  place.Write("line.txt", std::string(1u << 20, 'x') + "\n");
  place.Write("good.txt", "Putin met Xi in Beijing.\n");
  Outcome read =
      Dragoman(place, {"read", "big.txt", "line.txt", "good.txt", "--max-report-bytes", "2000000"});
  EXPECT_EQ(read.code, 1);
  EXPECT_THAT(read.out, HasSubstr("2 read"));
  EXPECT_THAT(read.err, HasSubstr("big.txt"));
  EXPECT_THAT(read.err, HasSubstr("2000000"));
  EXPECT_EQ(Dragoman(place, {"verify"}).code, 0);
}

TEST(Read, LedgersThatAreNone) {
  Workplace place;
  WriteReports(place);
  place.Write("notes.txt", "These are my notes, not a ledger, and I want to keep them.\n");
  Outcome text = Dragoman(place, {"read", "reports", "--ledger", "notes.txt"});
  EXPECT_EQ(text.code, 1);
  EXPECT_THAT(text.err, HasSubstr("notes.txt"));
  EXPECT_THAT(place.Read("notes.txt"), HasSubstr("my notes"));
  Outcome folder = Dragoman(place, {"read", "reports", "--ledger", "reports"});
  EXPECT_EQ(folder.code, 1);
  EXPECT_THAT(folder.err, HasSubstr("reports"));
  Outcome nowhere = Dragoman(place, {"read", "reports", "--ledger", "no/such/folder/l.db"});
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("no/such/folder/l.db"));
}

TEST(Read, ALedgerOfANewerVersionIsLeftAlone) {
  Workplace place;
  WriteReports(place);
  ASSERT_EQ(Dragoman(place, {"read", "reports"}).code, 0);
  // PRAGMA user_version is the big-endian number at byte 60 of the file.
  std::string bytes = place.Read("dragoman.db");
  bytes.replace(60, 4, std::string("\0\0\x7f\0", 4));
  place.Write("dragoman.db", bytes);
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"read", "reports"}, {"reports"}, {"verify"}}) {
    Outcome outcome = Dragoman(place, arguments);
    EXPECT_EQ(outcome.code, 1) << arguments[0];
    EXPECT_THAT(outcome.err, HasSubstr("newer"));
  }
  EXPECT_EQ(place.Read("dragoman.db"), bytes);
}

TEST(Read, ABarOnATerminalAndNoneInAPipe) {
  if (!HasTerminals()) GTEST_SKIP() << "no terminal can be opened here";
  Workplace place;
  for (int i = 0; i < 60; ++i)
    place.Write("in/" + std::to_string(i) + ".txt",
                "Putin met Xi in Beijing, report " + std::to_string(i) + ".\n");
  Outcome shown = DragomanOnTerminal(place, {"read", "in"}, 80);
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("/60 files"));
  EXPECT_THAT(shown.out, HasSubstr("\x1b[K"));
  Outcome quiet = DragomanOnTerminal(place, {"read", "in", "--quiet"}, 80);
  EXPECT_EQ(quiet.out, "");
  EXPECT_EQ(Dragoman(place, {"read", "in"}).err, "");
}

TEST(Read, OwnTablesAndBadOnes) {
  Workplace place;
  WriteReports(place);
  place.Write("tables/countries.tsv", "not\ta\ttable\n");
  Outcome strict = Dragoman(place, {"read", "reports", "--knowledge", "tables"});
  EXPECT_EQ(strict.code, 1);
  EXPECT_THAT(strict.err, HasSubstr("countries.tsv"));
  EXPECT_FALSE(place.Has("dragoman.db"));
  EXPECT_EQ(Dragoman(place, {"knowledge", "check", "tables"}).code, 1);
  EXPECT_EQ(Dragoman(place, {"knowledge", "check"}).code, 0);
}

TEST(Read, TimingsNameTheStages) {
  Workplace place;
  WriteReports(place);
  Outcome read = Dragoman(place, {"read", "reports", "--timings"});
  for (const char* stage : {"text", "parse", "actors", "events"})
    EXPECT_THAT(read.out, HasSubstr(stage));
}

}  // namespace
}  // namespace dragoman::test
