// Who is meant, on sentences of our own, through all stages up to the actors.
#include "actors/actor_stage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "actors/registry.h"
#include "ingest/report_source.h"
#include "parse/parse_stage.h"
#include "place/place_layer.h"
#include "text/text_stage.h"
#include "time/time_stage.h"

namespace dragoman {
namespace {

class Actors : public ::testing::Test {
 protected:
  static std::shared_ptr<const Knowledge> Known() {
    static const std::shared_ptr<const Knowledge> knowledge = Knowledge::Builtin().value();
    return knowledge;
  }

  void Read(const std::string& text, const std::string& published = "2024-05-29") {
    RawReport raw;
    raw.path = "test";
    raw.text = text;
    raw.published = published;
    Identify(raw);
    doc_ = std::make_unique<Document>(std::move(raw));
    static const std::vector<std::unique_ptr<Stage>> stages = [] {
      std::vector<std::unique_ptr<Stage>> all;
      all.push_back(std::make_unique<TextStage>(Known()));
      all.push_back(std::move(ParseStage::Create(Known()).value()));
      all.push_back(std::make_unique<TimeStage>(*Known(), TimeStage::Options{}));
      all.push_back(std::make_unique<ActorStage>(Known()));
      return all;
    }();
    doc_->Set(PlaceLayer{});
    for (const auto& stage : stages) stage->Run(*doc_);
  }

  const ActorLayer& layer() const { return doc_->Get<ActorLayer>(); }

  // The actors of the n-th mention (from 1) that reads so, by name; "" where there is none.
  std::string Meant(std::string_view words, int nth = 1) const {
    for (const Mention& mention : layer().mentions) {
      if (doc_->Slice(mention.range) != words || --nth > 0) continue;
      std::string names;
      for (ActorIndex actor : mention.actors)
        names += (names.empty() ? "" : " + ") + layer().actor(actor).name;
      return names;
    }
    return "";
  }
  const Actor& Named(std::string_view name) const {
    static const Actor kNone;
    auto it = std::find_if(layer().actors.begin(), layer().actors.end(),
                           [&](const Actor& a) { return a.name == name; });
    if (it == layer().actors.end()) {
      ADD_FAILURE() << "no actor " << name;
      return kNone;
    }
    return *it;
  }

