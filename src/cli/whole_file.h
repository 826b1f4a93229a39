// Where an export goes: standard output, or a file that is there whole or not at all.
#pragma once

#include <cstdio>
#include <string>

#include "cli/console.h"
#include "core/result.h"

namespace dragoman {

// Writes into PATH.part and renames it at the end; without Close(), nothing stays. An empty path is
// standard output. The Console must outlive it.
class WholeFile {
 public:
  WholeFile(Console& console, std::string path) : console_(console), path_(std::move(path)) {}
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  // Errors: bad_input (the file is there and `force` is not set; it is a folder or a device), io.
  Status Open(bool force);
  bool Put(const std::string& text);  // false: stop, nobody reads or the disk is full
  Status Close();

 private:
  std::string Temporary() const { return path_ + ".part"; }
  Status Failed() const;

  Console& console_;
  std::string path_;
  std::FILE* file_ = nullptr;
};

}  // namespace dragoman
