// A correction is a row: who was read as one entity is another. An actor keeps what it was read as
// (actors.read_as) where a correction moved it, so that any correction can be taken back: after
// each change, every actor is looked up anew from what it was read as, and entities that gained or
// lost one are made anew from their actors. Merges are kept flat: what was merged into B goes along
// when B is merged into C, and a chain is followed no further than there are rows. Tests:
// tests/ledger/corrections_test.cc.
#include "ledger/corrections.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "ledger/insert.h"
#include "ledger/ledger_impl.h"

namespace dragoman {
namespace {

constexpr int kMaxChain = 64;  // of merges; a longer one is a damaged ledger
constexpr size_t kMaxIdBytes = 200;

class Corrector {
 public:
  explicit Corrector(LedgerImpl& ledger) : ledger_(ledger) {}

  CorrectionOutcome Merge(std::string_view keep, const std::vector<std::string>& others) {
    std::string into = IdOf(keep);
    into = CorrectedEntity(ledger_, into, "", "", "");
    for (const std::string& other : others) {
      std::string id = IdOf(other);
      if (Unsplit(id, into)) continue;
      if (id == into || CorrectedEntity(ledger_, id, "", "", "") == into)
        sql::Throw(ErrorKind::bad_input, fmt::format("'{}' is {} already", other, into));
      std::string now = CorrectedEntity(ledger_, id, "", "", "");
      Put({"merge", now, "", "", "", into});
    }
    Apply();
    return std::move(outcome_);
  }

  CorrectionOutcome Split(const SplitRequest& request) {
    std::string id = IdOf(request.entity);
    if (request.code.empty() && request.role.empty() && request.report.empty()) {
      if (!TakeBack(id))
        sql::Throw(
            ErrorKind::not_found,
            fmt::format("'{}' was not merged into anybody; to split one entity into two, say "
                        "which of its reports: --code, --role or --report",
                        request.entity));
    } else {
      id = CorrectedEntity(ledger_, id, "", "", "");
      std::string as = request.as.empty() ? DerivedId(id, request) : request.as;
      if (as == id || as.empty() || as.size() > kMaxIdBytes || as.find('/') == std::string::npos ||
          as.find_first_of(" \t\n") != std::string::npos)
        sql::Throw(ErrorKind::bad_input,
                   fmt::format("'{}' is no id for a new entity; write it like {}~2", as, id));
      Put({"split", id, request.code, FoldName(request.role), request.report, as});
    }
    Apply();
    if (!outcome_.made.empty() && outcome_.actors == 0 && outcome_.made[0].kind == "split")
      sql::Throw(ErrorKind::not_found,
                 fmt::format("no actor that was read as '{}' fits that; `dragoman actors --name` "
                             "shows codes and roles",
                             id));
    return std::move(outcome_);
  }

 private:
  // The entity that an id or a name means; throws where there is none, or several.
  std::string IdOf(std::string_view text) {
    std::string asked(Trim(text));
    sql::Stmt& exact = ledger_.statements.Get(
        "SELECT 1 FROM entities WHERE id = ?1 UNION SELECT 1 FROM corrections WHERE read_as = ?1 "
        "OR "
        "becomes = ?1");
    bool there = exact.With(asked).Step();
    exact.Reset();
    if (there) return asked;
    std::string folded = FoldName(asked);
    std::vector<std::string> ids;
    sql::Stmt& named = ledger_.statements.Get(
        "SELECT DISTINCT id FROM entity_names JOIN entities USING (entity) WHERE folded = ? ORDER "
        "BY id LIMIT 5");
    named.With(folded).Each([&] { ids.push_back(named.Text(0)); });
    if (ids.size() == 1) return ids[0];
    if (ids.empty())
      sql::Throw(ErrorKind::not_found,
                 fmt::format("'{}': no entity of {} has this id or name; `dragoman actors --format "
                             "json` lists them",
                             asked, ledger_.db.path()));
    sql::Throw(ErrorKind::bad_input, fmt::format("'{}' is the name of several: {}; write the id",
                                                 asked, Join(ids, ", ")));
  }

  static std::string DerivedId(const std::string& id, const SplitRequest& request) {
    std::string tail;
    for (const std::string& part : {request.code, request.role, request.report}) {
      std::string folded = FoldName(part);
      for (char& c : folded)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
      if (!folded.empty()) tail += (tail.empty() ? "" : "-") + folded;
    }
    return id + "~" + tail.substr(0, kMaxIdBytes / 2);
  }

  void Put(Correction c) {
    ledger_.statements
        .Get(
            "INSERT OR REPLACE INTO corrections (kind, read_as, code, role, in_report, becomes)"
            " VALUES (?,?,?,?,?,?)")
        .With(c.kind, c.entity, c.code, c.role, c.report, c.becomes)
        .Run();
    outcome_.made.push_back(std::move(c));
  }

