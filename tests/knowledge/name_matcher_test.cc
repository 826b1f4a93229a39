// Whether two names can be one actor: one case for each rule, of names of our own. The 600 frozen
// pairs of another hand are in tests/actors/blind_names_test.cc.
#include "knowledge/name_matcher.h"

#include <gtest/gtest.h>

#include "knowledge/spelling.h"

namespace dragoman {
namespace {

using Pairs = std::initializer_list<std::pair<const char*, const char*>>;

const Knowledge& Built() {
  static const auto knowledge = Knowledge::Builtin().value();
  return *knowledge;
}

void ExpectOne(Pairs pairs) {
  NameMatcher matcher(Built());
  for (auto [a, b] : pairs) {
    EXPECT_TRUE(matcher.CanBeOne(a, b)) << a << " | " << b;
    EXPECT_TRUE(matcher.CanBeOne(b, a)) << b << " | " << a;
  }
}
void ExpectTwo(Pairs pairs) {
  NameMatcher matcher(Built());
  for (auto [a, b] : pairs) {
    EXPECT_FALSE(matcher.CanBeOne(a, b)) << a << " | " << b;
    EXPECT_FALSE(matcher.CanBeOne(b, a)) << b << " | " << a;
  }
}

TEST(SpellingVariants, OneWordInTwoTransliterations) {
  for (auto [a, b] : Pairs{{"Muttaqi", "Motaqi"},
                           {"Zelensky", "Zelenskyy"},
                           {"Ivanov", "Iwanow"},
                           {"Gaddafi", "Gadhafi"},
                           {"Sergei", "Sergey"},
                           {"Mohammed", "Muhammad"},
                           {"Kadyrov", "Qadyrov"},
                           {"Vuchich", "Vucic"},
                           {"Haq", "Haque"},
                           {"Tschernow", "Chernov"}})
    EXPECT_TRUE(SpellingVariants(a, b, Built().name_words())) << a << " " << b;
}

TEST(SpellingVariants, OtherWordsStayOther) {
  for (auto [a, b] : Pairs{{"Iran", "Iraq"},
                           {"Kim", "Kin"},
                           {"Lavrov", "Petrov"},
                           {"Bush", "Rush"},
                           {"Niger", "Nigeria"},
                           {"Austria", "Australia"},
                           {"Hassan", "Hussein"},
                           {"Mahmoud", "Mohammed"},
                           {"Ivanov", "Ivanova"},
                           {"Mario", "Maria"},
                           {"", "Ivanov"}})
    EXPECT_FALSE(SpellingVariants(a, b, Built().name_words())) << a << " " << b;
}

TEST(NameMatcher, TitlesHonorificsAndInitials) {
  ExpectOne({{"Mr Otieno", "Wanjiru Otieno"},
             {"Professor Anna Holm", "Anna Holm"},
             {"Kenyan diplomat Wanjiru Otieno", "Wanjiru Otieno"},
             {"R.K. Mehra", "RK Mehra"},
             {"R. K. Mehra", "Ravi Kumar Mehra"},
             {"Holm, Anna", "Anna Holm"},
             {"Md. Rafiq Islam", "Mohammad Rafiq Islam"}});
  ExpectTwo({{"Mr Otieno", "Mrs Otieno"},
             {"Peter J. Holm", "Peter K. Holm"},
             {"Peter Holm Jr.", "Peter Holm Sr."},
             {"King Karl III", "King Karl IV"}});
}

TEST(NameMatcher, OrderParticlesAndPatronymics) {
  ExpectOne({{"Wei Liming", "Liming Wei"},
             {"Park Min-jae", "Park Min Jae"},
             {"Chang Hsiu-lan", "Zhang Xiulan"},
             {"Omar al-Najjar", "Umar Najjar"},
             {"Abdel Karim Haddad", "Abdulkarim Haddad"},
             {"Salem bin Rashid Al Amri", "Salem Al Amri"},
             {"Abou Tarek Saleh", "Abu Tariq Saleh"}});
  ExpectTwo({{"Park Min-jae", "Park Min-su"},
             {"Salem bin Rashid", "Rashid bin Salem"},
             {"Thomas James", "James Thomas"}});
}

TEST(NameMatcher, BrothersAndStrangersOfOneSurname) {
  ExpectTwo({{"Anna Holm", "Peter Holm"},
             {"Igor Belov", "Oleg Belov"},
             {"Kim Jong Un", "Kim Yo Jong"},
             {"Igor Belov", "Igor Belousov"}});
  ExpectOne({{"Belov", "Igor Belov"}, {"Bill Brandt", "William Brandt"}});
}

TEST(NameMatcher, CountriesOfNearNames) {
  ExpectTwo({{"Iran", "Iraq"},
             {"Niger", "Nigeria"},
             {"Slovakia", "Slovenia"},
             {"Austria", "Australia"},
             {"North Korea", "South Korea"},
             {"Sudan", "South Sudan"},
             {"Guinea", "Equatorial Guinea"},
             {"Guinea", "Guinea-Bissau"},
             {"Dominica", "Dominican Republic"},
             {"Republic of the Congo", "Democratic Republic of the Congo"},
             {"Jordan", "Michael Jordan"},
             {"Georgia", "Georgia, USA"},
             {"East Germany", "West Germany"}});
  ExpectOne({{"Ivory Coast", "Côte d'Ivoire"},
             {"Burma", "Myanmar"},
             {"the Russian Federation", "Russia"},
             {"DPRK", "North Korea"}});
}

TEST(NameMatcher, BodiesInOtherWords) {
  ExpectOne({{"Kenyan Foreign Ministry", "Ministry of Foreign Affairs of Kenya"},
             {"Northern Water Authority", "NWA"},
             {"Lake Fishers' Union (LFU)", "LFU"},
             {"Vega", "Vega Group"},
             {"Centre for Arctic Studies", "Center for Arctic Studies"},
             {"Moscow", "the Russian government"}});
  ExpectTwo({{"Kenyan Foreign Ministry", "Ugandan Foreign Ministry"},
             {"Free Hill Army", "Hill Army"},
             {"Green Front", "Green Party"},
             {"Bank of Fiji", "Bank of Samoa"},
             {"the Scottish government", "the UK government"}});
}

TEST(NameMatcher, OddInputIsNoName) {
  NameMatcher matcher(Built());
  for (const char* odd : {"", " ", "()", ",", "'s", "...", "-", "((((", "\xFF\xFE"})
    for (const char* other : {"", "Putin", "()"})
      if (std::string_view(odd) != other || std::string_view(odd).empty()) {
        EXPECT_FALSE(matcher.CanBeOne(odd, other)) << odd;
      }
  std::string longest;
  for (int i = 0; i < 20000; ++i) longest += "word ";
  EXPECT_FALSE(matcher.CanBeOne(longest, "Anna Holm"));
}

}  // namespace
}  // namespace dragoman
