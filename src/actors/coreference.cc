#include "actors/coreference.h"

#include <algorithm>

#include "actors/offices.h"
#include "actors/state_names.h"
#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

constexpr uint32_t kMaxSentencesBack = 6;
constexpr size_t kMaxMentionsBack = 200;
constexpr uint32_t kMaxPeopleWords = 6;
constexpr std::string_view kWritings =
    "report|document|paper|study|figure|letter|statement|rule|law|poll|survey|result|record|source|"
    "number|datum|sign|text|message|image|picture|article";
constexpr std::string_view kVerbsOfSaying =
    "say|insist|warn|deny|claim|announce|add|admit|acknowledge|argue|urge|call|accuse|tell|promise|"
    "vow|believe|want|hope|expect|plan";
// Whom a quotation speaks of is seldom the "he" who is quoted, nor much spoken of behind it.
constexpr double kQuotedElsewhere = 7;
constexpr double kSpeakerHimself = 5;
// A name counts for more than a title that names nobody. A bonus for a known gender that agrees,
// over one not known to differ, was tried: he and she right in .832 instead of .845.
constexpr double kNameless = 1;
constexpr double kSomebodysKin = 6;
constexpr std::string_view kKin =
    "sister|brother|wife|husband|son|daughter|father|mother|widow|widower|cousin|nephew|niece|"
    "uncle|"
    "aunt";
constexpr std::string_view kCountryNouns =
    "country|nation|state|kingdom|republic|homeland|neighbour|neighbor";
constexpr std::string_view kGroupNouns =
    "group|movement|organisation|organization|faction|militia|militants|insurgents|rebels|fighters|"
    "bloc|alliance|body";
constexpr std::string_view kAgencyNouns =
    "agency|newspaper|paper|broadcaster|outlet|channel|daily|website";
// Bodies and forces of a state that the reader takes for the one in focus.
constexpr std::string_view kStateBodies =
    "government|regime|authorities|administration|cabinet|parliament|army|military|police|"
    "security forces|armed forces|air force|navy|foreign ministry|defence ministry|"
    "defense ministry|interior ministry";
constexpr std::string_view kPairNouns =
    "countries|sides|nations|states|parties|neighbours|neighbors|governments|capitals|leaders|"
    "ministers|presidents|men|officials|diplomats";

bool IsPerson(const Actor& actor) { return actor.kind == ActorKind::person; }
bool IsStateLike(const Actor& actor) {
  return actor.kind == ActorKind::country || actor.kind == ActorKind::government ||
         (actor.kind == ActorKind::armed_group && actor.sector == "GOV");
}

constexpr std::string_view kPersonPairNouns =
    "leaders|ministers|presidents|men|officials|diplomats";

class Resolver {
 public:
  Resolver(ActorDraft& draft, const std::vector<RoleChunk>& chunks)
      : draft_(draft), syntax_(draft.syntax), chunks_(chunks), named_(draft.mentions.size()) {
    quoted_.assign(syntax_.size(), false);
    for (const Quotation& quote : syntax_.text().quotations) {
      TokenRange inside = syntax_.text().TokensIn(quote.range);
      for (uint32_t t = inside.begin; t < inside.end; ++t) quoted_[t] = true;
    }
    std::vector<std::string_view> dateline = Split(syntax_.text().head.dateline_place, ' ');
    if (!dateline.empty()) dateline_code_ = CountryNamedAt(draft_.knowledge, dateline, 0);
  }

  void Run() {
    size_t chunk = 0;
    for (uint32_t t = 0; t < syntax_.size(); ++t) {
      while (chunk < chunks_.size() && chunks_[chunk].role.begin < t) ++chunk;
      if (chunk < chunks_.size() && chunks_[chunk].role.begin == t)
        Description(chunks_[chunk]);
      else if (draft_.MeantBy(t).empty())
        Word(t);
    }
    draft_.SortMentions();
  }

 private:
  struct Candidate {
    const Mention* mention;
    double score;
  };

  std::string Lower(uint32_t t) const { return ToLower(syntax_.form(t)); }

  bool IsSubject(const Mention& m) const { return syntax_.relation(m.head) == "nsubj"; }

