#include "statements/statement_layer.h"

namespace dragoman {

std::string_view StatementKindName(StatementKind kind) {
  switch (kind) {
    case StatementKind::direct: return "direct";
    case StatementKind::indirect: return "indirect";
    case StatementKind::mixed: return "mixed";
  }
  return "";
}

std::string_view StanceName(Stance stance) {
  switch (stance) {
    case Stance::hostile: return "hostile";
    case Stance::critical: return "critical";
    case Stance::neutral: return "neutral";
    case Stance::conciliatory: return "conciliatory";
    case Stance::supportive: return "supportive";
  }
  return "";
}

std::optional<uint32_t> StatementLayer::At(uint32_t byte) const {
  std::optional<uint32_t> best;
  uint32_t best_size = UINT32_MAX;
  for (uint32_t i = 0; i < statements.size(); ++i) {
    const std::vector<ByteRange>& content = statements[i].content;
    uint32_t size = content.back().end - content.front().begin;
    for (ByteRange range : content) {
      if (!range.Contains(byte) || size >= best_size) continue;
      best = i;
      best_size = size;
    }
  }
  return best;
}

}  // namespace dragoman
