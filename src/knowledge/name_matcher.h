// Whether two names can mean one actor. The one place that says so: the actors of a report, the
// names of a ledger and questions to it all ask here.
//
//   "Vladimir Putin", "President Putin"           yes: a title, and the surname alone
//   "Amir Khan Motaqi", "Amir Khan Muttaqi"       yes: transliterations (spelling.h)
//   "Ministry of Foreign Affairs of Iran", "Iranian Foreign Ministry"   yes
//   "Kim Jong Un", "Kim Yo Jong"                  no
//   "Niger", "Nigeria"                            no: the tables know them as two
// "Can" is not "does": who asks decides with what else is known (country, role, report).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace dragoman {

// What kind of actor a name is known to be of, where that is known.
enum class NamedKind : uint8_t { any, person, place, body };

// A name cut into what is compared. Good as long as the Knowledge.
struct ParsedName {
  struct Word {
    std::string folded;
    bool initial = false;      // "J" of "J.P. Singh" and "JP Singh"
    bool abbreviated = false;  // "Moh.": stands for any word that begins so
    bool son = false;          // behind "bin"
  };
  std::string text;                       // folded, honorifics and titles left off
  std::vector<Word> words;                // as a person's name: particles left out
  std::vector<std::string> keys;          // as a body's: no fillers, "@RUS" for a country
  std::vector<std::string> brackets;      // folded words in brackets: "sco"
  std::vector<const KnownEntity*> known;  // whom the tables know by this name
  std::vector<std::string> parts;         // "scottish", "north": of something larger
  std::string acronym;                    // "sco", where the whole name is one
  std::string generation;                 // "ii", "junior"
  std::string code;                       // of a country beside it: "King Abdullah of Jordan"
  char gender = '\0';                     // m or f, from "Mr" and "Mrs"
  NamedKind kind = NamedKind::any;        // as told, else as far as the words tell
};

class NameMatcher {
 public:
  explicit NameMatcher(const Knowledge& knowledge) : knowledge_(&knowledge) {}

  ParsedName Parse(std::string_view name, NamedKind kind = NamedKind::any) const;
  bool CanBeOne(const ParsedName& a, const ParsedName& b) const;
  bool CanBeOne(std::string_view a, std::string_view b) const {
    return CanBeOne(Parse(a), Parse(b));
  }
  // Two names of persons by their words alone, whoever the tables know by them: "Smith", "John
  // Smith". REQUIRES: both parsed as NamedKind::person.
  bool SamePersonWords(const ParsedName& a, const ParsedName& b) const;
  // Whether the first name is an acronym and its letters begin the words of the other.
  bool Abbreviates(const ParsedName& acronym, const ParsedName& name) const;
  // A person's name in the spelling that the lists put first: "Muhammad al-Said" -> "mohammed
  // saeed". Equal for names that differ only in what the lists hold to be one.
  std::string StandardForm(const ParsedName& name) const;

 private:
  const Knowledge* knowledge_;
};

}  // namespace dragoman