  // Presence of a mention for a reader at token t; negative where it is too far away.
  double Presence(const Mention& m, uint32_t t) const {
    uint32_t here = syntax_.sentence(t), there = syntax_.sentence(m.tokens.begin);
    if (here - there > kMaxSentencesBack) return -1;
    double score = 10.0 - 2.0 * (here - there);
    if (IsSubject(m)) score += 3;
    // "the sister of the dictator" is spoken of, not he.
    if (syntax_.relation(m.head) == "nmod" && syntax_.head(m.head) != kNoToken &&
        InList(syntax_.lemma(syntax_.head(m.head)), kKin))
      score -= kSomebodysKin;
    bool first_in_sentence = syntax_.text().sentences[there].tokens.begin + 3 >= m.tokens.begin;
    if (first_in_sentence) score += 0.5;
    if (quoted_[m.tokens.begin] && !quoted_[t]) score -= kQuotedElsewhere;
    // Who speaks does not call himself "he".
    if (quoted_[t] && !quoted_[m.tokens.begin] && IsSubject(m) && here - there <= 1 &&
        syntax_.head(m.head) != kNoToken &&
        InList(syntax_.lemma(syntax_.head(m.head)), kVerbsOfSaying))
      score -= kSpeakerHimself;
    if (m.kind == MentionKind::pronoun) score += 0.5;  // who is spoken of goes on being spoken of
    return score;
  }

  // Calls visit(mention) for the mentions before t, each of the two lists from its end backwards:
  // those there were at the start and those added since are both in text order.
  template <class Visit>
  void Before(uint32_t t, Visit visit) const {
    auto back = [&](size_t begin, size_t end) {
      size_t left = kMaxMentionsBack;
      for (size_t i = end; i-- > begin && left-- > 0;) {
        const Mention& m = draft_.mentions[i];
        if (m.tokens.begin >= t) continue;
        if (syntax_.sentence(t) - syntax_.sentence(m.tokens.begin) > kMaxSentencesBack) break;
        visit(m);
      }
    };
    auto named_end = std::partition_point(
        draft_.mentions.begin(), draft_.mentions.begin() + static_cast<std::ptrdiff_t>(named_),
        [t](const Mention& m) { return m.tokens.begin < t; });
    back(0, static_cast<size_t>(named_end - draft_.mentions.begin()));
    back(named_, draft_.mentions.size());
  }

  // The most present mention before t for which fits(mention) holds; the later one, if equal.
  template <class Fits>
  const Mention* Best(uint32_t t, Fits fits) const {
    return Best(t, fits, [](const Mention&) { return 0.0; });
  }

  // `bonus(mention)` is added to its presence.
  template <class Fits, class Bonus>
  const Mention* Best(uint32_t t, Fits fits, Bonus bonus) const {
    const Mention* best = nullptr;
    double best_score = 0;
    Before(t, [&](const Mention& m) {
      double score = Presence(m, t);
      if (score > 0) score += bonus(m);
      bool better = score > best_score ||
                    (best != nullptr && score == best_score && m.tokens.begin > best->tokens.begin);
      if (!better || !fits(m)) return;
      best = &m;
      best_score = score;
    });
    return best;
  }

  void Link(TokenRange tokens, MentionKind kind, std::vector<ActorIndex> actors) {
    draft_.Add(tokens, kind, std::move(actors));
  }

  // A subject and an object of one verb are two ("Putin told him"): the object pronoun is not the
  // subject.
  bool ClauseMate(const Mention& m, uint32_t t) const {
    return syntax_.head(m.head) == syntax_.head(t) && syntax_.head(t) != kNoToken &&
           syntax_.relation(t) != "nmod";
  }

  // "In his first speech, Holm ...": the subject of the clause that the phrase before it belongs
  // to.
  const Mention* SubjectAhead(uint32_t t) const {
    uint32_t at = t;
    for (uint32_t steps = 0; steps < 12 && at != kNoToken; ++steps, at = syntax_.head(at)) {
      if (syntax_.relation(at) != "obl" && syntax_.relation(at) != "advcl") continue;
      uint32_t verb = syntax_.head(at);
      if (verb == kNoToken) return nullptr;
      uint32_t subject = syntax_.Child(verb, "nsubj");
      if (subject == kNoToken || subject < t || quoted_[subject] != quoted_[t]) continue;
      auto named_end = draft_.mentions.begin() + static_cast<std::ptrdiff_t>(named_);
      auto found = std::find_if(draft_.mentions.begin(), named_end,
                                [&](const Mention& m) { return m.head == subject; });
      return found == named_end ? nullptr : &*found;
    }
    return nullptr;
  }

