// Builds the gazetteer: build_gazetteer COUNTRIES TRANSLITERATED DIVISIONS TOWNS OUT. Run by the
// build, not by users.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "gazetteer/builder.h"
#include "gazetteer/place_table.h"

namespace dragoman::gazetteer {
namespace {

Result<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad())
    return Fail(ErrorKind::io, path + ": cannot be read; fetch it with `make deps`");
  return content;
}

Status Run(const std::vector<std::string>& paths, const std::string& out) {
  using Reader = Status (*)(std::string_view, std::string_view, Sources&);
  constexpr Reader kReaders[] = {ReadCountries, ReadTransliterated, ReadDivisions, ReadTowns};
  Sources sources;
  for (size_t i = 0; i < paths.size(); ++i) {
    Result<std::string> content = ReadFile(paths[i]);
    if (!content) return Fail(content.error());
    if (Status status = kReaders[i](*content, paths[i], sources); !status) return status;
  }
  Result<std::string> bytes = Build(sources);
  if (!bytes) return Fail(bytes.error());
  Result<PlaceTable> table = PlaceTable::Open(*bytes);
  if (!table) return Fail(table.error());
  if (Status good = table->Verify(); !good) return good;
  std::ofstream file(out, std::ios::binary);
  file << *bytes;
  file.close();
  if (!file) return Fail(ErrorKind::io, out + ": cannot be written; is the disk full?");
  return Ok();
}

}  // namespace
}  // namespace dragoman::gazetteer

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "build_gazetteer: needs COUNTRIES TRANSLITERATED DIVISIONS TOWNS OUT\n";
    return 2;
  }
  dragoman::Status done = dragoman::gazetteer::Run({argv[1], argv[2], argv[3], argv[4]}, argv[5]);
  if (!done) std::cerr << "build_gazetteer: " << done.error().message << "\n";
  return done ? 0 : 1;
}
