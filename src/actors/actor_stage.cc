#include "actors/actor_stage.h"

#include <algorithm>
#include <map>
#include <optional>

#include "actors/acronyms.h"
#include "actors/coreference.h"
#include "actors/draft.h"
#include "actors/offices.h"
#include "actors/report_outlets.h"
#include "actors/role_chunks.h"
#include "actors/state_names.h"
#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/forms.h"
#include "text/text_layer.h"
#include "time/time_layer.h"

namespace dragoman {
namespace {

constexpr std::string_view kMaleTitles = "mr|mr.|sir|lord|king|prince|sheikh|father|mullah|imam";
constexpr std::string_view kFemaleTitles = "mrs|mrs.|ms|ms.|miss|lady|queen|princess|madame|dame";
// What stands before a name and is no office: it is read with the name.
constexpr std::string_view kHonorifics =
    "mr|mr.|mrs|mrs.|ms|ms.|miss|dr|dr.|gen.|lt.|col.|maj.|capt.|adm.|sgt.|prof.|sir|dame|lord|"
    "lady|"
    "sen.|rep.|gov.|rev.";

constexpr uint32_t kMaxNameTokens = 4;

class Builder {
 public:
  Builder(const Syntax& syntax, const Knowledge& knowledge, const NameUnitFinder& finder,
          const GivenNames& given_names, const std::string& day)
      : syntax_(syntax),
        knowledge_(knowledge),
        given_names_(given_names),
        draft_(syntax, knowledge, day) {
    units_ = finder.Find(syntax, day);
    chunks_ = FindRoleChunks(syntax, knowledge, units_);
    if (NamesBehindTitles()) chunks_ = FindRoleChunks(syntax, knowledge, units_);
    chunk_of_unit_.assign(units_.size(), {});
    person_of_chunk_.assign(chunks_.size(), kNoToken);
    long_form_ = FindLongForms(syntax, units_);
    actor_of_unit_.assign(units_.size(), std::nullopt);
  }

  ActorLayer Build() {
    // From the end, so that of two titles before a name the first follows the second: "the chief of
    // staff, General X".
    for (uint32_t c = static_cast<uint32_t>(chunks_.size()); c-- > 0;) FindPersonOf(c);
    Names();
    std::vector<RoleChunk> references;
    for (uint32_t c = 0; c < chunks_.size(); ++c) {
      if (!Nameless(c)) references.push_back(chunks_[c]);
    }
    draft_.SortMentions();
    ResolveReferences(draft_, references);
    LateCountries();
    LetCountriesStand(draft_, units_);
    Hearsay();
    NameGovernments(draft_);
    return Finish();
  }

 private:
  std::string Lower(uint32_t t) const { return ToLower(syntax_.form(t)); }
  bool Is(uint32_t t, std::string_view word) const {
    return t < syntax_.size() && Lower(t) == word;
  }
  bool SameSentence(uint32_t a, uint32_t b) const {
    return a < syntax_.size() && b < syntax_.size() && syntax_.sentence(a) == syntax_.sentence(b);
  }
  bool IsPersonUnit(const NameUnit& unit) const {
    return unit.entity != nullptr ? unit.entity->kind == EntityKind::person
                                  : unit.label == NameLabel::person;
  }
  static bool IsBodyUnit(const NameUnit& unit) {
    if (unit.entity == nullptr) return unit.label == NameLabel::organisation;
    return unit.entity->kind != EntityKind::country && unit.entity->kind != EntityKind::person;
  }
  uint32_t UnitStartingAt(uint32_t t) const {
    auto it = std::lower_bound(units_.begin(), units_.end(), t,
                               [](const NameUnit& u, uint32_t at) { return u.tokens.begin < at; });
    return it != units_.end() && it->tokens.begin == t ? static_cast<uint32_t>(it - units_.begin())
                                                       : kNoToken;
  }
  uint32_t UnitEndingAt(uint32_t t) const {
    auto it = std::lower_bound(units_.begin(), units_.end(), t,
                               [](const NameUnit& u, uint32_t at) { return u.tokens.end < at; });
    return it != units_.end() && it->tokens.end == t ? static_cast<uint32_t>(it - units_.begin())
                                                     : kNoToken;
  }

