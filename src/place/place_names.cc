// Idea: the longest known name at every capital, weighed. The name finder's label counts most; then
// the preposition before it, the words beside it, and how well known the place is. A small town
// needs a sign, a capital city needs none, and nothing outweighs a person's name.
//   "in Reading on Friday"      -> in: a place
//   "Reading the report, ..."   -> no proper noun, at the sentence's start: none
//   "Paris Hilton", "Jordan Smith said" -> another name follows: none
// Where the parse calls a person a place and nothing beside it says otherwise, it is one.
#include "place/place_names.h"

#include <algorithm>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "time/time_layer.h"

namespace dragoman {
namespace {

// What signs weigh. Tuned by hand on own cases; tests/place/place_names_test.cc holds them.
constexpr int kLabelPlace = 4, kLabelNone = 1, kLabelOrganisation = -1, kLabelPerson = -3;
constexpr int kProperNoun = 1, kNoun = -2, kOtherWord = -4, kLongName = 1;
constexpr int kAt = 2, kNear = 2, kTownOf = 3, kTownWord = 2, kDateline = 4;
constexpr int kTitle = -6, kNameGoesOn = -4, kPersonElsewhere = -4, kPersonDoes = -1;
constexpr int kCountry = 3, kByHand = 2, kBig = 2, kMiddling = 1, kSmall = -1;
constexpr double kBigPrior = 5.7, kMiddlingPrior = 5, kSmallPrior = 4.2;
constexpr int kShort = -2, kStart = -1;

class Finder {
 public:
  Finder(const Document& doc, const Knowledge& knowledge, const Gazetteer& gazetteer,
         const PlaceWords& words)
      : doc_(doc),
        text_(doc.Get<TextLayer>()),
        parse_(doc.Get<ParseLayer>()),
        knowledge_(knowledge),
        gazetteer_(gazetteer),
        words_(words) {}

  PlaceNames Run() {
    for (const Name& name : parse_.names)
      if (name.label == NameLabel::person && name.tokens.size() > 1)
        for (uint32_t t = name.tokens.begin; t < name.tokens.end; ++t)
          persons_.insert(FoldName(Form(t)));
    for (uint32_t s = 0; s < text_.sentences.size(); ++s) ReadSentence(s);
    return std::move(out_);
  }

 private:
  std::string_view Form(uint32_t t) const { return doc_.Slice(text_.tokens[t].range); }
  std::string Lower(uint32_t t) const { return ToLower(Form(t)); }
  bool Capital(uint32_t t) const {
    size_t pos = 0;
    std::string_view form = Form(t);
    return IsUpper(NextCodePoint(form, pos));
  }
  bool Is(uint32_t t, PlaceWord word) const { return words_.Is(Lower(t), word); }

  void ReadSentence(uint32_t s) {
    sentence_ = s;
    range_ = text_.sentences[s].tokens;
    forms_.clear();
    for (uint32_t t = range_.begin; t < range_.end; ++t) forms_.push_back(Form(t));
    uint32_t capitals = 0, words = 0;
    for (uint32_t t = range_.begin; t < range_.end; ++t) {
      size_t pos = 0;
      bool word = IsAlpha(NextCodePoint(forms_[t - range_.begin], pos));
      words += word && forms_[t - range_.begin].size() > 3;
      capitals += word && forms_[t - range_.begin].size() > 3 && Capital(t);
    }
    all_capitals_ = words > 2 && capitals * 10 >= words * 8;  // a headline says nothing by capitals
    for (uint32_t t = range_.begin; t < range_.end;) {
      if (!Capital(t)) {
        ++t;
        continue;
      }
      NoteCountry(t);
      t += std::max(ReadName(t), 1u);
    }
  }