  std::unique_ptr<Document> doc_;
};

TEST_F(Actors, OfficeAndCountryOfAKnownPersonAreThoseOfTheDay) {
  Read("Liz Truss met the ambassador.", "2022-10-01");
  EXPECT_EQ(Named("Liz Truss").role, "prime minister");
  EXPECT_EQ(Named("Liz Truss").code, "GBR");
  Read("Liz Truss met the ambassador.", "2021-12-01");
  EXPECT_EQ(Named("Liz Truss").role, "foreign secretary");
}

TEST_F(Actors, TitleBesideTheNameDescribesAnUnknownPerson) {
  Read(
      "Kenyan diplomat Wanjiru Otieno arrived on Monday. Farid Gulzai, deputy director of the "
      "Department of Water of the "
      "Ministry of Energy of Tajikistan, received her.");
  EXPECT_EQ(Named("Wanjiru Otieno").code, "KEN");
  EXPECT_EQ(Named("Wanjiru Otieno").sector, "GOV");
  EXPECT_EQ(Named("Farid Gulzai").code, "TJK");
}

TEST_F(Actors, TheCountryOfATitleIsThatOfTheReport) {
  Read(
      "Norway wants new talks. Kari Fossumdal, head of the Middle East section of the Ministry of "
      "Foreign Affairs of the "
      "country, said that they could begin soon.");
  EXPECT_EQ(Named("Kari Fossumdal").code, "NOR");
}

TEST_F(Actors, MembershipGivesCountryAndSector) {
  Read("The Taliban's acting foreign minister, Amir Khan Motaqi, flew to Doha.");
  EXPECT_EQ(Named("Amir Khan Motaqi").code, "AFG");
  EXPECT_EQ(Named("Amir Khan Motaqi").sector, "GOV");
  EXPECT_EQ(Named("Amir Khan Motaqi").entity, "person/amir-khan-muttaqi");
}

TEST_F(Actors, SurnameAloneIsTheOneNamedBefore) {
  Read("Sergei Lavrov spoke in Moscow. Lavrov said that Russia would wait.");
  EXPECT_EQ(Meant("Lavrov"), "Sergei Lavrov");
}

TEST_F(Actors, TransliterationVariantsAreOnePerson) {
  Read("Envoy Dmitri Polyakovich arrived. Later Dmitry Poliakovich left again.");
  EXPECT_EQ(Meant("Dmitry Poliakovich"), Meant("Dmitri Polyakovich"));
}

TEST_F(Actors, TwoBearersOfASurnameStayTwo) {
  Read("Finance Minister Rosa Alvarez met her brother, General Pedro Alvarez, in Quito.");
  EXPECT_NE(Meant("Rosa Alvarez"), Meant("Pedro Alvarez"));
}

TEST_F(Actors, CapitalsAreGovernmentsOnlyWhereTheyAct) {
  Read("Moscow criticised the plan. The talks took place in Moscow.");
  EXPECT_EQ(Meant("Moscow"), "Moscow");
  EXPECT_EQ(Meant("Moscow", 2), "");
  EXPECT_EQ(Named("Moscow").kind, ActorKind::government);
  EXPECT_EQ(Named("Moscow").code, "RUS");
}

TEST_F(Actors, PronounsFollowTheSubject) {
  Read("Angela Merkel met Emmanuel Macron in Berlin. She said that the talks were useful.",
       "2019-05-01");
  EXPECT_EQ(Meant("She"), "Angela Merkel");
}

TEST_F(Actors, TheTwoCountriesAreThoseNamed) {
  Read("India and Russia signed the plan. The two countries had worked on it for years.");
  EXPECT_EQ(Meant("two countries"), "India + Russia");
}

TEST_F(Actors, HisCountryIsTheSpeakers) {
  Read("Sergei Lavrov said that his country would not wait.");
  std::string country = Meant("country");
  EXPECT_EQ(country, "Russia");
}

TEST_F(Actors, GlossesSayWhoIsMeant) {
  Read("Pakistan and China agree. The envoy said that this was good for them (India) as well.");
  EXPECT_EQ(Meant("them"), "India");
}

TEST_F(Actors, CoordinatedNationalitiesAreTwoActors) {
  Read("Turkish and Greek officials met on Tuesday.");
  ASSERT_FALSE(layer().mentions.empty());
  const Mention& both = layer().mentions.front();
  ASSERT_EQ(both.actors.size(), 2u);
  EXPECT_EQ(layer().actor(both.actors[0]).code, "TUR");
  EXPECT_EQ(layer().actor(both.actors[1]).code, "GRC");
}

TEST_F(Actors, UnnamedPeopleKeepTheirWordsAndAreNobodyElse) {
  Read("Senior western officials doubted it. Residents fled.");
  EXPECT_EQ(Named("Senior western officials").kind, ActorKind::people);
  EXPECT_FALSE(Named("Senior western officials").known);
  EXPECT_EQ(Named("Residents").sector, "CVL");
}

TEST_F(Actors, AnAgencyNamedBesideItsDescriptionIsOneActor) {
  Read("Kabulov told the Russian news agency TASS that nothing had changed.");
  for (const Actor& actor : layer().actors) EXPECT_NE(actor.name, "Russian news agency");
  EXPECT_EQ(Named("TASS").kind, ActorKind::outlet);
}

TEST_F(Actors, AnAcronymIsTheNameThatItStoodBehind) {
  Read(
      "The Free Cities Union (FCU) met in Oslo. The FCU refused to vote. The River Trade Board "
      "agreed, but the RTB has no say.");
  EXPECT_EQ(Meant("FCU"), "Free Cities Union");
  EXPECT_EQ(Meant("RTB"), "River Trade Board");
}

TEST_F(Actors, ASurnameIsWhoeverTheReportNamesInFull) {
  Read("Nadia Lavrov, a baker from Riga, complained. Lavrov said that bread was dear.");
  EXPECT_EQ(Meant("Lavrov"), "Nadia Lavrov");
  Read("The opposition's envoy, Karim al-Sayegh, left. Sayegh blamed the weather.");
  EXPECT_EQ(Meant("Sayegh"), "Karim al-Sayegh");
}

TEST_F(Actors, AFamilyIsItsMembers) {
  Read("Peter Oakley and his wife Maria Oakley left. The guards let the Oakleys pass.");
  EXPECT_EQ(Meant("Oakleys"), "Peter Oakley + Maria Oakley");
}

TEST_F(Actors, HonorificsBelongToTheName) {
  Read("Angela Merkel came late. Mrs Merkel apologised.");
  EXPECT_EQ(Meant("Merkel"), "Angela Merkel");
}

TEST_F(Actors, ATitleMeansItsHolder) {
  Read("The head of Turkey's River Police, Ayla Demir, resigned. The chief gave no reason.");
  EXPECT_EQ(Meant("chief"), "Ayla Demir");
  Read("Norway waited. The Russian foreign minister came late.", "2024-05-29");
  EXPECT_EQ(layer().actor(layer().HeadedBy(6)->actors.front()).entity, "person/sergei-lavrov");
}

TEST_F(Actors, TheGovernmentIsThatOfTheCountryInFocus) {
  Read("KABUL (Reuters) – Prices rose again on Monday. The government blamed Iran.");
  EXPECT_EQ(Named("government").code, "AFG");
  Read("Ghana protested. In Oslo, the foreign ministry said that it would wait.");
  EXPECT_EQ(Named("foreign ministry").code, "NOR");
}

TEST_F(Actors, WhoBacksOrHousesAGroupDoesNotOwnIt) {
  Read("Kenya-backed rebels took the town.");
  EXPECT_EQ(Named("Kenya-backed rebels").code, "");
}

TEST_F(Actors, HearsayHasUnnamedSources) {
  Read("The ship was reportedly sold to Ghana.");
  EXPECT_EQ(Named("unnamed sources").kind, ActorKind::people);
}

TEST_F(Actors, ACountrysOwnCouncilIsNotTheUnitedNationsOne) {
  Read("Medvedev is the deputy chairman of Russia's Security Council.");
  EXPECT_EQ(Named("Security Council").code, "RUS");
}

TEST_F(Actors, NothingInNothingOut) {
  Read("It rained. The match was dull.");
  EXPECT_TRUE(layer().mentions.empty());
}

TEST_F(Actors, AThousandNamesStayQuick) {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "Minister Anton Belov" + std::string(1, static_cast<char>('a' + i % 26)) +
            " met the two leaders and he left. ";
  Read(text);
  EXPECT_GT(layer().mentions.size(), 3000u);
}

}  // namespace
}  // namespace dragoman