  // "Kenyan diplomat Wanjiru Otieno": capitals behind a title are a person's name, whatever the
  // name finder took them for. True if units were added, so that the chunks must be read again.
  bool NamesBehindTitles() {
    std::vector<NameUnit> added;
    for (const RoleChunk& chunk : chunks_) {
      if (chunk.phrase->kind != RoleKind::office || chunk.plural ||
          chunk.tokens.end != chunk.role.end)
        continue;
      uint32_t begin = chunk.role.end, end = begin;
      while (SameSentence(end, begin) && end < begin + kMaxNameTokens && UnitAt(end) == nullptr &&
             syntax_.word(end).upos == Upos::PROPN &&
             CapitalsOf(syntax_.form(end)) == Capitals::first)
        ++end;
      if (end > begin)
        added.push_back({{begin, end}, nullptr, NameUse::name, NameLabel::person, ""});
      uint32_t next = UnitStartingAt(begin);
      if (end == begin && next != kNoToken &&
          SameSentence(next == kNoToken ? 0 : begin, chunk.role.begin) &&
          units_[next].entity == nullptr && units_[next].inner_code.empty())
        units_[next].label = NameLabel::person;
    }
    if (added.empty()) return false;
    units_.insert(units_.end(), added.begin(), added.end());
    std::sort(units_.begin(), units_.end(),
              [](const NameUnit& a, const NameUnit& b) { return a.tokens.begin < b.tokens.begin; });
    chunk_of_unit_.assign(units_.size(), {});
    return true;
  }

  const NameUnit* UnitAt(uint32_t t) const {
    auto it = std::upper_bound(units_.begin(), units_.end(), t,
                               [](uint32_t at, const NameUnit& u) { return at < u.tokens.begin; });
    return it != units_.begin() && std::prev(it)->tokens.Contains(t) ? &*std::prev(it) : nullptr;
  }

  // "President Putin"; "the president, Vladimir Putin,"; "Vladimir Putin, president of Russia,".
  void FindPersonOf(uint32_t c) {
    const RoleChunk& chunk = chunks_[c];
    // "the Russian news agency TASS", "rebel group M23": what the named body is called.
    uint32_t body = UnitStartingAt(chunk.role.end);
    if (body != kNoToken && chunk.tokens.end == chunk.role.end && !IsPersonUnit(units_[body]) &&
        IsBodyUnit(units_[body]) && !chunk.plural) {
      Link(c, body);
      return;
    }
    if (chunk.phrase->kind == RoleKind::force || chunk.phrase->kind == RoleKind::body ||
        chunk.plural)
      return;
    uint32_t after = chunk.tokens.end;
    // "director of the Fruit Board (FB) Ann Lee"
    if (Is(after, "(") && Is(after + 2, ")")) after += 3;
    bool comma = Is(after, ",");
    uint32_t right = UnitStartingAt(comma ? after + 1 : after);
    if (right == kNoToken && InList(Lower(std::min(after, syntax_.size() - 1)), kHonorifics))
      right = UnitStartingAt(after + 1);
    if (right == kNoToken && comma) right = PersonOfChunkAt(c + 1, after + 1);
    bool adjacent = right != kNoToken && IsPersonUnit(units_[right]) &&
                    SameSentence(chunk.role.begin, units_[right].tokens.begin);
    bool definite = chunk.definite || !chunk.owners.empty() || chunk.of_the_country;
    if (adjacent && (!comma || definite) && !chunk.indefinite) {
      Link(c, right);
      return;
    }
    uint32_t before = chunk.tokens.begin;
    while (before > 0 && (InList(Lower(before - 1), "the|a|an") || before - 1 == chunk.possessor))
      --before;
    if (before < 2 || !(Is(before - 1, ",") || Is(before - 1, "(") || Is(before - 1, "–"))) return;
    uint32_t left = UnitEndingAt(before - 1);
    if (left == kNoToken || !IsPersonUnit(units_[left]) ||
        !SameSentence(left == kNoToken ? 0 : units_[left].tokens.begin, before))
      return;
    // "met Putin, the minister said": a verb right behind the phrase takes it as its subject,
    // unless a comma closes it.
    bool subject =
        after < syntax_.size() && SameSentence(after, before) &&
        (syntax_.word(after).upos == Upos::VERB || syntax_.word(after).upos == Upos::AUX);
    if (!subject) Link(c, left);
  }

