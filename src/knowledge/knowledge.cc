// How names are found: every name, alias, adjective and so on of the tables is cut into folded
// pieces
// ("Al-Qaeda" -> "al qaeda"; "U.S." -> "us") and put into one hash table. A reader of a sentence
// asks at a token for the longest run of pieces that is in it. What folding loses is checked
// afterwards: an acronym must be in capitals ("US" but not "us"), a name must start with one
// ("Turkey" but not "turkey"). Works: "AL QAEDA", "al-Qa'ida" through its alias. Does not: a
// misspelling that no alias has; the actors stage compares such names letter by letter. Test:
// tests/knowledge/knowledge_test.cc.
#include "knowledge/knowledge.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "core/hash.h"
#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/forms.h"
#include "knowledge/loader.h"

namespace dragoman {

bool DateWithin(std::string_view day, std::string_view since, std::string_view until) {
  // Dates of different precision are compared on what both have: 2021-05 is within since
  // 2021-05-09.
  auto cut = [&](std::string_view bound) { return std::min(day.size(), bound.size()); };
  if (!since.empty() && day.substr(0, cut(since)) < since.substr(0, cut(since))) return false;
  if (!until.empty() && day.substr(0, cut(until)) > until.substr(0, cut(until))) return false;
  return true;
}

const Tenure* KnownEntity::On(std::string_view day) const {
  if (tenures.empty()) return nullptr;
  if (day.empty()) return &tenures.back();
  for (auto it = tenures.rbegin(); it != tenures.rend(); ++it)
    if (DateWithin(day, it->since, it->until)) return &*it;
  return nullptr;
}

const Tenure* KnownEntity::LastBefore(std::string_view day) const {
  for (auto it = tenures.rbegin(); it != tenures.rend(); ++it)
    if (day.empty() || it->since.empty() || it->since <= day) return &*it;
  return nullptr;
}

namespace {

// "LeT", "JeM", "IoK": short for several words, and another word with other capitals ("Let them
// wait").
bool IsCamel(std::string_view form) {
  constexpr size_t kLongest = 4;
  if (form.size() > kLongest || CapitalsOf(form) != Capitals::first) return false;
  return std::any_of(form.begin() + 1, form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

struct Knowledge::Builder {
  Knowledge& k;

  uint32_t AddEntity(EntityKind kind, std::string id, std::string_view name) {
    auto [it, fresh] = k.entity_of_id_.try_emplace(id, static_cast<uint32_t>(k.entities_.size()));
    if (fresh) {
      auto entity = std::make_unique<KnownEntity>();
      entity->id = std::move(id);
      entity->kind = kind;
      entity->name = name;
      k.entities_.push_back(std::move(entity));
    }
    return it->second;
  }

  void AddForm(std::string_view form, uint32_t entity, NameUse use) {
    std::vector<std::string> pieces = NamePieces(form);
    if (pieces.empty()) return;
    if (pieces.front() == "the" && pieces.size() > 1) {
      // "The Hague", "The Hindu": the article is no part of the key, the reader skips it too.
      pieces.erase(pieces.begin());
    }
    Capitals capitals = CapitalsOf(form);
    bool one_piece = pieces.size() == 1;
    Form entry{entity, use, capitals == Capitals::all && one_piece, capitals != Capitals::none,
               one_piece && IsCamel(form) ? std::string(form) : ""};
    std::vector<Form>& forms = k.forms_[Join(pieces, " ")];
    for (Form& old : forms) {
      if (old.entity == entity && old.use == use) {
        old.needs_capitals &= entry.needs_capitals;
        old.needs_capital &= entry.needs_capital;
        if (entry.exactly.empty()) old.exactly.clear();
        return;
      }
    }
    forms.push_back(entry);
    uint32_t& longest = k.longest_[pieces.front()];
    longest = std::max(longest, static_cast<uint32_t>(pieces.size()));
  }

  void AddForms(std::string_view list, uint32_t entity, NameUse use) {
    for (std::string_view form : Split(list, '|'))
      if (!form.empty()) AddForm(form, entity, use);
  }

  void Countries(const Table& t) {
    for (const Table::Row& row : t.rows()) {
      std::string code(t.Cell(row, "code"));
      uint32_t e = AddEntity(EntityKind::country, "country/" + code, t.Cell(row, "name"));
      k.entities_[e]->tenures.push_back({"", code, "", "", ""});
      AddForm(t.Cell(row, "name"), e, NameUse::name);
      AddForms(t.Cell(row, "aliases"), e, NameUse::name);
      AddForms(t.Cell(row, "adjectives"), e, NameUse::adjective);
      AddForms(t.Cell(row, "people"), e, NameUse::people);
      AddForms(t.Cell(row, "capital"), e, NameUse::capital);
      AddForms(t.Cell(row, "seats"), e, NameUse::seat);
    }
  }

  // organisations, armed_groups, outlets: one row an entity, or one a period.
  void Bodies(const Table& t, EntityKind kind) {
    for (const Table::Row& row : t.rows()) {
      uint32_t e = AddEntity(kind, std::string(t.Cell(row, "id")), t.Cell(row, "name"));
      std::string sector(kind == EntityKind::outlet ? "MED" : t.Cell(row, "sector"));
      k.entities_[e]->tenures.push_back(
          {std::string(t.Cell(row, "kind")), std::string(t.Cell(row, "code")), sector,
           std::string(t.Cell(row, "since")), std::string(t.Cell(row, "until"))});
      AddForm(t.Cell(row, "name"), e, NameUse::name);
      AddForms(t.Cell(row, "aliases"), e, NameUse::name);
    }
  }

  void People(const Table& people, const Table& offices) {
    for (const Table::Row& row : people.rows()) {
      uint32_t e = AddEntity(EntityKind::person, std::string(people.Cell(row, "id")),
                             people.Cell(row, "name"));
      k.entities_[e]->gender = people.Cell(row, "gender");
      AddForm(people.Cell(row, "name"), e, NameUse::name);
      AddForms(people.Cell(row, "aliases"), e, NameUse::name);
    }
    for (const Table::Row& row : offices.rows()) {
      auto it = k.entity_of_id_.find(std::string(offices.Cell(row, "person")));
      if (it == k.entity_of_id_.end()) continue;  // the loader has reported it
      k.entities_[it->second]->tenures.push_back(
          {std::string(offices.Cell(row, "role")), std::string(offices.Cell(row, "code")),
           std::string(offices.Cell(row, "sector")), std::string(offices.Cell(row, "since")),
           std::string(offices.Cell(row, "until"))});
    }
  }

  void Roles(const Table& t) {
    constexpr std::pair<std::string_view, RoleKind> kKinds[] = {{"office", RoleKind::office},
                                                                {"people", RoleKind::people},
                                                                {"force", RoleKind::force},
                                                                {"body", RoleKind::body}};
    for (const Table::Row& row : t.rows()) {
      RolePhrase role{std::string(t.Cell(row, "phrase")), std::string(t.Cell(row, "sector")),
                      RoleKind::office};
      for (auto [name, kind] : kKinds)
        if (t.Cell(row, "kind") == name) role.kind = kind;
      std::vector<std::string> pieces = NamePieces(role.phrase);
      if (pieces.empty()) continue;
      k.role_of_[Join(pieces, " ")] = static_cast<uint32_t>(k.roles_.size());
      uint32_t& longest = k.longest_role_[pieces.front()];
      longest = std::max(longest, static_cast<uint32_t>(pieces.size()));
      k.roles_.push_back(std::move(role));
    }
  }

  void Finish() {
    for (auto& entity : k.entities_) {
      std::stable_sort(entity->tenures.begin(), entity->tenures.end(),
                       [](const Tenure& a, const Tenure& b) { return a.since < b.since; });
      k.by_kind_[static_cast<size_t>(entity->kind)].push_back(entity.get());
    }
    for (auto& [key, forms] : k.forms_) {
      std::sort(forms.begin(), forms.end(), [this](const Form& a, const Form& b) {
        if (a.use != b.use) return a.use < b.use;
        return k.entities_[a.entity]->id < k.entities_[b.entity]->id;
      });
    }
  }
};

Result<std::shared_ptr<const Knowledge>> Knowledge::Load(const Options& options) {
  auto knowledge = std::shared_ptr<Knowledge>(new Knowledge());
  auto tables = LoadTables(options.folder, options.lenient, knowledge->problems_);
  if (!tables) return Fail(tables.error());
  knowledge->tables_ = std::move(tables->tables);
  knowledge->hash_ = tables->hash;
  Builder builder{*knowledge};
  builder.Countries(knowledge->table("countries"));
  builder.Bodies(knowledge->table("organisations"), EntityKind::organisation);
  builder.Bodies(knowledge->table("armed_groups"), EntityKind::armed_group);
  builder.Bodies(knowledge->table("outlets"), EntityKind::outlet);
  builder.People(knowledge->table("people"), knowledge->table("offices"));
  builder.Roles(knowledge->table("roles"));
  builder.Finish();
  knowledge->name_words_ = std::make_unique<NameWords>(knowledge->table("name_words"));
  return std::shared_ptr<const Knowledge>(knowledge);
}

const Table& Knowledge::table(std::string_view name) const {
  static const Table kEmpty;
  auto it = tables_.find(name);
  return it == tables_.end() ? kEmpty : it->second;
}

const KnownEntity* Knowledge::Entity(std::string_view id) const {
  auto it = entity_of_id_.find(std::string(id));
  return it == entity_of_id_.end() ? nullptr : entities_[it->second].get();
}

const KnownEntity* Knowledge::Country(std::string_view code) const {
  return Entity("country/" + std::string(code));
}

std::span<const KnownEntity* const> Knowledge::All(EntityKind kind) const {
  return by_kind_[static_cast<size_t>(kind)];
}

namespace {

// A run of pieces from consecutive tokens, and where each token's pieces end.
struct PieceRun {
  std::vector<std::string> pieces;
  std::vector<std::pair<uint32_t, uint32_t>> ends;  // (pieces so far, tokens so far)
};

PieceRun RunFrom(std::span<const std::string_view> tokens, size_t at, uint32_t most) {
  PieceRun run;
  for (size_t i = at; i < tokens.size() && run.pieces.size() < most; ++i) {
    std::vector<std::string> pieces = NamePieces(tokens[i]);
    // Only a hyphen, full stop or the like may stand inside a name; "Iran, Iraq" is two.
    if (pieces.empty() && tokens[i] != "-" && tokens[i] != "." && tokens[i] != "–" &&
        tokens[i] != "'" && tokens[i] != "’")
      break;
    for (std::string& piece : pieces) run.pieces.push_back(std::move(piece));
    if (!pieces.empty())
      run.ends.emplace_back(run.pieces.size(), static_cast<uint32_t>(i - at + 1));
  }
  return run;
}

}  // namespace

std::vector<NameHit> Knowledge::NamesAt(std::span<const std::string_view> tokens, size_t at) const {
  std::vector<NameHit> hits;
  if (at >= tokens.size()) return hits;
  std::vector<std::string> first = NamePieces(tokens[at]);
  if (first.empty()) return hits;
  auto longest = longest_.find(first.front());
  if (longest == longest_.end()) return hits;
  PieceRun run = RunFrom(tokens, at, longest->second);
  for (auto end = run.ends.rbegin(); end != run.ends.rend(); ++end) {
    std::string key;
    for (uint32_t i = 0; i < end->first; ++i) key += (i ? " " : "") + run.pieces[i];
    auto found = forms_.find(key);
    if (found == forms_.end()) continue;
    Capitals capitals = Capitals::all;
    for (uint32_t i = 0; i < end->second; ++i)
      if (!NamePieces(tokens[at + i]).empty())
        capitals = std::min(capitals, CapitalsOf(tokens[at + i]));
    Capitals lead = CapitalsOf(tokens[at]);
    for (const Form& form : found->second) {
      if (form.needs_capitals && capitals != Capitals::all) continue;
      if (form.needs_capital && lead == Capitals::none) continue;
      if (!form.exactly.empty() && tokens[at] != form.exactly) continue;
      hits.push_back({entities_[form.entity].get(), form.use, end->second});
    }
  }
  return hits;
}

std::vector<NameHit> Knowledge::NamesOf(std::string_view text) const {
  std::vector<std::string_view> tokens;
  for (std::string_view part : Split(text, ' '))
    if (!part.empty()) tokens.push_back(part);
  if (!tokens.empty() && (tokens.front() == "the" || tokens.front() == "The") && tokens.size() > 1)
    tokens.erase(tokens.begin());
  std::vector<NameHit> hits = NamesAt(tokens, 0);
  std::erase_if(hits, [&](const NameHit& hit) { return hit.tokens != tokens.size(); });
  return hits;
}

RoleHit Knowledge::RoleAt(std::span<const std::string_view> tokens, size_t at) const {
  if (at >= tokens.size()) return {};
  std::vector<std::string> first = NamePieces(tokens[at]);
  if (first.empty()) return {};
  auto longest = longest_role_.find(first.front());
  if (longest == longest_role_.end()) return {};
  PieceRun run = RunFrom(tokens, at, longest->second);
  for (auto end = run.ends.rbegin(); end != run.ends.rend(); ++end) {
    std::string key;
    for (uint32_t i = 0; i < end->first; ++i) key += (i ? " " : "") + run.pieces[i];
    auto found = role_of_.find(key);
    if (found != role_of_.end()) return {&roles_[found->second], end->second};
  }
  return {};
}

std::vector<const KnownEntity*> Knowledge::Holders(std::string_view role, std::string_view code,
                                                   std::string_view day) const {
  std::vector<const KnownEntity*> holders;
  for (const KnownEntity* person : All(EntityKind::person)) {
    bool holds = std::any_of(person->tenures.begin(), person->tenures.end(), [&](const Tenure& t) {
      return t.role == role && t.code == code &&
             (day.empty() ? t.until.empty() : DateWithin(day, t.since, t.until));
    });
    if (holds) holders.push_back(person);
  }
  return holders;
}

}  // namespace dragoman
