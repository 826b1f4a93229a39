// From CAMEO dictionaries to tables of our shapes, for a folder that --knowledge reads.
// What the tables know already stays theirs: a name that is known is counted and left out, and an
// office that a dictionary only calls "government" does not overrule "foreign minister".
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "knowledge/cameo_dictionary.h"
#include "knowledge/knowledge.h"

namespace dragoman {

struct CameoImport {
  // File name to bytes: "people.tsv", "offices.tsv", "organisations.tsv", "armed_groups.tsv",
  // "outlets.tsv", "countries.tsv", "roles.tsv"; only those with rows.
  std::map<std::string, std::string> tables;
  std::map<std::string, uint32_t> rows;  // of each table
  uint32_t entries = 0;                  // names with codes that were read
  uint32_t known = 0;                    // of them, those that the tables have already
  uint32_t unmapped = 0;                 // of them, those without a counterpart here
  std::vector<std::string> problems;     // "file:12: ..."
};

// `origins`: the name of each dictionary's file, for the origin column and for messages. The same
// input gives the same bytes.
CameoImport ImportCameo(const std::vector<CameoDictionary>& dictionaries,
                        const std::vector<std::string>& origins, const Knowledge& knowledge);

}  // namespace dragoman
