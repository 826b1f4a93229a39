// Members of zip and tar archives and of compressed files (gzip, zstd, xz, bzip2), by libarchive.
// Nothing is written to disk, and members are read as a stream, so a file of any size takes little
// memory.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "ingest/byte_source.h"

namespace dragoman {

// What one input may unpack to, over all archives nested in it.
struct ArchiveBudget {
  uint64_t bytes = uint64_t{16} << 30;
  uint32_t members = 1'000'000;
  uint32_t depth = 4;  // an archive in an archive in ...
};

// Whether the bytes open such an archive. Office documents, which are zip archives too, are none.
bool LooksLikeArchive(std::string_view head);

// Takes a member, its name beginning with the archive's ("a.zip:b/c.txt"; a compressed file keeps
// its own name), or why one cannot be read. `plain_name` is the name by whose ending its format may
// be told. Return false to stop.
using MemberSink = std::function<bool(Result<ByteSource> member, const std::string& plain_name)>;

// Reads the members in their order. Folders, links and names that no report has are passed over.
// A name that leads out of the archive, a member that goes over the budget or grows as only bombs
// do, and a damaged archive are errors; the last two end the reading. `budget` is used up.
void ReadArchive(ByteSource& source, ArchiveBudget& budget, const MemberSink& sink);

}  // namespace dragoman
