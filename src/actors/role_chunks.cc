#include "actors/role_chunks.h"

#include <algorithm>

#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kPrefixes =
    "acting|deputy|former|vice|senior|chief|first|top|assistant|interim|caretaker|then|outgoing|"
    "incoming|new|late|"
    "special|permanent|veteran|leading|ex|under|principal|joint|associate|honorary|de|facto|"
    "national|high|level|ranking";
constexpr std::string_view kRolePrefixes =
    "acting|deputy|former|vice|chief|first|assistant|interim|caretaker|special|permanent|under|ex";
// Roles that say nothing without what they are of.
constexpr std::string_view kOpenRoles =
    "director|head|chairman|chairwoman|chair|chief|member|leader|commander|deputy chairman|deputy "
    "head|secretary|president";
// "US-backed rebels", "the London-based group": whoever backs or houses somebody does not own him.
constexpr std::string_view kNotOwning =
    "backed|based|aligned|allied|supported|funded|trained|friendly|born|educated|occupied|bound";
constexpr uint32_t kMaxChainTokens = 16;

bool IsPluralTag(const Word& word) { return word.xpos == "NNS" || word.xpos == "NNPS"; }

// Whether an unknown organisation's name ends in (or is "Ministry of ...") a body that roles.tsv
// has.
bool IsBodyName(const Syntax& syntax, const Knowledge& knowledge, const NameUnit& unit) {
  if (unit.entity != nullptr) return false;
  std::vector<std::string_view> forms;
  for (uint32_t t = unit.tokens.begin; t < unit.tokens.end; ++t) forms.push_back(syntax.form(t));
  for (size_t i = 0; i < forms.size(); ++i) {
    RoleHit hit = knowledge.RoleAt(forms, i);
    if (hit.role == nullptr || hit.role->kind != RoleKind::body) continue;
    if (i + hit.tokens == forms.size() ||
        (i + hit.tokens < forms.size() && forms[i + hit.tokens] == "of"))
      return true;
  }
  return false;
}

class ChunkReader {
 public:
  ChunkReader(const Syntax& syntax, const Knowledge& knowledge, const std::vector<NameUnit>& units)
      : syntax_(syntax), knowledge_(knowledge), units_(units), unit_at_(syntax.size(), kNoToken) {
    for (uint32_t u = 0; u < units.size(); ++u)
      for (uint32_t t = units[u].tokens.begin; t < units[u].tokens.end; ++t) unit_at_[t] = u;
  }

  std::vector<RoleChunk> Read() {
    std::vector<RoleChunk> chunks;
    std::vector<std::string_view> forms;
    for (const Sentence& sentence : syntax_.text().sentences) {
      forms.clear();
      for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
        forms.push_back(syntax_.form(t));
      sentence_ = sentence.tokens;
      uint32_t free_from = sentence.tokens.begin;
      for (uint32_t t = sentence.tokens.begin; t < sentence.tokens.end;) {
        RoleHit hit = unit_at_[t] == kNoToken ? knowledge_.RoleAt(forms, t - sentence.tokens.begin)
                                              : RoleHit{};
        if (hit.role == nullptr || !IsNominal(t, hit)) {
          ++t;
          continue;
        }
        RoleChunk chunk = ReadAround({t, t + hit.tokens}, hit.role, free_from);
        t = free_from = std::max(chunk.tokens.end, t + hit.tokens);
        chunks.push_back(std::move(chunk));
      }
    }
    return chunks;
  }

 private:
  std::string Lower(uint32_t t) const { return ToLower(syntax_.form(t)); }
  bool Is(uint32_t t, std::string_view word) const { return t < sentence_.end && Lower(t) == word; }

