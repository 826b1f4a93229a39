#include "ingest/charset.h"

#include <gtest/gtest.h>

#include <string>

#include "core/utf8.h"

namespace dragoman {
namespace {

using std::string_literals::operator""s;

std::string Wide(std::string_view ascii, bool little, bool mark) {
  std::string out;
  auto put = [&](char high, char low) {
    out.push_back(little ? low : high);
    out.push_back(little ? high : low);
  };
  if (mark) put('\xFE', '\xFF');
  for (char b : ascii) put('\0', b);
  return out;
}

TEST(DecodeText, Utf8StaysAndLosesItsMark) {
  auto plain = DecodeText(
      "Erdo\xC4\x9F"
      "an met P\xC3\xA9rez.\r\n",
      "a.txt");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->text,
            "Erdo\xC4\x9F"
            "an met P\xC3\xA9rez.\r\n");
  EXPECT_TRUE(plain->notices.empty());
  EXPECT_EQ(DecodeText("\xEF\xBB\xBFHello there.", "a.txt")->text, "Hello there.");
}

TEST(DecodeText, Utf16InEitherOrderWithAndWithoutMark) {
  for (bool little : {true, false})
    for (bool mark : {true, false}) {
      auto decoded = DecodeText(Wide("The envoy left.", little, mark), "a.txt");
      ASSERT_TRUE(decoded) << little << mark;
      EXPECT_EQ(decoded->text, "The envoy left.");
    }
}

TEST(DecodeText, BrokenUtf16IsReplacedAndNoticed) {
  std::string bytes = Wide("The envoy left.", true, true) + "\x00\xD8"s + Wide("It", true, false);
  auto decoded = DecodeText(bytes, "a.txt");
  ASSERT_TRUE(decoded);
  ASSERT_EQ(decoded->notices.size(), 1u);
  EXPECT_EQ(decoded->notices[0].kind, "invalid-utf16");
  EXPECT_TRUE(IsValidUtf8(decoded->text));
}

TEST(DecodeText, Windows1252IsRecognised) {
  auto decoded = DecodeText(
      "The minister\x92s words: \x93"
      "a d\xE9marche\x94 \x96 no more.",
      "a.txt");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "The minister’s words: “a démarche” – no more.");
  ASSERT_EQ(decoded->notices.size(), 1u);
  EXPECT_EQ(decoded->notices[0].kind, "windows-1252");
}

TEST(DecodeText, BadBytesAreReplacedWithTheirPlace) {
  std::string bytes = "Le caf\xC3\xA9 de \xC3\xA0 c\xC3\xB4t\xC3\xA9 \xFF here";
  auto decoded = DecodeText(bytes, "a.txt");
  ASSERT_TRUE(decoded);
  ASSERT_EQ(decoded->notices.size(), 1u);
  const Notice& notice = decoded->notices[0];
  EXPECT_EQ(notice.kind, "invalid-utf8");
  ASSERT_TRUE(notice.range);
  EXPECT_EQ(decoded->text.substr(notice.range->begin, notice.range->size()), "\xEF\xBF\xBD");
  EXPECT_NE(notice.message.find("byte " + std::to_string(bytes.find('\xFF'))), std::string::npos);
}

TEST(DecodeText, BinaryDataIsNamed) {
  struct Case {
    std::string bytes, what;
  };
  for (const Case& c :
       {Case{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "PNG image"},
        Case{"%PDF-1.7\n%\xE2\xE3"s, "PDF document"}, Case{"PK\x03\x04\x14\0\0"s, "ZIP archive"},
        Case{"\x7F"
             "ELF\x02\x01"s,
             "ELF"},
        Case{"SQLite format 3\0more"s, "SQLite database"},
        Case{"some\0words\0with\0zeros in them\0and no pattern"s, "binary data"},
        Case{std::string(200, '\x01') + "abc", "binary data"}}) {
    auto decoded = DecodeText(c.bytes, "x.txt");
    ASSERT_FALSE(decoded) << c.what;
    EXPECT_EQ(decoded.error().kind, ErrorKind::bad_input);
    EXPECT_NE(decoded.error().message.find(c.what), std::string::npos) << decoded.error().message;
    EXPECT_TRUE(decoded.error().message.starts_with("x.txt: "));
  }
}

// Every cut of good input in any encoding gives text or an error, and text that is valid UTF-8.
TEST(DecodeText, AnyCutOfAnyEncodingIsValidOrRefused) {
  for (const std::string& whole :
       {Wide("Kabul \x7E x", true, true), Wide("Kabul", false, false), "“Ärger” in Kabul—€5"s,
        "\xFF\xFE\0\0a\0\0\0b\0\0\0"s, "d\xE9j\xE0 vu \x93quoted\x94"s})
    for (size_t size = 0; size <= whole.size(); ++size) {
      auto decoded = DecodeText(whole.substr(0, size), "a.txt");
      if (decoded) {
        EXPECT_TRUE(IsValidUtf8(decoded->text)) << size;
      }
    }
}

}  // namespace
}  // namespace dragoman
