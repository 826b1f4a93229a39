// The rows of one report, inserted. For this folder only.
#pragma once

#include "ledger/ledger_impl.h"
#include "ledger/record.h"

namespace dragoman {

// Throws SqlError. REQUIRES: a transaction is open; records passed CheckRecord().
class Inserter {
 public:
  explicit Inserter(LedgerImpl& ledger) : ledger_(ledger) {}
  void Report(ReportRecord& record);  // gives the record its version and final id
  void Failure(const std::string& path, const Error& error);
  int64_t FindOrAddEntity(const std::string& id);
  // Makes names and latest state of an entity anew from its actors; one without actors goes, unless
  // somebody acts for it.
  void RemakeEntity(const std::string& id);

 private:
  struct Entity;

  int64_t Maker(const MadeBy& made_by);
  void NumberVersion(ReportInfo& info);
  void Info(const ReportRecord& record);
  void TextLayers(const ReportRecord& record);
  void AddToEntity(int64_t entity, const ActorRecord& actor, const std::string& date);
  void EntityName(int64_t entity, const std::string& name, bool as_name);
  void Actors(const ReportRecord& record);
  void OneStatement(const StatementRecord& statement, int64_t n);
  void StatementActors(int64_t n, const char* role, const std::vector<ActorUse>& uses);
  void OneEvent(const EventRecord& event, int64_t n);
  void OneStanding(const StandingRecord& standing, int64_t n);
  template <class... Values>
  void Put(const char* sql, const Values&... values) {
    ledger_.statements.Get(sql).With(values...).Run();
  }

  LedgerImpl& ledger_;
  int64_t report_ = 0;  // row of the report that is being written
};

std::string_view ErrorKindName(ErrorKind kind);  // "bad-input"

}  // namespace dragoman
