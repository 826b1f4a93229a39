// Each event data format read back, strictly, by the columns of its own sources; and what it prints
// for sample events, letter by letter, in tests/export/golden/.
#include "export/field_export.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "export/dyads.h"
#include "export/sample_events.h"

namespace dragoman {
namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view kPolecat =
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor "
    "Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia "
    "Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient "
    "Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient "
    "ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw "
    "Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|Story "
    "Locations|Language|Version";
constexpr std::string_view kIcews =
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO "
    "Code|Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence "
    "Number|Publisher|City|District|Province|Country|Latitude|Longitude";
constexpr std::string_view kGdelt =
    "GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate|Actor1Code|Actor1Name|Actor1CountryCode|"
    "Actor1KnownGroupCode|Actor1EthnicCode|Actor1Religion1Code|Actor1Religion2Code|Actor1Type1Code|"
    "Actor1Type2Code|Actor1Type3Code|Actor2Code|Actor2Name|Actor2CountryCode|Actor2KnownGroupCode|"
    "Actor2EthnicCode|Actor2Religion1Code|Actor2Religion2Code|Actor2Type1Code|Actor2Type2Code|"
    "Actor2Type3Code|IsRootEvent|EventCode|EventBaseCode|EventRootCode|QuadClass|GoldsteinScale|"
    "NumMentions|NumSources|NumArticles|AvgTone|Actor1Geo_Type|Actor1Geo_FullName|"
    "Actor1Geo_CountryCode|Actor1Geo_ADM1Code|Actor1Geo_ADM2Code|Actor1Geo_Lat|Actor1Geo_Long|"
    "Actor1Geo_FeatureID|Actor2Geo_Type|Actor2Geo_FullName|Actor2Geo_CountryCode|"
    "Actor2Geo_ADM1Code|Actor2Geo_ADM2Code|Actor2Geo_Lat|Actor2Geo_Long|Actor2Geo_FeatureID|"
    "ActionGeo_Type|ActionGeo_FullName|ActionGeo_CountryCode|ActionGeo_ADM1Code|"
    "ActionGeo_ADM2Code|ActionGeo_Lat|ActionGeo_Long|ActionGeo_FeatureID|DATEADDED|SOURCEURL";
constexpr std::string_view kPhoenix =
    "EventID|Date|Year|Month|Day|SourceActorFull|SourceActorEntity|SourceActorRole|"
    "SourceActorAttribute|TargetActorFull|TargetActorEntity|TargetActorRole|TargetActorAttribute|"
    "EventCode|EventRootCode|PentaClass|GoldsteinScale|Issues|Lat|Lon|LocationName|StateName|"
    "CountryCode|SentenceID|URLs|NewsSources";
constexpr std::string_view kPetrarch = "date|source|target|code|issues|sentence ids|story source";
constexpr std::string_view kPetrarchWithUrl =
    "date|source|target|code|issues|sentence ids|url|story source";

const FieldCodes& Codes() {
  static const auto knowledge = *Knowledge::Builtin();
  static const FieldCodes codes(*knowledge);
  return codes;
}

struct Written {
  std::string main, beside;
  FieldCounts counts;
};
Written Write(const std::string& format, const std::vector<EventRow>& events) {
  Written out;
  std::map<std::string, StoryNames> stories = SampleStories();
  auto append = [](std::string& to) {
    return [&to](const std::string& text) {
      to += text;
      return true;
    };
  };
  out.counts = FieldExport(*FieldFormatOf(format), Codes(), stories)
                   .Write(events, append(out.main), append(out.beside));
  return out;
}

// What R's read.delim and Python's csv both make of the file: lines end in LF, cells in tabs, and
// nothing in a cell may look like either, or open a quotation.
std::vector<Cells> Table(const std::string& text) {
  EXPECT_TRUE(IsValidUtf8(text));
  EXPECT_EQ(text.find_first_of("\r\"\v\f"), std::string::npos);
  std::vector<Cells> rows;
  if (text.empty()) return rows;
  EXPECT_EQ(text.back(), '\n');
  for (std::string_view line : Split(std::string_view(text).substr(0, text.size() - 1), '\n')) {
    rows.emplace_back();
    for (std::string_view cell : Split(line, '\t')) rows.back().emplace_back(cell);
  }
  return rows;
}
Cells Names(std::string_view list) {
  Cells names;
  for (std::string_view name : Split(list, '|')) names.emplace_back(name);
  return names;
}

// Rows as objects by column; fails on any row with another number of cells.
std::vector<std::map<std::string, std::string>> Rows(const std::string& text,
                                                     std::string_view columns, bool header) {
  std::vector<Cells> table = Table(text);
  Cells names = Names(columns);
  std::vector<std::map<std::string, std::string>> rows;
  if (header) {
    EXPECT_FALSE(table.empty());
    EXPECT_EQ(table.front(), names);
    table.erase(table.begin());
  }
  for (const Cells& cells : table) {
    EXPECT_EQ(cells.size(), names.size()) << ::testing::PrintToString(cells);
    rows.emplace_back();
    for (size_t i = 0; i < std::min(cells.size(), names.size()); ++i)
      rows.back()[names[i]] = cells[i];
  }
  return rows;
}

void ExpectAll(const std::vector<std::map<std::string, std::string>>& rows,
               const std::map<std::string, std::string>& patterns) {
  EXPECT_FALSE(rows.empty());
  for (const auto& row : rows)
    for (const auto& [column, pattern] : patterns)
      EXPECT_TRUE(std::regex_match(row.at(column), std::regex(pattern)))
          << column << ": '" << row.at(column) << "' is not " << pattern;
}

const char* kIsoDay = "\\d{4}-\\d\\d-\\d\\d";
const char* kDegreesOrNothing = "|-?\\d+(\\.\\d+)?";
const char* kCameo = "(0[3-9]|1\\d|20)\\d{1,2}";

TEST(Columns, Polecat) {
  auto rows = Rows(Write("polecat", SampleEvents()).main, kPolecat, true);
  ASSERT_EQ(Names(kPolecat).size(), 40u);
  EXPECT_EQ(rows.size(), 2u + 1 + 2 + 1 + 1 + 1);
  ExpectAll(rows, {{"Event ID", "dragoman-[0-9a-f]{16}"},
                   {"Event Date", kIsoDay},
                   {"Event Type", "[A-Z]+"},
                   {"Event Mode", "|[a-z-]+"},
                   {"Intensity", "-?\\d+(\\.\\d+)?"},
                   {"Quad Code", "(VERBAL|MATERIAL) (CONFLICT|COOPERATION)"},
                   {"Contexts", "|[a-z_]+(;[a-z_]+)*"},
                   {"Actor Country", "|[A-Z]{3}"},
                   {"Actor COW", "|\\d+"},
                   {"Primary Actor Sector", "|[A-Z]{3}"},
                   {"Latitude", kDegreesOrNothing},
                   {"Longitude", kDegreesOrNothing},
                   {"Publication Date", kIsoDay},
                   {"Language", "en"}});
  // A visit, with a person known under another name than the report's.
  EXPECT_EQ(rows[2]["Actor Name"], "Vladimir Putin");
  EXPECT_EQ(rows[2]["Actor Name Raw"], "President Putin");
  EXPECT_EQ(rows[2]["Actor COW"], "365");
  EXPECT_EQ(rows[2]["City"], "Tashkent");
  EXPECT_EQ(rows[2]["Country"], "UZB");
  EXPECT_EQ(rows[2]["Raw Placename"], "the Uzbek capital");
  EXPECT_EQ(rows[3]["Actor Country"], "EUR");
  EXPECT_EQ(rows[3]["Event Date"], "2024-04-01");  // told as a month
  EXPECT_EQ(rows[6]["Recipient Name"], "");        // a march, against nobody who is named
  EXPECT_EQ(rows[7]["Recipient Country"], "KOS");
}

TEST(Columns, Icews) {
  auto rows = Rows(Write("icews", SampleEvents()).main, kIcews, true);
  ASSERT_EQ(Names(kIcews).size(), 20u);
  ExpectAll(rows, {{"Event ID", "[1-9]\\d{0,9}"},
                   {"Event Date", kIsoDay},
                   {"CAMEO Code", kCameo},
                   {"Intensity", "-?\\d+(\\.\\d+)?"},
                   {"Story ID", "[1-9]\\d{0,9}"},
                   {"Sentence Number", "[1-9]\\d*"},
                   {"Latitude", "NA|-?\\d+(\\.\\d+)?"},
                   {"Longitude", "NA|-?\\d+(\\.\\d+)?"}});
  std::set<std::string> keys;
  for (auto& row : rows) {
    EXPECT_LE(std::stoll(row["Event ID"]), INT32_MAX);
    EXPECT_LE(std::stoll(row["Story ID"]), INT32_MAX);
    EXPECT_TRUE(keys.insert(row["Event ID"] + row["Event Date"]).second);
    for (const auto& [column, cell] : row) EXPECT_NE(cell, "") << column;
  }
  // A meeting is two mirrored rows; of a visit one side visits and the other is host.
  ASSERT_EQ(rows.size(), 2u + 2 + 2 + 1 + 1);
  EXPECT_EQ(rows[0]["Source Name"], rows[1]["Target Name"]);
  EXPECT_EQ(rows[2]["CAMEO Code"], "042");
  EXPECT_EQ(rows[3]["CAMEO Code"], "043");
  EXPECT_EQ(rows[3]["Source Name"], "Uzbekistan");
  EXPECT_EQ(rows[3]["Event Text"], "Host a visit");
  EXPECT_EQ(rows[2]["Source Sectors"], "Government");
  EXPECT_EQ(rows[4]["Source Sectors"], "International Government Organization");
}

TEST(Columns, Gdelt) {
  auto rows = Rows(Write("gdelt", SampleEvents()).main, kGdelt, false);
  ASSERT_EQ(Names(kGdelt).size(), 61u);
  ASSERT_EQ(rows.size(), 8u);
  ExpectAll(rows, {{"GLOBALEVENTID", "[1-9]\\d{0,15}"},
                   {"SQLDATE", "\\d{8}"},
                   {"MonthYear", "\\d{6}"},
                   {"Year", "\\d{4}"},
                   {"FractionDate", "\\d{4}\\.\\d{4}"},
                   {"IsRootEvent", "[01]"},
                   {"EventCode", kCameo},
                   {"EventBaseCode", "\\d{3}"},
                   {"EventRootCode", "\\d\\d"},
                   {"QuadClass", "[1-4]"},
                   {"GoldsteinScale", "-?\\d+\\.\\d"},
                   {"Actor1CountryCode", "|[A-Z]{3}"},
                   {"ActionGeo_Type", "[0-5]"},
                   {"ActionGeo_CountryCode", "|[A-Z]{2}"},
                   {"ActionGeo_Lat", kDegreesOrNothing},
                   {"DATEADDED", "\\d{14}"}});
  for (auto& row : rows) {
    EXPECT_LT(std::stoull(row["GLOBALEVENTID"]),
              1ull << 53);  // exact as R's and JavaScript's doubles
    EXPECT_EQ(row["EventRootCode"], row["EventCode"].substr(0, 2));
    EXPECT_EQ(row["SQLDATE"].substr(0, 4), row["Year"]);
  }
  // Countries are CAMEO in actors, FIPS in places.
  EXPECT_EQ(rows[2]["Actor1Code"], "RUSGOV");
  EXPECT_EQ(rows[2]["ActionGeo_CountryCode"], "UZ");
  EXPECT_EQ(rows[3]["Actor2CountryCode"], "NAM");
  EXPECT_EQ(rows[3]["ActionGeo_CountryCode"], "WA");
  EXPECT_EQ(rows[3]["ActionGeo_Type"], "1");
  EXPECT_EQ(rows[3]["Actor1Code"], "IGOEUREEC");
  EXPECT_EQ(rows[3]["Actor1KnownGroupCode"], "EUR");
  EXPECT_EQ(rows[7]["Actor2CountryCode"], "KSV");
  EXPECT_EQ(rows[0]["FractionDate"], "2024.4082");
}

TEST(Columns, Phoenix) {
  auto rows = Rows(Write("phoenix", SampleEvents()).main, kPhoenix, false);
  ASSERT_EQ(Names(kPhoenix).size(), 26u);
  ASSERT_EQ(rows.size(), 7u);
  ExpectAll(rows, {{"EventID", "[1-9]\\d*"},
                   {"Date", "\\d{8}"},
                   {"Month", "[1-9]|1[0-2]"},
                   {"Day", "[1-9]|[123]\\d"},
                   {"SourceActorEntity", "|[A-Z]{3}"},
                   {"SourceActorRole", "|[A-Z]{3}"},
                   {"EventCode", kCameo},
                   {"EventRootCode", "\\d\\d"},
                   {"PentaClass", "[0-4]"},
                   {"Issues", "|[A-Z_]+,1(;[A-Z_]+,1)*"}});
  EXPECT_EQ(rows[2]["SourceActorFull"], "RUSGOV");
  EXPECT_EQ(rows[2]["SourceActorEntity"], "RUS");
  EXPECT_EQ(rows[2]["SourceActorRole"], "GOV");
  EXPECT_EQ(rows[3]["SourceActorFull"], "IGOEUREEC");
  EXPECT_EQ(rows[3]["SourceActorAttribute"], "EEC");
  EXPECT_EQ(rows[3]["Issues"], "HUMANITARIAN,1;NATURAL_RESOURCE,1");
  EXPECT_EQ(rows[5]["PentaClass"], "4");
  EXPECT_EQ(rows[5]["EventCode"], "195");
}

TEST(Columns, PetrarchWithTheAddressOnlyWhereAllHaveOne) {
  std::vector<EventRow> events = SampleEvents();
  auto rows = Rows(Write("cameo", events).main, kPetrarch, false);
  ASSERT_EQ(rows.size(), 7u);
  ExpectAll(rows, {{"date", "\\d{8}"},
                   {"source", "(---|[A-Z]{3})([A-Z]{3})*"},
                   {"target", "(---|[A-Z]{3})([A-Z]{3})*"},
                   {"code", kCameo},
                   {"issues", "|[A-Z_]+,\\d+(;[A-Z_]+,\\d+)*"},
                   {"sentence ids", "a\\.txt_\\d+"},
                   {"story source", "Example Wire"}});
  events[0].source.url = "https://example.org/a";
  EXPECT_EQ(Rows(Write("cameo", events).main, kPetrarch, false).size(), 7u);
  for (EventRow& event : events) event.source.url = "https://example.org/a";
  rows = Rows(Write("cameo", events).main, kPetrarchWithUrl, false);
  ExpectAll(rows, {{"url", "https://example\\.org/a"}, {"story source", "Example Wire"}});
}

TEST(Columns, PloverJson) {
  const std::set<std::string> event_keys = {
      "id",          "has_event", "date",       "time",       "enddate",    "endtime",
      "actor",       "recipient", "event",      "event_loc",  "event_text", "quad_code",
      "event_scale", "mode",      "context",    "link",       "text",       "text_info",
      "cite_info",   "coder",     "coded_date", "coded_time", "comment"};
  const std::set<std::string> entity_keys = {
      "code",     "sector",    "entity_text", "identifier_id", "identifier_text",
      "religion", "ethnicity", "office",      "gender",        "age"};
  const std::set<std::string> place_keys = {"extracted_place",
                                            "resolved_place",
                                            "geonameid",
                                            "lat",
                                            "lon",
                                            "city",
                                            "district",
                                            "province",
                                            "country",
                                            "country_code",
                                            "feature_class",
                                            "feature_code",
                                            "resolution"};
  auto check = [](const nlohmann::json& object, const std::set<std::string>& allowed) {
    for (const auto& [key, value] : object.items()) {
      EXPECT_TRUE(allowed.contains(key)) << key;
      EXPECT_FALSE(value.is_null()) << key;
    }
  };
  std::vector<nlohmann::json> objects;
  std::string text = Write("plover-jsonl", SampleEvents()).main;
  for (std::string_view line : Split(std::string_view(text).substr(0, text.size() - 1), '\n'))
    objects.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(objects.size(), 6u);  // one an event, all but the undated one
  for (const auto& object : objects) {
    check(object, event_keys);
    for (const char* needed : {"id", "date", "actor", "event"})
      EXPECT_TRUE(object.contains(needed));
    for (const char* list : {"actor", "recipient"})
      if (object.contains(list))
        for (const auto& entity : object[list]) check(entity, entity_keys);
    if (object.contains("event_loc")) check(object["event_loc"], place_keys);
  }
  EXPECT_EQ(objects[0]["actor"].size(), 2u);  // who meets is actor, and nobody recipient
  EXPECT_FALSE(objects[0].contains("recipient"));
  EXPECT_EQ(objects[2]["enddate"], "2024-04-30");
  EXPECT_EQ(objects[2]["recipient"].size(), 2u);
  EXPECT_EQ(objects[3]["quad_code"], 4);
}

TEST(Columns, NoEventsIsTheHeaderAlone) {
  for (const char* format : {"gdelt", "phoenix", "cameo", "plover-jsonl"})
    EXPECT_EQ(Write(format, {}).main, "") << format;
  EXPECT_TRUE(Rows(Write("polecat", {}).main, kPolecat, true).empty());
  EXPECT_TRUE(Rows(Write("icews", {}).main, kIcews, true).empty());
  EXPECT_EQ(Table(Write("gdelt", {}).beside).size(), 1u);
}

TEST(Beside, HasEveryRowAndWhatWasLeftOutByTheSameIdentifier) {
  for (const char* format : {"polecat", "icews", "gdelt", "phoenix", "cameo", "plover-jsonl"}) {
    Written written = Write(format, SampleEvents());
    std::vector<Cells> table = Table(written.beside);
    Cells names = table.front();
    std::vector<std::map<std::string, std::string>> rows;
    for (size_t i = 1; i < table.size(); ++i) {
      ASSERT_EQ(table[i].size(), names.size()) << format;
      rows.emplace_back();
      for (size_t c = 0; c < names.size(); ++c) rows.back()[names[c]] = table[i][c];
    }
    std::set<std::string> ids;
    size_t in_file = 0, left_out = 0;
    for (auto& row : rows) {
      EXPECT_TRUE(ids.insert(row["event_id"]).second) << format;
      if (row["left_out"].empty())
        EXPECT_EQ(row["row"], std::to_string(++in_file)) << format;
      else
        ++left_out;
      for (const char* full : {"status", "confidence", "source_chain", "report", "sentence_text"})
        EXPECT_NE(row[full], "") << format << " " << full;
    }
    EXPECT_EQ(in_file, written.counts.rows) << format;
    EXPECT_EQ(written.counts.undated, 1u) << format;
    EXPECT_GE(left_out, 1u) << format;
    // The identifiers are those of the file.
    if (std::string(format) == "cameo") continue;  // it has no column for them
    for (auto& row : rows) {
      bool there = written.main.find(row["event_id"]) != std::string::npos;
      EXPECT_EQ(there, row["left_out"].empty()) << format << " " << row["event_id"];
    }
  }
}

TEST(Beside, TellsDatePlaceAndChain) {
  std::vector<Cells> table = Table(Write("polecat", SampleEvents()).beside);
  auto cell = [&](size_t row, const std::string& name) {
    size_t column =
        static_cast<size_t>(std::find(table[0].begin(), table[0].end(), name) - table[0].begin());
    return table[row].at(column);
  };
  EXPECT_EQ(cell(4, "date_precision"), "month");
  EXPECT_EQ(cell(4, "date_basis"), "narrative");
  EXPECT_EQ(cell(4, "last_day"), "2024-04-30");
  EXPECT_EQ(cell(6, "status"), "ongoing");
  EXPECT_EQ(cell(6, "place_raw"), "Darfur");
  EXPECT_EQ(cell(6, "place_precision"), "province");
  EXPECT_EQ(cell(6, "source_chain"), "President Putin > TASS > Example Wire");
  EXPECT_EQ(cell(6, "numbers"), "killed 20-");
  EXPECT_EQ(cell(8, "left_out"), "no date is known");
}

TEST(Identifiers, AreTheSameInEveryRunAndWhateverElseIsThere) {
  std::vector<EventRow> events = SampleEvents();
  auto ids = [](const std::string& beside) {
    std::map<std::string, std::string> out;
    for (const Cells& cells : Table(beside)) out[cells[3] + cells[12] + cells[13]] = cells[0];
    return out;
  };
  for (const char* format : {"polecat", "icews", "gdelt", "phoenix", "plover-jsonl"}) {
    auto all = ids(Write(format, events).beside);
    EXPECT_EQ(all, ids(Write(format, events).beside)) << format;
    std::vector<EventRow> fewer(events.rbegin(), events.rend() - 2);
    for (EventRow& event : fewer) event.source.report_id = event.source.path = "elsewhere.txt";
    for (const auto& [event, id] : ids(Write(format, fewer).beside))
      EXPECT_EQ(all[event], id) << format << " " << event;
  }
}

TEST(Identifiers, NoTwoRowsHaveOne) {
  std::vector<EventRow> events = SampleEvents();
  events.push_back(events[1]);  // the same happening, told by the same word
  std::set<std::string> ids;
  for (const Cells& cells : Table(Write("icews", events).beside))
    EXPECT_TRUE(ids.insert(cells[0]).second) << cells[0];
  Identifiers small(4);
  std::set<uint64_t> seen;
  for (int i = 0; i < 12; ++i) {
    uint64_t number = small.Number("key " + std::to_string(i));
    EXPECT_TRUE(number > 0 && number < 16);
    EXPECT_TRUE(seen.insert(number).second);
  }
}

// To take a new output over, after reading it: DRAGOMAN_WRITE_GOLDEN=1 build/tests/export_test.
TEST(Golden, EachFormatToTheLetter) {
  for (const char* format : {"polecat", "icews", "gdelt", "phoenix", "cameo", "plover-jsonl"}) {
    Written written = Write(format, SampleEvents());
    for (auto [name, text] : {std::pair(std::string(format), &written.main),
                              std::pair(format + std::string(".dragoman"), &written.beside)}) {
      std::string path = std::string(DRAGOMAN_SOURCE_DIR) + "/tests/export/golden/" + name + ".tsv";
      if (std::getenv("DRAGOMAN_WRITE_GOLDEN") != nullptr)
        std::ofstream(path, std::ios::binary) << *text;
      std::ifstream in(path, std::ios::binary);
      EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), *text) << path;
    }
  }
}

}  // namespace
}  // namespace dragoman