  // Countries that the report speaks of, by any form of their name.
  void NoteCountry(uint32_t t) {
    for (const NameHit& hit : knowledge_.NamesAt(forms_, t - range_.begin)) {
      constexpr std::string_view kPrefix = "country/";
      if (hit.entity->kind != EntityKind::country || !hit.entity->id.starts_with(kPrefix)) continue;
      // A capital in itself is a place like others.
      if (hit.use == NameUse::capital) continue;
      out_.countries.push_back({t, t + hit.tokens,
                                std::string_view(hit.entity->id).substr(kPrefix.size()),
                                hit.use == NameUse::name});
      break;
    }
  }

  const Name* NameAt(uint32_t t) {
    while (name_ < parse_.names.size() && parse_.names[name_].tokens.end <= t) ++name_;
    bool in = name_ < parse_.names.size() && parse_.names[name_].tokens.Contains(t);
    return in ? &parse_.names[name_] : nullptr;
  }

  // Takes the name of a place at t, if one is there; returns how many tokens it has.
  uint32_t ReadName(uint32_t t) {
    const Name* name = NameAt(t);
    Gazetteer::Hit hit = gazetteer_.Longest(forms_, t - range_.begin);
    if (name != nullptr && name->label == NameLabel::place && IsFirstCapital(*name, t)) {
      // "western Kingston" begins with its capital.
      if (t + hit.tokens < name->tokens.end) return ReadPart({t, name->tokens.end}, hit, *name);
      return Take({t, t + hit.tokens}, hit.key, name);
    }
    if (hit.tokens == 0) return 0;
    TokenRange tokens{t, t + hit.tokens};
    // Inside the name of a person, a body or a thing: not the place itself, but for "Kurdistan
    // region of Iraq".
    if (name != nullptr && !tokens.Contains(name->tokens)) {
      bool region = name->label != NameLabel::person && name->tokens.begin == t &&
                    ((WordBehind(tokens, PlaceWord::division) && !Capital(tokens.end)) ||
                     Is(tokens.end - 1, PlaceWord::division));
      if (!region) return name->tokens.end - t;
      name = nullptr;
    }
    return Take(tokens, hit.key, name);
  }

  bool IsFirstCapital(const Name& name, uint32_t t) const {
    for (uint32_t before = name.tokens.begin; before < t; ++before)
      if (Capital(before)) return false;
    return true;
  }

  // A place's name of which the tables know a part at most: "northern Aleppo" is Aleppo, "Aleppo
  // airport" is there; "Lake Victoria" is neither of the Victorias.
  uint32_t ReadPart(TokenRange part, const Gazetteer::Hit& first, const Name& name) {
    uint32_t rest = part.begin + first.tokens;
    if (first.tokens > 0 && Is(rest, PlaceWord::venue)) {
      Take({part.begin, rest}, first.key, &name);
      return part.size();
    }
    // "Pakistan's Khyber Pakhtunkhwa" is two.
    if (first.tokens > 0 && InList(Form(rest), "'s|’s|'|’") && rest + 1 < part.end) {
      Take({part.begin, rest}, first.key, &name);
      Gazetteer::Hit second = gazetteer_.Longest(forms_, rest + 1 - range_.begin);
      if (rest + 1 + second.tokens >= part.end)
        Take({rest + 1, rest + 1 + second.tokens}, second.key, &name);
      return part.size();
    }
    bool parts = true;
    for (uint32_t t = part.begin + 1; t < part.end && parts; ++t) {
      parts = Is(t - 1, PlaceWord::part) || Form(t - 1) == "-";
      Gazetteer::Hit hit = gazetteer_.Longest(forms_, t - range_.begin);
      if (!parts || hit.tokens == 0 || t + hit.tokens < part.end) continue;
      Take({t, t + hit.tokens}, hit.key, &name);
      return t + hit.tokens - part.begin;
    }
    AddUnknown(name);
    return part.size();
  }

