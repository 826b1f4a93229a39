// From the bytes of a web page to UTF-8, whatever it declares.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "ingest/charset.h"

namespace dragoman {

// Whether the bytes look like a web page: it opens with a tag that pages open with, or holds one
// early on. UTF-16 is looked into as well.
bool LooksLikePage(std::string_view head);

// In this order: a byte order mark; UTF-8 where the bytes are that, whatever is declared; what a
// <meta> or an XML declaration says; what ICU's detector takes it for; UTF-8 with U+FFFD for bad
// bytes. A notice says so where the declared encoding was not used, or bytes were bad. NUL
// characters are dropped. Fails on binary data; `source` names the input in the message.
Result<DecodedText> DecodePage(std::string_view bytes, std::string_view source);

// Converts from an encoding by its name as pages and mails write it; nothing where ICU does not
// know the name. Bad bytes become U+FFFD.
Result<std::string> ConvertFrom(std::string_view bytes, const std::string& charset);

}  // namespace dragoman
