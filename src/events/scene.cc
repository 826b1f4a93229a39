#include "events/scene.h"

#include <algorithm>
#include <map>

#include "core/strings.h"

namespace dragoman {

namespace {

constexpr uint32_t kSceneSentences = 6;  // how long a scene is remembered
constexpr size_t kLeastMentions = 2;     // of the place that a whole report is about

bool IsDeed(const Event& event) {
  return InList(event.type, "ASSAULT|RETREAT|MOBILIZE|COERCE|PROTEST") &&
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

class Scenes {
 public:
  Scenes(const Document& doc, const Syntax& syntax)
      : doc_(doc), syntax_(syntax), places_(doc.Get<PlaceLayer>().places) {
    std::map<std::string, std::pair<size_t, uint32_t>> counts;  // name -> mentions, first of them
    for (uint32_t i = 0; i < places_.size(); ++i)
      if (IsTold(i)) ++counts.try_emplace(Name(i), 0, i).first->second.first;
    size_t most = kLeastMentions - 1;
    for (const auto& [name, count] : counts)
      if (count.first > most) {
        most = count.first;
        main_ = count.second;
      }
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
      if (!IsDeed(event)) continue;
      if (!event.place) event.place = InSentence(event);
      if (event.place) {
        scene = event.place;
        scene_sentence = event.sentence;
      } else if (scene && event.sentence - scene_sentence <= kSceneSentences) {
        event.place = PlacedBy{scene->name, scene->place, Basis::narrative};
      } else if (main_) {
        event.place = PlacedBy{Name(*main_), main_, Basis::narrative};
      }
    }
  }

 private:
  std::string Name(uint32_t i) const { return std::string(doc_.Slice(places_[i].range)); }

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
  std::optional<uint32_t> main_;
};

}  // namespace

void SetScenes(const Document& doc, const Syntax& syntax, EventLayer& layer) {
  Scenes(doc, syntax).Run(layer);
}

}  // namespace dragoman
