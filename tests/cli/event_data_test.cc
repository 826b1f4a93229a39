// What users of event data ask for: exports in their formats, counts, explanations, gaps of the
// tables.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "core/utf8.h"

namespace dragoman::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class EventData : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    place_ = new Workplace;
    WriteReports(*place_);
    place_->Write("reports/march.txt",
                  "Unrest\n\n7 March 2024\n\nRussia outflanked Ukraine. \"Russia attacked "
                  "Ukraine\", Macron said. France will visit Germany in April.\n");
    Outcome read = Dragoman(*place_, {"read", "reports"});
    ASSERT_EQ(read.code, 0) << read.err;
  }
  static void TearDownTestSuite() {
    delete place_;
    place_ = nullptr;
  }
  static Outcome Ask(const std::vector<std::string>& arguments) {
    return Dragoman(*place_, arguments);
  }
  static Workplace* place_;
};
Workplace* EventData::place_ = nullptr;

constexpr const char* kFormats[] = {"polecat", "icews", "gdelt",
                                    "phoenix", "cameo", "plover-jsonl"};

TEST_F(EventData, ExportsOpenInPythonAsTheyAre) {
  if (!fs::exists("/usr/bin/python3")) GTEST_SKIP() << "no Python here";
  place_->Write("open.py", R"py(
import csv, json, sqlite3, sys
wanted = {"polecat": 40, "icews": 20, "gdelt": 61, "phoenix": 26, "cameo": 7}
base = sqlite3.connect(":memory:")
for name, width in wanted.items():
    for quoting in (csv.QUOTE_NONE, csv.QUOTE_MINIMAL):
        with open(name + ".tsv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=quoting))
        assert rows and all(len(row) == width for row in rows), name
    rows = rows[1:] if name in ("polecat", "icews") else rows
    base.execute("CREATE TABLE %s (%s)" % (name, ",".join("c%d" % i for i in range(width))))
    base.executemany("INSERT INTO %s VALUES (%s)" % (name, ",".join("?" * width)), rows)
    with open(name + ".dragoman.tsv", encoding="utf-8", newline="") as file:
        beside = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows) == sum(1 for row in beside if not row["left_out"]), name
    if name != "cameo":
        assert [row[0] for row in rows] == [row["event_id"] for row in beside if not row["left_out"]]
with open("plover-jsonl.tsv", encoding="utf-8") as file:
    events = [json.loads(line) for line in file]
assert all({"id", "date", "actor", "event"} <= event.keys() for event in events)
print(len(events))
)py");
  for (const char* format : kFormats) {
    Outcome out =
        Ask({"export", "--format", format, "--out", std::string(format) + ".tsv", "--force"});
    ASSERT_EQ(out.code, 0) << format << out.err;
  }
  std::string command = "cd '" + place_->root().string() + "' && /usr/bin/python3 open.py >py 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << place_->Read("py");
  EXPECT_GT(std::atoi(place_->Read("py").c_str()), 2);
}

TEST_F(EventData, ExportsTakeWhatHappenedUnlessToldOtherwise) {
  size_t usual = LinesOf(Ask({"export", "--format", "plover-jsonl"}).out).size();
  size_t all = LinesOf(Ask({"export", "--format", "plover-jsonl", "--status",
                            "occurred,ongoing,future,hypothetical,negated,historical"})
                           .out)
                   .size();
  EXPECT_GT(usual, 0u);
  EXPECT_GT(all, usual);
  // CSV and JSON lines have all, the undated too, and narrow when told to.
  size_t whole = LinesOf(Ask({"export", "--format", "jsonl", "--what", "events"}).out).size();
  EXPECT_GE(whole, all);
  size_t future = LinesOf(Ask({"export", "--format", "jsonl", "--what", "events", "--status",
                               "future,hypothetical"})
                              .out)
                      .size();
  EXPECT_LT(future, whole);
}

TEST_F(EventData, ExportsAreTheSameFromAnotherLedger) {
  ASSERT_EQ(Dragoman(*place_, {"read", "reports/other.txt", "reports/march.txt",
                               "reports/talks.txt", "reports/accord.txt", "--ledger", "two.db"})
                .code,
            0);
  for (const char* format : kFormats)
    EXPECT_EQ(Ask({"export", "--format", format}).out,
              Ask({"export", "--format", format, "--ledger", "two.db"}).out)
        << format;
}