  // The person of the next chunk, if it begins at the token.
  uint32_t PersonOfChunkAt(uint32_t c, uint32_t token) const {
    return c < chunks_.size() && chunks_[c].tokens.begin == token ? person_of_chunk_[c] : kNoToken;
  }

  void Link(uint32_t c, uint32_t unit) {
    person_of_chunk_[c] = unit;
    chunk_of_unit_[unit].push_back(c);
  }

  // Country and sector of the first owner; of an unknown person's report-given affiliation.
  struct Side {
    std::string code, sector;
    const NameUnit* owner = nullptr;
  };
  Side SideOf(const RoleChunk& chunk, uint32_t owner) const {
    Side side{"", chunk.sector, &units_[owner]};
    const NameUnit& unit = units_[owner];
    if (unit.entity == nullptr) {
      side.code = unit.inner_code;
      return side;
    }
    const Tenure* tenure = unit.entity->On(draft_.registry.day());
    if (tenure == nullptr) tenure = unit.entity->LastBefore(draft_.registry.day());
    if (tenure == nullptr) return side;
    side.code = tenure->code;
    // Whoever leads, speaks or fights for a group or body has its sector; a title of its own keeps
    // its own.
    bool inherits = unit.entity->kind != EntityKind::country && !tenure->sector.empty() &&
                    chunk.phrase->kind != RoleKind::force;
    if (inherits || (side.sector.empty() && unit.entity->kind != EntityKind::country))
      side.sector = tenure->sector;
    return side;
  }
  Side SideOf(const RoleChunk& chunk) const {
    if (chunk.owners.empty()) return {"", chunk.sector, nullptr};
    return SideOf(chunk, chunk.owners.front());
  }

  void Names() {
    for (uint32_t u = 0; u < units_.size(); ++u) {
      const NameUnit& unit = units_[u];
      if (syntax_.text().sentences[syntax_.sentence(unit.tokens.begin)].role == Role::meta)
        continue;
      if (Shortened(u) || Family(unit)) continue;
      if (IsPersonUnit(unit))
        PersonName(u);
      else if (unit.entity != nullptr)
        KnownName(u);
      else
        UnknownName(u);
    }
  }

  // An acronym of a name met before.
  bool Shortened(uint32_t u) {
    uint32_t full = long_form_[u];
    if (full == kNoToken || !actor_of_unit_[full].has_value()) return false;
    if (units_[u].entity != nullptr && units_[u].entity == units_[full].entity) return false;
    Name(u, *actor_of_unit_[full]);
    return true;
  }

  // The unit names the actor.
  void Name(uint32_t u, ActorIndex actor) {
    actor_of_unit_[u] = actor;
    draft_.registry.AddAlias(actor, draft_.Text(units_[u].tokens));
    draft_.Add(units_[u].tokens, MentionKind::name, {actor});
  }

  // "the Holms": all whom the report has named with this surname.
  bool Family(const NameUnit& unit) {
    std::string form = draft_.Text(unit.tokens);
    if (unit.entity != nullptr || unit.tokens.size() != 1 || !form.ends_with('s') ||
        unit.tokens.begin == 0 || !Is(unit.tokens.begin - 1, "the"))
      return false;
    std::string surname = " " + form.substr(0, form.size() - 1);
    std::vector<ActorIndex> members;
    for (const auto& [index, bodies] : bodies_of_)
      if (draft_.registry[static_cast<ActorIndex>(index)].name.ends_with(surname))
        members.push_back(static_cast<ActorIndex>(index));
    if (members.size() < 2) return false;
    draft_.Add(unit.tokens, MentionKind::name, std::move(members));
    return true;
  }

