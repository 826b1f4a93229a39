#include "ledger/queries.h"

#include <gmock/gmock.h>

#include "ledger/sample_doc.h"
#include "ledger/sqlite.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Three reports: 2021 by one outlet, 2024 by two.
class QueryTest : public LedgerTest {
 protected:
  void SetUp() override {
    LedgerTest::SetUp();
    ReportRecord old =
        SampleRecord({.id = "old.txt", .day = "2021-03-01", .outlet = "Example Wire"});
    old.actors[2].sector = old.actors[1].sector = "REB";  // before they governed
    old.statements[0].about[0].stance = "critical";
    old.statements[0].date.reset();
    old.statements[0].days = old.info.days;
    ReportRecord other = SampleRecord({.id = "c.txt",
                                       .day = "2024-06-01",
                                       .outlet = "Other Post",
                                       .speaker = "Maria Zakharova",
                                       .extra = ""});
    Write(Path(), {SampleRecord(), old, other});
    ledger_.emplace(Open(Path(), OpenMode::read));
  }
  template <class Row>
  static std::vector<std::string> Ids(const Result<std::vector<Row>>& rows) {
    std::vector<std::string> ids;
    if (!rows) return {rows.error().message};
    for (const Row& row : *rows) ids.push_back(row.source.id);
    return ids;
  }
  std::vector<std::string> Statements(const StatementFilter& f) {
    return Ids(QueryStatements(*ledger_, f));
  }
  std::vector<std::string> Events(const EventFilter& f) { return Ids(QueryEvents(*ledger_, f)); }
  std::vector<std::string> Standings(const StandingFilter& f) {
    return Ids(QueryStandings(*ledger_, f));
  }

  std::optional<Ledger> ledger_;
};

TEST_F(QueryTest, ARowCanBePrintedAsItIs) {
  Result<std::vector<StatementRow>> rows = QueryStatements(*ledger_, {.speaker = "Zakharova"});
  ASSERT_TRUE(rows);
  ASSERT_THAT(*rows, SizeIs(1));
  const StatementRow& row = rows->front();
  EXPECT_EQ(row.source.id, "c.txt#s1");
  EXPECT_EQ(row.source.report_id, "c.txt");
  EXPECT_EQ(row.source.outlet, "Other Post");
  EXPECT_EQ(row.source.reported, "2024-06-01");
  EXPECT_EQ(row.source.sentence, 1u);
  EXPECT_EQ(row.source.sentence_text,
            "Maria Zakharova said “the embassy in Kabul will stay open” on Thursday.");
  EXPECT_EQ(row.speakers.at(0).name, "Maria Zakharova");
  EXPECT_EQ(row.about.at(0).stance, "conciliatory");
  EXPECT_EQ(row.via.at(0).entity, "outlet/tass");
  EXPECT_EQ(row.record.confidence, 0.9);
  EXPECT_EQ(row.record.why, "quotation marks with said");
  Result<ReportRecord> report = FindReport(*ledger_, row.source.report_id);
  size_t pos = 0;
  for (uint32_t i = 0; i < row.source.range.begin; ++i) {
    size_t next = pos + 1;
    while ((report->text[next] & 0xC0) == 0x80) ++next;
    pos = next;
  }
  EXPECT_EQ(report->text.substr(pos, row.record.content[0].text.size()),
            row.record.content[0].text);
}