  void AddUnknown(const Name& name) {
    TokenRange tokens = name.tokens;
    bool person =
        Is(tokens.begin, PlaceWord::title) || persons_.contains(FoldName(Form(tokens.end - 1)));
    if (person || IsCountryWord(tokens.begin) || IsTime(tokens) || IsBody(tokens)) return;
    PlaceName place;
    place.tokens = name.tokens;
    place.sentence = sentence_;
    place.evidence = kLabelPlace;
    place.labelled = true;
    out_.names.push_back(place);
  }

  // "Nato", "Xinhua": a body that the tables know, and no place.
  bool IsBody(TokenRange tokens) const {
    for (const NameHit& hit : knowledge_.NamesAt(forms_, tokens.begin - range_.begin)) {
      if (hit.tokens < tokens.size()) return false;
      if (hit.entity->kind == EntityKind::country) return false;
      if (hit.entity->kind != EntityKind::person && hit.use == NameUse::name) return true;
    }
    return false;
  }

  // "Washington said": a capital that speaks is a government.
  bool IsSpeaker(TokenRange tokens) const {
    const Word& word = parse_.words[tokens.end - 1];
    if (word.deprel != "nsubj" || word.head == kNoToken) return false;
    if (!words_.Is(parse_.words[word.head].lemma, PlaceWord::speak)) return false;
    for (const NameHit& hit : knowledge_.NamesAt(forms_, tokens.begin - range_.begin))
      if (hit.use == NameUse::capital && hit.tokens == tokens.size()) return true;
    return false;
  }

  // "March", "the Easter holidays": read as a time before.
  bool IsTime(TokenRange tokens) const {
    if (!doc_.Has<TimeLayer>()) return false;
    const std::vector<TimeExpression>& times = doc_.Get<TimeLayer>().expressions;
    ByteRange range = text_.BytesOf(tokens);
    auto it = std::lower_bound(
        times.begin(), times.end(), range.begin,
        [](const TimeExpression& time, uint32_t b) { return time.range.end <= b; });
    return it != times.end() && it->range.Contains(range);
  }

  // A word like "Polish" that the parse takes for a place is a country's; no town of its own.
  bool IsCountryWord(uint32_t t) const {
    return !out_.countries.empty() && out_.countries.back().token <= t &&
           t < out_.countries.back().end;
  }

  uint32_t Take(TokenRange tokens, const std::string& key, const Name* name) {
    if (tokens.empty() || key.empty()) {
      if (name != nullptr) AddUnknown(*name);
      return name != nullptr ? name->tokens.size() : 0;
    }
    if ((key.back() != '.' && IsAdjective(tokens)) || IsTime(tokens)) return tokens.size();
    PlaceName place;
    place.tokens = tokens;
    place.sentence = sentence_;
    auto known = out_.meanings.find(key);
    if (known == out_.meanings.end())
      known = out_.meanings.emplace(key, gazetteer_.Meanings(key)).first;
    if (known->second.empty()) return tokens.size();
    if (!known->second.front().by_hand && IsBody(tokens)) return tokens.size();
    if (IsSpeaker(tokens)) return tokens.size();
    // "The Hague", but "the Afrin offensive".
    bool article = Lower(tokens.begin) == "the" && tokens.size() > 1;
    uint32_t taken = tokens.size();
    if (article && !known->second.front().name.starts_with("The ")) ++tokens.begin;
    place.tokens = tokens;
    place.key = known->first;
    place.meanings = &known->second;
    place.labelled = name != nullptr && name->label == NameLabel::place;
    uint32_t before = BeforeParts(tokens.begin);
    bool is_of = before != kNoToken && Form(before) == "of" && before > range_.begin;
    place.division_word =
        WordBehind(tokens, PlaceWord::division) || (is_of && Is(before - 1, PlaceWord::division));
    place.town_word =
        WordBehind(tokens, PlaceWord::town) || (is_of && Is(before - 1, PlaceWord::town));
    place.at = (before != kNoToken && Is(before, PlaceWord::at)) || IsReached(tokens);
    bool person =
        tokens.size() == 1 && !place.at && persons_.contains(FoldName(Form(tokens.begin)));
    place.doubtful = IsCommon(tokens) || person;
    place.evidence = LabelSign(tokens, name) + ContextSign(tokens, place, before) +
                     FameSign(place) + SpellingSign(tokens, place);
    out_.names.push_back(place);
    return taken;
  }