  void PersonName(uint32_t u) {
    const NameUnit& unit = units_[u];
    std::string form = draft_.Text(unit.tokens);
    Side side;
    std::string role;
    for (uint32_t c : chunk_of_unit_[u]) {
      Side one = SideOf(chunks_[c]);
      if (side.code.empty()) side = one;
      if (role.empty() || chunks_[c].role_text.size() > role.size()) role = chunks_[c].role_text;
    }
    ActorIndex actor = unit.entity != nullptr && Plausible(*unit.entity, side.code)
                           ? draft_.registry.Known(*unit.entity, form)
                           : draft_.registry.Person(form, role, side.code);
    draft_.registry.Describe(actor, side.code, side.sector, role);
    for (uint32_t c : chunk_of_unit_[u]) {
      draft_.Stand(chunks_[c].role, {actor});
      if (chunks_[c].of_the_country && draft_.registry[actor].code.empty())
        country_wanted_.emplace_back(actor, unit.tokens.begin);
    }
    SetGender(actor, unit);
    Name(u, actor);
    for (uint32_t t = unit.tokens.begin; t > 0 && SameSentence(t - 1, unit.tokens.begin); --t) {
      if (!InList(Lower(t - 1), kHonorifics)) break;
      draft_.Stand({t - 1, t}, {actor});
    }
    std::vector<const KnownEntity*>& bodies = bodies_of_[ToInt(actor)];
    for (uint32_t c : chunk_of_unit_[u])
      for (uint32_t owner : chunks_[c].owners)
        if (units_[owner].entity != nullptr) bodies.push_back(units_[owner].entity);
  }

  // A table's person of another country than the report gives is somebody else with that name.
  static bool Plausible(const KnownEntity& person, const std::string& code) {
    if (code.empty() || code == "IGO" || person.tenures.empty()) return true;
    return std::any_of(person.tenures.begin(), person.tenures.end(),
                       [&](const Tenure& t) { return t.code == code || t.code == "IGO"; });
  }

  void SetGender(ActorIndex actor, const NameUnit& unit) {
    if (!draft_.registry.gender(actor).empty()) return;
    std::string before = unit.tokens.begin > 0 ? Lower(unit.tokens.begin - 1) : "";
    if (InList(before, kMaleTitles)) draft_.registry.SetGender(actor, "m");
    if (InList(before, kFemaleTitles)) draft_.registry.SetGender(actor, "f");
    if (before.ends_with("spokesman") || before.ends_with("chairman"))
      draft_.registry.SetGender(actor, "m");
    if (before.ends_with("woman")) draft_.registry.SetGender(actor, "f");
    if (draft_.registry.gender(actor).empty())
      draft_.registry.SetGender(actor, given_names_.GenderOf(draft_.registry[actor].name));
  }

  // "Russia's Security Council" is not the United Nations' one.
  std::string PossessorCode(const NameUnit& unit) const {
    uint32_t t = unit.tokens.begin;
    if (t < 2 || !SameSentence(t - 2, t) || !(Is(t - 1, "'s") || Is(t - 1, "’s"))) return "";
    uint32_t owner = UnitEndingAt(t - 1);
    if (owner == kNoToken || units_[owner].entity == nullptr ||
        units_[owner].entity->kind != EntityKind::country)
      return "";
    return units_[owner].entity->tenures.front().code;
  }

