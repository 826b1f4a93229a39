#include "events/scene.h"

#include <algorithm>
#include <map>

#include "core/strings.h"

namespace dragoman {

namespace {

constexpr uint32_t kSceneSentences = 6;  // how long a scene is remembered
constexpr size_t kTold = 2, kDateline = 3, kLeastWeight = 3;
constexpr size_t kOutweighsSentence = 4,
                 kOutweighsScene = 2;  // of the place that a whole report is about

bool IsDeed(const Event& event) {
  return InList(event.type, "ASSAULT|RETREAT|MOBILIZE|COERCE|PROTEST|AID") &&
         event.status != EventStatus::negated;
}

bool IsTalk(const Event& event) {
  return InList(event.type, "CONSULT|AGREE|REQUEST|SUPPORT") &&
         event.status == EventStatus::occurred;
}

// What one of those who met asks, promises or praises, on the day that they met.
bool IsSameTalk(const Event& meeting, const Event& event) {
  if (event.sentence - meeting.sentence > kSceneSentences) return false;
  bool dated = meeting.date && event.date && event.date->basis == Basis::phrase;
  if (dated && meeting.date->value != event.date->value) return false;
  return std::any_of(event.actors.begin(), event.actors.end(), [&](ActorIndex actor) {
    return std::find(meeting.actors.begin(), meeting.actors.end(), actor) != meeting.actors.end() ||
           std::find(meeting.recipients.begin(), meeting.recipients.end(), actor) !=
               meeting.recipients.end();
  });
}

// Nouns that speak of a place named before: "left the city".
bool IsTownNoun(std::string_view lemma) {
  return InList(lemma, "city|town|village|district|enclave|camp|suburb|stronghold|province|region");
}

class Scenes {
 public:
  Scenes(const Document& doc, const Syntax& syntax)
      : doc_(doc), syntax_(syntax), places_(doc.Get<PlaceLayer>().places) {
    std::map<std::string, std::pair<size_t, uint32_t>>
        weights;  // of a place, and its first mention
    std::vector<const size_t*> of_mention;
    for (uint32_t i = 0; i < places_.size(); ++i) {
      auto [at, added] = weights.try_emplace(places_[i].name + "|" + places_[i].country, 0, i);
      if (at->second.first == 0) at->second.second = i;
      at->second.first += Weight(i);
      of_mention.push_back(&at->second.first);
    }
    size_t most = kLeastWeight - 1;
    for (const auto& [name, weight] : weights)
      if (weight.first > most) {
        most = weight.first;
        main_ = weight.second;
      }
    for (const size_t* weight : of_mention) weights_.push_back(*weight);
  }

  void Run(EventLayer& layer) const {
    std::optional<PlacedBy> scene;
    uint32_t scene_sentence = 0;
    std::optional<size_t> meeting;
    for (size_t i = 0; i < layer.events.size(); ++i) {
      Event& event = layer.events[i];
      if (IsTalk(event)) {
        if (!event.place && meeting && IsSameTalk(layer.events[*meeting], event))
          event.place = PlacedBy{layer.events[*meeting].place->name,
                                 layer.events[*meeting].place->place, Basis::narrative};
        else if (event.place && event.type == "CONSULT")
          meeting = i;
      }
      if (!event.place && IsTalk(event)) event.place = OfDateline(event);
      if (!IsDeed(event)) continue;
      if (!event.place) event.place = SpokenOf(event);
      if (!event.place) event.place = MainFor(InSentence(event), kOutweighsSentence);
      if (event.place) {
        scene = event.place;
        scene_sentence = event.sentence;
      } else if (scene && event.sentence - scene_sentence <= kSceneSentences) {
        scene->basis = Basis::narrative;
        event.place = Nearer(*MainFor(scene, kOutweighsScene));
      } else if (main_) {
        event.place = PlacedBy{Name(*main_), main_, Basis::narrative};
      }
    }
  }

 private:
  std::string Name(uint32_t i) const { return std::string(doc_.Slice(places_[i].range)); }

  // How much a mention makes its place the one that the report is about: told of, in the title, or
  // before a noun ("the Afrin offensive"). What acts, and whose something is, stands for a state.
  size_t Weight(uint32_t i) const {
    TokenRange tokens = syntax_.text().TokensIn(places_[i].range);
    if (tokens.empty()) return 0;
    const ReportHead& head = syntax_.text().head;
    if (!head.dateline.empty() && head.dateline.Contains(places_[i].range)) return kDateline;
    bool told = IsTold(i);
    bool title = syntax_.text().sentences[syntax_.sentence(tokens.begin)].role == Role::title;
    if (places_[i].is_country) return told ? kTold + (title ? kTold : 0) : 0;
    bool before_noun = syntax_.relation(tokens.end - 1) == "compound";
    return (told ? kTold : before_noun ? 1 : 0) + (title ? kTold : 0);
  }

