// What the stage notes when asked is what it did; and which verbs no row covers.
#include "events/event_trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "events/case_reader.h"
#include "events/coverage.h"
#include "events/event_stage.h"

namespace dragoman {
namespace {

using ::testing::HasSubstr;

const EventStage& Stage() {
  static const auto knowledge = *Knowledge::Builtin();
  static const EventStage stage(knowledge);
  return stage;
}

const EventTrace& Traced(Document& doc) {
  doc.Set(EventTrace{});
  Stage().Run(doc);
  return doc.Get<EventTrace>();
}
const TracedWord* WordOf(const Document& doc, const EventTrace& trace, std::string_view form) {
  for (const TracedSentence& sentence : trace.sentences)
    for (const TracedWord& word : sentence.words)
      if (doc.Slice(doc.Get<TextLayer>().tokens[word.token].range) == form) return &word;
  return nullptr;
}

TextCase Case(const std::string& conllu, std::vector<std::string> actors) {
  return {"", conllu, std::move(actors), {}};
}

TEST(EventTrace, IsFilledOnlyWhenAskedFor) {
  Document doc =
      CaseDocument(Case("1 Mali Mali PROPN NNP _ 2 nsubj\n"
                        "2 praised praise VERB VBD _ 0 root\n"
                        "3 Niger Niger PROPN NNP _ 2 obj\n",
                        {"MLI", "", "NER"}));
  Stage().Run(doc);
  EXPECT_FALSE(doc.Has<EventTrace>());
}

// The trace never changes what comes out, and every event is some traced word's.
TEST(EventTrace, AgreesWithTheEventsOfEveryCase) {
  for (const TextCase& one : ReadCases(DRAGOMAN_SOURCE_DIR "/tests/events/event_cases.txt")) {
    Document plain = CaseDocument(one), traced = CaseDocument(one);
    Stage().Run(plain);
    const EventTrace& trace = Traced(traced);
    const auto& events = traced.Get<EventLayer>().events;
    ASSERT_EQ(plain.Get<EventLayer>().events.size(), events.size()) << one.name;
    EXPECT_EQ(trace.sentences.size(), traced.Get<TextLayer>().sentences.size()) << one.name;
    std::vector<bool> told(events.size());
    for (const TracedSentence& sentence : trace.sentences)
      for (const TracedWord& word : sentence.words) {
        EXPECT_NE(word.outcome, "") << one.name;
        EXPECT_EQ(word.outcome == "event", word.event.has_value()) << one.name;
        size_t chosen = 0;
        for (const TracedRow& row : word.rows) {
          chosen += row.chosen;
          EXPECT_TRUE(row.fits || !row.chosen) << one.name;
        }
        EXPECT_LE(chosen, 1u) << one.name;
        if (word.event) told[*word.event] = true;
      }
    for (size_t i = 0; i < events.size(); ++i) {
      EXPECT_TRUE(told[i]) << one.name;
      EXPECT_EQ(plain.Get<EventLayer>().events[i].why, events[i].why) << one.name;
    }
  }
}

TEST(EventTrace, NamesTheRowTakenTheOnesThatMissAndWhoTookAWordIn) {
  Document doc =
      CaseDocument(Case("1 Ghana Ghana PROPN NNP _ 2 nsubj\n"
                        "2 promised promise VERB VBD _ 0 root\n"
                        "3 to to PART TO _ 4 mark\n"
                        "4 visit visit VERB VB _ 2 xcomp\n"
                        "5 Togo Togo PROPN NNP _ 4 obj\n",
                        {"GHA", "", "", "", "TGO"}));
  const EventTrace& trace = Traced(doc);
  const TracedWord* promised = WordOf(doc, trace, "promised");
  const TracedWord* visit = WordOf(doc, trace, "visit");
  ASSERT_NE(promised, nullptr);
  ASSERT_NE(visit, nullptr);
  EXPECT_EQ(promised->type, "AGREE");
  EXPECT_EQ(promised->content, "visit");
  EXPECT_EQ(promised->event, 0u);
  EXPECT_THAT(visit->outcome, HasSubstr("part of “promised”"));
  bool taken = false;
  for (const TracedRow& row : visit->rows) {
    taken = taken || row.chosen;
    EXPECT_THAT(row.source, HasSubstr("event_patterns.tsv:"));
    EXPECT_TRUE(row.fits || !row.misses.empty());
  }
  EXPECT_TRUE(taken);
}

TEST(EventTrace, SaysWhyNobodyTakesPart) {
  Document doc =
      CaseDocument(Case("1 Cousins cousin NOUN NNS _ 2 nsubj\n"
                        "2 praised praise VERB VBD _ 0 root\n"
                        "3 lunch lunch NOUN NN _ 2 obj\n",
                        {"", "", ""}));
  const EventTrace& trace = Traced(doc);
  const TracedWord* praised = WordOf(doc, trace, "praised");
  ASSERT_NE(praised, nullptr);
  EXPECT_TRUE(doc.Get<EventLayer>().events.empty());
  EXPECT_THAT(praised->outcome, HasSubstr("no event"));
}

std::vector<std::string> Uncovered(const TextCase& one) {
  Document doc = CaseDocument(one);
  Traced(doc);
  std::vector<std::string> out;
  for (const UncoveredVerb& verb : UncoveredVerbs(doc, Stage().lexicon())) out.push_back(verb.verb);
  return out;
}

TEST(Coverage, VerbsBetweenTwoActorsThatNoRowHas) {
  EXPECT_THAT(Uncovered(Case("1 Mali Mali PROPN NNP _ 2 nsubj\n"
                             "2 outflanked outflank VERB VBD _ 0 root\n"
                             "3 Niger Niger PROPN NNP _ 2 obj\n",
                             {"MLI", "", "NER"})),
              testing::ElementsAre("outflank"));
  // With one actor, or a verb that a row covers, there is nothing to add.
  EXPECT_THAT(Uncovered(Case("1 Mali Mali PROPN NNP _ 2 nsubj\n"
                             "2 outflanked outflank VERB VBD _ 0 root\n"
                             "3 lunch lunch NOUN NN _ 2 obj\n",
                             {"MLI", "", ""})),
              testing::IsEmpty());
  EXPECT_THAT(Uncovered(Case("1 Mali Mali PROPN NNP _ 2 nsubj\n"
                             "2 praised praise VERB VBD _ 0 root\n"
                             "3 Niger Niger PROPN NNP _ 2 obj\n",
                             {"MLI", "", "NER"})),
              testing::IsEmpty());
}

TEST(Coverage, ThePrepositionThatLeadsToTheOtherSideIsPartOfTheVerb) {
  EXPECT_THAT(Uncovered(Case("1 Mali Mali PROPN NNP _ 2 nsubj\n"
                             "2 dozed doze VERB VBD _ 0 root\n"
                             "3 beside beside ADP IN _ 4 case\n"
                             "4 Niger Niger PROPN NNP _ 2 obl\n",
                             {"MLI", "", "", "NER"})),
              testing::ElementsAre("doze beside"));
}

}  // namespace
}  // namespace dragoman
