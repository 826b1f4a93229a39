// Where deeds take place that their own clause does not place.
#include "events/scene.h"

#include <gtest/gtest.h>

#include "events/case_reader.h"

namespace dragoman {
namespace {

// "Troops shelled near Rivne yesterday": one sentence with one place; events as the caller says.
Document OnePlace() {
  TextCase one{"",
               "1 Troops troop NOUN NNS _ 2 nsubj\n"
               "2 shelled shell VERB VBD _ 0 root\n"
               "3 near near ADP IN _ 4 case\n"
               "4 Rivne Rivne PROPN NNP _ 2 obl\n"
               "5 yesterday yesterday NOUN NN _ 2 obl\n",
               {"", "", "", "", ""},
               {}};
  Document doc = CaseDocument(one);
  PlaceLayer places;
  places.places.push_back({doc.Get<TextLayer>().BytesOf({3, 4}), "Rivne", "UKR", {}, {}});
  doc.Set(std::move(places));
  return doc;
}

Event EventAt(const Document& doc, std::string type) {
  Event event;
  event.type = std::move(type);
  event.trigger = doc.Get<TextLayer>().BytesOf({1, 2});
  return event;
}

TEST(Scene, DeedTakesThePlaceOfItsSentence) {
  Document doc = OnePlace();
  EventLayer layer;
  layer.events = {EventAt(doc, "ASSAULT")};
  SetScenes(doc, Syntax(doc), layer);
  ASSERT_TRUE(layer.events[0].place);
  EXPECT_EQ(layer.events[0].place->name, "Rivne");
  EXPECT_EQ(layer.events[0].place->basis, Basis::narrative);
}

TEST(Scene, WordsAndWhatWasNotDoneTakeNone) {
  Document doc = OnePlace();
  EventLayer layer;
  layer.events = {EventAt(doc, "ACCUSE"), EventAt(doc, "ASSAULT")};
  layer.events[1].status = EventStatus::negated;
  SetScenes(doc, Syntax(doc), layer);
  EXPECT_FALSE(layer.events[0].place);
  EXPECT_FALSE(layer.events[1].place);
}

TEST(Scene, TalkTakesThePlaceOfTheMeeting) {
  Document doc = OnePlace();
  EventLayer layer;
  layer.events = {EventAt(doc, "CONSULT"), EventAt(doc, "REQUEST"), EventAt(doc, "REQUEST")};
  layer.events[0].actors = {ActorIndex{0}, ActorIndex{1}};
  layer.events[0].place = PlacedBy{"Rivne", 0, Basis::phrase};
  layer.events[1].actors = {ActorIndex{1}};
  layer.events[2].actors = {ActorIndex{2}};
  SetScenes(doc, Syntax(doc), layer);
  ASSERT_TRUE(layer.events[1].place);
  EXPECT_EQ(layer.events[1].place->name, "Rivne");
  EXPECT_FALSE(layer.events[2].place);
}

TEST(Scene, TalkTakesTheDatelineUnlessItIsOfAnotherTime) {
  Document doc = OnePlace();
  TextLayer text = doc.Get<TextLayer>();
  text.head.dateline = text.BytesOf({3, 4});
  doc.Set(std::move(text));
  EventLayer layer;
  layer.events = {EventAt(doc, "AGREE"), EventAt(doc, "AGREE"), EventAt(doc, "SANCTION")};
  layer.events[1].date = DatedBy{"2019", std::nullopt, Basis::phrase, Precision::year};
  SetScenes(doc, Syntax(doc), layer);
  ASSERT_TRUE(layer.events[0].place);
  EXPECT_EQ(layer.events[0].place->basis, Basis::dateline);
  EXPECT_FALSE(layer.events[1].place);
  EXPECT_FALSE(layer.events[2].place);
}

}  // namespace
}  // namespace dragoman
