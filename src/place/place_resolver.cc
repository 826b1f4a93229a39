// Idea: every meaning of a name starts with how well known it is, and gains by what the words say:
// a country or a division that the name hangs on most ("Tripoli, Lebanon", "Pakistan's Hyderabad"),
// then a country close by, then what the rest of the report speaks of, then the other places near
// it. What the words say of a name once holds for the name everywhere in the report.
//   "Cordoba and Rosario"                -> both in Argentina
//   "Georgia ... Arizona ... the senator" -> the state
// A report about two countries that both have the town, and never says which, gets the larger one.
// Tests: tests/place/place_resolver_test.cc.
#include "place/place_resolver.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/strings.h"
#include "core/utf8.h"
#include "gazetteer/place_key.h"

namespace dragoman {
namespace {

// What signs weigh, in tenfolds of people as KnownPlace::prior.
constexpr double kHeld = 6, kHeldBySameDivision = 3, kHeldFar = 0.25;  // the last for each token
constexpr double kBeside = 2.5, kBesideNamed = 1.5;
constexpr double kVote = 1.2, kMostVotes = 3.5;
constexpr double kNear = 1.5, kNearby = 0.8;
constexpr double kNearKm = 120, kNearbyKm = 350;
constexpr double kDivisionWord = 6, kTownWord = 4, kStateWord = 2.5;
constexpr double kSureMargin = 1.2;  // over the second meaning, to speak for its country
constexpr uint32_t kBesideTokens = 6, kHeldTokens = 9;
constexpr double kHeldEnough = 4;  // to hold for the same name elsewhere
constexpr double kHeldTight = 3.75, kHeldDirect = 5.7;
constexpr double kNamesake = 1.5;  // less for a small town with the name of one in the world's news
constexpr double kNamesakePrior = 5;
constexpr double kNameVote = 0.25;  // of a country that is only named: it acts, or is spoken to
constexpr double kFamous = 6;       // not taken for a village of the same name
constexpr uint32_t kAdjectiveTokens = 2;
constexpr size_t kNeighbours = 3, kMostCountries = 3;
constexpr int kFitsEvidence = 2, kSpokenOf = 2, kLabelledElsewhere = 3;

class Resolver {
 public:
  Resolver(const Document& doc, const PlaceNames& names, const PlaceWords& words,
           const Gazetteer& gazetteer)
      : doc_(doc),
        text_(doc.Get<TextLayer>()),
        parse_(doc.Get<ParseLayer>()),
        names_(names),
        words_(words),
        gazetteer_(gazetteer) {}

  std::vector<ResolvedPlace> Run() {
    for (const PlaceName& name : names_.names) places_.push_back(Start(name));
    for (size_t i = 0; i < places_.size(); ++i) AddHolders(i);
    for (State& state : places_) AddReportEvidence(state);
    AddLabelsElsewhere();
    std::erase_if(places_, [](const State& s) { return s.evidence < kLeastEvidence; });
    for (State& state : places_) Choose(state);
    Vote();
    for (State& state : places_) AddVotes(state);
    for (State& state : places_) Choose(state);
    for (State& state : places_) AddNearness(state);
    for (State& state : places_) Choose(state);
    ShareHeld();
    std::vector<ResolvedPlace> out;
    for (const State& state : places_) out.push_back({state.name, PlaceOf(state)});
    return out;
  }

 private:
  struct State {
    const PlaceName* name = nullptr;
    int evidence = 0;
    std::vector<double> scores;  // one a meaning
    std::vector<double> held;    // by words that the name hangs on, one a meaning
    size_t chosen = 0;
    double margin = 0;
    std::string_view elsewhere;  // the country that it hangs on and that no meaning is in
  };

  std::string_view Form(uint32_t t) const { return doc_.Slice(text_.tokens[t].range); }
  std::string Lower(uint32_t t) const { return ToLower(Form(t)); }
  static const std::vector<KnownPlace>& Meanings(const State& state) {
    return *state.name->meanings;
  }

