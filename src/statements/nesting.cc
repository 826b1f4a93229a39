#include "statements/nesting.h"

#include <algorithm>
#include <tuple>

#include "core/strings.h"

namespace dragoman {
namespace {

// A rule right less often than this costs more wrong statements than it finds right ones (tuned on
// gold/polnear, dev).
constexpr double kLeastConfidence = 0.49;
// Statements and their number in one report are bounded: a hostile text must not cost quadratic
// time in FindParents.
constexpr size_t kMostStatements = 20000;

// "I", "we", "you" inside a quotation: the speaker of the quotation talks of himself.
bool IsSpeakersSelf(const StatementScene& scene, const StatementDraft& draft) {
  if (draft.source == kNoToken || !scene.Quoted(draft.cue)) return false;
  return InList(scene.Lower(draft.source), "i|we|you|us|me");
}

// Inside a quotation only plain speech of somebody else is taken out again: of what else readers
// mark in quoted words they mark one in ten.
bool IsLooseInQuotation(const StatementScene& scene, const StatementDraft& draft) {
  if (!scene.Quoted(draft.cue) || draft.rule == CueRule::continued) return false;
  bool speech = draft.kind == CueKind::speech || draft.kind == CueKind::writing ||
                draft.kind == CueKind::promise || draft.kind == CueKind::denial;
  bool rule = draft.rule == CueRule::clause || draft.rule == CueRule::infinitive;
  return !speech || !rule || draft.source == kNoToken || draft.confidence < 0.6;
}

bool Holds(const StatementDraft& outer, ByteRange range) {
  for (ByteRange content : outer.content)
    if (content.Contains(range)) return true;
  return false;
}

}  // namespace

std::vector<StatementDraft> SelectDrafts(const StatementScene& scene,
                                         std::vector<StatementDraft> drafts,
                                         std::vector<StatementDraft>* bare) {
  std::vector<StatementDraft> kept;
  for (StatementDraft& draft : drafts) {
    if (!draft.HasContent()) {
      if (draft.source != kNoToken && draft.kind == CueKind::speech)
        bare->push_back(std::move(draft));
      continue;
    }
    if (draft.confidence < kLeastConfidence || IsSpeakersSelf(scene, draft) ||
        IsLooseInQuotation(scene, draft))
      continue;
    kept.push_back(std::move(draft));
  }
  auto key = [](const StatementDraft& d) {
    return std::make_tuple(d.content.front().begin, -static_cast<int64_t>(d.content.back().end),
                           d.cue, -d.confidence);
  };
  std::stable_sort(kept.begin(), kept.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<StatementDraft> out;
  for (StatementDraft& draft : kept) {
    bool doubled = false;
    for (size_t i = out.size(); i-- > 0 && !doubled;) {
      if (out[i].content.front().begin + 4000 < draft.content.front().begin) break;
      doubled = out[i].content == draft.content &&
                (out[i].cue == draft.cue || out[i].cue_range == draft.cue_range);
    }
    if (!doubled && out.size() < kMostStatements) out.push_back(std::move(draft));
  }
  return out;
}

void CutOuterCues(const StatementScene& scene, std::vector<StatementDraft>* drafts) {
  constexpr size_t kNeighbours = 8;  // drafts come in text order: others of the sentence are near
  for (size_t i = 0; i < drafts->size(); ++i) {
    StatementDraft& inner = (*drafts)[i];
    if (inner.cue_range.empty()) continue;
    size_t from = i > kNeighbours ? i - kNeighbours : 0;
    size_t to = std::min(drafts->size(), i + kNeighbours + 1);
    for (size_t j = from; j < to; ++j) {
      const StatementDraft& outer = (*drafts)[j];
      if (j == i || outer.cue_range.empty() || !Holds(outer, inner.cue_range)) continue;
      ByteRange behind =
          outer.source_range.empty() ? outer.cue_range : outer.cue_range.Cover(outer.source_range);
      ByteRange& last = inner.content.back();
      if (behind.begin <= last.begin || !last.Contains(behind)) continue;
      // What goes on behind it ("…, B reported, and that …") is K's again.
      constexpr uint32_t kMostBehind = 4;
      if (behind.end < last.end && scene.text.TokensIn({behind.end, last.end}).size() > kMostBehind)
        continue;
      ByteRange kept = scene.TrimmedBytes({last.begin, behind.begin});
      if (!kept.empty()) last = kept;
    }
  }
}

std::vector<std::optional<uint32_t>> FindParents(const std::vector<StatementDraft>& drafts) {
  std::vector<std::optional<uint32_t>> parents(drafts.size());
  // Drafts come in order of their first content, so those that hold draft i begin before it ends;
  // `open` are the ones whose extent reaches further.
  for (uint32_t i = 0; i < drafts.size(); ++i) {
    const StatementDraft& inner = drafts[i];
    ByteRange words = inner.cue_range.empty() ? inner.Extent() : inner.cue_range;
    uint32_t best_size = UINT32_MAX;
    auto consider = [&](uint32_t j) {
      const StatementDraft& outer = drafts[j];
      if (i == j || !Holds(outer, words) || !Holds(outer, inner.content.front())) return;
      if (!outer.cue_range.empty() && Holds(inner, outer.cue_range)) return;
      if (outer.Extent().size() >= best_size) return;
      best_size = outer.Extent().size();
      parents[i] = j;
    };
    // A statement holds others near it only: 200 neighbours on each side bound the work.
    uint32_t from = i > 200 ? i - 200 : 0;
    uint32_t to = std::min<uint32_t>(static_cast<uint32_t>(drafts.size()), i + 20);
    for (uint32_t j = from; j < to; ++j) consider(j);
  }
  return parents;
}

}  // namespace dragoman
