// How a name is cut up before it is compared: titles and honorifics off, qualifiers behind a comma
// or in brackets aside, particles out, initials apart, "Abdel Fattah" into one word. Whether it is
// a person's name or a body's is told by its words ("ministry", "front") and by the tables.
#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/forms.h"
#include "knowledge/name_matcher.h"

namespace dragoman {
namespace {

using Kind = NameWordKind;

constexpr size_t kMaxTokens = 24;  // a longer "name" is a sentence; its end is not looked at
constexpr size_t kMaxAcronym = 10;

bool IsCountry(const KnownEntity& e) { return e.kind == EntityKind::country; }

// The part of the text in brackets, taken out of it.
std::vector<std::string> TakeBrackets(std::string& text) {
  std::vector<std::string> inside;
  for (size_t open = text.find('('); open != std::string::npos; open = text.find('(', open)) {
    size_t close = text.find(')', open);
    if (close == std::string::npos) break;
    inside.push_back(text.substr(open + 1, close - open - 1));
    text.replace(open, close - open + 1, " ");
  }
  return inside;
}

std::vector<std::string> Tokens(std::string_view text) {
  std::vector<std::string> tokens;
  for (std::string_view token : Split(text, ' ')) {
    token = Trim(token);
    for (std::string_view mark : {"'s", "\u2019s"})
      if (token.ends_with(mark) && token.size() > mark.size()) token.remove_suffix(mark.size());
    if (!token.empty() && tokens.size() < kMaxTokens) tokens.emplace_back(token);
  }
  return tokens;
}

std::string JoinFrom(const std::vector<std::string>& tokens, size_t at) {
  return Join({tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end()}, " ");
}

// "SCO", "U.N.", "AfDB": folded and without dots; empty where the token is none.
std::string AcronymOf(std::string_view token) {
  size_t capitals = 0, letters = 0;
  for (char c : token) {
    capitals += c >= 'A' && c <= 'Z';
    letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
  if (capitals < 2 || letters > kMaxAcronym || capitals * 2 < letters) return "";
  std::string out;
  for (char c : FoldName(token))
    if (c != '.' && c != '-') out.push_back(c);
  return out;
}

class Parser {
 public:
  Parser(const Knowledge& knowledge, NamedKind kind)
      : knowledge_(knowledge), lists_(knowledge.name_words()) {
    name_.kind = kind;
  }

  ParsedName Run(std::string_view text) {
    std::string rest(Trim(text));
    name_.known = Known(rest);
    for (const std::string& inside : TakeBrackets(rest)) Bracket(inside);
    CutAtComma(rest);
    tokens_ = Tokens(rest);
    size_t begin = AfterTitles();
    if (begin > 0 && (begin == tokens_.size() || HasBodyWord(begin))) begin = 0;
    if (begin > 0 && name_.kind == NamedKind::any) name_.kind = NamedKind::person;
    name_.text = FoldName(JoinFrom(tokens_, begin));
    // "Communist Party of India (Marxist)" is not the party without the bracket.
    for (const std::string& word : qualifiers_) name_.text += " " + word;
    if (name_.known.empty() && qualifiers_.empty()) {
      name_.known = Known(JoinFrom(tokens_, begin));
      if (name_.known.empty()) OfCountry();
    }
    if (tokens_.size() == begin + 1) name_.acronym = AcronymOf(tokens_[begin]);
    DecideKind(begin);
    Keys(begin);
    Words(begin);
    return std::move(name_);
  }

 private:
  std::vector<const KnownEntity*> Known(std::string_view text) const {
    std::vector<const KnownEntity*> known;
    for (const NameHit& hit : knowledge_.NamesOf(text)) {
      bool person = hit.entity->kind == EntityKind::person;
      if (name_.kind == NamedKind::person && !person) continue;
      if (name_.kind == NamedKind::place && !IsCountry(*hit.entity)) continue;
      if (name_.kind == NamedKind::body && person) continue;
      if (std::find(known.begin(), known.end(), hit.entity) == known.end())
        known.push_back(hit.entity);
    }
    return known;
  }

  std::string CodeOf(std::string_view text) const {
    for (const NameHit& hit : knowledge_.NamesOf(text))
      if (IsCountry(*hit.entity)) return hit.entity->tenures.front().code;
    return "";
  }

  void Bracket(std::string_view inside) {
    if (std::string code = CodeOf(inside); !code.empty() && name_.code.empty())
      name_.code = code;
    else if (std::string acronym = AcronymOf(inside); !acronym.empty())
      name_.brackets.push_back(acronym);
    else
      for (const std::string& word : Tokens(inside)) qualifiers_.push_back(FoldName(word));
  }

  // "Putin, Vladimir"; "Georgia, USA"; "George Bush, Jr."; "Kabulov, director of ...".
  void CutAtComma(std::string& text) {
    size_t comma = text.find(", ");
    if (comma == std::string::npos) return;
    std::string before = text.substr(0, comma);
    std::string behind(Trim(std::string_view(text).substr(comma + 2)));
    std::vector<std::string> words = Tokens(behind);
    std::string code = CodeOf(behind);
    if (!code.empty()) {
      name_.code = code;
    } else if (!words.empty() && words.size() <= 3 && before.find(' ') == std::string::npos &&
               CapitalsOf(words[0]) == Capitals::first && !IsGeneration(words[0])) {
      text = behind + " " + before;
      return;
    } else if (words.size() == 1 && IsGeneration(words[0])) {
      name_.generation = FoldGeneration(words[0]);
    }
    text = before;
  }

  static std::string Folded(std::string_view token) {
    std::string out;
    for (char c : FoldName(token))
      if (c != '.' && c != ',' && c != '"') out.push_back(c);
    return out;
  }
  bool IsGeneration(std::string_view token) const {
    return lists_.Is(Folded(token), Kind::generation);
  }
  std::string FoldGeneration(std::string_view token) const {
    std::string folded = Folded(token);
    for (std::string_view plain : {"jr", "sr", "ii", "iii", "iv", "v", "vi"})
      if (lists_.Compare(folded, plain, Kind::generation) == NameWords::Verdict::same)
        return std::string(plain);
    return folded;
  }

  // Index of the first token that is no title: "Russian President Vladimir Putin" -> 2.
  size_t AfterTitles() {
    if (name_.kind == NamedKind::body || name_.kind == NamedKind::place) return 0;
    std::vector<std::string_view> views(tokens_.begin(), tokens_.end());
    size_t at = 0;
    for (bool more = true; more && at < views.size();) {
      more = false;
      std::string word = Folded(views[at]);
      if (InList(word, "the|former|ex|acting|late|then|senior|deputy|vice|outgoing|incoming")) {
        ++at;
        more = true;
      } else if (size_t role = RoleEnd(views, at); role > at) {
        at = role;
        more = true;
      } else if (lists_.Is(word, Kind::honorific) || lists_.Is(word, Kind::honorific_f) ||
                 lists_.Is(word, Kind::honorific_any)) {
        if (lists_.Is(word, Kind::honorific)) name_.gender = 'm';
        if (lists_.Is(word, Kind::honorific_f)) name_.gender = 'f';
        ++at;
        more = true;
      } else if (std::vector<NameHit> hits = knowledge_.NamesAt(views, at); !hits.empty()) {
        // A country or body in front of a title: "Iran's foreign minister X".
        const NameHit& hit = hits.front();
        if (hit.entity->kind == EntityKind::person || RoleEnd(views, at + hit.tokens) == 0) break;
        if (IsCountry(*hit.entity)) name_.code = hit.entity->tenures.front().code;
        at += hit.tokens;
        more = true;
      }
    }
    return at;
  }

  // Behind a role phrase at `at` and "of COUNTRY" after it; 0 where there is none.
  size_t RoleEnd(const std::vector<std::string_view>& views, size_t at) {
    RoleHit hit = knowledge_.RoleAt(views, at);
    if (hit.role == nullptr || hit.role->kind != RoleKind::office) return 0;
    size_t end = at + hit.tokens;
    if (end + 1 < views.size() && Folded(views[end]) == "of") {
      size_t name = Folded(views[end + 1]) == "the" ? end + 2 : end + 1;
      for (const NameHit& country : knowledge_.NamesAt(views, name)) {
        if (!IsCountry(*country.entity)) continue;
        name_.code = country.entity->tenures.front().code;
        return name + country.tokens;
      }
    }
    return end;
  }

  bool HasBodyWord(size_t begin) const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin), tokens_.end(),
                       [&](const std::string& t) {
                         std::string word = Folded(t);
                         return lists_.Is(word, Kind::body) || word == "of" || word == "for";
                       });
  }