TEST_F(QueryTest, StatementFilters) {
  EXPECT_THAT(Statements({}), ElementsAre("old.txt#s1", "a.txt#s1", "c.txt#s1"));
  EXPECT_THAT(Statements({.speaker = "lavrov", .about = "taliban"}),
              ElementsAre("old.txt#s1", "a.txt#s1"));
  EXPECT_THAT(Statements({.speaker = "Russia"}), SizeIs(3));
  EXPECT_THAT(Statements({.speaker = "Taliban"}), IsEmpty());
  EXPECT_THAT(Statements({.addressee = "Suhail Shaheen"}), SizeIs(3));
  EXPECT_THAT(Statements({.about = "Taliban", .stance = "critical"}), ElementsAre("old.txt#s1"));
  EXPECT_THAT(Statements({.stance = "Conciliatory"}), SizeIs(2));
  EXPECT_THAT(Statements({.kind = "indirect"}), IsEmpty());
  EXPECT_THAT(Statements({.outlet = "example wire"}), SizeIs(2));
  EXPECT_THAT(Statements({.outlet = "TASS"}), SizeIs(3));     // it came through TASS
  EXPECT_THAT(Statements({.text = "embassies"}), SizeIs(3));  // stemmed
  EXPECT_THAT(Statements({.text = "guards"}), IsEmpty());     // another sentence
  EXPECT_THAT(Statements({.period = {"2024", ""}}), SizeIs(2));
  EXPECT_THAT(Statements({.period = {"", "2021-03"}}), ElementsAre("old.txt#s1"));
  EXPECT_THAT(Statements({.min_confidence = 0.95}), IsEmpty());
  EXPECT_THAT(Statements({.limit = 1}), ElementsAre("old.txt#s1"));
  EXPECT_THAT(Statements({.between = Between{"Taliban", "Russia"}}), SizeIs(3));
}

TEST_F(QueryTest, EventFilters) {
  EXPECT_THAT(Events({.types = {"consult"}}), ElementsAre("old.txt#e1", "a.txt#e1", "c.txt#e1"));
  EXPECT_THAT(Events({.modes = {"meet"}}), SizeIs(3));
  EXPECT_THAT(Events({.statuses = {"historical", "negated"}}), SizeIs(3));
  EXPECT_THAT(Events({.between = Between{"Russia", "Taliban"}}), SizeIs(6));
  EXPECT_THAT(Events({.between = Between{"Lavrov", "Taliban"}}),
              ElementsAre("old.txt#e1", "a.txt#e1"));
  EXPECT_THAT(Events({.between = Between{"Lavrov", "Lavrov"}}), IsEmpty());  // nobody meets himself
  EXPECT_THAT(Events({.actor = "Russia", .recipient = "Taliban"}), SizeIs(3));
  EXPECT_THAT(Events({.country = "RUS"}), SizeIs(3));
  EXPECT_THAT(Events({.country = "Russia"}), SizeIs(3));
  EXPECT_THAT(Events({.country = "AFG"}), IsEmpty());
  EXPECT_THAT(Events({.period = {"2024-05-03", "2024-05-03"}}), ElementsAre("a.txt#e1"));
  EXPECT_THAT(Events({.text = "\"some 20\""}), SizeIs(3));
  Result<std::vector<EventRow>> rows = QueryEvents(*ledger_, {.types = {"MOBILIZE"}});
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->at(0).statement_id, rows->at(0).source.report_id + "#s1");
  EXPECT_EQ(rows->at(0).denies_id, rows->at(0).source.report_id + "#e1");
  EXPECT_EQ(rows->at(0).record.numbers.at(0).min, 20.0);
}

TEST_F(QueryTest, StandingsHoldFromSinceToTheReport) {
  EXPECT_THAT(Standings({.between = Between{"Taliban", "Russia"}}), SizeIs(3));
  EXPECT_THAT(Standings({.holder = "Russia", .kind = "recognition"}), SizeIs(3));
  EXPECT_THAT(Standings({.holder = "Taliban"}), IsEmpty());
  EXPECT_THAT(Standings({.period = {"2022", "2022"}}), ElementsAre("a.txt#t1", "c.txt#t1"));
  EXPECT_THAT(Standings({.value = "recognised"}), IsEmpty());
}

