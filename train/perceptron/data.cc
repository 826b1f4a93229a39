#include "data.h"

#include <fstream>
#include <set>
#include <sstream>

#include "parse/token_features.h"

namespace dragoman::train {

namespace {

std::vector<std::string> Fields(const std::string& line, char separator) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, separator);) out.push_back(field);
  return out;
}

uint16_t LabelOf(const std::string& tag) {
  if (tag == "I-PER" || tag == "B-PER" || tag == "PERSON") return 1;
  if (tag == "I-ORG" || tag == "B-ORG" || tag == "ORGANIZATION") return 2;
  if (tag == "I-LOC" || tag == "B-LOC" || tag == "LOCATION") return 3;
  if (tag == "I-MISC" || tag == "B-MISC" || tag == "MISC") return 4;
  return 0;
}

// UD cuts words at hyphens between letters; other data does not.
void Push(NameSentence* out, const std::string& form, uint16_t name) {
  size_t from = 0;
  for (size_t i = 1; i + 1 < form.size(); ++i) {
    bool letters = std::isalnum(static_cast<unsigned char>(form[i - 1])) &&
                   std::isalnum(static_cast<unsigned char>(form[i + 1]));
    if (form[i] != '-' || !letters) continue;
    out->forms.push_back(form.substr(from, i - from));
    out->forms.push_back("-");
    out->names.insert(out->names.end(), 2, name);
    from = i + 1;
  }
  out->forms.push_back(form.substr(from));
  out->names.push_back(name);
}

std::string Recased(const std::string& form, Noise noise) {
  static const std::set<std::string> kSmall = {"a",  "an", "the", "of", "in", "on", "to",  "for",
                                               "at", "by", "and", "or", "as", "'s", "n't", "with"};
  std::string out = form;
  if (noise == Noise::title_case && !kSmall.contains(form))
    out[0] = static_cast<char>(toupper(out[0]));
  if (noise == Noise::capitals)
    for (char& c : out) c = static_cast<char>(toupper(c));
  if (noise == Noise::lower)
    for (char& c : out) c = static_cast<char>(tolower(c));
  return out;
}

}  // namespace

std::vector<TreeSentence> ReadConllu(const std::string& path) {
  std::vector<TreeSentence> out;
  std::ifstream in(path);
  TreeSentence sentence;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      for (TreeWord& word : sentence)
        word.head = word.head == 0 ? static_cast<uint32_t>(sentence.size()) : word.head - 1;
      if (!sentence.empty()) out.push_back(std::move(sentence));
      sentence.clear();
    } else if (line[0] != '#') {
      std::vector<std::string> f = Fields(line, '\t');
      if (f[0].find_first_of("-.") != std::string::npos) continue;
      uint32_t head = f[6] == "_" ? 0 : static_cast<uint32_t>(std::stoul(f[6]));
      sentence.push_back({f[1], f[2], f[3], f[4], f[5], f[7], head});
    }
  }
  return out;
}

std::vector<NameSentence> ReadWikigold(const std::string& path) {
  std::vector<NameSentence> out(1);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with("-DOCSTART-")) {
      if (!out.back().forms.empty()) out.emplace_back();
      continue;
    }
    std::vector<std::string> f = Fields(line, ' ');
    Push(&out.back(), f.front(), LabelOf(f.back()));
  }
  if (out.back().forms.empty()) out.pop_back();
  return out;
}

std::vector<NameSentence> ReadSilver(const std::string& path) {
  std::vector<NameSentence> out(1);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> f = Fields(line, '\t');
    if (f.size() < 4) {
      if (!out.back().forms.empty()) out.emplace_back();
      continue;
    }
    Push(&out.back(), f[0], LabelOf(f[3]));
  }
  if (out.back().forms.empty()) out.pop_back();
  return out;
}

SilverTags ReadSilverTags(const std::string& path) {
  SilverTags out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> f = Fields(line, '\t');
    if (f.size() >= 4) ++out[NormalForm(f[0])][f[2]];
  }
  return out;
}

TreeSentence Noisy(const TreeSentence& sentence, Noise noise) {
  TreeSentence out = sentence;
  for (TreeWord& word : out) word.form = Recased(word.form, noise);
  if (noise == Noise::lower) return out;
  uint32_t last = static_cast<uint32_t>(out.size()) - 1;
  if (last == 0 || out[last].form != ".") return out;
  for (const TreeWord& word : out)
    if (word.head == last) return out;
  out.pop_back();
  for (TreeWord& word : out)
    if (word.head == last + 1) word.head = last;
  return out;
}

NameSentence Noisy(const NameSentence& sentence, Noise noise) {
  NameSentence out = sentence;
  for (std::string& form : out.forms) form = Recased(form, noise);
  return out;
}

}  // namespace dragoman::train
