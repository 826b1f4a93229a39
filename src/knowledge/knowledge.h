// What Dragoman knows about the world: the built-in tables, a user's additions, and the names in
// them. Read-only once loaded, safe from many threads. Views and pointers live as long as the
// Knowledge.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "knowledge/name_words.h"
#include "knowledge/table.h"

namespace dragoman {

// The day on which the built-in tables were closed. No report is taken to be later, unless the user
// says otherwise with --read-before.
inline constexpr std::string_view kTablesClosed = "2026-06-30";

enum class EntityKind : uint8_t { country, organisation, armed_group, outlet, person };

// What an entity was for a time. Dates are ISO of any precision; `until` is the last day.
struct Tenure {
  std::string role;  // "foreign minister"; for organisations their kind ("ministry")
  std::string code, sector;
  std::string since, until;
};

struct KnownEntity {
  std::string id;  // "person/vladimir-putin", "country/RUS"
  EntityKind kind = EntityKind::person;
  std::string name;
  std::string gender;           // m, f or empty
  std::vector<Tenure> tenures;  // in order of since

  // The tenure that holds on the ISO day (empty: the last one); the latest to start, if several;
  // nullptr where none holds. For the most recent one before the day see LastBefore.
  const Tenure* On(std::string_view day) const;
  const Tenure* LastBefore(std::string_view day) const;
};

// How a form of words refers to an entity.
enum class NameUse : uint8_t {
  name,       // "Russia", "Vladimir Putin", "TASS"
  adjective,  // "Russian"
  people,     // "Russians"
  capital,    // "Moscow": a place, or the government
  seat,       // "the Kremlin": the government
};

struct NameHit {
  const KnownEntity* entity = nullptr;
  NameUse use = NameUse::name;
  uint32_t tokens = 0;  // how many tokens the form covers
};

// `phrase` of roles.tsv: a noun for titled or unnamed people and bodies.
enum class RoleKind : uint8_t { office, people, force, body };
struct RolePhrase {
  std::string phrase, sector;
  RoleKind kind = RoleKind::office;
};
struct RoleHit {
  const RolePhrase* role = nullptr;
  uint32_t tokens = 0;
};

class Knowledge {
 public:
  struct Options {
    std::string folder;    // of the user's own tables, or empty
    bool lenient = false;  // leave bad rows of the user's tables out instead of failing
  };
  // Fails where a table is bad; the message names file and line. With lenient, problems() has them.
  static Result<std::shared_ptr<const Knowledge>> Load(const Options& options);
  static Result<std::shared_ptr<const Knowledge>> Builtin() { return Load(Options{}); }

  // Any table by its file's name without ending; an empty one where there is none.
  const Table& table(std::string_view name) const;
  // Words within names; for NameMatcher.
  const NameWords& name_words() const { return *name_words_; }
  // SHA-256 over all tables: two runs with the same hash know the same.
  const std::string& hash() const { return hash_; }
  const std::vector<std::string>& problems() const { return problems_; }

  const KnownEntity* Entity(std::string_view id) const;     // nullptr where unknown
  const KnownEntity* Country(std::string_view code) const;  // by ISO alpha-3
  std::span<const KnownEntity* const> All(EntityKind kind) const;

  // All entities whose name, alias, adjective, ... starts at tokens[at], longest form first, then
  // by id. `tokens` are the forms of a sentence. Case matters as a reader's eye has it: "US" is not
  // "us", "RUSSIA" and "Russia" are the same, accents and hyphens are not compared.
  std::vector<NameHit> NamesAt(std::span<const std::string_view> tokens, size_t at) const;
  // The same for a whole string: hits that cover all of it.
  std::vector<NameHit> NamesOf(std::string_view text) const;
  // The longest role phrase at tokens[at]; case and number as the table has them, case ignored.
  RoleHit RoleAt(std::span<const std::string_view> tokens, size_t at) const;
  // Who holds the office on that day: "foreign minister" of RUS on 2021-05-01. Empty day: the last
  // known.
  std::vector<const KnownEntity*> Holders(std::string_view role, std::string_view code,
                                          std::string_view day) const;

 private:
  struct Form {
    uint32_t entity;
    NameUse use;
    bool needs_capitals;  // an acronym: the text must have it in capitals
    bool needs_capital;   // a proper name: its first letter
    std::string exactly;  // the text must have this form to the letter; empty: any
  };
  struct Builder;

  std::map<std::string, Table, std::less<>> tables_;
  std::vector<std::unique_ptr<KnownEntity>> entities_;
  std::unordered_map<std::string, uint32_t> entity_of_id_;
  std::vector<const KnownEntity*> by_kind_[5];
  // From the folded pieces of a form, joined by blanks, to its meanings; and the longest form, in
  // pieces, that starts with a piece.
  std::unordered_map<std::string, std::vector<Form>> forms_;
  std::unordered_map<std::string, uint32_t> longest_;
  std::unique_ptr<const NameWords> name_words_;
  std::vector<RolePhrase> roles_;
  std::unordered_map<std::string, uint32_t> role_of_;
  std::unordered_map<std::string, uint32_t> longest_role_;
  std::string hash_;
  std::vector<std::string> problems_;
};

// Whether an ISO date of any precision lies in [since, until], each of any precision or empty
// (open).
bool DateWithin(std::string_view day, std::string_view since, std::string_view until);

}  // namespace dragoman
