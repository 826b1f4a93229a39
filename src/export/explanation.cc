#include "export/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "parse/parse_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

class Explainer {
 public:
  Explainer(const Document& doc, const ReportRecord& record)
      : doc_(doc),
        record_(record),
        text_(doc.Get<TextLayer>()),
        parse_(doc.Get<ParseLayer>()),
        actors_(doc.Get<ActorLayer>()) {}

  ExplainedSentence Sentence(const TracedSentence& traced) const {
    const auto& sentence = text_.sentences[traced.sentence];
    ExplainedSentence out;
    out.number = traced.sentence;
    out.role = RoleName(sentence.role);
    out.text = doc_.Slice(sentence.range);
    for (uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token)
      out.tokens.push_back(Token(token, sentence.tokens.begin));
    AddActors(sentence.range, out);
    for (const TracedWord& word : traced.words)
      out.words.push_back(Word(word, sentence.tokens.begin));
    for (uint32_t n = 0; n < record_.events.size(); ++n)
      if (record_.events[n].sentence == traced.sentence) out.events.push_back(n);
    if (out.events.empty()) out.nothing = WhyNothing(traced);
    return out;
  }

 private:
  ExplainedToken Token(uint32_t token, uint32_t begin) const {
    const auto& word = parse_.words[token];
    uint32_t head = word.head == kNoToken ? 0 : word.head - begin + 1;
    return {std::string(doc_.Slice(text_.tokens[token].range)),
            word.lemma,
            std::string(UposName(word.upos)),
            std::string(word.deprel),
            token - begin + 1,
            head};
  }

  void AddActors(ByteRange sentence, ExplainedSentence& out) const {
    for (const Mention& mention : actors_.mentions) {
      if (!sentence.Contains(mention.range)) continue;
      for (ActorIndex index : mention.actors) {
        const Actor& actor = actors_.actor(index);
        out.actors.push_back(
            {std::string(doc_.Slice(mention.range)), actor.name, actor.code, actor.sector});
      }
    }
  }

  std::vector<std::string> Names(const std::vector<ActorIndex>& actors) const {
    std::vector<std::string> names;
    for (ActorIndex actor : actors) names.push_back(actors_.actor(actor).name);
    return names;
  }

  ExplainedWord Word(const TracedWord& word, uint32_t begin) const {
    return {std::string(doc_.Slice(text_.tokens[word.token].range)),
            parse_.words[word.token].lemma,
            word.token - begin + 1,
            word.rows,
            word.type,
            word.mode,
            word.mode_from,
            word.content,
            word.outcome,
            Names(word.actors),
            Names(word.recipients),
            word.event};
  }

  static std::string WhyNothing(const TracedSentence& traced) {
    if (!traced.skipped.empty()) return traced.skipped;
    if (traced.words.empty()) return "no word of it is in event_patterns.tsv";
    bool fits = std::any_of(traced.words.begin(), traced.words.end(), [](const TracedWord& word) {
      return std::any_of(word.rows.begin(), word.rows.end(),
                         [](const TracedRow& row) { return row.fits; });
    });
    return fits ? "words of it are in event_patterns.tsv and fit, but none is an event: see each"
                : "words of it are in event_patterns.tsv, but no row fits how they stand here";
  }

  const Document& doc_;
  const ReportRecord& record_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  const ActorLayer& actors_;
};

Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json WordObject(const ExplainedWord& word, const Explanation& explanation) {
  Json rows = Json::array();
  for (const TracedRow& row : word.rows)
    rows.push_back({{"row", row.source},
                    {"reads", row.reads},
                    {"fits", row.fits},
                    {"misses", OrNull(row.misses)},
                    {"weight", row.weight},
                    {"chosen", row.chosen}});
  Json event = nullptr;
  if (word.event) event = EventId(explanation.record.info.id, *word.event);
  return {{"word", word.word},
          {"lemma", word.lemma},
          {"token", word.number},
          {"rows", std::move(rows)},
          {"type", OrNull(word.type)},
          {"mode", OrNull(word.mode)},
          {"mode_from", OrNull(word.mode_from)},
          {"content", OrNull(word.content)},
          {"actors", word.actors},
          {"recipients", word.recipients},
          {"outcome", word.outcome},
          {"event", event}};
}

Json EventObject(const Explanation& explanation, uint32_t n) {
  const EventRecord& event = explanation.record.events[n];
  auto names = [&](const std::vector<uint32_t>& actors) {
    Json out = Json::array();
    for (uint32_t actor : actors) out.push_back(explanation.record.actors[actor].name);
    return out;
  };
  return {{"id", EventId(explanation.record.info.id, n)},
          {"type", event.type},
          {"mode", OrNull(event.mode)},
          {"status", event.status},
          {"actors", names(event.actors)},
          {"recipients", names(event.recipients)},
          {"date", event.date ? Json(event.date->value) : Json(nullptr)},
          {"date_basis", event.date ? Json(event.date->basis) : Json(nullptr)},
          {"place", event.place ? OrNull(event.place->name) : Json(nullptr)},
          {"place_basis", event.place ? Json(event.place->basis) : Json(nullptr)},
          {"score", event.score},
          {"confidence", std::round(event.confidence * 100) / 100},
          {"why", event.why}};
}

}  // namespace

Explanation ExplanationOf(const Document& doc, ReportRecord record) {
  Explanation out{std::move(record), {}};
  Explainer explainer(doc, out.record);
  for (const TracedSentence& traced : doc.Get<EventTrace>().sentences)
    out.sentences.push_back(explainer.Sentence(traced));
  return out;
}

Json ExplanationObject(const Explanation& explanation, const ExplainedSentence& sentence) {
  Json tokens = Json::array(), actors = Json::array(), words = Json::array(),
       events = Json::array();
  for (const ExplainedToken& token : sentence.tokens)
    tokens.push_back({{"token", token.number},
                      {"form", token.form},
                      {"lemma", token.lemma},
                      {"upos", token.upos},
                      {"relation", token.relation},
                      {"head", token.head}});
  for (const ExplainedActor& actor : sentence.actors)
    actors.push_back({{"words", actor.words},
                      {"name", actor.name},
                      {"code", OrNull(actor.code)},
                      {"sector", OrNull(actor.sector)}});
  for (const ExplainedWord& word : sentence.words) words.push_back(WordObject(word, explanation));
  for (uint32_t n : sentence.events) events.push_back(EventObject(explanation, n));
  return {{"report", explanation.record.info.id},
          {"sentence", sentence.number},
          {"role", sentence.role},
          {"text", sentence.text},
          {"nothing", OrNull(sentence.nothing)},
          {"events", std::move(events)},
          {"words", std::move(words)},
          {"actors", std::move(actors)},
          {"parse", std::move(tokens)}};
}

}  // namespace dragoman
