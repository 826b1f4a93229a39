// Any bytes as a web page: decoding, parsing, judging and metadata; and what must hold of a report.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/utf8.h"
#include "ingest/page.h"
#include "ingest/page_charset.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dragoman;
  static const auto reader = PageReader::Create(Knowledge::Builtin().value()).value();
  auto page = DecodePage(std::string_view(reinterpret_cast<const char*>(data), size), "page.html");
  if (!page) return 0;
  if (!IsValidUtf8(page->text)) std::abort();
  auto report = reader->Read(page->text, "page.html");
  if (report && (!IsValidUtf8(report->text) || report->text.size() > 2 * page->text.size() + 64))
    std::abort();
  return 0;
}
