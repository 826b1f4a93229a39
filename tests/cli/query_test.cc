// The commands that ask a ledger: formats, widths, colour, safety, errors.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "core/utf8.h"

namespace dragoman::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::vector<std::string>> kQueries = {
    {"timeline", "--between", "France", "Germany"},
    {"statements"},
    {"events"},
    {"standings"},
    {"actors"},
    {"reports"},
    {"search", "Germany OR Iran OR Turkey"}};

class Query : public ::testing::Test {
 protected:
  void SetUp() override {
    WriteReports(place_);
    ASSERT_EQ(Dragoman(place_, {"read", "reports"}).code, 0);
  }
  Outcome Ask(std::vector<std::string> arguments, std::vector<std::string> more = {}) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Dragoman(place_, arguments);
  }
  Workplace place_;
};

TEST_F(Query, EveryFormatHoldsTheSameRows) {
  for (const auto& query : kQueries) {
    Outcome table = Ask(query), array = Ask(query, {"--format", "json"});
    Outcome lines = Ask(query, {"--format", "jsonl"}), csv = Ask(query, {"--format", "csv"});
    for (const Outcome* outcome : {&table, &array, &lines, &csv}) ASSERT_EQ(outcome->code, 0);
    json parsed = json::parse(array.out);
    ASSERT_TRUE(parsed.is_array());
    std::vector<std::string> each = LinesOf(lines.out);
    ASSERT_EQ(each.size(), parsed.size());
    for (size_t i = 0; i < each.size(); ++i) EXPECT_EQ(json::parse(each[i]), parsed[i]);
    // In a pipe, one line a row.
    EXPECT_EQ(LinesOf(table.out).size(), parsed.size()) << query[0];
    EXPECT_TRUE(csv.out.ends_with("\r\n"));
  }
}

TEST_F(Query, EveryRowNamesItsSource) {
  for (const auto& query : {kQueries[0], kQueries[2]}) {
    for (const json& row : json::parse(Ask(query, {"--format", "json"}).out)) {
      EXPECT_FALSE(row["report"]["id"].get<std::string>().empty());
      EXPECT_FALSE(row["sentence_text"].get<std::string>().empty());
      EXPECT_TRUE(row["sentence"].is_number());
      EXPECT_LT(row["start"].get<int>(), row["end"].get<int>());
      EXPECT_TRUE(row["report"].contains("outlet"));
      EXPECT_TRUE(row["report"].contains("date"));
    }
    for (const std::string& line : LinesOf(Ask(query).out)) {
      EXPECT_THAT(line, HasSubstr(".txt §"));
      EXPECT_THAT(line, HasSubstr("\t"));
    }
  }
}

TEST(QueryActors, AFormerGovernmentIsNotTheOneOfTheDay) {
  Workplace place;
  place.Write(
      "a.txt",
      "KABUL, May 18, 2024 (Reuters) - India had full diplomatic relations with the previous "
      "Afghan government.\n");
  ASSERT_EQ(Dragoman(place, {"read", "a.txt", "--quiet"}).code, 0);
  auto rows = [&](std::vector<std::string> question) {
    question.insert(question.begin(), "standings");
    question.insert(question.end(), {"--format", "jsonl"});
    return Dragoman(place, question).out;
  };
  EXPECT_EQ(rows({"--holder", "India", "--target", "Taliban"}), "");
  EXPECT_THAT(rows({"--holder", "India"}), HasSubstr("previous Afghan government"));
}

TEST_F(Query, LinesFitTheTerminal) {
  for (int columns : {40, 80, 120})
    for (const auto& query : kQueries) {
      Outcome shown = DragomanOnTerminal(place_, query, static_cast<unsigned short>(columns),
                                         {"", {{"NO_COLOR", "1"}}});
      EXPECT_EQ(shown.code, 0);
      for (const std::string& line : LinesOf(shown.out))
        EXPECT_LE(DisplayWidth(line), static_cast<size_t>(columns)) << query[0] << ": " << line;
    }
}

