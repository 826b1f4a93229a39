// Which place belongs to what a verb or an event noun tells.
//
// Idea: a place behind "in", "at", "near" that hangs on the verb or noun, or on the verb it shares
// its clause with; the object of a verb of going or striking is a place too. A government's seat as
// subject is none.
//   "He met Lavrov in Tashkent and praised the deal." -> met: Tashkent; praised: none
//   "Moscow said it would leave."                     -> said: none
// Where a parse hangs "in X" on the wrong noun the place is lost. Test:
// tests/place/place_of_test.cc.
#include <algorithm>
#include <string>

#include "core/strings.h"
#include "core/utf8.h"
#include "parse/parse_layer.h"
#include "place/place_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

constexpr uint32_t kMaxDepth = 40;
constexpr int kFar = 1000;
constexpr int kShield = 12;
constexpr int kMostCost = 9;
constexpr int kNamed = 3;  // less sure than "in Afrin"
constexpr std::string_view kDeeds =
    "campaign|offensive|operation|attack|assault|siege|battle|bombing|strike|raid|war|massacre|"
    "talk|summit|meeting|conference|incursion|invasion|blockade|evacuation|protest|riot";
// A part of the place that belongs to its name where it is told.
constexpr std::string_view kParts =
    "northern|southern|eastern|western|central|north|south|east|west|north-east|north-west|south-"
    "east|south-west|"
    "northeastern|northwestern|southeastern|southwestern|north-eastern|north-western|south-eastern|"
    "south-western|"
    "northeast|northwest|southeast|southwest|upper|lower";
// Verbs whose object, or subject in the passive, is where they happen.
constexpr std::string_view kReaches =
    "visit|tour|enter|reach|storm|bomb|shell|capture|seize|recapture|invade|retake|strike|hit|"
    "besiege|leave|free|"
    "liberate|attack|overrun|occupy|raid|encircle";

class Placer {
 public:
  Placer(const Document& doc, uint32_t token)
      : doc_(doc),
        text_(doc.Get<TextLayer>()),
        parse_(doc.Get<ParseLayer>()),
        places_(doc.Get<PlaceLayer>().places),
        token_(token),
        sentence_(text_.sentences[text_.SentenceAtToken(token)]) {}

  std::optional<PlacedBy> Run() const {
    auto it = std::lower_bound(places_.begin(), places_.end(), sentence_.range.begin,
                               [](const PlaceMention& p, uint32_t b) { return p.range.end <= b; });
    int least = kMostCost + 1;
    std::optional<uint32_t> best;
    for (; it != places_.end() && it->range.begin < sentence_.range.end; ++it) {
      int cost = Cost(*it);
      if (cost >= least) continue;
      least = cost;
      best = static_cast<uint32_t>(it - places_.begin());
    }
    if (!best) return Here();
    return PlacedBy{NameOf(*best), best, Basis::phrase};
  }

 private:
  // "said here Friday": the dateline's place.
  std::optional<PlacedBy> Here() const {
    const ReportHead& head = text_.head;
    if (head.dateline_place.empty()) return std::nullopt;
    for (uint32_t t = sentence_.tokens.begin; t < sentence_.tokens.end; ++t) {
      if (Relation(t) != "advmod" || word(t).head != token_ || Lower(t) != "here") continue;
      for (uint32_t i = 0; i < places_.size() && places_[i].range.begin < head.dateline.end; ++i)
        if (head.dateline.Contains(places_[i].range))
          return PlacedBy{std::string(doc_.Slice(places_[i].range)), i, Basis::dateline};
      return PlacedBy{head.dateline_place, std::nullopt, Basis::dateline};
    }
    return std::nullopt;
  }

