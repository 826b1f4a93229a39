// What the user named on the command line, spelled out: files, the files of folders, standard
// input.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace dragoman {

struct Input {
  std::string
      path;  // as the user named it, or below a folder that the user named; "-": standard input
};

struct InputList {
  std::vector<Input> inputs;    // in the order of the names given; within a folder sorted by name
  std::vector<Error> problems;  // a path that is not there, a folder that cannot be read, a device
};

// Lists every file to read, folders recursively. In folders, hidden files and files that by their
// ending are no report (databases, images, recordings, programs) are left out; what the user names
// outright is kept whatever its name. A folder reached twice by links is read once.
InputList ListInputs(std::span<const std::string> paths);

// Whether files of this name (without folders) are left out where a folder or archive is read.
bool IsNoReportName(std::string_view name);

}  // namespace dragoman