TEST_F(Query, ColourOnlyWhereItIsWanted) {
  if (!HasTerminals()) GTEST_SKIP() << "no terminal can be opened here";
  const std::vector<std::string> query = {"reports"};
  EXPECT_THAT(Ask(query).out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(Ask(query, {"--color", "always"}).out, HasSubstr("\x1b["));
  EXPECT_THAT(DragomanOnTerminal(place_, query, 80).out, HasSubstr("\x1b["));
  EXPECT_THAT(DragomanOnTerminal(place_, query, 80, {"", {{"NO_COLOR", "1"}}}).out,
              Not(HasSubstr("\x1b[")));
  EXPECT_THAT(DragomanOnTerminal(place_, query, 80, {"", {{"TERM", "dumb"}}}).out,
              Not(HasSubstr("\x1b[")));
  EXPECT_THAT(DragomanOnTerminal(place_, {"reports", "--color", "never"}, 80).out,
              Not(HasSubstr("\x1b[")));
}

TEST_F(Query, NothingFoundIsAnAnswer) {
  Outcome none = Ask({"reports", "--since", "2031"});
  EXPECT_EQ(none.code, 0);
  EXPECT_EQ(none.out, "");
  EXPECT_THAT(none.err, HasSubstr("nothing found"));
  EXPECT_EQ(Ask({"reports", "--since", "2031", "--format", "json"}).out, "[]\n");
  EXPECT_EQ(Ask({"search", "zzzz", "--format", "jsonl"}).out, "");
}

TEST_F(Query, UnknownActorsAndReports) {
  Outcome actor = Ask({"statements", "--speaker", "Emanuel Macrom"});
  EXPECT_EQ(actor.code, 1);
  EXPECT_THAT(actor.err, HasSubstr("did you mean"));
  EXPECT_THAT(actor.err, HasSubstr("Macron"));
  Outcome report = Ask({"show", "no-such-report"});
  EXPECT_EQ(report.code, 1);
  EXPECT_THAT(report.err, HasSubstr("no-such-report"));
}

TEST_F(Query, ShowMarksTheTextAndGivesAllOfIt) {
  Outcome shown = Ask({"show", "talks.txt"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  for (const char* words : {"Talks in Berlin", "Ann Writer", "close partner", "§0"})
    EXPECT_THAT(shown.out, HasSubstr(words));
  json object = json::parse(Ask({"show", "reports/talks.txt", "--format", "json"}).out);
  EXPECT_EQ(object["title"], "Talks in Berlin");
  EXPECT_EQ(object["text"], place_.Read("reports/talks.txt"));
}

TEST_F(Query, ExportsGoToAFileWhole) {
  Outcome out = Ask({"export", "--format", "csv", "--what", "reports", "--out", "r.csv"});
  EXPECT_EQ(out.code, 0) << out.err;
  std::vector<std::string> lines = LinesOf(place_.Read("r.csv"));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_TRUE(lines[0].starts_with("id,date,outlet,title"));
  EXPECT_FALSE(place_.Has("r.csv.part"));
  Outcome again = Ask({"export", "--format", "csv", "--out", "r.csv"});
  EXPECT_EQ(again.code, 1);
  EXPECT_EQ(again.err, "dragoman: r.csv: is there already; --force writes over it\n");
  EXPECT_EQ(LinesOf(place_.Read("r.csv")), lines);
  EXPECT_EQ(Ask({"export", "--format", "csv", "--out", "r.csv", "--force"}).code, 0);
  EXPECT_NE(LinesOf(place_.Read("r.csv")), lines);
  EXPECT_EQ(Ask({"export", "--format", "csv", "--out", "reports", "--force"}).code, 1);
  Outcome nowhere = Ask({"export", "--format", "jsonl", "--out", "no/such/folder/x"});
  EXPECT_EQ(nowhere.code, 1);
  EXPECT_THAT(nowhere.err, HasSubstr("no/such/folder/x"));
  for (const char* what : {"statements", "events", "standings", "reports"})
    for (const std::string& line :
         LinesOf(Ask({"export", "--format", "jsonl", "--what", what}).out))
      EXPECT_TRUE(json::accept(line)) << what;
}

TEST(NoLedger, EveryQuerySaysHowToMakeOne) {
  Workplace place;
  for (const auto& query : kQueries) {
    Outcome outcome = Dragoman(place, query);
    EXPECT_EQ(outcome.code, 1) << query[0];
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err,
              "dragoman: no ledger at dragoman.db; make one with: dragoman read REPORTS/\n");
  }
  EXPECT_FALSE(place.Has("dragoman.db"));
}

TEST(Safety, NoControlCharacterOfAReportReachesTheScreen) {
  Workplace place;
  place.Write("evil\x1b[31m.txt",
              "Putin \x1b]0;owned\x07met Xi in Beijing\x1b[2J\n\nMarch 4, 2024\n\n"
              "The two presidents spoke for several hours about trade, security and the situation "
              "in the region, and agreed that their foreign ministers would meet again soon.\n\n"
              "\"We \x1b[31mwant\xc2\x9b peace with China,\" Putin told \x1b[8mreporters.\n");
  Outcome read = Dragoman(place, {"read", "."});
  ASSERT_EQ(read.code, 0) << read.err;
  std::vector<std::vector<std::string>> all = {{"timeline", "--between", "Putin", "China"},
                                               {"statements"},
                                               {"events"},
                                               {"standings"},
                                               {"actors"},
                                               {"reports"},
                                               {"search", "Putin"},
                                               {"show", "sha256:"},
                                               {"export", "--format", "csv"},
                                               {"export", "--format", "csv", "--what", "reports"},
                                               {"export", "--format", "jsonl"},
                                               {"extract", "."}};
  json report = json::parse(LinesOf(Dragoman(place, {"export", "--format", "jsonl"}).out)[0]);
  for (auto& command : all) {
    if (command[0] == "show") command[1] = report["id"];
    Outcome piped = Dragoman(place, command);
    EXPECT_EQ(piped.code, 0) << command[0] << piped.err;
    EXPECT_EQ(piped.out.find('\x1b'), std::string::npos) << command[0];
    EXPECT_EQ(piped.out.find('\x07'), std::string::npos) << command[0];
    Outcome shown = DragomanOnTerminal(place, command, 80, {"", {{"NO_COLOR", "1"}}});
    EXPECT_EQ(shown.out.find('\x1b'), std::string::npos) << command[0];
    EXPECT_EQ(shown.out.find("\xc2\x9b"), std::string::npos) << command[0];
  }
  Outcome missing = Dragoman(place, {"show", "a\x1b[31mb"});
  EXPECT_EQ(missing.err.find('\x1b'), std::string::npos);
}

TEST(Parse, GivesAllOfTheTextBack) {
  Workplace place;
  std::string text =
      "By Jane Doe\n\nA title without stop\n\nHe didn't come (again). She left -\nfor good!\n\n"
      "Source: TASS\n";
  place.Write("raw.txt", text);
  Outcome parsed = Dragoman(place, {"parse", "--format", "conllu", "raw.txt"});
  EXPECT_EQ(parsed.code, 0) << parsed.err;
  std::string forms, wanted;
  int inside = 0;  // words of a multiword token that are still to come
  for (const std::string& line : LinesOf(parsed.out)) {
    if (line.empty() || line[0] == '#') continue;
    size_t first = line.find('\t'), second = line.find('\t', first + 1);
    std::string number = line.substr(0, first);
    if (size_t dash = number.find('-'); dash != std::string::npos) {
      inside = std::stoi(number.substr(dash + 1)) - std::stoi(number) + 1;
    } else if (inside > 0) {
      --inside;
      continue;
    }
    forms += line.substr(first + 1, second - first - 1);
  }
  for (char c : text)
    if (c != ' ' && c != '\n') wanted += c;
  EXPECT_EQ(forms, wanted);
  EXPECT_THAT(parsed.out, HasSubstr("# newpar"));
  EXPECT_EQ(Dragoman(place, {"parse", "missing.txt"}).code, 1);
}

TEST(Extract, TellsWhatAReportSaysOfItself) {
  Workplace place;
  WriteReports(place);
  Outcome out = Dragoman(place, {"extract", "--format", "jsonl", "reports/talks.txt"});
  ASSERT_EQ(out.code, 0) << out.err;
  json report = json::parse(out.out);
  EXPECT_EQ(report.size(), 9u);
  EXPECT_EQ(report["title"], "Talks in Berlin");
  EXPECT_EQ(report["published"], "2024-03-05");
  EXPECT_EQ(report["bylines"], json::array({"Ann Writer"}));
  EXPECT_EQ(report["text"], place.Read("reports/talks.txt"));
}

// The same article, saved as a page and by hand, gives the same text; the ledger keeps what the
// page says of itself, and offsets are into the article.
TEST(Extract, AWebPageIsReadForItsArticle) {
  Workplace place;
  place.Write(
      "page.htm",
      "<!DOCTYPE html><html lang=en><head><title>Envoys meet in Oslo - Fjord Post</title>"
      "<meta property=og:site_name content='Fjord Post'><meta name=author content='Ann Writer'>"
      "<meta property='article:published_time' content='2024-03-05T10:00:00Z'></head><body>"
      "<nav class=menu><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
      "<article><h1>Envoys meet in Oslo</h1><div class=article-body>"
      "<p>Norway's foreign minister said on Tuesday that the two envoys had met in Oslo, and that "
      "they would meet again in the spring to speak of the border.</p>"
      "<p>\"We are glad that they came,\" the minister told reporters after the meeting, which had "
      "been planned for a year, adding that much was left to do.</p></div></article>"
      "<div class=related><h3>Related</h3><a href=/x>Other story of the day</a></div>"
      "<footer class=footer>Copyright Fjord Post</footer></body></html>");
  Outcome out = Dragoman(place, {"extract", "page.htm"});
  ASSERT_EQ(out.code, 0) << out.err;
  json page = json::parse(out.out);
  EXPECT_EQ(page["title"], "Envoys meet in Oslo");
  EXPECT_EQ(page["outlet"], "Fjord Post");
  EXPECT_EQ(page["published"], "2024-03-05");
  EXPECT_EQ(page["bylines"], json::array({"Ann Writer"}));
  std::string text = page["text"];
  EXPECT_TRUE(text.starts_with("Norway's foreign minister said")) << text;
  EXPECT_TRUE(text.ends_with("that much was left to do.")) << text;
  ASSERT_EQ(Dragoman(place, {"read", "page.htm"}).code, 0);
  json reports = json::parse(Dragoman(place, {"reports", "--format", "json"}).out);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_EQ(reports[0]["outlet"], "Fjord Post");
  json statements = json::parse(Dragoman(place, {"statements", "--format", "json"}).out);
  ASSERT_FALSE(statements.empty());
  EXPECT_LE(statements[0]["end"].get<size_t>(), text.size());
}

}  // namespace
}  // namespace dragoman::test
