// A CAMEO code is a run of three-letter parts: a country or what stands in its place ("IGO", "NGO",
// "MNC"), then what the actor does there: [AFGGOVMIL], [NGOUSAHLH]. Here a row has one country and
// one sector: the first part that is a country, and the first sector, but of GOV and a narrower one
// (MIL, JUD) the narrower. Which table a name goes to is told by its sector and its words: "front",
// "ministry" are bodies; two words and more with dates, or with government or elite, are people.
// Their office is not in the dictionaries: the role says no more than the code does ("official").
#include "knowledge/cameo_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/name_matcher.h"

namespace dragoman {
namespace {

struct Meaning {
  std::string country, sector, prefix;
  bool elite = false;
  std::string unknown;  // the first part that no list has
};

std::string Slug(std::string_view name) {
  std::string out;
  for (char c : FoldName(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out.push_back(c);
    else if (!out.empty() && out.back() != '-')
      out.push_back('-');
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

struct Period {
  std::string since, until;
};

class Importer {
 public:
  explicit Importer(const Knowledge& knowledge) : knowledge_(knowledge), matcher_(knowledge) {
    const Table& codes = knowledge.table("cameo_actor_codes");
    for (const Table::Row& row : codes.rows())
      codes_[std::string(codes.Cell(row, "kind"))].emplace(codes.Cell(row, "code"),
                                                           codes.Cell(row, "value"));
    for (const char* name : {"countries", "organisations", "armed_groups", "outlets", "people"}) {
      const Table& table = knowledge.table(name);
      for (const Table::Row& row : table.rows())
        for (const char* column : {"name", "aliases"})
          for (std::string_view form : Split(table.Cell(row, column), '|'))
            built_in_.insert(FoldName(form));
    }
  }

  void Read(const CameoDictionary& dictionary, const std::string& origin) {
    origin_ = origin;
    out_.problems.insert(out_.problems.end(), dictionary.problems.begin(),
                         dictionary.problems.end());
    for (const CameoEntry& entry : dictionary.entries) {
      ++out_.entries;
      dictionary.agents ? Agent(entry) : Actor(entry);
    }
  }

  CameoImport Finish() {
    for (auto& [key, periods] : tenures_) Offices(key, periods);
    Countries();
    Emit("people", "id\tname\taliases\tgender\torigin");
    Emit("offices", "person\trole\tcode\tsector\tsince\tuntil\torigin");
    Emit("organisations", "id\tname\taliases\tkind\tcode\tsector\tsince\tuntil\torigin");
    Emit("armed_groups", "id\tname\taliases\tcode\tsector\tsince\tuntil\torigin");
    Emit("outlets", "id\tname\taliases\tkind\tcode\tdomains\torigin");
    Emit("countries", "code\tname\taliases\tadjectives\tpeople\tcapital\tseats\torigin");
    Emit("roles", "phrase\tsector\tkind\torigin");
    return std::move(out_);
  }

 private:
  using Lookup = std::map<std::string, std::string, std::less<>>;

  void Say(uint32_t line, const std::string& what) {
    out_.problems.push_back(fmt::format("{}:{}: {}", origin_, line, what));
  }

  const std::string* Find(const char* kind, std::string_view code) {
    const Lookup& lookup = codes_[kind];
    auto it = lookup.find(code);
    return it == lookup.end() ? nullptr : &it->second;
  }

  Meaning MeaningOf(std::string_view code) {
    Meaning m;
    for (size_t at = 0; at + 3 <= code.size(); at += 3) {
      std::string_view part = code.substr(at, 3);
      bool first = at == 0;
      const std::string* sector = Find("sector", part);
      if (first) {
        if (const std::string* prefix = Find("prefix", part)) {
          m.prefix = *prefix;
          continue;
        }
      }
      if (m.country.empty() && (first || !m.prefix.empty()) && sector == nullptr) {
        if (knowledge_.Country(part) != nullptr)
          m.country = part;
        else if (const std::string* country = Find("country", part))
          m.country = *country;
        if (!m.country.empty()) continue;
      }
      if (sector != nullptr) {
        if (m.sector.empty() || (m.sector == "GOV" && InList(*sector, "MIL|JUD|SPY|COP")))
          m.sector = *sector;
      } else if (part == "ELI") {
        m.elite = true;
      } else if (m.unknown.empty() && Find("none", part) == nullptr &&
                 knowledge_.Country(part) == nullptr && Find("country", part) == nullptr &&
                 Find("prefix", part) == nullptr && first) {
        m.unknown = part;
      }
    }
    if (code.size() < 3) m.unknown = code;
    return m;
  }

  // Without regard to capitals, which the dictionaries do not have.
  bool IsKnown(std::string_view form) const {
    return built_in_.contains(FoldName(form)) || !knowledge_.NamesOf(form).empty();
  }

  // The forms that neither the tables nor an earlier entry has.
  std::vector<std::string> Fresh(const CameoEntry& entry, const std::string& id) {
    std::vector<std::string> fresh;
    for (const std::string& form : entry.forms) {
      if (IsKnown(form)) continue;
      auto [it, added] = taken_.emplace(FoldName(form), id);
      if (added) fresh.push_back(form);
    }
    return fresh;
  }

  void Actor(const CameoEntry& entry) {
    std::vector<Meaning> meanings;
    for (const CameoCode& code : entry.codes) {
      meanings.push_back(MeaningOf(code.code));
      if (!meanings.back().unknown.empty())
        Say(code.line,
            fmt::format("[{}]: the code '{}' is in no list", code.code, meanings.back().unknown));
    }
    const Meaning* main = nullptr;
    bool dated = false;
    for (size_t i = 0; i < meanings.size(); ++i) {
      dated |= !entry.codes[i].since.empty() || !entry.codes[i].until.empty();
      if (main == nullptr || (main->sector.empty() && !meanings[i].sector.empty()) ||
          (main->country.empty() && main->prefix.empty()))
        main = &meanings[i];
    }
    if (main == nullptr ||
        (main->country.empty() && main->prefix.empty() && main->sector.empty())) {
      ++out_.unmapped;
      if (main != nullptr && main->unknown.empty())
        Say(entry.line, fmt::format("'{}' [{}] has neither a country nor a sector here; left out",
                                    entry.forms.front(), entry.codes.front().code));
      return;
    }
    bool place = !main->country.empty() && main->prefix.empty() && main->sector.empty() &&
                 !main->elite && !dated;
    if (place)
      Place(entry, main->country);
    else if (IsPerson(entry, *main, dated))
      Person(entry, meanings);
    else
      Body(entry, *main);
  }

  bool IsPerson(const CameoEntry& entry, const Meaning& meaning, bool dated) const {
    const std::string& name = entry.forms.front();
    ParsedName parsed = matcher_.Parse(name);
    if (parsed.kind == NamedKind::body || parsed.kind == NamedKind::place) return false;
    size_t words = parsed.words.size();
    if (words < 2 || words > 6) return false;
    if (InList(meaning.sector, "REB|CRM|BUS|MED|EDU|NGO|PTY") && !dated) return false;
    if (dated || meaning.elite) return true;
    return std::any_of(parsed.words.begin(), parsed.words.end(), [&](const ParsedName::Word& w) {
      return knowledge_.name_words().Is(w.folded, NameWordKind::spelling);
    });
  }

  void Place(const CameoEntry& entry, const std::string& country) {
    std::vector<std::string> fresh;
    for (const std::string& form : Fresh(entry, "country/" + country))
      if (!IsCity(form)) fresh.push_back(form);
    if (fresh.empty()) {
      ++out_.known;
      return;
    }
    std::vector<std::string>& aliases = places_[country];
    aliases.insert(aliases.end(), fresh.begin(), fresh.end());
  }
  bool IsCity(std::string_view form) {
    if (cities_.empty())
      for (const char* name : {"cities", "regions"}) {
        const Table& table = knowledge_.table(name);
        for (const Table::Row& row : table.rows()) {
          cities_.insert(FoldName(table.Cell(row, "name")));
          for (std::string_view alias : Split(table.Cell(row, "aliases"), '|'))
            cities_.insert(FoldName(alias));
        }
      }
    return cities_.contains(FoldName(form));
  }

  static std::string RoleOf(const Meaning& meaning) {
    if (meaning.elite && meaning.sector.empty()) return "public figure";
    if (meaning.sector == "MIL") return "officer";
    if (meaning.sector == "GOV") return meaning.prefix == "igo" ? "representative" : "official";
    if (meaning.sector == "OPP" || meaning.sector == "PTY") return "politician";
    if (meaning.sector == "JUD") return "judge";
    if (meaning.sector == "REB") return "commander";
    if (meaning.sector.empty() && meaning.prefix == "igo") return "representative";
    return "public figure";
  }

  // The forms of an entry that is to become `id`, counted as known or unmapped where it is not new:
  // then none.
  std::vector<std::string> NewForms(const CameoEntry& entry, const std::string& id) {
    std::vector<std::string> fresh = Fresh(entry, id);
    bool known = std::any_of(entry.forms.begin(), entry.forms.end(),
                             [&](const std::string& form) { return IsKnown(form); });
    if (fresh.empty() || known || knowledge_.Entity(id) != nullptr || id.ends_with('/')) {
      ++out_.known;
      return {};
    }
    if (ids_.insert(id).second) return fresh;
    Say(entry.line,
        fmt::format("'{}' has the name of an earlier one; left out", entry.forms.front()));
    ++out_.unmapped;
    return {};
  }

  void Person(const CameoEntry& entry, const std::vector<Meaning>& meanings) {
    std::string id = "person/" + Slug(entry.forms.front());
    std::vector<std::string> fresh = NewForms(entry, id);
    if (fresh.empty()) return;
    std::string name = fresh.front();
    fresh.erase(fresh.begin());
    Row("people", {id, name, Join(fresh, "|"), ""});
    for (size_t i = 0; i < meanings.size(); ++i) {
      const Meaning& m = meanings[i];
      const CameoCode& code = entry.codes[i];
      bool dated = !code.since.empty() || !code.until.empty();
      // "[AFGELI]" behind dated codes: what somebody is at all other times.
      if (!dated && meanings.size() > 1) continue;
      std::string where = m.country.empty() && m.prefix == "igo" ? "IGO" : m.country;
      if (where.empty() && m.sector.empty()) continue;
      tenures_[{id, RoleOf(m), where, m.sector, origin_}].push_back({code.since, code.until});
    }
  }

  // Periods of one office that touch or overlap are one.
  void Offices(const std::vector<std::string>& key, std::vector<Period>& periods) {
    std::sort(periods.begin(), periods.end(), [](const Period& a, const Period& b) {
      return std::tie(a.since, a.until) < std::tie(b.since, b.until);
    });
    std::vector<Period> merged;
    for (const Period& p : periods) {
      bool meets = !merged.empty() && (merged.back().until.empty() || p.since.empty() ||
                                       p.since <= merged.back().until);
      if (!meets) {
        merged.push_back(p);
      } else if (!merged.back().until.empty() &&
                 (p.until.empty() || p.until > merged.back().until)) {
        merged.back().until = p.until;
      }
    }
    for (const Period& p : merged) {
      origin_ = key[4];
      Row("offices", {key[0], key[1], key[2], key[3], p.since, p.until});
    }
  }

  void Body(const CameoEntry& entry, const Meaning& m) {
    bool armed = m.sector == "REB" || m.sector == "CRM" || m.prefix == "armed-group";
    bool outlet = m.sector == "MED";
    std::string kind = armed ? "group" : outlet ? "outlet" : "organisation";
    std::string id = kind + "/" + Slug(entry.forms.front());
    std::vector<std::string> fresh = NewForms(entry, id);
    if (fresh.empty()) return;
    std::string name = fresh.front();
    fresh.erase(fresh.begin());
    std::string code = m.prefix == "igo" ? "IGO" : m.country;
    std::string aliases = Join(fresh, "|");
    // A body's dates are those of its code; a dictionary seldom has them, and never two that
    // differ.
    std::string since = entry.codes.front().since, until = entry.codes.front().until;
    if (armed)
      Row("armed_groups",
          {id, name, aliases, code, m.sector == "CRM" ? "CRM" : "REB", since, until});
    else if (outlet)
      Row("outlets", {id, name, aliases, "site", code == "IGO" ? "" : code, ""});
    else
      Row("organisations", {id, name, aliases, KindOf(m), code, SectorOf(m), since, until});
  }
  static std::string KindOf(const Meaning& m) {
    if (m.prefix == "igo") return "igo";
    if (m.prefix == "company" || m.sector == "BUS") return "company";
    if (m.prefix == "ngo" || m.sector == "NGO" || m.sector == "CVL") return "ngo";
    if (m.sector == "PTY" || m.sector == "OPP") return "party";
    if (m.sector == "JUD") return "court";
    if (m.sector == "MIL" || m.sector == "COP") return "force";
    if (m.sector == "EDU") return "university";
    if (m.sector == "REL") return "religious";
    return "agency";
  }
  static std::string SectorOf(const Meaning& m) {
    if (!m.sector.empty()) return m.sector;
    if (m.prefix == "company") return "BUS";
    return m.prefix == "ngo" ? "NGO" : "";
  }

  void Agent(const CameoEntry& entry) {
    Meaning m = MeaningOf(entry.codes.front().code);
    std::string_view code = entry.codes.front().code;
    bool mapped = !m.sector.empty() || m.elite || Find("none", code.substr(0, 3)) != nullptr ||
                  !m.prefix.empty() || !m.country.empty();
    if (!mapped) {
      Say(entry.line,
          fmt::format("'{}': the code [~{}] is in no list; left out", entry.forms.front(), code));
      ++out_.unmapped;
      return;
    }
    if (m.prefix == "ngo" && m.sector.empty()) m.sector = "NGO";
    if (m.prefix == "company" && m.sector.empty()) m.sector = "BUS";
    bool any = false;
    for (const std::string& form : entry.forms) any |= Role(form, m.sector, false);
    for (const std::string& form : entry.plurals) any |= Role(form, m.sector, true);
    if (!any) ++out_.known;
  }

  bool Role(const std::string& form, const std::string& sector, bool plural) {
    std::string phrase = ToLower(form);
    std::vector<std::string> words;
    for (std::string_view word : Split(phrase, ' ')) words.emplace_back(word);
    std::vector<std::string_view> views(words.begin(), words.end());
    RoleHit hit = knowledge_.RoleAt(views, 0);
    bool known = hit.role != nullptr && hit.tokens == views.size();
    if (known || phrase.empty() || !phrases_.insert(FoldName(phrase)).second) return false;
    const NameWords& lists = knowledge_.name_words();
    std::string last = FoldName(words.back());
    std::string kind = "office";
    if (plural || last == "people" || last == "men" || last == "women")
      kind = sector == "MIL" || sector == "REB" || sector == "COP" ? "force" : "people";
    else if (lists.Is(last, NameWordKind::body))
      kind = InList(last, "army|forces|force|navy|police|guard|guards|corps|militia") ? "force"
                                                                                      : "body";
    Row("roles", {phrase, sector, kind});
    return true;
  }

  // The built-in row with the new names behind its own: a user's row replaces it.
  void Countries() {
    const Table& table = knowledge_.table("countries");
    for (const Table::Row& row : table.rows()) {
      auto it = places_.find(std::string(table.Cell(row, "code")));
      if (it == places_.end()) continue;
      std::string aliases(table.Cell(row, "aliases"));
      for (const std::string& alias : it->second) aliases += (aliases.empty() ? "" : "|") + alias;
      origin_ = std::string(table.Cell(row, "origin")) + "|PETRARCH";
      Row("countries",
          {std::string(table.Cell(row, "code")), std::string(table.Cell(row, "name")), aliases,
           std::string(table.Cell(row, "adjectives")), std::string(table.Cell(row, "people")),
           std::string(table.Cell(row, "capital")), std::string(table.Cell(row, "seats"))});
    }
  }

  void Row(const char* table, std::vector<std::string> cells) {
    cells.push_back(origin_);
    rows_[table].push_back(Join(cells, "\t"));
  }
  void Emit(const char* table, const char* columns) {
    std::vector<std::string>& rows = rows_[table];
    if (rows.empty()) return;
    std::sort(rows.begin(), rows.end());
    out_.rows[table] = static_cast<uint32_t>(rows.size());
    std::string bytes = "# Made by dragoman knowledge import; edit freely.\n";
    bytes += std::string(columns) + "\n";
    for (const std::string& row : rows) bytes += row + "\n";
    out_.tables[std::string(table) + ".tsv"] = std::move(bytes);
  }

  const Knowledge& knowledge_;
  NameMatcher matcher_;
  std::map<std::string, Lookup> codes_;  // by kind
  std::string origin_;
  CameoImport out_;
  std::map<std::string, std::vector<std::string>> rows_, places_;
  std::map<std::vector<std::string>, std::vector<Period>> tenures_;
  std::map<std::string, std::string> taken_;  // folded form -> id
  std::set<std::string> built_in_;            // folded names of the tables
  std::set<std::string> ids_, cities_, phrases_;
};

}  // namespace

CameoImport ImportCameo(const std::vector<CameoDictionary>& dictionaries,
                        const std::vector<std::string>& origins, const Knowledge& knowledge) {
  Importer importer(knowledge);
  for (size_t i = 0; i < dictionaries.size() && i < origins.size(); ++i)
    importer.Read(dictionaries[i], origins[i]);
  return importer.Finish();
}

}  // namespace dragoman