  // "officials" but not "official visit", "general" the officer but not "general election"; "state"
  // the noun.
  bool IsNominal(uint32_t t, const RoleHit& hit) const {
    uint32_t last = t + hit.tokens - 1;
    Upos upos = syntax_.word(last).upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN && !(upos == Upos::ADJ && hit.tokens > 1))
      return false;
    // "foreign ministry spokesman": the longer phrase that follows will take this as its modifier.
    uint32_t next = last + 1;
    if (next < sentence_.end && unit_at_[next] == kNoToken &&
        syntax_.word(next).upos == Upos::NOUN && syntax_.text().tokens[last].space_after) {
      std::vector<std::string_view> rest;
      for (uint32_t i = next; i < sentence_.end && i < next + 4; ++i)
        rest.push_back(syntax_.form(i));
      if (knowledge_.RoleAt(rest, 0).role != nullptr)
        return true;                              // read as one chunk by ReadAround
      return syntax_.deprel(last) != "compound";  // "government policy" is no actor
    }
    return true;
  }

  // The last role of a run such as "foreign ministry | spokesman": it is the head, the others
  // modify.
  void TakeFollowingRoles(RoleChunk& chunk) const {
    chunk.sector = chunk.phrase->sector;
    while (chunk.role.end < sentence_.end && unit_at_[chunk.role.end] == kNoToken) {
      Upos upos = syntax_.word(chunk.role.end).upos;
      if (upos != Upos::NOUN && upos != Upos::PROPN) return;
      std::vector<std::string_view> rest;
      for (uint32_t i = chunk.role.end; i < sentence_.end && i < chunk.role.end + 6; ++i)
        rest.push_back(syntax_.form(i));
      RoleHit next = knowledge_.RoleAt(rest, 0);
      if (next.role == nullptr) return;
      // A body's sector says whom its spokesman speaks for.
      bool of_body = chunk.phrase->kind == RoleKind::body && !chunk.sector.empty();
      if (!of_body || !next.role->phrase.starts_with("spokes")) chunk.sector = next.role->sector;
      chunk.phrase = next.role;
      chunk.role.end += next.tokens;
    }
  }

  RoleChunk ReadAround(TokenRange role, const RolePhrase* phrase, uint32_t free_from) {
    RoleChunk chunk;
    chunk.role = role;
    chunk.phrase = phrase;
    TakeFollowingRoles(chunk);
    uint32_t begin = ReadLeft(chunk, free_from);
    uint32_t end = ReadRight(chunk);
    chunk.tokens = {begin, end};
    chunk.plural = IsPluralTag(syntax_.word(chunk.role.end - 1));
    chunk.role_text = RoleText(chunk);
    return chunk;
  }

  // Walks to the left over modifiers and owners; returns where the phrase begins.
  uint32_t ReadLeft(RoleChunk& chunk, uint32_t free_from) const {
    uint32_t t = chunk.role.begin;
    bool after_possessive = false;
    while (t > free_from) {
      uint32_t prev = t - 1;
      std::string word = Lower(prev);
      if (unit_at_[prev] != kNoToken) {
        const NameUnit& unit = units_[unit_at_[prev]];
        if (!CanOwn(unit)) break;
        if (IsOnlyBacking(unit)) {
          t = unit.tokens.begin;
          continue;
        }
        chunk.owners.insert(chunk.owners.begin(), unit_at_[prev]);
        t = unit.tokens.begin;
        if (after_possessive && !JoinedOwner(t, free_from)) {
          chunk.definite = true;
          break;
        }
      } else if (word == "'s" || word == "’s" ||
                 ((word == "'" || word == "’") && prev > free_from)) {
        if (prev == free_from) {
          chunk.definite = true;  // of the title before: "the president's | envoy"
          break;
        }
        if (Is(prev - 1, "country") || Is(prev - 1, "nation")) {
          chunk.of_the_country = true;
          t = prev - 1;
          break;
        }
        if (unit_at_[prev - 1] == kNoToken) {
          chunk.definite = true;  // "the president's envoy"
          break;
        }
        after_possessive = true;
        t = prev;
      } else if (word == "the" || word == "this" || word == "these" || word == "those") {
        chunk.definite = true;
        break;
      } else if (word == "a" || word == "an" || word == "another" || word == "one" ||
                 word == "some" || word == "several" || word == "many" || word == "two" ||
                 word == "three" || word == "other") {
        chunk.indefinite = true;
        break;
      } else if (syntax_.word(prev).xpos == "PRP$") {
        chunk.possessor = prev;
        chunk.definite = true;
        break;
      } else if ((word == "and" || word == ",") && !chunk.owners.empty() &&
                 chunk.owners.front() != kNoToken && prev > free_from &&
                 unit_at_[prev - 1] != kNoToken && CanOwn(units_[unit_at_[prev - 1]]) &&
                 units_[chunk.owners.front()].use == units_[unit_at_[prev - 1]].use) {
        chunk.owners_joined = true;
        t = prev;
      } else if (IsModifier(prev, word) || JoinsPortfolios(chunk, prev, word)) {
        t = prev;
      } else {
        break;
      }
    }
    return t;
  }

  bool IsOnlyBacking(const NameUnit& unit) const {
    uint32_t end = unit.tokens.end;
    return end + 1 < sentence_.end && Is(end, "-") && InList(Lower(end + 1), kNotOwning);
  }

  // "commerce and industry minister": one office of two portfolios.
  bool JoinsPortfolios(const RoleChunk& chunk, uint32_t t, const std::string& word) const {
    if ((word != "and" && word != "&") || t == sentence_.begin || unit_at_[t - 1] != kNoToken)
      return false;
    std::string role = Lower(chunk.role.end - 1);
    bool office =
        role == "minister" || role == "ministry" || role == "secretary" || role == "ministers";
    return office && t + 1 == chunk.role.begin && chunk.role.size() > 1 &&
           syntax_.word(t - 1).upos == Upos::NOUN;
  }

  bool JoinedOwner(uint32_t t, uint32_t free_from) const {
    return t > free_from + 1 && Is(t - 1, "and") && unit_at_[t - 2] != kNoToken;
  }

  bool IsModifier(uint32_t t, const std::string& word) const {
    const Word& w = syntax_.word(t);
    if (InList(word, kPrefixes) || word == "-" || word == "–") return true;
    bool after_hyphen = t > sentence_.begin && Is(t - 1, "-");
    if (after_hyphen &&
        (InList(word, "led|run|controlled|held|dominated|appointed") || InList(word, kNotOwning)))
      return true;
    if (w.upos == Upos::ADJ || w.upos == Upos::PROPN || w.upos == Upos::NUM) return true;
    if (w.upos == Upos::NOUN)
      return syntax_.deprel(t) == "compound" || syntax_.text().tokens[t].space_after;
    return w.xpos == "VBN" || w.xpos == "VBG";  // "Taliban-led government", "ruling party"
  }

  static bool CanOwn(const NameUnit& unit) {
    if (unit.entity == nullptr)
      return unit.label == NameLabel::organisation || !unit.inner_code.empty();
    return unit.entity->kind != EntityKind::person && unit.use != NameUse::people;
  }

  // The of-phrase. "of", "from" and "at" tell whom a role acts for; "to" and "for" tell to whom it
  // goes.
  uint32_t ReadRight(RoleChunk& chunk) const {
    uint32_t end = chunk.role.end;
    if (end >= sentence_.end || unit_at_[end] != kNoToken) return end;
    std::string first = Lower(end);
    bool spokes = chunk.phrase->phrase.starts_with("spokes");
    bool owns = first == "of" || first == "from" || first == "at" || (first == "for" && spokes) ||
                (first == "with" && !chunk.plural);
    bool place = first == "in" && chunk.owners.empty() && chunk.phrase->kind != RoleKind::office;
    bool aims = first == "to" || first == "for" || first == "on";
    if (!owns && !place && !aims) return end;
    uint32_t stop = std::min(sentence_.end, end + kMaxChainTokens);
    std::vector<uint32_t> found;
    bool the_country = false, aimed = false;
    uint32_t last = end;
    for (uint32_t t = end; t < stop; ++t) {
      std::string word = Lower(t);
      if (unit_at_[t] != kNoToken) {
        const NameUnit& unit = units_[unit_at_[t]];
        if (unit.entity != nullptr && unit.entity->kind == EntityKind::person) break;
        if ((owns || place) && CanOwn(unit) && !IsOnlyBacking(unit)) found.push_back(unit_at_[t]);
        t = unit.tokens.end - 1;
        last = unit.tokens.end;
        aimed = aims;
        if (aims || place) break;
        continue;
      }
      Upos upos = syntax_.word(t).upos;
      bool linking = upos == Upos::ADP || upos == Upos::DET || word == "and" || word == "'s" ||
                     word == "’s" || word == "-";
      if (linking &&
          (word == "in" || word == "on" || word == "to" || word == "by" || word == "with" ||
           word == "at") &&
          t > end)
        break;
      if (!linking && upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ) break;
      if (word == "country" || word == "nation") the_country = true;
      if (!linking) last = t + 1;
    }
    if (aimed)
      return last;  // "ambassador to Afghanistan": it goes with the title, but he acts for another
    bool named = !found.empty() || the_country;
    if (!named && chunk.phrase->kind != RoleKind::office && chunk.phrase->kind != RoleKind::body)
      return end;
    if (!named && !(owns && first == "of")) return end;
    // The last name of a chain is the widest: "of the Department ... of the Ministry ... of
    // Russia".
    if (chunk.owners.empty() && !found.empty()) chunk.owners.push_back(found.back());
    chunk.of_the_country |= the_country && found.empty();
    return last;
  }

  std::string RoleText(const RoleChunk& chunk) const {
    std::string prefix, text;
    for (uint32_t t = chunk.role.begin; t > chunk.tokens.begin && unit_at_[t - 1] == kNoToken;) {
      --t;
      std::string word = Lower(t);
      if (!InList(word, kRolePrefixes)) {
        if (word == "-") continue;
        break;
      }
      prefix = word + " " + prefix;
    }
    for (uint32_t t = chunk.role.begin; t < chunk.role.end; ++t)
      text += (text.empty() ? "" : " ") + Lower(t);
    if (InList(text, kOpenRoles)) {
      for (uint32_t t = chunk.role.end; t < chunk.tokens.end; ++t) text += " " + Lower(t);
    }
    return prefix + text;
  }

  const Syntax& syntax_;
  const Knowledge& knowledge_;
  const std::vector<NameUnit>& units_;
  std::vector<uint32_t> unit_at_;
  TokenRange sentence_;
};

}  // namespace

