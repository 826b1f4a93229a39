#include <unordered_map>

#include "time/time_words.h"

namespace dragoman {
namespace {

using Words = std::unordered_map<std::string_view, TimeWord>;

void AddCalendar(Words& words) {
  constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                          "may",       "june",     "july",     "august",
                                          "september", "october",  "november", "december"};
  constexpr std::string_view kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
  for (uint8_t i = 0; i < 12; ++i) {
    words[kMonths[i]].month = words[kMonths[i].substr(0, 3)].month = static_cast<uint8_t>(i + 1);
    words[kMonths[i].substr(0, 3)].needs_capital = true;
    if (kMonths[i].size() < 6) words[kMonths[i]].needs_capital = true;
  }
  words["sept"].month = 9;
  for (uint8_t i = 0; i < 7; ++i) {
    words[kDays[i]].weekday = words[kDays[i].substr(0, 3)].weekday = static_cast<uint8_t>(i + 1);
    words[kDays[i].substr(0, 3)].needs_capital = true;
  }
  for (std::string_view w : {"tues", "thur", "thurs"}) {
    words[w].weekday = w == "tues" ? 2 : 4;
    words[w].needs_capital = true;
  }
  for (auto [w, s] : {std::pair{"spring", "SP"},
                      {"summer", "SU"},
                      {"autumn", "FA"},
                      {"fall", "FA"},
                      {"winter", "WI"},
                      {"springtime", "SP"},
                      {"summertime", "SU"}})
    words[w].season = s;
  words["summers"].season = "SU";
  words["winters"].season = "WI";
  for (auto [w, p] : {std::pair{"morning", "MO"},
                      {"dawn", "MO"},
                      {"daybreak", "MO"},
                      {"sunrise", "MO"},
                      {"afternoon", "AF"},
                      {"evening", "EV"},
                      {"dusk", "EV"},
                      {"sunset", "EV"},
                      {"night", "NI"},
                      {"nightfall", "NI"},
                      {"overnight", "NI"},
                      {"mornings", "MO"},
                      {"afternoons", "AF"},
                      {"evenings", "EV"},
                      {"nights", "NI"},
                      {"nighttime", "NI"},
                      {"midday", "MI"},
                      {"noon", "MI"},
                      {"midnight", "MI"},
                      {"lunchtime", "MI"}})
    words[w].part = p;
}

void AddUnits(Words& words) {
  struct Unit {
    std::string_view singular, plural;
    char unit;
  };
  constexpr Unit kUnits[] = {{"second", "seconds", 's'},   {"minute", "minutes", 'm'},
                             {"hour", "hours", 'h'},       {"day", "days", 'D'},
                             {"week", "weeks", 'W'},       {"month", "months", 'M'},
                             {"quarter", "quarters", 'Q'}, {"year", "years", 'Y'},
                             {"decade", "decades", 'E'},   {"century", "centuries", 'C'},
                             {"weekend", "weekends", 'N'}, {"fortnight", "fortnights", 'F'},
                             {"yr", "yrs", 'Y'},           {"hr", "hrs", 'h'},
                             {"min", "mins", 'm'},         {"millennium", "millennia", 'L'}};
  for (const Unit& u : kUnits) {
    words[u.singular].unit = words[u.plural].unit = u.unit;
    words[u.plural].plural = true;
  }
}

void AddNumbers(Words& words) {
  constexpr std::string_view kSmall[] = {"one",     "two",       "three",    "four",     "five",
                                         "six",     "seven",     "eight",    "nine",     "ten",
                                         "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                         "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::string_view kTens[] = {"twenty", "thirty",  "forty",  "fifty",
                                        "sixty",  "seventy", "eighty", "ninety"};
  constexpr std::string_view kOrdinals[] = {"first",       "second",     "third",      "fourth",
                                            "fifth",       "sixth",      "seventh",    "eighth",
                                            "ninth",       "tenth",      "eleventh",   "twelfth",
                                            "thirteenth",  "fourteenth", "fifteenth",  "sixteenth",
                                            "seventeenth", "eighteenth", "nineteenth", "twentieth"};
  for (int16_t i = 0; i < 19; ++i) words[kSmall[i]].number = static_cast<int16_t>(i + 1);
  for (int16_t i = 0; i < 8; ++i) words[kTens[i]].number = static_cast<int16_t>(i * 10 + 20);
  words["hundred"].number = 100;
  words["thousand"].number = 1000;
  words["dozen"].number = 12;
  for (uint8_t i = 0; i < 20; ++i) words[kOrdinals[i]].ordinal = static_cast<uint8_t>(i + 1);
  words["thirtieth"].ordinal = 30;
}

// Words that only start or join expressions; the grammar asks for them by their letters.
void AddStarters(Words& words) {
  for (std::string_view w :
       {"today",     "yesterday",  "tomorrow",  "tonight",     "now",      "currently", "nowadays",
        "recently",  "lately",     "soon",      "recent",      "current",  "future",    "once",
        "formerly",  "previously", "this",      "that",        "these",    "last",      "next",
        "past",      "previous",   "following", "coming",      "upcoming", "same",      "latest",
        "early",     "earlier",    "late",      "later",       "mid",      "end",       "beginning",
        "start",     "middle",     "rest",      "remainder",   "the",      "a",         "an",
        "several",   "few",        "many",      "half",        "couple",   "every",     "each",
        "daily",     "weekly",     "monthly",   "quarterly",   "yearly",   "annually",  "annual",
        "hourly",    "nightly",    "biweekly",  "fiscal",      "fy",       "h1",        "h2",
        "q1",        "q2",         "q3",        "q4",          "at",       "in",        "present",
        "nineties",  "eighties",   "seventies", "sixties",     "fifties",  "forties",   "thirties",
        "twenties",  "nearly",     "almost",    "more",        "less",     "no",        "up",
        "around",    "its",        "then",      "from",        "over",     "as",        "prior",
        "preceding", "post",       "pre",       "consecutive", "moment",   "first",     "presently",
        "right",     "sometime"})
    words[w].starts = true;
}

Words BuildWords() {
  Words words;
  AddCalendar(words);
  AddUnits(words);
  AddNumbers(words);
  for (auto& [spelling, word] : words) word.starts = true;
  AddStarters(words);
  return words;
}

}  // namespace

const TimeWord* FindTimeWord(std::string_view lower) {
  static const Words* const kWords = new Words(BuildWords());
  if (lower.size() > 12) return nullptr;
  auto it = kWords->find(lower);
  return it == kWords->end() ? nullptr : &it->second;
}

}  // namespace dragoman