  // As the report writes it: "southern Lebanon", "Washington, Brussels and London".
  std::string NameOf(uint32_t index) const {
    ByteRange range = places_[index].range;
    TokenRange tokens = text_.TokensIn(range);
    if (tokens.begin > sentence_.tokens.begin && InList(Lower(tokens.begin - 1), kParts))
      range.begin = text_.tokens[tokens.begin - 1].range.begin;
    uint32_t head = HeadOf(tokens);
    for (uint32_t i = index + 1; i < places_.size() && places_[i].range.begin < sentence_.range.end;
         ++i) {
      uint32_t other = HeadOf(text_.TokensIn(places_[i].range));
      if (Relation(other) != "conj" || word(other).head != head) break;
      range.end = places_[i].range.end;
    }
    return std::string(doc_.Slice(range));
  }

  const Word& word(uint32_t t) const { return parse_.words[t]; }
  std::string Lower(uint32_t t) const { return ToLower(doc_.Slice(text_.tokens[t].range)); }
  std::string_view Relation(uint32_t t) const {
    return word(t).deprel.substr(0, word(t).deprel.find(':'));
  }

  // The token on which the rest of the name hangs, moved up from an apposition or a name's part.
  uint32_t HeadOf(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t)
      if (word(t).head == kNoToken || !range.Contains(word(t).head)) return t;
    return range.begin;
  }

  std::vector<uint32_t> Path(uint32_t t) const {
    std::vector<uint32_t> path;
    for (uint32_t i = 0; i < kMaxDepth && t != kNoToken && t < parse_.words.size(); ++i) {
      path.push_back(t);
      t = word(t).head;
    }
    return path;
  }

  // The preposition of a noun: its case child left of it.
  std::string Preposition(uint32_t noun) const {
    uint32_t least = noun > sentence_.tokens.begin + 8 ? noun - 8 : sentence_.tokens.begin;
    for (uint32_t t = noun; t-- > least;)
      if (word(t).head == noun && Relation(t) == "case") return Lower(t);
    return {};
  }

  // Up from the place to the noun phrase that carries the preposition: "in the suburbs of
  // Damascus", "in Kabul". Returns the phrase's head, or kNoToken where no preposition of place is
  // on the way.
  uint32_t Located(uint32_t noun) const {
    for (int steps = 0; steps < 4; ++steps) {
      std::string preposition = Preposition(noun);
      if (InList(preposition,
                 "in|at|near|inside|outside|across|around|over|off|along|through|throughout|within|"
                 "beside|against"))
        return noun;
      bool up = (InList(preposition, "of|from|to") && Relation(noun) == "nmod") ||
                (preposition.empty() && (Relation(noun) == "compound" || Relation(noun) == "nmod" ||
                                         Relation(noun) == "appos" || Relation(noun) == "conj"));
      if (!up || word(noun).head == kNoToken || word(word(noun).head).upos == Upos::VERB)
        return kNoToken;
      noun = word(noun).head;
    }
    return kNoToken;
  }

  // "sent its chief of police to Quito": parsers hang "to Quito" on any noun of the object.
  bool IsSent(uint32_t noun) const {
    for (int steps = 0; steps < 3 && noun != kNoToken; ++steps, noun = word(noun).head) {
      if (Relation(noun) == "nmod" || Relation(noun) == "conj") continue;
      return Relation(noun) == "obj" && word(noun).head != kNoToken &&
             InList(word(word(noun).head).lemma, "dispatch|send|deploy|rush|move|fly|ship|return");
    }
    return false;
  }

  // "visited Tehran", "left for Europe", "arrived in", "attack on Douma", "invaded".
  bool GoesTo(uint32_t noun) const {
    uint32_t head = word(noun).head;
    if (head == kNoToken) return false;
    // "toured the capital Dar es Salaam": the capital is what the name names.
    bool named =
        InList(Relation(noun), "appos|flat|compound|nmod") && Preposition(noun).empty() &&
        InList(word(head).lemma, "capital|city|town|village|port|province|district|region");
    if (named) {
      noun = head;
      head = word(noun).head;
      if (head == kNoToken) return false;
    }
    std::string preposition = Preposition(noun);
    // "shelled the province of Kilis": the province stands where the town does.
    if (preposition == "of" && Relation(noun) == "nmod" &&
        (Relation(head) == "obj" || Relation(head) == "nsubj")) {
      noun = head;
      head = word(noun).head;
      preposition = Preposition(noun);
      if (head == kNoToken) return false;
    }
    if (preposition == "to" && Relation(noun) == "nmod" && IsSent(head)) return true;
    const std::string& verb = word(head).lemma;
    if (Relation(noun) == "obj" && preposition.empty()) return InList(verb, kReaches);
    if (word(noun).deprel == "nsubj:pass") return InList(verb, kReaches);
    if (preposition == "from")
      return InList(verb,
                    "withdraw|pull|remove|recall|evacuate|withdrawal|flee|pullout|retreat|expel");
    if (InList(preposition, "to|for|into|on"))
      return InList(
          word(head).lemma,
          "visit|trip|attack|assault|strike|raid|offensive|travel|fly|go|arrive|head|"
          "leave|return|come|incursion|invasion|move|airstrike|operation|dispatch|send|deploy|rush|"
          "march|advance|drive|deployment");
    if (preposition == "of" || preposition.empty())
      return InList(word(head).lemma,
                    "bombing|siege|capture|invasion|shelling|bombardment|recapture|battle|"
                    "liberation|occupation") &&
             head != kNoToken;
    return false;
  }

  int StepCost(uint32_t t) const {
    std::string_view relation = Relation(t);
    if (relation == "xcomp" || IsHeld(t)) return 1;
    if (relation == "conj") return word(t).upos == Upos::VERB ? 4 : 1;
    if (relation == "ccomp" || relation == "parataxis" || relation == "advcl" || relation == "acl")
      return 7;
    if (relation == "nsubj") return 3;
    return word(t).upos == Upos::VERB ? 4 : 2;
  }

  // "a meeting organised by them in Kabul": where the meeting is.
  bool IsHeld(uint32_t t) const {
    return word(t).deprel == "acl" &&
           InList(word(t).lemma, "hold|organize|organise|host|convene|stage|conduct");
  }

  // What happens inside a clause does not place what is outside.
  bool InnerClause(uint32_t t) const {
    if (IsHeld(t)) return false;
    return InList(Relation(t), "ccomp|parataxis|acl|advcl");
  }

  // "the Afrin campaign", "launched the Afrin campaign": a town before a noun for a deed. A country
  // there may be the one that does it: "the Iran strikes".
  bool NamesDeed(uint32_t place) const {
    uint32_t noun = word(place).head;
    if (Relation(place) != "compound" || noun == kNoToken) return false;
    if (noun == token_) return true;
    return word(noun).head == token_ && Relation(noun) == "obj" && InList(word(noun).lemma, kDeeds);
  }

  int Cost(const PlaceMention& mention) const {
    TokenRange range = text_.TokensIn(mention.range);
    if (range.empty()) return kFar;
    uint32_t head = HeadOf(range);
    if (!mention.is_country && NamesDeed(head)) return kNamed;
    uint32_t noun = Located(head);
    if (noun == kNoToken && GoesTo(head)) noun = head;
    if (noun == kNoToken || range.Contains(token_)) return kFar;
    std::vector<uint32_t> up = Path(noun), mine = Path(token_);
    for (size_t i = 1; i < up.size(); ++i) {
      auto meet = std::find(mine.begin(), mine.end(), up[i]);
      if (meet == mine.end()) continue;
      int cost = 0;
      for (size_t k = 1; k < i; ++k) cost += InnerClause(up[k]) ? kShield : StepCost(up[k]);
      for (auto it = mine.begin(); it != meet; ++it) cost += StepCost(*it);
      return cost;
    }
    return kFar;
  }

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  const std::vector<PlaceMention>& places_;
  uint32_t token_;
  const Sentence& sentence_;
};

}  // namespace

std::optional<PlacedBy> PlaceOf(const Document& doc, uint32_t token) {
  return Placer(doc, token).Run();
}

}  // namespace dragoman