  void Personal(uint32_t t, std::string_view gender) {
    auto fits = [&](const Mention& m) {
      if (m.actors.size() != 1) return false;
      const Actor& actor = draft_.registry[m.actors[0]];
      const std::string& known = draft_.registry.gender(m.actors[0]);
      return IsPerson(actor) && (known.empty() || known == gender) && !ClauseMate(m, t);
    };
    const Mention* best = SubjectAhead(t);
    if (best == nullptr || best->kind != MentionKind::name || !fits(*best))
      best = Best(t, fits, [&](const Mention& m) {
        const Actor& actor = draft_.registry[m.actors[0]];
        return actor.entity.starts_with("person/unnamed/") ? -kNameless : 0.0;
      });
    if (best == nullptr) return;
    ActorIndex actor = best->actors[0];
    if (draft_.registry.gender(actor).empty()) draft_.registry.SetGender(actor, gender);
    Link({t, t + 1}, MentionKind::pronoun, {actor});
  }

  void Neuter(uint32_t t) {
    // "it was clear that", "it is raining": no actor.
    // A parser's "expl" before a verb of saying is none: "it insists that".
    if (syntax_.relation(t) == "expl" &&
        (syntax_.head(t) == kNoToken || !InList(syntax_.lemma(syntax_.head(t)), kVerbsOfSaying)))
      return;
    const Mention* best = Best(t, [&](const Mention& m) {
      return m.actors.size() == 1 && !IsPerson(draft_.registry[m.actors[0]]) &&
             draft_.registry[m.actors[0]].kind != ActorKind::people && !ClauseMate(m, t);
    });
    if (best != nullptr) Link({t, t + 1}, MentionKind::pronoun, {best->actors[0]});
  }

  // Everybody joined with the mention: "Putin and Xi".
  std::vector<ActorIndex> Joined(const Mention& m) const {
    std::vector<ActorIndex> all = m.actors;
    for (uint32_t conjunct : syntax_.Conjuncts(m.head))
      for (ActorIndex actor : draft_.MeantBy(conjunct))
        if (std::find(all.begin(), all.end(), actor) == all.end()) all.push_back(actor);
    return all;
  }

  void Plural(uint32_t t) {
    const Mention* best = Best(t, [&](const Mention& m) {
      if (ClauseMate(m, t)) return false;
      if (Joined(m).size() > 1) return true;
      const Actor& actor = draft_.registry[m.actors[0]];
      return actor.kind == ActorKind::people || actor.kind == ActorKind::armed_group ||
             actor.kind == ActorKind::organisation || actor.kind == ActorKind::government;
    });
    if (best != nullptr) Link({t, t + 1}, MentionKind::pronoun, Joined(*best));
  }

  // "the two countries", "both sides": the two latest actors of two different sides, those joined
  // first.
  void Pair(TokenRange tokens, bool persons) {
    std::vector<ActorIndex> pair;
    auto add = [&](ActorIndex index) {
      const Actor& actor = draft_.registry[index];
      bool fits = persons ? IsPerson(actor)
                          : (IsStateLike(actor) || (!actor.code.empty() && actor.code != "IGO"));
      if (!fits) return;
      bool same_side = std::any_of(pair.begin(), pair.end(), [&](ActorIndex other) {
        return other == index || (!persons && draft_.registry[other].code == actor.code);
      });
      if (!same_side && pair.size() < 2) pair.push_back(index);
    };
    std::vector<const Mention*> latest;
    Before(tokens.begin, [&](const Mention& m) { latest.push_back(&m); });
    std::stable_sort(latest.begin(), latest.end(), [](const Mention* a, const Mention* b) {
      return a->tokens.begin > b->tokens.begin;
    });
    for (bool states_only : {true, false}) {
      if (persons && states_only) continue;
      for (const Mention* m : latest)
        for (ActorIndex index : Joined(*m))
          if (!states_only || IsStateLike(draft_.registry[index])) add(index);
    }
    if (pair.size() == 2) Link(tokens, MentionKind::title, {pair[1], pair[0]});
  }