  void KnownName(uint32_t u) {
    const NameUnit& unit = units_[u];
    std::string form = draft_.Text(unit.tokens);
    const std::string code = unit.entity->tenures.empty() ? "" : unit.entity->tenures.front().code;
    switch (unit.use) {
      case NameUse::adjective: return;
      case NameUse::capital:
        if (!IsLocation(draft_, unit)) Name(u, draft_.registry.Government(code, form));
        return;
      case NameUse::seat: Name(u, draft_.registry.Government(code, form)); return;
      case NameUse::people: {
        // "Russians" are a people; in "Russian troops" the word is an adjective.
        Upos upos = syntax_.word(unit.tokens.end - 1).upos;
        if (upos != Upos::NOUN && upos != Upos::PROPN) return;
        if (syntax_.relation(unit.tokens.end - 1) == "compound" ||
            syntax_.relation(unit.tokens.end - 1) == "amod")
          return;
        draft_.Add(unit.tokens, MentionKind::name,
                   {draft_.registry.Unnamed(form, ActorKind::people, code, "", form)});
        return;
      }
      case NameUse::name: break;
    }
    bool international = code == "IGO" && unit.entity->kind == EntityKind::organisation;
    std::string possessor = international ? PossessorCode(unit) : "";
    ActorIndex actor = possessor.empty()
                           ? draft_.registry.Known(*unit.entity, form)
                           : draft_.registry.Named(form, ActorKind::organisation, possessor, "GOV");
    for (uint32_t c : chunk_of_unit_[u]) draft_.Stand(chunks_[c].tokens, {actor});
    Name(u, actor);
  }

  void UnknownName(uint32_t u) {
    const NameUnit& unit = units_[u];
    if (unit.label != NameLabel::organisation) return;
    std::string form = draft_.Text(unit.tokens), code = unit.inner_code, sector;
    for (uint32_t c : chunk_of_unit_[u]) {
      Side side = SideOf(chunks_[c]);
      if (code.empty()) code = side.code;
      if (sector.empty()) sector = side.sector;
    }
    ActorIndex actor = draft_.registry.Named(form, ActorKind::organisation, code, sector);
    for (uint32_t c : chunk_of_unit_[u]) draft_.Stand(chunks_[c].tokens, {actor});
    Name(u, actor);
  }

  // Adds the actors of a chunk that names nobody but says for whom they act. False where it refers
  // back.
  bool Nameless(uint32_t c) {
    const RoleChunk& chunk = chunks_[c];
    if (person_of_chunk_[c] != kNoToken) return true;
    if (syntax_.text().sentences[syntax_.sentence(chunk.role.begin)].role == Role::meta)
      return true;
    if (chunk.owners.empty() || chunk.possessor != kNoToken) return false;
    std::string role = ToLower(draft_.Text(chunk.role));
    const NameUnit& first = units_[chunk.owners.front()];
    bool group = first.entity != nullptr && first.entity->kind == EntityKind::armed_group;
    if (group && chunk.phrase->kind == RoleKind::body) {
      // "the Taliban government", "the Taliban authorities": the group itself.
      draft_.Add(chunk.tokens, MentionKind::name,
                 {draft_.registry.Known(*first.entity, draft_.Text(chunk.tokens))});
      return true;
    }
    if (!chunk.plural && chunk.phrase->kind == RoleKind::office && !chunk.indefinite) {
      if (auto person = PersonInOffice(chunk)) {
        draft_.Add(chunk.tokens, MentionKind::title, {*person});
        return true;
      }
    }
    if (chunk.owners_joined && chunk.owners.size() > 1) {
      std::vector<ActorIndex> actors;
      for (uint32_t owner : chunk.owners) {
        Side side = SideOf(chunk, owner);
        std::string words = draft_.Text(units_[owner].tokens) + " " + role;
        actors.push_back(
            draft_.registry.Unnamed(words, ActorKind::people, side.code, side.sector, role));
      }
      draft_.Add(chunk.tokens, MentionKind::title, actors);
      return true;
    }
    Side side = SideOf(chunk);
    draft_.AddUnnamed(chunk, side.code, side.sector);
    return true;
  }

