#include "tables.h"

#include <algorithm>
#include <cstring>

#include "core/utf8.h"
#include "parse/token_features.h"

namespace dragoman::train {

namespace {

using Counts = std::map<std::string, uint32_t>;

std::vector<std::pair<std::string, uint32_t>> ByCount(const Counts& counts) {
  std::vector<std::pair<std::string, uint32_t>> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.second > b.second; });
  return out;
}

std::string Top(const Counts& counts) { return ByCount(counts)[0].first; }

HashTable MakeTable(const std::map<uint32_t, uint16_t>& map) {
  HashTable table;
  for (auto [key, value] : map) {
    table.keys.push_back(key);
    table.values.push_back(value);
  }
  return table;
}

// Numbers for strings, in order of first use.
uint16_t IdOf(const std::string& text, std::map<std::string, uint16_t>* ids,
              std::vector<std::string>* list) {
  auto [it, fresh] = ids->try_emplace(text, static_cast<uint16_t>(list->size()));
  if (fresh) list->push_back(text);
  return it->second;
}

Upos UposOf(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i)
    if (UposName(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  return Upos::X;
}

std::string TagKey(const TreeWord& word) { return word.upos + "\t" + word.xpos; }

// "4\ty": cut four bytes, add y.
std::string ScriptOf(const std::string& form, const std::string& lemma) {
  size_t same = 0;
  while (same < form.size() && same < lemma.size() && form[same] == lemma[same]) ++same;
  return std::to_string(form.size() - same) + "\t" + lemma.substr(same);
}

}  // namespace

Inventory::Inventory(const std::vector<TreeSentence>& trees, const SilverTags& silver) {
  CollectTags(trees);
  CollectLabels(trees);
  CollectLexicon(trees, silver);
  CollectFeats(trees);
  CollectLemmas(trees);
}

void Inventory::CollectTags(const std::vector<TreeSentence>& trees) {
  Counts counts;
  std::map<std::string, Counts> feats_by_tag;
  for (const TreeSentence& sentence : trees)
    for (const TreeWord& word : sentence) {
      ++counts[TagKey(word)];
      ++feats_by_tag[TagKey(word)][word.feats];
    }
  for (auto& [key, count] : ByCount(counts)) {
    std::string upos = key.substr(0, key.find('\t'));
    if (count < 8 && upos_tag_.contains(upos)) continue;
    uint16_t id = static_cast<uint16_t>(tags.size());
    tag_of_[key] = id;
    upos_tag_.try_emplace(upos, id);
    tags.push_back({UposOf(upos), key.substr(key.find('\t') + 1), Top(feats_by_tag[key])});
  }
}

uint16_t Inventory::Tag(const TreeWord& word) const {
  auto it = tag_of_.find(TagKey(word));
  if (it != tag_of_.end()) return it->second;
  auto coarse = upos_tag_.find(word.upos);
  return coarse == upos_tag_.end() ? 0 : coarse->second;
}

void Inventory::CollectLabels(const std::vector<TreeSentence>& trees) {
  Counts counts;
  for (const TreeSentence& sentence : trees)
    for (const TreeWord& word : sentence) ++counts[word.deprel];
  for (auto& [label, count] : ByCount(counts)) {
    if (count < 20 && label.find(':') != std::string::npos) continue;
    label_of_[label] = static_cast<uint8_t>(labels.size());
    labels.push_back(label);
  }
}

uint8_t Inventory::Label(const TreeWord& word) const {
  auto it = label_of_.find(word.deprel);
  if (it == label_of_.end()) it = label_of_.find(word.deprel.substr(0, word.deprel.find(':')));
  return it == label_of_.end() ? 0 : it->second;
}

// A word's class: its two commonest tags, and whether it has others.
void Inventory::CollectLexicon(const std::vector<TreeSentence>& trees, const SilverTags& silver) {
  std::map<std::string, Counts> tags_of;
  for (const TreeSentence& sentence : trees)
    for (const TreeWord& word : sentence) ++tags_of[NormalForm(word.form)][TagKey(word)];
  // The commonest joint tag of each Penn tag stands for it.
  std::map<std::string, std::string> joint;
  for (size_t t = tags.size(); t-- > 0;)
    joint[tags[t].xpos] = std::string(UposName(tags[t].upos)) + "\t" + tags[t].xpos;
  for (auto& [word, counts] : silver) {
    uint32_t gold = 0;
    if (auto it = tags_of.find(word); it != tags_of.end())
      for (auto& [tag, count] : it->second) gold += count;
    if (gold >= 3) continue;
    for (auto& [xpos, count] : counts)
      if (joint.contains(xpos)) tags_of[word][joint[xpos]] += count;
  }
  std::map<std::string, uint16_t> ids;
  std::vector<std::string> list = {"unknown"};
  std::map<uint32_t, uint16_t> table;
  for (auto& [word, counts] : tags_of) {
    uint32_t total = 0;
    for (auto& [tag, count] : counts) total += count;
    if (total < 3) continue;
    std::string name;
    int kept = 0;
    for (auto& [tag, count] : ByCount(counts))
      if (kept < 3 && count * 20 >= total) name += tag + "|", ++kept;
    table[HashBytes(word)] = IdOf(name, &ids, &list);
  }
  lexicon = MakeTable(table);
}