  // Codes of the countries that "the Eastern European nation" can be, `|` between them; empty: any.
  std::string_view CodesBefore(uint32_t noun) const {
    const Table& groups = draft_.knowledge.table("country_groups");
    for (uint32_t words = 3; words >= 1; --words) {
      if (noun < words || syntax_.sentence(noun - words) != syntax_.sentence(noun)) continue;
      std::string phrase = ToLower(draft_.Text({noun - words, noun}));
      for (const Table::Row& row : groups.rows())
        if (groups.Cell(row, "phrase") == phrase) return groups.Cell(row, "codes");
    }
    return {};
  }

  // The country that a person, "his", or the last sentences are of.
  std::optional<ActorIndex> CountryFor(uint32_t t) {
    std::string_view codes = CodesBefore(t);
    uint32_t before = t > 0 ? t - 1 : t;
    if (syntax_.word(before).xpos == "PRP$" && !draft_.MeantBy(before).empty()) {
      const Actor& owner = draft_.registry[draft_.MeantBy(before).front()];
      if (!owner.code.empty() && owner.code != "IGO") return draft_.CountryActor(owner.code);
    }
    const Mention* best = Best(t, [&](const Mention& m) {
      const Actor& actor = draft_.registry[m.actors[0]];
      return m.actors.size() == 1 && IsStateLike(actor) &&
             (codes.empty() || InList(actor.code, codes));
    });
    if (best == nullptr) return std::nullopt;
    const Actor& actor = draft_.registry[best->actors[0]];
    return actor.kind == ActorKind::country ? best->actors[0] : draft_.CountryActor(actor.code);
  }

  // "them (India)": an editor's gloss says who is meant.
  bool Glossed(uint32_t t) {
    if (t + 2 >= syntax_.size() || (syntax_.form(t + 1) != "(" && syntax_.form(t + 1) != "["))
      return false;
    uint32_t name = Lower(t + 2) == "the" ? t + 3 : t + 2;
    if (name >= syntax_.size() || draft_.MeantBy(name).empty()) return false;
    Link({t, t + 1}, MentionKind::pronoun, draft_.MeantBy(name));
    return true;
  }

  void Word(uint32_t t) {
    const dragoman::Word& w = syntax_.word(t);
    std::string word = Lower(t);
    if ((w.upos == Upos::PRON || w.upos == Upos::DET) && Glossed(t)) return;
    if (w.upos == Upos::PRON || w.xpos == "PRP" || w.xpos == "PRP$") {
      if (word == "he" || word == "him" || word == "his" || word == "himself")
        Personal(t, "m");
      else if (word == "she" || word == "her" || word == "hers" || word == "herself")
        Personal(t, "f");
      else if (word == "they" || word == "them" || word == "their" || word == "theirs")
        Plural(t);
      else if (word == "it" || word == "its" || word == "itself")
        Neuter(t);
      else if (word == "both" && syntax_.relation(t) == "nsubj")
        Pair({t, t + 1}, false);
      return;
    }
    if (w.upos != Upos::NOUN && w.upos != Upos::PROPN) return;
    Noun(t, word);
    if (draft_.MeantBy(t).empty() && w.xpos == "NNS") PeopleWhoSay(t);
  }

  // "The authors say", "shopkeepers want": whoever says or wants something is people, though no
  // table has the word.
  void PeopleWhoSay(uint32_t t) {
    uint32_t verb = syntax_.head(t);
    if (verb == kNoToken || syntax_.deprel(t) != "nsubj" || syntax_.word(verb).upos != Upos::VERB ||
        !InList(syntax_.lemma(verb), kVerbsOfSaying) || InList(syntax_.lemma(t), kWritings))
      return;
    TokenRange phrase = syntax_.NounPhrase(t);
    while (phrase.size() > 1 && syntax_.word(phrase.begin).upos == Upos::DET) ++phrase.begin;
    phrase.end = t + 1;
    if (phrase.begin > t || phrase.size() > kMaxPeopleWords) return;
    Link(phrase, MentionKind::title,
         {draft_.registry.Unnamed(draft_.Text(phrase), ActorKind::people, "", "", "")});
  }

