// Events in the file formats that this field's users load: POLECAT, ICEWS, GDELT 2.0, Phoenix,
// PETRARCH2's raw output and PLOVER's JSON lines, each with a second table beside it that holds,
// by event identifier, what the format has no column for.
//
//   FieldExport file(FieldFormat::icews, codes, stories);
//   FieldCounts counts = file.Write(events, put_main, put_beside);
//
// docs/exports.md says what each column holds and what is lost. Tests: tests/export/.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/field_codes.h"

namespace dragoman {

enum class FieldFormat { polecat, icews, gdelt, phoenix, cameo, plover_jsonl };
std::optional<FieldFormat> FieldFormatOf(std::string_view name);

// Takes a piece of a file; false to stop.
using Put = std::function<bool(const std::string& text)>;

struct FieldCounts {
  uint64_t rows = 0;
  uint64_t undated = 0;    // events left out: no day is known, and every format wants one
  uint64_t one_sided = 0;  // rows left out: the format is of pairs, and one side is not named
};

class FieldExport {
 public:
  // Both must outlive it.
  FieldExport(FieldFormat format, const FieldCodes& codes,
              const std::map<std::string, StoryNames>& stories);

  // The whole file; the header alone where there are no events. What is left out of the main file
  // is in the one beside it, with the reason.
  FieldCounts Write(const std::vector<EventRow>& events, const Put& main, const Put& beside) const;

 private:
  class Writer;
  FieldFormat format_;
  const FieldCodes& codes_;
  const std::map<std::string, StoryNames>& stories_;
};

}  // namespace dragoman