TEST_F(EventData, AnExportNeverWritesOverAFileUnasked) {
  Outcome first = Ask({"export", "--format", "icews", "--out", "once.tab"});
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_TRUE(place_->Has("once.dragoman.tsv"));
  std::string before = place_->Read("once.tab");
  Outcome again = Ask({"export", "--format", "polecat", "--out", "once.tab"});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("once.tab: is there already; --force"));
  fs::remove(place_->root() / "once.tab");
  again = Ask({"export", "--format", "polecat", "--out", "once.tab"});
  EXPECT_THAT(again.err, HasSubstr("once.dragoman.tsv: is there already"));
  EXPECT_FALSE(place_->Has("once.tab"));
  EXPECT_FALSE(place_->Has("once.tab.part"));
  EXPECT_EQ(Ask({"export", "--format", "icews", "--out", "once.tab", "--force"}).code, 0);
  EXPECT_EQ(place_->Read("once.tab"), before);
  EXPECT_EQ(Ask({"export", "--format", "icews", "--out", "/dev/null", "--force"}).code, 1);
  EXPECT_EQ(Ask({"export", "--format", "icews", "--out", "no/folder/x.tab"}).code, 1);
}

TEST(EmptyLedger, GivesTheHeaderAloneAndSucceeds) {
  Workplace place;
  place.Write("empty.txt", "Nothing of note\n\n4 March 2024\n\nThe weather was fine.\n");
  ASSERT_EQ(Dragoman(place, {"read", "empty.txt"}).code, 0);
  for (const char* format : kFormats) {
    Outcome out = Dragoman(place, {"export", "--format", format});
    EXPECT_EQ(out.code, 0) << format << out.err;
    bool header = std::string(format) == "polecat" || std::string(format) == "icews";
    EXPECT_EQ(LinesOf(out.out).size(), header ? 1u : 0u) << format;
  }
  EXPECT_EQ(Dragoman(place, {"events", "--by", "month", "--format", "json"}).out, "[]\n");
  EXPECT_EQ(Dragoman(place, {"events", "--by", "month"}).code, 0);
  EXPECT_EQ(Dragoman(place, {"events", "--coverage", "--format", "json"}).out, "[]\n");
}

TEST_F(EventData, CountsAddUp) {
  json months =
      json::parse(Ask({"events", "--by", "month", "--sum", "score", "--format", "json"}).out);
  json events =
      json::parse(Ask({"events", "--status", "occurred,ongoing", "--format", "json"}).out);
  size_t counted = 0, in_quads = 0;
  double sum = 0, scores = 0;
  for (const json& row : months) {
    counted += row["events"].get<size_t>();
    sum += row["score"].get<double>();
    for (const char* quad :
         {"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"})
      in_quads += row[quad].get<size_t>();
  }
  for (const json& event : events) scores += event["score"].get<double>();
  EXPECT_EQ(counted, events.size());
  EXPECT_EQ(in_quads, events.size());
  EXPECT_NEAR(sum, scores, 0.01);
  Outcome dyads = Ask({"events", "--by", "dyad,year", "--sum", "goldstein", "--format", "csv"});
  EXPECT_TRUE(dyads.out.starts_with(
      "actor_side,recipient_side,year,events,goldstein,verbal_cooperation,material_cooperation,"
      "verbal_conflict,material_conflict\r\n"))
      << dyads.out;
  EXPECT_EQ(
      LinesOf(Ask({"events", "--by", "type", "--format", "jsonl", "--limit", "1"}).out).size(), 1u);
  if (!HasTerminals()) return;
  Outcome shown = DragomanOnTerminal(*place_, {"events", "--by", "dyad,month", "--sum", "score"},
                                     80, {"", {{"NO_COLOR", "1"}}});
  EXPECT_THAT(shown.out, HasSubstr("m−"));  // no column is left out
  for (const std::string& line : LinesOf(shown.out)) EXPECT_LE(DisplayWidth(line), 80u) << line;
}

TEST_F(EventData, HelpNamesEveryKeyOfBy) {
  std::string help = Ask({"events", "--help"}).out;
  for (const char* key :
       {"dyad", "pair", "actor", "recipient", "actor-side", "recipient-side", "country", "place",
        "type", "mode", "quad", "status", "outlet", "day", "week", "month", "quarter", "year"}) {
    EXPECT_THAT(help, HasSubstr(key));
    EXPECT_EQ(Ask({"events", "--by", key}).code, 0) << key;
  }
}