  bool HasDefinite(uint32_t t, uint32_t& begin) const {
    for (begin = t; begin > 0 && t - begin < 4; --begin) {
      std::string word = Lower(begin - 1);
      if (word == "the" || word == "this" || word == "that" ||
          syntax_.word(begin - 1).xpos == "PRP$")
        return true;
      if (syntax_.word(begin - 1).upos != Upos::ADJ && syntax_.word(begin - 1).upos != Upos::NUM)
        return false;
    }
    return false;
  }

  void Noun(uint32_t t, const std::string& word) {
    uint32_t begin = t;
    bool two = t > 0 && (Lower(t - 1) == "two" || Lower(t - 1) == "both");
    if (two && InList(word, kPairNouns)) {
      bool persons = InList(word, kPersonPairNouns);
      Pair({t - 1, t + 1}, persons);
      return;
    }
    if (!HasDefinite(t, begin)) return;
    if (InList(word, kCountryNouns)) {
      if (auto country = CountryFor(t)) Link({begin, t + 1}, MentionKind::title, {*country});
    } else if (InList(word, kGroupNouns) || InList(word, kAgencyNouns)) {
      Organisation({begin, t + 1}, InList(word, kAgencyNouns));
    } else if (IsCommonHead(t)) {
      // "the campaign", "the observatory": a body met before whose name holds the word.
      const Mention* best = Best(begin, [&](const Mention& m) {
        const Actor& actor = draft_.registry[m.actors[0]];
        bool body = actor.kind == ActorKind::organisation || actor.kind == ActorKind::outlet ||
                    actor.kind == ActorKind::armed_group;
        return body && m.actors.size() == 1 && m.kind == MentionKind::name &&
               IsCalled(actor, draft_.knowledge, word);
      });
      if (best != nullptr) Link({begin, t + 1}, MentionKind::title, {best->actors[0]});
    }
  }

  // A common noun that is a phrase's head and not part of a longer name or compound.
  bool IsCommonHead(uint32_t t) const {
    return syntax_.word(t).upos == Upos::NOUN && syntax_.NameAt(t) == nullptr &&
           syntax_.relation(t) != "compound" && syntax_.word(t).xpos == "NN";
  }

  void Organisation(TokenRange tokens, bool agency) {
    const Mention* best = Best(tokens.begin, [&](const Mention& m) {
      ActorKind kind = draft_.registry[m.actors[0]].kind;
      if (agency) return kind == ActorKind::outlet || kind == ActorKind::organisation;
      return kind == ActorKind::armed_group || kind == ActorKind::organisation;
    });
    if (best != nullptr) Link(tokens, MentionKind::title, {best->actors[0]});
  }

  // "the minister", "the foreign ministry", "his spokesman": the actor of the report that has this
  // role.
  void Description(const RoleChunk& chunk) {
    if (!draft_.MeantBy(chunk.role.begin).empty()) return;
    std::string role = ToLower(draft_.Text(chunk.role));
    for (std::string_view number : {"two ", "both "}) {
      if (!role.starts_with(number)) continue;
      role.erase(0, number.size());
      if (!InList(role, kPairNouns)) break;
      Pair(chunk.tokens, InList(role, kPersonPairNouns));
      if (!draft_.MeantBy(chunk.role.begin).empty()) return;
    }
    if (chunk.plural && chunk.tokens.begin < chunk.role.begin &&
        Lower(chunk.role.begin - 1) == "two") {
      Pair(chunk.tokens, true);
      if (!draft_.MeantBy(chunk.role.begin).empty()) return;
    }
    if (InList(role, kCountryNouns)) {
      // "his country", "the nation"; "a country" is none in particular.
      if (!chunk.indefinite) Noun(chunk.role.end - 1, role);
      return;
    }
    if (chunk.definite && !chunk.plural && chunk.possessor == kNoToken && !chunk.of_the_country) {
      if (InList(role, kGroupNouns) || InList(role, kAgencyNouns))
        Organisation(chunk.tokens, InList(role, kAgencyNouns));
      else
        Holder(chunk, role);
      if (!draft_.MeantBy(chunk.role.begin).empty()) return;
    }
    std::string code;
    if (chunk.possessor != kNoToken && !draft_.MeantBy(chunk.possessor).empty())
      code = draft_.registry[draft_.MeantBy(chunk.possessor).front()].code;
    const bool bare = chunk.definite && !chunk.plural && chunk.possessor == kNoToken;
    // "the government that they set up" is told apart by its clause.
    bool of_state =
        bare && InList(role, kStateBodies) && syntax_.Child(chunk.role.end - 1, "acl") == kNoToken;
    if (chunk.of_the_country || of_state) code = FocusCode(chunk.tokens.begin);
    if (bare && InOfficeOf(chunk, FocusCode(chunk.tokens.begin))) return;
    draft_.AddUnnamed(chunk, code, chunk.sector);
  }