  void DecideKind(size_t begin) {
    if (name_.kind != NamedKind::any) return;
    for (const KnownEntity* entity : name_.known) {
      if (entity->kind == EntityKind::person) return;
      name_.kind = IsCountry(*entity) ? NamedKind::place : NamedKind::body;
    }
    if (!name_.known.empty()) return;
    // "Abdullah of Jordan", "Catherine of Aragon": a name before "of" is no body.
    size_t of = begin;
    while (of < tokens_.size() && Folded(tokens_[of]) != "of") ++of;
    if (of + 1 < tokens_.size() && of > begin && !HasBodyWordBefore(begin, of)) {
      if (std::string code = CodeOf(JoinFrom(tokens_, of + 1)); !code.empty()) {
        name_.code = code;
        tokens_.resize(of);
        return;
      }
    }
    if (HasBodyWord(begin)) name_.kind = NamedKind::body;
  }
  bool HasBodyWordBefore(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i)
      if (lists_.Is(Folded(tokens_[i]), Kind::body)) return true;
    return false;
  }

  // "Turkey's AKP", "Justice and Development Party of Turkey": a body that the tables know by the
  // name without its country.
  void OfCountry() {
    if (name_.kind == NamedKind::person || name_.kind == NamedKind::place) return;
    std::vector<std::string_view> views(tokens_.begin(), tokens_.end());
    for (size_t i = 0; i < views.size(); ++i) {
      for (const NameHit& hit : knowledge_.NamesAt(views, i)) {
        if (!IsCountry(*hit.entity) || hit.use == NameUse::capital) continue;
        size_t behind = i + hit.tokens;
        bool last = behind == views.size() && i >= 2 && Folded(views[i - 1]) == "of";
        if ((i > 0 && !last) || (i == 0 && behind == views.size())) continue;
        std::vector<std::string> rest(
            tokens_.begin() + static_cast<std::ptrdiff_t>(last ? 0 : behind),
            last ? tokens_.begin() + static_cast<std::ptrdiff_t>(i - 1) : tokens_.end());
        std::string code = hit.entity->tenures.front().code;
        for (const KnownEntity* entity : Known(Join(rest, " ")))
          if (entity->kind != EntityKind::person && !IsCountry(*entity) &&
              !entity->tenures.empty() && entity->tenures.back().code == code)
            name_.known.push_back(entity);
      }
      if (!name_.known.empty()) return;
    }
  }

  void Keys(size_t begin) {
    std::vector<std::string_view> views(tokens_.begin(), tokens_.end());
    for (size_t i = begin; i < views.size();) {
      size_t used = 1;
      std::string word = Folded(views[i]);
      for (const NameHit& hit : knowledge_.NamesAt(views, i)) {
        if (!IsCountry(*hit.entity) || hit.use == NameUse::capital || hit.use == NameUse::seat)
          continue;
        used = hit.tokens;
        // "Scottish" alone is a part of Britain; the "north" of "North Korea" is none of Korea.
        if (used == 1 && lists_.Is(word, Kind::part)) name_.parts.push_back(word);
        word = "@" + hit.entity->tenures.front().code;
        break;
      }
      if (lists_.Is(word, Kind::part)) name_.parts.push_back(word);
      if (!lists_.Is(word, Kind::filler) && word != "affairs" && word != "affair" && !word.empty())
        name_.keys.push_back(word);
      i += used;
    }
    name_.keys.insert(name_.keys.end(), qualifiers_.begin(), qualifiers_.end());
  }

  void Words(size_t begin) {
    bool shouted = std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin), tokens_.end(),
                               [](const std::string& t) { return CapitalsOf(t) == Capitals::all; });
    for (size_t i = begin; i < tokens_.size(); ++i) {
      if (IsGeneration(tokens_[i]) && i > begin) {
        name_.generation = FoldGeneration(tokens_[i]);
        continue;
      }
      bool more = i + 1 < tokens_.size();
      if (Initials(tokens_[i], more && !shouted)) continue;
      std::string folded = FoldName(tokens_[i]);
      std::vector<std::string_view> parts = Split(folded, '-');
      bool lower = CapitalsOf(tokens_[i]) == Capitals::none;
      for (size_t p = 0; p < parts.size(); ++p)
        Piece(parts[p], lower, p + 1 < parts.size() || more, p + 1 < parts.size());
    }
    if (!pending_.empty()) Put(pending_);
  }

  // "J.P.", "J.", and "JP" before another word.
  bool Initials(const std::string& token, bool before_word) {
    std::string letters;
    bool apart = true, dots = false;  // every letter by itself
    char before = '.';
    for (char c : FoldName(token)) {
      bool mark = c == '.' || c == '-';
      dots |= c == '.';
      apart &= mark || before == '.' || before == '-';
      if (!mark) letters.push_back(c);
      before = c;
    }
    bool dotted = dots && apart;
    bool bare = before_word && CapitalsOf(token) == Capitals::all && letters.size() <= 3 &&
                !lists_.Is(letters, Kind::spelling) && !lists_.Is(letters, Kind::family_first) &&
                !lists_.Is(letters, Kind::particle);
    bool single = letters.size() == 1;
    if (!dotted && !bare && !single) return false;
    for (char c : letters) name_.words.push_back({std::string(1, c), true, false, false});
    return true;
  }

  // One word of the name, or part of a hyphenated one. `joined`: a hyphen follows.
  void Piece(std::string_view part, bool lower, bool more, bool joined) {
    bool dot = part.ends_with('.');
    std::string word = Folded(part);
    if (word.empty()) return;
    if (lists_.Is(word, Kind::particle) && more) {
      // "Ed" is a name, "ed-Din" is not; "al" and "de" are never one.
      if (lower || joined || InList(word, "al|el|de|du|del|della|di|da|dos|das|la|van|von|der|den"))
        return;
    }
    if (lists_.Is(word, Kind::patronymic) && more) {
      son_ = true;
      if (lower || !name_.words.empty() || word != "ben") return;
      Put(word);
      son_ = true;
      return;
    }
    if ((lists_.Is(word, Kind::kunya) || IsServant(word)) && more && pending_.empty()) {
      pending_ = lists_.Is(word, Kind::kunya) ? "abu" : "abd";
      return;
    }
    if (!pending_.empty()) {
      word = std::exchange(pending_, "") + word;
    } else if (!lists_.Is(word, Kind::spelling)) {
      for (std::string_view servant : {"abdoul", "abdul", "abdel", "abdal", "abdol", "abdur"})
        if (word.starts_with(servant) && word.size() > servant.size() + 2) {
          word = "abd" + word.substr(servant.size());
          break;
        }
    }
    Put(word);
    name_.words.back().abbreviated = dot && word.size() >= 2;
  }
  static bool IsServant(std::string_view word) {
    return InList(word, "abd|abdul|abdel|abdal|abdol|abdoul|abdur|abdus|abdou");
  }
  void Put(const std::string& word) {
    name_.words.push_back({word, false, false, std::exchange(son_, false)});
  }

  const Knowledge& knowledge_;
  const NameWords& lists_;
  ParsedName name_;
  std::vector<std::string> tokens_;
  std::vector<std::string> qualifiers_;  // words in brackets
  std::string pending_;                  // "abd" or "abu", to be joined with the next word
  bool son_ = false;                     // "bin" stood before
};

}  // namespace

ParsedName NameMatcher::Parse(std::string_view name, NamedKind kind) const {
  return Parser(*knowledge_, kind).Run(name);
}

}  // namespace dragoman
