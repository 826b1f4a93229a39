// The ledger's schema and how an older ledger becomes a newer one. Described for users in
// docs/ledger.md, which tests/ledger/schema_test.cc holds to what is here.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ledger/sqlite.h"

namespace dragoman::sql {

// "Drgm": in the file's header, so that `file` and we know a ledger from other databases.
inline constexpr uint32_t kApplicationId = 0x4472676D;

// kMigrations[i] takes a ledger from version i to i + 1. A migration, once released, is never
// changed: the next change of the schema is a new entry at the end.
std::span<const std::string_view> Migrations();
inline uint32_t SchemaVersion() { return static_cast<uint32_t>(Migrations().size()); }

// Brings the database to the newest version in one transaction; an empty database becomes a ledger.
// Throws SqlError; the database is then as it was.
void Migrate(Connection& db);

}  // namespace dragoman::sql