TEST_F(QueryTest, TimelineMergesAllKindsByDate) {
  Result<std::vector<TimelineRow>> rows =
      QueryTimeline(*ledger_, {.between = {"Russia", "Taliban"}});
  ASSERT_TRUE(rows) << rows.error().message;
  std::vector<std::string> ids, days;
  for (const TimelineRow& row : *rows)
    std::visit(
        [&](const auto& r) {
          ids.push_back(r.source.id);
          days.push_back(r.record.days.first);
        },
        row);
  EXPECT_THAT(
      ids, ElementsAre("old.txt#e2", "a.txt#e2", "c.txt#e2", "old.txt#t1", "a.txt#t1", "c.txt#t1",
                       "old.txt#s1", "old.txt#e1", "a.txt#s1", "c.txt#s1", "a.txt#e1", "c.txt#e1"));
  EXPECT_TRUE(std::is_sorted(days.begin(), days.end()));
  rows = QueryTimeline(*ledger_,
                       {.between = {"Russia", "Taliban"}, .period = {"2024-06", ""}, .limit = 9});
  EXPECT_THAT(*rows, SizeIs(2));  // the standing, still told on 1 June, and the meeting
}

TEST_F(QueryTest, BadDatesAreNamed) {
  for (const char* bad : {"yesterday", "2024-13", "2024/05/01"}) {
    Result<std::vector<EventRow>> rows = QueryEvents(*ledger_, {.period = {bad, ""}});
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().kind, ErrorKind::bad_input);
    EXPECT_THAT(rows.error().message, HasSubstr(bad));
  }
  EXPECT_FALSE(QueryEvents(*ledger_, {.period = {"2025", "2024"}}));
}

TEST_F(QueryTest, ActorsWithCounts) {
  Result<std::vector<ActorRow>> rows = QueryActors(*ledger_, {});
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->at(0).entity, "country/RUS");  // in 3 reports, first by id
  EXPECT_EQ(rows->at(0).reports, 3u);
  EXPECT_EQ(rows->at(1).entity, "group/taliban");
  EXPECT_EQ(rows->at(1).sector, "GOV");  // as of the latest report
  EXPECT_EQ(rows->at(1).first_seen, "2021-03-01");
  EXPECT_EQ(rows->at(1).last_seen, "2024-06-01");
  rows = QueryActors(*ledger_, {.unknown_only = true});
  ASSERT_THAT(*rows, SizeIs(2));
  EXPECT_EQ(rows->at(0).name, "Suhail Shaheen");
  EXPECT_THAT(rows->at(0).aliases, ElementsAre("the Taliban spokesman"));
  EXPECT_EQ(rows->at(0).events, 3u);
  rows = QueryActors(*ledger_, {.name = "Lavrov"});
  ASSERT_THAT(*rows, SizeIs(1));
  EXPECT_EQ(rows->at(0).statements, 2u);
  EXPECT_EQ(rows->at(0).mentions, 4u);
  EXPECT_THAT(*QueryActors(*ledger_, {.kind = "outlet"}), SizeIs(1));
  EXPECT_THAT(*QueryActors(*ledger_, {.code = "AFG", .limit = 1}), SizeIs(1));
  EXPECT_THAT(*QueryActors(*ledger_, {.period = {"2024-06", ""}}), SizeIs(5));
}

TEST_F(QueryTest, FindsAReportByIdPathAndBeginning) {
  for (const char* ref : {"old.txt", "reports/old.txt", "old."}) {
    Result<ReportRecord> report = FindReport(*ledger_, ref);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->info.id, "old.txt");
  }
  for (const char* ref : {"", "x", "%", "nothing like it", "'"}) {
    Result<ReportRecord> report = FindReport(*ledger_, ref);
    ASSERT_FALSE(report) << ref;
    EXPECT_EQ(report.error().kind, ErrorKind::not_found);
  }
}

