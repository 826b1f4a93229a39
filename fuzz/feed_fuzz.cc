// Any bytes as an RSS or Atom file.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/utf8.h"
#include "ingest/feed.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dragoman;
  ByteSource source =
      ByteSource::FromMemory(std::string(reinterpret_cast<const char*>(data), size), "feed.xml");
  size_t handed = 0;
  ReadFeed(source, 1u << 16, [&](Result<RawReport> report) {
    ++handed;
    if (report && (report->text.empty() || !IsValidUtf8(report->text))) std::abort();
    return true;
  });
  if (handed == 0) std::abort();  // nothing is passed over in silence
  return 0;
}
