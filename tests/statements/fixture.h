// Runs the text, parse and actor stages, with times and places by hand, then the statements stage,
// over a few sentences, and prints each statement on one line:
//
//   direct | source | cue | content … content
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "actors/actor_stage.h"
#include "knowledge/knowledge.h"
#include "parse/parse_stage.h"
#include "place/place_stage.h"
#include "statements/statement_stage.h"
#include "text/text_stage.h"
#include "time/time_stage.h"

namespace dragoman {

struct StatementReader {
  std::shared_ptr<const Knowledge> knowledge = *Knowledge::Builtin();
  std::unique_ptr<ParseStage> parse = *ParseStage::Create(knowledge);
  TextStage text{knowledge};
  TimeStage time{*knowledge, TimeStage::Options{}};
  PlaceStage place{knowledge};
  ActorStage actors{knowledge};
  StatementStage statements{knowledge};

  static const StatementReader& Get() {
    static const StatementReader* reader = new StatementReader;
    return *reader;
  }

  Document Read(const std::string& words, const std::string& title = "") const {
    RawReport raw;
    raw.text = words;
    raw.title = title;
    raw.published = "2024-05-29";
    Document doc(std::move(raw));
    text.Run(doc);
    parse->Run(doc);
    time.Run(doc);
    place.Run(doc);
    actors.Run(doc);
    statements.Run(doc);
    return doc;
  }
};

inline std::string Line(const Document& doc, const Statement& statement) {
  auto words = [&](const std::optional<ByteRange>& range) {
    return range.has_value() ? std::string(doc.Slice(*range)) : std::string("-");
  };
  std::string out(StatementKindName(statement.kind));
  out += " | " + words(statement.source) + " | " + words(statement.cue) + " | ";
  for (size_t i = 0; i < statement.content.size(); ++i)
    out += (i > 0 ? " … " : "") + std::string(doc.Slice(statement.content[i]));
  return out;
}

inline std::vector<std::string> Lines(const Document& doc) {
  std::vector<std::string> out;
  for (const Statement& statement : doc.Get<StatementLayer>().statements)
    out.push_back(Line(doc, statement));
  return out;
}

inline std::vector<std::string> LinesOf(const std::string& text) {
  return Lines(StatementReader::Get().Read(text));
}

inline std::vector<std::string> Names(const Document& doc, const std::vector<ActorIndex>& actors) {
  std::vector<std::string> out;
  for (ActorIndex actor : actors) out.push_back(doc.Get<ActorLayer>().actor(actor).name);
  return out;
}

inline std::vector<std::string> ViaNames(const Document& doc, const Statement& statement) {
  std::vector<std::string> out;
  for (const Via& via : statement.via) out.push_back(doc.Get<ActorLayer>().actor(via.actor).name);
  return out;
}

}  // namespace dragoman