TEST_F(QueryTest, ReportsAndCounts) {
  Result<std::vector<ReportInfo>> reports = QueryReports(*ledger_, {});
  ASSERT_THAT(*reports, SizeIs(3));
  EXPECT_EQ(reports->at(0).id, "old.txt");
  EXPECT_EQ(reports->at(0).made_by, kMadeBy);
  EXPECT_THAT(*QueryReports(*ledger_, {.outlet = "Other Post"}), SizeIs(1));
  EXPECT_THAT(*QueryReports(*ledger_, {.text = "Zakharova"}), SizeIs(1));
  Result<LedgerCounts> counts = CountLedger(*ledger_);
  EXPECT_EQ(counts->reports, 3u);
  EXPECT_EQ(counts->first_day, "2021-03-01");
  EXPECT_EQ(counts->event_types.at("CONSULT"), 3u);
  EXPECT_EQ(counts->months.at("2024-05"), 1u);
  std::vector<std::string> ids;
  ASSERT_TRUE(ForEachReport(*ledger_, [&](const ReportRecord& r) {
    ids.push_back(r.info.id);
    return ids.size() < 2;
  }));
  EXPECT_THAT(ids, ElementsAre("a.txt", "c.txt"));
}

TEST_F(QueryTest, SearchFindsWordsPhrasesAndBeginnings) {
  auto count = [this](const std::string& query) {
    Result<std::vector<SearchRow>> rows =
        Search(*ledger_, {.query = query, .outlet = "", .period = {}});
    return rows ? static_cast<int>(rows->size()) : -1;
  };
  EXPECT_EQ(count("embassy"), 3);
  EXPECT_EQ(count("Sule"), 3);  // Şule
  EXPECT_EQ(count("embassy kabul"), 3);
  EXPECT_EQ(count("embassy taliban"), 0);  // not in one sentence
  EXPECT_EQ(count("\"does not recognise\""), 3);
  EXPECT_EQ(count("“does not recognise”"), 3);
  EXPECT_EQ(count("\"recognise not\""), 0);
  EXPECT_EQ(count("zakh*"), 1);
  EXPECT_EQ(count("zakharova OR guards"), 4);
  Result<std::vector<SearchRow>> rows =
      Search(*ledger_, {.query = "guard", .outlet = "Other Post", .period = {}});
  ASSERT_THAT(*rows, SizeIs(1));
  EXPECT_EQ(rows->front().snippet, "Some 20 \x02guards\x03 watched.");
  EXPECT_EQ(rows->front().source.sentence, 4u);
}

TEST_F(QueryTest, NoSearchIsAnErrorOfSyntaxOrWorse) {
  for (const char* query : {"embassy NEAR kabul",
                            "NEAR(embassy kabul)",
                            "text:embassy",
                            "embassy NOT kabul",
                            "-embassy",
                            "^embassy",
                            "embassy + kabul",
                            "\"embassy",
                            "embassy\"\"",
                            "(embassy",
                            "embassy)",
                            "{embassy}",
                            "a' OR '1'='1",
                            "embassy; DROP TABLE reports",
                            "OR",
                            "OR OR embassy OR",
                            "AND",
                            "al-Sharaa's",
                            "sentence_search",
                            "é*",
                            "漢"}) {
    Result<std::vector<SearchRow>> rows =
        Search(*ledger_, {.query = query, .outlet = "", .period = {}});
    EXPECT_TRUE(rows || rows.error().kind == ErrorKind::bad_input)
        << query << ": " << rows.error().message;
  }
  for (const std::string& query : {std::string(), std::string("***"), std::string("\"\""),
                                   std::string("\0", 1), std::string("- . ,")}) {
    Result<std::vector<SearchRow>> rows =
        Search(*ledger_, {.query = query, .outlet = "", .period = {}});
    ASSERT_FALSE(rows) << query;
    EXPECT_EQ(rows.error().kind, ErrorKind::bad_input);
  }
  EXPECT_EQ(
      Search(*ledger_, {.query = std::string(5000, 'a'), .outlet = "", .period = {}}).error().kind,
      ErrorKind::limit);
  EXPECT_EQ(CountLedger(*ledger_)->reports, 3u);
}

// --- Who is meant
// -------------------------------------------------------------------------------------

using ResolveTest = QueryTest;

