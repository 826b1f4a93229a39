#include "knowledge/loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/hash.h"
#include "core/strings.h"
#include "core/utf8.h"

namespace dragoman {
namespace {

struct EmbeddedTable {
  std::string_view name;
  const char* begin;
  const char* end;
};
#include "knowledge/embedded_tables.inc"

constexpr size_t kMaxTableBytes = 64u << 20;
constexpr std::string_view kSectors =
    "GOV|MIL|REB|OPP|PTY|JUD|SPY|COP|MED|EDU|BUS|NGO|CVL|CRM|REF|REL";

// The columns by which a user's row replaces a built-in one; and those with a fixed set of values.
struct TableRules {
  std::string_view name;
  std::vector<std::string_view> key;
  std::string_view kinds;  // of the column `kind`, or empty
};
const TableRules* RulesOf(std::string_view name) {
  static const std::vector<TableRules> kRules = {
      {"countries", {"code"}, ""},
      {"organisations",
       {"id", "since"},
       "igo|ngo|party|company|ministry|agency|court|force|university|religious|parliament|"
       "government"},
      {"armed_groups", {"id", "since"}, ""},
      {"outlets", {"id"}, "agency|newspaper|broadcaster|magazine|site"},
      {"people", {"id"}, ""},
      {"offices", {"person", "role", "code", "since"}, ""},
      {"roles", {"phrase"}, "office|people|force|body"},
      {"given_names", {"name"}, ""},
      {"country_groups", {"phrase"}, ""},
      {"name_words",
       {"words", "kind"},
       "honorific|honorific-f|honorific-any|particle|patronymic|kunya|generation|family-first|"
       "spelling|body|generic|body-synonym|part|filler"},
      {"cameo_actor_codes", {"code", "kind"}, "country|sector|prefix|none"},
      {"abbreviations", {"form"}, ""},
      {"report_lines", {"form", "match"}, ""},
      {"cameo_codes", {"cameo", "type", "mode", "contexts"}, ""},
      {"country_codes", {"code"}, ""},
      {"international_codes", {"id"}, ""},
      {"sector_codes", {"sector"}, ""},
      {"quad_classes", {"type"}, ""},
      {"page_words",
       {"word", "where"},
       "comment|related|share|nav|advert|consent|paywall|newsletter|foot|head|byline|stamp|caption|"
       "media|tags|side|unseen|body|article|title|summary|quote"},
      {"page_meta", {"name"}, ""},
      {"page_trees", {"tree"}, ""},
  };
  for (const TableRules& rules : kRules)
    if (rules.name == name) return &rules;
  return nullptr;
}

bool IsIsoDate(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (size_t i = 0; i < date.size(); ++i) {
    bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : (date[i] < '0' || date[i] > '9')) return false;
  }
  auto number = [&](size_t at) { return (date[at] - '0') * 10 + (date[at + 1] - '0'); };
  if (date.size() >= 7 && (number(5) < 1 || number(5) > 12)) return false;
  if (date.size() < 10) return true;
  int year = number(0) * 100 + number(2), month = number(5), day = number(8);
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day >= 1 && day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

Result<std::string> ReadWhole(const std::filesystem::path& path) {
  std::error_code code;
  auto size = std::filesystem::file_size(path, code);
  if (code) return Fail(ErrorKind::io, fmt::format("{}: {}", path.string(), code.message()));
  if (size > kMaxTableBytes)
    return Fail(ErrorKind::limit,
                fmt::format("{}: larger than a table may be (64 MiB)", path.string()));
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Fail(ErrorKind::io, fmt::format("{}: cannot be read", path.string()));
  return bytes.str();
}

// Drops the rows that the messages name. `messages` start with "source: ".
void DropRows(Table& table, const std::vector<std::string>& messages) {
  std::set<std::string, std::less<>> bad;
  for (const std::string& message : messages) {
    size_t colon = message.find(": ");
    bad.insert(message.substr(0, colon));
  }
  table.Keep([&](const Table::Row& row) { return !bad.contains(row.source); });
}

// Names the first column that is not the built-in table's.
Status CheckColumns(const Table& table, const Table& built_in) {
  for (size_t i = 0; i < std::max(table.columns().size(), built_in.columns().size()); ++i) {
    std::string_view mine = i < table.columns().size() ? table.columns()[i] : std::string_view{};
    std::string_view due =
        i < built_in.columns().size() ? built_in.columns()[i] : std::string_view{};
    if (mine == due) continue;
    return Fail(
        ErrorKind::bad_input,
        fmt::format("{}: column {} is '{}' where '{}' should be; the columns are {}",
                    table.header_source(), i + 1, mine, due, Join(built_in.columns(), ", ")));
  }
  return Ok();
}

Status ReadFolder(const std::string& folder, bool lenient, LoadedTables& out,
                  std::vector<std::string>& problems, std::string& hashed) {
  std::error_code code;
  std::filesystem::directory_iterator it(folder, code);
  if (code) return Fail(ErrorKind::io, fmt::format("{}: {}", folder, code.message()));
  std::vector<std::filesystem::path> files;
  for (const auto& entry : it)
    if (entry.path().extension() == ".tsv") files.push_back(entry.path());
  // Rows refer to countries and people, so those are taken in first.
  auto rank = [](const std::filesystem::path& path) {
    std::string name = path.stem().string();
    return name == "countries" ? 0 : name == "people" ? 1 : 2;
  };
  std::sort(files.begin(), files.end(), [&](const auto& a, const auto& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
  });
  if (files.empty())
    return Fail(ErrorKind::not_found, fmt::format("{}: no table (*.tsv) in this folder", folder));
  for (const auto& path : files) {
    auto bytes = ReadWhole(path);
    if (!bytes) return Fail(bytes.error());
    std::string name = path.stem().string();
    if (!out.tables.contains(name)) {
      std::string message =
          fmt::format("{}: no built-in table of this name; see knowledge/README.md", path.string());
      if (!lenient) return Fail(ErrorKind::bad_input, message);
      problems.push_back(message);
      continue;
    }
    hashed += Sha256Hex(*bytes) + name + "\n";
    auto table = Table::Parse(*bytes, path.string(), lenient ? &problems : nullptr);
    if (!table) return Fail(table.error());
    Table& built_in = out.tables[name];
    if (Status columns = CheckColumns(*table, built_in); !columns) {
      if (!lenient) return columns;
      problems.push_back(columns.error().message + "; the whole file is left out");
      continue;
    }
    std::vector<std::string> wrong = CheckTable(name, *table, out.tables);
    if (!wrong.empty() && !lenient) return Fail(ErrorKind::bad_input, wrong.front());
    DropRows(*table, wrong);
    problems.insert(problems.end(), wrong.begin(), wrong.end());
    const TableRules* rules = RulesOf(name);
    Status merged = built_in.Merge(*table, rules ? rules->key : std::vector<std::string_view>{});
    if (!merged) {
      if (!lenient) return merged;
      problems.push_back(merged.error().message);
    }
  }
  return Ok();
}

class Checker {
 public:
  Checker(std::string_view name, const Table& table,
          const std::map<std::string, Table, std::less<>>& tables)
      : name_(name), table_(table), tables_(tables) {}

