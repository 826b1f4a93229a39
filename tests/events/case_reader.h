// Reads text cases of events and standings: a comment that is the sentence, its words with parse
// and actors, then lines "> ..." with what must come of it. See event_cases.txt.
#pragma once

#include <cctype>
#include <fstream>
#include <map>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "parse/conllu_doc.h"
#include "statements/statement_layer.h"

namespace dragoman {

struct TextCase {
  std::string name, conllu;
  std::vector<std::string> actor_of_word;  // "KENGOV", empty where none
  std::vector<std::string> expected;
};

inline void PrintTo(const TextCase& one, std::ostream* out) { *out << one.name; }

inline std::vector<TextCase> ReadCases(const std::string& path) {
  std::vector<TextCase> out;
  std::ifstream in(path);
  TextCase one;
  auto flush = [&] {
    if (!one.conllu.empty()) out.push_back(one);
    one = {};
  };
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      flush();
    } else if (line[0] == '#') {
      one.name = line.substr(line.size() > 2 ? 2 : 1);
    } else if (line[0] == '>') {
      one.expected.push_back(line.substr(2));
    } else {
      std::istringstream fields(line);
      std::vector<std::string> field;
      for (std::string part; fields >> part;) field.push_back(part);
      bool named = field.back().size() > 1 && field.back()[0] == '@';
      one.actor_of_word.push_back(named ? field.back().substr(1) : "");
      one.conllu += named ? line.substr(0, line.rfind('@')) : line;
      one.conllu += '\n';
    }
  }
  flush();
  return out;
}

// "KENGOV" -> KEN and GOV; "REB" alone is a sector; "?" neither.
inline Actor ActorOf(const std::string& label) {
  Actor actor;
  actor.name = label;
  static const std::string kSectors = "GOV MIL REB OPP PTY JUD SPY COP MED EDU BUS NGO CVL CRM REF";
  bool sector_alone = label.size() == 3 && kSectors.find(label) != std::string::npos;
  if (label != "?" && !sector_alone) actor.code = label.substr(0, 3);
  if (sector_alone) actor.sector = label;
  if (label.size() > 3) actor.sector = label.substr(3);
  actor.kind = actor.sector.empty() ? ActorKind::country : ActorKind::people;
  return actor;
}

// A Document with all layers below the events, dated 2024-05-10; years in it are dates.
inline Document CaseDocument(const TextCase& one) {
  Document doc = ConlluDoc(one.conllu);
  const TextLayer& text = doc.Get<TextLayer>();
  TimeLayer time;
  time.report_date = "2024-05-10";
  ActorLayer actors;
  std::map<std::string, ActorIndex> known;
  for (uint32_t t = 0; t < text.tokens.size(); ++t) {
    std::string form(doc.Slice(text.tokens[t].range));
    if (form.size() == 4 && std::isdigit(static_cast<unsigned char>(form[0])))
      time.expressions.push_back({text.tokens[t].range, TimexType::DATE, form, 0});
    const std::string& label = one.actor_of_word[t];
    if (label.empty()) continue;
    auto [it, is_new] = known.emplace(label, ActorIndex{static_cast<uint32_t>(known.size())});
    if (is_new) actors.actors.push_back(ActorOf(label));
    actors.phrase_actors.push_back({t, {it->second}});
  }
  doc.Set(std::move(time));
  doc.Set(PlaceLayer{});
  doc.Set(std::move(actors));
  doc.Set(StatementLayer{});
  return doc;
}

inline std::string Labels(const ActorLayer& layer, const std::vector<ActorIndex>& actors) {
  std::string out;
  for (ActorIndex actor : actors) out += (out.empty() ? "" : ",") + layer.actor(actor).name;
  return out;
}

}  // namespace dragoman