  // "Russia's president" beside "Vladimir Putin": he, if the report or the tables say that he is.
  // Two who could be meant are nobody.
  std::optional<ActorIndex> PersonInOffice(const RoleChunk& chunk) {
    const Side side = SideOf(chunk);
    if (side.code.empty() || side.owner == nullptr) return std::nullopt;
    const KnownEntity* body = side.owner->entity;
    bool country = body != nullptr && body->kind == EntityKind::country;
    std::optional<ActorIndex> found;
    for (const auto& [index, bodies] : bodies_of_) {
      auto actor = static_cast<ActorIndex>(index);
      const Actor& person = draft_.registry[actor];
      if (person.code != side.code || !TitleFits(chunk.role_text, person.role)) continue;
      bool same_body = std::find(bodies.begin(), bodies.end(), body) != bodies.end();
      if (!country && !same_body) continue;
      if (found.has_value()) return std::nullopt;
      found = actor;
    }
    if (found.has_value() || !country || draft_.registry.day().empty()) return found;
    auto holders = knowledge_.Holders(chunk.role_text, side.code, draft_.registry.day());
    if (holders.size() != 1) return std::nullopt;
    return draft_.registry.Known(*holders.front(), draft_.Text(chunk.tokens));
  }

  // People whose title says "of the country": the country that their report is about, known only
  // now.
  void LateCountries() {
    for (auto [actor, token] : country_wanted_) {
      for (uint32_t t = token; t-- > 0;) {
        if (syntax_.relation(t) != "nsubj") continue;
        for (ActorIndex other : draft_.MeantBy(t)) {
          const Actor& subject = draft_.registry[other];
          if (subject.kind != ActorKind::country || !draft_.registry[actor].code.empty()) continue;
          draft_.registry.Describe(actor, subject.code, "", "");
        }
      }
    }
  }

  void Hearsay() {
    for (uint32_t t = 0; t < syntax_.size(); ++t)
      if (syntax_.word(t).upos == Upos::ADV && InList(Lower(t), kHearsayAdverbs))
        draft_.Stand({t, t + 1}, {draft_.registry.Unnamed("unnamed sources", ActorKind::people, "",
                                                          "", "source")});
  }

  ActorLayer Finish() {
    ActorLayer layer;
    FindReportOutlets(draft_, layer);
    for (uint32_t t = 0; t < syntax_.size(); ++t)
      if (!draft_.MeantBy(t).empty()) layer.phrase_actors.emplace_back(t, draft_.MeantBy(t));
    layer.mentions = std::move(draft_.mentions);
    layer.actors = draft_.registry.Take();
    return layer;
  }

  const Syntax& syntax_;
  const Knowledge& knowledge_;
  const GivenNames& given_names_;
  ActorDraft draft_;
  std::vector<NameUnit> units_;
  std::vector<RoleChunk> chunks_;
  std::vector<std::vector<uint32_t>> chunk_of_unit_;
  std::vector<uint32_t> person_of_chunk_;
  std::vector<std::pair<ActorIndex, uint32_t>> country_wanted_;
  std::vector<uint32_t> long_form_;  // of units: the unit that it is short for, or kNoToken
  std::vector<std::optional<ActorIndex>> actor_of_unit_;
  // Of each person named, by index: the bodies and countries that titles beside the name give.
  std::map<uint32_t, std::vector<const KnownEntity*>> bodies_of_;
};

}  // namespace

ActorStage::ActorStage(std::shared_ptr<const Knowledge> knowledge)
    : knowledge_(std::move(knowledge)), unit_finder_(*knowledge_), given_names_(*knowledge_) {}

void ActorStage::Run(Document& doc) const {
  Syntax syntax(doc);
  Builder builder(syntax, *knowledge_, unit_finder_, given_names_,
                  doc.Get<TimeLayer>().report_date);
  ActorLayer layer = builder.Build();
  NameUnknownActors(layer.actors, *knowledge_, doc.raw().hash);
  doc.Set(std::move(layer));
}

}  // namespace dragoman