  State Start(const PlaceName& name) const {
    State state;
    state.name = &name;
    state.evidence = name.evidence;
    if (name.meanings == nullptr) return state;
    for (const KnownPlace& place : *name.meanings) {
      double score = place.prior;
      if (name.division_word && place.kind == PlaceKind::region) score += kDivisionWord;
      if (name.division_word && place.kind == PlaceKind::city) score -= 1;
      if (name.town_word && place.kind == PlaceKind::city) score += kTownWord;
      bool small = !place.by_hand && place.kind == PlaceKind::city && place.prior < kNamesakePrior;
      if (small && name.meanings->front().by_hand) score -= kNamesake;
      state.scores.push_back(score);
    }
    state.held.assign(state.scores.size(), 0);
    AddBeside(state);
    return state;
  }

  // A country close by speaks for its towns; not for a division against another country, since
  // states deal with each other: "the United States and Georgia".
  void AddBeside(State& state) const {
    const std::vector<KnownPlace>& meanings = Meanings(state);
    if (meanings.size() < 2) return;
    bool country = meanings[0].kind == PlaceKind::country;
    TokenRange tokens = state.name->tokens;
    uint32_t from = tokens.begin > kBesideTokens ? tokens.begin - kBesideTokens : 0;
    for (size_t i = 0; i < meanings.size(); ++i) {
      if (country && meanings[i].kind != PlaceKind::country) continue;
      for (auto it = FirstNote(from);
           it != names_.countries.end() && it->token < tokens.end + kBesideTokens; ++it)
        if (!tokens.Contains(it->token) && it->code == meanings[i].country) {
          state.scores[i] += it->named ? kBesideNamed : kBeside;
          break;
        }
    }
    if (country && HasStateWord(state.name->sentence))
      for (size_t i = 0; i < meanings.size(); ++i)
        if (meanings[i].country == "USA" && meanings[i].kind == PlaceKind::region &&
            meanings[i].by_hand)
          state.scores[i] += kStateWord;
  }

  std::vector<CountryNote>::const_iterator FirstNote(uint32_t token) const {
    return std::lower_bound(names_.countries.begin(), names_.countries.end(), token,
                            [](const CountryNote& note, uint32_t t) { return note.token < t; });
  }

  bool HasStateWord(uint32_t sentence) const {
    TokenRange range = text_.sentences[sentence].tokens;
    for (uint32_t t = range.begin; t < range.end; ++t)
      if (words_.Is(Lower(t), PlaceWord::state)) return true;
    return false;
  }

  // Whether a name can hang on another over these tokens: "the port of", "'s second city,".
  bool Ties(uint32_t from, uint32_t to) const {
    if (to - from > kHeldTokens) return false;
    bool near = false;  // "Palma, near a gas project in Mozambique", not "near Mozambique"
    for (uint32_t t = from; t < to; ++t) {
      if (parse_.words[t].upos == Upos::ADP) near = InList(Form(t), "near|off");
      if (InList(Form(t), ",|'s|’s|'|’|(|-|in|of|the|a|an|on|near|off")) continue;
      switch (parse_.words[t].upos) {
        case Upos::ADJ:
        case Upos::NOUN:
        case Upos::PROPN:
        case Upos::NUM:
        case Upos::DET:
        case Upos::ADV: continue;
        default: return false;
      }
    }
    return !near;
  }

  double HeldBy(TokenRange name, TokenRange holder) const {
    bool before = holder.end <= name.begin;
    uint32_t from = before ? holder.end : name.end, to = before ? name.begin : holder.begin;
    if (from > to || !Ties(from, to)) return 0;
    // "Russia, Paris and London" is a list.
    if (before && to == from + 1 && Form(from) == ",") return 0;
    if (from == to && !before) return 0;
    return kHeld - kHeldFar * (to - from);
  }

  // A country or division that the name hangs on.
  struct Holder {
    double held = 0;
    std::string_view country;
    const KnownPlace* division = nullptr;
    bool behind = false;  // "Tripoli, Lebanon"; else "Lebanon's Tripoli"
  };