  void Holder(const RoleChunk& chunk, const std::string& role) {
    bool body = chunk.phrase->kind == RoleKind::body || chunk.phrase->kind == RoleKind::force;
    const Mention* best = Best(chunk.tokens.begin, [&](const Mention& m) {
      if (m.actors.size() != 1) return false;
      const Actor& actor = draft_.registry[m.actors[0]];
      if (body)
        return actor.kind == ActorKind::organisation &&
               (actor.role.ends_with(role) || IsCalled(actor, draft_.knowledge, role));
      return IsPerson(actor) && (TitleFits(role, actor.role) || WordDescribes(role, actor));
    });
    if (best != nullptr) Link(chunk.tokens, MentionKind::title, {best->actors[0]});
  }

  // The country that unowned bodies and offices of state belong to ("the government", "the army"):
  // the place that the sentence sets before them ("In Vienna, the ministry"), that of the dateline
  // while its country is spoken of, or the country most present.
  std::string FocusCode(uint32_t t) {
    std::string code;
    std::vector<std::string_view> forms;
    for (uint32_t u = syntax_.text().sentences[syntax_.sentence(t)].tokens.begin; u < t; ++u)
      forms.push_back(syntax_.form(u));
    for (size_t at = 1; at < forms.size(); ++at) {
      if (ToLower(forms[at - 1]) != "in") continue;
      if (std::string named = CountryNamedAt(draft_.knowledge, forms, at); !named.empty())
        code = named;
    }
    if (!code.empty()) return code;
    if (!dateline_code_.empty() && (syntax_.sentence(t) <= 2 || IsPresent(dateline_code_, t)))
      return dateline_code_;
    auto country = CountryFor(t);
    return country.has_value() ? draft_.registry[*country].code : std::string();
  }

  bool IsPresent(std::string_view code, uint32_t t) const {
    return Best(t, [&](const Mention& m) {
             const Actor& actor = draft_.registry[m.actors[0]];
             return IsStateLike(actor) && actor.code == code;
           }) != nullptr;
  }

  // "the president", nobody named so far: whoever held that office of the country spoken of.
  bool InOfficeOf(const RoleChunk& chunk, const std::string& code) {
    if (code.empty() || chunk.phrase->kind != RoleKind::office || draft_.registry.day().empty())
      return false;
    auto holders = draft_.knowledge.Holders(chunk.role_text, code, draft_.registry.day());
    if (holders.size() != 1) return false;
    Link(chunk.tokens, MentionKind::title,
         {draft_.registry.Known(*holders.front(), draft_.Text(chunk.tokens))});
    return true;
  }

  ActorDraft& draft_;
  const Syntax& syntax_;
  const std::vector<RoleChunk>& chunks_;
  size_t named_;  // mentions that were there at the start
  std::vector<bool> quoted_;
  std::string dateline_code_;  // country of the dateline's place, where the tables tell
};

}  // namespace

void ResolveReferences(ActorDraft& draft, const std::vector<RoleChunk>& chunks) {
  Resolver(draft, chunks).Run();
}

}  // namespace dragoman