  // "US troops", "UAE forces": the name as an adjective is the country's, which the actors' stage
  // reads; a town before a noun ("Kabul airport") still says where. "Polish" is an adjective only.
  bool IsAdjective(TokenRange tokens) const {
    std::string_view form = Form(tokens.begin);
    if (tokens.size() == 1 && form.size() <= 2 && !InList(form, "US|UK")) return true;
    bool acronym = InList(form, "US|UK|UAE|U.S.|U.K.|USA|U.A.E.");
    if (acronym) return tokens.end < range_.end && parse_.words[tokens.end].upos == Upos::NOUN;
    return IsCountryWord(tokens.begin) && !out_.countries.back().named &&
           parse_.words[tokens.begin].upos == Upos::ADJ;
  }

  bool WordBehind(TokenRange tokens, PlaceWord word) const {
    return tokens.end < range_.end && Is(tokens.end, word);
  }

  // The token before the name, and before "the southern", "northern" and the like.
  uint32_t BeforeParts(uint32_t t) const {
    while (t > range_.begin) {
      --t;
      if (!Is(t, PlaceWord::part) && !InList(Lower(t), "the|-")) return t;
    }
    return kNoToken;
  }

  // "retook Wad Madani", "fighting to hold Bakhmut".
  bool IsReached(TokenRange tokens) const {
    for (uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Word& word = parse_.words[t];
      if (word.head == kNoToken || tokens.Contains(word.head)) continue;
      // "bombed Douma, Harasta and Arbin"
      uint32_t first = word.deprel == "conj" ? word.head : t;
      const Word& listed = parse_.words[first];
      if (listed.head == kNoToken) return false;
      // "the attack on Douma", "the fall of Raqqa"
      if (listed.deprel == "nmod")
        return words_.Is(parse_.words[listed.head].lemma, PlaceWord::deed);
      return (listed.deprel == "obj" || listed.deprel == "nsubj:pass") &&
             words_.Is(parse_.words[listed.head].lemma, PlaceWord::reach);
    }
    return false;
  }

  // A word that is also a common one, where a sentence starts with it, before another noun: "Turkey
  // prices".
  bool IsCommon(TokenRange tokens) const {
    return tokens.size() == 1 && IsStart(tokens.begin) && Is(tokens.begin, PlaceWord::common) &&
           tokens.end < range_.end && !Capital(tokens.end) &&
           parse_.words[tokens.end].upos == Upos::NOUN;
  }

  bool IsStart(uint32_t t) const {
    while (t > range_.begin && parse_.words[t - 1].upos == Upos::PUNCT) --t;
    return t == range_.begin;
  }

  int LabelSign(TokenRange tokens, const Name* name) const {
    int sign = kLabelNone;
    if (name != nullptr) {
      switch (name->label) {
        case NameLabel::place: sign = kLabelPlace; break;
        case NameLabel::organisation: sign = kLabelOrganisation; break;
        case NameLabel::person: sign = kLabelPerson; break;
        case NameLabel::other: sign = 0; break;
      }
    }
    Upos upos = parse_.words[tokens.end - 1].upos;
    if (tokens.size() > 1) sign += kLongName;
    if (upos == Upos::PROPN || upos == Upos::X) return sign + kProperNoun;
    if (sign >= kLabelPlace) return sign;
    return sign + (upos == Upos::NOUN || upos == Upos::ADJ ? kNoun : kOtherWord);
  }

