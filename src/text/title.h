// Which paragraph is the title, and what hangs on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/line_kinds.h"

namespace dragoman {

class Knowledge;

// A paragraph of the report's top that no label explains.
struct TitleCandidate {
  uint32_t paragraph = 0;
  std::string_view text;
  uint32_t lines = 1;
  bool meta_after = false;  // a byline, date or caption follows
};

struct TitleGuess {
  bool found = false;
  uint32_t paragraph = 0;
};

// The first candidate, if it is short, opens no dateline, has no full stop (or capitals on most
// words) and a longer paragraph follows. A report of one paragraph has no title.
TitleGuess GuessTitle(const std::vector<TitleCandidate>& candidates, const LineKinds& kinds);

// The candidate that says what `title` (from the input's metadata) says.
TitleGuess FindGivenTitle(std::string_view title, const std::vector<TitleCandidate>& candidates);

// "... in Doha - Reuters", "... in Doha | Dawn". Offsets into the title.
struct OutletSuffix {
  uint32_t title_end = 0;  // of the title proper
  uint32_t begin = 0;      // of the separator
  std::string outlet;
};
std::optional<OutletSuffix> FindOutletSuffix(std::string_view title, const Knowledge& knowledge);

// A caption made of the title, alone or with "image" or the like glued or added to it.
bool RepeatsTitle(std::string_view paragraph, std::string_view title);

// White space runs, line ends included, as one blank.
std::string OneLine(std::string_view text);

}  // namespace dragoman
