#include "parse/names.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/strings.h"
#include "core/utf8.h"
#include "knowledge/forms.h"
#include "text/text_layer.h"

namespace dragoman {

namespace {

constexpr uint16_t kNoName = 0;  // a label is 1 + NameLabel
constexpr uint16_t kOther = 1 + static_cast<uint16_t>(NameLabel::other);

NameLabel LabelOf(const NameHit& hit) {
  if (hit.use == NameUse::adjective || hit.use == NameUse::people) return NameLabel::other;
  if (hit.use == NameUse::seat) return NameLabel::organisation;
  if (hit.use == NameUse::capital || hit.entity->kind == EntityKind::country)
    return NameLabel::place;
  return hit.entity->kind == EntityKind::person ? NameLabel::person : NameLabel::organisation;
}

bool IsHonorific(std::string_view form) {
  return InList(
      form,
      "Mr|Mr.|Mrs|Mrs.|Ms|Ms.|Miss|Dr|Dr.|Prof|Prof.|Sir|Lord|Lady|Gen|Gen.|Lt|Lt.|Col|"
      "Col.|Maj|Maj.|Capt|Capt.|Sgt|Sgt.|Adm|Adm.|Sen|Sen.|Rep|Rep.|Gov|Gov.|Rev|Rev.|"
      "Fr|Fr.|Br.|Rabbi|Imam|Mullah|"
      "President|Minister|Prime|Premier|Chancellor|Ambassador|Secretary|General|Senator|"
      "Congressman|Governor|Chairman|Spokesman|Spokeswoman|King|Queen|Prince|Princess|"
      "Pope|Ayatollah|Sheikh|Colonel|Major|Captain|Admiral|Brigadier|Judge|Justice|Deputy|"
      "Vice|Foreign|Defence|Defense|Interior|Finance|Director|Professor|Representative");
}

bool HasUpper(std::string_view form) {
  for (size_t pos = 0; pos < form.size();)
    if (IsUpper(NextCodePoint(form, pos))) return true;
  return false;
}

bool HasCapital(TokenRange range, std::span<const std::string_view> forms, uint32_t first) {
  for (uint32_t t = range.begin; t < range.end; ++t)
    if (HasUpper(forms[t - first])) return true;
  return false;
}

// Before a name that can only be a person's.
bool IsPersonTitle(std::string_view form) {
  return IsHonorific(form) &&
         !InList(form, "Prime|Deputy|Vice|Foreign|Defence|Defense|Interior|Finance");
}

// Words that an organisation's name is built on: "Ministry of ...".
bool IsBodyWord(std::string_view form) {
  return InList(
      form,
      "Ministry|Department|Bank|University|Council|Republic|Government|Embassy|Office|Party|"
      "Parliament|Assembly|Congress|Court|Agency|Association|Federation|Union|Kingdom|"
      "Emirate|Army|Forces|Institute|Committee|Commission|Front|Movement|League|Academy|"
      "Society|Church|Board|Authority|Chamber|Center|Centre|House|Organisation|"
      "Organization|Confederation|State|States|Islamic|College|Museum|Bureau|Service");
}

// "Petra Novak of" before a place that is known, unlike "Bank of".
bool IsOrigin(std::span<const std::string_view> forms, size_t from, size_t place) {
  if (place == from || !InList(forms[place - 1], "of|in|from")) return false;
  for (size_t k = from; k < place; ++k)
    if (IsBodyWord(forms[k])) return false;
  return true;
}

// What the first or last word of a name says of it, or the label that it has. The last word has the
// first say: "Lake Shore Company".
NameLabel ByLastWord(std::string_view form, NameLabel label);
NameLabel ByEdgeWords(std::string_view first, std::string_view last, NameLabel label) {
  NameLabel by_last = ByLastWord(last, NameLabel::other);
  if (by_last != NameLabel::other) return by_last;
  if (InList(first,
             "Lake|Mount|Mt|Mt.|Fort|Cape|Gulf|Isle|Island|Islands|Strait|Straits|Bay|River|Camp|"
             "Duchy|Province|District|Valley|Sea|Port|Archipelago|Governorate|Municipality"))
    return label == NameLabel::person ? label : NameLabel::place;
  return label;
}

NameLabel ByLastWord(std::string_view form, NameLabel label) {
  if (InList(form,
             "Park|County|Province|District|River|Lake|Island|Islands|Airport|Street|Avenue|Road|"
             "Square|Mountain|Mountains|Valley|Sea|Ocean|Gulf|Bay|Peninsula|Desert|Strait|City|"
             "Town|Village|Region|Field|Bridge|Governorate|Oblast|Heights|Hills|Hill|Beach|Canal|"
             "Parish|Borough|Municipality|Stadium|Cathedral|Castle|Harbour|Harbor|Dam|Reef|Coast|"
             "Basin|Plateau|Forest|Falls|Playground|Playfield|Cemetery|Prison|Railyard|Pass|Creek"))
    return NameLabel::place;
  if (IsBodyWord(form) || InList(form,
                                 "Inc|Inc.|Corp|Corp.|Ltd|Ltd.|GmbH|AG|Co|Co.|Company|Group|Times|"
                                 "Post|Foundation|Fund|Club|Records|Airlines|Airways|Brigade|"
                                 "Brigades|News|Team|Organisation|Organization|Corporation"))
    return NameLabel::organisation;
  return label;
}

bool IsEdgePunctuation(std::string_view form) {
  return InList(form, ",|.|;|:|!|?|'|\"|“|”|‘|’|(|)|[|]|-|–|—|'s|’s|/") || form == "|";
}

}  // namespace

std::string_view NameFinder::Form(uint32_t token) const {
  return doc_.Slice(doc_.Get<TextLayer>().tokens[token].range);
}

// Lays what the tables know over the labels. A longer name around a known one stays ("Bank of
// China").
void NameFinder::AddKnown(uint32_t first, std::span<const std::string_view> forms,
                          std::vector<uint16_t>* labels) {
  std::vector<std::pair<Name, bool>> found;
  std::vector<bool> taken(forms.size(), false);
  if (knowledge_ != nullptr) {
    for (size_t i = 0; i < forms.size();) {
      std::vector<NameHit> hits = knowledge_->NamesAt(forms, i);
      if (hits.empty() || hits[0].tokens == 0) {
        ++i;
        continue;
      }
      size_t end = std::min(forms.size(), i + hits[0].tokens), from = i, to = end;
      uint16_t before = (*labels)[i];
      while (before != kNoName && from > 0 && (*labels)[from - 1] == before) --from;
      while (before != kNoName && to < forms.size() && (*labels)[to] == before) ++to;
      // "other" is the model's weakest label; it does not hide what is known.
      bool inner = before != kNoName && before != kOther && (from < i || to > end);
      for (size_t k = i; k < end; ++k) inner = inner && (*labels)[k] == before;
      if (inner && IsOrigin(forms, from, i)) inner = false;
      if (!inner) {
        for (size_t k = i; k < end; ++k) taken[k] = true;
        uint32_t begin = first + static_cast<uint32_t>(i);
        found.push_back({{{begin, first + static_cast<uint32_t>(end)}, LabelOf(hits[0])}, true});
      }
      i = end;
    }
  }
  // Capitalised neighbours with two labels are one name; the later part is its head.
  for (size_t i = forms.size(); i-- > 1;) {
    uint16_t &before = (*labels)[i - 1], after = (*labels)[i];
    bool both = before != kNoName && after != kNoName && before != kOther && after != kOther;
    if (both && !taken[i] && !taken[i - 1] && CapitalsOf(forms[i]) == Capitals::first &&
        CapitalsOf(forms[i - 1]) == Capitals::first)
      before = after;
  }
  for (size_t i = 0, j; i < forms.size(); i = j) {
    j = i + 1;
    uint16_t label = taken[i] ? kNoName : (*labels)[i];
    if (label == kNoName || forms[i] == ",") continue;
    while (j < forms.size() && (*labels)[j] == label && !taken[j] && forms[j] != ",") ++j;
    Name name{{first + static_cast<uint32_t>(i), first + static_cast<uint32_t>(j)},
              static_cast<NameLabel>(label - 1)};
    Trim(&name, forms, first);
    if (!HasCapital(name.tokens, forms, first)) continue;
    if (name.tokens.size() > 1)
      name.label = ByEdgeWords(forms[name.tokens.begin - first], forms[name.tokens.end - 1 - first],
                               name.label);
    found.push_back({name, false});
  }
  std::sort(found.begin(), found.end(),
            [](auto& a, auto& b) { return a.first.tokens < b.first.tokens; });
  JoinHalves(forms, first, &found);
  for (auto& [name, known] : found) {
    names_.push_back(name);
    known_.push_back(known);
  }
}

// "Hill Farm Trading & Shipping Company", "Oak State Community and Technical College": one name
// around "and" where only the second half says what it is.
void NameFinder::JoinHalves(std::span<const std::string_view> forms, uint32_t first,
                            std::vector<std::pair<Name, bool>>* found) const {
  for (size_t i = 0; i + 1 < found->size(); ++i) {
    auto& [left, left_known] = (*found)[i];
    const auto& [right, right_known] = (*found)[i + 1];
    if (left_known || right_known || left.tokens.end + 1 != right.tokens.begin) continue;
    std::string_view link = forms[left.tokens.end - first];
    bool joined = link == "&" || (link == "and" && left.tokens.size() >= 2);
    auto says = [&](const Name& name) {
      return ByLastWord(forms[name.tokens.end - 1 - first], NameLabel::other);
    };
    if (!joined || says(right) != NameLabel::organisation || says(left) != NameLabel::other ||
        left.label == NameLabel::person)
      continue;
    left.tokens.end = right.tokens.end;
    left.label = NameLabel::organisation;
    found->erase(found->begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

void NameFinder::Trim(Name* name, std::span<const std::string_view> forms, uint32_t first) const {
  TokenRange& range = name->tokens;
  auto form = [&](uint32_t token) { return forms[token - first]; };
  while (!range.empty() && (IsEdgePunctuation(form(range.end - 1)) ||
                            InList(form(range.end - 1), "of|in|from|and|the|for|to|by|at|on")))
    --range.end;
  while (!range.empty() && (IsEdgePunctuation(form(range.begin)) || form(range.begin) == "the"))
    ++range.begin;
  if (!range.empty() && range.begin > first && name->label != NameLabel::other &&
      IsPersonTitle(form(range.begin - 1)))
    name->label = NameLabel::person;
  if (name->label != NameLabel::person) return;
  while (range.size() > 1 && IsHonorific(form(range.begin))) ++range.begin;
  if (knowledge_ == nullptr || range.size() < 2) return;
  RoleHit role = knowledge_->RoleAt(forms, range.begin - first);
  if (role.tokens > 0 && role.tokens < range.size()) range.begin += role.tokens;
}

void NameFinder::AddSentence(TokenRange tokens, std::span<const std::string_view> forms,
                             std::span<const NameSpan> spans) {
  std::vector<uint16_t> labels(forms.size(), kNoName);
  for (const NameSpan& span : spans)
    for (uint32_t t = span.words.begin; t < span.words.end; ++t)
      labels[t] = static_cast<uint16_t>(1 + static_cast<uint16_t>(span.label));
  AddKnown(tokens.begin, forms, &labels);
}

// A last name alone means the person who was named in full somewhere in the report.
void NameFinder::UnifySurnames(std::span<const Word> words) {
  std::map<std::string_view, bool> surname;
  for (const Name& name : names_)
    if (name.label == NameLabel::person && name.tokens.size() >= 2)
      surname[Form(name.tokens.end - 1)] = true;
  std::vector<bool> covered(words.size(), false);
  for (size_t i = 0; i < names_.size(); ++i) {
    Name& name = names_[i];
    for (uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) covered[t] = true;
    if (!known_[i] && name.tokens.size() == 1 && surname.contains(Form(name.tokens.begin)))
      name.label = NameLabel::person;
  }
  size_t before = names_.size();
  for (uint32_t t = 0; t < words.size(); ++t)
    if (!covered[t] && words[t].upos == Upos::PROPN && surname.contains(Form(t)))
      names_.push_back({{t, t + 1}, NameLabel::person});
  if (names_.size() != before)
    std::sort(names_.begin(), names_.end(),
              [](const Name& a, const Name& b) { return a.tokens < b.tokens; });
}

// A lone word that the model takes for a person more often than for anything else is no place
// either: "their child, Gloria" and "Gloria slept".
void NameFinder::VoteForPersons() {
  std::map<std::string_view, int> votes;
  auto counts = [&](size_t i) { return !known_[i] && names_[i].tokens.size() == 1; };
  for (size_t i = 0; i < known_.size(); ++i)
    if (counts(i))
      votes[Form(names_[i].tokens.begin)] += names_[i].label == NameLabel::person ? 1 : -1;
  for (size_t i = 0; i < known_.size(); ++i) {
    if (!counts(i) || names_[i].label != NameLabel::place) continue;
    std::string_view form = Form(names_[i].tokens.begin);
    bool person = votes[form] > 0 && std::any_of(names_.begin(), names_.end(), [&](const Name& n) {
                    return n.label == NameLabel::person && n.tokens.size() == 1 &&
                           Form(n.tokens.begin) == form;
                  });
    if (person) names_[i].label = NameLabel::person;
  }
}

std::vector<Name> NameFinder::Finish(std::span<const Word> words) {
  VoteForPersons();
  UnifySurnames(words);
  return std::move(names_);
}

}  // namespace dragoman
