// Documents made by hand for the tests of the ledger: small layers over a small text.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/hash.h"
#include "ledger/ledger.h"
#include "ledger/queries.h"
#include "ledger/record.h"
#include "ledger/writer.h"
#include "parse/parse_layer.h"
#include "standings/standing_layer.h"
#include "text/text_layer.h"

namespace dragoman {

// A Document over a text, one layer at a time; ranges are given as words of the text.
class DocBuilder {
 public:
  DocBuilder(const std::string& id, const std::string& words) : doc_(Raw(id, words)) {}

  ByteRange At(std::string_view words, size_t from = 0) const {
    size_t begin = doc_.text().find(words, from);
    EXPECT_NE(begin, std::string_view::npos) << words;
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
  }
  void Sentence(std::string_view words, Role role) {
    ByteRange range = At(words);
    auto first = static_cast<uint32_t>(text.tokens.size());
    text.tokens.push_back({range, 1, true});
    text.sentences.push_back({range, {first, first + 1}, 0, role});
  }
  ActorIndex AddActor(Actor actor) {
    actors.actors.push_back(std::move(actor));
    return static_cast<ActorIndex>(actors.actors.size() - 1);
  }
  Document Build() {
    doc_.Set(text);
    doc_.Set(parse);
    doc_.Set(time);
    doc_.Set(place);
    doc_.Set(actors);
    doc_.Set(statements);
    doc_.Set(events);
    doc_.Set(standings);
    return doc_;
  }
  Document& doc() { return doc_; }

  TextLayer text;
  ParseLayer parse;
  TimeLayer time;
  PlaceLayer place;
  ActorLayer actors;
  StatementLayer statements;
  EventLayer events;
  StandingLayer standings;