  std::vector<Holder> HoldersOf(size_t index) const {
    std::vector<Holder> holders;
    const PlaceName& name = *places_[index].name;
    TokenRange tokens = name.tokens;
    TokenRange sentence = text_.sentences[name.sentence].tokens;
    uint32_t reach = kHeldTokens + 4;
    uint32_t from = std::max(sentence.begin, tokens.begin > reach ? tokens.begin - reach : 0);
    uint32_t to = std::min(sentence.end, tokens.end + kHeldTokens);
    for (auto it = FirstNote(from); it != names_.countries.end() && it->token < to; ++it) {
      if (it->token < tokens.end && it->end > tokens.begin) continue;
      bool behind = it->token >= tokens.end;
      // "Solhan, in the Burkinabe province of Yagha", not "Tripoli in an Egyptian plane".
      bool of_place = it->end < sentence.end && (words_.Is(Lower(it->end), PlaceWord::division) ||
                                                 words_.Is(Lower(it->end), PlaceWord::town) ||
                                                 words_.Is(Lower(it->end), PlaceWord::part));
      if (!it->named && behind && !of_place && it->token > tokens.end + kAdjectiveTokens) continue;
      double held = HeldBy(tokens, {it->token, it->end});
      if (held > 0) holders.push_back({held, it->code, nullptr, behind});
    }
    size_t first = index > kNeighbours ? index - kNeighbours : 0;
    for (size_t k = first; k < places_.size() && k <= index + kNeighbours; ++k) {
      const PlaceName& other = *places_[k].name;
      if (k == index || other.meanings == nullptr || other.sentence != name.sentence) continue;
      double held = HeldBy(tokens, other.tokens);
      if (held <= 0) continue;
      for (const KnownPlace& place : *other.meanings)
        if (IsHolder(other, place)) holders.push_back({held, place.country, &place, k > index});
    }
    return holders;
  }

  // A division holds what lies in it: not "Lisbon", which is first a city.
  static bool IsHolder(const PlaceName& name, const KnownPlace& place) {
    bool first =
        place.by_hand || name.division_word || name.meanings->front().kind == PlaceKind::region;
    return place.kind == PlaceKind::region && !place.country.empty() && first;
  }

  bool Hold(State& state, const Holder& holder) const {
    const std::vector<KnownPlace>& meanings = Meanings(state);
    // A country is another place only by "LEBANON, Pa.", not by "Jordan, in a blow to Washington".
    bool country = meanings[0].kind == PlaceKind::country;
    if (country && (!holder.behind || holder.held < kHeldDirect)) return false;
    bool fits = false;
    for (size_t i = 0; i < meanings.size(); ++i) {
      const KnownPlace& place = meanings[i];
      if (place.country != holder.country || place.kind == PlaceKind::country) continue;
      double more = holder.held;
      if (holder.division != nullptr) {
        bool itself = place.kind == PlaceKind::region &&
                      PlaceKey(place.name) == PlaceKey(holder.division->name);
        if (itself) continue;
        bool same =
            !place.division.empty() && IsSameDivision(place.division, holder.division->name);
        more += same ? kHeldBySameDivision : -1;
      }
      state.held[i] = std::max(state.held[i], more);
      fits = true;
    }
    return fits;
  }

  static bool IsSameDivision(std::string_view a, std::string_view b) {
    std::string x = PlaceKey(a), y = PlaceKey(b);
    return x == y || x.starts_with(y + " ") || y.starts_with(x + " ");
  }

  void AddHolders(size_t index) {
    State& state = places_[index];
    bool fits = false;
    const Holder* strict = nullptr;
    std::vector<Holder> holders = HoldersOf(index);
    for (const Holder& holder : holders) {
      if (state.name->meanings != nullptr && Hold(state, holder)) fits = true;
      bool tight = holder.held >= kHeldTight && (holder.behind || holder.division != nullptr);
      if (tight && (strict == nullptr || holder.held > strict->held)) strict = &holder;
    }
    if (fits) state.evidence += kFitsEvidence;
    // A town that the tables have in other countries only: "Palma, in northern Mozambique".
    if (!fits && strict != nullptr) state.elsewhere = strict->country;
  }