TEST_F(ResolveTest, ACountryMeansThoseWhoActForIt) {
  Result<ActorSelector> russia = ResolveActor(*ledger_, " russia ");
  ASSERT_TRUE(russia) << russia.error().message;
  EXPECT_THAT(russia->entity_ids, ElementsAre("country/RUS"));
  ASSERT_THAT(russia->rules, SizeIs(1));
  EXPECT_EQ(russia->rules[0].code, "RUS");
  Result<std::vector<ActorRow>> actors = QueryActors(*ledger_, {.name = "Russia"});
  for (const ActorRow& row : *actors) EXPECT_NE(row.entity, "outlet/tass");
  EXPECT_THAT(*actors, SizeIs(3));
  EXPECT_THAT(*QueryActors(*ledger_, {.name = "RUS"}), SizeIs(4));  // the press too
  EXPECT_THAT(*QueryActors(*ledger_, {.name = "RUS/MED"}), SizeIs(1));
}

TEST_F(ResolveTest, AnExactIdMeansItAlone) {
  EXPECT_THAT(*QueryActors(*ledger_, {.name = "country/RUS"}), SizeIs(1));
  EXPECT_THAT(Events({.actor = "country/RUS"}), SizeIs(3));
}

TEST_F(ResolveTest, AGroupMeansItsPeopleAndTheGovernmentThatItIs) {
  Result<ActorSelector> taliban = ResolveActor(*ledger_, "the Taliban");
  ASSERT_TRUE(taliban) << taliban.error().message;
  EXPECT_THAT(taliban->entity_ids, ElementsAre("group/taliban"));
  ASSERT_THAT(taliban->rules, SizeIs(1));
  EXPECT_EQ(taliban->rules[0].code, "AFG");
  EXPECT_EQ(taliban->rules[0].since, "2024-05-03");  // its first report as government
  // In 2021 the spokesman counts by his affiliation, later by his office too.
  EXPECT_THAT(Events({.actor = "Taliban"}), ElementsAre("old.txt#e1", "a.txt#e1", "c.txt#e1"));
}

TEST_F(ResolveTest, UnknownNamesGetSuggestions) {
  Result<ActorSelector> who = ResolveActor(*ledger_, "Lavrof");
  ASSERT_FALSE(who);
  EXPECT_EQ(who.error().kind, ErrorKind::not_found);
  EXPECT_THAT(who.error().message, HasSubstr("Sergei Lavrov"));
  EXPECT_EQ(ResolveActor(*ledger_, "Atlantis Republic").error().kind, ErrorKind::not_found);
  EXPECT_EQ(ResolveActor(*ledger_, " ").error().kind, ErrorKind::bad_input);
  EXPECT_EQ(ResolveActor(*ledger_, "%' OR 1=1 --").error().kind, ErrorKind::not_found);
  EXPECT_EQ(ResolveActor(*ledger_, std::string(100'000, 'a')).error().kind, ErrorKind::not_found);
}

TEST(ResolveWithKnowledge, KnowsNamesThatTheReportsDoNotUse) {
  Result<std::shared_ptr<const Knowledge>> knowledge = Knowledge::Builtin();
  ASSERT_TRUE(knowledge) << knowledge.error().message;
  auto folder =
      std::filesystem::temp_directory_path() / ("dragoman_resolve_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  {
    Result<Ledger> ledger =
        Ledger::Open((folder / "x.db").string(), OpenMode::write, {.knowledge = *knowledge});
    ASSERT_TRUE(ledger);
    Writer writer(*ledger);
    ASSERT_TRUE(writer.Add(SampleRecord()));
    ASSERT_TRUE(writer.Flush());
    for (const char* name : {"Russia", "russia", "Russian", "Moscow", "Kremlin"}) {
      Result<std::vector<EventRow>> rows =
          QueryEvents(*ledger, {.between = Between{name, "Taliban"}});
      ASSERT_TRUE(rows) << name << ": " << rows.error().message;
      EXPECT_THAT(*rows, SizeIs(2)) << name;
    }
    Result<ActorSelector> taliban = ResolveActor(*ledger, "Taliban");
    ASSERT_TRUE(taliban);
    bool governs = false;
    for (const auto& rule : taliban->rules)
      governs |= rule.code == "AFG" && rule.since == "2021-08-15";
    EXPECT_TRUE(governs) << taliban->meaning;
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dragoman
