#include "actors/report_outlets.h"

#include "core/strings.h"

namespace dragoman {
namespace {

// "TASS News Agency" where the table has "TASS": the first known outlet in it, else one by its own
// name.
std::optional<ActorIndex> OutletNamed(ActorDraft& draft, std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::vector<std::string_view> words;
  for (std::string_view word : Split(text, ' '))
    if (!word.empty()) words.push_back(word);
  for (size_t at = 0; at < words.size(); ++at)
    for (const NameHit& hit : draft.knowledge.NamesAt(words, at))
      if (hit.entity->kind == EntityKind::outlet) return draft.registry.Known(*hit.entity, text);
  return draft.registry.Named(text, ActorKind::outlet, "", "MED");
}

}  // namespace

void FindReportOutlets(ActorDraft& draft, ActorLayer& layer) {
  const ReportHead& head = draft.syntax.text().head;
  layer.outlet = OutletNamed(draft, head.outlet);
  for (const std::string& credit : head.credits)
    if (auto outlet = OutletNamed(draft, credit)) layer.credits.push_back(*outlet);
  if (layer.credits.empty() && !head.dateline_outlet.empty())
    if (auto outlet = OutletNamed(draft, head.dateline_outlet); outlet && outlet != layer.outlet)
      layer.credits.push_back(*outlet);
}

}  // namespace dragoman
