// From the bytes of a file to Unicode text, and a word on what the bytes are where they are no
// text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ingest/raw_report.h"

namespace dragoman {

// What bytes that are not text look like: "a PNG image", "binary data"; empty where they may be
// text. UTF-16 is text. Looks at all bytes, in linear time.
std::string_view IdentifyBinary(std::string_view bytes);

// Whether the bytes open like a web page or RTF: text, but not a report as it stands. Empty where
// not.
std::string_view IdentifyMarkup(std::string_view bytes);

struct DecodedText {
  std::string text;             // valid UTF-8, without byte order mark
  std::vector<Notice> notices;  // "invalid-utf8", "invalid-utf16", "windows-1252"; ranges into text
};

// Decodes UTF-8, UTF-16 (either order, with or without byte order mark), UTF-32 with one, and
// Windows-1252 where the bytes are no UTF-8 and their high bytes stand where that code's letters,
// quotation marks and dashes would. What is none of these is read as UTF-8, a U+FFFD for each bad
// byte, with a notice that says where. Fails on binary data; `source` names the input in the
// message.
Result<DecodedText> DecodeText(std::string_view bytes, std::string_view source);

// Whether the bytes are UTF-16, by byte order mark or by where their zero bytes are.
bool LooksLikeUtf16(std::string_view bytes);

}  // namespace dragoman
