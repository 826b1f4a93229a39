#include "knowledge/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/strings.h"

namespace dragoman {
namespace {

// Posts that a state has once, and never leaves empty for long.
constexpr std::string_view kPosts =
    "president|prime minister|chancellor|king|queen|emir|sultan|foreign minister|defence minister|"
    "secretary of state|supreme leader|taoiseach";
constexpr int kMonthDays = 31;
constexpr int kYearDays = 366;

struct Period {
  std::string since, until, who, source;
};

// Days since year 0, near enough for comparing; the first or last day of what the date covers.
int DayNumber(std::string_view date, bool last) {
  auto number = [&](size_t at, size_t n) {
    return std::atoi(std::string(date.substr(at, n)).c_str());
  };
  int year = number(0, 4);
  int month = date.size() >= 7 ? number(5, 2) : last ? 12 : 1;
  int day = date.size() >= 10 ? number(8, 2) : last ? 31 : 1;
  return year * 372 + (month - 1) * 31 + day;
}

class Finder {
 public:
  explicit Finder(const Knowledge& knowledge) : knowledge_(knowledge) {}

  std::vector<std::string> Run() {
    const Table& offices = knowledge_.table("offices");
    std::map<std::string, std::vector<Period>> posts;
    for (const Table::Row& row : offices.rows()) {
      std::string role(offices.Cell(row, "role")), code(offices.Cell(row, "code"));
      if (InList(role, kPosts) && !code.empty())
        posts[code + "\t" + role].push_back(Of(offices, row, offices.Cell(row, "person")));
    }
    for (auto& [post, periods] : posts) {
      std::string name = post;
      name[name.find('\t')] = ' ';
      Compare(name, periods, true);
    }
    for (const char* table_name : {"armed_groups", "organisations"}) {
      const Table& table = knowledge_.table(table_name);
      std::map<std::string, std::vector<Period>> groups;
      for (const Table::Row& row : table.rows())
        groups[std::string(table.Cell(row, "id"))].push_back(Of(table, row, ""));
      for (auto& [id, periods] : groups) Compare(id, periods, false);
    }
    std::sort(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  static Period Of(const Table& table, const Table::Row& row, std::string_view who) {
    return {std::string(table.Cell(row, "since")), std::string(table.Cell(row, "until")),
            std::string(who), row.source};
  }

  void Compare(const std::string& name, std::vector<Period>& periods, bool holders) {
    std::stable_sort(periods.begin(), periods.end(),
                     [](const Period& a, const Period& b) { return a.since < b.since; });
    const Period* last = nullptr;  // the one that ends last so far
    for (const Period& p : periods) {
      if (last != nullptr && !p.since.empty() && !last->until.empty()) {
        int free = DayNumber(p.since, false) - DayNumber(last->until, true);
        int shared = DayNumber(last->until, false) - DayNumber(p.since, true);
        bool exact = p.since.size() == 10 && last->until.size() == 10;
        if (free > (exact ? kMonthDays : kYearDays))
          found_.push_back(fmt::format("{}: gap: nobody is {} from {} to {}", last->source, name,
                                       last->until, p.since));
        else if (holders && p.who != last->who && shared > (exact ? kMonthDays : kYearDays))
          found_.push_back(fmt::format("{}: overlap: {} is {} from {}, {} until {} ({})", p.source,
                                       p.who, name, p.since, last->who, last->until, last->source));
      } else if (holders && last != nullptr && last->until.empty() && p.who != last->who &&
                 !p.since.empty() && p.since > last->since) {
        found_.push_back(fmt::format("{}: overlap: {} is {} from {}, and the row of {} has no end",
                                     last->source, p.who, name, p.since, last->who));
      }
      if (last == nullptr || p.until.empty() || (!last->until.empty() && p.until > last->until) ||
          last->until.empty())
        last = &p;
    }
  }

  const Knowledge& knowledge_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> FindGaps(const Knowledge& knowledge) { return Finder(knowledge).Run(); }

}  // namespace dragoman