TEST_F(EventData, ExplainTellsWhatDecidedInEightyColumns) {
  Outcome out = Ask({"explain", "talks.txt"});
  ASSERT_EQ(out.code, 0) << out.err;
  EXPECT_EQ(out.err, "");
  for (const char* words : {"§0", "event_patterns.tsv:", "taken (weight", "plover_scores.tsv",
                            "parse", "actors", "no event: "})
    EXPECT_THAT(out.out, HasSubstr(words));
  for (const std::string& line : LinesOf(out.out)) EXPECT_LE(DisplayWidth(line), 80u) << line;
}

TEST_F(EventData, ExplainAgreesWithTheLedger) {
  json all = json::parse(Ask({"explain", "accord.txt", "--format", "json"}).out);
  json report = json::parse(Ask({"show", "accord.txt", "--format", "json"}).out);
  ASSERT_EQ(all.size(), report["sentences"].size());
  size_t events = 0;
  for (const json& sentence : all) {
    EXPECT_EQ(sentence["nothing"].is_null(), !sentence["events"].empty());
    for (const json& event : sentence["events"]) {
      const json& known = report["events"][events++];
      EXPECT_EQ(event["type"], known["type"]);
      EXPECT_EQ(event["why"], known["why"]);
      EXPECT_EQ(event["status"], known["status"]);
      // Some word of the sentence was taken for it.
      bool told = false;
      for (const json& word : sentence["words"]) told = told || word["event"] == event["id"];
      EXPECT_TRUE(told) << event;
    }
  }
  EXPECT_EQ(events, report["events"].size());
  json one = json::parse(Ask({"explain", "accord.txt", "1", "--format", "json"}).out);
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0], all[1]);
}

TEST_F(EventData, ExplainTakesFilesTooAndNamesWhatIsNotThere) {
  Outcome file = Dragoman(*place_, {"explain", "reports/march.txt", "--ledger", "none.db"});
  EXPECT_EQ(file.code, 0) << file.err;
  Outcome input =
      Dragoman(*place_, {"explain", "-"}, {"Kenya visited Uganda. The weather was fine.\n", {}});
  EXPECT_EQ(input.code, 0) << input.err;
  EXPECT_THAT(input.out, HasSubstr("no word of it is in event_patterns.tsv"));
  Outcome missing = Ask({"explain", "no-such-report"});
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.err, HasSubstr("no-such-report"));
  Outcome sentence = Ask({"explain", "talks.txt", "99"});
  EXPECT_EQ(sentence.code, 1);
  EXPECT_THAT(sentence.err, HasSubstr("has no sentence 99"));
  Outcome nowhere = Dragoman(*place_, {"explain", "a.txt", "--ledger", "none.db"});
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("no ledger at none.db"));
}

TEST_F(EventData, CoverageListsAVerbUntilARowCoversIt) {
  auto verbs = [](const std::vector<std::string>& more) {
    std::vector<std::string> command = {"events", "--coverage", "--format", "json"};
    command.insert(command.end(), more.begin(), more.end());
    std::map<std::string, json> out;
    for (const json& verb : json::parse(Ask(command).out)) out[verb["verb"]] = verb;
    return out;
  };
  auto before = verbs({});
  ASSERT_TRUE(before.contains("outflank")) << Ask({"events", "--coverage"}).out;
  EXPECT_EQ(before["outflank"]["count"], 1);
  EXPECT_EQ(before["outflank"]["reports"], 1);
  EXPECT_THAT(before["outflank"]["example"].get<std::string>(), HasSubstr("outflanked Ukraine"));
  for (const char* covered : {"attack", "say", "meet", "condemn", "praise", "visit"})
    EXPECT_FALSE(before.contains(covered)) << covered;
  EXPECT_TRUE(verbs({"--until", "2024-03-06"}).empty() ||
              !verbs({"--until", "2024-03-06"}).contains("outflank"));
  place_->Write("mine/event_patterns.tsv",
                "kind\twords\twith\tactor\trecipient\ttype\tmode\tflags\n"
                "verb\toutflank\t\tsubj\tobj\tMOBILIZE\ttroops\t\n");
  EXPECT_FALSE(verbs({"--knowledge", "mine"}).contains("outflank"));
}

}  // namespace
}  // namespace dragoman::test