  // A merge of a part into its whole takes the split back.
  bool Unsplit(const std::string& part, const std::string& whole) {
    return Remove("split", whole, part);
  }
  // Takes back what put the entity into another one.
  bool TakeBack(const std::string& id) { return Remove("merge", id, ""); }

  bool Remove(const char* kind, const std::string& entity, const std::string& becomes) {
    std::vector<Correction> found;
    sql::Stmt& s = ledger_.statements.Get(
        "SELECT kind, read_as, code, role, in_report, becomes FROM corrections"
        " WHERE kind = ?1 AND read_as = ?2 AND (?3 = '' OR becomes = ?3)");
    s.With(kind, entity, becomes).Each([&] {
      found.push_back({s.Text(0), s.Text(1), s.Text(2), s.Text(3), s.Text(4), s.Text(5)});
    });
    ledger_.statements
        .Get(
            "DELETE FROM corrections WHERE kind = ?1 AND read_as = ?2 AND (?3 = '' OR becomes = "
            "?3)")
        .With(kind, entity, becomes)
        .Run();
    outcome_.undone.insert(outcome_.undone.end(), found.begin(), found.end());
    return !found.empty();
  }

  struct Moved {
    int64_t report, n;
    std::string found, now;
  };

  void Apply() {
    std::vector<Moved> moved;
    std::set<std::string> touched;
    sql::Stmt actors(ledger_.db,
                     "SELECT a.report, a.n, coalesce(a.read_as, e.id), e.id, a.code, a.role, r.id"
                     " FROM actors a JOIN entities e USING (entity) JOIN reports r USING (report)");
    actors.Each([&] {
      std::string found = actors.Text(2), old = actors.Text(3);
      std::string now =
          CorrectedEntity(ledger_, found, actors.Text(4), actors.Text(5), actors.Text(6));
      if (now == old) return;
      touched.insert(old);
      touched.insert(now);
      moved.push_back({actors.Int(0), actors.Int(1), std::move(found), std::move(now)});
    });
    Inserter inserter(ledger_);
    for (const Moved& m : moved)
      ledger_.statements
          .Get("UPDATE actors SET entity = ?3, read_as = ?4 WHERE report = ?1 AND n = ?2")
          .With(m.report, m.n, inserter.FindOrAddEntity(m.now),
                sql::OrNull{m.found == m.now ? "" : m.found})
          .Run();
    for (const std::string& id : touched) inserter.RemakeEntity(id);
    outcome_.actors = moved.size();
  }

  LedgerImpl& ledger_;
  CorrectionOutcome outcome_;
};

template <class Body>
Result<CorrectionOutcome> InTransaction(Ledger& ledger, Body body) {
  return sql::Guard([&] {
    LedgerImpl& impl = ledger.impl();
    sql::Transaction transaction(impl.db, "BEGIN IMMEDIATE");
    CorrectionOutcome outcome = body(impl);
    transaction.Commit();
    return outcome;
  });
}

}  // namespace

std::string CorrectedEntity(LedgerImpl& ledger, const std::string& found, std::string_view code,
                            std::string_view role, std::string_view report) {
  std::string id = found;
  const std::string folded_role = FoldName(role);
  for (int i = 0; i < kMaxChain; ++i) {
    // A split with more conditions goes before one with fewer, and both before a merge.
    sql::Stmt& s = ledger.statements.Get(
        "SELECT becomes FROM corrections WHERE read_as = ?1 AND (kind = 'merge' OR"
        " ((code = '' OR code = ?2) AND (role = '' OR instr(?3, role) > 0)"
        " AND (in_report = '' OR in_report = ?4)))"
        " ORDER BY kind DESC, (code <> '') + (role <> '') + (in_report <> '') DESC, becomes LIMIT "
        "1");
    s.With(id, code, folded_role, report);
    bool more = s.Step();
    std::string next = more ? s.Text(0) : "";
    s.Reset();
    if (!more || next == id) return id;
    id = std::move(next);
  }
  return id;
}

Result<CorrectionOutcome> MergeEntities(Ledger& ledger, std::string_view keep,
                                        const std::vector<std::string>& others) {
  return InTransaction(ledger,
                       [&](LedgerImpl& impl) { return Corrector(impl).Merge(keep, others); });
}

Result<CorrectionOutcome> SplitEntity(Ledger& ledger, const SplitRequest& request) {
  return InTransaction(ledger, [&](LedgerImpl& impl) { return Corrector(impl).Split(request); });
}

Result<std::vector<Correction>> ListCorrections(Ledger& ledger) {
  return sql::Guard([&] {
    std::vector<Correction> rows;
    sql::Stmt s(ledger.impl().db,
                "SELECT kind, read_as, code, role, in_report, becomes FROM corrections"
                " ORDER BY read_as, kind, code, role, in_report");
    s.Each([&] {
      rows.push_back({s.Text(0), s.Text(1), s.Text(2), s.Text(3), s.Text(4), s.Text(5)});
    });
    return rows;
  });
}

}  // namespace dragoman