  // What speaks for a name that the parse does not call a place: that it lies in a country that the
  // report speaks of, and near its other places.
  void AddReportEvidence(State& state) const {
    const PlaceName& name = *state.name;
    if (name.meanings == nullptr) return;
    if (name.doubtful && !SpeaksOf(name.meanings->front().country, name.tokens)) state.evidence = 0;
    if (name.labelled || !name.at) return;
    for (const KnownPlace& place : *name.meanings)
      if (place.kind != PlaceKind::country && SpeaksOf(place.country, name.tokens)) {
        state.evidence += kSpokenOf;
        return;
      }
  }

  // A name that the parse once calls a place is one where it is unsure.
  void AddLabelsElsewhere() {
    std::map<const std::vector<KnownPlace>*, bool> labelled;
    for (const State& state : places_)
      if (state.name->meanings != nullptr && state.name->labelled &&
          state.evidence >= kLeastEvidence)
        labelled[state.name->meanings] = true;
    for (State& state : places_)
      if (!state.name->labelled && labelled.contains(state.name->meanings))
        state.evidence += kLabelledElsewhere;
  }

  bool SpeaksOf(std::string_view country, TokenRange but) const {
    for (const CountryNote& note : names_.countries)
      if (note.code == country && !but.Contains(note.token)) return true;
    for (const State& other : places_) {
      bool sure =
          other.name->labelled && other.name->meanings != nullptr && !(other.name->tokens == but);
      if (sure && other.name->meanings->front().by_hand &&
          other.name->meanings->front().country == country)
        return true;
    }
    return false;
  }

  static void Choose(State& state) {
    constexpr double kNever = 1e9;
    if (state.name->meanings == nullptr) return;
    double best = -kNever;
    for (size_t i = 0; i < state.scores.size(); ++i) {
      double score = state.scores[i] + state.held[i];
      if (score <= best) continue;
      best = score;
      state.chosen = i;
    }
    const std::vector<KnownPlace>& meanings = Meanings(state);
    double second = -kNever;  // of another country
    for (size_t i = 0; i < state.scores.size(); ++i)
      if (meanings[i].country != meanings[state.chosen].country)
        second = std::max(second, state.scores[i] + state.held[i]);
    state.margin = best - second;
  }

  // What the report speaks of: each sure place and each word for a country is a vote.
  void Vote() {
    for (const State& state : places_) {
      if (state.name->meanings == nullptr || state.margin < kSureMargin) continue;
      const KnownPlace& place = Meanings(state)[state.chosen];
      if (place.country.empty()) continue;
      if (place.kind != PlaceKind::country) places_in_[place.country] += 1;
      votes_[place.country] += place.kind == PlaceKind::country ? kNameVote : 1;
    }
    for (const CountryNote& note : names_.countries)
      if (!note.named) votes_[note.code] += 1;
  }

  void AddVotes(State& state) const {
    if (state.name->meanings == nullptr || state.scores.size() < 2) return;
    const std::vector<KnownPlace>& meanings = Meanings(state);
    bool country = meanings[0].kind == PlaceKind::country;
    for (size_t i = 0; i < meanings.size(); ++i) {
      bool inner = country && meanings[i].kind != PlaceKind::country;
      const std::map<std::string_view, double>& counts = inner ? places_in_ : votes_;
      auto it = counts.find(meanings[i].country);
      if (it == counts.end()) continue;
      bool own = i == state.chosen && state.margin >= kSureMargin;
      double own_vote = meanings[i].kind == PlaceKind::country ? kNameVote : 1;
      double others = std::max(0.0, it->second - (own ? own_vote : 0));
      double weight = inner ? 2 * kVote : kVote;
      state.scores[i] += std::min(kMostVotes, weight * std::log2(1 + others));
    }
  }

