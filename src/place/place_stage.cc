#include "place/place_stage.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/strings.h"
#include "core/utf8.h"
#include "parse/parse_layer.h"
#include "place/place_layer.h"
#include "text/text_layer.h"

namespace dragoman {
namespace {

constexpr uint32_t kBeside = 6;  // tokens around a name in which a country decides it at once

// A name found, before it is known which place it is.
struct Found {
  TokenRange tokens;
  std::vector<uint32_t> places;  // heaviest first; empty: known by the parse alone
};

class Finder {
 public:
  Finder(const Document& doc, const Knowledge& knowledge, const Gazetteer& gazetteer)
      : doc_(doc),
        text_(doc.Get<TextLayer>()),
        parse_(doc.Get<ParseLayer>()),
        knowledge_(knowledge),
        gazetteer_(gazetteer) {}

  PlaceLayer Run() {
    for (const Sentence& sentence : text_.sentences) ReadSentence(sentence);
    PlaceLayer layer;
    for (const Found& found : found_) layer.places.push_back(Resolve(found));
    return layer;
  }

 private:
  std::string_view Form(uint32_t t) const { return doc_.Slice(text_.tokens[t].range); }
  bool Capital(uint32_t t) const {
    size_t pos = 0;
    std::string_view form = Form(t);
    return IsUpper(NextCodePoint(form, pos));
  }

  void ReadSentence(const Sentence& sentence) {
    TokenRange range = sentence.tokens;
    forms_.clear();
    folded_.clear();
    for (uint32_t t = range.begin; t < range.end; ++t) {
      forms_.push_back(Form(t));
      folded_.push_back(Capital(t) ? FoldName(Form(t)) : ToLower(Form(t)));
    }
    for (uint32_t t = range.begin; t < range.end;) {
      if (!Capital(t)) {
        ++t;
        continue;
      }
      NoteCountry(range, t);
      uint32_t taken = ReadName(range, t);
      t += std::max(taken, 1u);
    }
  }

  // Countries that the report speaks of, by any form of their name.
  void NoteCountry(TokenRange range, uint32_t t) {
    for (const NameHit& hit : knowledge_.NamesAt(forms_, t - range.begin)) {
      if (hit.entity->kind != EntityKind::country || hit.entity->id.size() < 11) continue;
      // A name that is a country and also a place elsewhere ("Georgia") speaks for neither.
      std::string code = hit.entity->id.substr(hit.entity->id.size() - 3);
      bool bare = hit.use == NameUse::name &&
                  gazetteer_.Longest(folded_, t - range.begin).places.size() > 1;
      if (!bare) countries_.push_back({t, code});
      if (!bare) ++counts_[code];
      break;
    }
  }

  const Name* NameAt(uint32_t t) {
    while (name_ < parse_.names.size() && parse_.names[name_].tokens.end <= t) ++name_;
    bool in = name_ < parse_.names.size() && parse_.names[name_].tokens.Contains(t);
    return in ? &parse_.names[name_] : nullptr;
  }

  // Takes the name of a place at t, if one is there; returns how many tokens it has.
  uint32_t ReadName(TokenRange range, uint32_t t) {
    const Name* name = NameAt(t);
    Gazetteer::Hit hit = gazetteer_.Longest(folded_, t - range.begin);
    TokenRange tokens{t, t + hit.tokens};
    if (hit.tokens == 0) {
      bool unknown = name != nullptr && name->label == NameLabel::place &&
                     name->tokens.begin == t && !IsCountryWord(range, t);
      if (unknown) found_.push_back({name->tokens, {}});
      return unknown ? name->tokens.size() : 0;
    }
    if (name != nullptr && !FitsName(*name, tokens)) {
      if (name->label == NameLabel::person)
        persons_.insert(folded_[name->tokens.end - 1 - range.begin]);
      return name->tokens.end > t ? name->tokens.end - t : 1;
    }
    if (PersonHere(range, t, tokens)) return hit.tokens;
    if (IsShort(t) || CountryAdjectiveHere(range, t, tokens)) return hit.tokens;
    found_.push_back({tokens, {hit.places.begin(), hit.places.end()}});
    return hit.tokens;
  }

  // A word like "US" or "Polish" that the parse takes for a place is a country's; no town of its
  // own.
  bool IsCountryWord(TokenRange range, uint32_t t) const {
    for (const NameHit& hit : knowledge_.NamesAt(forms_, t - range.begin))
      if (hit.entity->kind == EntityKind::country) return true;
    return false;
  }