 private:
  static RawReport Raw(const std::string& id, const std::string& words) {
    RawReport raw;
    raw.id = id;
    raw.path = "reports/" + id;
    raw.text = words;
    raw.hash = Sha256Hex(id + words);
    raw.language = "en";
    return raw;
  }
  Document doc_;
};

struct SampleOptions {
  std::string id = "a.txt";
  std::string day = "2024-05-03";  // of the report
  std::string outlet = "Example Wire";
  std::string speaker = "Sergei Lavrov";
  std::string extra{};  // appended to the text
};

// A report in which a Russian minister speaks about the Taliban and meets their spokesman. It has
// something in every layer, and letters of two, three and four bytes before most of it.
inline Document SampleDoc(const SampleOptions& o = {}) {
  DocBuilder b(
      o.id,
      "Şule 漢 😀 reports: talks in Moscow\n\n" + o.speaker +
          " said “the embassy in Kabul will stay open” on Thursday. He met Suhail Shaheen, the "
          "Taliban spokesman, in Moscow. Russia does not recognise the Taliban since 2021. "
          "Some 20 guards watched." +
          o.extra);
  b.Sentence("Şule 漢 😀 reports: talks in Moscow", Role::title);
  b.Sentence(o.speaker + " said “the embassy in Kabul will stay open” on Thursday.", Role::body);
  b.Sentence("He met Suhail Shaheen, the Taliban spokesman, in Moscow.", Role::body);
  b.Sentence("Russia does not recognise the Taliban since 2021.", Role::body);
  b.Sentence("Some 20 guards watched.", Role::body);
  b.text.head.title = "Şule 漢 😀 reports: talks in Moscow";
  b.text.head.outlet = o.outlet;
  b.text.head.published = o.day;
  b.text.head.bylines = {"Ann \"A\" O'Neil", "Bo\\b"};
  b.text.head.credits = {"TASS"};
  b.parse.names.push_back({{1, 2}, NameLabel::person});
  b.time.report_date = o.day;
  b.time.expressions.push_back({b.At("Thursday"), TimexType::DATE, "2024-05-02", 1});
  b.place.places.push_back(
      {b.At("Moscow", b.At("spokesman").begin), "Moscow", "RUS", 55.75, 37.62});

  ActorIndex lavrov =
      b.AddActor({o.speaker,
                  ActorKind::person,
                  "RUS",
                  "GOV",
                  "foreign minister",
                  o.speaker == "Sergei Lavrov" ? "person/sergei-lavrov" : "person/" + o.speaker,
                  o.speaker == "Sergei Lavrov",
                  {o.speaker.substr(o.speaker.rfind(' ') + 1)}});
  ActorIndex shaheen = b.AddActor({"Suhail Shaheen",
                                   ActorKind::person,
                                   "AFG",
                                   "GOV",
                                   "spokesman",
                                   "person/suhail-shaheen",
                                   false,
                                   {"the Taliban spokesman"}});
  ActorIndex taliban = b.AddActor({"Taliban",
                                   ActorKind::armed_group,
                                   "AFG",
                                   "GOV",
                                   "",
                                   "group/taliban",
                                   true,
                                   {"the Taliban"}});
  ActorIndex russia =
      b.AddActor({"Russia", ActorKind::country, "RUS", "", "", "country/RUS", true, {}});
  ActorIndex tass =
      b.AddActor({"TASS", ActorKind::outlet, "RUS", "MED", "", "outlet/tass", true, {}});
  b.actors.mentions.push_back({b.At(o.speaker), {1, 2}, 1, MentionKind::name, {lavrov}});
  b.actors.mentions.push_back({b.At("He met"), {2, 3}, 2, MentionKind::pronoun, {lavrov, shaheen}});

  Statement said;
  said.kind = StatementKind::direct;
  said.speakers = {lavrov};
  said.source = b.At(o.speaker);
  said.cue = b.At("said");
  said.content = {b.At("“the embassy in Kabul will stay open”")};
  said.sentence = 1;
  said.addressees = {shaheen};
  said.date = DatedBy{"2024-05-02", b.At("Thursday"), Basis::phrase, Precision::day};
  said.place = PlacedBy{"Moscow", 0, Basis::dateline};
  said.about = {{taliban, Stance::conciliatory}};
  said.topics = {"diplomacy"};
  said.via = {{tass, std::nullopt}};
  said.confidence = 0.9;
  said.why = "quotation marks with said";
  b.statements.statements = {said};

  Event met;
  met.type = "CONSULT";
  met.mode = "meet";
  met.contexts = {"diplomatic"};
  met.actors = {lavrov, shaheen};
  met.trigger = b.At("met");
  met.sentence = 2;
  met.place = PlacedBy{"Moscow", 0, Basis::phrase};
  met.score = 4;
  met.confidence = 0.8;
  met.why = "met";
  Event watched = met;
  watched.type = "MOBILIZE";
  watched.mode = "";
  watched.actors = {russia};
  watched.recipients = {taliban};
  watched.trigger = b.At("watched");
  watched.sentence = 4;
  watched.status = EventStatus::historical;
  watched.place.reset();
  watched.numbers = {{"guards", 20.0, std::nullopt, b.At("20", b.At("Some").begin)}};
  watched.statement = 0;
  watched.denies_event = 0;
  watched.score = -2.5;
  b.events.events = {met, watched};

  Standing standing;
  standing.kind = "recognition";
  standing.value = "not-recognised";
  standing.holders = {russia};
  standing.targets = {taliban};
  standing.since = "2021";
  standing.sentence = 3;
  standing.evidence = {b.At("does not recognise")};
  standing.statement = 0;
  standing.event = 0;
  standing.confidence = 0.7;
  standing.why = "not + recognise";
  b.standings.standings = {standing};

  b.doc().AddNotice({"missing-place", b.At("Some"), "a \"notice\""});
  b.doc().AddNotice({"whole", std::nullopt, "no range"});
  return b.Build();
}

inline const MadeBy kMadeBy{"0.1.0", "model", "knowledge"};
inline ReportRecord SampleRecord(const SampleOptions& options = {}) {
  return RecordOf(SampleDoc(options), kMadeBy);
}

// A folder of the test's own that goes away with it.
class LedgerTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("dragoman_") + info->test_suite_name() + "_" + info->name() + "_" +
               std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Path(const std::string& name = "test.db") const { return (folder_ / name).string(); }
  static Ledger Open(const std::string& path, OpenMode mode) {
    Result<Ledger> ledger = Ledger::Open(path, mode);
    EXPECT_TRUE(ledger) << ledger.error().message;
    return std::move(*ledger);
  }
  // Writes the records into the ledger; returns what the writer counted.
  static WriterStats Write(const std::string& path, const std::vector<ReportRecord>& records,
                           const WriterOptions& options = {}) {
    Ledger ledger = Open(path, OpenMode::write);
    Writer writer(ledger, options);
    for (const ReportRecord& record : records) {
      Result<AddOutcome> added = writer.Add(record);
      EXPECT_TRUE(added) << added.error().message;
    }
    Status flushed = writer.Flush();
    EXPECT_TRUE(flushed) << flushed.error().message;
    return writer.stats();
  }
  static std::string Dump(const std::string& path) {
    Ledger ledger = Open(path, OpenMode::read);
    std::ostringstream out;
    EXPECT_TRUE(DumpLedger(ledger, out));
    return out.str();
  }
  static std::vector<std::string> Verify(const std::string& path) {
    Ledger ledger = Open(path, OpenMode::write);
    Result<std::vector<std::string>> problems = VerifyLedger(ledger);
    EXPECT_TRUE(problems) << problems.error().message;
    return problems ? *problems : std::vector<std::string>{"verify failed"};
  }
  static std::string ReadFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void WriteFile(const std::string& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
  }

  std::filesystem::path folder_;
};

}  // namespace dragoman