std::vector<RoleChunk> FindRoleChunks(const Syntax& syntax, const Knowledge& knowledge,
                                      std::vector<NameUnit>& units) {
  // A body's name is read as a role phrase; the country named inside stays a unit of its own.
  std::vector<NameUnit> kept;
  std::vector<std::string_view> forms;
  for (const NameUnit& unit : units) {
    if (!IsBodyName(syntax, knowledge, unit)) {
      kept.push_back(unit);
      continue;
    }
    forms.clear();
    for (uint32_t t = unit.tokens.begin; t < unit.tokens.end; ++t) forms.push_back(syntax.form(t));
    for (uint32_t i = 0; i < forms.size();) {
      std::vector<NameHit> hits = knowledge.NamesAt(forms, i);
      auto country = std::find_if(hits.begin(), hits.end(), [](const NameHit& h) {
        return h.entity->kind == EntityKind::country;
      });
      if (country == hits.end()) {
        ++i;
        continue;
      }
      kept.push_back({{unit.tokens.begin + i, unit.tokens.begin + i + country->tokens},
                      country->entity,
                      country->use,
                      NameLabel::place,
                      ""});
      i += country->tokens;
    }
  }
  units = std::move(kept);
  return ChunkReader(syntax, knowledge, units).Read();
}

}  // namespace dragoman
