// "By Jane Doe and John Roe, Reuters", "By | TKD Team", "The Steppe Herald | 28 September 2022".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

class Knowledge;

struct Byline {
  std::vector<std::string> names;  // without the outlet, where that is known or called an agency
  std::string outlet;
  std::string published;  // ISO date, where one stands in the line
  std::string place;      // "New Delhi, 8 January 2025"
};

// A line that begins with "By" and holds little but names. Lines of more than 160 bytes are none.
std::optional<Byline> ParseByline(std::string_view line, const Knowledge& knowledge);

// A line cut by "|" or "•" into a date and names: the head of a newspaper, or a byline without
// "By".
std::optional<Byline> ParseMasthead(std::string_view line, const Knowledge& knowledge);

// Whether the line is a name such as newspapers have: two to five words with capitals, one of them
// "Times", "Herald" or the like.
bool LooksLikePaper(std::string_view line);
// Capitalised words and the small ones that stand between names; no sentence.
bool IsNames(std::string_view text);

// The known outlet of that name, as the tables write it; empty where it is not known. "TKD Team"
// and "TKD MONITORING" stand for "TKD".
std::string KnownOutlet(std::string_view name, const Knowledge& knowledge);

}  // namespace dragoman