  std::vector<std::string> Run() {
    const TableRules* rules = RulesOf(name_);
    if (rules == nullptr) return {};
    std::set<std::string, std::less<>> codes = Codes();
    std::set<std::string> keys;
    for (const Table::Row& row : table_.rows()) {
      std::string key;
      for (std::string_view column : rules->key)
        key += std::string(table_.Cell(row, column)) + "\t";
      if (!keys.insert(key).second) Say(row, "the same key stands in an earlier row");
      if (Cell(row, rules->key.front()).empty())
        Say(row, fmt::format("{} is empty", rules->key.front()));
      std::string_view code = Cell(row, "code");
      if (!code.empty() && code != "IGO" && !InList(name_, "countries|cameo_actor_codes") &&
          !codes.contains(code))
        Say(row, fmt::format("unknown country code '{}'", code));
      std::string_view sector = Cell(row, "sector");
      if (!sector.empty() && !InList(sector, kSectors))
        Say(row, fmt::format("unknown sector '{}'", sector));
      std::string_view kind = Cell(row, "kind");
      if (!rules->kinds.empty() && !InList(kind, rules->kinds))
        Say(row, fmt::format("unknown kind '{}'", kind));
      CheckDates(row);
    }
    if (name_ == "offices") CheckPersons();
    CheckOverlaps(*rules);
    CheckAliases();
    return std::move(messages_);
  }

 private:
  std::string_view Cell(const Table::Row& row, std::string_view column) {
    return table_.Cell(row, column);
  }
  void Say(const Table::Row& row, const std::string& what) {
    messages_.push_back(row.source + ": " + what);
  }

  std::set<std::string, std::less<>> Codes() {
    std::set<std::string, std::less<>> codes;
    auto it = tables_.find("countries");
    if (it == tables_.end()) return codes;
    for (const Table::Row& row : it->second.rows()) codes.emplace(it->second.Cell(row, "code"));
    return codes;
  }

  void CheckDates(const Table::Row& row) {
    std::string_view since = Cell(row, "since"), until = Cell(row, "until");
    for (std::string_view date : {since, until})
      if (!date.empty() && !IsIsoDate(date)) Say(row, fmt::format("'{}' is no ISO date", date));
    size_t both = std::min(since.size(), until.size());
    if (both > 0 && since.substr(0, both) > until.substr(0, both))
      Say(row, fmt::format("until {} is before since {}", until, since));
  }

