#include "export/cameo.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "core/strings.h"

namespace dragoman {
namespace {

int Root(std::string_view code) { return std::atoi(std::string(CameoRoot(code)).c_str()); }

bool Has(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

std::string_view CameoFitName(CameoFit fit) {
  switch (fit) {
    case CameoFit::exact: return "exact";
    case CameoFit::fewer: return "fewer contexts";
    case CameoFit::more: return "adds a context";
    case CameoFit::without_mode: return "without the mode";
    case CameoFit::nearest: return "nearest of the type";
  }
  return "nearest of the type";
}

CameoTable::CameoTable(const Knowledge& knowledge) {
  const Table& table = knowledge.table("cameo_codes");
  for (const Table::Row& row : table.rows()) {
    std::string code(table.Cell(row, "cameo"));
    auto [it, added] =
        codes_.try_emplace(code, CameoCode{code, std::string(table.Cell(row, "name")),
                                           std::string(table.Cell(row, "goldstein"))});
    Row entry{std::string(table.Cell(row, "type")),
              std::string(table.Cell(row, "mode")),
              {},
              &it->second,
              std::string(table.Cell(row, "mirror"))};
    if (std::string_view contexts = table.Cell(row, "contexts"); !contexts.empty())
      for (std::string_view context : Split(contexts, '|')) entry.contexts.emplace_back(context);
    rows_.push_back(std::move(entry));
  }
}

CameoMatch CameoTable::Find(std::string_view type, std::string_view mode,
                            const std::vector<std::string>& contexts) const {
  const Row* best = nullptr;
  CameoFit best_fit = CameoFit::nearest;
  std::tuple<int, std::ptrdiff_t, std::ptrdiff_t> best_rank;
  for (const Row& row : rows_) {
    if (row.type != type) continue;
    std::ptrdiff_t shared =
        std::count_if(row.contexts.begin(), row.contexts.end(),
                      [&](const std::string& context) { return Has(contexts, context); });
    std::ptrdiff_t extra = std::ssize(row.contexts) - shared;
    bool same = row.mode == mode;
    int level = same ? 0 : row.mode.empty() ? 2 : 4;
    if (extra > 0 && level < 4) ++level;
    std::tuple rank(level, -shared, extra);
    if (best != nullptr && rank >= best_rank) continue;
    best = &row;
    best_rank = rank;
    best_fit = !same       ? (row.mode.empty() ? CameoFit::without_mode : CameoFit::nearest)
               : extra > 0 ? CameoFit::more
               : shared < std::ssize(contexts) ? CameoFit::fewer
                                               : CameoFit::exact;
  }
  CameoMatch match;
  if (best == nullptr) return match;
  match.code = best->code;
  match.fit = best_fit;
  if (auto mirror = codes_.find(best->mirror); mirror != codes_.end())
    match.mirror = &mirror->second;
  return match;
}

std::string_view CameoRoot(std::string_view code) { return code.substr(0, 2); }
std::string_view CameoBase(std::string_view code) { return code.substr(0, 3); }

int QuadClass(std::string_view code) {
  int root = Root(code);
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

int PentaClass(std::string_view code) {
  int root = Root(code);
  if (root <= 2) return 0;
  if (root <= 5) return 1;
  if (root <= 8) return 2;
  return root <= 13 || root == 16 ? 3 : 4;
}

}  // namespace dragoman