  // Whether the place fills the name, or stands in a place's name ("northern Aleppo"), not in a
  // body's ("Bank of Georgia").
  static bool FitsName(const Name& name, TokenRange tokens) {
    if (tokens.Contains(name.tokens))
      return name.label != NameLabel::person || tokens.size() > 1 || name.tokens.size() == 1;
    return name.label == NameLabel::place || name.label == NameLabel::other;
  }

  bool IsShort(uint32_t t) const {  // "Us", "May": too short to be sure of without capitals
    std::string_view form = Form(t);
    return form.size() <= 2 && !(form == "US" || form == "UK" || form == "EU");
  }

  // "US troops", "UAE forces": the name as an adjective is the country's, which the actors' stage
  // reads; a town before a noun ("Kabul airport") still says where.
  bool CountryAdjectiveHere(TokenRange range, uint32_t t, TokenRange tokens) const {
    uint32_t next = tokens.end;
    bool acronym = InList(Form(t), "US|UK|UAE|U.S.|U.K.|USA|U.A.E.");
    return acronym && next < range.end && parse_.words[next].upos == Upos::NOUN;
  }

  bool PersonHere(TokenRange range, uint32_t t, TokenRange tokens) {
    if (tokens.size() > 1) return false;
    const std::string& form = folded_[t - range.begin];
    bool place_word = t > range.begin &&
                      InList(folded_[t - 1 - range.begin],
                             "in|at|near|to|from|across|outside|into|inside|around|toward|towards");
    if (place_word) return false;
    if (persons_.contains(form)) return true;
    if (t == range.begin) return false;
    return InList(folded_[t - 1 - range.begin],
                  "mr|mrs|ms|mr.|mrs.|ms.|dr|dr.|gen.|general|president|minister|sir|lord|senator|"
                  "sen.|rep.|judge|colonel|captain|king|queen|prince|princess|professor");
  }

  // The country named beside it, else the one most spoken of among those that have the name, else
  // the heaviest.
  uint32_t Choose(const Found& found) const {
    if (found.places.size() == 1) return found.places[0];
    uint32_t best = found.places[0];
    int64_t most = -1;
    for (uint32_t candidate : found.places) {
      const KnownPlace& place = gazetteer_.place(candidate);
      int64_t score = 0;
      auto count = counts_.find(place.country);
      if (count != counts_.end()) score += 10 * count->second;
      if (Beside(found.tokens, place.country)) score += 1000;
      if (place.kind == PlaceKind::country) score += 15;  // "Georgia" is first the state of its own
      if (candidate == found.places[0]) score += 5;
      if (score <= most) continue;
      most = score;
      best = candidate;
    }
    return best;
  }

  bool Beside(TokenRange tokens, const std::string& country) const {
    uint32_t from = tokens.begin > kBeside ? tokens.begin - kBeside : 0, to = tokens.end + kBeside;
    for (auto it =
             std::lower_bound(countries_.begin(), countries_.end(), std::pair(from, std::string()));
         it != countries_.end() && it->first < to; ++it)
      if (it->second == country && !tokens.Contains(it->first)) return true;
    for (const Found& other : found_) {
      if (other.tokens.begin < from) continue;
      if (other.tokens.begin >= to) break;
      bool sure = other.places.size() == 1 && !(other.tokens == tokens);
      if (sure && gazetteer_.place(other.places[0]).country == country) return true;
    }
    return false;
  }

  PlaceMention Resolve(const Found& found) const {
    PlaceMention mention;
    mention.range = text_.BytesOf(found.tokens);
    if (found.places.empty()) {
      mention.name = std::string(doc_.Slice(mention.range));
      return mention;
    }
    const KnownPlace& place = gazetteer_.place(Choose(found));
    mention.name = place.name;
    mention.country = place.country;
    mention.lat = place.lat;
    mention.lon = place.lon;
    return mention;
  }

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  const Knowledge& knowledge_;
  const Gazetteer& gazetteer_;
  std::vector<std::string_view> forms_;
  std::vector<std::string> folded_;
  size_t name_ = 0;
  std::vector<Found> found_;
  std::vector<std::pair<uint32_t, std::string>> countries_;  // token and code, in text order
  std::map<std::string, int> counts_;
  std::set<std::string> persons_;  // last names of persons that are also places
};

}  // namespace

PlaceStage::PlaceStage(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)), gazetteer_(*knowledge_) {}

void PlaceStage::Run(Document& doc) const {
  PlaceLayer layer = Finder(doc, *knowledge_, gazetteer_).Run();
  doc.Set(std::move(layer));
}

}  // namespace dragoman
