// Any bytes as an archive, its members read to their ends.
#include <cstdint>
#include <string>

#include "ingest/archive.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dragoman;
  ByteSource source =
      ByteSource::FromMemory(std::string(reinterpret_cast<const char*>(data), size), "a.zip");
  ArchiveBudget budget;
  budget.bytes = 8u << 20;
  budget.members = 100;
  ReadArchive(source, budget, [](Result<ByteSource> member, const std::string&) {
    if (member) (void)member->ReadAll(1u << 20);
    return true;
  });
  return 0;
}