  // The place that the report is about, where it weighs so many times as much as `place` and lies
  // elsewhere: a report on one war names many capitals in passing.
  std::optional<PlacedBy> MainFor(std::optional<PlacedBy> place, size_t times) const {
    if (!place || !place->place || !main_) return place;
    uint32_t i = *place->place;
    bool elsewhere = places_[i].country != places_[*main_].country;
    if (!elsewhere || weights_[*main_] < times * weights_[i]) return place;
    return PlacedBy{Name(*main_), main_, Basis::narrative};
  }

  // What was said and agreed in the days of a report, where its dateline is: reporters write from
  // where they heard it.
  std::optional<PlacedBy> OfDateline(const Event& event) const {
    const ReportHead& head = syntax_.text().head;
    if (head.dateline.empty() || event.statement) return std::nullopt;
    if (event.date && event.date->precision < Precision::week) return std::nullopt;
    for (uint32_t i = 0; i < places_.size() && places_[i].range.begin < head.dateline.end; ++i)
      if (head.dateline.Contains(places_[i].range)) return PlacedBy{Name(i), i, Basis::dateline};
    return std::nullopt;
  }

  // The town that the report is about, for the country around it.
  PlacedBy Nearer(PlacedBy place) const {
    if (!place.place || !main_ || !places_[*place.place].is_country) return place;
    const PlaceMention& main = places_[*main_];
    bool inside = !main.is_country && main.country == places_[*place.place].country;
    return inside ? PlacedBy{Name(*main_), main_, Basis::narrative} : place;
  }

  // "took control of the town": the one named last.
  std::optional<PlacedBy> SpokenOf(const Event& event) const {
    TokenRange sentence = syntax_.text().sentences[event.sentence].tokens;
    for (uint32_t t = sentence.begin + 1; t < sentence.end; ++t) {
      if (!IsTownNoun(syntax_.lemma(t)) || syntax_.lemma(t - 1) != "the") continue;
      bool named = t + 1 < sentence.end && InList(syntax_.form(t + 1), "of|in|where|that|which");
      if (named || syntax_.relation(t) == "compound" || syntax_.relation(t) == "nsubj") continue;
      uint32_t begin = syntax_.text().tokens[t].range.begin;
      for (uint32_t i = static_cast<uint32_t>(places_.size()); i-- > 0;)
        if (places_[i].range.end <= begin && !places_[i].is_country)
          return PlacedBy{Name(i), i, Basis::narrative};
    }
    return std::nullopt;
  }

  // Behind a preposition of place: not "Syria's", "the Syrian", "said Moscow".
  bool IsTold(uint32_t i) const {
    TokenRange tokens = syntax_.text().TokensIn(places_[i].range);
    if (tokens.empty()) return false;
    size_t end = syntax_.text().tokens.size();
    if (tokens.end < end && InList(syntax_.form(tokens.end), "'s|’s|'|’|-")) return false;
    for (uint32_t back = 1; back <= 3 && back <= tokens.begin; ++back) {
      uint32_t at = tokens.begin - back;
      std::string_view lemma = syntax_.lemma(at);
      if (syntax_.word(at).upos == Upos::ADP)
        return InList(lemma, "in|at|near|around|inside|outside|from|across|over|into|of|on|for");
      if (syntax_.relation(at) != "det" && syntax_.relation(at) != "amod" &&
          syntax_.relation(at) != "compound")
        return false;
    }
    return false;
  }

  std::optional<PlacedBy> InSentence(const Event& event) const {
    ByteRange sentence = syntax_.text().sentences[event.sentence].range;
    auto it = std::lower_bound(places_.begin(), places_.end(), sentence.begin,
                               [](const PlaceMention& p, uint32_t b) { return p.range.end <= b; });
    std::optional<uint32_t> best;
    uint32_t least = 0;
    for (; it != places_.end() && it->range.begin < sentence.end; ++it) {
      uint32_t i = static_cast<uint32_t>(it - places_.begin());
      if (!IsTold(i)) continue;
      uint32_t far = it->range.begin >= event.trigger.end
                         ? it->range.begin - event.trigger.end
                         : event.trigger.begin - std::min(event.trigger.begin, it->range.end);
      if (best && far >= least) continue;
      best = i;
      least = far;
    }
    if (!best) return std::nullopt;
    return PlacedBy{Name(*best), best, Basis::narrative};
  }

  const Document& doc_;
  const Syntax& syntax_;
  const std::vector<PlaceMention>& places_;
  std::vector<size_t> weights_;  // of the place of each mention, in the whole report
  std::optional<uint32_t> main_;
};

}  // namespace

void SetScenes(const Document& doc, const Syntax& syntax, EventLayer& layer) {
  Scenes(doc, syntax).Run(layer);
}

}  // namespace dragoman
