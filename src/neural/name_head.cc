#include <algorithm>

#include "neural/heads.h"

namespace dragoman {
namespace {

constexpr float kImpossible = -1e9f;

}  // namespace

std::string_view NameLabelText(NameLabel label) {
  constexpr std::string_view kText[] = {"person", "organisation", "place", "other"};
  return kText[static_cast<size_t>(label)];
}

void NameHead::Load(WeightReader& reader, const Encoder& encoder) {
  hidden_.Load(reader, "mix.ner", "ner_mlp", encoder);
  out_.Load(reader, "ner_out");
  const Vocabulary tags(reader.Bytes("labels.ner"), 0);
  if (!reader.ok()) return;
  if (out_.used_outputs() != tags.size() || out_.used_inputs() != hidden_.size()) {
    reader.Fail("'ner_out' does not fit the labels");
  }
  for (uint32_t i = 0; i < tags.size(); ++i) {
    const std::string_view text = tags.Word(i);
    const size_t place = std::string_view("OBIES").find(text.empty() ? '?' : text[0]);
    const std::string_view kind = text.size() > 2 ? text.substr(2) : std::string_view();
    if (place == std::string_view::npos || (i == 0) != (text == "O")) {
      reader.Fail("a name tag is not known");
      return;
    }
    tags_.push_back({static_cast<Place>(place), kind == "PER"   ? NameLabel::person
                                                : kind == "ORG" ? NameLabel::organisation
                                                : kind == "LOC" ? NameLabel::place
                                                                : NameLabel::other});
  }
}

void NameHead::Score(const Encoder::Scratch& encoded, size_t rows, HeadScratch& scratch) const {
  hidden_.Apply(encoded, rows, scratch.mixed);
  scratch.out.Reserve(rows * out_.outputs());
  out_.Apply(scratch.mixed.hidden.data(), hidden_.stride(), rows, scratch.quantized,
             scratch.out.data());
}

bool NameHead::MayFollow(Tag before, Tag after) {
  const bool open = before.place == Place::begin || before.place == Place::inside;
  const bool goes_on = after.place == Place::inside || after.place == Place::end;
  return open == goes_on && (!open || before.label == after.label);
}

std::vector<NameSpan> NameHead::Decode(const float* scores, size_t words) const {
  const size_t n = tags_.size();
  std::vector<float> best(n), next(n);
  std::vector<uint8_t> from(words * n);
  for (size_t t = 0; t < n; ++t) {
    best[t] = MayFollow(Tag{}, tags_[t]) ? scores[t] : kImpossible;
  }
  for (size_t i = 1; i < words; ++i) {
    for (size_t t = 0; t < n; ++t) {
      float top = 2 * kImpossible;
      for (size_t b = 0; b < n; ++b) {
        if (best[b] > top && MayFollow(tags_[b], tags_[t])) {
          top = best[b];
          from[i * n + t] = static_cast<uint8_t>(b);
        }
      }
      next[t] = top + scores[i * stride() + t];
    }
    best.swap(next);
  }
  for (size_t t = 0; t < n; ++t) {
    if (!MayFollow(tags_[t], Tag{})) best[t] = 4 * kImpossible;
  }
  size_t tag = ArgMax(best.data(), n);
  std::vector<NameSpan> names;
  size_t end = words;
  for (size_t i = words; i-- > 0;) {
    const Tag& t = tags_[tag];
    if (t.place == Place::end || t.place == Place::single) end = i + 1;
    if (t.place == Place::begin || t.place == Place::single) {
      names.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(end)}, t.label});
    }
    tag = from[i * n + tag];
  }
  std::reverse(names.begin(), names.end());
  return names;
}

}  // namespace dragoman
