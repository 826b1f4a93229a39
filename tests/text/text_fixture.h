// Runs the text stage on a text, and writes what it finds as plain strings.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "ingest/report_source.h"
#include "knowledge/knowledge.h"
#include "text/text_stage.h"

namespace dragoman {

inline std::shared_ptr<const Knowledge> TestKnowledge() {
  static const auto knowledge = [] {
    auto loaded = Knowledge::Builtin();
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
    return *loaded;
  }();
  return knowledge;
}

inline Document ReadDocument(RawReport report) {
  static const TextStage stage(TestKnowledge());
  Document doc(std::move(report));
  stage.Run(doc);
  return doc;
}

inline Document ReadText(std::string text) {
  RawReport report;
  report.text = std::move(text);
  return ReadDocument(std::move(report));
}

// "role: sentence" for each sentence.
inline std::vector<std::string> Sentences(const Document& doc) {
  std::vector<std::string> out;
  for (const Sentence& s : doc.Get<TextLayer>().sentences)
    out.push_back(std::string(RoleName(s.role)) + ": " + std::string(doc.Slice(s.range)));
  return out;
}

// The sentences alone.
inline std::vector<std::string> Split(const std::string& text) {
  Document doc = ReadText(text);
  std::vector<std::string> out;
  for (const Sentence& s : doc.Get<TextLayer>().sentences) out.emplace_back(doc.Slice(s.range));
  return out;
}

// Tokens joined by blanks; the parts of one written word by "|".
inline std::string Tokens(const std::string& text) {
  Document doc = ReadText(text);
  std::string out;
  for (const Token& token : doc.Get<TextLayer>().tokens) {
    if (!out.empty()) out += token.word_size == 0 ? "|" : " ";
    out += doc.Slice(token.range);
  }
  return out;
}

// Quotations, with "~" behind an unclosed one, "+" before one that goes on, ">" for each level of
// depth.
inline std::vector<std::string> Quotes(const std::string& text) {
  Document doc = ReadText(text);
  std::vector<std::string> out;
  for (const Quotation& q : doc.Get<TextLayer>().quotations)
    out.push_back(std::string(q.depth, '>') + (q.continues ? "+" : "") +
                  std::string(doc.Slice(q.range)) + (q.closed ? "" : "~"));
  return out;
}

// What must hold for any text.
inline void ExpectWhole(const Document& doc) {
  const TextLayer& layer = doc.Get<TextLayer>();
  std::string_view text = doc.text();
  std::vector<char> in_paragraph(text.size(), 0), in_token(text.size(), 0);
  uint32_t last = 0;
  for (const Paragraph& p : layer.paragraphs) {
    ASSERT_LE(last, p.range.begin);
    ASSERT_LT(p.range.begin, p.range.end);
    ASSERT_LE(p.range.end, text.size());
    last = p.range.end;
    for (uint32_t i = p.range.begin; i < p.range.end; ++i) in_paragraph[i] = 1;
  }
  last = 0;
  for (const Token& t : layer.tokens) {
    ASSERT_LE(last, t.range.begin);
    ASSERT_LT(t.range.begin, t.range.end);
    ASSERT_LE(t.range.end, text.size());
    ASSERT_TRUE(IsValidUtf8(doc.Slice(t.range)));
    last = t.range.end;
    for (uint32_t i = t.range.begin; i < t.range.end; ++i) in_token[i] = 1;
  }
  for (size_t pos = 0; pos < text.size();) {
    size_t start = pos;
    bool space = IsSpace(NextCodePoint(text, pos));
    ASSERT_TRUE(space || in_paragraph[start]) << start;
    ASSERT_TRUE(space || in_token[start]) << start;
  }
  uint32_t token = 0;
  for (const Sentence& s : layer.sentences) {
    ASSERT_EQ(s.tokens.begin, token);
    ASSERT_FALSE(s.tokens.empty());
    ASSERT_LE(s.tokens.size(), kMaxSentenceTokens);
    ASSERT_NE(layer.tokens[s.tokens.begin].word_size, 0);
    ASSERT_TRUE(layer.paragraphs[s.paragraph].range.Contains(s.range));
    token = s.tokens.end;
  }
  ASSERT_EQ(token, layer.tokens.size());
  last = 0;
  for (const Quotation& q : layer.quotations) {
    ASSERT_LE(last, q.range.begin);
    ASSERT_FALSE(q.range.empty());
    ASSERT_LE(q.range.end, text.size());
    last = q.range.begin;
  }
}

}  // namespace dragoman