  void AddNearness(State& state) {
    if (state.name->meanings == nullptr || state.scores.size() < 2) return;
    const std::vector<KnownPlace>& meanings = Meanings(state);
    for (size_t i = 0; i < meanings.size(); ++i) {
      double bonus = 0;
      for (const State& other : places_) {
        if (other.name->meanings == nullptr || other.name->meanings == state.name->meanings)
          continue;
        const KnownPlace& place = Meanings(other)[other.chosen];
        if (place.kind == PlaceKind::country) continue;
        std::optional<double> far = DistanceKm(place, meanings[i]);
        if (far && *far <= kNearbyKm) bonus = std::max(bonus, *far <= kNearKm ? kNear : kNearby);
        if (bonus == kNear) break;
      }
      state.scores[i] += bonus;
    }
  }

  // "in Tripoli, Lebanon ... Tripoli": one name is one place, unless the words say otherwise.
  void ShareHeld() {
    std::map<const std::vector<KnownPlace>*, std::pair<double, size_t>> best;
    for (const State& state : places_) {
      if (state.name->meanings == nullptr || state.held[state.chosen] < kHeldEnough) continue;
      auto& entry = best[state.name->meanings];
      if (state.held[state.chosen] > entry.first) entry = {state.held[state.chosen], state.chosen};
    }
    for (State& state : places_) {
      auto it = best.find(state.name->meanings);
      if (it != best.end() && state.held[state.chosen] < kHeldEnough)
        state.chosen = it->second.second;
    }
  }

  // The meaning chosen; where none is known, or all are elsewhere, a town whose name sounds the
  // same.
  std::optional<KnownPlace> PlaceOf(const State& state) const {
    if (state.name->meanings != nullptr) {
      const KnownPlace& place = Meanings(state)[state.chosen];
      bool famous = place.prior >= kFamous;
      if (state.elsewhere.empty() || famous || place.country == state.elsewhere) return place;
    }
    std::string key(state.name->key);
    if (key.empty()) key = PlaceKey(doc_.Slice(text_.BytesOf(state.name->tokens)));
    if (!state.elsewhere.empty()) {
      std::optional<KnownPlace> alike = gazetteer_.Alike(key, state.elsewhere);
      if (alike) return alike;
      KnownPlace unknown;
      unknown.country = state.elsewhere;
      return unknown;
    }
    for (std::string_view country : CountriesNear(state)) {
      std::optional<KnownPlace> alike = gazetteer_.Alike(key, country);
      if (alike) return alike;
    }
    return std::nullopt;
  }

  // Countries that the sentence speaks of, then those of the report, most spoken of first.
  std::vector<std::string_view> CountriesNear(const State& state) const {
    std::vector<std::string_view> out;
    auto add = [&out](std::string_view code) {
      if (!code.empty() && std::find(out.begin(), out.end(), code) == out.end())
        out.push_back(code);
    };
    TokenRange sentence = text_.sentences[state.name->sentence].tokens;
    for (auto it = FirstNote(sentence.begin);
         it != names_.countries.end() && it->token < sentence.end; ++it)
      add(it->code);
    std::vector<std::pair<double, std::string_view>> counts;
    for (const auto& [code, count] : votes_) counts.emplace_back(-count, code);
    std::sort(counts.begin(), counts.end());
    for (size_t i = 0; i < counts.size() && i < kMostCountries; ++i) add(counts[i].second);
    return out;
  }

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  const PlaceNames& names_;
  const PlaceWords& words_;
  const Gazetteer& gazetteer_;
  std::vector<State> places_;
  std::map<std::string_view, double> votes_, places_in_;  // by country
};

}  // namespace

std::vector<ResolvedPlace> ResolvePlaces(const Document& doc, const PlaceNames& names,
                                         const PlaceWords& words, const Gazetteer& gazetteer) {
  return Resolver(doc, names, words, gazetteer).Run();
}

}  // namespace dragoman
