// Who is meant by a name in a query. A name stands for more than one row of the ledger:
//   "Russia"   the country, its government, and all who act for it in their report: code RUS with
//   sector GOV,
//              MIL, SPY, COP, JUD, or none (the country as such). Not its opposition, press or
//              people.
//   "Taliban"  the group itself; the people whom a report ties to it ("Taliban spokesman",
//   affiliation.cc); and,
//              in reports of the time when it governs a country, that country's officials (AFG GOV
//              since 2021-08-15, from the tenures in the knowledge tables, else from what the
//              ledger says of it).
//   "Putin"    everybody who is called so, without looking at case and accents; where nobody is
//   called just
//              that, persons with this last name.
//   "RUS"      everybody with that code, whatever they do; "RUS/MED" those of one sector.
// Not those whose role says that they are no longer: "the previous government" of a report of 2024.
// Tested in tests/ledger/resolve_test.cc.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/name_matcher.h"
#include "ledger/corrections.h"
#include "ledger/query_build.h"

namespace dragoman {
namespace {

using CodeRule = ActorSelector::CodeRule;

constexpr size_t kSuggestions = 3;
constexpr size_t kMaxNameChars = 80;  // longer names are not compared for suggestions

const std::vector<std::string>& StateSectors() {
  static const std::vector<std::string> sectors = {"", "GOV", "MIL", "SPY", "COP", "JUD"};
  return sectors;
}
const std::vector<std::string>& OfficialSectors() {
  static const std::vector<std::string> sectors = {"GOV", "MIL", "SPY", "COP", "JUD"};
  return sectors;
}

bool IsCode(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string TitleCase(std::string_view text) {
  std::string out = ToLower(text);
  for (size_t i = 0; i < out.size(); ++i)
    if ((i == 0 || out[i - 1] == ' ' || out[i - 1] == '-') && out[i] >= 'a' && out[i] <= 'z')
      out[i] = static_cast<char>(out[i] - 'a' + 'A');
  return out;
}
std::string UpperCase(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// Edits from one string of bytes to the other, up to `limit`, else limit + 1.
size_t Distance(std::string_view a, std::string_view b, size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  return std::min(row[b.size()], limit + 1);
}

class Resolver {
 public:
  Resolver(LedgerImpl& ledger, std::string_view text) : ledger_(ledger) {
    selector_.asked = Trim(text);
  }

  ActorSelector Run() {
    if (selector_.asked.empty()) sql::Throw(ErrorKind::bad_input, "the name of an actor is empty");
    if (!ExactId() && !Code()) {
      folded_ = FoldName(selector_.asked);
      if (folded_.starts_with("the ")) folded_ = folded_.substr(4);
      KnownNames();
      LedgerNames(
          "SELECT DISTINCT entity FROM entity_names WHERE folded = ?1 OR folded = 'the ' || ?1");
      if (found_.empty())
        LedgerNames(
            "SELECT DISTINCT entity FROM entity_names JOIN entities USING (entity)"
            " WHERE kind = 'person' AND substr(folded, -length(?1) - 1) = ' ' || ?1");
      if (found_.empty() && selector_.rules.empty()) Variants();
      if (found_.empty() && selector_.rules.empty()) NotFound();
    }
    Finish();
    return std::move(selector_);
  }

 private:
  struct Found {
    int64_t row = 0;  // 0: known to the tables, not in this ledger
    std::string name, kind, code;
  };

  // Adds an entity of the ledger by id; false where there is none.
  bool AddById(const std::string& id) {
    sql::Stmt& s =
        ledger_.statements.Get("SELECT entity, name, kind, code FROM entities WHERE id = ?");
    bool there = false;
    s.With(id).Each([&] {
      there = true;
      found_[id] = {s.Int(0), s.Text(1), s.Text(2), s.Text(3)};
    });
    return there;
  }

  bool ExactId() {
    if (selector_.asked.find('/') == std::string::npos) return false;
    // An id that was merged into another one means that one.
    exact_ = AddById(CorrectedEntity(ledger_, selector_.asked, "", "", ""));
    return exact_;
  }

  bool Code() {
    std::string_view text = selector_.asked;
    std::vector<std::string_view> parts = Split(text, '/');
    if (parts.size() > 2 || !IsCode(parts[0])) return false;
    if (parts.size() == 2 && !IsCode(parts[1])) return false;
    sql::Stmt& s = ledger_.statements.Get("SELECT 1 FROM actors WHERE code = ? LIMIT 1");
    bool there = s.With(parts[0]).Step();
    s.Reset();
    if (!there && !(ledger_.knowledge && ledger_.knowledge->Country(parts[0]))) return false;
    CodeRule rule{std::string(parts[0]), {}, "", ""};
    if (parts.size() == 2) rule.sectors.emplace_back(parts[1]);
    AddRule(rule);
    return true;
  }

  void AddRule(const CodeRule& rule) {
    if (std::find(selector_.rules.begin(), selector_.rules.end(), rule) == selector_.rules.end())
      selector_.rules.push_back(rule);
  }

  void KnownNames() {
    if (!ledger_.knowledge) return;
    std::vector<NameHit> hits;
    // People type "russia" and "us".
    for (const std::string& form :
         {selector_.asked, TitleCase(selector_.asked), UpperCase(selector_.asked)})
      if (hits.empty()) hits = ledger_.knowledge->NamesOf(form);
    for (const NameHit& hit : hits) {
      const bool group = hit.entity->kind == EntityKind::armed_group;
      if (!AddById(hit.entity->id))
        found_[hit.entity->id] = {0, hit.entity->name, group ? "armed-group" : "", ""};
      if (hit.entity->kind == EntityKind::country)
        Country(hit.entity->id.substr(hit.entity->id.find('/') + 1));
    }
  }

  void LedgerNames(const char* query) {
    std::vector<int64_t> rows;
    sql::Stmt& s = ledger_.statements.Get(query);
    s.With(folded_).Each([&] { rows.push_back(s.Int(0)); });
    sql::Stmt& id = ledger_.statements.Get("SELECT id FROM entities WHERE entity = ?");
    for (int64_t row : rows) {
      std::string entity_id;
      id.With(row).Each([&] { entity_id = id.Text(0); });
      AddById(entity_id);
    }
  }

  // "Zelenskiy" where the reports have "Zelensky": who can be called so, if that is one.
  void Variants() {
    if (!ledger_.knowledge || selector_.asked.size() > kMaxNameChars) return;
    NameMatcher matcher(*ledger_.knowledge);
    const ParsedName asked = matcher.Parse(selector_.asked);
    std::set<int64_t> rows;
    std::string last;
    bool fits = false;
    sql::Stmt& s = ledger_.statements.Get(
        "SELECT m.name, m.entity FROM entity_names m WHERE length(m.folded) <= ? ORDER BY m.name");
    s.With(static_cast<int64_t>(kMaxNameChars)).Each([&] {
      std::string name = s.Text(0);
      if (name != last) fits = matcher.CanBeOne(asked, matcher.Parse(name));
      last = std::move(name);
      if (fits) rows.insert(s.Int(1));
    });
    if (rows.size() != 1) return;
    sql::Stmt& id = ledger_.statements.Get("SELECT id FROM entities WHERE entity = ?");
    std::string found;
    id.With(*rows.begin()).Each([&] { found = id.Text(0); });
    AddById(found);
  }

  void Country(const std::string& code) {
    if (!code.empty()) AddRule({code, StateSectors(), "", ""});
  }

  // The officials of the country that a group governs.
  void Governed(const std::string& id, const Found& group) {
    const KnownEntity* known = ledger_.knowledge ? ledger_.knowledge->Entity(id) : nullptr;
    if (known != nullptr) {
      for (const Tenure& t : known->tenures)
        if (t.sector == "GOV" && !t.code.empty())
          AddRule({t.code, OfficialSectors(), DaysOf(t.since).value_or(Days{}).first,
                   DaysOf(t.until).value_or(Days{}).last});
      return;
    }
    sql::Stmt& s = ledger_.statements.Get(
        "SELECT a.code, min(r.date_first) FROM actors a JOIN reports r USING (report)"
        " WHERE a.entity = ? AND a.sector = 'GOV' AND a.code IS NOT NULL GROUP BY a.code ORDER BY "
        "a.code");
    s.With(group.row).Each([&] {
      if (!s.IsNull(1)) AddRule({s.Text(0), OfficialSectors(), s.Text(1), ""});
    });
  }

  void Finish() {
    std::vector<std::string> said;
    for (const auto& [id, found] : found_) {
      selector_.entity_ids.push_back(id);
      said.push_back(
          fmt::format("{} ({}{})", found.name, id, found.row == 0 ? ", not in this ledger" : ""));
      if (found.row != 0) selector_.entities.push_back(found.row);
      if (exact_) continue;
      if (found.kind == "country") Country(found.code);
      if (found.kind == "government" && !found.code.empty()) AddRule({found.code, {"GOV"}, "", ""});
      if (found.row != 0 && InList(found.kind, "armed-group|organisation|government")) {
        selector_.groups.push_back(found.row);
        MergedInto(id);
      }
      if (found.kind == "armed-group") Governed(id, found);
    }
    if (!selector_.groups.empty()) said.push_back("its people");
    for (const CodeRule& rule : selector_.rules)
      said.push_back(fmt::format("{} with code {}{}{}",
                                 rule.sectors.empty() ? "everybody" : "who acts", rule.code,
                                 rule.since.empty() ? "" : " since " + rule.since,
                                 rule.until.empty() ? "" : " until " + rule.until));
    selector_.meaning = fmt::format("{}: {}", selector_.asked, Join(said, ", "));
  }

  // People keep the group that their report names, though it was merged into another one.
  void MergedInto(const std::string& id) {
    sql::Stmt& s = ledger_.statements.Get(
        "SELECT e.entity FROM corrections c JOIN entities e ON e.id = c.read_as"
        " WHERE c.becomes = ? AND c.kind = 'merge' ORDER BY e.entity");
    s.With(id).Each([&] { selector_.groups.push_back(s.Int(0)); });
  }

  [[noreturn]] void NotFound() {
    std::vector<std::string> names = Nearest();
    sql::Throw(ErrorKind::not_found,
               fmt::format("'{}': no report in {} names such an actor; {}", selector_.asked,
                           ledger_.db.path(),
                           names.empty() ? "`dragoman actors` lists them"
                                         : "did you mean " + Join(names, ", ") + "?"));
  }

  // Names of the ledger that are a few edits away, or hold what was asked; nearest first.
  std::vector<std::string> Nearest() {
    std::set<std::pair<size_t, std::string>> best;
    sql::Stmt& s = ledger_.statements.Get(
        "SELECT m.folded, e.name FROM entity_names m JOIN entities e USING (entity)"
        " WHERE length(m.folded) <= ?");
    s.With(static_cast<int64_t>(kMaxNameChars)).Each([&] {
      const std::string name = s.Text(0);
      const size_t limit = 1 + std::min(name.size(), folded_.size()) / 4;
      size_t distance = Distance(name, folded_, limit);
      // One word of a name may be what was meant: "lavrof" for "Sergei Lavrov".
      for (std::string_view word : Split(name, ' '))
        if (word.size() > 3) distance = std::min(distance, 1 + Distance(word, folded_, limit));
      if (distance > limit) return;
      best.emplace(distance, s.Text(1));
      if (best.size() > 4 * kSuggestions) best.erase(std::prev(best.end()));
    });
    std::vector<std::string> names;
    for (const auto& [distance, name] : best)
      if (names.size() < kSuggestions && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
    return names;
  }

  LedgerImpl& ledger_;
  ActorSelector selector_;
  std::string folded_;
  std::map<std::string, Found> found_;  // by entity id
  bool exact_ = false;
};

}  // namespace

ActorSelector Resolve(LedgerImpl& ledger, std::string_view text) {
  return Resolver(ledger, text).Run();
}

Result<ActorSelector> ResolveActor(Ledger& ledger, std::string_view text) {
  return sql::Guard([&] { return Resolve(ledger.impl(), text); });
}

}  // namespace dragoman
