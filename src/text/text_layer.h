// What the text stage finds: the report's own head and foot, paragraphs with a role, sentences,
// tokens, and the quotation marks that belong together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/range.h"

namespace dragoman {

// What a stretch of text is to the report. Only title, body and ticker are read for records;
// quote is a block quotation, meta a byline, date line, source credit, link or advertisement.
enum class Role : uint8_t { title, body, quote, caption, ticker, meta };
std::string_view RoleName(Role role);

struct Paragraph {
  ByteRange range;  // without surrounding white space
  Role role = Role::body;
};

// A token as Universal Dependencies has it: "don't" is two, "do" and "n't". Where a written word
// is split, its first token has word_size = the number of parts, the others 0; else 1.
struct Token {
  ByteRange range;
  uint8_t word_size = 1;
  bool space_after = false;
};

struct Sentence {
  ByteRange range;
  TokenRange tokens;  // never empty
  uint32_t paragraph = 0;
  Role role = Role::body;
};

// Text between quotation marks, marks included. A quotation that runs over paragraphs with repeated
// opening marks is one Quotation a paragraph, `continues` set from the second on. Where the closing
// mark is missing, `closed` is false and the range ends with the paragraph.
struct Quotation {
  ByteRange range;
  bool closed = true;
  bool continues = false;
  uint8_t depth = 0;  // 1 for a quotation inside one, and so on
};

// What the report says of itself. Each field is empty where the report does not say.
struct ReportHead {
  std::string title;
  std::string outlet;
  std::vector<std::string> bylines;
  std::string published;             // ISO date, from the report's own words or its metadata
  std::vector<std::string> credits;  // "Source: TASS News Agency" -> "TASS News Agency"
  ByteRange dateline;                // "KABUL (Reuters) –", empty where there is none
  std::string dateline_place, dateline_outlet, dateline_date;  // as written
  std::string scraped;  // ISO date on which the copy was taken, if a line shows one
  ByteRange title_range, published_range;
};

struct TextLayer {
  static constexpr std::string_view kLayerName = "text";

  ReportHead head;
  std::vector<Paragraph> paragraphs;  // in text order, together all that is not white space
  std::vector<Sentence> sentences;    // in text order
  std::vector<Token> tokens;          // in text order; sentences index into it
  std::vector<Quotation> quotations;  // in order of their opening mark

  // Index of the sentence that holds the byte or token; the last one before it where none does.
  // REQUIRES: sentences is not empty.
  uint32_t SentenceAtByte(uint32_t byte) const;
  uint32_t SentenceAtToken(uint32_t token) const;
  // Tokens that overlap the range.
  TokenRange TokensIn(ByteRange range) const;
  // Bytes from the first to the last token. REQUIRES: range is not empty.
  ByteRange BytesOf(TokenRange range) const {
    return {tokens[range.begin].range.begin, tokens[range.end - 1].range.end};
  }
};

}  // namespace dragoman