void Inventory::CollectFeats(const std::vector<TreeSentence>& trees) {
  std::map<std::pair<std::string, uint16_t>, Counts> seen;
  for (const TreeSentence& sentence : trees)
    for (const TreeWord& word : sentence) ++seen[{NormalForm(word.form), Tag(word)}][word.feats];
  std::map<std::string, uint16_t> ids;
  std::map<uint32_t, uint16_t> table;
  for (auto& [key, counts] : seen) {
    std::string top = Top(counts);
    if (top == tags[key.second].feats) continue;
    table[ParseModel::FormKey(key.first, tags[key.second])] = IdOf(top, &ids, &feats);
  }
  feats_of = MakeTable(table);
}

void Inventory::CollectLemmas(const std::vector<TreeSentence>& trees) {
  std::map<std::pair<std::string, uint16_t>, Counts> seen;
  for (const TreeSentence& sentence : trees)
    for (const TreeWord& word : sentence)
      if (word.lemma != "_") ++seen[{NormalForm(word.form, true), Tag(word)}][word.lemma];
  // Scripts by tag and suffix, counted over words, not tokens.
  std::map<std::pair<uint16_t, std::string>, Counts> by_suffix;
  for (auto& [key, counts] : seen) {
    std::string marked = "^" + key.first, script = ScriptOf(key.first, ToLower(Top(counts)));
    for (size_t n = 0; n <= std::min(kMaxLemmaSuffix, marked.size()); ++n)
      ++by_suffix[{key.second, marked.substr(marked.size() - n)}][script];
  }
  std::map<std::string, uint16_t> script_ids, lemma_ids;
  std::vector<std::string> script_names;
  std::map<uint32_t, uint16_t> script_table, lemma_table;
  std::map<std::pair<uint16_t, std::string>, std::string> kept;
  auto nearest = [&](uint16_t tag, const std::string& suffix) {
    for (size_t from = 0; from <= suffix.size(); ++from)
      if (auto it = kept.find({tag, suffix.substr(from)}); it != kept.end()) return it->second;
    return std::string("0\t");
  };
  for (size_t n = 0; n <= kMaxLemmaSuffix; ++n)
    for (auto& [key, counts] : by_suffix) {
      auto top = ByCount(counts)[0];
      if (key.second.size() != n || (n > 0 && top.second < 2)) continue;
      if (top.first != nearest(key.first, key.second)) kept[key] = top.first;
    }
  for (auto& [key, script] : kept)
    script_table[ParseModel::FormKey(key.second, tags[key.first])] =
        IdOf(script, &script_ids, &script_names);
  for (const std::string& name : script_names)
    scripts.push_back({static_cast<uint32_t>(std::min(255UL, std::stoul(name))),
                       name.substr(name.find('\t') + 1)});
  for (auto& [key, counts] : seen) {
    std::string lemma = Top(counts), script = nearest(key.second, "^" + key.first);
    if (tags[key.second].upos == Upos::PROPN) continue;
    if (ScriptOf(key.first, lemma) == script) continue;
    lemma_table[ParseModel::FormKey(key.first, tags[key.second])] =
        IdOf(lemma, &lemma_ids, &lemmas);
  }
  script_of = MakeTable(script_table);
  lemma_of = MakeTable(lemma_table);
}

std::string Inventory::Serialised() const {
  std::string out(kParseModelMagic);
  auto raw = [&](const void* from, size_t n) { out.append(static_cast<const char*>(from), n); };
  auto count = [&](size_t n) {
    uint32_t value = static_cast<uint32_t>(n);
    raw(&value, 4);
  };
  auto text = [&](const std::string& s) {
    uint16_t n = static_cast<uint16_t>(s.size());
    raw(&n, 2);
    out += s;
  };
  auto table = [&](const HashTable& t) {
    count(t.keys.size());
    raw(t.keys.data(), 4 * t.keys.size());
    raw(t.values.data(), 2 * t.values.size());
  };
  count(tags.size());
  for (const TagClass& tag : tags) {
    out += static_cast<char>(tag.upos);
    text(tag.xpos);
    text(tag.feats);
  }
  for (const auto* list : {&labels, &feats, &lemmas}) {
    count(list->size());
    for (const std::string& s : *list) text(s);
  }
  count(scripts.size());
  for (const LemmaScript& script : scripts) {
    out += static_cast<char>(script.cut);
    text(script.add);
  }
  for (const HashTable* t : {&lexicon, &feats_of, &lemma_of, &script_of}) table(*t);
  return out;
}

}  // namespace dragoman::train
