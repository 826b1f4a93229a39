#include "pipeline/invariants.h"

#include <fmt/format.h>

#include <algorithm>

#include "parse/parse_layer.h"
#include "standings/standing_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

class Checker {
 public:
  explicit Checker(const Document& doc)
      : doc_(doc), size_(static_cast<uint32_t>(doc.text().size())) {}

  Status Check(std::string_view layer) {
    if (layer == TextLayer::kLayerName) Text(doc_.Get<TextLayer>());
    if (layer == ParseLayer::kLayerName) Parse(doc_.Get<ParseLayer>());
    if (layer == TimeLayer::kLayerName) Time(doc_.Get<TimeLayer>());
    if (layer == PlaceLayer::kLayerName) Place(doc_.Get<PlaceLayer>());
    if (layer == ActorLayer::kLayerName) Actors(doc_.Get<ActorLayer>());
    if (layer == StatementLayer::kLayerName) Statements(doc_.Get<StatementLayer>());
    if (layer == EventLayer::kLayerName) Events(doc_.Get<EventLayer>());
    if (layer == StandingLayer::kLayerName) Standings(doc_.Get<StandingLayer>());
    if (wrong_.empty()) return Ok();
    return Fail(ErrorKind::bug, wrong_);
  }

 private:
  void Demand(bool holds, std::string_view what, size_t index) {
    if (!holds && wrong_.empty()) wrong_ = fmt::format("{} {} does not hold together", what, index);
  }
  bool Good(ByteRange range) const { return range.begin <= range.end && range.end <= size_; }
  bool Full(ByteRange range) const { return Good(range) && !range.empty(); }
  bool Good(const std::optional<ByteRange>& range) const { return !range || Full(*range); }
  bool Good(const std::optional<DatedBy>& date) const {
    return !date || (!date->value.empty() && Good(date->range));
  }
  bool Good(const std::optional<PlacedBy>& place) const {
    return !place || !place->place || *place->place < doc_.Get<PlaceLayer>().places.size();
  }
  bool Good(const std::vector<ActorIndex>& actors) const {
    size_t count = doc_.Get<ActorLayer>().actors.size();
    return std::all_of(actors.begin(), actors.end(),
                       [&](ActorIndex a) { return ToInt(a) < count; });
  }

  void Text(const TextLayer& text) {
    uint32_t byte = 0, token = 0;
    for (size_t i = 0; i < text.tokens.size(); ++i) {
      Demand(Full(text.tokens[i].range) && text.tokens[i].range.begin >= byte, "token", i);
      byte = text.tokens[i].range.end;
    }
    for (size_t i = 0; i < text.sentences.size(); ++i) {
      const Sentence& s = text.sentences[i];
      bool tokens =
          s.tokens.begin == token && !s.tokens.empty() && s.tokens.end <= text.tokens.size();
      Demand(Full(s.range) && tokens && s.paragraph < text.paragraphs.size(), "sentence", i);
      token = s.tokens.end;
    }
    Demand(token == text.tokens.size(), "sentence", text.sentences.size());
    for (size_t i = 0; i < text.paragraphs.size(); ++i)
      Demand(Full(text.paragraphs[i].range), "paragraph", i);
    for (size_t i = 0; i < text.quotations.size(); ++i)
      Demand(Full(text.quotations[i].range), "quotation", i);
  }

  void Parse(const ParseLayer& parse) {
    const TextLayer& text = doc_.Get<TextLayer>();
    Demand(parse.words.size() == text.tokens.size(), "word", parse.words.size());
    if (!wrong_.empty()) return;
    for (size_t i = 0; i < text.sentences.size(); ++i) {
      TokenRange tokens = text.sentences[i].tokens;
      uint32_t roots = 0;
      for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
        uint32_t head = parse.words[t].head;
        roots += head == kNoToken;
        Demand(head == kNoToken || (tokens.Contains(head) && head != t), "head of word", t);
      }
      Demand(roots == 1, "root of sentence", i);
    }
    for (size_t i = 0; i < parse.names.size(); ++i)
      Demand(!parse.names[i].tokens.empty() && parse.names[i].tokens.end <= text.tokens.size(),
             "name", i);
  }

  void Time(const TimeLayer& time) {
    size_t sentences = doc_.Get<TextLayer>().sentences.size();
    for (size_t i = 0; i < time.expressions.size(); ++i) {
      const TimeExpression& e = time.expressions[i];
      Demand(Full(e.range) && !e.value.empty() && e.sentence < sentences, "time", i);
    }
  }

  void Place(const PlaceLayer& layer) {
    for (size_t i = 0; i < layer.places.size(); ++i)
      Demand(Full(layer.places[i].range), "place", i);
  }

  void Actors(const ActorLayer& layer) {
    for (size_t i = 0; i < layer.actors.size(); ++i)
      Demand(!layer.actors[i].name.empty(), "actor", i);
    for (size_t i = 0; i < layer.mentions.size(); ++i) {
      const Mention& m = layer.mentions[i];
      Demand(Full(m.range) && !m.actors.empty() && Good(m.actors), "mention", i);
    }
    for (size_t i = 0; i < layer.phrase_actors.size(); ++i)
      Demand(Good(layer.phrase_actors[i].second), "phrase", i);
  }

  void Statements(const StatementLayer& layer) {
    for (size_t i = 0; i < layer.statements.size(); ++i) {
      const Statement& s = layer.statements[i];
      bool spans =
          Good(s.source) && Good(s.cue) && !s.content.empty() &&
          std::all_of(s.content.begin(), s.content.end(), [&](ByteRange r) { return Full(r); });
      bool rest = Good(s.speakers) && Good(s.addressees) && Good(s.date) && Good(s.place) &&
                  (!s.parent || *s.parent < layer.statements.size());
      Demand(spans && rest, "statement", i);
    }
  }

  void Events(const EventLayer& layer) {
    size_t statements = doc_.Get<StatementLayer>().statements.size();
    for (size_t i = 0; i < layer.events.size(); ++i) {
      const Event& e = layer.events[i];
      bool links = (!e.statement || *e.statement < statements) &&
                   (!e.denies_statement || *e.denies_statement < statements) &&
                   (!e.denies_event || *e.denies_event < layer.events.size());
      Demand(Full(e.trigger) && Good(e.actors) && Good(e.recipients) && Good(e.date) &&
                 Good(e.place) && links,
             "event", i);
    }
  }

  void Standings(const StandingLayer& layer) {
    for (size_t i = 0; i < layer.standings.size(); ++i) {
      const Standing& t = layer.standings[i];
      bool evidence = !t.evidence.empty() && std::all_of(t.evidence.begin(), t.evidence.end(),
                                                         [&](ByteRange r) { return Full(r); });
      bool links = (!t.statement || *t.statement < doc_.Get<StatementLayer>().statements.size()) &&
                   (!t.event || *t.event < doc_.Get<EventLayer>().events.size());
      Demand(evidence && links && Good(t.holders) && Good(t.targets), "standing", i);
    }
  }

  const Document& doc_;
  uint32_t size_;
  std::string wrong_;
};

}  // namespace

Status CheckLayers(const Document& doc, const std::vector<std::string_view>& layers) {
  Checker checker(doc);
  for (std::string_view layer : layers)
    if (Status good = checker.Check(layer); !good) return good;
  return Ok();
}

}  // namespace dragoman