  int ContextSign(TokenRange tokens, const PlaceName& place, uint32_t before) const {
    int sign = 0;
    bool at = place.at;
    if (at) sign += kAt;
    if (before != kNoToken && Is(before, PlaceWord::near)) sign += kNear;
    if (place.division_word || place.town_word) sign += kTownWord;
    bool is_of =
        before != kNoToken && Form(before) == "of" && (place.division_word || place.town_word);
    if (is_of) sign += kTownOf - kTownWord;
    if (text_.head.dateline.Contains(text_.BytesOf(tokens))) sign += kDateline;
    if (tokens.begin > range_.begin && Is(tokens.begin - 1, PlaceWord::title) &&
        Capital(tokens.begin - 1))
      sign += kTitle;
    if (tokens.begin > range_.begin && Is(tokens.begin - 1, PlaceWord::feature))
      sign += kNameGoesOn;
    if (!place.labelled && NameGoesOn(tokens)) sign += kNameGoesOn;
    bool person = tokens.size() == 1 && !at && persons_.contains(FoldName(Form(tokens.begin)));
    if (person && !IsCountry(place)) sign += kPersonElsewhere;
    if (!place.labelled && !at && tokens.end < range_.end && Is(tokens.end, PlaceWord::person) &&
        !IsCapitalCity(place))
      sign += kPersonDoes;
    return sign;
  }

  // Whether the place is a part of a longer name: "Paris Hilton", "Jack London".
  bool NameGoesOn(TokenRange tokens) const {
    if (all_capitals_) return false;
    uint32_t next = tokens.end;
    bool behind = next < range_.end && Capital(next) && parse_.words[next].upos == Upos::PROPN &&
                  !Is(next, PlaceWord::venue) && !IsNoted(next);
    return behind || FlatBefore(tokens.begin);
  }

  // "Jack London": the name hangs flat on the one before it.
  bool FlatBefore(uint32_t t) const {
    if (t <= range_.begin || !Capital(t - 1)) return false;
    const Word& word = parse_.words[t];
    return word.deprel.starts_with("flat") && word.head != kNoToken && word.head < t;
  }

  bool IsNoted(uint32_t t) const {
    for (const NameHit& hit : knowledge_.NamesAt(forms_, t - range_.begin))
      if (hit.entity->kind != EntityKind::person) return true;
    return false;
  }

  static bool IsCountry(const PlaceName& place) {
    return place.meanings->front().kind == PlaceKind::country;
  }
  static bool IsCapitalCity(const PlaceName& place) { return place.meanings->front().by_hand; }

  static int FameSign(const PlaceName& place) {
    const KnownPlace& first = place.meanings->front();
    if (first.kind == PlaceKind::country || (first.kind == PlaceKind::region && first.by_hand))
      return kCountry;
    if (first.by_hand) return kByHand;
    if (first.prior >= kBigPrior) return kBig;
    if (first.prior >= kMiddlingPrior) return kMiddling;
    return first.prior < kSmallPrior ? kSmall : 0;
  }

  int SpellingSign(TokenRange tokens, const PlaceName& place) const {
    int sign = 0;
    bool by_hand = place.meanings->front().by_hand;
    if (Form(tokens.begin).size() <= 3 && tokens.size() == 1 && !by_hand) sign += kShort;
    if (IsStart(tokens.begin) && !place.labelled && !by_hand) sign += kStart;
    return sign;
  }

  const Document& doc_;
  const TextLayer& text_;
  const ParseLayer& parse_;
  const Knowledge& knowledge_;
  const Gazetteer& gazetteer_;
  const PlaceWords& words_;
  std::vector<std::string_view> forms_;
  TokenRange range_;
  uint32_t sentence_ = 0;
  bool all_capitals_ = false;
  size_t name_ = 0;
  std::set<std::string> persons_;  // words of persons' names
  PlaceNames out_;
};

}  // namespace

PlaceNames FindPlaceNames(const Document& doc, const Knowledge& knowledge,
                          const Gazetteer& gazetteer, const PlaceWords& words) {
  return Finder(doc, knowledge, gazetteer, words).Run();
}

}  // namespace dragoman
