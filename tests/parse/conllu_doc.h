// Builds a Document with text and parse layers from CoNLL-U, for tests of what stands on a parse.
//
//   Document doc = ConlluDoc(
//       "1 Russia Russia PROPN NNP _ 2 nsubj B-place\n"
//       "2 agreed agree VERB VBD Tense=Past 0 root\n"
//       "3 . . PUNCT . _ 2 punct\n");
//
// A line has ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL and optionally a name tag (B-person,
// I-person, B-organisation, ...; other ninth columns count as none), divided by tabs or blanks. An
// empty line ends a sentence. Words are put one blank apart, but for punctuation, "'s" and "n't",
// which stand as in print; sentences are put one blank apart. Quotations between straight or curly
// double quotes are found. Each sentence is its own paragraph if it follows a line "# newpar", and
// has the role of a line "# role = title".
#pragma once

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/parse_layer.h"
#include "text/document.h"
#include "text/text_layer.h"

namespace dragoman {

namespace conllu_doc_internal {

inline Upos UposOf(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i)
    if (UposName(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  return Upos::X;
}

// Words keep views of strings that outlive every Document.
inline std::string_view Interned(const std::string& text) {
  static std::map<std::string, std::string>* pool = new std::map<std::string, std::string>;
  return pool->try_emplace(text, text).first->second;
}

inline bool GluesLeft(std::string_view form) {
  static constexpr std::string_view kGlued[] = {".",  ",",  ";",   ":",   "!", "?",  ")",  "]",
                                                "'s", "’s", "n't", "n’t", "”", "'d", "'ll"};
  for (std::string_view glued : kGlued)
    if (form == glued) return true;
  return false;
}

inline Role RoleOf(std::string_view name) {
  constexpr std::pair<std::string_view, Role> kRoles[] = {
      {"title", Role::title},     {"body", Role::body},     {"quote", Role::quote},
      {"caption", Role::caption}, {"ticker", Role::ticker}, {"meta", Role::meta}};
  for (auto [key, role] : kRoles)
    if (key == name) return role;
  return Role::body;
}

struct Builder {
  std::string text;
  TextLayer layer;
  ParseLayer parse;
  uint32_t first = 0;  // token of the open sentence
  bool open_quote = false, glue_next = false, new_paragraph = true;
  Role role = Role::body;

  void Word(const std::vector<std::string>& field) {
    const std::string& form = field[1];
    bool quote = form == "\"", closing = form == "”" || (quote && open_quote);
    bool glued = glue_next || closing || GluesLeft(form);
    if (!text.empty() && !glued) text += ' ';
    if (glued && !layer.tokens.empty()) layer.tokens.back().space_after = false;
    uint32_t begin = static_cast<uint32_t>(text.size());
    text += form;
    layer.tokens.push_back({{begin, static_cast<uint32_t>(text.size())}, 1, true});
    if ((quote || form == "“") && !closing) {
      layer.quotations.push_back({{begin, begin}, false, false, 0});
      open_quote = true;
    } else if (closing && open_quote) {
      layer.quotations.back().range.end = static_cast<uint32_t>(text.size());
      layer.quotations.back().closed = true;
      open_quote = false;
    }
    glue_next = form == "(" || form == "[" || form == "“" || (quote && !closing) || form == "$";
    dragoman::Word word;
    word.lemma = field[2];
    word.upos = UposOf(field[3]);
    word.xpos = Interned(field[4]);
    word.feats = Interned(field[5]);
    int head = std::atoi(field[6].c_str());
    word.head = head == 0 ? kNoToken : first + static_cast<uint32_t>(head) - 1;
    word.deprel = Interned(field[7]);
    parse.words.push_back(std::move(word));
    if (field.size() > 8) NameTag(field[8]);
  }

  void NameTag(const std::string& tag) {
    uint32_t token = static_cast<uint32_t>(parse.words.size()) - 1;
    if (tag.starts_with("I-") && !parse.names.empty() && parse.names.back().tokens.end == token) {
      parse.names.back().tokens.end = token + 1;
    } else if (tag.starts_with("B-") || tag.starts_with("I-")) {
      NameLabel label = NameLabel::other;
      for (NameLabel l : {NameLabel::person, NameLabel::organisation, NameLabel::place})
        if (NameLabelName(l) == tag.substr(2)) label = l;
      parse.names.push_back({{token, token + 1}, label});
    }
  }

  void EndSentence() {
    uint32_t end = static_cast<uint32_t>(layer.tokens.size());
    if (end == first) return;
    ByteRange range = layer.BytesOf({first, end});
    if (new_paragraph || layer.paragraphs.empty())
      layer.paragraphs.push_back({range, role});
    else
      layer.paragraphs.back().range.end = range.end;
    layer.sentences.push_back(
        {range, {first, end}, static_cast<uint32_t>(layer.paragraphs.size()) - 1, role});
    first = end;
    new_paragraph = false;
  }
};

}  // namespace conllu_doc_internal

inline Document ConlluDoc(std::string_view conllu) {
  conllu_doc_internal::Builder builder;
  std::istringstream lines{std::string(conllu)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream parts(line);
    std::vector<std::string> field;
    for (std::string part; parts >> part;) field.push_back(part);
    if (field.empty()) {
      builder.EndSentence();
    } else if (field[0] == "#") {
      if (field.size() > 1 && field[1] == "newpar") builder.new_paragraph = true;
      if (field.size() > 3 && field[1] == "role")
        builder.role = conllu_doc_internal::RoleOf(field[3]);
    } else if (field.size() >= 8) {
      builder.Word(field);
    }
  }
  builder.EndSentence();
  if (builder.open_quote)
    builder.layer.quotations.back().range.end = static_cast<uint32_t>(builder.text.size());
  RawReport raw;
  raw.text = std::move(builder.text);
  Document doc(std::move(raw));
  doc.Set(std::move(builder.layer));
  doc.Set(std::move(builder.parse));
  return doc;
}

}  // namespace dragoman
