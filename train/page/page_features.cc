// Prints, for each page named, its blocks and what is measured of them, as a JSON object a line:
// what train/page/page_blocks.py learns from.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "ingest/page.h"
#include "ingest/page_charset.h"

int main(int argc, char** argv) {
  using namespace dragoman;
  auto knowledge = Knowledge::Builtin();
  if (!knowledge) return std::fprintf(stderr, "%s\n", knowledge.error().message.c_str()), 1;
  auto reader = PageReader::Create(*knowledge);
  if (!reader) return std::fprintf(stderr, "%s\n", reader.error().message.c_str()), 1;
  for (int i = 1; i < argc; ++i) {
    std::stringstream bytes;
    bytes << std::ifstream(argv[i], std::ios::binary).rdbuf();
    auto page = DecodePage(bytes.str(), argv[i]);
    if (!page) return std::fprintf(stderr, "%s\n", page.error().message.c_str()), 1;
    PageReader::Measured measured = (*reader)->Measure(page->text);
    nlohmann::json line = {{"path", argv[i]},
                           {"names", measured.features.names},
                           {"rows", measured.features.rows},
                           {"texts", nlohmann::json::array()}};
    for (const PageBlock& block : measured.blocks) line["texts"].push_back(block.text);
    std::printf("%s\n", line.dump().c_str());
  }
}