  void CheckPersons() {
    std::set<std::string_view> ids;
    auto it = tables_.find("people");
    if (it == tables_.end()) return;
    for (const Table::Row& row : it->second.rows()) ids.insert(it->second.Cell(row, "id"));
    for (const Table::Row& row : table_.rows())
      if (!ids.contains(Cell(row, "person")))
        Say(row, fmt::format("no person '{}' in people.tsv", Cell(row, "person")));
  }

  // Rows whose keys differ in `since` alone are periods of one office or group: on a day, one
  // holds. A hand-over day, or a year in which one ends and the next begins, is no overlap.
  void CheckOverlaps(const TableRules& rules) {
    if (rules.key.back() != "since") return;
    std::map<std::string, std::vector<const Table::Row*>> periods;
    for (const Table::Row& row : table_.rows()) {
      std::string key;
      for (std::string_view column : rules.key)
        if (column != "since") key += std::string(Cell(row, column)) + "\t";
      periods[key].push_back(&row);
    }
    for (auto& [key, rows] : periods) {
      std::stable_sort(rows.begin(), rows.end(), [&](const Table::Row* a, const Table::Row* b) {
        return Cell(*a, "since") < Cell(*b, "since");
      });
      for (size_t i = 1; i < rows.size(); ++i) {
        std::string_view until = Cell(*rows[i - 1], "until"), since = Cell(*rows[i], "since");
        size_t both = std::min(until.size(), since.size());
        if (!since.empty() && !until.empty() && until.substr(0, both) <= since.substr(0, both))
          continue;
        Say(*rows[i],
            fmt::format("overlaps {}, which holds {} to {}", rows[i - 1]->source,
                        Shown(Cell(*rows[i - 1], "since"), "always"), Shown(until, "now")));
      }
    }
  }
  static std::string_view Shown(std::string_view date, std::string_view open) {
    return date.empty() ? open : date;
  }

  // One name, two bearers: a reader could not tell whom a report means.
  void CheckAliases() {
    if (!InList(name_, "countries|organisations|armed_groups|outlets|people")) return;
    const bool countries = name_ == "countries";
    const std::string_view id_column = countries ? "code" : "id";
    struct Owner {
      std::string id, source;
    };
    std::map<std::string, Owner> owners;
    // In the user's own table, then against the built-in one, less the rows that it replaces.
    std::set<std::string, std::less<>> own;
    for (const Table::Row& row : table_.rows()) own.emplace(Cell(row, id_column));
    auto add = [&](const Table& table, const Table::Row& row, bool say) {
      std::string id(table.Cell(row, id_column));
      std::string forms =
          std::string(table.Cell(row, "name")) + "|" + std::string(table.Cell(row, "aliases"));
      for (std::string_view form : Split(forms, '|')) {
        if (form.empty()) continue;
        auto [it, fresh] = owners.try_emplace(FoldName(form), Owner{id, row.source});
        if (!fresh && it->second.id != id && say)
          Say(row, fmt::format("'{}' is also a name of {} ({})", form, it->second.id,
                               it->second.source));
      }
    };
    auto built_in = tables_.find(name_);
    if (built_in != tables_.end() && &built_in->second != &table_)
      for (const Table::Row& row : built_in->second.rows())
        if (!own.contains(built_in->second.Cell(row, id_column))) add(built_in->second, row, false);
    for (const Table::Row& row : table_.rows()) add(table_, row, true);
  }

  std::string_view name_;
  const Table& table_;
  const std::map<std::string, Table, std::less<>>& tables_;
  std::vector<std::string> messages_;
};

}  // namespace

std::vector<std::string> CheckTable(std::string_view name, const Table& table,
                                    const std::map<std::string, Table, std::less<>>& tables) {
  return Checker(name, table, tables).Run();
}

Result<LoadedTables> LoadTables(const std::string& folder, bool lenient,
                                std::vector<std::string>& problems) {
  LoadedTables out;
  std::string hashed;
  for (const EmbeddedTable& embedded : kEmbeddedTables) {
    std::string_view bytes(embedded.begin, static_cast<size_t>(embedded.end - embedded.begin));
    auto table = Table::Parse(bytes, fmt::format("knowledge/{}.tsv", embedded.name));
    if (!table) return Fail(table.error());
    hashed += Sha256Hex(bytes) + std::string(embedded.name) + "\n";
    out.tables.emplace(embedded.name, std::move(*table));
  }
  if (!folder.empty()) {
    if (Status read = ReadFolder(folder, lenient, out, problems, hashed); !read)
      return Fail(read.error());
  }
  out.hash = Sha256Hex(hashed);
  return out;
}

}  // namespace dragoman
