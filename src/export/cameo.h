// CAMEO codes of PLOVER events, for the formats of ICEWS, GDELT, Phoenix and PETRARCH.
//
// PLOVER put a type, a mode and contexts in the place of CAMEO's 250 codes. Its makers' table tells
// which of them each code becomes; an event goes back to the most general code that becomes its
// type, mode and contexts (knowledge/cameo_codes.tsv says how near misses are settled).
//
//   CONSULT, visit                042 "Make a visit"; seen from the host 043 "Host a visit"
//   ASSAULT, firearms             193 "Fight with small arms", though that code adds a context
//   Not so: CAMEO's 01 and 02, statements and appeals, which PLOVER dropped; nothing becomes them.
// Tests: tests/export/cameo_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"

namespace dragoman {

struct CameoCode {
  std::string code;       // text: "040"
  std::string name;       // "Consult"
  std::string goldstein;  // as the table prints it: "1.0"
};

// How near the code is to the event, for a reader who wants to know what was lost.
enum class CameoFit {
  exact,         // gives its mode and all its contexts
  fewer,         // its mode, but not all its contexts
  more,          // its mode, and a context that the event does not have
  without_mode,  // its type only
  nearest,       // a code of its type that tells another mode
};
std::string_view CameoFitName(CameoFit fit);

struct CameoMatch {
  const CameoCode* code = nullptr;    // nullptr: no code of this type
  const CameoCode* mirror = nullptr;  // of a meeting: the code seen from the other side
  CameoFit fit = CameoFit::exact;
};

// Read-only once made, safe from many threads.
class CameoTable {
 public:
  explicit CameoTable(const Knowledge& knowledge);
  CameoMatch Find(std::string_view type, std::string_view mode,
                  const std::vector<std::string>& contexts) const;

 private:
  struct Row {
    std::string type, mode;
    std::vector<std::string> contexts;
    const CameoCode* code;
    std::string mirror;
  };
  std::unordered_map<std::string, CameoCode> codes_;
  std::vector<Row> rows_;
};

// "042" -> "04"; "1823" -> "18".
std::string_view CameoRoot(std::string_view code);
// GDELT's EventBaseCode: the first three digits.
std::string_view CameoBase(std::string_view code);
// GDELT's QuadClass, 1 to 4: 01-05, 06-08, 09-13, 14-20.
int QuadClass(std::string_view code);
// Phoenix's PentaClass, 0 to 4: 01-02, 03-05, 06-08, 09-13 with 16, the rest.
int PentaClass(std::string_view code);

}  // namespace dragoman
